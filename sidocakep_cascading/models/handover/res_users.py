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
        items = super()._get_watched_work()
        scope = self._get_work_scope()
        if scope is None:
            return items
        open_domain = [*scope, ("state", "in", (DRAFT, SIGNED))]
        return [
            *items,
            self._make_work(
                self.env._("Hand-overs of Posts under Way"),
                "sidocakep.handover",
                open_domain,
                late=[("state", "=", DRAFT), ("date_until", "<", "today")],
                action=ACTION,
            ),
        ]
