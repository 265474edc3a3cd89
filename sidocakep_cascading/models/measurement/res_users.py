from odoo import api, models

from .sidocakep_measurement import ACCEPTED, FOLLOWING_STATES, SENT


class ResUsers(models.Model):
    """What a measurement lacks and what waits for Tim Monev, on the first screen.

    What one has to complete, send or accept is asked by activities, which stand there;
    what a superior evaluates is counted.
    """

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_waiting_work(self):
        """Add the sheets to evaluate: of what was sent, its figures stand."""
        label = self.env._("Evaluate Agreements as Superior")
        item = self._make_work(
            label,
            "sidocakep.measurement.sheet",
            [
                ("can_evaluate", "=", True),
                ("measurement_id.state", "in", [SENT, ACCEPTED]),
            ],
            action="sidocakep_cascading.sidocakep_measurement_sheet_action",
        )
        return [*super()._get_waiting_work(), item]

    @api.model
    def _get_watched_work(self):
        not_reported = self.env._("Indicators Due and Not Reported")
        not_accepted = self.env._("Measurements Sent and Not Accepted")
        items = self._watch(
            {
                "label": not_reported,
                "model": "sidocakep.measurement.line",
                "domain": [
                    ("measurement_state", "in", list(FOLLOWING_STATES)),
                    ("status", "=", "not_reported"),
                ],
                "action": "sidocakep_cascading.sidocakep_measurement_line_action_red",
            },
            {
                "label": not_accepted,
                "model": "sidocakep.measurement",
                "domain": [("state", "=", SENT)],
                "action": "sidocakep_cascading.sidocakep_measurement_action",
            },
        )
        return [*super()._get_watched_work(), *items]
