"""The pictures of docs/images that show papers: the first page of each form.

``setup/pictures`` runs this on a demo database. A form of which the demo regency has no
document yet shows the made-up one that its house template begins with.
"""

from typing import NamedTuple

from odoo.tests import tagged

from ...engine import house
from ...typeset.engine import compile_document, read_documents
from ..house import HOUSE
from .test_pictures import PictureCase


class Paper(NamedTuple):
    """A picture of a paper: its name in docs/images, the report, its house form."""

    name: str
    report: str
    form: str = ""


PAPERS = (
    Paper("rkt-paper", "rkt"),
    Paper("action-plan-paper", "action_plan"),
    Paper("iku-paper", "iku"),
    Paper("team-paper", "team"),
    Paper("data-collection-paper", "data_collection"),
    Paper("measurement-paper", "measurement"),
    Paper("renja-evaluation-paper", "renja_evaluation"),
    Paper("measurement-result-paper", "measurement_result", "measurement_result"),
    Paper("invitation-paper", "dialog_invitation", "dialog_invitation"),
    Paper("minutes-paper", "dialog", "dialog"),
    Paper("letter-paper", "lkjip_letter", "letter"),
    Paper("cascading-letter-paper", "cascading_letter", "cascading_letter"),
    Paper("review-paper", "lkjip_review", "lkjip_review"),
    Paper("handover-paper", "handover", "handover"),
)


@tagged("post_install", "-at_install", "-standard", "sidocakep_pictures")
class TestPaperPictures(PictureCase):
    def test_papers(self):
        for paper in PAPERS:
            with self.subTest(paper.name):
                report = self.env.ref(f"sidocakep_report.action_report_{paper.report}")
                if paper.form:
                    self.keep_page(paper.name, self._print_sample(report, paper.form))
                else:
                    record = self.env[report.model].search([], limit=1)
                    self.take_page(paper.name, report.xml_id.partition(".")[2], record)

    def _print_sample(self, report, form):
        """Return the made-up document of a form as it leaves the printer."""
        template = self.env[HOUSE].new({"form": form})
        document = template._complete_sample(house.read_sample(form))
        pages = [{"record": self.env[report.model], "doc": document}]
        html = report._render_template(report.report_name, {"pages": pages})
        [page] = read_documents(html, report._typeset_page(report))
        return compile_document(page)
