"""Due dates: the deadlines of both regulations and the arithmetic under them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.deadline import (
    DAY,
    DONE_LATE,
    DONE_ON_TIME,
    DUE,
    EXACT,
    LATE,
    MONTH,
    NEXT,
    ON_TIME,
    PREVIOUS,
    REST_WEEKDAYS,
    UNITS,
    WEEK,
    WORKING_DAY,
    add_months,
    due_date,
    is_working_day,
    standing,
)


@pytest.mark.parametrize(
    ("ratified", "due"),
    [
        (date(2025, 12, 31), date(2026, 1, 31)),
        (date(2026, 1, 2), date(2026, 2, 2)),
        # clamped: February has no 31st, nor a 29th in 2026
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2026, 1, 29), date(2026, 2, 28)),
        (date(2024, 1, 31), date(2024, 2, 29)),
        (date(2026, 8, 31), date(2026, 9, 30)),
    ],
)
def test_gunung_mas_7_2_agreement_one_month_after_the_dpa(ratified, due):
    assert due_date(ratified, 1, MONTH) == due


@pytest.mark.parametrize(
    ("quarter_end", "due"),
    [
        (date(2026, 3, 31), date(2026, 4, 14)),
        (date(2026, 6, 30), date(2026, 7, 14)),
        (date(2026, 9, 30), date(2026, 10, 14)),
        (date(2026, 12, 31), date(2027, 1, 14)),
    ],
)
def test_gunung_mas_9_8_quarter_by_the_end_of_the_second_week(quarter_end, due):
    assert due_date(quarter_end, 2, WEEK) == due


def test_gunung_mas_9_9_year_one_month_after_the_budget_year():
    assert due_date(date(2026, 12, 31), 1, MONTH) == date(2027, 1, 31)


@pytest.mark.parametrize(
    ("year", "due"), [(2026, date(2027, 2, 28)), (2027, date(2028, 2, 29))]
)
def test_gunung_mas_11_2_lkjip_two_months_after_the_budget_year(year, due):
    assert due_date(date(year, 12, 31), 2, MONTH) == due


def test_rest_days_leave_the_date_alone_unless_chosen():
    # 31 January 2026 is a Saturday; 2 February a Monday
    trigger = date(2025, 12, 31)
    assert due_date(trigger, 1, MONTH, EXACT) == date(2026, 1, 31)
    assert due_date(trigger, 1, MONTH, NEXT) == date(2026, 2, 2)
    assert due_date(trigger, 1, MONTH, PREVIOUS) == date(2026, 1, 30)
    holidays = {date(2026, 2, 2), date(2026, 1, 30)}
    assert due_date(trigger, 1, MONTH, NEXT, holidays) == date(2026, 2, 3)
    assert due_date(trigger, 1, MONTH, PREVIOUS, holidays) == date(2026, 1, 29)


def test_working_days_skip_weekends_and_holidays():
    # Friday 2 January 2026 + 1 working day = Monday the 5th
    assert due_date(date(2026, 1, 2), 1, WORKING_DAY) == date(2026, 1, 5)
    assert due_date(date(2026, 1, 2), 5, WORKING_DAY) == date(2026, 1, 9)
    holiday = {date(2026, 1, 5)}
    assert due_date(date(2026, 1, 2), 1, WORKING_DAY, EXACT, holiday) == date(
        2026, 1, 6
    )


def test_six_working_days_a_week():
    # Friday 2 January 2026: Saturday counts, Sunday does not
    six = REST_WEEKDAYS[6]
    friday = date(2026, 1, 2)
    assert due_date(friday, 1, WORKING_DAY, rest_weekdays=six) == date(2026, 1, 3)
    assert due_date(friday, 2, WORKING_DAY, rest_weekdays=six) == date(2026, 1, 5)
    # Saturday 31 January is a working day and stays; Sunday 1 February moves
    assert due_date(date(2025, 12, 31), 1, MONTH, NEXT, (), six) == date(2026, 1, 31)
    assert due_date(date(2026, 1, 1), 1, MONTH, NEXT, (), six) == date(2026, 2, 2)
    assert due_date(date(2026, 1, 1), 1, MONTH, PREVIOUS, (), six) == date(2026, 1, 31)


def test_days_and_zero():
    assert due_date(date(2026, 12, 31), 0, DAY) == date(2026, 12, 31)
    assert due_date(date(2026, 2, 27), 3, DAY) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((date(2026, 1, 1), -1, DAY), "after its trigger"),
        ((date(2026, 1, 1), 1, "year"), "unknown unit"),
        ((date(2026, 1, 1), 1, DAY, "later"), "unknown rule"),
    ],
)
def test_bad_arguments_are_refused(arguments, words):
    with pytest.raises(ValueError, match=words):
        due_date(*arguments)


@pytest.mark.parametrize(
    ("today", "done", "result", "days"),
    [
        (date(2026, 1, 1), None, ON_TIME, 30),
        (date(2026, 1, 23), None, ON_TIME, 8),
        (date(2026, 1, 24), None, DUE, 7),
        (date(2026, 1, 31), None, DUE, 0),
        (date(2026, 2, 1), None, LATE, -1),
        (date(2026, 3, 1), date(2026, 1, 31), DONE_ON_TIME, 0),
        (date(2026, 3, 1), date(2026, 2, 1), DONE_LATE, -1),
    ],
)
def test_standing(today, done, result, days):
    """Due on 31 January 2026, seven days' notice."""
    due, notice = date(2026, 1, 31), date(2026, 1, 24)
    assert standing(due, notice, today, done) == (result, days)


days = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@given(days, st.integers(0, 60))
def test_months_land_in_the_month_asked_for(day, months):
    later = add_months(day, months)
    assert later.year * 12 + later.month == day.year * 12 + day.month + months
    assert later.day <= day.day
    if later.day < day.day:
        assert (later + timedelta(days=1)).day == 1


@given(days, st.integers(0, 30), st.sampled_from(UNITS))
def test_a_longer_offset_is_never_earlier(day, offset, unit):
    assert due_date(day, offset, unit) <= due_date(day, offset + 1, unit)
    assert due_date(day, offset, unit) >= day


@given(days, st.integers(0, 40))
def test_a_longer_week_is_never_later(day, offset):
    five = due_date(day, offset, WORKING_DAY)
    assert due_date(day, offset, WORKING_DAY, rest_weekdays=REST_WEEKDAYS[6]) <= five


@given(days, st.integers(0, 6), st.sampled_from([NEXT, PREVIOUS]))
def test_a_moved_date_is_a_working_day_within_three_days(day, offset, rule):
    exact = due_date(day, offset, DAY)
    moved = due_date(day, offset, DAY, rule)
    assert is_working_day(moved)
    assert abs((moved - exact).days) <= 2
