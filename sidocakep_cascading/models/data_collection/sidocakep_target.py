from odoo import models

from .sidocakep_data_figure import SENT, VERIFIED


class SidocakepTarget(models.Model):
    """The figure of the period stands on the target that was there when it was sent."""

    _name = "sidocakep.target"
    _inherit = "sidocakep.target"

    def _find_measured(self):
        found = super()._find_measured()
        figures = self.env["sidocakep.data.figure"].sudo()
        figures = figures.search(
            [
                ("indicator_id", "in", self.indicator_id.ids),
                ("year", "in", self.mapped("year")),
                ("state", "in", (SENT, VERIFIED)),
            ]
        )
        by_period = {
            (item.indicator_id.id, item.period_kind, item.year, item.period_no): item
            for item in figures
        }
        for target in self:
            period = (target.period_kind, target.year, target.period_no)
            figure = by_period.get((target.indicator_id.id, *period))
            if figure:
                found[target] = figure
        return found
