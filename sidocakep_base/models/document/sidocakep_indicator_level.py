from odoo import models


class SidocakepIndicatorLevel(models.Model):
    """By its rank a level is judged: who changed it is kept."""

    _name = "sidocakep.indicator.level"
    _inherit = ["sidocakep.indicator.level", "sidocakep.kept.mixin"]

    _kept_whole = True
