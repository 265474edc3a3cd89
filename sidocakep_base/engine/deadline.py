"""When a document is due: an offset from the event that starts its clock.

Decisions the regulations leave open, taken once here:

* "n months after" keeps the day of the month and is clamped to the last day of a
  shorter one: one month after 31 January is 28 (or 29) February.
* "the second week after the quarter ended" (Gunung Mas 24/2024 art. 9(8)) ends on the
  fourteenth day after the quarter's last day, whatever weekday that is.
* The due date itself is still on time. A date on a rest day stays where it is unless
  the government chooses to move it to the next or the previous working day.
* Which weekdays are rest days is the government's own choice: offices work five days a
  week (Saturday and Sunday are free) or six (Sunday is).

>>> due_date(date(2026, 1, 31), 1, MONTH)
datetime.date(2026, 2, 28)
>>> due_date(date(2026, 3, 31), 2, WEEK)
datetime.date(2026, 4, 14)
"""

import calendar
from collections.abc import Collection
from datetime import date, timedelta

DAY = "day"
WORKING_DAY = "working_day"
WEEK = "week"
MONTH = "month"
UNITS = (DAY, WORKING_DAY, WEEK, MONTH)

EXACT = "exact"
NEXT = "next"
PREVIOUS = "previous"
REST_DAY_RULES = (EXACT, NEXT, PREVIOUS)

SATURDAY, SUNDAY = 5, 6
#: Weekdays on which offices rest, by the days of their working week.
REST_WEEKDAYS = {
    5: frozenset({SATURDAY, SUNDAY}),
    6: frozenset({SUNDAY}),
}
FIVE_DAY_WEEK = REST_WEEKDAYS[5]

ON_TIME = "on_time"
DUE = "due"
LATE = "late"
DONE_ON_TIME = "done_on_time"
DONE_LATE = "done_late"


def due_date(
    trigger: date,
    offset: int,
    unit: str,
    rest_day: str = EXACT,
    holidays: Collection[date] = (),
    rest_weekdays: Collection[int] = FIVE_DAY_WEEK,
) -> date:
    """Return the last day on which the document is on time.

    `offset` counts `unit`s after `trigger` and is not negative. `rest_day` says what
    happens to a due date on one of `rest_weekdays` (Monday is 0) or of `holidays`.

    >>> due_date(date(2026, 1, 2), 1, WORKING_DAY)  # a Friday
    datetime.date(2026, 1, 5)
    >>> due_date(date(2026, 1, 2), 1, WORKING_DAY, rest_weekdays=REST_WEEKDAYS[6])
    datetime.date(2026, 1, 3)
    """
    if offset < 0:
        raise ValueError("a deadline lies after its trigger")
    if unit == DAY:
        due = trigger + timedelta(days=offset)
    elif unit == WEEK:
        due = trigger + timedelta(weeks=offset)
    elif unit == MONTH:
        due = add_months(trigger, offset)
    elif unit == WORKING_DAY:
        due = _add_working_days(trigger, offset, holidays, rest_weekdays)
    else:
        raise ValueError(f"unknown unit {unit}")
    return _leave_rest_day(due, rest_day, holidays, rest_weekdays)


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, at most the last day of that month.

    >>> add_months(date(2023, 12, 31), 2)
    datetime.date(2024, 2, 29)
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day.day, last))


def is_working_day(
    day: date,
    holidays: Collection[date] = (),
    rest_weekdays: Collection[int] = FIVE_DAY_WEEK,
) -> bool:
    """Tell whether offices are open: no rest day of the week and no holiday."""
    return day.weekday() not in rest_weekdays and day not in holidays


def standing(
    due: date, notice: date, today: date, done: date | None = None
) -> tuple[str, int]:
    """Return how a document stands and its days left; below zero: days late.

    `notice` is the first day on which a document that is not done is shown as due.
    What is done keeps the days that were left when it was.

    >>> standing(date(2026, 2, 28), date(2026, 2, 21), today=date(2026, 2, 26))
    ('due', 2)
    >>> due, notice, today = date(2026, 2, 28), date(2026, 2, 21), date(2026, 12, 1)
    >>> standing(due, notice, today, done=date(2026, 3, 1))
    ('done_late', -1)
    """
    if done is not None:
        return (DONE_LATE if done > due else DONE_ON_TIME), (due - done).days
    days = (due - today).days
    if days < 0:
        return LATE, days
    return (DUE if today >= notice else ON_TIME), days


def _add_working_days(
    day: date, days: int, holidays: Collection[date], rest_weekdays: Collection[int]
) -> date:
    while days:
        day += timedelta(days=1)
        if is_working_day(day, holidays, rest_weekdays):
            days -= 1
    return day


def _leave_rest_day(
    day: date, rule: str, holidays: Collection[date], rest_weekdays: Collection[int]
) -> date:
    if rule not in REST_DAY_RULES:
        raise ValueError(f"unknown rule for rest days {rule}")
    if rule == EXACT:
        return day
    step = timedelta(days=1 if rule == NEXT else -1)
    while not is_working_day(day, holidays, rest_weekdays):
        day += step
    return day
