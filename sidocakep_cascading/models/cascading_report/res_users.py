from odoo import api, models

from .sidocakep_cascading_report import DRAFT, SENT
from .sidocakep_cascading_report_steps import ACTION


class ResUsers(models.Model):
    """Cascading reports that are missing or under way, on the first screen.

    What one has to compile, send or forward is asked by activities, which stand there.
    """

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_watched_work(self):
        not_sent = self.env._("Cascading Reports Not Sent")
        on_their_way = self.env._("Cascading Reports on Their Way")
        items = self._watch(
            {
                "label": not_sent,
                "model": "sidocakep.cascading.report",
                "domain": [("state", "=", DRAFT)],
                "action": ACTION,
            },
            {
                "label": on_their_way,
                "model": "sidocakep.cascading.report",
                "domain": [("state", "=", SENT), ("received_on", "=", False)],
                "action": ACTION,
            },
        )
        return [*super()._get_watched_work(), *items]
