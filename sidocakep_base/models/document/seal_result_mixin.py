from odoo import api, fields, models

from .sealed_mixin import SEALED_STATES


class SidocakepSealResultMixin(models.AbstractModel):
    """What a daily check found of something sealed; the program alone writes it.

    A model has a ``state`` that words those of ``SEALED_STATES``, and says in
    ``_describe`` what each problem means.
    """

    _name = "sidocakep.seal.result.mixin"
    _description = "Result of a Check of Seals"
    _inherit = ["mail.thread", "mail.activity.mixin"]

    severity = fields.Integer(compute="_compute_severity", store=True, aggregator=None)
    problems = fields.Json(readonly=True)
    description = fields.Text(string="Found", compute="_compute_description")
    checked_on = fields.Datetime(required=True, readonly=True)

    @api.depends("state")
    def _compute_severity(self):
        for result in self:
            result.severity = SEALED_STATES.index(result.state)

    @api.depends("problems")
    @api.depends_context("lang")
    def _compute_description(self):
        for result in self:
            result.description = "\n".join(result._describe())

    def _describe(self):
        """Return a line for each problem, in the language of the reader."""
        raise NotImplementedError
