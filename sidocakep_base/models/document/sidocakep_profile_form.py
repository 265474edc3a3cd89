from odoo import models


class SidocakepProfileForm(models.Model):
    """A form of a profile: who changed it stands in the trail of the profile."""

    _name = "sidocakep.profile.form"
    _inherit = ["sidocakep.profile.form", "sidocakep.kept.mixin"]

    _kept_in = "profile_id"
    _kept_whole = True
