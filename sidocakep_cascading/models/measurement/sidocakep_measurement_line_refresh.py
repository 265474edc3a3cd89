from odoo import api, models


class SidocakepMeasurementLine(models.Model):
    """A line is compared with its promise; the official and the agency follow it."""

    _name = "sidocakep.measurement.line"
    _inherit = "sidocakep.measurement.line"

    def _refresh(self, counted=None):
        result = super()._refresh(counted)
        rows = self.sudo()._read_stored(["sheet_id"])
        sheets = self.env["sidocakep.measurement.sheet"]
        sheets.browse(dict.fromkeys(sheet_id for (sheet_id,) in rows))._roll_up()
        return result

    @api.model
    def _get_measured_by(self):
        return [*super()._get_measured_by(), "pk_line_id"]

    def _get_year_targets(self, keys):
        promises = [pk_line_id for (pk_line_id,) in keys]
        lines = self.env["sidocakep.pk.line"].browse(dict.fromkeys(promises))
        values = lines._to_engine_values()
        return [values[pk_line_id] for pk_line_id in promises]
