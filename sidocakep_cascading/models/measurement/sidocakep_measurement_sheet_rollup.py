from odoo import models


class SidocakepMeasurementSheet(models.Model):
    """The achievement of an official: that of the lines of his PK."""

    _name = "sidocakep.measurement.sheet"
    _inherit = "sidocakep.measurement.sheet"

    def _roll_up(self):
        """Follow the lines; then the agency follows too."""
        for sheet in self.sudo():
            sheet._write_changed(sheet.line_ids._prepare_rollup("official"))
        self.sudo().measurement_id._roll_up()
