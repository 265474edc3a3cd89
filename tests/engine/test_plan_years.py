"""What the years of a plan make together, and of when that is."""

from datetime import date
from decimal import Decimal

import pytest

from sidocakep_base.engine.achievement.accumulation import Accumulation
from sidocakep_base.engine.achievement.measuring import (
    NOT_REPORTED,
    Aims,
    Course,
    measure,
)
from sidocakep_base.engine.achievement.plan_end import PlanEnd
from sidocakep_base.engine.achievement.plan_years import read_lacking_years
from sidocakep_base.engine.figures.values import Number

POSITION, LAST, SUM = Accumulation.POSITION, Accumulation.LAST, Accumulation.SUM
AVERAGE, LATER = Accumulation.AVERAGE, Accumulation.RELEASED_LATER
SILENT = "belum dilaporkan"


def number(value):
    return Number(Decimal(value), "Persen")


def tell(how, *quarters, month=None, year_figure=None, former=("76.5",), at=None):
    """Return past, over the plan, and the trace of the latter; the plan is of 2024.

    :param quarters: those of 2026, ``None`` not asked for, a text the figure
    :param former: of 2025 backwards
    """
    figures = {
        2025 - back: {("year", 0): value if value == NOT_REPORTED else number(value)}
        for back, value in enumerate(former)
    }
    figures[2026] = {
        ("quarter", place): value if value == NOT_REPORTED else number(value)
        for place, value in enumerate(quarters, 1)
        if value is not None
    }
    if year_figure:
        figures[2026]["year", 0] = year_figure
    course = Course(figures, how, month, date(2026, 7, 5))
    aims = Aims(NOT_REPORTED, number("80"), PlanEnd(number("5.4"), 2024))
    found = measure(course, aims, 2026, at or len(quarters))
    words = found.print()
    return words[6], words[5], found.plan_trace


@pytest.mark.parametrize(
    ("how", "given", "expected"),
    [
        # BPBD, 1.05.03: 74 in quarter I, quarter II silent; 76,5 is that of 2025
        (POSITION, ("74", NOT_REPORTED), "74 Persen (data triwulan I 2026)"),
        (POSITION, ("74", "75"), "75 Persen"),
        (POSITION, (NOT_REPORTED,), SILENT),
        (POSITION, (NOT_REPORTED, NOT_REPORTED), SILENT),
        # the last that there is is the figure of the year already
        (LAST, ("74", NOT_REPORTED), "74 Persen"),
        (LAST, (NOT_REPORTED,), SILENT),
        (AVERAGE, (NOT_REPORTED,), SILENT),
        (LATER, (NOT_REPORTED,), SILENT),
        # nothing is due yet: last year's, and it is said
        (POSITION, (None,), "76,5 Persen (data tahun 2025)"),
        (LAST, (None, None), "76,5 Persen (data tahun 2025)"),
        # what is added up: 76,5 + 74
        (SUM, ("74", NOT_REPORTED), "150,5 Persen"),
        (SUM, (NOT_REPORTED,), "76,5 Persen"),
    ],
)
def test_gunung_mas_9_5_b_of_what_an_older_figure_is(how, given, expected):
    assert tell(how, *given)[:2] == ("76,5 Persen", expected)


def test_what_is_added_up_names_the_years_that_are_not_in_it():
    """2025 was not reported: 4 of 2024 and 2 of 2026 are 6 of three years."""
    *words, trace = tell(SUM, "2", former=(NOT_REPORTED, "4"))
    assert words[1] == "6 Persen"
    [said] = trace
    assert said == "Realisasi s.d. tahun 2026 tanpa angka tahun 2025: belum dilaporkan."
    assert read_lacking_years(said) == "2025"
    assert not tell(SUM, "2", former=("3", "4"))[-1]
    assert not tell(SUM, NOT_REPORTED, former=(NOT_REPORTED,))[-1], "there is no sum"


def test_what_an_older_figure_is_of_is_in_its_trace():
    said = "Realisasi s.d. tahun 2026 memakai data"
    *_words, [trace] = tell(POSITION, "74", NOT_REPORTED)
    assert trace == f"{said} triwulan I 2026: sesudahnya belum dilaporkan."
    *_words, [trace] = tell(POSITION, None)
    assert trace == f"{said} tahun 2025: tahun 2026 belum tiba tenggatnya."
    assert tell(POSITION, "74", "75")[2] == ()


def test_what_is_compared_with_the_plan_is_what_is_printed():
    """74 of 5,4 are 1.370,37 per cent; with 76,5 of 2025 it would be 1.416,67."""
    figures = {
        2025: {("year", 0): number("76.5")},
        2026: {("quarter", 1): number("74"), ("quarter", 2): NOT_REPORTED},
    }
    course = Course(figures, POSITION, None, date(2026, 7, 5))
    aims = Aims(NOT_REPORTED, number("80"), PlanEnd(number("5.4"), 2024))
    found = measure(course, aims, 2026, 2)
    assert found.pairs[2] == (number("5.4"), number("74"))
    assert found.pairs[1] == (number("80"), NOT_REPORTED), "the year waits for it"


def test_months_are_named_and_a_year_that_waits_takes_its_last_quarter():
    months = {("month", 4): number("70"), ("month", 5): number("71")}
    figures = {2026: {**months, ("month", 6): NOT_REPORTED}}
    course = Course(figures, POSITION, None, date(2026, 7, 5))
    aims = Aims(NOT_REPORTED, number("80"), PlanEnd(number("90"), 2024))
    assert measure(course, aims, 2026, 2).print()[5] == "71 Persen (data Mei 2026)"
    found = tell(LAST, "72", "73", None, None, year_figure=NOT_REPORTED)
    assert found[1] == "73 Persen (data triwulan II 2026)"
    found = tell(AVERAGE, "72", "73", None, None, year_figure=NOT_REPORTED)
    assert found[1] == SILENT, "a quarter is no mean of the year"


@pytest.mark.parametrize(
    ("former", "past", "over_plan"),
    [
        # 2025 was asked for and never sent: 2024 does not stand for it
        ((NOT_REPORTED, "70"), SILENT, SILENT),
        ((), "-", "belum tiba tenggatnya"),
    ],
)
def test_years_that_are_over(former, past, over_plan):
    assert tell(POSITION, None, former=former)[:2] == (past, over_plan)


def test_a_year_before_that_nobody_asked_for_is_named():
    figures = {2024: {("year", 0): number("70")}}
    course = Course(figures, LATER, 5, date(2026, 7, 5))
    aims = Aims(NOT_REPORTED, number("80"), PlanEnd(number("90"), 2024))
    words = measure(course, aims, 2026, 1).print()
    assert words[5:7] == ["70 Persen (data tahun 2024)"] * 2
    assert "belum dirilis" in measure(course, aims, 2026, 1).plan_trace[0]
