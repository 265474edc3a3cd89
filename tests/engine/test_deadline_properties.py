"""Due dates as offices count them: working weeks, public holidays, rest days."""

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
    REST_DAY_RULES,
    REST_WEEKDAYS,
    UNITS,
    WEEK,
    WORKING_DAY,
    due_date,
    is_working_day,
    standing,
)

# Lebaran 2026: Saturday 21 and Sunday 22 March, joint leave Friday 20 to Tuesday 24.
LEBARAN = {date(2026, 3, day) for day in range(20, 25)}

days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
weeks = st.sampled_from(sorted(REST_WEEKDAYS.values(), key=len))
offsets = st.integers(0, 45)


@st.composite
def days_and_holidays(draw):
    """Return a day and holidays around it, at most twelve."""
    day = draw(days)
    near = st.integers(-10, 60).map(lambda number: day + timedelta(days=number))
    return day, draw(st.sets(near, max_size=12))


@pytest.mark.parametrize(
    ("day", "five", "six"),
    [
        # 5 January 2026 is a Monday
        (date(2026, 1, 5), True, True),
        (date(2026, 1, 9), True, True),
        (date(2026, 1, 10), False, True),
        (date(2026, 1, 11), False, False),
    ],
)
def test_the_days_on_which_offices_are_open(day, five, six):
    assert is_working_day(day, (), REST_WEEKDAYS[5]) is five
    assert is_working_day(day, (), REST_WEEKDAYS[6]) is six
    assert not is_working_day(day, {day}, REST_WEEKDAYS[6])


@pytest.mark.parametrize(
    ("offset", "five", "six"),
    [
        # Thursday 19 March, then Lebaran to Tuesday 24: the first day is Wednesday 25
        (1, date(2026, 3, 25), date(2026, 3, 25)),
        (2, date(2026, 3, 26), date(2026, 3, 26)),
        (3, date(2026, 3, 27), date(2026, 3, 27)),
        # the fourth is Saturday 28 where offices work on it, else Monday 30
        (4, date(2026, 3, 30), date(2026, 3, 28)),
        (5, date(2026, 3, 31), date(2026, 3, 30)),
    ],
)
def test_working_days_over_lebaran_counted_by_hand(offset, five, six):
    start = date(2026, 3, 19)
    for week, due in ((5, five), (6, six)):
        assert (
            due_date(start, offset, WORKING_DAY, EXACT, LEBARAN, REST_WEEKDAYS[week])
            == due
        )


@pytest.mark.parametrize(
    ("trigger", "rule", "five", "six"),
    [
        # due on Saturday 21 March, in the middle of Lebaran
        (date(2026, 2, 21), EXACT, date(2026, 3, 21), date(2026, 3, 21)),
        (date(2026, 2, 21), NEXT, date(2026, 3, 25), date(2026, 3, 25)),
        (date(2026, 2, 21), PREVIOUS, date(2026, 3, 19), date(2026, 3, 19)),
        # due on Saturday 14 March: a rest day of five days a week only
        (date(2026, 2, 14), NEXT, date(2026, 3, 16), date(2026, 3, 14)),
        (date(2026, 2, 14), PREVIOUS, date(2026, 3, 13), date(2026, 3, 14)),
        # due on Sunday 15 March: Saturday before it is open in a week of six
        (date(2026, 2, 15), PREVIOUS, date(2026, 3, 13), date(2026, 3, 14)),
        (date(2026, 2, 15), NEXT, date(2026, 3, 16), date(2026, 3, 16)),
    ],
)
def test_a_month_that_ends_on_a_rest_day_counted_by_hand(trigger, rule, five, six):
    for week, due in ((5, five), (6, six)):
        assert due_date(trigger, 1, MONTH, rule, LEBARAN, REST_WEEKDAYS[week]) == due


def test_no_working_days_leave_the_day_even_where_it_is_free():
    """Zero working days after a Sunday is that Sunday, unless it is to be moved."""
    sunday = date(2026, 1, 11)
    assert due_date(sunday, 0, WORKING_DAY) == sunday
    assert due_date(sunday, 0, WORKING_DAY, NEXT) == date(2026, 1, 12)
    assert due_date(sunday, 0, WORKING_DAY, PREVIOUS) == date(2026, 1, 9)


