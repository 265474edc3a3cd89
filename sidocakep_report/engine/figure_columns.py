"""Which columns of a table hold figures: they are set to the right."""

import re
from collections.abc import Sequence

#: As an Indonesian paper has it, an amount with its currency: 1.250, -3,75, Rp200,00.
#: A year and a code of the nomenclature are none.
#: A mark that is explained below the table makes it no word.
_FIGURE = re.compile(r"(-?Rp|Rp-|-)?\d{1,3}(\.\d{3})*(,\d+)?%?( \*+\))?")

#: What is no part of a number.
_WORDS = str.maketrans(dict.fromkeys("Rp%. *)") | {",": "."})

#: Head of a column that stands beside others of its kind.
_YEAR = re.compile(r"(Semester I )?\d{4}")


def find_figure_columns(
    rows: Sequence[Sequence[str]], heads: Sequence[str] = ()
) -> frozenset[int]:
    """Return the places of the columns in which a figure alone stands in a cell.

    The first column numbers the rows and is none of them. Columns of years are set
    alike.

    >>> rows = [["1", "IKM", "85,5 Persen", "95,00"], ["2", "IPM", "80", "-"]]
    >>> sorted(find_figure_columns([["1", "IKM", "Rp1.250,00", "belum dilaporkan"]]))
    [2]
    >>> sorted(find_figure_columns(rows))
    [2, 3]
    >>> sorted(find_figure_columns([["1", "1.02.01", "2026"]]))
    []
    >>> sorted(find_figure_columns([["1", "80 Persen", "95,00"]], ["", "2025", "2026"]))
    [1, 2]
    """
    found = {
        place
        for row in rows
        for place, cell in enumerate(row)
        if place and _FIGURE.fullmatch(cell.strip())
    }
    years = {place for place, head in enumerate(heads) if _YEAR.fullmatch(head)}
    return frozenset(found | (years if years & found else set()))


def read_figure(text: str) -> str | None:
    """Return the number of a cell as an office program reads it, ``None`` of words.

    >>> read_figure("Rp1.380.000,50"), read_figure("69,42"), read_figure("-3,75%")
    ('1380000.50', '69.42', '-3.75')
    >>> read_figure("95,00 *)")
    '95.00'
    >>> read_figure("Rp-12,00"), read_figure("80 Persen"), read_figure("-")
    ('-12.00', None, None)
    """
    text = text.strip()
    return text.translate(_WORDS) if _FIGURE.fullmatch(text) else None
