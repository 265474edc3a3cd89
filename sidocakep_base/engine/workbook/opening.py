"""Open a workbook and stream its rows; damage met on the way is a refusal."""

import io
import zipfile
from collections.abc import Iterator
from itertools import islice
from xml.etree import ElementTree

from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple

from .container import DAMAGE, Limits, inspect, refuse
from .texts import unescape

# of a sheet of Excel or LibreOffice
_LAST_ROW = 1_048_576
# What openpyxl drops, as the escape of an underscore and as typed, and its equals.
_DROPPED = b"x005F_"
_KEPT = ((b"_x005F_", b"_x005f_"), (_DROPPED, b"_x0078_005F_"))
# The part of the file that holds the texts.
_TEXTS = "sharedstrings.xml"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


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
        yield ["" if value is None else unescape(str(value)) for value in row]


def open_workbook(content: bytes, values: bool):
    try:
        content = _keep_escapes(content)
        return load_workbook(
            io.BytesIO(content), read_only=True, data_only=values, keep_links=False
        )
    except DAMAGE as error:
        raise refuse("broken_file") from error


def _keep_escapes(content: bytes) -> bytes:
    """Return the file with the escapes of its shared texts as openpyxl keeps them.

    A typed "_x000B_" stands in the file as "_x005F_x000B_", the character of that
    number as "_x000B_". openpyxl drops every "x005F_" and makes one of the two; it
    does not know what means the same.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        names = [name for name in old.namelist() if name.lower().endswith(_TEXTS)]
        texts = {name: old.read(name) for name in names}
        if not any(_DROPPED in text for text in texts.values()):
            return content
        for name in names:
            for dropped, kept in _KEPT:
                texts[name] = texts[name].replace(dropped, kept)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
            for name in old.namelist():
                new.writestr(name, texts[name] if name in texts else old.read(name))
    return buffer.getvalue()


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


def formulas_without_result(
    content: bytes, path: str
) -> Iterator[tuple[int, int, str]]:
    """Yield (row, column, formula) of the cells whose result the file does not hold.

    A formula whose result is an empty text has one: its cell is empty.

    :param path: of the sheet's part in the file
    """
    try:
        with (
            zipfile.ZipFile(io.BytesIO(content)) as archive,
            archive.open(path) as part,
        ):
            for row, column, cell in _cells_of(part):
                formula = cell.find(f"{_MAIN}f")
                if formula is None or cell.get("t") == "str":
                    continue
                if not cell.findtext(f"{_MAIN}v"):
                    yield row, column, f"={formula.text or ''}"
    except DAMAGE as error:
        raise refuse("broken_file") from error


def _cells_of(part) -> Iterator[tuple[int, int, ElementTree.Element]]:
    """Yield the cells of a sheet's part with their place; a row passed is forgotten.

    Some programs leave the place out: then a cell stands behind the one before it.
    """
    row, column = 0, 0
    for event, element in ElementTree.iterparse(part, ("start", "end")):
        if event == "start" and element.tag == f"{_MAIN}row":
            row, column = int(element.get("r", row + 1)), 0
        elif event == "end" and element.tag == f"{_MAIN}c":
            place = element.get("r")
            row, column = coordinate_to_tuple(place) if place else (row, column + 1)
            yield row, column, element
        elif event == "end" and element.tag == f"{_MAIN}row":
            element.clear()


def number_format_of(cell) -> str:
    """How the number is shown; nothing when the file has no such style.

    Some programs write workbooks without any: all their cells are plain.
    """
    try:
        return cell.number_format or ""
    except IndexError:
        return ""