@given(days_and_holidays(), st.integers(1, 45), weeks)
def test_so_many_offices_days_lie_between(day_and_holidays, offset, rest):
    """Counting them back one by one gives the offset; the last is one of them."""
    day, holidays = day_and_holidays
    due = due_date(day, offset, WORKING_DAY, EXACT, holidays, rest)
    open_days = [
        number
        for number in range(1, (due - day).days + 1)
        if is_working_day(day + timedelta(days=number), holidays, rest)
    ]
    assert len(open_days) == offset
    assert is_working_day(due, holidays, rest)


@given(days_and_holidays(), offsets, st.sampled_from(UNITS), weeks)
def test_a_rest_day_rule_moves_its_own_way_only(day_and_holidays, offset, unit, rest):
    day, holidays = day_and_holidays
    exact, later, earlier = (
        due_date(day, offset, unit, rule, holidays, rest)
        for rule in (EXACT, NEXT, PREVIOUS)
    )
    assert earlier <= exact <= later
    assert is_working_day(later, holidays, rest)
    assert is_working_day(earlier, holidays, rest)


@given(days_and_holidays(), offsets, st.sampled_from(UNITS), weeks)
def test_nothing_open_is_jumped_over(day_and_holidays, offset, unit, rest):
    """Between the date and where it is moved to, offices are closed throughout."""
    day, holidays = day_and_holidays
    earlier = due_date(day, offset, unit, PREVIOUS, holidays, rest)
    later = due_date(day, offset, unit, NEXT, holidays, rest)
    between = range(1, (later - earlier).days)
    open_between = [
        number
        for number in between
        if is_working_day(earlier + timedelta(days=number), holidays, rest)
    ]
    assert open_between == []


@given(days_and_holidays(), offsets, st.sampled_from(UNITS), weeks)
def test_on_a_day_on_which_offices_work_all_rules_agree(
    day_and_holidays, offset, unit, rest
):
    day, holidays = day_and_holidays
    exact = due_date(day, offset, unit, EXACT, holidays, rest)
    found = {
        due_date(day, offset, unit, rule, holidays, rest) for rule in REST_DAY_RULES
    }
    assert (len(found) == 1) is is_working_day(exact, holidays, rest)


@given(days_and_holidays(), offsets, weeks)
def test_a_holiday_more_never_makes_it_earlier(day_and_holidays, offset, rest):
    day, holidays = day_and_holidays
    without = due_date(day, offset, WORKING_DAY, NEXT, (), rest)
    assert due_date(day, offset, WORKING_DAY, NEXT, holidays, rest) >= without


@given(days_and_holidays(), offsets, st.sampled_from([DAY, WEEK, MONTH]))
def test_holidays_do_not_touch_a_date_that_stays(day_and_holidays, offset, unit):
    day, holidays = day_and_holidays
    assert due_date(day, offset, unit, EXACT, holidays) == due_date(day, offset, unit)


@given(days, st.integers(0, 20))
def test_a_week_is_seven_days(day, offset):
    assert due_date(day, offset, WEEK) == due_date(day, offset * 7, DAY)


@given(days, st.integers(0, 20))
def test_five_working_days_are_a_week_where_there_is_no_holiday(day, weeks_later):
    """From a Monday to Friday; six where offices work on Saturday."""
    if is_working_day(day, (), REST_WEEKDAYS[5]):
        assert due_date(day, weeks_later * 5, WORKING_DAY) == due_date(
            day, weeks_later, WEEK
        )
    if is_working_day(day, (), REST_WEEKDAYS[6]):
        assert due_date(
            day, weeks_later * 6, WORKING_DAY, rest_weekdays=REST_WEEKDAYS[6]
        ) == due_date(day, weeks_later, WEEK)


@given(days, st.integers(-60, 60), st.integers(0, 30))
def test_standing_goes_from_on_time_over_due_to_late(due, distance, notice):
    today = due + timedelta(days=distance)
    first_notice = due - timedelta(days=notice)
    order = [ON_TIME, DUE, LATE]
    now, left = standing(due, first_notice, today)
    tomorrow, left_then = standing(due, first_notice, today + timedelta(days=1))
    assert order.index(now) <= order.index(tomorrow)
    assert (now == LATE) is (today > due)
    assert (left, left_then) == (-distance, -distance - 1)


@given(days, st.integers(-60, 60), st.integers(-60, 60))
def test_what_is_done_stands_for_good(due, done_after, asked_after):
    """The day on which it is asked about changes nothing any more."""
    done = due + timedelta(days=done_after)
    today = due + timedelta(days=asked_after)
    assert standing(due, due, today, done) == (
        DONE_LATE if done_after > 0 else DONE_ON_TIME,
        -done_after,
    )
