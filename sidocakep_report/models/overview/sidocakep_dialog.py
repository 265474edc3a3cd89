from odoo import models


class SidocakepDialog(models.Model):
    """Its minutes lie in the folder of the period."""

    _name = "sidocakep.dialog"
    _inherit = ["sidocakep.dialog", "sidocakep.covered.mixin"]

    _cover_steps = ("decide",)
