from odoo import api, models

from .sidocakep_lkjip import DRAFT, SIGNED
from .sidocakep_lkjip_dispatch import WAITING
from .sidocakep_lkjip_dispatch_steps import ACTION as ACTION_DISPATCH
from .sidocakep_lkjip_dispatch_steps import OF_SIGNED, TO_SEND
from .sidocakep_lkjip_steps import ACTION, OF_AGENCY


class ResUsers(models.Model):
    """Performance reports under way, on the first screen."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_watched_work(self):
        compiled = self.env._("Performance Reports Being Compiled")
        to_receive = self.env._("Performance Reports to Be Received")
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
                "label": self.env._(TO_SEND),
                "model": "sidocakep.lkjip.dispatch",
                "domain": [("state", "=", WAITING), OF_SIGNED],
                "action": ACTION_DISPATCH,
            },
        )
        return [*super()._get_watched_work(), *items]
