from odoo import models


class SidocakepProfileLevelRule(models.Model):
    """A rule of a profile: who changed it stands in the trail of the profile."""

    _name = "sidocakep.profile.level.rule"
    _inherit = ["sidocakep.profile.level.rule", "sidocakep.kept.mixin"]

    _kept_in = "profile_id"
    _kept_whole = True
