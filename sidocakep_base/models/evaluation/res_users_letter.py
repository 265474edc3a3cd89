from odoo import api, models

from .sidocakep_lhe_recommendation import ACTIVITY_FOLLOW_UP


class ResUsers(models.Model):
    """Who is to follow up a recommendation is reminded before its day."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_reminded_kinds(self):
        return [*super()._get_reminded_kinds(), ACTIVITY_FOLLOW_UP]
