from odoo import models


class SidocakepBudget(models.Model):
    """Ratification starts the clock of the agreements: Gunung Mas 24/2024 art. 7(2)."""

    _name = "sidocakep.budget"
    _inherit = "sidocakep.budget"

    def _transition(self, name, vals=None, reason=None):
        result = super()._transition(name, vals, reason)
        if name == "ratify":
            for year, budgets in self.grouped("year").items():
                agencies = budgets.company_id.sudo().search(
                    [
                        ("id", "child_of", budgets.company_id.ids),
                        ("parent_id", "!=", False),
                    ]
                )
                agencies |= budgets.company_id.sudo()
                self.env["sidocakep.deadline"]._refresh(agencies, year)
        return result
