"""The strategy map by achievement: what each component's own indicators reached."""

from odoo import models

from .achievement_marks import find_rolled, make_mark


class SidocakepPlanNode(models.Model):
    """A component is marked by the roll-up of its indicators, in the plan's agency.

    Gunung Mas 24/2024 art. 9; with the rights of who looks: who may not read the
    measurement sees the map without a figure.
    """

    _name = "sidocakep.plan.node"
    _inherit = "sidocakep.plan.node"

    def _get_map_ratings(self, plan, period):
        ratings = super()._get_map_ratings(plan, period)
        measurement = self.env["sidocakep.measurement"].browse(period["measurement_id"])
        return ratings | {
            row.node_id.id: make_mark(
                measurement,
                *(row.status, row.printed, row.rating, row.color),
                (row.measured_count, row.line_count),
            )
            for row in find_rolled(measurement, self)
            if row.status
        }
