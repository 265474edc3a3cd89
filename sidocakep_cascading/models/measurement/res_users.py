from odoo import api, models

from .sidocakep_measurement import ACCEPTED, FOLLOWING_STATES, SENT
from .sidocakep_measurement_evaluation import ACTIVITY_EVALUATE


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
            activities=(ACTIVITY_EVALUATE,),
        )
        return [*super()._get_waiting_work(), item, self._get_unit_work()]

    @api.model
    def _get_unit_work(self):
        """Return the units whose figures the user closes to the agency.

        Of a vacant post its superior closes them.
        """
        own = self.env.user._get_held_jobs()
        # apart: what stands beside a term is taken for one
        label = self.env._("Close Figures of the Unit")
        return self._make_work(
            label,
            "sidocakep.measurement.sheet",
            [
                ("leads_unit", "=", True),
                ("unit_closed_on", "=", False),
                *("|", ("job_id", "in", own.ids)),
                *("&", ("superior_job_id", "in", own.ids)),
                ("job_id.is_vacant", "=", True),
                ("measurement_id.state", "in", list(FOLLOWING_STATES)),
            ],
            action="sidocakep_cascading.sidocakep_measurement_sheet_action",
        )

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

    @api.model
    def _follow_teams(self):
        """Who is a member no more is not asked; a new decree finds what waited."""
        result = super()._follow_teams()
        self.env["sidocakep.measurement"].sudo()._ask_team_anew()
        return result
