"""Reading an export of another system: a table as CSV or JSON, with its own headers.

The columns that are wanted are described as those of a sheet. Whatever else stands in
the file - names and numbers of persons, texts about a payment - is dropped before
anything is kept: :func:`strip_export` returns a table of the wanted columns alone.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from .cell_error import CellError
from .cells import read_cell
from .container import Limits, refuse
from .problem import Problem
from .reader import Reading, Row, SheetReading
from .spec import Book, Column, Kind, Sheet, normalize
from .texts import clean_text

#: What a machine writes where nothing is.
_NOTHING = frozenset({"", "null", "none", "nan"})
_MACHINE_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,2}0*)?")
_MACHINE_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(T.*)?")
_PROBLEMS = 200
_FIELD = 10_000


def strip_export(content: bytes, book: Book, limits: Limits) -> str:
    """Return the wanted columns of a file as CSV, row by row.

    :raise WorkbookRefusedError: when the file is no table, or lacks a column
    """
    [sheet] = book.sheets
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(column.header for column in sheet.columns)
    for record in _records(content, sheet, limits):
        writer.writerow(record.get(column.key, "") for column in sheet.columns)
    return stream.getvalue()


def read_export(content: bytes, book: Book, limits: Limits) -> Reading:
    """Read a file as the one sheet of ``book``; the first row below the head is 2."""
    [sheet] = book.sheets
    result = SheetReading([], {column.key for column in sheet.columns})
    reading = Reading({sheet.key: result})
    for number, record in enumerate(_records(content, sheet, limits), start=2):
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
    >>> _value(Column("d", "tanggal", Kind.DATE), "2025-01-11T00:00:00Z")
    datetime.date(2025, 1, 11)
    """
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


def _records(content: bytes, sheet: Sheet, limits: Limits) -> Iterator[dict[str, str]]:
    """Yield the rows as ``{column key: text}``, the wanted columns alone."""
    if not content:
        raise refuse("empty_file")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    keys = {name: column.key for column in sheet.columns for name in column.names()}
    is_json = text.lstrip()[:1] in ("[", "{")
    rows = _json_rows(text) if is_json else _csv_rows(text)
    is_first = True
    for number, pairs in enumerate(rows, start=1):
        if number > limits.rows:
            raise refuse("too_many_rows", limit=limits.rows)
        record = {
            keys[normalize(name)]: _text(value)
            for name, value in pairs.items()
            if name is not None and normalize(name) in keys
        }
        if is_first:
            _check_columns(sheet, record)
            is_first = False
        yield record
    if is_first:
        raise refuse("export_unreadable")


def _check_columns(sheet: Sheet, record: dict[str, str]) -> None:
    """Refuse a table without a column that must be there."""
    for column in sheet.columns:
        if column.required and column.key not in record:
            raise refuse("export_without_column", column=column.header)


def _text(value: object) -> str:
    text = clean_text(str(value))[:_FIELD] if value is not None else ""
    return "" if text.casefold() in _NOTHING else text


def _json_rows(text: str) -> Iterator[dict]:
    """Yield the objects of a list, which may stand under a name such as ``data``."""
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise refuse("export_unreadable") from error
    if isinstance(plain, dict):
        plain = next((part for part in plain.values() if isinstance(part, list)), None)
    if not isinstance(plain, list) or not all(isinstance(row, dict) for row in plain):
        raise refuse("export_unreadable")
    yield from plain


def _csv_rows(text: str) -> Iterator[dict]:
    """Yield the rows below the head; lines before it that begin with # are notes."""
    lines = text.splitlines()
    while lines and (not lines[0].strip() or lines[0].startswith("#")):
        del lines[0]
    head = lines[0] if lines else ""
    delimiter = max(",;\t", key=head.count)
    if delimiter not in head:
        raise refuse("export_unreadable")
    csv.field_size_limit(_FIELD * 10)
    try:
        yield from csv.DictReader(lines, delimiter=delimiter, restval="")
    except csv.Error as error:
        raise refuse("export_unreadable") from error
