import json

from odoo import api, fields, models

from .sealed_mixin import BROKEN, SEALED_STATES


class SidocakepSealResultMixin(models.AbstractModel):
    """What a daily check found of something sealed; the program alone writes it.

    A model has a ``state`` that words those of ``SEALED_STATES``, and says in
    ``_describe`` what each problem means. What was found once stays on the row after
    the damage was undone.
    """

    _name = "sidocakep.seal.result.mixin"
    _description = "Result of a Check of Seals"
    _inherit = ["mail.thread", "mail.activity.mixin"]

    severity = fields.Integer(compute="_compute_severity", store=True, aggregator=None)
    problems = fields.Json(readonly=True)
    description = fields.Text(string="Found", compute="_compute_description")
    checked_on = fields.Datetime(required=True, readonly=True)
    broken_on = fields.Datetime(
        string="Last Not Intact",
        readonly=True,
        help="When it was last found that something is not as it was sealed. It stays "
        "here after that was put right.",
    )
    broken_problems = fields.Json(readonly=True)
    broken_description = fields.Text(
        string="Found Then", compute="_compute_description"
    )
    is_restored = fields.Boolean(
        string="Restored",
        compute="_compute_is_restored",
        help="It was not intact once, and is as it was sealed now.",
    )

    @api.depends("state")
    def _compute_severity(self):
        for result in self:
            result.severity = SEALED_STATES.index(result.state)

    @api.depends("problems", "broken_problems")
    @api.depends_context("lang", "tz")
    def _compute_description(self):
        for result in self:
            result.description = "\n".join(result._describe(result.problems))
            found = result._describe(result.broken_problems)
            result.broken_description = "\n".join(found)

    @api.depends("state", "broken_on")
    def _compute_is_restored(self):
        for result in self:
            result.is_restored = bool(result.broken_on) and result.state != BROKEN

    def _describe(self, problems):
        """Return a line for each problem, in the language of the reader."""
        raise NotImplementedError

    def _note_found(self, vals):
        """Write down what was found; tell whether it is a break nobody was told of.

        :param vals: ``state``, ``problems`` and what else the model has
        """
        self.ensure_one()
        now = fields.Datetime.now()
        is_new = vals["state"] == BROKEN and (
            self.state != BROKEN or self._has_more(vals)
        )
        if vals["state"] == BROKEN:
            broken = {"broken_on": now, "broken_problems": vals["problems"]}
            vals = {**vals, **broken}
        self.write({**vals, "checked_on": now})
        return is_new

    def _has_more(self, vals):
        """Tell whether something is found that was not found the last time."""
        return bool(_get_texts(vals["problems"]) - _get_texts(self.problems))


def _get_texts(problems):
    """Return problems in a form that is compared; a word stands for a failed check."""
    items = problems if isinstance(problems, (list, tuple)) else [problems or ""]
    return {json.dumps(item, sort_keys=True) for item in items}
