from odoo import models


class SidocakepCascadingReport(models.Model):
    """What the printed cascading report says. Paser 23/2016 art. 7(5), annex II."""

    _name = "sidocakep.cascading.report"
    _inherit = "sidocakep.cascading.report"

    _printed_form = "cascading"
    _issue_label = "Laporan Cascading Kinerja"
    _issue_report = "sidocakep_report.action_report_cascading"

    def _get_document_values(self):
        """Return ``{report id: values of the printed pages}``, formatted."""
        documents = self._get_document()
        marks = self._get_issue_marks()
        result = {}
        for report in self:
            document = documents[report.id]
            logo = report.company_id._get_printed_logo()
            result[report.id] = {
                **document,
                "agency": {**document["agency"], "logo": logo},
                "is_draft": report.state == "draft",
                "seal": (report.document_seal or "")[:16],
                "issued": marks.get(report.id),
            }
        return result
