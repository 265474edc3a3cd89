"""Months of an action, and targets that go on from period to period.

The schedule is one of the calendar year. Paser 23/2016 art. 6(4)c.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

MONTHS = range(1, 13)
#: How many periods of each kind a year has.
PERIODS = {"month": 12, "quarter": 4}
_PART = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?")
_DASH = re.compile(r"\s*[-–]\s*")
_BETWEEN = re.compile(r"[,;\s]+")


def read_months(text: str | None) -> tuple[int, ...]:
    """Return the months that a text names, in order.

    >>> read_months("3, 1, 7-9"), read_months("")
    ((1, 3, 7, 8, 9), ())

    :raises ValueError: a part of the text is no month; the part is its argument
    """
    found: set[int] = set()
    for part in filter(None, _BETWEEN.split(_DASH.sub("-", text or ""))):
        match = _PART.fullmatch(part)
        if not match:
            raise ValueError(part)
        first, last = int(match[1]), int(match[2] or match[1])
        if first > last or first not in MONTHS or last not in MONTHS:
            raise ValueError(part)
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def write_months(months: Iterable[int]) -> str:
    """Return months as one text.

    >>> write_months({7, 1})
    '1, 7'
    """
    return ", ".join(map(str, sorted(set(months))))


def find_fall(values: Sequence[Decimal | None], is_lower_better: bool) -> int | None:
    """Return the first period whose cumulative target goes back, counted from 1.

    What is not filled in is passed over. Where less is better the target may fall and
    must not rise.

    >>> find_fall([Decimal(25), None, Decimal(20)], False)
    3
    >>> find_fall([Decimal(25), Decimal(25)], False) is None
    True
    """
    before = None
    for number, value in enumerate(values, start=1):
        if value is None:
            continue
        if before is not None and (
            value > before if is_lower_better else value < before
        ):
            return number
        before = value
    return None
