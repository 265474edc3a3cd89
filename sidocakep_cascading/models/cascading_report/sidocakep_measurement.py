from odoo import models

from .sidocakep_cascading_report import SENT


class SidocakepMeasurement(models.Model):
    """The cascading reports that were sent with its figures."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    def _find_quoting(self):
        reports = self.env["sidocakep.cascading.report"].sudo()
        return [
            *super()._find_quoting(),
            reports.search(
                [("state", "=", SENT), ("measurement_id", "in", self.ids)],
            ),
        ]
