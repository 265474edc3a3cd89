"""Tables: the HTML grid with its spans to a Typst table.

Rows are not divided between pages unless they are tall; a cell spanning several rows
is divided between them, unless its whole group is small enough to stay together. The
last rows of a table are tied to the signature block that follows it, by a column of
no width whose last cell spans both and may not break: so the signature never stands
alone on a page, and the head of the table is repeated above the tied rows.

A row ``ts-continued`` is a second head that opens a section of the table: it is printed
on the pages on which its section goes on. No cell reaches across it.
"""

import re
from dataclasses import dataclass, field
from math import ceil
from urllib.parse import quote

from . import vocabulary as voc
from .errors import StructureError, VocabularyError
from .inline import EMPTY, text_arguments
from .reading import classes_of, describe, elements, first_line, whole_number
from .signature_places import ADDRESS
from .text import literal

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)%")
# Rough height of text, only to decide what may be kept on one page.
_LINE_PT = 14
_CHARACTER_PT = 5.2
_CELL_PADDING_PT = 9
_KEEP_ROW = 0.4  # of the page: rows lower than this are not divided
_KEEP_GROUP = 0.2
_KEEP_WITH_SIGNATURE = 0.45
TYPOGRAPHY = frozenset(voc.TEXT)


@dataclass
class Cell:
    content: object  # what ``read_cell`` made of it; to print, Typst code
    classes: frozenset
    styles: frozenset  # typographic classes, its own or else those of its row
    colspan: int
    rowspan: int
    is_head: bool
    lines: list  # text lengths of its lines
    name: str = ""  # the first line in it
    column: int = 0


@dataclass
class Row:
    cells: list = field(default_factory=list)
    classes: frozenset = frozenset()
    height: float = 0.0
    number: int = 0

    @property
    def is_continued(self):
        return voc.ROW_CONTINUED in self.classes


@dataclass
class Table:
    """A read table. ``head`` and ``body`` are lists of ``Row``."""

    kind: str
    columns: list  # widths in fr
    head: list
    body: list
    classes: frozenset
    page_height: float = 0.0
    has_places: bool = False  # its signature spaces are fields

    def to_typst(self, glued=None):
        """Expression of the table; ``glued`` is the signature block tied to it."""
        if self.kind in voc.ARRANGEMENTS:
            return self._arrangement()
        columns = [f"{width:g}fr" for width in self.columns]
        tied = self._tied_rows() if glued else 0
        if tied:
            columns.append("0pt")
        arguments = [f"({', '.join(columns)},)", f'kind: "{self.kind}"']
        if tied:
            arguments.append("glue: true")
        if voc.DENSE in self.classes:
            arguments.append("dense: true")
        arguments += _space(self.classes)
        if self.head:
            arguments.append(f"table.header({self._rows(self.head, bool(tied))})")
        plain = len(self.body) - tied
        if plain:
            arguments.append(self._rows(self.body[:plain], bool(tied)))
        if tied:
            cells = self._rows(self.body[plain:], True, extra=1)
            arguments += [cells, f"ts-glued({len(self.columns)}, {glued})"]
        table = f"ts-table({', '.join(arguments)})"
        if glued and not tied:
            return f"{table};{glued}"
        return table

    def _tied_rows(self):
        """Number of last rows that go with the signature: the last one and any
        totals below it, provided that they leave room for it on one page."""
        room = self.page_height * _KEEP_WITH_SIGNATURE
        tied, height = 0, 0.0
        for row in reversed(self.body):
            height += row.height
            if height > room or row.is_continued:
                break
            tied += 1
            if tied == 2:
                break
        return tied

    def _rows(self, rows, glue, extra=0):
        """Cells of ``rows``; with ``glue`` the first row also opens the tying cell.

        Each section has a tying cell of its own: none reaches across a second head.
        """
        codes = []
        for section in _sections(rows):
            for index, row in enumerate(section):
                if row.is_continued:
                    codes.append(self._continued(row, glue))
                    continue
                codes += self._cells(row, section[index:])
                if glue and index == 0:
                    span = len(section) + extra
                    codes.append(f"ts-tie({span}{', last: true' if extra else ''})")
        return ", ".join(codes)

    def _continued(self, row, glue):
        """The second head ``row``, of all columns."""
        [cell] = row.cells
        arguments = [str(len(self.columns) + bool(glue)), str(row.number)]
        arguments += ["stroke: (x: rule)"] if self.kind == "ts-grid" else []
        return f"ts-continued({', '.join([*arguments, _cell_code(cell) or 'none'])})"

    def _cells(self, row, following):
        tall = row.height > self.page_height * _KEEP_ROW
        codes = []
        for cell in row.cells:
            arguments = _cell_arguments(cell, row, self.kind)
            if cell.rowspan > 1:
                group = sum(part.height for part in following[: cell.rowspan])
                keep = group <= self.page_height * _KEEP_GROUP
                arguments.append(f"breakable: {'false' if keep else 'true'}")
            elif tall:
                arguments.append("breakable: true")
            body = _cell_code(cell) or EMPTY
            if voc.ROW_NUMBERS in row.classes:
                body = f"ts-number({body})"
            elif cell.is_head:
                body = f"strong({body})"
            if arguments:
                body = f"table.cell({', '.join([*arguments, body])})"
            codes.append(body)
        return codes

    def _arrangement(self):
        columns = ", ".join(f"{width:g}fr" for width in self.columns)
        codes = []
        rows = self.head + self.body
        for row, below in zip(rows, [*rows[1:], Row()], strict=True):
            for cell in row.cells:
                body = _cell_code(cell) or EMPTY
                if voc.ROW_SPACE in row.classes:
                    body = self._room(cell, below)
                elif cell.is_head:
                    body = f"strong({body})"
                arguments = _cell_arguments(cell, row, self.kind)
                if arguments:
                    body = f"grid.cell({', '.join([*arguments, body])})"
                codes.append(body)
        arguments = [f"({columns},)", *_space(self.classes)]
        function = "ts-sign" if self.kind == "ts-sign" else "ts-plain"
        if voc.LETTERHEAD in self.classes:
            function = "ts-letterhead"
        return f"{function}({', '.join([*arguments, *codes])})"

    def _room(self, cell, below):
        """Return the room for the signature of who is named below a cell.

        What stands in the cell is said above the room.
        """
        names = [other.name for other in below.cells if other.column == cell.column]
        arguments = []
        if self.has_places and any(names):
            arguments.append(f"address: {literal(ADDRESS + quote(names[0]))}")
        said = _cell_code(cell)
        if said:
            arguments.append(said)
        return f"ts-sign-space({', '.join(arguments)})"


