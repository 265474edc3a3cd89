"""Tables: the HTML grid with its spans to a Typst table.

Rows are not divided between pages unless they are tall; a cell spanning several rows
is divided between them, unless its whole group is small enough to stay together. The
last rows of a table are tied to the signature block that follows it, by a column of
no width whose last cell spans both and may not break: so the signature never stands
alone on a page, and the head of the table is repeated above the tied rows.

A row ``ts-continued`` is a second head that opens a section of the table: it is
printed on the pages on which its section goes on. A row ``ts-group`` heads the rows
below it and stays with the next one. No cell reaches across either.
"""

from dataclasses import dataclass, field, replace
from urllib.parse import quote

from . import vocabulary as voc
from .inline import EMPTY, text_arguments
from .signature_places import ADDRESS
from .text import literal

_KEEP_ROW = 0.4  # of the page: rows lower than this are not divided
_KEEP_GROUP = 0.2
_KEEP_WITH_SIGNATURE = 0.45


@dataclass
class Cell:
    content: object  # what ``read_cell`` made of it; to print, Typst code
    classes: frozenset
    styles: frozenset  # typographic classes, its own or else those of its row
    colspan: int
    rowspan: int
    is_head: bool
    texts: list  # its lines
    name: str = ""  # the first line in it
    element: object = None  # from which it was read
    share: float = 1.0  # of its size, at which its figures fit the column

    @property
    def is_bold(self):
        return self.is_head or "ts-bold" in self.styles

    column: int = 0


@dataclass
class Row:
    cells: list = field(default_factory=list)
    classes: frozenset = frozenset()
    height: float = 0.0
    number: int = 0
    is_group: bool = False  # stays with the row below it

    @property
    def is_continued(self):
        return voc.ROW_CONTINUED in self.classes

    @property
    def is_apart(self):
        """Whether no cell may reach across the row."""
        return self.is_continued or self.is_group


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
    is_rest: bool = False  # goes on below its first rows, without space

    def split(self, count):
        """Return the rows of an arrangement but the last ones, and these.

        Whole where a cell spans rows, and where what is left would be no more.
        """
        spans = any(cell.rowspan > 1 for row in self.body for cell in row.cells)
        is_whole = spans or self.head or voc.LETTERHEAD in self.classes
        if is_whole or len(self.body) <= 2 * count:
            return [self]
        return [
            replace(self, body=self.body[:-count]),
            replace(self, body=self.body[-count:], is_rest=True),
        ]

    def to_typst(self, glued=None, most=2):
        """Expression of the table; ``glued`` is the signature block tied to it.

        :param most: how many of its last rows go with that block
        """
        if self.kind in voc.ARRANGEMENTS:
            return self._arrangement()
        columns = [f"{width:g}fr" for width in self.columns]
        tied = self._tied_rows(most) if glued else 0
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

    def _tied_rows(self, most):
        """Number of last rows that go with the signature: the last one and any
        totals below it, provided that they leave room for it on one page."""
        room = self.page_height * _KEEP_WITH_SIGNATURE
        tied, height = 0, 0.0
        for row in reversed(self.body):
            height += row.height
            if height > room or row.is_apart:
                break
            tied += 1
            if tied == most:
                break
        return tied

    def _rows(self, rows, glue, extra=0):
        """Cells of ``rows``; with ``glue`` the first row also opens the tying cell.

        Each section has a tying cell of its own: none reaches across a second head.
        """
        codes: list[str] = []
        # What stands apart before the next row.
        overleaf: Row | None = None
        heads: list[str] = []
        for section in _sections(rows):
            for index, row in enumerate(section):
                if row.is_continued:
                    overleaf = row
                    continue
                begun = overleaf.number if overleaf and not row.is_group else 0
                cells = self._cells(row, section[index:], begun)
                if row.is_group:
                    heads += [*cells, "ts-tie(1)"] if glue else cells
                    continue
                codes += self._open(overleaf, heads, glue)
                overleaf, heads = None, []
                if glue and index == 0:
                    last = ", last: true" if extra else ""
                    cells.append(f"ts-tie({len(section) + extra}{last})")
                codes += cells
        return ", ".join(codes + self._open(overleaf, heads, glue))

    def _open(self, overleaf, heads, glue):
        """What stands apart before a row: one second head, and all that head it.

        Typst ends in a panic where such heads follow each other in another order.
        """
        codes = [self._continued(overleaf, glue)] if overleaf else []
        return codes + ([f"ts-group({', '.join(heads)})"] if heads else [])

    def _continued(self, row, glue):
        """The second head ``row``, of all columns."""
        [cell] = row.cells
        arguments = [str(len(self.columns) + bool(glue)), str(row.number)]
        arguments += ["stroke: (x: rule)"] if self.kind == "ts-grid" else []
        return f"ts-continued({', '.join([*arguments, _cell_code(cell) or 'none'])})"

    def _cells(self, row, following, begun=0):
        """Cells of ``row``; in the first one the rows of a second head begin."""
        tall = row.height > self.page_height * _KEEP_ROW
        codes: list[str] = []
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
            if begun and not codes:
                body = f"{{ts-begun({begun});{body}}}"
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
        space = ["above: 0pt"] if self.is_rest else _space(self.classes)
        arguments = [f"({columns},)", *space]
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
    if code and cell.share < 1:
        code = f"text(size: {cell.share:.3f}em, {code})"
    if code and styles:
        code = f"text({', '.join(styles)}, {code})"
    if code and voc.UPPER in cell.classes:
        code = f"upper({code})"
    return code


def _sections(rows):
    """``rows``, divided before and after each row that stands apart."""
    sections: list[list] = []
    before = None
    for row in rows:
        if before is None or row.is_apart or before.is_apart:
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
