"""Quarters that are added up and come to more than their year."""

from decimal import Decimal

import pytest

from sidocakep_base.engine.achievement.accumulation import Accumulation
from sidocakep_base.engine.achievement.summing import find_sum_above
from sidocakep_base.engine.figures.values import NoFigure, NoFigureKind, Number, Range


def number(value):
    return Number(Decimal(str(value)))


@pytest.mark.parametrize(
    ("quarters", "year", "total"),
    [
        # 60 + 120 + 180 = 360: what was reached since January
        ((60, 120, 180), 240, 360),
        # 60 + 120 = 180 is still less than 240: nothing to ask yet
        ((60, 120), 240, None),
        ((60, 60, 60, 60), 240, None),
        # 6 + 4 + 2 + 12 = 24 of 12: the last is the year
        ((6, 4, 2, 12), 12, 24),
        # the whole year falls due in the last quarter
        ((0, 0, 0, 12), 12, None),
        # 0,3 + 0,3 + 0,3 + 0,3 is 1,2 and not a hair more
        ((0.3, 0.3, 0.3, 0.3), 1.2, None),
        ((), 240, None),
    ],
)
def test_a_sum_above_its_year(quarters, year, total):
    rows = {place: number(value) for place, value in enumerate(quarters, start=1)}
    assert find_sum_above("sum", rows, number(year)) == total
    for how in Accumulation:
        if how is not Accumulation.SUM:
            assert find_sum_above(how, rows, number(year)) is None


def test_what_is_no_number_says_nothing():
    rows = {1: Range(Decimal(60), Decimal(90)), 2: number(300)}
    assert find_sum_above("sum", rows, number(240)) == 300
    rows[2] = NoFigure(NoFigureKind.NOT_APPLICABLE)
    assert find_sum_above("sum", rows, number(240)) is None
    for year in (None, NoFigure(NoFigureKind.NOT_REPORTED)):
        assert find_sum_above("sum", {1: number(60)}, year) is None
