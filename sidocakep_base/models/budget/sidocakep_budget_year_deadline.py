from odoo import api, models


class SidocakepBudgetYear(models.Model):
    """The decision of the budget starts the clock of handing in: art. 7(4)."""

    _name = "sidocakep.budget.year"
    _inherit = "sidocakep.budget.year"

    @api.model_create_multi
    def create(self, vals_list):
        budget_years = super().create(vals_list)
        budget_years._ask_deadlines()
        return budget_years

    def write(self, vals):
        result = super().write(vals)
        if {"decided_on", "year", "company_id"} & vals.keys():
            self._ask_deadlines()
        return result

    def _ask_deadlines(self):
        """Have the deadlines of all agencies of the government counted again."""
        for year, budget_years in self.grouped("year").items():
            agencies = (
                self.env["res.company"]
                .sudo()
                .search([("id", "child_of", budget_years.company_id.ids)])
            )
            self.env["sidocakep.deadline.request"]._ask(agencies, [year])
