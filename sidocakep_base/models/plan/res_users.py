from odoo import api, models

from ...const import PLAN_DRAFT
from .sidocakep_plan_hand_over import ACTIVITY_REVIEW
from .sidocakep_plan_life import PLANNER_GROUPS


class ResUsers(models.Model):
    """Plans that were submitted wait for everybody in Bappeda, whoever was asked."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_waiting_work(self):
        items = super()._get_waiting_work()
        label = self.env._("Plans to Review")
        if any(map(self.env.user.has_group, PLANNER_GROUPS)):
            items.append(
                self._make_work(
                    label,
                    "sidocakep.plan",
                    [("state", "=", PLAN_DRAFT), ("submitted_on", "!=", False)],
                    activities=(ACTIVITY_REVIEW,),
                    action="sidocakep_base.sidocakep_plan_action",
                )
            )
        return items
