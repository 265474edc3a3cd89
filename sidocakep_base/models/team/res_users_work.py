from odoo import api, models


class ResUsers(models.Model):
    """Bagian Organisasi sees in time which decree of a team ends."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_watched_work(self):
        return [*super()._get_watched_work(), *self._get_team_work()]

    @api.model
    def _get_team_work(self):
        """Return the decrees that end within 30 days, or ended without a next one."""
        if not self.env.user.has_group("sidocakep_base.group_organisasi"):
            return []
        label = self.env._("Decrees of Teams That End or Ended")
        return [
            self._make_work(
                label,
                "sidocakep.team",
                [("state", "=", "recorded"), ("date_end", "<=", "today +30d")],
                late=[("date_end", "<", "today")],
                action="sidocakep_base.sidocakep_team_action",
            )
        ]
