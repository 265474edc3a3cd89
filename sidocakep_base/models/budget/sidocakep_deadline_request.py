from odoo import api, models


class SidocakepDeadlineRequest(models.Model):
    """A budget decided beforehand starts the clocks of a year to come."""

    _name = "sidocakep.deadline.request"
    _inherit = "sidocakep.deadline.request"

    @api.model
    def _get_years(self):
        years = super()._get_years()
        later = {
            year
            for model in ("sidocakep.budget", "sidocakep.budget.year")
            for [year] in self.env[model]
            .sudo()
            ._read_group([("year", ">", max(years))], ["year"])
        }
        return sorted({*years, *later})
