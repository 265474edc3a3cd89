from odoo import api, models

from ..lkjip.sidocakep_lkjip import DRAFT
from .sidocakep_lkjip import ACTIVITY_REVIEW
from .sidocakep_lkjip_review import INSPECTORATE

ACTION = "sidocakep_cascading.sidocakep_lkjip_action"


class ResUsers(models.Model):
    """Reports to review stand on the first screen of Inspektorat."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_waiting_work(self):
        items = super()._get_waiting_work()
        if not any(map(self.env.user.has_group, INSPECTORATE)):
            return items
        label = self.env._("Performance Reports to Review")
        asked = [("activity_type_id", "=", self.env.ref(ACTIVITY_REVIEW).id)]
        item = self._make_work(
            label,
            "sidocakep.lkjip",
            [("state", "=", DRAFT), ("activity_ids", "any", asked)],
            activities=(ACTIVITY_REVIEW,),
            action=ACTION,
        )
        return [*items, item]
