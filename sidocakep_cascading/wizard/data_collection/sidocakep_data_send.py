"""What is sent without a target, named before it is sent."""

from odoo import api, fields, models


class SidocakepDataSend(models.TransientModel):
    """Names the figures of which nobody set a target, and what that does to them.

    Who closes the window has the target set first; nothing was sent.
    """

    _name = "sidocakep.data.send"
    _description = "Figures Sent without a Target"

    figure_ids = fields.Many2many(
        "sidocakep.data.figure", string="Figures", required=True
    )
    rows = fields.Text(string="Target Not Set", compute="_compute_rows")

    @api.depends("figure_ids")
    @api.depends_context("lang")
    def _compute_rows(self):
        """Say of each figure without a target why, and who sets it."""
        for window in self:
            # As the window opens it is not saved, and knows them by their origin.
            lacking = window.figure_ids._origin.filtered("lacks_target")
            window.rows = "\n".join(
                f"{figure.display_name}: {figure.lacking_text}" for figure in lacking
            )

    @api.model
    def _open_window(self, figures):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Send without a Target?"),
            "res_model": self._name,
            "view_mode": "form",
            "target": "new",
            "context": {"default_figure_ids": figures.ids},
        }

    def action_confirm(self):
        """Send them; what is asked about a figure itself is asked after this."""
        self.ensure_one()
        result = self.figure_ids.action_send()
        if isinstance(result, dict):
            return result
        return {"type": "ir.actions.act_window_close"}
