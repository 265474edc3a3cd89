from datetime import date

from odoo import api, models

#: What is rolled up from the lines of agreements.
SCOPES = ("official", "agency", "objective")


class SidocakepPk(models.Model):
    """A weighted mean, of whatever scope, asks for the weights of its year."""

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    @api.model
    def _weighs_promises(self, company, year):
        first, last = date(year, 1, 1), date(year, 12, 31)
        rows = company.sudo()._get_profile(last).sudo().rollup_ids
        return super()._weighs_promises(company, year) or any(
            row.method == "weighted"
            and row.scope in SCOPES
            and (row.date_start or first) <= last
            and (row.date_end or last) >= first
            for row in rows
        )
