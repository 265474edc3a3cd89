"""What the years of a plan make together, and of when that is.

Of an indicator that is not added up one year stands for all. Whose last year was not
reported is not represented by a year before: the figure would be older than it looks,
and often better. Gunung Mas 24/2024 art. 9(5)b.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from ..errors import EngineError
from ..figures.indonesian import QUARTERS, format_month
from ..figures.values import NoFigure, NoFigureKind, Value, combined_kind
from .accumulation import Accumulation, accumulate

_MONTHS_OF_A_QUARTER = 3
#: Of these nothing was to be reported in the year: that of the year before stands.
_PASSED = (
    NoFigureKind.NOT_DUE,
    NoFigureKind.NOT_APPLICABLE,
    NoFigureKind.NOT_RELEASED,
)
#: Of which a single figure of the year says where it stands.
_ONE_FOR_ALL = (
    Accumulation.LAST,
    Accumulation.POSITION,
    Accumulation.RELEASED_LATER,
)
#: How a trace says that years lack in a sum; :func:`read_lacking_years` reads it.
_SUM_LACKS = "Realisasi s.d. tahun {last} tanpa angka tahun {years}: belum dilaporkan."
Years: TypeAlias = Sequence[tuple[int, Value]]
Figures: TypeAlias = Mapping[tuple[str, int], Value]


class Joined(NamedTuple):
    """What years came to; the period it is of, and why, where that is an older one."""

    value: Value
    period: str = ""
    trace: tuple[str, ...] = ()


def join_years(
    years: Years,
    figures: Mapping[int, Figures],
    how: Accumulation,
    quarter: int = 0,
) -> Joined:
    """Return what years of a plan make together.

    =====================  =======================================================
    the last year          what is not added up comes to
    =====================  =======================================================
    has a figure           that figure
    was not reported       its latest verified figure, with the period it is of;
                           without one it is not reported
    had nothing to report  the year before in the same way, with its year
    =====================  =======================================================

    :param years: each with what it came to, in their order
    :param figures: those of each year by their period
    :param quarter: the one that the last year has come to, 0: to its end

    >>> from decimal import Decimal
    >>> from ..figures.values import Number
    >>> silent, five = NoFigure(NoFigureKind.NOT_REPORTED), Number(Decimal(5))
    >>> years = [(2025, Number(Decimal(9))), (2026, silent)]
    >>> str(join_years(years, {}, Accumulation.POSITION).value)
    'belum dilaporkan'
    >>> of_year = {2026: {("quarter", 1): five, ("quarter", 2): silent}}
    >>> join_years(years, of_year, Accumulation.POSITION, 2)[1:]
    ('triwulan I 2026', ('Realisasi s.d. tahun 2026 memakai data triwulan I 2026: \
sesudahnya belum dilaporkan.',))
    """
    if how is Accumulation.SUM:
        value = _add(value for _year, value in years)
        return Joined(value, trace=_name_lacking(years, value))
    kinds = []
    for year, value in reversed(years):
        is_last = year == years[-1][0]
        if not isinstance(value, NoFigure):
            return Joined(value) if is_last else _mark(years, value, f"tahun {year}")
        if value.kind is NoFigureKind.NOT_REPORTED and how in _ONE_FOR_ALL:
            latest, period = _find_latest(
                figures.get(year, {}), quarter if is_last else 0
            )
            if latest is not None:
                return _mark(years, latest, f"{period} {year}")
        if value.kind not in _PASSED:
            return Joined(value)
        kinds.append(value.kind)
    return Joined(NoFigure(combined_kind(kinds)))


def read_lacking_years(trace: str) -> str:
    """Return which years a sum over the plan is without, empty where none lacks.

    For a paper on which the figure stands without its trace.

    >>> read_lacking_years(_SUM_LACKS.format(last=2026, years="2024, 2025"))
    '2024, 2025'
    >>> read_lacking_years("Jumlah 2 + 3 = 5.")
    ''
    """
    found = re.search(_SUM_LACKS.format(last=r"\d+", years=r"([\d, ]+)"), trace)
    return found[1] if found else ""


def _name_lacking(years: Years, value: Value) -> tuple[str, ...]:
    """Say which years were not reported and are not in what the others add up to.

    >>> silent = NoFigure(NoFigureKind.NOT_REPORTED)
    >>> _name_lacking([(2025, silent), (2026, silent)], silent)
    ()
    """
    lacking = [
        str(year)
        for year, item in years
        if isinstance(item, NoFigure) and item.kind is NoFigureKind.NOT_REPORTED
    ]
    if not lacking or isinstance(value, NoFigure):
        return ()
    return (_SUM_LACKS.format(last=years[-1][0], years=", ".join(lacking)),)


def _add(values: Iterable[Value]) -> Value:
    try:
        return accumulate(list(values), Accumulation.SUM).value
    except EngineError:
        return NoFigure(NoFigureKind.NOT_COMPUTABLE)


def _mark(years: Years, value: Value, period: str) -> Joined:
    """Say that an older figure stands for the last of the years, and why."""
    year, state = years[-1]
    same = period.endswith(f" {year}")
    why = "sesudahnya belum dilaporkan" if same else f"tahun {year} {state}"
    said = f"Realisasi s.d. tahun {year} memakai data {period}: {why}."
    return Joined(value, period, (said,))


def _find_latest(figures: Figures, quarter: int) -> tuple[Value | None, str]:
    """Return the latest figure of a year up to a quarter with its period; or none."""
    last = quarter * _MONTHS_OF_A_QUARTER or 12
    found = [
        (_get_end(key), key, value)
        for key, value in figures.items()
        if not isinstance(value, NoFigure) and _get_end(key) <= last
    ]
    if not found:
        return None, ""
    _end, (kind, number), value = max(found, key=lambda item: item[0])
    if kind == "quarter":
        return value, f"triwulan {QUARTERS[number - 1]}"
    return value, format_month(date(2000, number, 1)).split()[0]


def _get_end(key: tuple[str, int]) -> int:
    """Return the month with which a period ends."""
    kind, number = key
    return number * (_MONTHS_OF_A_QUARTER if kind == "quarter" else 1) or 12
