"""What stands in a sheet and is not read: it is said, never dropped in silence.

An example row is left out as it was handed out. Once a person has typed into it, it is
data like any other row, also where the mark "contoh" was left standing. A total that an
office writes under its rows is no row: only the word and amounts stand in it.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from openpyxl.utils import get_column_letter

from ..figures.indonesian import format_date
from ..finding import WARNING
from .cells import shown
from .opening import rows_of
from .problem import Problem
from .spec import SKIP_EXAMPLE, SKIP_KEY, Book, Column, Kind, Sheet, normalize
from .texts import row_ranges

#: Name of the fact with the examples that a file was made with.
EXAMPLES = "examples"
_TOTAL = re.compile(
    r"(grand |sub ?)?(jumlah|total)( (total|keseluruhan|seluruhnya))?:?"
)
_AMOUNT = re.compile(r"=.*|(rp)?[\d\s.,()%−-]+", re.I)


def is_total(texts: Iterable[str]) -> bool:
    """Return whether the texts of a row are the word for a sum, and amounts.

    >>> is_total(["JUMLAH :", "Rp 1.234.567,89", "=SUM(I3:I9)"])
    True
    >>> is_total(["Jumlah", "Orang", "12"]), is_total(["Jumlah kejadian", "12"])
    (False, False)
    """
    first, *others = texts or [""]
    word = normalize(first).replace(" :", ":")
    return (
        bool(_TOTAL.fullmatch(word))
        and bool(others)
        and all(map(_AMOUNT.fullmatch, others))
    )


def example_words(sheet: Sheet) -> list[dict[str, str]]:
    """Return the example rows of a sheet as their cells are shown.

    >>> column = Column("amount", "Jumlah", Kind.MONEY)
    >>> example_words(Sheet("budget", "DPA", (column,), examples=({"amount": 1500},)))
    [{'amount': '1.500'}]
    """
    return [
        {
            key: _words(sheet.column(key), value)
            for key, value in example.items()
            if value not in (None, "")
        }
        for example in sheet.examples
    ]


def pack_examples(book: Book) -> str:
    """Return the examples of all sheets as a text for the hidden sheet of a file.

    A file is filled for weeks: meanwhile an upgrade may give the sheets other examples.
    """
    examples = {sheet.key: example_words(sheet) for sheet in book.sheets}
    return json.dumps(examples, ensure_ascii=False)


def unpack_examples(meta: Mapping[str, str], sheet: Sheet) -> list[dict[str, str]]:
    """Return the examples of a sheet that a file was made with."""
    try:
        examples = json.loads(meta.get(EXAMPLES, "{}"))[sheet.key]
        return [dict(example) for example in examples]
    except (ValueError, TypeError, KeyError):
        return example_words(sheet)


def foreign_sheets(workbook, titles: Iterable[str], ours: set[str]) -> list[str]:
    """Return the sheets with something in them that no specification knows."""
    return [
        title
        for title in titles
        if normalize(title) not in ours
        and hasattr(workbook[title], "reset_dimensions")
        and _has_content(workbook[title])
    ]


def _has_content(worksheet) -> bool:
    rows = rows_of(worksheet, values_only=True)
    return any(value is not None and shown(value) for row in rows for value in row)


def _words(column: Column, value: object) -> str:
    if column.kind is Kind.CHOICE:
        return column.choice_label(str(value))
    if isinstance(value, date):
        return format_date(value)
    return shown(value if isinstance(value, (int, float)) else str(value))


class LeftOut:
    """Collects what of one sheet is not read, while its rows go by.

    :param examples: what the example rows say of the file as it was handed out
    """

    def __init__(self, sheet: Sheet, examples: Sequence[Mapping[str, str]]) -> None:
        self.sheet = sheet
        self._examples = examples
        #: example rows that nobody touched, and rows marked in the first column
        self.examples: list[int] = []
        self.marked: list[int] = []
        self._totals: list[int] = []
        self._filled: list[int] = []
        self._above: list[int] = []
        # index of a column without header > the rows that have something in it
        self._without_header: dict[int, list[int]] = {}

    def rows(self) -> set[int]:
        """Return the rows that are left out by their mark, and totals."""
        return {*self.examples, *self.marked, *self._totals}

    def takes(self, number: int, written: Mapping[str, str], known: set[str]) -> bool:
        """Tell whether a row is left out, and remember it.

        :param known: keys of the columns that the file has
        """
        mark = written.get(SKIP_KEY)
        if not mark:
            if is_total([*written.values()]):
                self._totals.append(number)
                return True
            return False
        if normalize(mark) != SKIP_EXAMPLE:
            self.marked.append(number)
            return True
        cells = {key: text for key, text in written.items() if key != SKIP_KEY}
        for example in self._examples:
            if cells == {key: example[key] for key in example if key in known}:
                self.examples.append(number)
                return True
        if cells:
            self._filled.append(number)
        return False

    def see_above(self, number: int, cells: Iterable) -> None:
        """Remember a row above the headers that has something in it."""
        if any(shown(cell.value) for cell in cells):
            self._above.append(number)

    def see_without_header(self, number: int, cells, headed: set[int]) -> None:
        """Remember the cells of a row that stand under no header."""
        for index, cell in enumerate(cells):
            if cell.value is not None and index not in headed and shown(cell.value):
                self._without_header.setdefault(index, []).append(number)

    def problems(self, has_header: bool) -> list[Problem]:
        """Return what a person should know of it.

        :param has_header: without one nothing is read, which is another problem
        """
        found: list[Problem] = []
        if not has_header:
            return found
        if self._filled:
            found.append(self._tell("example_filled", self._filled))
        if self._totals:
            found.append(self._tell("totals_left_out", self._totals))
        if self._above:
            found.append(self._tell("rows_above_header", self._above))
        for index, rows in sorted(self._without_header.items()):
            letter = get_column_letter(index + 1)
            found.append(self._tell("cells_without_header", rows, column=letter))
        return found

    def _tell(self, code: str, rows: list[int], **facts: str) -> Problem:
        facts["rows"] = row_ranges(rows)
        return Problem(code, WARNING, self.sheet.title, min(rows), facts=facts)
