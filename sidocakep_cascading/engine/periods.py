"""The periods of a year in which a figure is asked for."""

import calendar
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

#: Months of a period, by its kind.
LENGTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
#: What is asked for twice a year is asked for of the second and the fourth quarter.
HALF = "half"


class Period(NamedTuple):
    """One period; ``number`` is 0 for a whole year, as targets have it."""

    kind: str
    year: int
    number: int
    end: date


def get_period_kind(often: str) -> str:
    """Return of which kind the periods are that are asked for so often.

    >>> get_period_kind("half"), get_period_kind("month")
    ('quarter', 'month')
    """
    return "quarter" if often == HALF else often


def ending(kind: str, first: date, last: date) -> Iterator[Period]:
    """Yield the periods whose last day lies between two days, both included.

    >>> [item.number for item in ending("quarter", date(2026, 1, 1), date(2026, 9, 30))]
    [1, 2, 3]
    >>> [item[:3] for item in ending("year", date(2026, 2, 1), date(2027, 1, 31))]
    [('year', 2026, 0)]
    >>> list(ending("month", date(2026, 1, 1), date(2026, 1, 30)))
    []
    >>> [item[:3] for item in ending("half", date(2026, 1, 1), date(2026, 12, 31))]
    [('quarter', 2026, 2), ('quarter', 2026, 4)]
    """
    length = LENGTHS[kind]
    kind = get_period_kind(kind)
    for year in range(first.year, last.year + 1):
        for month in range(length, 13, length):
            end = date(year, month, calendar.monthrange(year, month)[1])
            if first <= end <= last:
                number = 0 if kind == "year" else month // LENGTHS[kind]
                yield Period(kind, year, number, end)


def previous(kind: str, year: int, number: int) -> tuple[int, int]:
    """Return year and number of the period before.

    >>> previous("quarter", 2026, 1), previous("month", 2026, 3)
    ((2025, 4), (2026, 2))
    >>> previous("year", 2026, 0)
    (2025, 0)
    >>> previous("half", 2026, 2), previous("half", 2026, 4)
    ((2025, 4), (2026, 2))
    """
    if kind == "year":
        return year - 1, 0
    step = 2 if kind == HALF else 1
    if number > step:
        return year, number - step
    return year - 1, 12 // LENGTHS[get_period_kind(kind)]


def of_quarter(kind: str, quarter: int) -> list[int]:
    """Return the numbers of the periods that end in a quarter; none if none does.

    >>> of_quarter("month", 2), of_quarter("quarter", 2), of_quarter("year", 2)
    ([4, 5, 6], [2], [])
    >>> of_quarter("year", 4)
    [0]
    >>> of_quarter("half", 1), of_quarter("half", 2)
    ([], [2])
    """
    if kind == HALF:
        return [] if quarter % 2 else [quarter]
    if kind == "year":
        return [0] if quarter == LENGTHS["year"] // LENGTHS["quarter"] else []
    count = LENGTHS["quarter"] // LENGTHS[kind]
    return list(range((quarter - 1) * count + 1, quarter * count + 1))


def get_quarter(kind: str, number: int) -> int:
    """Return the quarter in which a period ends.

    >>> get_quarter("month", 4), get_quarter("quarter", 3), get_quarter("year", 0)
    (2, 3, 4)
    """
    if kind == "year":
        return LENGTHS["year"] // LENGTHS["quarter"]
    return -(-number * LENGTHS[kind] // LENGTHS["quarter"])
