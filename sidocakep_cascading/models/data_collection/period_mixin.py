"""What a period is called, wherever one is shown."""

from odoo import api, fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import MONTHS, QUARTERS
from odoo.addons.sidocakep_base.models.document.period import get_period_label


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
        return get_period_label(self)

    def _get_printed_period(self):
        """Return the period as official papers name it, in Indonesian."""
        self.ensure_one()
        words = ""
        if self.period_kind == "quarter":
            words = f"Triwulan {QUARTERS[self.period_no - 1]} "
        elif self.period_kind == "month":
            words = f"Bulan {MONTHS[self.period_no - 1]} "
        return f"{words}Tahun {self.year}"
