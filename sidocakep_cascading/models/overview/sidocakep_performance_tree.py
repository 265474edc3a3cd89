"""The performance tree by achievement: which periods there are, and what counts."""

from odoo import api, fields, models

from .achievement_marks import describe_counted, describe_periods, find_shown


class SidocakepPerformanceTree(models.Model):
    """Of which periods of its year it can be marked. With the rights of who looks."""

    _name = "sidocakep.performance.tree"
    _inherit = "sidocakep.performance.tree"

    achievement_view = fields.Json(
        string="Achievement on the Tree",
        compute="_compute_achievement_view",
        help="Periods that can be shown, what counts in each, and how it is printed.",
    )

    @api.depends("company_id", "year")
    @api.depends_context("uid", "lang")
    def _compute_achievement_view(self):
        for tree in self:
            measurements = tree._find_measured()
            periods = []
            for item, period in zip(
                measurements, describe_periods(measurements), strict=True
            ):
                title, note = describe_counted(item)
                periods.append({**period, "title": title, "note": note})
            tree.achievement_view = {
                "periods": periods,
                "print_action": tree._get_print_action(),
            }

    def _find_measured(self):
        """Return what is shown of the agency in the year of the tree."""
        self.ensure_one()
        return find_shown(self.company_id, (self.year, self.year))

    def _get_print_action(self):
        """Return the xml id of what prints the tree; False where nothing does."""
        return False