def _cell_code(cell):
    """Return the Typst code of what stands in a cell, in its letters."""
    code, styles = cell.content, text_arguments(cell.styles)
    if code and styles:
        code = f"text({', '.join(styles)}, {code})"
    if code and voc.UPPER in cell.classes:
        code = f"upper({code})"
    return code


def _sections(rows):
    """``rows``, divided before and after each second head."""
    sections: list[list] = []
    before = None
    for row in rows:
        if before is None or row.is_continued or before.is_continued:
            sections.append([])
        sections[-1].append(row)
        before = row
    return sections


def _space(classes):
    return [f"above: {size}" for name, size in voc.SPACE.items() if name in classes]


def _cell_arguments(cell, row, kind):
    """Arguments of ``table.cell`` that differ from the defaults of the table."""
    arguments = []
    if cell.colspan > 1:
        arguments.append(f"colspan: {cell.colspan}")
    if cell.rowspan > 1:
        arguments.append(f"rowspan: {cell.rowspan}")
    align = [side for name, side in voc.ALIGN.items() if name in cell.classes]
    if align == ["justify"]:
        align = []
    vertical = [
        side
        for name, side in voc.VERTICAL.items()
        if name in cell.classes | row.classes
    ]
    if cell.is_head and kind not in voc.ARRANGEMENTS:
        align = align or ["center"]
        vertical = vertical or ["horizon"]
    if voc.ROW_NUMBERS in row.classes:
        align, vertical = ["center"], ["horizon"]
    if align or vertical:
        arguments.append(f"align: {' + '.join([*align, *vertical])}")
    if voc.NO_BORDER in cell.classes:
        arguments.append("stroke: none")
    return arguments


