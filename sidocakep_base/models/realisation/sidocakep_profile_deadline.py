from datetime import date

from odoo import api, fields, models

DOCUMENT, MONTH_END = "realisation_month", "month_end"


class SidocakepProfileDeadline(models.Model):
    """By which day a month of spending is closed: the practice of the office."""

    _name = "sidocakep.profile.deadline"
    _inherit = "sidocakep.profile.deadline"

    document = fields.Selection(
        selection_add=[(DOCUMENT, "Month of the budget realisation")],
        ondelete={DOCUMENT: "cascade"},
    )
    trigger = fields.Selection(
        selection_add=[(MONTH_END, "The month ends")],
        ondelete={MONTH_END: "cascade"},
    )

    @api.model
    def _get_triggers_of_documents(self):
        triggers = super()._get_triggers_of_documents()
        return triggers | {DOCUMENT: (MONTH_END,)}

    @api.model
    def _get_example_starts(self, year):
        return super()._get_example_starts(year) | {MONTH_END: date(year, 1, 31)}
