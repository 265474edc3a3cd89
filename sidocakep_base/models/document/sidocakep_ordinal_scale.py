from odoo import models


class SidocakepOrdinalScale(models.Model):
    """A scale by which figures are read: who changed it, and its points, is kept."""

    _name = "sidocakep.ordinal.scale"
    _inherit = ["sidocakep.ordinal.scale", "sidocakep.kept.mixin"]

    def action_view_trail(self):
        """Open what was changed, and by whom."""
        return self._open_trail()
