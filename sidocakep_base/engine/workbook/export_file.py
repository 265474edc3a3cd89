"""Reading an export of another system: a table as CSV or JSON, with its own headers.

The columns that are wanted are described as those of a sheet. Whatever else stands in
the file - names and numbers of persons, texts about a payment - is dropped before
anything is kept: :func:`strip_export` returns a table of the wanted columns alone.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from .cell_error import CellError
from .cells import read_cell, without_sign
from .container import Limits
from .export_table import LINE, table_rows
from .problem import Problem
from .reader import Reading, Row, SheetReading
from .spec import Book, Column, Kind, Sheet

# Three digits behind a point are thousands as people write them: 415.000 is no 415.
_MACHINE_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,2}|\.\d{2}0{2,})?")
_MACHINE_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(T.*)?")
_LINE_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_PROBLEMS = 200


def strip_export(content: bytes, book: Book, limits: Limits) -> str:
    """Return the wanted columns of a file as CSV, row by row.

    :raise WorkbookRefusedError: when the file is no table, or lacks a column
    """
    [sheet] = book.sheets
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*(column.header for column in sheet.columns), LINE])
    for number, record in table_rows(content, sheet, limits):
        writer.writerow([*(record[column.key] for column in sheet.columns), number])
    return stream.getvalue()


def read_export(content: bytes, book: Book, limits: Limits) -> Reading:
    """Read a file as the one sheet of ``book``, each row by the number of its line."""
    [sheet] = book.sheets
    result = SheetReading([], {column.key for column in sheet.columns})
    reading = Reading({sheet.key: result})
    for number, record in _numbered(content, sheet, limits):
        row = Row(sheet.key, number, {}, record)
        for column in sheet.columns:
            problem = _read(row, column)
            if problem:
                row.failed.add(column.key)
                if len(reading.problems) < _PROBLEMS:
                    reading.problems.append(
                        Problem(
                            problem.code,
                            sheet=sheet.title,
                            row=number,
                            column=column.header,
                            value=record.get(column.key, ""),
                            facts=problem.facts,
                        )
                    )
        result.rows.append(row)
    return reading


def _numbered(
    content: bytes, sheet: Sheet, limits: Limits
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows; a stripped table says which line of the file each was."""
    line = Column("_line", LINE, Kind.CODE)
    wider = Sheet(sheet.key, sheet.title, (*sheet.columns, line))
    for number, record in table_rows(content, wider, limits):
        written = record.pop("_line")
        # as it was written: a column of an office that is called so may hold anything
        yield (int(written) if _LINE_NUMBER.fullmatch(written) else number), record


def _read(row: Row, column: Column) -> CellError | None:
    """Put the value of a cell into the row; return what is wrong with it."""
    text = row.written.get(column.key, "")
    if not text:
        return CellError("required") if column.required else None
    try:
        row.values[column.key] = _value(column, text)
    except CellError as error:
        return error
    return None


def _value(column: Column, text: str) -> object:
    """Read what a machine wrote; what a person wrote is read as in a workbook.

    >>> _value(Column("a", "nilai", Kind.MONEY), "1933000.50")
    Decimal('1933000.50')
    >>> _value(Column("a", "nilai", Kind.MONEY), "Rp 415.000")
    Decimal('415000')
    >>> back = Column("returned", "nilai_setoran", Kind.MONEY, paid_back=True)
    >>> _value(back, "(1.500.000,50)")
    Decimal('1500000.50')
    >>> _value(Column("d", "tanggal", Kind.DATE), "2025-01-11T00:00:00Z")
    datetime.date(2025, 1, 11)
    """
    text = without_sign(column, text)
    if column.kind is Kind.MONEY and _MACHINE_NUMBER.fullmatch(text):
        amount = Decimal(text)
        if amount < 0:
            raise CellError("negative_amount")
        return amount
    if column.kind is Kind.DATE and (found := _MACHINE_DAY.fullmatch(text)):
        try:
            return date(*(int(part) for part in found.groups()[:3]))
        except ValueError as error:
            raise CellError("not_a_date") from error
    return read_cell(column, text)
