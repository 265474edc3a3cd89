from odoo import models


class SidocakepMeasurementLine(models.Model):
    """A line is compared with its promise; the official and the agency follow it."""

    _name = "sidocakep.measurement.line"
    _inherit = "sidocakep.measurement.line"

    def _refresh(self):
        result = super()._refresh()
        self.sudo().sheet_id._roll_up()
        return result

    def _get_year_targets(self):
        return {line.id: line.pk_line_id._to_engine_value() for line in self}
