from odoo import fields, models


class SidocakepRealisationReopen(models.TransientModel):
    """Asks why a closed month is opened again; the month checks the rights."""

    _name = "sidocakep.realisation.reopen"
    _description = "Open a Closed Month Again"

    month_id = fields.Many2one(
        "sidocakep.realisation.month", required=True, ondelete="cascade"
    )
    reason = fields.Text(help="Why it is opened again; it stays with the month.")

    def action_confirm(self):
        """Open the month again."""
        self.ensure_one()
        self.month_id._reopen(self.reason)
        return {"type": "ir.actions.act_window_close"}
