from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.const import MONTHS


class SidocakepActionShift(models.TransientModel):
    """Work that is postponed to another month: a new row, linked to the old one."""

    _name = "sidocakep.action.shift"
    _description = "Shift the Work of a Month"

    month_id = fields.Many2one(
        "sidocakep.action.month",
        string="Work to Shift",
        required=True,
        readonly=True,
        ondelete="cascade",
    )
    month = fields.Selection(MONTHS, string="To the Month", required=True)
    justification = fields.Text(string="Why It Is Shifted", required=True)

    @api.depends("month_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = window.month_id.display_name

    def action_shift(self):
        """Postpone the work and schedule it in the other month."""
        self.ensure_one()
        if not self.justification.strip():
            raise UserError(self.env._("Write why the work is shifted."))
        self.month_id._shift(int(self.month), self.justification)
        return {"type": "ir.actions.act_window_close"}
