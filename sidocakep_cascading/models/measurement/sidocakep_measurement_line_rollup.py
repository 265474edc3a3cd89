"""One achievement of many lines, by the policy of the profile."""

from decimal import Decimal

from odoo import models

from odoo.addons.sidocakep_base.engine.achievement.achievement import OK, Result

from .sidocakep_profile import EMPTY


class SidocakepMeasurementLine(models.Model):
    """What a line contributes."""

    _name = "sidocakep.measurement.line"
    _inherit = "sidocakep.measurement.line"

    def _to_result(self):
        """Return the result of the line against the target of the period."""
        self.ensure_one()
        if self.status != OK:
            return Result(self.status, self.printed or "")
        return Result(
            OK,
            self.printed or "",
            raw=Decimal(repr(self.raw)),
            capped=Decimal(repr(self.achievement)),
            rating=self.rating or "",
            met=self.is_met,
        )

    def _prepare_rollup(self, scope):
        """Return the fields of one achievement of these lines, of one agency."""
        measurement = self[:1].measurement_id
        if not measurement:
            return EMPTY
        day = measurement.date_end
        profile = measurement.company_id._get_profile(day).sudo()
        return profile._roll_up(scope, day, [line._to_result() for line in self])
