from odoo import api, models

from .sidocakep_cascading_report import DRAFT, SENT
from .sidocakep_cascading_report_steps import ACTION
from .sidocakep_profile_rule import RULE


class ResUsers(models.Model):
    """Cascading reports that are missing or under way, on the first screen.

    What one has to compile, send or forward is asked by activities, which stand there.
    """

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_watched_work(self):
        """Speak of them where the profile has any made, or some were."""
        items = super()._get_watched_work()
        reports = self.env["sidocakep.cascading.report"]
        government = self.env.company.root_id
        day = self.env.user._get_office_day()
        if not government._get_rule(RULE, day) and not reports.search_count(
            [], limit=1
        ):
            return items
        not_sent = self.env._("Cascading Reports Not Sent")
        on_their_way = self.env._("Cascading Reports on Their Way")
        items += self._watch(
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
        return items
