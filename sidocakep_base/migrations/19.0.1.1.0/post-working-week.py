"""The working week comes from the calendar of the government.

A profile keeps its own only where the calendar says another one, so that no due date
moves: that week was chosen for this regulation.
"""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    governments = env["res.company"].search([("parent_id", "=", False)])
    for profile in env["sidocakep.profile"].search([("working_days", "!=", False)]):
        adopting = governments.filtered(
            lambda company, profile=profile: company.profile_id == profile
        )
        said = profile._get_rest_weekdays()
        if all(
            company._get_rest_weekdays() == said for company in adopting or governments
        ):
            profile.working_days = False
