"""The budget of an agency, asked from the agency."""

from odoo import models


class ResCompany(models.Model):
    """Adds the question which budget is in force."""

    _name = "res.company"
    _inherit = "res.company"

    def _get_budget_in_force(self, year, date=None):
        """Return the budget (DPA) of the agency in force, or an empty recordset.

        :param date: on that day; without it the latest ratified version
        """
        self.ensure_one()
        return self.env["sidocakep.budget"]._get_in_force(self, year, date)
