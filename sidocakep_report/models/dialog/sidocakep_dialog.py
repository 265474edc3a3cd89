from odoo import models


class SidocakepDialog(models.Model):
    """What the printed minutes of a dialog say."""

    _name = "sidocakep.dialog"
    _inherit = "sidocakep.dialog"

    _issue_label = "Berita Acara Dialog Kinerja"
    _issue_report = "sidocakep_report.action_report_dialog"

    def _get_document_values(self):
        """Return ``{dialog id: values of the printed page}``, formatted."""
        documents = self._get_document()
        marks = self._get_issue_marks()
        return {
            item.id: {
                **documents[item.id],
                "is_draft": item.state == "draft",
                "seal": (item.document_seal or "")[:16],
                "issued": marks.get(item.id),
            }
            for item in self
        }
