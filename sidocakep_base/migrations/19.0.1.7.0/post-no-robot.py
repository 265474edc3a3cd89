"""Officials find no greeting of a robot: the work is what waits for them."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    env["res.users"]._get_officials_greeted()._drop_greetings()
