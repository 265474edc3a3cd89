"""Officials get as manager who holds the post above, where none was entered."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    env["hr.job"].search([("position_kind_id", "!=", False)])._lead_officials()
