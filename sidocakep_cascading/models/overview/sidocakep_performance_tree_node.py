"""The performance tree by achievement: what the indicators of each node reached."""

from odoo import api, fields, models

from .achievement_marks import find_period, make_mark


class SidocakepPerformanceTreeNode(models.Model):
    """A node is marked by the roll-up of its own indicators, each once.

    By the policy that holds for a sasaran; the nodes below it have marks of their own
    and no part in it. PermenPANRB 89/2021; Gunung Mas 24/2024 art. 9.
    """

    _name = "sidocakep.performance.tree.node"
    _inherit = "sidocakep.performance.tree.node"

    achievement_mark = fields.Json(
        string="Achievement of the Card",
        compute="_compute_achievement_mark",
        help="Of the period that the context names; empty without one.",
    )

    @api.depends("indicator_ids")
    @api.depends_context("sidocakep_achievement", "uid", "lang")
    def _compute_achievement_mark(self):
        key = self.env.context.get("sidocakep_achievement")
        self.achievement_mark = False
        for tree, nodes in self.grouped("tree_id").items() if key else ():
            measurement = find_period(tree._find_measured(), key)
            if measurement:
                nodes._mark_by(measurement)

    def _mark_by(self, measurement):
        """Mark each node that has an indicator in the measurement."""
        day = measurement.date_end
        profile = measurement.company_id._get_profile(day).sudo()
        lines = self.env["sidocakep.measurement.line"].search(
            [
                ("measurement_id", "=", measurement.id),
                ("indicator_id", "in", self.indicator_ids.ids),
            ],
            order="id desc",
        )
        # The first line of an indicator counts, as in the roll-up of a sasaran.
        line_of = {line.indicator_id: line for line in lines}
        for node in self:
            results = [
                line_of[indicator]._to_result()
                for indicator in node.indicator_ids
                if indicator in line_of
            ]
            whole = results and profile._roll_up_result("objective", day, results)
            if whole:
                color = profile._get_rolled_fields(whole, day)["color"]
                measured = sum(result.has_figure for result in results)
                node.achievement_mark = make_mark(
                    measurement,
                    *(whole.status, whole.printed, whole.rating, color),
                    (measured, len(results)),
                )
