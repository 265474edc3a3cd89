from odoo import fields, models


class SidocakepPkRevisionDismiss(models.TransientModel):
    """Asks why an agreement stays as it is although a revision was proposed."""

    _name = "sidocakep.pk.revision.dismiss"
    _description = "Dismiss a Proposed Revision"

    revision_ids = fields.Many2many("sidocakep.pk.revision", required=True)
    reason = fields.Text(
        required=True, help="It is kept with the proposal and shown to its readers."
    )

    def action_confirm(self):
        """Dismiss the proposals; the rights are checked there."""
        self.ensure_one()
        self.revision_ids.action_dismiss(self.reason)
        return {"type": "ir.actions.act_window_close"}
