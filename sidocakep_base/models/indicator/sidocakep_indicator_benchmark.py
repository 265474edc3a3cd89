from odoo import fields, models


class SidocakepIndicator(models.Model):
    """What others reached of it, to compare with."""

    _name = "sidocakep.indicator"
    _inherit = "sidocakep.indicator"

    benchmark_ids = fields.One2many(
        "sidocakep.benchmark", "indicator_id", string="Benchmarks"
    )

    def _get_benchmarks(self, year):
        """Return ``{indicator: its benchmarks for a year}``, in one query."""
        marks = self.env["sidocakep.benchmark"].search_fetch(
            [("indicator_id", "in", self.ids), ("year", "=", year)], ["indicator_id"]
        )
        return marks.grouped("indicator_id")
