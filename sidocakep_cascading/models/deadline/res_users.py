from odoo import api, models

from ...const import DRAFT
from .sidocakep_deadline_activity import ACTIVITY_PROPOSE, ACTIVITY_REVISE


class ResUsers(models.Model):
    """The own agreement that was not proposed yet, or came back."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_waiting_work(self):
        label = self.env._("My Agreements to Propose")
        draft = self._make_work(
            label,
            "sidocakep.pk",
            [("user_id", "=", self.env.uid), ("state", "=", DRAFT)],
            late=[("due_status", "=", "late")],
            activities=(ACTIVITY_REVISE, ACTIVITY_PROPOSE),
            action="sidocakep_cascading.sidocakep_pk_action_my",
        )
        return [draft, *super()._get_waiting_work()]
