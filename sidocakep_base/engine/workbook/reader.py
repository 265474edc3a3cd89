"""Read a filled workbook back, by its specification.

Sheets are found by title and columns by header, so moved columns do no harm and
a renamed one is named with the nearest known header. Nothing raises for what a
person did: every finding is a :class:`Problem` with sheet, row and column.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from openpyxl.utils import range_boundaries

from ..finding import SEVERE, WARNING
from .cells import CellError, read_cell, shown
from .container import Limits, SheetFacts, inspect, refuse
from .date_order import settle_dates
from .file_sheets import (
    HEADER_ROWS,
    later_sheets,
    left_to_others,
    list_title,
    made_before,
    missing_sheet,
    read_meta,
    unknown_sheets,
)
from .headers import suggest
from .left_out import LeftOut, unpack_examples
from .opening import (
    formulas_without_result,
    number_format_of,
    open_workbook,
    rows_of,
)
from .problem import Problem, WorkbookRefusedError, gather
from .spec import SKIP_KEY, Book, Column, Sheet, normalize
from .texts import row_ranges

# Whoever mends a list of 4,000 people wants all that is wrong at once; the screen shows
# one line a kind. More than these have a cause that those shown have, too.
_PROBLEMS_PER_SHEET = 2000


@dataclass(slots=True)
class Row:
    """One filled row: values by column key, None when blank.

    ``failed`` names the columns whose cell could not be read; there is already a
    problem for each, so whoever uses the row leaves them alone.
    """

    sheet: str
    number: int
    values: dict[str, object]
    written: dict[str, str]
    failed: set[str] = field(default_factory=set)

    def get(self, key: str):
        return self.values.get(key)


@dataclass(slots=True)
class SheetReading:
    """The rows of one sheet and which of its columns the file has.

    :param examples: numbers of the example rows, left out as they were handed out
    :param marked: numbers of the rows that a person has marked to be left out
    """

    rows: list[Row] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)
    examples: list[int] = field(default_factory=list)
    marked: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """All that was read: sheets by key, findings, facts of the hidden sheet."""

    sheets: dict[str, SheetReading] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)

    @property
    def has_errors(self) -> bool:
        return any(problem.is_severe for problem in self.problems)


def read_workbook(content: bytes, book: Book, limits: Limits | None = None) -> Reading:
    """Read ``content`` as ``book``; a file that cannot be opened is one problem."""
    limits = limits or Limits()
    reading = Reading()
    try:
        facts = inspect(content, limits)
        workbook = open_workbook(content, values=True)
    except WorkbookRefusedError as error:
        reading.problems.append(error.problem)
        return reading
    try:
        reading.meta = read_meta(workbook)
        titles = {normalize(title): title for title in facts}
        later = later_sheets(workbook, reading.meta, titles, book)
        reading.problems += made_before(later)
        for sheet in book.sheets:
            title = titles.get(normalize(sheet.title))
            if sheet.is_list:
                title = list_title(workbook, facts, sheet) or title
            if sheet in later or (
                title is None and left_to_others(reading.meta, sheet)
            ):
                continue
            if title is None:
                reading.problems.append(missing_sheet(sheet, workbook, facts))
                continue
            left_out = LeftOut(sheet, unpack_examples(reading.meta, sheet))
            reader = _SheetReader(sheet, facts[title], limits, left_out)
            reader.read(workbook[title])
            if facts[title].has_formulas:
                reader.check_formulas(content)
            reading.sheets[sheet.key] = reader.result
            reading.problems += reader.all_problems()
            _check_all_rows(reading, limits)
        reading.problems += unknown_sheets(workbook, facts, book, reading.problems)
    except WorkbookRefusedError as error:
        reading.sheets.clear()
        reading.problems[:] = [error.problem]
    finally:
        workbook.close()
    return reading


def _check_all_rows(reading: Reading, limits: Limits) -> None:
    """Refuse a file whose rows take longer to apply than a job may last."""
    count = sum(len(sheet.rows) for sheet in reading.sheets.values())
    if count > limits.all_rows:
        raise refuse("too_many_rows_in_all", limit=limits.all_rows)


@dataclass(slots=True)
class _Run:
    """Formulas without result in rows that follow one another; the first's text."""

    column: Column
    first: int
    last: int
    text: str


