"""What a plan says counts from the moment in which it is decided."""

from odoo import models

from odoo.addons.sidocakep_base.models.organisation.turn import take_turn

from .sidocakep_measurement import FOLLOWING_STATES

MEASURED = ("sidocakep.measurement.line", "sidocakep.measurement.output")


class SidocakepPlan(models.Model):
    """Open and reopened measurements follow the version in force, as they do figures.

    What was sent or accepted keeps the target that it was measured against.
    """

    _name = "sidocakep.plan"
    _inherit = "sidocakep.plan"

    def action_decide(self):
        """Decide, and measure anew what is open."""
        result = super().action_decide()
        self._measure_open()
        return result

    def action_end(self):
        """Close the plan, and measure anew what is open."""
        result = super().action_end()
        self._measure_open()
        return result

    def _measure_open(self):
        """Measure anew the open rows of the indicators of these versions; sudo."""
        plans = self.sudo() | self.sudo().previous_id
        indicators = plans.target_ids.indicator_id
        for name in MEASURED:
            rows = self.env[name].sudo()
            rows = rows.search(
                [
                    ("indicator_id", "in", indicators.ids),
                    ("measurement_id.state", "in", FOLLOWING_STATES),
                ],
                order="id",
            )
            # Who sends in this moment is waited for: what was sent follows no more.
            take_turn(rows.measurement_id)
            rows._refresh()
