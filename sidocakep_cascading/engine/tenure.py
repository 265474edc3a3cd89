"""To whose tenure the results of a month or a quarter belong.

Neither regulation divides a period between two officials. Gunung Mas 24/2024 art. 9(8)
has the quarter reported after it ended, by the head then in office: so a period belongs
to the tenure that holds on its last day. Where the post is vacant on that day, it
belongs to the last tenure that held within the period; where nobody held it, to nobody.

>>> from datetime import date
>>> former = Tenure("former", date(2026, 1, 1), date(2026, 8, 15))
>>> latter = Tenure("latter", date(2026, 8, 16), date(2026, 12, 31))
>>> get_attribution([former, latter], 2026, QUARTER)
{1: 'former', 2: 'former', 3: 'latter', 4: 'latter'}
>>> [number for number, key in get_attribution([former], 2026, MONTH).items() if key]
[1, 2, 3, 4, 5, 6, 7, 8]
"""

from calendar import monthrange
from collections.abc import Hashable, Iterable
from datetime import date
from typing import NamedTuple

MONTH = "month"
QUARTER = "quarter"
#: Months in a period of each unit.
LENGTHS = {MONTH: 1, QUARTER: 3}


class Tenure(NamedTuple):
    """Days, both included, on which a document counts; ``key`` says which one."""

    key: Hashable
    date_from: date
    date_until: date


class Period(NamedTuple):
    """A month or quarter of a year, counted from one."""

    number: int
    first: date
    last: date


def get_periods(year: int, unit: str) -> list[Period]:
    """Return the periods of a year in order.

    >>> get_periods(2026, QUARTER)[0].last
    datetime.date(2026, 3, 31)
    >>> get_periods(2024, MONTH)[1].last
    datetime.date(2024, 2, 29)
    """
    length = LENGTHS[unit]
    result = []
    for number in range(1, 12 // length + 1):
        end = number * length
        last = date(year, end, monthrange(year, end)[1])
        result.append(Period(number, date(year, end - length + 1, 1), last))
    return result


def get_attribution(
    tenures: Iterable[Tenure], year: int, unit: str
) -> dict[int, Hashable | None]:
    """Return ``{number of the period: key of the tenure it belongs to, or None}``."""
    ordered = sorted(tenures, key=lambda tenure: (tenure.date_from, tenure.date_until))
    result = {}
    for period in get_periods(year, unit):
        within = [
            tenure
            for tenure in ordered
            if tenure.date_from <= tenure.date_until
            and tenure.date_from <= period.last
            and tenure.date_until >= period.first
        ]
        result[period.number] = within[-1].key if within else None
    return result
