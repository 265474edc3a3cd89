from odoo import api, models

from ..document.period import get_period_end
from .realisation_kind import RealisationKind
from .sidocakep_profile_deadline import MONTH_END


class SidocakepDeadline(models.Model):
    """The months of spending of every agency, where the profile says by when."""

    _name = "sidocakep.deadline"
    _inherit = "sidocakep.deadline"

    @api.model
    def _get_kinds(self):
        return [*super()._get_kinds(), RealisationKind]

    @api.model
    def _get_clock_starts(self, companies, years):
        starts = super()._get_clock_starts(companies, years)
        ends = {
            (year, number): get_period_end("month", year, number)
            for year in years
            for number in range(1, 13)
        }
        starts[MONTH_END] = {
            (company_id, year, ("month", number)): day
            for company_id in companies.ids
            for (year, number), day in ends.items()
        }
        return starts
