from calendar import monthrange
from datetime import date

from odoo import api, models

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
            (year, number): date(year, number, monthrange(year, number)[1])
            for year in years
            for number in range(1, 13)
        }
        starts[MONTH_END] = {
            (company_id, year, ("month", number)): day
            for company_id in companies.ids
            for (year, number), day in ends.items()
        }
        return starts
