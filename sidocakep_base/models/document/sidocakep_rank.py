from odoo import models


class SidocakepRank(models.Model):
    """A rank is printed under each signature: who changed it is kept."""

    _name = "sidocakep.rank"
    _inherit = ["sidocakep.rank", "sidocakep.kept.mixin"]

    _kept_whole = True
