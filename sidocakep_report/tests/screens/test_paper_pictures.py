"""The pictures of docs/images that show papers: a page of each form.

``setup/pictures`` runs this on a demo database. A form of which the demo regency has no
document shows a made-up one: that of its preview in the regulation profile, or the one
that its house template begins with.
"""

from datetime import date
from typing import NamedTuple

from odoo.tests import tagged

from odoo.addons.sidocakep_cascading.tests.common import CHANGED_ELSEWHERE
from odoo.addons.sidocakep_cascading.wizard.overview.sidocakep_overview import (
    YEAR_PERIOD,
)

from ...engine import house
from ...models.form.sidocakep_profile_form import PREVIEW, PREVIEW_KEY
from ...typeset.engine import compile_document, read_documents
from ..house import HOUSE
from .test_pictures import PictureCase


class Paper(NamedTuple):
    """A picture of a paper: its name in docs/images, and the report that prints it.

    :param form: the house form whose made-up document is shown
    :param edition: the form of a profile that is shown as in its preview
    :param find: the method that returns the record; else any is taken
    :param page: which page is shown
    """

    name: str
    report: str
    form: str = ""
    edition: str = ""
    find: str = ""
    page: int = 1


PAPERS = (
    Paper("map-paper", "strategy_map", find="get_plan"),
    Paper("tree-paper", "performance_tree"),
    Paper("rkt-paper", "rkt"),
    Paper("rkt-tables-paper", "rkt_tables", find="_find_rkt"),
    Paper("rkt-rka-paper", "rkt_rka", find="_find_rkt"),
    Paper("pk-paper", "pk", find="_find_head"),
    Paper("pk-receipt-paper", "pk_receipt", find="_find_received"),
    Paper("action-plan-paper", "action_plan"),
    Paper("iku-paper", "iku"),
    Paper("team-paper", "team"),
    Paper("data-collection-paper", "data_collection", page=2),
    Paper("data-recap-paper", "data_recap", find="_make_recap"),
    Paper("measurement-paper", "measurement", find="_find_accepted"),
    Paper("renja-evaluation-paper", "renja_evaluation", find="_find_accepted"),
    Paper("cover-sheet-paper", "quarter_cover", find="_find_accepted"),
    Paper("receipt-paper", "measurement_receipt", find="_find_accepted"),
    Paper("measurement-result-paper", "measurement_result", "measurement_result"),
    Paper("invitation-paper", "dialog_invitation", "dialog_invitation"),
    Paper("minutes-paper", "dialog", "dialog"),
    Paper("letter-paper", "lkjip_letter", "letter"),
    Paper("dispatch-paper", "lkjip_dispatch_letter", find="_make_dispatch"),
    Paper("cascading-letter-paper", "cascading_letter", "cascading_letter"),
    Paper("cascading-paper", "cascading", edition="form_paser_cascading", page=2),
    Paper("review-paper", "lkjip_review", "lkjip_review"),
    Paper("handover-paper", "handover", "handover"),
    Paper("lkjip-cover-paper", "lkjip", find="_make_report"),
    Paper("lkjip-paper", "lkjip", find="_make_report", page=8),
    Paper("lkjip-chart-paper", "lkjip", find="_make_report", page=9),
    Paper("pk-paser-paper", "pk", edition="form_paser_pk"),
    Paper("pk-region-paper", "pk", edition="form_paser_pk_head_of_region"),
    Paper("pk-difference-paper", "pk_difference", find="_make_successor"),
    Paper("reconciliation-paper", "reconciliation", find="_find_month"),
    Paper("overview-paper", "overview", find="_make_overview"),
    Paper("punctuality-paper", "punctuality", find="_make_overview"),
    Paper("use-paper", "use_of_results", find="_make_year"),
)

#: The address in the codes of the papers.
ADDRESS = "https://sakip.tanjungmulia.example"


