"""What an indicator came to: against the period, the year and the plan.

Gunung Mas 24/2024 art. 9(5). Every expected figure is counted by hand beside its case.
"""

from datetime import date
from decimal import Decimal

import pytest

from sidocakep_base.engine.achievement.accumulation import Accumulation
from sidocakep_base.engine.achievement.measuring import (
    NO_TARGET,
    NOT_APPLICABLE,
    NOT_COMPUTABLE,
    NOT_DUE,
    NOT_REPORTED,
    Aims,
    Course,
    measure,
)
from sidocakep_base.engine.achievement.plan_end import PlanEnd
from sidocakep_base.engine.figures.values import NoFigure, NoFigureKind, Number, Point

NOT_RELEASED = NoFigure(NoFigureKind.NOT_RELEASED)
SUM, LAST, LATER = (
    Accumulation.SUM,
    Accumulation.LAST,
    Accumulation.RELEASED_LATER,
)
TODAY = date(2027, 1, 5)


def number(value):
    return Number(Decimal(value))


def quarters(*values):
    """Figures of quarters I, II ...; ``None`` was not asked for."""
    return {
        ("quarter", place): value if isinstance(value, NoFigure) else number(value)
        for place, value in enumerate(values, start=1)
        if value is not None
    }


def course(how=SUM, release_month=None, on_date=TODAY, **years):
    figures = {int(name[1:]): periods for name, periods in years.items()}
    return Course(figures, how, release_month, on_date)


