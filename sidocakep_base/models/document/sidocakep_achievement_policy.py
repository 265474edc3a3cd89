from odoo import models


class SidocakepAchievementPolicy(models.Model):
    """The policy of achievements: who changed it, and its parts, is kept."""

    _name = "sidocakep.achievement.policy"
    _inherit = ["sidocakep.achievement.policy", "sidocakep.kept.mixin"]

    def action_view_trail(self):
        """Open what was changed, and by whom."""
        return self._open_trail()
