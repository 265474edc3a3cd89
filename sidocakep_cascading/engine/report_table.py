"""How the cells of a report's table stand below each other: what is one cell is merged.

A secretary writes an objective once beside its indicators, and an indicator once beside
the rows of its target, realisation and achievement.
"""

from collections.abc import Sequence
from typing import NamedTuple

#: Head of the column of the indicators that money serves, beside what they came to.
SERVED = "Indikator Kinerja (Capaian)"
#: Heads of columns in which the same text below itself is one cell, as long as what
#: stands left of it under such a head is one cell too.
JOINED = frozenset({"Sasaran", "Sasaran Pemerintah Daerah", SERVED})
#: Columns that say what a row is about; a row in which both are empty goes on above.
LEADING = (0, 1)


class Cell(NamedTuple):
    """A cell as it is drawn.

    :param column: its place in the row
    :param rows: how many rows it spans
    """

    column: int
    text: str
    rows: int


def merge_cells(
    heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> list[list[Cell]]:
    """Return the cells of each row, without those that one above reaches over.

    >>> heads = ["No.", "Sasaran", "Indikator"]
    >>> for cells in merge_cells(heads, [["1", "A", "x"], ["2", "A", "y"]]):
    ...     print([(cell.text, cell.rows) for cell in cells])
    [('1', 1), ('A', 2), ('x', 1)]
    [('2', 1), ('y', 1)]
    >>> heads, rows = ["No.", "Indikator", "Uraian"], [["1", "x", "T"], ["", "", "R"]]
    >>> [[cell.rows for cell in cells] for cells in merge_cells(heads, rows)]
    [[2, 2, 1], [1]]
    >>> heads, rows = ["No.", "Sasaran", SERVED], [["1", "A", "x"], ["2", "B", "x"]]
    >>> [[cell.rows for cell in cells] for cells in merge_cells(heads, rows)]
    [[1, 1, 1], [1, 1, 1]]
    """
    result: list[list[Cell]] = []
    open_cells: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        result.append([])
        for column, text in enumerate(row):
            if number and _goes_on(heads, rows[number - 1], row, column):
                above, place = open_cells[column]
                cell = result[above][place]
                result[above][place] = cell._replace(rows=cell.rows + 1)
                continue
            open_cells[column] = (number, len(result[number]))
            result[number].append(Cell(column, text, 1))
    return result


def _goes_on(
    heads: Sequence[str], above: Sequence[str], row: Sequence[str], column: int
) -> bool:
    if column in LEADING and not any(row[place] for place in LEADING):
        return True
    joined = [place for place in range(column + 1) if heads[place] in JOINED]
    return column in joined and all(
        row[place] and row[place] == above[place] for place in joined
    )