FULL = number(10)
#: name > (course, aims, quarter, has begun, (target, own), (target, to date))
CASES = {
    "a target of the quarter is its own": (
        course(y2026=quarters(2, 3)),
        Aims(number(4), FULL),
        (2, True),
        (number(4), number(3)),
        (FULL, number(5)),
    ),
    "zero is a figure": (
        course(y2026=quarters(0)),
        Aims(number(4), FULL),
        (1, True),
        (number(4), number(0)),
        (FULL, number(0)),
    ),
    "without a target the quarter is not due": (
        course(y2026=quarters(2)),
        Aims(NOT_REPORTED, FULL),
        (1, True),
        (NOT_DUE, number(2)),
        (FULL, number(2)),
    ),
    "but the fourth is the year": (
        course(y2026=quarters(2, 2, 2, 3)),
        Aims(NOT_REPORTED, FULL),
        (4, True),
        (FULL, number(9)),
        (FULL, number(9)),
    ),
    "due and not asked for is not reported": (
        course(),
        Aims(number(4), FULL),
        (1, True),
        (number(4), NOT_REPORTED),
        (FULL, NOT_DUE),
    ),
    "and the year is not, when it has ended": (
        course(),
        Aims(NOT_REPORTED, FULL),
        (0, True),
        (FULL, NOT_REPORTED),
        (FULL, NOT_REPORTED),
    ),
    "before it is collected it is not applicable": (
        course(y2026=quarters(2)),
        Aims(number(4), FULL),
        (1, False),
        (number(4), NOT_APPLICABLE),
        (FULL, NOT_APPLICABLE),
    ),
    "what is released in May is not released in January": (
        course(LATER, 5, y2026={("year", 0): number(7)}),
        Aims(NOT_REPORTED, FULL),
        (0, True),
        (FULL, NOT_RELEASED),
        (FULL, NOT_RELEASED),
    ),
    "in May it is": (
        course(LATER, 5, date(2027, 5, 1), y2026={("year", 0): number(7)}),
        Aims(NOT_REPORTED, FULL),
        (0, True),
        (FULL, number(7)),
        (FULL, number(7)),
    ),
    "points of a scale are not added": (
        course(y2026={("quarter", 1): Point("B"), ("quarter", 2): Point("A")}),
        Aims(Point("A"), Point("A")),
        (2, True),
        (Point("A"), NOT_COMPUTABLE),
        (Point("A"), NOT_COMPUTABLE),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_gunung_mas_9_5_period_and_year(name):
    figures, aims, (quarter, has_begun), own, year = CASES[name]
    result = measure(figures, aims, 2026, quarter, has_begun=has_begun)
    assert result.pairs[:2] == (own, year)
    assert result.pairs[2] == (NOT_DUE, NOT_DUE), "no plan names an end"


NOT_KEPT = NoFigure(NoFigureKind.NOT_APPLICABLE)
#: The truth table of a quarter: (quarters with a target, quarter, collected, begun,
#: figure of the quarter) > (target, own, whether one is owed)
TARGETS = {
    "12 of 17 are due in the fourth alone": ((), 2, True, True, 5, NOT_DUE, 5),
    "the fourth has its own": ((4,), 3, True, True, 5, NOT_DUE, 5),
    "one that begins later": ((3, 4), 2, True, True, 5, NOT_DUE, 5),
    "its own target": ((1, 2), 2, True, True, 5, "own", 5),
    "a hole": ((1,), 2, True, True, 5, NO_TARGET, 5),
    "a hole of later": ((1, 2, 4), 3, True, True, 5, NO_TARGET, 5),
    "a hole, and nothing asked": (
        (1,),
        2,
        True,
        True,
        None,
        NOT_REPORTED,
        NOT_REPORTED,
    ),
    "a hole, not sent": ((1,), 3, True, True, NOT_REPORTED, NOT_REPORTED, NOT_REPORTED),
    "a hole, said not to apply": (
        (1,),
        2,
        True,
        True,
        NOT_KEPT,
        NO_TARGET,
        NOT_KEPT,
    ),
    "half-yearly by its card": ((2,), 3, False, True, None, NOT_DUE, NOT_DUE),
    "half-yearly, asked for all the same": ((2,), 3, False, True, 5, NO_TARGET, 5),
    "yearly by its card": ((1,), 2, False, True, None, NOT_DUE, NOT_DUE),
    "not begun": ((1,), 2, True, False, None, NOT_DUE, NOT_APPLICABLE),
    "the fourth is the year": ((1, 2, 3), 4, True, True, 5, FULL, 5),
    "the year": ((1,), 0, True, True, 5, FULL, 5),
}


@pytest.mark.parametrize("how", [how for how in Accumulation if how is not LATER])
@pytest.mark.parametrize("name", TARGETS)
def test_a_quarter_without_a_target(name, how):
    """Of the last quarter alone there is a figure, so each accumulation gives it."""
    has, quarter, collected, begun, figure, target, own = TARGETS[name]
    blanks = [None] * ((quarter or 4) - 1)
    aims = Aims(number(4) if target == "own" else NOT_REPORTED, FULL, quarters=has)
    result = measure(
        course(how, y2026=quarters(*blanks, figure)),
        aims,
        2026,
        quarter,
        has_begun=begun,
        is_collected=collected,
    )
    expected = number(4) if target == "own" else target
    assert result.target == expected
    assert result.own == (own if isinstance(own, NoFigure) else number(own))
    is_hole = expected in (NO_TARGET, NOT_REPORTED)
    assert bool(result.own_trace) is is_hole
    assert (result.print()[0] == "belum ditetapkan") is is_hole
    assert result.is_year_end is not bool({1, 2, 3} & set(has))


@pytest.mark.parametrize(
    ("has", "quarter", "figures", "begun", "own", "to_date"),
    [
        # its only target is that of the year: due at its end, as a promise is
        ((), 2, (), True, NOT_DUE, NOT_DUE),
        ((4,), 3, (), True, NOT_DUE, NOT_DUE),
        ((), 2, (2, 3), True, number(3), number(5)),
        ((), 4, (), True, NOT_REPORTED, NOT_REPORTED),
        ((), 0, (), True, NOT_REPORTED, NOT_REPORTED),
        # before the first quarter that has a target it is not due, from then on it is
        ((2,), 1, (), True, NOT_DUE, NOT_DUE),
        ((2,), 2, (), True, NOT_REPORTED, NOT_REPORTED),
        ((1,), 2, (), True, NOT_REPORTED, NOT_REPORTED),
        # 2 of quarter I, nothing of II: the year has 2, the quarter is missing
        ((1,), 2, (2, None), True, NOT_REPORTED, number(2)),
        # what does not apply yet owes nothing
        ((1,), 2, (), False, NOT_APPLICABLE, NOT_APPLICABLE),
    ],
)
def test_gunung_mas_11_3_an_output_owes_what_has_a_target(
    has, quarter, figures, begun, own, to_date
):
    """Nobody was asked for it, and still one state has one word, whatever the form."""
    period = number(4) if quarter in has else NOT_REPORTED
    result = measure(
        course(SUM, y2026=quarters(*figures)),
        Aims(period, FULL, quarters=has),
        2026,
        quarter,
        has_begun=begun,
        is_owed=True,
    )
    assert result.own == own
    assert result.pairs[1] == (FULL, to_date)
    if result.target == NOT_DUE:
        assert result.own != NOT_REPORTED


@pytest.mark.parametrize("kind", list(NoFigureKind))
def test_a_target_that_says_it_is_none_is_none(kind):
    """Else “tidak berlaku” in the target would lift the indicator out."""
    aims = Aims(NoFigure(kind), FULL, quarters=(1,))
    figures = course(y2026=quarters(None, 3))
    assert measure(figures, aims, 2026, 2).target == NO_TARGET
    assert measure(figures, aims, 2026, 4).target == FULL


@pytest.mark.parametrize(
    ("how", "past", "over_plan"),
    [
        # 2024: 1 + 2 = 3, 2025: 4, until quarter II of 2026: 5 + 6 = 11
        (SUM, 7, 18),
        # the last that is known: 4 of 2025, 6 of quarter II
        (LAST, 4, 6),
    ],
)
def test_gunung_mas_9_5_b_years_of_the_plan(how, past, over_plan):
    """What lies before the first year of the plan takes no part."""
    figures = course(
        how,
        y2023=quarters(100),
        y2024=quarters(1, 2),
        y2025={("year", 0): number(4)},
        y2026=quarters(5, 6),
    )
    aims = Aims(number(5), FULL, PlanEnd(number(20), 2024))
    result = measure(figures, aims, 2026, 2)
    assert result.pairs[2] == (number(20), number(over_plan))
    assert (result.past, result.last_year) == (number(past), number(4))


@pytest.mark.parametrize(
    ("figures", "past", "last_year"),
    [
        # nobody was asked in 2024 and 2025: they are over, nothing is to come
        ({}, "-", "-"),
        ({"y2024": quarters(3)}, "3", "-"),
        # asked for and never sent
        ({"y2025": quarters(NOT_REPORTED)}, "belum dilaporkan", None),
        ({"y2025": quarters(3)}, "3", "3"),
    ],
)
def test_a_year_that_is_over_is_never_not_due(figures, past, last_year):
    aims = Aims(number(5), FULL, PlanEnd(number(20), 2024))
    result = measure(course(SUM, **figures, y2026=quarters(5)), aims, 2026, 1)
    assert result.print()[-2:] == [past, last_year or past]
    alone = measure(
        course(SUM, **figures, y2026=quarters(5)), Aims(FULL, FULL), 2026, 1
    )
    assert alone.print()[-2:] == ["-", last_year or past]


def test_the_first_year_of_a_plan_has_no_past():
    figures = course(y2025=quarters(3), y2026=quarters(5))
    result = measure(figures, Aims(number(5), FULL, PlanEnd(number(20), 2026)), 2026, 1)
    assert (result.past, result.over_plan) == (NOT_APPLICABLE, number(5))
    assert result.last_year == number(3)


def test_years_that_cannot_be_joined_are_said_and_stop_nothing():
    """Persons of one year and per cent of the next are no sum."""
    former = {("year", 0): Number(Decimal(3), "Orang")}
    current = {("quarter", 1): Number(Decimal(5), "Persen")}
    figures = course(y2025=former, y2026=current)
    result = measure(figures, Aims(number(5), FULL, PlanEnd(number(20), 2025)), 2026, 1)
    assert result.over_plan == NOT_COMPUTABLE
    assert result.to_date == current["quarter", 1]


def test_every_figure_is_printed_in_its_order():
    figures = course(y2025=quarters(3), y2026=quarters(None, 5))
    result = measure(figures, Aims(number(6), FULL, PlanEnd(number(20), 2025)), 2026, 2)
    assert result.print() == ["6", "5", "10", "5", "20", "8", "3", "3"]
    assert len(result.print()) == result._fields.index("trace")


@pytest.mark.parametrize(
    ("how", "given", "aim", "own", "alone"),
    [
        # 2 + 3 + 1 = 6 of the year; the three months came to nothing, or were silent
        (SUM, quarters(2, 3, 1, 0), NOT_REPORTED, "6", "0"),
        (SUM, quarters(2, 3, 1, NOT_REPORTED), NOT_REPORTED, "6", "belum dilaporkan"),
        (LAST, quarters(2, 3, 5, NOT_REPORTED), NOT_REPORTED, "5", "belum dilaporkan"),
        # a target of the quarter is compared with the quarter
        (SUM, quarters(2, 3, 1, 4), number(5), "4", "4"),
        # one figure a year is that of its last quarter
        (SUM, {("year", 0): number(7)}, NOT_REPORTED, "7", "7"),
    ],
)
def test_quarter_iv_keeps_what_its_months_came_to(how, given, aim, own, alone):
    """The target of the year stands in for its own, the figure of the year does not."""
    measured = measure(course(how, y2026=given), Aims(aim, FULL), 2026, 4)
    assert (str(measured.own), str(measured.alone)) == (own, alone)
    third = measure(course(how, y2026=given), Aims(NOT_REPORTED, FULL), 2026, 3)
    assert third.alone == third.own


@pytest.mark.parametrize(
    ("given", "said_on", "word"),
    [
        # released in May 2027: sent in January, corrected in November
        (quarters(NOT_REPORTED), date(2027, 1, 5), "belum dirilis"),
        (quarters(NOT_REPORTED), None, "belum dilaporkan"),
        # sent late, when the release was due already
        (quarters(NOT_REPORTED), date(2027, 6, 2), "belum dilaporkan"),
        # what is known by now is said
        (quarters(3), date(2027, 1, 5), "3"),
        ({}, date(2027, 1, 5), "belum dirilis"),
    ],
)
def test_why_there_is_no_figure_stays_as_it_was_said_first(given, said_on, word):
    asked = course(LATER, 5, date(2027, 11, 30), y2026=given)
    asked = asked._replace(said_on=said_on)
    result = measure(asked, Aims(NOT_REPORTED, FULL), 2026, 1)
    assert str(result.to_date) == word


def test_a_target_that_is_not_set_is_never_said_to_be_not_reported():
    figures = course(y2026=quarters(3, NOT_REPORTED))
    result = measure(figures, Aims(NOT_REPORTED, FULL, quarters=(1,)), 2026, 2)
    compared = f"Target: {result.target}; realisasi: {result.own}."
    assert compared == "Target: belum dilaporkan; realisasi: belum dilaporkan."
    *_why, last = result.explain([compared])
    assert last == "Target: belum ditetapkan; realisasi: belum dilaporkan."
    own = measure(figures, Aims(number(4), FULL), 2026, 1)
    assert own.explain(["Target: 4"])[-1] == "Target: 4"


def test_a_quarter_is_explained_by_itself():
    """2 and 3 are 5 of the year; of the third quarter nothing was reported."""
    figures = course(y2026=quarters(2, 3, NOT_REPORTED))
    found = measure(figures, Aims(number(4), FULL), 2026, 2)
    assert found.trace == ("Jumlah 2 + 3 = 5.",)
    assert found.explain(("Target: 4",)) == ("Target: 4",)
    found = measure(figures, Aims(number(4), FULL), 2026, 3)
    assert "Belum lengkap: terisi 2 dari 3 periode." in found.trace
    assert found.explain(("Target: 4",)) == ("Target: 4",)
    months = {("month", 1): number(2), ("month", 2): number(5)}
    found = measure(course(y2026=months), Aims(number(4), FULL), 2026, 1)
    assert found.explain(()) == ("Jumlah 2 + 5 = 7.",)
    found = measure(course(y2026=quarters(2, 3)), Aims(NOT_REPORTED, FULL), 2026, 0)
    assert found.explain(()) == found.trace, "the year is the year"
