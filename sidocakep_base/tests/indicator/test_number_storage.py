"""Figures survive the database exactly (docs/decisions/0004-number-storage.md)."""

import random
from decimal import Decimal

from odoo.tests import tagged

from ...engine.errors import EngineError
from ...engine.figures.reading import read_value
from ...engine.figures.values import Number, Range
from ..common_plan import PlanCase
from ..real_tables import read_all_cells

# A figure of up to 15 digits, at most 8 of them decimals, is what a double holds.
DIGITS = 15
DECIMALS = 8


@tagged("post_install", "-at_install")
class TestNumberStorage(PlanCase):
    def _store(self, numbers):
        """Store each number as a target, forget it, and return it as read again."""
        indicator = self._create_indicator()
        rows = self.env["sidocakep.target"].create(
            [
                {
                    "indicator_id": indicator.id,
                    "year": 2000 + position % 100,
                    "period_kind": "month",
                    "period_no": position // 100 % 12 + 1,
                    "kind": "baseline" if position // 1200 % 2 else "target",
                    "plan_id": (self.plan | self.rpjmd.browse())[:1].id,
                    "value": float(number),
                }
                for position, number in enumerate(numbers)
            ]
        )
        self.env.flush_all()
        self.env.invalidate_all()
        return [row._to_engine_value().value for row in rows]

    def _check_round_trip(self, numbers):
        for start in range(0, len(numbers), 2400):
            batch = numbers[start : start + 2400]
            self.plan.target_ids.unlink()
            wrong = [
                (given, found)
                for given, found in zip(batch, self._store(batch), strict=True)
                if given != found
            ]
            self.assertFalse(wrong)

    def test_every_number_of_the_real_tables(self):
        """Each readable figure of the tables, amounts of billions among them."""
        numbers = set()
        for cell in read_all_cells():
            try:
                value = read_value(cell)
            except EngineError:
                continue
            if isinstance(value, Number):
                numbers.add(value.value)
            elif isinstance(value, Range):
                numbers |= {value.low, value.high}
        self.assertGreater(len(numbers), 500)
        self.assertIn(Decimal("115919091697"), numbers)
        self._check_round_trip(sorted(numbers))

    def test_any_number_of_fifteen_digits(self):
        generator = random.Random(24)
        numbers = []
        for _number in range(2400):
            digits = generator.randint(1, DIGITS)
            scale = generator.randint(0, min(DECIMALS, digits))
            sign = generator.choice((1, -1))
            figure = sign * generator.randrange(10 ** (digits - 1), 10**digits)
            numbers.append(Decimal(figure).scaleb(-scale))
        self._check_round_trip(numbers)

    def test_the_edges(self):
        self._check_round_trip(
            [
                Decimal(text)
                for text in (
                    "0",
                    "0.00000001",
                    "-0.00000001",
                    "0.1",
                    "70.54",
                    "999999999999999",
                    "9999999.99999999",
                    "-24.65",
                    "66.66666667",
                )
            ]
        )

    def test_what_is_beyond_is_seen(self):
        """Seventeen digits do not survive: the limit is real, so it is written down."""
        given = Decimal("12345678901234.567")
        self.assertNotEqual(self._store([given]), [given])
