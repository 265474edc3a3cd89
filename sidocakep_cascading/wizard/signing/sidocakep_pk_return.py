from odoo import api, fields, models

from ...const import HANDED_IN, RECEIVED

CONTENT, FORMAL = "content", "formal"


class SidocakepPkReturn(models.TransientModel):
    """Asks why a PK goes back to draft."""

    _name = "sidocakep.pk.return"
    _description = "Return a Performance Agreement"

    pk_ids = fields.Many2many("sidocakep.pk", string="Agreements", required=True)
    kind = fields.Selection(
        [
            (CONTENT, "The content is wrong: back to draft, to be signed again"),
            (FORMAL, "Only the form: back to who handed it in, signatures stand"),
        ],
        string="What Has to Be Corrected",
        required=True,
        default=CONTENT,
    )
    can_be_formal = fields.Boolean(compute="_compute_can_be_formal")
    reason = fields.Text(required=True, help="What must be changed; kept with the PK.")

    @api.depends("pk_ids.state")
    def _compute_can_be_formal(self):
        """Only what was handed in can go back as it is."""
        for wizard in self:
            states = set(wizard.pk_ids.mapped("state"))
            wizard.can_be_formal = states <= {HANDED_IN, RECEIVED}

    def action_confirm(self):
        """Return the PKs; the rights are checked there."""
        self.ensure_one()
        if self.kind == FORMAL:
            result = self.pk_ids.action_send_back(self.reason)
        else:
            result = self.pk_ids.action_return(self.reason)
        close = {"type": "ir.actions.act_window_close"}
        if result is True:
            return close
        # some were left out
        return result | {"params": result["params"] | {"next": close}}
