from odoo import api, models

from .sidocakep_lkjip import DRAFT, SIGNED

ACTION = "sidocakep_cascading.sidocakep_lkjip_action"


class ResUsers(models.Model):
    """Performance reports under way, on the first screen."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_watched_work(self):
        items = super()._get_watched_work()
        scope = self._get_work_scope()
        if scope is None:
            return items
        compiled = self.env._("Performance Reports Being Compiled")
        waiting = self.env._("Performance Reports to Be Received")
        model = "sidocakep.lkjip"
        return [
            *items,
            self._make_work(
                compiled, model, [*scope, ("state", "=", DRAFT)], action=ACTION
            ),
            self._make_work(
                waiting,
                model,
                [*scope, ("state", "=", SIGNED), ("received_on", "=", False)],
                action=ACTION,
            ),
        ]