@tagged("post_install", "-at_install", "-standard", "sidocakep_pictures")
class TestPaperPictures(PictureCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # what stands beside a code is the address of nobody's machine
        cls.env["ir.config_parameter"].set_param("web.base.url", ADDRESS)

    def test_papers(self):
        for paper in PAPERS:
            with self.subTest(paper.name):
                report = self.env.ref(f"sidocakep_report.action_report_{paper.report}")
                if paper.form:
                    content = self._print_sample(report, paper.form)
                elif paper.edition:
                    form = self.env.ref(f"sidocakep_base.{paper.edition}")
                    content = self._print(report, form, {PREVIEW_KEY: PREVIEW})
                else:
                    records = self.env[report.model]
                    found = getattr(self, paper.find)() if paper.find else records
                    content = self._print(report, found or records.search([], limit=1))
                self.keep_page(paper.name, content, paper.page)

    def _print(self, report, record, data=None):
        reports = self.env["ir.actions.report"].with_context(lang="id_ID")
        return reports._typeset_render(report, record, data)[record.id]

    def _print_sample(self, report, form):
        """Return the made-up document of a form as it leaves the printer."""
        template = self.env[HOUSE].new({"form": form})
        document = template._complete_sample(house.read_sample(form))
        pages = [{"record": self.env[report.model], "doc": document}]
        html = report._render_template(report.report_name, {"pages": pages})
        [page] = read_documents(html, report._typeset_page(report))
        return compile_document(page)

    def _get_company(self):
        return self._find_head().company_id

    def _find_head(self):
        return self.ref("pk_kepala_bpbd_demo")

    def _find_received(self):
        received = [("receipt_number", "!=", False)]
        return self.env["sidocakep.pk"].search(received, limit=1)

    def _find_rkt(self):
        whose = [("company_id", "=", self._get_company().id)]
        return self.env["sidocakep.rkt"].search(whose, order="year desc", limit=1)

    def _find_accepted(self):
        domain = [("state", "=", "accepted"), ("period_no", "=", 4)]
        return self.env["sidocakep.measurement"].search(domain, limit=1)

    def _make_recap(self):
        measurement = self._find_accepted()
        return self.env["sidocakep.data.recap"].create(
            {
                "company_id": measurement.company_id.id,
                "year": measurement.year,
                "quarter": "4",
            }
        )

    def _make_dispatch(self):
        """Return how the report of the government goes to a minister."""
        measurement = self._find_accepted()
        government = measurement.company_id.root_id
        report = self.env["sidocakep.lkjip"].create(
            {"company_id": government.id, "year": measurement.year}
        )
        report._with_workflow_bypass().document_number = "000.8.6.3/12/2026"
        dispatches = self.env["sidocakep.lkjip.dispatch"]._with_workflow_bypass()
        dispatch = dispatches.create(
            {"lkjip_id": report.id, "recipient": "Menteri Dalam Negeri"}
        )
        dispatch.write({"address": "Jakarta", "letter_number": "000.8.6.3/40/2026"})
        # what it takes to sign the report is no matter of this picture
        dispatch.write({"state": "sent"})
        self.env.cr.execute(
            "UPDATE sidocakep_lkjip_dispatch SET letter_date = %s WHERE id = %s",
            ["2026-03-26", dispatch.id],
        )
        dispatch.invalidate_recordset()
        dispatch._issue("letter")
        return dispatch.with_env(self.env)

    def _make_report(self):
        """Return the report of a year that was measured to its end."""
        measurement = self._find_accepted()
        reports = self.env["sidocakep.lkjip"]
        whose = {"company_id": measurement.company_id.id, "year": measurement.year}
        made = reports.search([(name, "=", value) for name, value in whose.items()])
        return made[:1] or reports.create(whose)

    def _make_successor(self):
        head = self._find_head()
        reason, day = "Perubahan Renstra BPBD", date(2026, 7, 1)
        successor = head._revise("strategy", reason, day, **CHANGED_ELSEWHERE)
        successor.line_ids[0].written = "118"
        return successor

    def _find_month(self):
        months = self.env["sidocakep.realisation.month"]
        whose = [("company_id", "=", self._get_company().id), ("month", "=", 6)]
        return months.search(whose, limit=1)

    def _make_overview(self, period="1"):
        government = self._get_company().root_id
        return self.env["sidocakep.overview"].create(
            {"company_id": government.id, "year": 2026, "period": period}
        )

    def _make_year(self):
        return self._make_overview(period=YEAR_PERIOD)
