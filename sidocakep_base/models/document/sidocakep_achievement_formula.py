from odoo import models


class SidocakepAchievementFormula(models.Model):
    """A formula of a policy: who changed it stands in its trail."""

    _name = "sidocakep.achievement.formula"
    _inherit = ["sidocakep.achievement.formula", "sidocakep.kept.mixin"]

    _kept_in = "policy_id"
