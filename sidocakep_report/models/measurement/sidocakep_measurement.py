from odoo import models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_cascading.models.measurement.sidocakep_measurement import (
    FOLLOWING_STATES,
)


class SidocakepMeasurement(models.Model):
    """What the printed form of a measurement says. Gunung Mas 24/2024 annex D."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    def _get_document_values(self):
        """Return ``{measurement id: values of the printed form}``, formatted."""
        documents = self._get_document()
        return {
            item.id: {
                **documents[item.id],
                "is_draft": item.state in FOLLOWING_STATES,
                "standing": item._get_printed_standing(),
                "seal": (item.document_seal or "")[:16],
            }
            for item in self
        }

    def _get_printed_standing(self):
        """Say how final the figures are. Gunung Mas 24/2024 art. 9(6)."""
        self.ensure_one()
        if self.accepted_on:
            return f"Diterima Tim Monev tanggal {format_date(self.accepted_on)}"
        if self.state in FOLLOWING_STATES:
            return "Belum dikirim"
        words = [f"Dikirim tanggal {format_date(self.first_sent_on)}"]
        if self.first_sent_on != self.sent_on:
            words.append(f"lengkap tanggal {format_date(self.sent_on)}")
        return ", ".join([*words, "belum diterima Tim Monev"])
