"""Of which indicators that are added up the quarters promise more than the year."""

from typing import NamedTuple

from odoo import models

from ...engine.achievement.summing import find_sum_above
from ...engine.figures.values import Number, Value

#: That the targets of one save are looked at together, after the last of them.
_TOGETHER = object()
_KEY = "sidocakep_targets_together"


class Summed(NamedTuple):
    """Quarters that come to more than their year."""

    parts: tuple[Value, ...]
    total: Value
    year: Value


class SidocakepIndicator(models.Model):
    _name = "sidocakep.indicator"
    _inherit = "sidocakep.indicator"

    def write(self, vals):
        """Look at the targets of one save together: one goes down, another up."""
        if "target_ids" not in vals or self._are_targets_together():
            return super().write(vals)
        targets = self.target_ids
        former = targets._find_sums()
        together = self.with_context(**{_KEY: _TOGETHER})
        result = super(SidocakepIndicator, together).write(vals)
        (targets.exists() | self.target_ids)._check_sums(former)
        return result

    def _are_targets_together(self):
        return self.env.context.get(_KEY) is _TOGETHER

    def _find_oversummed(self, year):
        """Return ``{indicator: Summed}``: of those whose quarters exceed the year.

        Of the targets in force, whoever set them; sudo. Constant number of queries.
        """
        indicators = self.sudo().filtered(lambda item: item.accumulation == "sum")
        quarters = indicators._read_quarter_targets(year) if indicators else {}
        years = indicators._get_targets(year) if quarters else {}
        found = {}
        for indicator in indicators.filtered(lambda item: item.id in quarters):
            target = years.get(indicator.id)
            whole = target and target._to_engine_value()
            parts = quarters[indicator.id]
            total = find_sum_above(indicator.accumulation, parts, whole)
            if total is not None:
                found[indicator.with_env(self.env)] = Summed(
                    tuple(parts[number] for number in sorted(parts)),
                    Number(total, whole.unit),
                    whole,
                )
        return found
