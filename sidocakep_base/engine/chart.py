"""The bars of a chart, read from the column of a printed table.

A chart says nothing that the table above it does not say: its bars are the figures
printed there, so both change together and neither can contradict the other.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from .figures.reading import ValueKind, read_value
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
    """
    at, names = list(heads).index(column), list(heads).index(name)
    bars = [
        Bar(row[0], row[names], row[at], _read_size(row[at])) for row in rows if row[0]
    ]
    return bars if any(bar.size is not None for bar in bars) else []


def _read_size(text: str) -> Decimal | None:
    if not text[-1:].isdigit():
        return None
    value = read_value(text, kind=ValueKind.NUMBER, decimal=",")
    return value.value if isinstance(value, Number) else None
