from odoo import fields, models


class SidocakepMeasurementReturn(models.TransientModel):
    """Asks for the remark with which measurements go back to their agencies."""

    _name = "sidocakep.measurement.return"
    _description = "Return of Measurements"

    measurement_ids = fields.Many2many(
        "sidocakep.measurement", string="Measurements", required=True
    )
    remark = fields.Text(required=True, help="What has to be mended; kept for good.")

    def _open_window(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Return"),
            "res_model": self._name,
            "view_mode": "form",
            "target": "new",
        }

    def action_confirm(self):
        """Return the measurements; who may is checked there."""
        self.ensure_one()
        self.measurement_ids._return(self.remark)
        return {"type": "ir.actions.act_window_close"}
