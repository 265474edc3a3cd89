"""Nobody makes himself a login any more; the choice of password reset is kept."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    parameters = api.Environment(cr, SUPERUSER_ID, {})["ir.config_parameter"]
    parameters.set_param("auth_signup.invitation_scope", "b2b")
