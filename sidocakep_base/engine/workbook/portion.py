"""Some rows of a larger list as a workbook, each in the row that it had there.

Who mends the list reads of row 1234 and finds it: the rows between are hidden.
"""

import io
import json
from collections.abc import Iterable, Sequence
from datetime import date

import xlsxwriter

from .cell_error import CellError
from .cells import read_cell
from .file_sheets import ONLY
from .reader import Row
from .spec import Column, Kind, Sheet
from .writer import META_MARK, META_TITLE, META_VERSION

_DATE = "d mmmm yyyy"


def write_portion(
    sheet: Sheet, rows: Sequence[Row], meta: Iterable[tuple[str, str]] = ()
) -> bytes:
    """Return the .xlsx that holds one sheet with these rows and no other.

    A cell that could not be read is handed on so that it cannot be read there either.

    :param meta: facts of whom the file is for
    """
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(buffer, options) as workbook:
        styles = {
            "head": workbook.add_format({"bold": True, "text_wrap": True, "border": 1}),
            "text": workbook.add_format({"num_format": "@", "valign": "top"}),
            "date": workbook.add_format({"num_format": _DATE, "valign": "top"}),
        }
        worksheet = workbook.add_worksheet(sheet.title)
        columns = sheet.all_columns()
        for index, column in enumerate(columns):
            worksheet.set_column(index, index, column.width)
            worksheet.write_string(0, index, column.title, styles["head"])
        last = 1
        for row in rows:
            for number in range(last + 1, row.number):
                worksheet.set_row(number - 1, None, None, {"hidden": True})
            last = row.number
            for index, column in enumerate(columns):
                _write_cell(worksheet, (row.number - 1, index), column, row, styles)
        worksheet.freeze_panes(1, sheet.frozen)
        facts = workbook.add_worksheet(META_TITLE)
        only = json.dumps([sheet.key])
        for number, pair in enumerate(((META_MARK, META_VERSION), *meta, (ONLY, only))):
            for index, text in enumerate(pair):
                facts.write_string(number, index, text)
        facts.hide()
    return buffer.getvalue()


def _write_cell(worksheet, place, column: Column, row: Row, styles) -> None:
    if column.key in row.failed:
        _write_unreadable(worksheet, place, column, row.written.get(column.key, ""))
        return
    value = row.get(column.key)
    if value is None:
        return
    if isinstance(value, date):
        worksheet.write_datetime(*place, value, styles["date"])
        return
    if column.kind is Kind.CHOICE:
        value = column.choice_label(str(value))
    worksheet.write_string(*place, str(value), styles["text"])


def _write_unreadable(worksheet, place, column: Column, text: str) -> None:
    """Write what stands in an unreadable cell; a number stays one.

    As a text a NIP that lost its last digits would be a number like any other.
    """
    if not text:
        return
    try:
        read_cell(column, text)
    except CellError:
        worksheet.write_string(*place, text)
        return
    try:
        number = float(text.replace(".", "").replace(",", "."))
    except ValueError:
        worksheet.write_string(*place, f"? {text}")
    else:
        worksheet.write_number(*place, number)