class TableReader:
    """Reads a ``<table>``; ``read_cell(element) -> (content, line lengths)``.

    ``numbers`` yields the numbers of the second heads of the document;
    ``has_places``: the room for a signature is a field.
    """

    def __init__(self, page, read_cell, numbers, has_places=False):
        self._page = page
        self._read_cell = read_cell
        self._numbers = numbers
        self._has_places = has_places

    def read(self, element):
        classes = classes_of(element)
        kinds = classes & voc.TABLE_KINDS
        if len(kinds) > 1:
            raise StructureError(f"{describe(element)}: one kind of table at a time")
        kind = next(iter(kinds), "ts-plain")
        widths, body = [], []
        head: list[Row] = []
        foot: list[Row] = []
        for part in elements(
            element, "colgroup", "col", "thead", "tbody", "tfoot", "tr"
        ):
            if part.tag == "colgroup":
                widths += [_width(col) for col in elements(part, "col")]
            elif part.tag == "col":
                widths.append(_width(part))
            elif part.tag == "tr":
                body.append(self._read_row(part))
            else:
                group = {"thead": head, "tbody": body, "tfoot": foot}[part.tag]
                group += [self._read_row(row) for row in elements(part, "tr")]
        count = max(_count(head, element), _count(body + foot, element), len(widths))
        for rows in (head, body + foot):
            _check_grid(rows, count, element)
        _check_continued(head, body, kind, element)
        if not count or not (body or foot):
            raise StructureError(f"{describe(element)} has no row")
        columns = _columns(widths, count)
        self._measure(head + body + foot, columns)
        height = self._page.text_height_pt
        return Table(
            kind, columns, head, body + foot, classes, height, self._has_places
        )

    def _read_row(self, element):
        row = Row(classes=classes_of(element))
        if row.is_continued:
            row.number = next(self._numbers)
        for cell in elements(element, "td", "th"):
            content, lines = self._read_cell(cell)
            classes = classes_of(cell)
            row.cells.append(
                Cell(
                    content=content,
                    classes=classes,
                    styles=(classes & TYPOGRAPHY) or (row.classes & TYPOGRAPHY),
                    colspan=whole_number(cell, "colspan"),
                    rowspan=whole_number(cell, "rowspan", high=100000),
                    is_head=cell.tag == "th",
                    lines=lines,
                    name=first_line(cell),
                )
            )
        return row

    def _measure(self, rows, columns):
        """Estimated height of each row, from its cells that do not span rows."""
        total = sum(columns)
        width = self._page.text_width_pt
        for row in rows:
            for cell in [] if row.is_continued else row.cells:
                taken = columns[cell.column : cell.column + cell.colspan]
                share = sum(taken) / total
                per_line = max(1, (share * width - _CELL_PADDING_PT) / _CHARACTER_PT)
                lines = sum(max(1, ceil(length / per_line)) for length in cell.lines)
                height = (lines * _LINE_PT + _CELL_PADDING_PT) / cell.rowspan
                row.height = max(row.height, height)


def _width(col):
    written = col.get("width")
    if written is None:
        return None
    match = _PERCENT.fullmatch(written.strip())
    if not match or not 0 < float(match.group(1)) <= 100:
        raise VocabularyError("width", written, describe(col))
    return float(match.group(1))


def _columns(widths, count):
    """Shares of the width; columns without a width share what is left."""
    widths = [*widths, *[None] * (count - len(widths))]
    given = sum(width for width in widths if width)
    missing = widths.count(None)
    left = 100 - given
    if left < 0 or (missing and left <= 0):
        raise StructureError(f"column widths add up to {given:g}%")
    return [width if width else left / missing for width in widths]


def _grid(rows, element):
    """Number of columns used in each row; sets ``cell.column``, refuses overlaps."""
    pending: dict[int, int] = {}  # column -> rows still covered by a cell from above
    counts = []
    for row in rows:
        column = 0
        covered = dict(pending)
        for cell in row.cells:
            while covered.get(column):
                column += 1
            cell.column = column
            for taken in range(column, column + cell.colspan):
                if covered.get(taken):
                    raise StructureError(f"{describe(element)}: cells overlap")
                pending[taken] = cell.rowspan
            column += cell.colspan
        used = [taken for taken, left in pending.items() if left]
        counts.append(len(used))
        pending = {taken: left - 1 for taken, left in pending.items() if left > 1}
    if pending:
        raise StructureError(f"{describe(element)}: a rowspan goes beyond its rows")
    return counts


def _count(rows, element):
    return max(_grid(rows, element), default=0)


def _check_grid(rows, count, element):
    for number, used in enumerate(_grid(rows, element), 1):
        if used != count:
            raise StructureError(
                f"{describe(element)}: row {number} has {used} of {count} columns"
            )


def _check_continued(head, body, kind, element):
    """A second head stands in the body of a table and has one cell."""
    is_misplaced = any(row.is_continued for row in head)
    continued = [row for row in body if row.is_continued]
    is_misplaced |= bool(continued) and kind in voc.ARRANGEMENTS
    if is_misplaced or any(len(row.cells) != 1 for row in continued):
        raise StructureError(
            f"{describe(element)}: a row {voc.ROW_CONTINUED} has one cell, "
            "in the body of a table"
        )
