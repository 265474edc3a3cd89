"""The strategy map by achievement: what each component's own indicators reached."""

from odoo import models

from .achievement_marks import make_mark


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
        # Where a version was accepted the roll-up is made of that and of no other.
        rows = self.env["sidocakep.measured.rollup"].search(
            [
                ("scope", "=", "objective"),
                ("company_id", "=", measurement.company_id.id),
                ("year", "=", measurement.year),
                ("period_kind", "=", measurement.period_kind),
                ("period_no", "=", measurement.period_no),
                ("node_id", "in", self.ids),
            ]
        )
        return ratings | {
            row.node_id.id: make_mark(
                measurement, row.status, row.printed, row.rating, row.color
            )
            for row in rows
            if row.status
        }
