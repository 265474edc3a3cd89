from odoo import api, fields, models


class SidocakepRealisationClose(models.TransientModel):
    """Names what is doubtful in a month and asks why it is closed all the same."""

    _name = "sidocakep.realisation.close"
    _description = "Close a Month All the Same"

    month_id = fields.Many2one(
        "sidocakep.realisation.month", required=True, ondelete="cascade"
    )
    doubt_text = fields.Text(string="To Be Looked At", compute="_compute_doubt_text")
    reason = fields.Text(help="Why it is closed all the same; it stays with the month.")

    @api.depends("month_id")
    @api.depends_context("lang")
    def _compute_doubt_text(self):
        for window in self:
            month = window.month_id
            window.doubt_text = month._get_close_doubts() if month else False

    def action_confirm(self):
        """Close the month."""
        self.ensure_one()
        self.month_id.action_close(self.reason or "")
        return {"type": "ir.actions.act_window_close"}
