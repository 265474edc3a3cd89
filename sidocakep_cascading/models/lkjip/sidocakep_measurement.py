from odoo import models
from odoo.fields import Domain

from .lkjip_period import REPORT_PERIODS
from .sidocakep_lkjip import SIGNED


class SidocakepMeasurement(models.Model):
    """The performance reports that were signed with its figures."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    def _find_quoting(self):
        reports = self.env["sidocakep.lkjip"].sudo()
        domain = Domain.OR(
            Domain("company_id", "parent_of", item.company_id.ids)
            & Domain("year", "=", item.year)
            & Domain("period", "=", name)
            for item in self.sudo()
            for name, period in REPORT_PERIODS.items()
            if (period.kind, period.number) == (item.period_kind, item.period_no)
        )
        signed = reports.search(domain & Domain("state", "=", SIGNED))
        return [*super()._find_quoting(), signed]
