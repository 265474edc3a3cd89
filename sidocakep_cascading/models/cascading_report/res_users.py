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
        items = self._watch(
            {
                "label": self.env._("Cascading Reports Not Sent"),
                "model": "sidocakep.cascading.report",
                "domain": [("state", "=", DRAFT)],
                "action": ACTION,
            },
            {
                "label": self.env._("Cascading Reports on Their Way"),
                "model": "sidocakep.cascading.report",
                "domain": [("state", "=", SENT), ("received_on", "=", False)],
                "action": ACTION,
            },
        )
        return [*super()._get_watched_work(), *items]
