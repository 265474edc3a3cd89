from odoo import models


class SidocakepDataFigure(models.Model):
    """What is verified is measured."""

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    def _verify(self):
        result = super()._verify()
        self.env["sidocakep.measurement.line"]._follow(self)
        self.env["sidocakep.measurement.output"]._follow(self)
        return result

    def _get_correction_day(self):
        """Where its year is reopened, until the last day on which that is sent."""
        running = (
            self.env["sidocakep.measurement.reopening"]
            .sudo()
            .search(
                [
                    ("is_open", "=", True),
                    ("company_id", "=", self.company_id.id),
                    ("measurement_id.year", "=", self.year),
                ]
            )
        )
        days = [day for day in running.mapped("date_until") if day]
        return max(days, default=None) or super()._get_correction_day()
