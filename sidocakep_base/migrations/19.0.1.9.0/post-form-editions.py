"""Measurement, action plan and LKjIP have a layout: their forms take its words."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    forms = env["sidocakep.profile.form"].search([("form_code", "=", False)])
    forms = forms.filtered("is_printed")
    forms._compute_form_code()
    forms._compute_texts()
