from odoo import api, models

from .sidocakep_handover import DRAFT, SIGNED

ACTION = "sidocakep_cascading.sidocakep_handover_action"


class ResUsers(models.Model):
    """Posts that changed hands without their memo, on the first screen.

    Who has to draw up or acknowledge one is asked by an activity, which stands there.
    """

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_watched_work(self):
        under_way = self.env._("Hand-overs of Posts under Way")
        items = self._watch(
            {
                "label": under_way,
                "model": "sidocakep.handover",
                "domain": [("state", "in", (DRAFT, SIGNED))],
                "late": [("state", "=", DRAFT), ("date_until", "<", "today")],
                "action": ACTION,
            },
        )
        return [*super()._get_watched_work(), *items]
