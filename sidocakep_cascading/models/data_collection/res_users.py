from odoo import api, models

from .sidocakep_data_figure_send import ACTIVITY_ENTER


class ResUsers(models.Model):
    """Figures that others owe on the first screen; reminders in the daily letter.

    What one has to enter or to verify is asked by activities, which stand there.
    """

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_watched_work(self):
        items = super()._get_watched_work()
        scope = self._get_work_scope()
        if scope is None:
            return items
        late = self.env._("Figures Others Have Not Entered in Time")
        return [
            *items,
            self._make_work(
                late,
                "sidocakep.data.figure",
                [
                    *scope,
                    ("state", "in", ["asked", "returned"]),
                    ("date_due", "<", "today"),
                ],
                action="sidocakep_cascading.sidocakep_data_figure_action",
            ),
        ]

    @api.model
    def _get_reminded_kinds(self):
        return [*super()._get_reminded_kinds(), ACTIVITY_ENTER]
