"""The strategy map by achievement: which periods there are, and what counts."""

from odoo import models

from .achievement_marks import (
    describe_counted,
    describe_periods,
    find_rolled,
    find_shown,
    list_counts,
)


class SidocakepPlan(models.Model):
    """Of which periods its map can be coloured. With the rights of who looks."""

    _name = "sidocakep.plan"
    _inherit = "sidocakep.plan"

    def _find_measured(self):
        """Return what is shown of the agency in the years of the plan."""
        self.ensure_one()
        return find_shown(self.company_id, (self.year_start, self.year_end))

    def _get_map_periods(self):
        return describe_periods(self._find_measured())

    def _get_map_achievement(self, period):
        measurement = self.env["sidocakep.measurement"].browse(period["measurement_id"])
        title, note = describe_counted(measurement)
        nodes = self.env["sidocakep.plan.node"].search([("plan_id", "=", self.id)])
        counts = list_counts(find_rolled(measurement, nodes))
        note = " ".join(filter(None, (note, counts)))
        said = super()._get_map_achievement(period)
        return said | {"title": title, "note": note}
