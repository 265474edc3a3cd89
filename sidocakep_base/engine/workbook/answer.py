"""The answer to a workbook: the file itself, with a remark on each cell that is wrong.

An office mends its own file. No value of it changes: remarks are comments of the cells,
and all of them stand once more in a sheet of their own, each with a link to its cell.
That sheet is not read when the file comes back; a later answer takes its place.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils.cell import get_column_letter

from ..finding import SEVERE
from .container import DAMAGE, Limits, inspect, refuse
from .file_sheets import HEADER_ROWS, list_title
from .opening import open_workbook, rows_of
from .package import Package, insert, legal
from .remarks import write_remarks
from .spec import Book, Sheet, normalize
from .writer import REMARKS_TITLE

#: Rows of the sheet of remarks.
_MOST = 10_000
#: Letters that a cell of Excel holds.
_LONGEST = 32_000
_PART = "xl/worksheets/answer.xml"
_BOOK = "xl/workbook.xml"
_STYLES = "xl/styles.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NOTE = (
    "Perbaiki sel yang disebut di bawah ini, simpan, lalu unggah berkas ini lagi. "
    "Lembar ini tidak dibaca dan boleh dihapus."
)
_HEADERS = ("Lembar", "Sel", "Kolom", "Isi Sel", "Yang Salah", "Cara Memperbaiki", "")
_WIDTHS = (22, 9, 24, 30, 56, 56, 13)
_WARNING = "peringatan"
_CELL_STYLES = re.compile(
    rb"<(?P<prefix>(?:\w+:)?)cellXfs\b[^>]*>(?P<inner>.*?)</(?:\w+:)?cellXfs\s*>", re.S
)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_SHEET_NUMBER = re.compile(rb'\ssheetId="(\d+)"')


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of cells of a sheet.

    :param rows: the rows of the file; none: the sheet, or the file, as a whole
    :param column: header of the column; none: the row as a whole
    """

    sheet: str
    rows: tuple[int, ...]
    column: str
    value: str
    wrong: str
    remedy: str
    severity: str = SEVERE

    @property
    def text(self) -> str:
        return " ".join(filter(None, (self.wrong, self.remedy)))


@dataclass(frozen=True, slots=True)
class _Place:
    """A sheet as the file has it: its title, and columns by their own headers."""

    title: str
    path: str
    columns: dict[str, int]

    def column_of(self, header: str) -> int:
        """Return the number of a column; what is said of a row stands in the first."""
        return self.columns.get(header) or min(self.columns.values(), default=1)


def answer_workbook(
    content: bytes, book: Book, remarks: Sequence[Remark], limits: Limits | None = None
) -> bytes:
    """Return the file with the remarks.

    :raise WorkbookRefusedError: when the file may not or cannot be opened
    """
    facts = inspect(content, limits or Limits())
    workbook = open_workbook(content, values=True)
    try:
        places = {
            sheet.title: place
            for sheet in book.sheets
            if (place := _find(workbook, facts, sheet))
        }
    finally:
        workbook.close()
    try:
        package = Package(content)
        texts = _texts_by_place(remarks, places)
        for number, (title, fact) in enumerate(facts.items(), start=1):
            if title != REMARKS_TITLE:
                write_remarks(package, fact.path, number, texts.get(title, {}))
        former = facts.get(REMARKS_TITLE)
        _write_sheet(package, former.path if former else "", remarks, places)
        return package.save()
    except DAMAGE as error:
        raise refuse("broken_file") from error


def _find(workbook, facts, sheet: Sheet) -> _Place | None:
    """Return where a sheet of the form stands in the file, by title and headers."""
    titles = {normalize(title): title for title in facts}
    title = titles.get(normalize(sheet.title))
    if sheet.is_list:
        title = list_title(workbook, facts, sheet) or title
    if title is None or title not in workbook.sheetnames:
        return None
    names = {name: c.header for c in sheet.all_columns() for name in c.names()}
    for cells in rows_of(workbook[title], max_row=HEADER_ROWS, max_col=200):
        found: dict[str, int] = {}
        for number, cell in enumerate(cells, start=1):
            if cell.value is not None and normalize(cell.value) in names:
                found.setdefault(names[normalize(cell.value)], number)
        if len(found) >= sheet.least_headers():
            return _Place(title, facts[title].path, found)
    return _Place(title, facts[title].path, {})


