"""What a period is called, wherever one is shown."""

from odoo import api, fields, models


class SidocakepPeriodMixin(models.AbstractModel):
    """A record of a period: has ``year``, ``period_kind`` and ``period_no``."""

    _name = "sidocakep.period.mixin"
    _description = "Period in Words"

    period_text = fields.Char(string="Of the Period", compute="_compute_period_text")

    @api.depends("year", "period_no", "period_kind")
    @api.depends_context("lang")
    def _compute_period_text(self):
        for record in self:
            record.period_text = record._get_period_label()

    def _get_period_label(self):
        """Return the period for the reader, e.g. ``2026 quarter 2``."""
        self.ensure_one()
        if self.period_kind == "quarter":
            return self.env._(
                "%(year)s quarter %(number)s", year=self.year, number=self.period_no
            )
        if self.period_kind == "month":
            return f"{self.period_no:02}/{self.year}"
        return str(self.year or "")
