"""The bars of a chart, read from the column of a printed table.

A chart says nothing that the table above it does not say: its bars are the figures
printed there, so both change together and neither can contradict the other.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from .figures.reading import ValueKind, read_printed, read_value
from .figures.values import Number


class Bar(NamedTuple):
    """One bar.

    :param number: the row's number in the table
    :param name: what the row is about
    :param text: the figure as printed there, or what stands in its place
    :param size: the figure in the unit of the column, ``None`` where there is none
    """

    number: str
    name: str
    text: str
    size: Decimal | None


def read_bars(
    heads: Sequence[str], rows: Sequence[Sequence[str]], name: str, column: str
) -> list[Bar]:
    """Return a bar for each numbered row; none at all where no row has a figure.

    :param heads: the heads of the table; the first column numbers its rows, and sums
        have no number
    :param name: head of the column that names a row
    :param column: head of the column of figures

    >>> heads = ["No.", "Indikator", "Capaian (%)"]
    >>> rows = [["1", "IKM", "1.095,5"], ["2", "SAKIP", "-"], ["", "Jumlah", "95,00"]]
    >>> for bar in read_bars(heads, rows, "Indikator", "Capaian (%)"):
    ...     print(bar.number, bar.name, bar.text, bar.size)
    1 IKM 1.095,5 1095.5
    2 SAKIP - None
    >>> read_bars(heads, rows[1:], "Indikator", "Capaian (%)")
    []
    >>> read_bars(heads, [["1", "IKM", "95,00 *)"]], "Indikator", "Capaian (%)")[0][2:]
    ('95,00 *)', Decimal('95.00'))
    """
    at, names = list(heads).index(column), list(heads).index(name)
    bars = [
        Bar(row[0], row[names], row[at], _read_size(row[at])) for row in rows if row[0]
    ]
    return bars if any(bar.size is not None for bar in bars) else []


def _read_size(text: str) -> Decimal | None:
    # a mark that a note below the table explains
    text = text.removesuffix(" *)")
    if not text[-1:].isdigit():
        return None
    value = read_value(text, kind=ValueKind.NUMBER, decimal=",")
    return value.value if isinstance(value, Number) else None


class Year(NamedTuple):
    """Target and realisation of one year: as printed, and as figures if they are."""

    year: str
    target: str
    target_size: Decimal | None
    text: str
    size: Decimal | None


class Series(NamedTuple):
    """What one row of a table of years is about, and its years."""

    number: str
    name: str
    years: tuple[Year, ...]


def read_series(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    name: str,
    first: int,
    last: int | None = None,
) -> list[Series]:
    """Return the years of each thing; none at all where nothing is a figure.

    :param heads: the heads of the table; the columns from ``first`` on are years, up to
        ``last`` where others follow
    :param rows: of each thing its targets and below them its realisations, whatever
        follows; the first of them has the number and the name
    :param name: head of the column that names a row

    >>> heads = ["No.", "Indikator", "Uraian", "2025", "2026"]
    >>> rows = [["1", "IKM", "Target", "80 Persen", "85,5 Persen"],
    ...         ["", "", "Realisasi", "-", "81,225 Persen"]]
    >>> [series] = read_series(heads, rows, "Indikator", 3)
    >>> for year in series.years:
    ...     print(year.year, year.target_size, year.text, year.size)
    2025 80 - None
    2026 85.5 81,225 Persen 81.225
    >>> read_series(heads, [["1", "Opini", "Target", "WTP", "WTP"],
    ...                     ["", "", "Realisasi", "WDP", "WTP"]], "Indikator", 3)
    []
    """
    names = list(heads).index(name)
    result = []
    for above, below in pairwise(rows):
        if not above[0]:
            continue
        years = tuple(
            Year(
                heads[at],
                above[at],
                _read_figure(above[at]),
                below[at],
                _read_figure(below[at]),
            )
            for at in range(first, len(heads) if last is None else last)
        )
        result.append(Series(above[0], above[names], years))
    return result if any(map(_has_figure, result)) else []


def _has_figure(series: Series) -> bool:
    return any(
        size is not None
        for year in series.years
        for size in (year.target_size, year.size)
    )


def _read_figure(text: str) -> Decimal | None:
    """Return the number of a figure, without its unit and what is said of it."""
    value = read_printed(text)
    return value.value if isinstance(value, Number) else None
