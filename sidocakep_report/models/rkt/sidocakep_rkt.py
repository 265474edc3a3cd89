from odoo import api, models

from odoo.addons.sidocakep_base.engine.sealing import get_seal

from ..issued.paper import DOCUMENT, Paper
from .sidocakep_profile_form import RKT_REPORT

#: What leads from the plan to the RKT, and from the RKT to the RKA.
TABLES, RKA = "tables", "rka"
DECIDED_BY = ("decide",)
#: What the form prints beside the tables, and they do not.
OF_FORM = frozenset(
    {"rows", "title", "changes", "place", "date"}
    | {f"signer_{key}" for key in ("name", "title", "rank", "nip")}
)


class SidocakepRkt(models.Model):
    """An RKT is issued as it is decided, where the regulation has a form for it.

    Its content is what base keeps with the decision: heading and rows of the form, and
    the tables that lead to it and to the RKA.
    """

    _name = "sidocakep.rkt"
    _inherit = ["sidocakep.rkt", "sidocakep.issued.mixin"]

    _issue_label = "Rencana Kerja Tahunan"
    _issue_report = RKT_REPORT
    _issue_unprinted = {
        DOCUMENT: frozenset({"tables"}),
        TABLES: OF_FORM,
        RKA: OF_FORM,
    }

    @api.model
    def _get_papers(self):
        return {
            DOCUMENT: Paper(self._issue_label, self._issue_report, by=DECIDED_BY),
            TABLES: Paper(
                "Tabel I dan Tabel II Rencana Kerja Tahunan",
                "sidocakep_report.action_report_rkt_tables",
                by=DECIDED_BY,
            ),
            RKA: Paper(
                "Hubungan Rencana Kerja Tahunan dengan RKA",
                "sidocakep_report.action_report_rkt_rka",
                by=DECIDED_BY,
            ),
        }

    def _filter_paper(self, paper):
        """Leave out what no form is printed on."""
        report = self.env.ref(self._get_papers()[paper].report)
        codes = self.env[f"report.{report.report_name}"]._get_form_templates()
        return self.filtered(lambda rkt: rkt.form_id.form_code in codes)

    def _get_issued_content(self):
        self.ensure_one()
        tables = self.frozen_tables
        content = {**self.frozen_heading, "rows": tables["form"], "tables": tables}
        return content, get_seal(content)

    def _get_document_values(self):
        documents, marks = super()._get_document_values(), self._get_issue_marks()
        return {
            key: {**values, "issued": marks.get(key)}
            for key, values in documents.items()
        }
