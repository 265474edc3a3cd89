from odoo import models


class SidocakepPositionKind(models.Model):
    """What a kind of post is decides what it owes: who changed it is kept."""

    _name = "sidocakep.position.kind"
    _inherit = ["sidocakep.position.kind", "sidocakep.kept.mixin"]

    _kept_whole = True
