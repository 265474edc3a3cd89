from odoo import models


class SidocakepMeasurementReport(models.Model):
    """What the printed report of the team says. Gunung Mas 24/2024 art. 9(8), 9(9)."""

    _name = "sidocakep.measurement.report"
    _inherit = "sidocakep.measurement.report"

    _issue_label = "Laporan Hasil Pengukuran Kinerja"
    _issue_report = "sidocakep_report.action_report_measurement_result"

    def _get_document_values(self):
        """Return ``{report id: values of the printed page}``, formatted."""
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

    def _get_issue_period(self):
        return self._get_printed_period()

    def action_read(self):
        """Open the paper itself, as it was signed."""
        super().action_read()
        return self.env.ref(self._issue_report).report_action(self)
