from odoo import api, models

READ_ALL = "sidocakep_base.group_read_all"


class ResUsers(models.Model):
    """Who looks after all agencies is led to the one page of them first."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_watched_work(self):
        items = super()._get_watched_work()
        if not self.env.user.has_group(READ_ALL):
            return items
        label = self.env._("Agencies at a Glance")
        standing = self._make_work(
            label,
            "sidocakep.agency.standing",
            [("is_latest", "=", True), ("period_kind", "=", "quarter")],
            late=[("late_open_count", ">", 0)],
            action="sidocakep_cascading.sidocakep_agency_standing_action",
        )
        return [standing, *items]
