from odoo import api, models

from .lkjip_period import YEAR
from .sidocakep_lkjip import DRAFT, SIGNED
from .sidocakep_lkjip_steps import ACTION, OF_AGENCY


class ResUsers(models.Model):
    """Performance reports under way, on the first screen."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_watched_work(self):
        compiled = self.env._("Performance Reports Being Compiled")
        to_receive = self.env._("Performance Reports to Be Received")
        to_send = self.env._("Performance Reports to Be Sent Upwards")
        items = self._watch(
            {
                "label": compiled,
                "model": "sidocakep.lkjip",
                "domain": [("state", "=", DRAFT)],
                "action": ACTION,
            },
            {
                "label": to_receive,
                "model": "sidocakep.lkjip",
                "domain": [
                    ("state", "=", SIGNED),
                    ("received_on", "=", False),
                    OF_AGENCY,
                ],
                "action": ACTION,
            },
            {
                "label": to_send,
                "model": "sidocakep.lkjip",
                "domain": [
                    ("state", "=", SIGNED),
                    ("first_sent_on", "=", False),
                    ("period", "=", YEAR),
                    ("company_id.parent_id", "=", False),
                ],
                "action": ACTION,
            },
        )
        return [*super()._get_watched_work(), *items]
