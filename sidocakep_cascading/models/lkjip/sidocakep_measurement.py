from odoo import models

from .lkjip_period import REPORT_PERIODS
from .sidocakep_lkjip import SIGNED


class SidocakepMeasurement(models.Model):
    """The performance reports that were signed with the figures before a correction."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    def _find_quoting(self):
        periods = [
            name
            for name, period in REPORT_PERIODS.items()
            if (period.kind, period.number) == (self.period_kind, self.period_no)
        ]
        reports = self.env["sidocakep.lkjip"].sudo()
        return [
            *super()._find_quoting(),
            reports.search(
                [
                    ("company_id", "=", self.company_id.id),
                    ("year", "=", self.year),
                    ("period", "in", periods),
                    ("state", "=", SIGNED),
                ]
            ),
        ]
