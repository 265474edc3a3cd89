from odoo import api, models

from odoo.addons.sidocakep_base.models.document.columns import read_columns


class SidocakepMeasurementLine(models.Model):
    """A line is compared with its promise; the official and the agency follow it."""

    _name = "sidocakep.measurement.line"
    _inherit = "sidocakep.measurement.line"

    def _refresh(self):
        result = super()._refresh()
        self.sudo().sheet_id._roll_up()
        return result

    @api.model
    def _get_measured_by(self):
        return [*super()._get_measured_by(), "pk_line_id", "sheet_id", "sequence"]

    def _get_year_targets(self):
        promised = self.pk_line_id._to_engine_values()
        rows = read_columns(self, "pk_line_id")
        return {
            line_id: promised[pk_line_id]
            for line_id, (pk_line_id,) in zip(self._ids, rows, strict=True)
        }
