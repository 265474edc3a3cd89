"""Periods of a year, whose they are, and the months of an action."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.figures.runs import get_runs
from sidocakep_cascading.engine import periods
from sidocakep_cascading.engine.action_plan import find_fall, read_months, write_months
from sidocakep_cascading.engine.tenure import (
    MONTH,
    QUARTER,
    Tenure,
    get_attribution,
    get_periods,
)

YEARS = st.integers(1990, 2100)
FIRST_THREE = [(2026, 1), (2026, 2), (2026, 3)]
DAYS = st.dates(date(2025, 11, 1), date(2027, 2, 28))


@given(YEARS, st.sampled_from([MONTH, QUARTER]))
def test_the_periods_are_the_year_without_a_gap(year, unit):
    found = get_periods(year, unit)
    assert [item.number for item in found] == list(range(1, len(found) + 1))
    assert (found[0].first, found[-1].last) == (date(year, 1, 1), date(year, 12, 31))
    for former, latter in pairwise(found):
        assert latter.first - former.last == timedelta(days=1)


@given(st.lists(st.tuples(DAYS, DAYS), max_size=5))
def test_a_period_is_nobodys_only_where_nobody_held_it(spans):
    tenures = [Tenure(place, *span) for place, span in enumerate(spans)]
    found = get_attribution(tenures, 2026, MONTH)
    for period in get_periods(2026, MONTH):
        holders = {
            item.key
            for item in tenures
            if any(
                item.date_from <= period.first + timedelta(days=day) <= item.date_until
                for day in range((period.last - period.first).days + 1)
            )
        }
        key = found[period.number]
        assert key in holders if holders else key is None


@pytest.mark.parametrize(
    ("spans", "keys"),
    [
        ([], [None] * 4),
        # The last day of a quarter decides, one day is enough.
        ([((1, 1), (3, 30)), ((3, 31), (12, 31))], [1, 1, 1, 1]),
        # Vacant on the last day: who held last within the quarter has it.
        ([((1, 1), (2, 1)), ((4, 1), (4, 1))], [0, 1, None, None]),
        # A tenure that ends before it begins holds nothing.
        ([((6, 30), (6, 1))], [None] * 4),
    ],
)
def test_quarters_by_hand(spans, keys):
    tenures = [
        Tenure(place, date(2026, *first), date(2026, *last))
        for place, (first, last) in enumerate(spans)
    ]
    expected = dict(enumerate(keys, start=1))
    assert get_attribution(tenures, 2026, QUARTER) == expected
    assert get_attribution(reversed(tenures), 2026, QUARTER) == expected


@given(st.sets(st.integers(-50, 50)))
def test_runs_are_the_numbers_and_do_not_touch(numbers):
    runs = get_runs(numbers)
    assert {n for first, last in runs for n in range(first, last + 1)} == numbers
    assert all(b[0] > a[1] + 1 for a, b in pairwise(runs))


@pytest.mark.parametrize("kind", ["month", "quarter", "year"])
def test_a_period_before_is_the_one_before(kind):
    found = list(periods.ending(kind, date(2023, 1, 1), date(2025, 12, 31)))
    assert len(found) == 3 * 12 // periods.LENGTHS[kind]
    for former, latter in pairwise(found):
        assert former[1:3] == periods.previous(*latter[:3])


def test_periods_end_within_both_days_included():
    leap = date(2024, 2, 29)
    assert [item.end for item in periods.ending("month", leap, leap)] == [leap]
    assert [item.end for item in periods.ending("month", leap, date(2024, 3, 30))] == [
        leap
    ]
    assert list(periods.ending("quarter", leap, date(2024, 3, 30))) == []
    # Over the turn of a year, and the wrong way round.
    turn = periods.ending("quarter", date(2025, 12, 31), date(2026, 3, 31))
    assert [item[:3] for item in turn] == [("quarter", 2025, 4), ("quarter", 2026, 1)]
    assert list(periods.ending("year", date(2026, 1, 1), date(2025, 1, 1))) == []


@pytest.mark.parametrize("kind", ["month", "quarter", "year"])
def test_each_period_ends_in_one_quarter(kind):
    numbers = [n for quarter in range(1, 5) for n in periods.of_quarter(kind, quarter)]
    ended = periods.ending(kind, date(2026, 1, 1), date(2026, 12, 31))
    assert numbers == [item.number for item in ended]


@pytest.mark.parametrize("kind", ["month", "quarter", "year"])
def test_a_period_ends_in_the_quarter_that_asks_for_it(kind):
    for quarter in range(1, 5):
        for number in periods.of_quarter(kind, quarter):
            assert periods.get_quarter(kind, number) == quarter


@pytest.mark.parametrize(
    ("often", "kind", "asked", "former"),
    [
        # Twice a year: of quarters II and IV, each after the one half a year before.
        ("half", "quarter", [2, 4], [(2025, 4), (2026, 2)]),
        ("quarter", "quarter", [1, 2, 3, 4], [(2025, 4), *FIRST_THREE]),
        ("year", "year", [0], [(2025, 0)]),
        ("month", "month", [*range(1, 13)], None),
    ],
)
def test_how_often_a_figure_is_asked_for(often, kind, asked, former):
    found = list(periods.ending(often, date(2026, 1, 1), date(2026, 12, 31)))
    assert periods.get_period_kind(often) == kind
    assert {item.kind for item in found} == {kind}
    assert [item.number for item in found] == asked
    quarters = [periods.of_quarter(often, quarter) for quarter in range(1, 5)]
    assert [number for numbers in quarters for number in numbers] == asked
    if former:
        assert [periods.previous(often, 2026, number) for number in asked] == former


@given(st.sets(st.integers(1, 12)))
def test_months_are_read_as_they_were_written(months):
    assert read_months(write_months(months)) == tuple(sorted(months))


@pytest.mark.parametrize(
    ("text", "months"),
    [
        (None, ()),
        (" ,; ", ()),
        ("1-12", tuple(range(1, 13))),
        ("3 – 5;4", (3, 4, 5)),
        ("01 02\n12", (1, 2, 12)),
        ("7-7", (7,)),
    ],
)
def test_months_by_hand(text, months):
    assert read_months(text) == months


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("0", "0"),
        ("1, 13", "13"),
        ("9-7", "9-7"),
        ("11-13", "11-13"),
        ("Januari", "Januari"),
        ("1-2-3", "1-2-3"),
        ("1.5", "1.5"),
        ("-3", "-3"),
        ("012", "012"),
    ],
)
def test_what_is_no_month_is_named(text, part):
    with pytest.raises(ValueError) as refused:
        read_months(text)
    assert refused.value.args == (part,)


@pytest.mark.parametrize(
    ("values", "up", "down"),
    [
        ([], None, None),
        ([None, None], None, None),
        ([0, 0, 0], None, None),
        ([5, None, 5, 4], 4, None),
        ([-2, -1], None, 2),
        # Held against the last one that is filled in, not against the highest.
        ([10, 8, 9], 2, 3),
        ([None, 3, 0], 3, None),
    ],
)
def test_a_target_that_goes_back(values, up, down):
    figures = [None if item is None else Decimal(item) for item in values]
    assert find_fall(figures, is_lower_better=False) == up
    assert find_fall(figures, is_lower_better=True) == down
