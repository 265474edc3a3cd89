from odoo import models

from .sidocakep_profile import EMPTY


class SidocakepMeasurementSheet(models.Model):
    """The achievement of an official: that of the lines of his PK."""

    _name = "sidocakep.measurement.sheet"
    _inherit = "sidocakep.measurement.sheet"

    def _roll_up(self):
        """Follow the lines; then the agency follows too."""
        sheets = self.sudo()
        sheets.fetch(["measurement_id"])
        lines = sheets.env["sidocakep.measurement.line"]
        found = lines._roll_up_by("sheet_id", sheets, "official")
        sheets._write_each([found.get(sheet_id, EMPTY) for sheet_id in sheets._ids])
        sheets.measurement_id._roll_up()
