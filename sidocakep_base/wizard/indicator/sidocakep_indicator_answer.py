"""Answer the SMART criteria of many indicators at once."""

from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ...models.indicator.sidocakep_indicator import SMART_ANSWERS, SMART_FIELDS

ANSWERS = [answer for answer in SMART_ANSWERS if answer[0] != "unanswered"]


class SidocakepIndicatorAnswer(models.TransientModel):
    """One answer per criterion, given to all chosen indicators.

    A criterion without an answer stays as it is. The chatter of each indicator keeps
    who answered and when. Gunung Mas 24/2024 art. 6(4).
    """

    _name = "sidocakep.indicator.answer"
    _description = "Answer SMART Criteria"

    indicator_ids = fields.Many2many(
        "sidocakep.indicator", string="Indicators", required=True
    )
    smart_specific = fields.Selection(ANSWERS, string="Specific")
    smart_measurable = fields.Selection(ANSWERS, string="Measurable")
    smart_achievable = fields.Selection(ANSWERS, string="Achievable")
    smart_relevant = fields.Selection(ANSWERS, string="Relevant")
    smart_time_bound = fields.Selection(ANSWERS, string="Time-bound")
    only_unanswered = fields.Boolean(
        string="Only Where Not Answered Yet",
        default=True,
        help="Leave answers that were given before as they are.",
    )

    @api.model
    def default_get(self, fields):
        """Take the indicators chosen in the list that the user may answer for."""
        values = super().default_get(fields)
        if self.env.context.get("active_model") == "sidocakep.indicator":
            chosen = self.env["sidocakep.indicator"].browse(
                self.env.context.get("active_ids", [])
            )
            own = chosen._filtered_access("write")
            values.setdefault("indicator_ids", [Command.set(own.ids)])
        return values

    def action_answer(self):
        """Write the answers."""
        self.ensure_one()
        answers = {name: self[name] for name in SMART_FIELDS if self[name]}
        if not answers or not self.indicator_ids:
            raise UserError(
                self.env._("Choose at least one indicator and answer one criterion.")
            )
        for name, answer in answers.items():
            indicators = self.indicator_ids
            if self.only_unanswered:
                indicators = indicators.filtered(
                    lambda indicator, name=name: indicator[name] == "unanswered"
                )
            indicators.write({name: answer})
        return {"type": "ir.actions.act_window_close"}
