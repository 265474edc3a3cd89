"""What was reached in a period and in the year to date, from the figures of periods.

A figure is keyed by its period: ``("quarter", 2)``, ``("month", 5)``, ``("year", 0)``.
A period that was not asked for is not due; nothing here turns a blank into a zero.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from ..figures.values import NoFigure, NoFigureKind, Value
from .accumulation import Accumulated, Accumulation, Release, accumulate

LAST_QUARTER = 4
YEAR = ("year", 0)
NOT_DUE = NoFigure(NoFigureKind.NOT_DUE)
_MONTHS = {number: range(3 * number - 2, 3 * number + 1) for number in (1, 2, 3, 4)}
Figures: TypeAlias = Mapping[tuple[str, int], Value]


class Realised(NamedTuple):
    """What was reached in the period itself and in the year up to its end.

    Each with its own explanation: a year of two quarters of three is no gap of the
    third.
    """

    own: Value
    to_date: Value
    trace: tuple[str, ...]
    period_trace: tuple[str, ...] = ()


def realise(
    figures: Figures,
    quarter: int,
    how: Accumulation | str,
    *,
    release: Release | None = None,
    on_date: date | None = None,
) -> Realised:
    """Return what was reached by the end of a quarter; 0 asks for the whole year.

    A figure that is known once a year belongs to the last quarter.

    >>> from decimal import Decimal
    >>> from ..figures.values import Number
    >>> first, second = Number(Decimal(2)), Number(Decimal(3))
    >>> figures = {("quarter", 1): first, ("quarter", 2): second}
    >>> result = realise(figures, 2, "sum")
    >>> str(result.own), str(result.to_date)
    ('3', '5')
    >>> str(realise({}, 1, "sum").own)
    'belum tiba tenggatnya'
    """
    how = Accumulation(how)
    last = quarter or LAST_QUARTER
    quarters = [_quarter(figures, number, how) for number in range(1, last + 1)]
    values = [value for value, _trace in quarters]
    own, own_trace = quarters[-1]
    if last == LAST_QUARTER and YEAR in figures:
        values = [figures[YEAR]]
    year = _accumulate(values, how, release, on_date)
    is_yearly = last == LAST_QUARTER and not _is_asked(figures, last)
    whole = not quarter or is_yearly
    if whole:
        own, own_trace = year.value, year.trace
    return Realised(own, year.value, year.trace, own_trace)


def _is_asked(figures: Figures, quarter: int) -> bool:
    return ("quarter", quarter) in figures or any(
        ("month", month) in figures for month in _MONTHS[quarter]
    )


def _quarter(
    figures: Figures, quarter: int, how: Accumulation
) -> tuple[Value, tuple[str, ...]]:
    """Return the figure of a quarter; of months, what they make together, and how."""
    if ("quarter", quarter) in figures or not _is_asked(figures, quarter):
        return figures.get(("quarter", quarter), NOT_DUE), ()
    months = [figures.get(("month", month), NOT_DUE) for month in _MONTHS[quarter]]
    together = _accumulate(months, how, None, None)
    return together.value, together.trace


def _accumulate(
    values: list[Value],
    how: Accumulation,
    release: Release | None,
    on_date: date | None,
) -> Accumulated:
    """Accumulate; without a month of release the last figure that there is counts."""
    if how is Accumulation.RELEASED_LATER and (release is None or on_date is None):
        how = Accumulation.LAST
    return accumulate(values, how, release=release, on_date=on_date)
