from odoo import models

from odoo.addons.sidocakep_cascading.models.measurement.sidocakep_measurement import (
    FOLLOWING_STATES,
)


class SidocakepMeasurement(models.Model):
    """What the printed form of a measurement says. Gunung Mas 24/2024 annex D."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    _printed_form = "measurement"
    _issue_label = "Pengukuran Kinerja"
    _issue_report = "sidocakep_report.action_report_measurement"

    def _get_document_values(self):
        """Return ``{measurement id: values of the printed form}``, formatted."""
        documents = self._get_document()
        marks = self._get_issue_marks()
        return {
            item.id: {
                **documents[item.id],
                "is_draft": item.state in FOLLOWING_STATES,
                "standing": item._get_printed_standing(),
                "seal": (item.document_seal or "")[:16],
                "issued": marks.get(item.id),
            }
            for item in self
        }
