"""Of whom the steps of a measurement are asked, as the posts are held today."""

from odoo import models

from odoo.addons.sidocakep_base.models.document.submission_mixin import DRAFTERS
from odoo.addons.sidocakep_base.models.organisation.official import (
    COORDINATOR,
    RECEIVER,
)

from .sidocakep_measurement import SENT
from .sidocakep_measurement_steps import (
    ACTIVITY_COMPLETE,
    ACTIVITY_CORRECT,
    ACTIVITY_OUTDATED,
    ACTIVITY_SEND,
)


class SidocakepMeasurement(models.Model):
    """Tim Monev is followed by itself, see ``sidocakep_measurement_team.py``."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    _asked_of = {
        ACTIVITY_COMPLETE: "_find_completing",
        ACTIVITY_SEND: "_find_sending",
        ACTIVITY_CORRECT: DRAFTERS,
        ACTIVITY_OUTDATED: "_find_warned",
    }

    def _find_completing(self):
        """Return ``{id: login}``: who coordinates the agency."""
        of_government = self.filtered(lambda item: not item.company_id.parent_id)
        return {
            **(self - of_government)._find_official(COORDINATOR),
            **of_government._find_official(RECEIVER),
        }

    def _find_sending(self):
        return {key: official.user for key, official in self._get_senders().items()}

    def _find_warned(self):
        """Of what was sent, who sends; of what was accepted, who coordinates."""
        sent = self.filtered(lambda item: item.state == SENT)
        return {**self._find_official(COORDINATOR), **sent._find_sending()}

    def _get_own_ways(self):
        """Who sends for the agency may send what nobody has put before him yet."""
        unasked = self.filtered(lambda item: not item.submitted_on)
        sending = unasked._workflow_allowed("send")
        said = self.env._("You send it: you may (Send) before it is submitted as well.")
        return {**super()._get_own_ways(), **dict.fromkeys(sending.ids, said)}
