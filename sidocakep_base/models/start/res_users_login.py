from odoo import api, models

from ..home.res_users_work import HR
from ..organisation.login_road_mixin import LOGIN_GROUP
from ..organisation.login_state import LACKING
from .res_users import ORGANISASI


class ResUsers(models.Model):
    """Who gives out logins sees what the officials lack for their posts.

    The administrator gives logins and roles and nobody else. BKPSDM, which records the
    posts, and Bagian Organisasi, which waits for the documents, watch.
    """

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    @api.readonly
    def get_my_work(self):
        """Say first why somebody cannot do the work of his post."""
        return super().get_my_work() | {"notice": self.env.user._explain_lacking()}

    @api.model
    def _get_waiting_work(self):
        items = super()._get_waiting_work()
        if not self.env.user.has_group(LOGIN_GROUP):
            return items
        label = self.env._("Logins and Roles of Officials to Give")
        waiting = [state for state in self._read_login_states() if state.waits()]
        action = self.env.ref("sidocakep_base.sidocakep_login_row_open").sudo()
        return [
            *items,
            {
                "label": label,
                "count": len(waiting),
                "late": 0,
                "activities": [],
                "action": {
                    "type": action.type,
                    "id": action.id,
                    "name": label,
                    "display_name": label,
                    "context": {"sidocakep_waiting": True},
                },
            },
        ]

    @api.model
    def _get_watched_work(self):
        items = super()._get_watched_work()
        user = self.env.user
        if user.has_group(LOGIN_GROUP) or not (
            user.has_group(HR) or user.has_group(ORGANISASI)
        ):
            return items
        jobs = {
            state.job.id
            for state in self._read_login_states()
            if state.status in LACKING and state.waits()
        }
        label = self.env._("Positions Whose Official Lacks a Login or Role")
        return [
            *items,
            self._make_work(
                label,
                "hr.job",
                [("id", "in", sorted(jobs))],
                action="sidocakep_base.hr_job_action",
            ),
        ]

    @api.model
    def _read_login_states(self):
        """Return the states of the logins of the government one works in."""
        government = self.env["res.company"]._get_default_government()
        if not government:
            return []
        return self.env["hr.employee"]._read_login_states(government)
