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
        not_entered = self.env._("Figures Others Have Not Entered in Time")
        items = self._watch(
            {
                "label": not_entered,
                "model": "sidocakep.data.figure",
                "domain": [
                    ("state", "in", ["asked", "returned"]),
                    ("version", "=", 1),
                    ("date_due", "<", "today"),
                ],
                "action": "sidocakep_cascading.sidocakep_data_figure_action",
            },
        )
        return [*super()._get_watched_work(), *items]

    @api.model
    def _get_reminded_kinds(self):
        return [*super()._get_reminded_kinds(), ACTIVITY_ENTER]
