from datetime import timedelta

from odoo import api, models

from .sidocakep_data_card_open import REMINDERS
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
    def _is_letter_day(self, activity, today):
        """Remind of a figure a week, three days and a day before its last day."""
        if activity.activity_type_id == self.env.ref(ACTIVITY_ENTER):
            days = {today + timedelta(days=days) for days in REMINDERS}
            if activity.date_deadline in days:
                return True
        return super()._is_letter_day(activity, today)
