from odoo import models


class SidocakepProfileRule(models.Model):
    """A rule of the profile: who changed it stands in the trail of the profile."""

    _name = "sidocakep.profile.rule"
    _inherit = ["sidocakep.profile.rule", "sidocakep.kept.mixin"]

    _kept_in = "profile_id"
