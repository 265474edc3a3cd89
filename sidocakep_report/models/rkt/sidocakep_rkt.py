from odoo import models

from odoo.addons.sidocakep_base.engine.sealing import get_seal

from .sidocakep_profile_form import RKT_REPORT


class SidocakepRkt(models.Model):
    """An RKT is issued as it is decided, where the regulation has a form for it.

    Its content is what base keeps with the decision: heading and rows of the form, and
    the tables that lead to it and to the RKA.
    """

    _name = "sidocakep.rkt"
    _inherit = ["sidocakep.rkt", "sidocakep.issued.mixin"]

    _issue_label = "Rencana Kerja Tahunan"
    _issue_report = RKT_REPORT

    def _transition(self, name, vals=None, reason=None):
        result = super()._transition(name, vals, reason)
        if name == "decide":
            self.filtered("form_id")._issue()
        return result

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
