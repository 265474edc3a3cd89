from odoo import api, fields, models


class SidocakepDataDoubt(models.TransientModel):
    """Asks once about a figure that lies far from all that is known of it.

    Figure, target and last figure stand beside each other. Who closes the window
    corrects the figure; nothing of it was sent.
    """

    _name = "sidocakep.data.doubt"
    _description = "Question About a Figure"

    figure_id = fields.Many2one(
        "sidocakep.data.figure",
        string="Performance Figure",
        required=True,
        readonly=True,
        ondelete="cascade",
    )
    name = fields.Char(related="figure_id.display_name", string="Figure Asked About")
    rest_ids = fields.Many2many(
        "sidocakep.data.figure",
        string="Asked About Next",
        readonly=True,
    )
    rest_count = fields.Integer(compute="_compute_rest_count")
    printed_value = fields.Char(related="figure_id.printed_value", string="Entered Now")
    target_text = fields.Char(related="figure_id.target_text")
    year_target_text = fields.Char(related="figure_id.year_target_text")
    last_text = fields.Char(related="figure_id.last_text")
    doubt_text = fields.Text(related="figure_id.doubt_text")
    reason = fields.Text(
        string="Why the Figure Is True",
        help="A sentence, kept with the figure and read by who verifies it.",
    )

    @api.depends("rest_ids")
    def _compute_rest_count(self):
        for window in self:
            window.rest_count = len(window.rest_ids)

    @api.model
    def _ask(self, figures):
        """Return the window that asks about the first of the figures."""
        first = figures[0]
        window = self.create(
            {
                "figure_id": first.id,
                "rest_ids": [fields.Command.set((figures - first).ids)],
                "reason": first.doubt_reason or first._get_carried_reason(),
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Is This Figure True?"),
            "res_model": self._name,
            "res_id": window.id,
            "view_mode": "form",
            "target": "new",
        }

    def action_confirm(self):
        """Keep the sentence, send the figure, and ask about the next one."""
        self.ensure_one()
        figure = self.figure_id
        figure.doubt_reason = self.reason
        figure._check_send()
        figure.action_send()
        rest = self.rest_ids._filter_unexplained()
        return self._ask(rest) if rest else {"type": "ir.actions.act_window_close"}
