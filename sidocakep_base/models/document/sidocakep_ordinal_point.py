from odoo import models


class SidocakepOrdinalPoint(models.Model):
    """A point of a scale: who changed it stands in the trail of the scale."""

    _name = "sidocakep.ordinal.point"
    _inherit = ["sidocakep.ordinal.point", "sidocakep.kept.mixin"]

    _kept_in = "scale_id"