class _SheetReader:
    """Reads one sheet; keeps its findings in the order a person reads them."""

    def __init__(
        self, sheet: Sheet, facts: SheetFacts, limits: Limits, left_out: LeftOut
    ) -> None:
        self.sheet = sheet
        self.facts = facts
        self.limits = limits
        self.result = SheetReading()
        self.problems: list[Problem] = []
        self.positions: dict[int, Column] = {}
        self.header_row = 0
        self._seen: dict[tuple, int] = {}
        self._headed: set[int] = set()
        self.left_out = left_out
        self._is_incomplete = False

    def all_problems(self) -> list[Problem]:
        """Return the findings, cut off after the first two thousand."""
        left_out = self.left_out.problems(bool(self.header_row))
        found = settle_dates(self.sheet, self.result.rows, self.problems)
        problems = gather([*left_out, *found])
        hidden = len(problems) - _PROBLEMS_PER_SHEET
        kept = sorted(problems, key=lambda problem: problem.row)
        if hidden <= 0 or self.sheet.is_list:
            return kept
        more = Problem(
            "more_problems", sheet=self.sheet.title, facts={"count": str(hidden)}
        )
        return [*kept[:_PROBLEMS_PER_SHEET], more]

    def read(self, worksheet) -> None:
        blank_run = 0
        for number, cells in enumerate(rows_of(worksheet), start=1):
            if not self.header_row:
                if number > HEADER_ROWS:
                    break
                self._try_header(number, cells)
                if not self.header_row:
                    self.left_out.see_above(number, cells)
                continue
            if self._is_incomplete:
                # Without a column that tells the rows apart each would be a problem.
                return
            if self._read_row(number, cells):
                blank_run = 0
            else:
                blank_run += 1
            if len(self.result.rows) > self.limits.rows or blank_run > 100_000:
                self._add("too_many_rows", limit=str(self.limits.rows))
                break
        self.result.examples = self.left_out.examples
        self.result.marked = self.left_out.marked
        if not self.header_row:
            headers = ", ".join(column.header for column in self.sheet.columns[:4])
            self._add("missing_header", headers=headers)
        self._check_merged()
        self._tell_hidden()

    def check_formulas(self, content: bytes) -> None:
        """Report formulas whose result the file does not hold, each column at once."""
        rows = {row.number: row for row in self.result.rows}
        left_out = self.left_out.rows()
        missing: dict[str, list[_Run]] = {}
        for number, position, formula in formulas_without_result(
            content, self.facts.path
        ):
            column = self.positions.get(position - 1)
            if column is None or number <= self.header_row:
                continue
            row = rows.get(number)
            if row is not None:
                row.failed.add(column.key)
            if column.key == SKIP_KEY or number in left_out:
                continue
            runs = missing.setdefault(column.key, [])
            if runs and runs[-1].last == number - 1:
                runs[-1].last = number
            else:
                runs.append(_Run(column, number, number, formula))
        for runs in missing.values():
            self._add_formulas(runs)

    def _add_formulas(self, runs: list[_Run]) -> None:
        for run in runs:
            if run.first == run.last:
                self._add("formula_without_value", run.first, run.column, run.text)
            else:
                self._add(
                    "formulas_without_value",
                    run.first,
                    run.column,
                    run.text,
                    last=str(run.last),
                )

    # Header ------------------------------------------------------------------

    def _try_header(self, number: int, cells) -> None:
        """Take this row as the header when most of it is known."""
        found = [
            (index, normalize(cell.value), str(cell.value))
            for index, cell in enumerate(cells[: self.limits.columns])
            if cell.value is not None and normalize(cell.value)
        ]
        names = {
            name: column
            for column in self.sheet.all_columns()
            for name in column.names()
        }
        known = [name for _index, name, _text in found if name in names]
        if len(known) < self.sheet.least_headers():
            return
        self.header_row = number
        self._headed = {index for index, _name, _text in found}
        unknown = []
        for index, name, text in found:
            column = names.get(name)
            if column is None:
                unknown.append((index, " ".join(text.split())))
            elif column in self.positions.values():
                self._add("duplicate_column", number, column, text)
            else:
                self.positions[index] = column
        self.result.columns = {column.key for column in self.positions.values()}
        self._report_columns(number, unknown)

    def _report_columns(self, number: int, unknown: list[tuple[int, str]]) -> None:
        suggestions = suggest(self.sheet, self.positions, unknown)
        for column in self.sheet.columns:
            if column.key in self.result.columns:
                continue
            found = suggestions.get(column.key, "")
            severity = SEVERE if column.required or found else WARNING
            self._add("missing_column", number, column, severity=severity, found=found)
            self._is_incomplete |= column.required
        for _index, text in unknown:
            if text not in suggestions.values():
                self.problems.append(
                    Problem(
                        "unknown_column", WARNING, self.sheet.title, number, value=text
                    )
                )

    # Rows --------------------------------------------------------------------

    def _read_row(self, number: int, cells) -> bool:
        """Read one row; return whether anything stands in it."""
        row = Row(self.sheet.key, number, {}, {})
        findings = []
        self.left_out.see_without_header(number, cells, self._headed)
        for position, column in self.positions.items():
            if position >= len(cells):
                continue
            cell = cells[position]
            if cell.value is None:
                continue
            number_format = number_format_of(cell)
            text = shown(cell.value, number_format)
            if not text:
                continue
            row.written[column.key] = text
            try:
                row.values[column.key] = read_cell(column, cell.value, number_format)
            except CellError as error:
                row.failed.add(column.key)
                findings.append((error, column, text))
        if not row.written:
            return False
        if self.left_out.takes(number, row.written, self.result.columns):
            return True
        if row.written.pop(SKIP_KEY, None) and not row.written:
            return False
        for finding, column, text in findings:
            self._add(finding.code, number, column, text, SEVERE, **finding.facts)
        if self._check_row(row):
            self.result.rows.append(row)
        return True

    def _check_row(self, row: Row) -> bool:
        """Report blanks that must be filled; return whether the row counts.

        A row that repeats another says nothing more and is only reported; of a list
        that is done where the row goes.
        """
        for column in self.positions.values():
            if column.required and not row.written.get(column.key):
                row.failed.add(column.key)
                self._add("required", row.number, column)
        if self.sheet.is_list:
            return True
        content = tuple(sorted(row.written.items()))
        first = self._seen.setdefault(content, row.number)
        if first != row.number:
            self._add("duplicate_row", row.number, other=str(first))
        return first == row.number

    def _check_merged(self) -> None:
        """A merged cell belongs to its first row only: refuse it among the data."""
        skipped = sorted(self.left_out.rows())
        for reference in self.facts.merged:
            left, top, right, bottom = range_boundaries(reference)
            if bottom < self.header_row or not self.header_row:
                continue
            touched = [
                column
                for position, column in self.positions.items()
                if left <= position + 1 <= right
            ]
            left_out = bisect_right(skipped, bottom) - bisect_left(skipped, top)
            if touched and left_out < bottom - top + 1:
                self._add("merged_cells", top, touched[0], reference)

    def _tell_hidden(self) -> None:
        """Name what is read though nobody sees it in the file."""
        if not self.result.rows:
            return
        if self.facts.is_hidden:
            self._add("hidden_sheet", severity=WARNING)
        rows = {row.number for row in self.result.rows} & self.facts.hidden_rows
        if rows:
            self._add("hidden_rows", min(rows), severity=WARNING, rows=row_ranges(rows))
        for position, column in self.positions.items():
            if position + 1 in self.facts.hidden_columns and any(
                column.key in row.written for row in self.result.rows
            ):
                self._add("hidden_column", self.header_row, column, severity=WARNING)

    def _add(
        self,
        code: str,
        row: int = 0,
        column: Column | None = None,
        value: str = "",
        severity: str = SEVERE,
        **facts: str,
    ) -> None:
        self.problems.append(
            Problem(
                code,
                severity,
                self.sheet.title,
                row,
                column.header if column else "",
                value,
                facts,
            )
        )
