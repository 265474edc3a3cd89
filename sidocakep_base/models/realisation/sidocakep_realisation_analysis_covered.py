"""Of how many agencies the sums of the absorption are, as the screen says it."""

from odoo import api, models

from ..document.covered_words import MONEY, tell_covered


class SidocakepRealisationAnalysis(models.Model):
    """Absorption: to the last month that is over, or that is searched for."""

    _name = "sidocakep.realisation.analysis"
    _inherit = ["sidocakep.realisation.analysis", "sidocakep.summed.mixin"]

    @api.model
    def _tell_covered(self, agencies, domain, year):
        today = self.env.user._get_office_day()
        last = 12 if year < today.year else today.month - 1
        months = [
            int(month)
            for condition in domain.iter_conditions()
            if condition.field_expr == "month" and condition.operator == "in"
            for month in condition.value
            if month
        ]
        last = max(months, default=last)
        if last < 1 or year > today.year:
            return []
        parts = self.env["sidocakep.realisation"]._get_covered(agencies, year, last)
        return [tell_covered(self.env, parts, MONEY)]
