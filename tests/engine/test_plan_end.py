"""The target at the end of a plan, of plans that state it and of those that do not."""

from datetime import date
from decimal import Decimal

import pytest

from sidocakep_base.engine.achievement.accumulation import Accumulation
from sidocakep_base.engine.achievement.measuring import Aims, Course, measure
from sidocakep_base.engine.achievement.plan_end import (
    PlanEnd,
    find_plan_end,
    read_plan_end,
)
from sidocakep_base.engine.figures.values import (
    NoFigure,
    NoFigureKind,
    Number,
    Point,
    Value,
)

FIRST, LAST = 2025, 2029
BLANK = NoFigure(NoFigureKind.NOT_REPORTED)
NONE = NoFigure(NoFigureKind.NOT_DUE)


def number(value: str, unit: str = "") -> Number:
    return Number(Decimal(value), unit)


def years(*values: str) -> dict[int, Value]:
    """Targets of the years from the first on; a blank is a year without one."""
    return {FIRST + place: number(value) for place, value in enumerate(values) if value}


GROWING = {2025: number("0.43"), 2026: number("0.47"), 2029: number("0.54")}
EACH = years("10", "20", "30", "40", "50")
UNITS = EACH | {2026: number("20", "Kali"), 2027: number("30", "Unit")}
POINTS = dict.fromkeys(range(FIRST, LAST + 1), Point("B"))


@pytest.mark.parametrize(
    ("stated", "targets", "how", "target", "which"),
    [
        # the plan says it: whatever its years are
        ("600", EACH, "sum", "600", ""),
        ("95", GROWING, "last", "95", ""),
        # added up: 10 + 20 + 30 + 40 + 50
        (None, EACH, "sum", "150", "jumlah 2025-2029"),
        (None, years("10", "20", "30", "40"), "sum", None, ""),
        (None, years("10", "", "30", "40", "50"), "sum", None, ""),
        (None, POINTS, "sum", None, ""),
        (None, UNITS, "sum", None, ""),
        # not added up: that of 2029, whatever the years before have
        *[
            (None, GROWING, how.value, "0.54", "2029")
            for how in Accumulation
            if how is not Accumulation.SUM
        ],
        (None, years("10", "20"), "last", None, ""),
        (None, {}, "average", None, ""),
    ],
)
def test_the_end_of_a_plan_by_hand(
    stated: str | None,
    targets: dict[int, Value],
    how: str,
    target: str | None,
    which: str,
) -> None:
    given = number(stated) if stated else None
    found = find_plan_end(given, targets, FIRST, LAST, how)
    assert found.target == (number(target) if target else NONE)
    assert found.first_year == FIRST
    assert read_plan_end("\n".join(found.trace)) == which


def test_a_row_that_states_nothing_is_as_none() -> None:
    """The rows of a plan are made before anybody fills them."""
    assert str(find_plan_end(BLANK, GROWING, FIRST, LAST, "last").target) == "0,54"
    assert find_plan_end(BLANK, {}, FIRST, LAST, "last") == PlanEnd(BLANK, FIRST)


@pytest.mark.parametrize(
    ("how", "targets", "target", "over_plan"),
    [
        # 0,43 in 2025 and 0,46 in 2026 of 0,54 in 2029
        ("last", GROWING, "0,54", "0,46"),
        # 0,43 + 0,46 of five years that come to 150
        ("sum", EACH, "150", "0,89"),
        # nothing to compare with: what was reached is known all the same
        ("last", years("0.4"), "belum tiba tenggatnya", "0,46"),
    ],
)
def test_what_was_reached_over_the_plan_needs_no_target(
    how: str, targets: dict[int, Value], target: str, over_plan: str
) -> None:
    figures = {
        2025: {("year", 0): number("0.43")},
        2026: {("year", 0): number("0.46")},
    }
    end = find_plan_end(None, targets, FIRST, LAST, how)
    course = Course(figures, Accumulation(how), None, date(2027, 1, 5))
    aims = Aims(BLANK, number("0.47"), end)
    found = measure(course, aims, 2026, 0)
    assert (str(found.plan_target), str(found.over_plan)) == (target, over_plan)
    assert found.plan_trace == end.trace