def _texts_by_place(
    remarks: Iterable[Remark], places: dict[str, _Place]
) -> dict[str, dict[tuple[int, int], str]]:
    """Return ``{title: {(row, column): text}}``; one cell may have several remarks."""
    texts: dict = defaultdict(lambda: defaultdict(list))
    for remark in remarks:
        place = places.get(remark.sheet)
        if place:
            column = place.column_of(remark.column)
            for row in remark.rows:
                texts[place.title][row, column].append(remark.text)
    return {
        title: {cell: "\n".join(dict.fromkeys(found)) for cell, found in cells.items()}
        for title, cells in texts.items()
    }


# The sheet of all remarks ----------------------------------------------------------


def _write_sheet(
    package: Package, former: str, remarks: Iterable[Remark], places
) -> None:
    path = former or _PART
    package.write(path, _sheet_xml(remarks, places, _wrapped(package)))
    if former:
        return
    package.declare(path, _TYPE)
    link = package.relate(_BOOK, f"{_RELATION}/worksheet", path)
    book = package.read(_BOOK)
    numbers = [
        int(number[1])
        for tag in _SHEET.findall(book)
        if (number := _SHEET_NUMBER.search(tag))
    ]
    text = (
        f'<sheet xmlns="{_MAIN}" xmlns:r="{_RELATION}" name="{REMARKS_TITLE}" '
        f'sheetId="{max(numbers, default=0) + 1}" r:id="{link}"/>'
    )
    package.write(_BOOK, insert(book, "sheets", text))


def _wrapped(package: Package) -> int:
    """Return the number of a style that breaks lines, 0 in a file without styles."""
    if not package.has(_STYLES):
        return 0
    styles = package.read(_STYLES)
    found = _CELL_STYLES.search(styles)
    if not found:
        return 0
    formats = re.findall(
        rb"<(?:\w+:)?xf\b.*?(?=<(?:\w+:)?xf\b|$)", found["inner"], re.S
    )
    count = len(formats)
    text = (
        f'<xf xmlns="{_MAIN}" numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" '
        'applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    )
    if text.encode() in formats:
        return formats.index(text.encode())
    head = found[0].replace(
        f'count="{count}"'.encode(), f'count="{count + 1}"'.encode(), 1
    )
    wider = insert(head, "cellXfs", text)
    package.write(_STYLES, styles.replace(found[0], wider, 1))
    return count


def _sheet_xml(remarks: Iterable[Remark], places, style: int) -> bytes:
    rows = [_row(1, (_NOTE,), 0), _row(3, _HEADERS, 0, is_bold=True)]
    links = []
    number = 3
    for remark, row in _lines(remarks):
        if number == _MOST:
            break
        number += 1
        place = places.get(remark.sheet)
        cell = ""
        if place and row:
            cell = f"{get_column_letter(place.column_of(remark.column))}{row}"
            title = place.title.replace("'", "''")
            target = quoteattr(f"'{title}'!{cell}")
            links.append(f'<hyperlink ref="B{number}" location={target}/>')
        said = "" if remark.severity == SEVERE else _WARNING
        words = (
            place.title if place else remark.sheet,
            cell,
            remark.column,
            remark.value,
            remark.wrong,
            remark.remedy,
            said,
        )
        rows.append(_row(number, words, style))
    columns = "".join(
        f'<col min="{index}" max="{index}" width="{width}" customWidth="1"/>'
        for index, width in enumerate(_WIDTHS, start=1)
    )
    hyperlinks = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>'
        f"</sheetView></sheetViews><cols>{columns}</cols>"
        f"<sheetData>{''.join(rows)}</sheetData>{hyperlinks}</worksheet>"
    ).encode()


def _lines(remarks: Iterable[Remark]):
    """Yield each remark with each of its rows, in the order of sheet and row."""
    for remark in remarks:
        for row in remark.rows or (0,):
            yield remark, row


def _row(number: int, words: Iterable[str], style: int, is_bold: bool = False) -> str:
    cells = []
    for index, word in enumerate(words, start=1):
        if not word:
            continue
        font = "<rPr><b/></rPr>" if is_bold else ""
        text = f'<t xml:space="preserve">{escape(legal(word[:_LONGEST]))}</t>'
        cells.append(
            f'<c r="{get_column_letter(index)}{number}" s="{style}" t="inlineStr">'
            f"<is><r>{font}{text}</r></is></c>"
        )
    return f'<row r="{number}">{"".join(cells)}</row>'
