from odoo import api, models

from .sidocakep_cascading_report import DRAFT, SENT

ACTION = "sidocakep_cascading.sidocakep_cascading_report_action"


class ResUsers(models.Model):
    """Cascading reports that are missing or under way, on the first screen.

    What one has to compile, send or forward is asked by activities, which stand there.
    """

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_watched_work(self):
        items = super()._get_watched_work()
        scope = self._get_work_scope()
        if scope is None:
            return items
        missing = self.env._("Cascading Reports Not Sent")
        waiting = self.env._("Cascading Reports on Their Way")
        model = "sidocakep.cascading.report"
        return [
            *items,
            self._make_work(
                missing, model, [*scope, ("state", "=", DRAFT)], action=ACTION
            ),
            self._make_work(
                waiting,
                model,
                [*scope, ("state", "=", SENT), ("received_on", "=", False)],
                action=ACTION,
            ),
        ]
