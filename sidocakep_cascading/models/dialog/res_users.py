from odoo import api, models

from .sidocakep_dialog_follow_up import ACTIVITY_FOLLOW_UP, HELD_STATES


class ResUsers(models.Model):
    """Follow-ups of dialogs that are open, on the first screen.

    What one has to hold, decide or do is asked by activities, which stand there.
    """

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_watched_work(self):
        items = super()._get_watched_work()
        scope = self._get_work_scope()
        if scope is None:
            return items
        label = self.env._("Open Follow-ups of Dialogs")
        return [
            *items,
            self._make_work(
                label,
                "sidocakep.dialog.follow_up",
                [
                    *scope,
                    ("dialog_state", "in", list(HELD_STATES)),
                    ("state", "in", ["open", "answered"]),
                ],
                late=[("date_due", "<", "today")],
                action="sidocakep_cascading.sidocakep_dialog_follow_up_action",
            ),
        ]

    @api.model
    def _get_reminded_kinds(self):
        return [*super()._get_reminded_kinds(), ACTIVITY_FOLLOW_UP]
