from odoo import models


class SidocakepAchievementBand(models.Model):
    """A band of a policy: who changed it stands in the trail of the policy."""

    _name = "sidocakep.achievement.band"
    _inherit = ["sidocakep.achievement.band", "sidocakep.kept.mixin"]

    _kept_in = "policy_id"
