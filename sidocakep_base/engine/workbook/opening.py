"""Open a workbook and stream its rows; damage met on the way is a refusal."""

import io
from collections.abc import Iterator
from itertools import islice

from openpyxl import load_workbook

from .container import DAMAGE, Limits, inspect, refuse

# of a sheet of Excel or LibreOffice
_LAST_ROW = 1_048_576


def read_texts(content: bytes, limits: Limits) -> dict[str, list[list[str]]]:
    """Return the cells of every sheet as texts, for tables without specification.

    :raise WorkbookRefusedError: when the file may not or cannot be opened
    """
    inspect(content, limits)
    workbook = open_workbook(content, values=True)
    try:
        return {
            sheet.title: list(_texts(sheet, limits)) for sheet in workbook.worksheets
        }
    finally:
        workbook.close()


def _texts(worksheet, limits: Limits) -> Iterator[list[str]]:
    for number, row in enumerate(rows_of(worksheet, values_only=True), start=1):
        if number > limits.stored_rows:
            limit = limits.stored_rows
            raise refuse("too_many_stored_rows", worksheet.title, limit=limit)
        yield ["" if value is None else str(value) for value in row]


def open_workbook(content: bytes, values: bool):
    try:
        return load_workbook(
            io.BytesIO(content), read_only=True, data_only=values, keep_links=False
        )
    except DAMAGE as error:
        raise refuse("broken_file") from error


def rows_of(worksheet, **area):
    """Yield the rows of a sheet; damaged XML met on the way refuses the file.

    Rows that the file leaves out come as blank ones, so a number that no spreadsheet
    can have would mean billions of them: what lies below the last row is not read.
    """
    worksheet.reset_dimensions()
    rows = islice(worksheet.iter_rows(min_row=1, **area), _LAST_ROW)
    while True:
        try:
            row = next(rows, None)
        except DAMAGE as error:
            raise refuse("broken_file") from error
        if row is None:
            return
        yield row


def number_format_of(cell) -> str:
    """How the number is shown; nothing when the file has no such style.

    Some programs write workbooks without any: all their cells are plain.
    """
    try:
        return cell.number_format or ""
    except IndexError:
        return ""
