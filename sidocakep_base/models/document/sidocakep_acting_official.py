from odoo import models


class SidocakepActingOfficial(models.Model):
    """Who acts in a post signs for it: who entered or ended that is kept."""

    _name = "sidocakep.acting.official"
    _inherit = ["sidocakep.acting.official", "sidocakep.kept.mixin"]

    _kept_whole = True
