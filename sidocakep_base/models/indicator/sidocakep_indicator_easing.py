"""Of which indicators the target of a quarter is easier than that of an earlier one."""

from typing import NamedTuple

from odoo import models

from ...engine.achievement.easing import find_harder
from ...engine.figures.values import Value


class Eased(NamedTuple):
    """A target that is easier than that of an earlier quarter."""

    value: Value
    earlier: Value
    quarter: int


class SidocakepIndicator(models.Model):
    _name = "sidocakep.indicator"
    _inherit = "sidocakep.indicator"

    def _find_eased(self, year, quarter):
        """Return ``{indicator: Eased}`` of a quarter, of those alone whose target is.

        Of the targets in force, whoever set them; sudo. Constant number of queries.
        """
        indicators = self.sudo()
        targets = indicators._read_quarter_targets(year)
        found = {}
        for indicator in indicators.filtered(lambda item: item.id in targets):
            values = targets[indicator.id]
            harder = find_harder(
                indicator.direction,
                indicator.accumulation,
                values,
                quarter,
                indicator.scale_id._to_engine() if indicator.scale_id else None,
            )
            if harder:
                found[indicator.with_env(self.env)] = Eased(
                    values[quarter], values[harder], harder
                )
        return found
