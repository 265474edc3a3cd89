from odoo import fields, models


class SidocakepPkReturn(models.TransientModel):
    """Asks why a PK goes back to draft."""

    _name = "sidocakep.pk.return"
    _description = "Return a Performance Agreement"

    pk_ids = fields.Many2many("sidocakep.pk", string="Agreements", required=True)
    reason = fields.Text(
        required=True,
        help="What must be changed. It is kept with the PK; signatures are voided.",
    )

    def action_confirm(self):
        """Return the PKs; the rights are checked there."""
        self.ensure_one()
        self.pk_ids.action_return(self.reason)
        return {"type": "ir.actions.act_window_close"}
