from odoo import models


class SidocakepDataCollection(models.Model):
    """What the printed decree of a data collection says. Paser 23/2016 art. 8(3)."""

    _name = "sidocakep.data.collection"
    _inherit = "sidocakep.data.collection"

    _issue_label = "Keputusan Pengumpulan Data Kinerja"
    _issue_report = "sidocakep_report.action_report_data_collection"

    def _get_document_values(self):
        """Return ``{collection id: values of the printed decree}``, formatted."""
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
