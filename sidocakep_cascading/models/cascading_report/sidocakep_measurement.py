from odoo import models
from odoo.fields import Domain

from .sidocakep_cascading_report import KEY_FIELDS, SENT


class SidocakepMeasurement(models.Model):
    """The cascading reports that were sent with its figures, those of a unit too."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    def _find_quoting(self):
        reports = self.env["sidocakep.cascading.report"].sudo()
        domain = Domain.OR(
            Domain("company_id", "parent_of", item.company_id.ids)
            & Domain.AND(Domain(name, "=", item[name]) for name in KEY_FIELDS[1:])
            for item in self.sudo()
        )
        sent = reports.search(domain & Domain("state", "=", SENT))
        return [*super()._find_quoting(), sent]
