from odoo import models


class ResUsers(models.Model):
    """The day of the offices begins where the regulation holds: WIB, WITA or WIT."""

    _name = "res.users"
    _inherit = "res.users"

    def _find_office_zone(self):
        roots = self._get_government_companies().sudo().root_id
        zones = [profile.tz for profile in roots.profile_id]
        return zones[0] if zones else super()._find_office_zone()
