"""Reading a ``<table>`` into the rows of :mod:`tables`."""

import re
from math import ceil

from . import vocabulary as voc
from .columns import fit_cell, fit_columns, get_padding, get_size
from .errors import StructureError, VocabularyError
from .reading import classes_of, describe, elements, first_line, whole_number
from .tables import Cell, Row, Table

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)%")
# Rough height of text, only to decide what may be kept on one page.
_LINE_PT = 14
_CHARACTER_PT = 5.2
_CELL_PADDING_PT = 9
TYPOGRAPHY = frozenset(voc.TEXT)


class TableReader:
    """Reads a ``<table>``; ``read_cell(element, column) -> (content, its lines)``.

    ``numbers`` yields the numbers of the second heads of the document;
    ``has_places``: the room for a signature is a field. ``fits``: words that are wider
    than their column are divided; a word processor does that itself.
    """

    def __init__(self, page, read_cell, numbers, has_places=False, fits=False):
        self._page = page
        self._read_cell = read_cell
        self._numbers = numbers
        self._has_places = has_places
        self._fits = fits

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
        grids = [_grid(rows, element) for rows in (head, body + foot)]
        count = max(*(max(grid, default=0) for grid in grids), len(widths))
        for grid in grids:
            _check_grid(grid, count, element)
        _check_continued(head, body, kind, element)
        if kind in voc.ARRANGEMENTS:
            _name_cells(head + body + foot)
        else:
            _mark_groups(body)
        if not count or not (body or foot):
            raise StructureError(f"{describe(element)} has no row")
        columns, size = _columns(widths, count), get_size(classes)
        rows = head + body + foot
        if kind not in voc.ARRANGEMENTS:
            width = self._page.text_width_pt
            by_need = voc.BY_NEED in classes
            columns = fit_columns(columns, rows, width, kind, size, by_need)
        self._measure(rows, columns, kind, size)
        height = self._page.text_height_pt
        return Table(
            kind, columns, head, body + foot, classes, height, self._has_places
        )

    def _read_row(self, element):
        row = Row(classes=classes_of(element))
        if row.is_continued:
            row.number = next(self._numbers)
        for cell in elements(element, "td", "th"):
            content, texts = self._read_cell(cell)
            classes = classes_of(cell)
            row.cells.append(
                Cell(
                    content=content,
                    classes=classes,
                    styles=(classes & TYPOGRAPHY) or (row.classes & TYPOGRAPHY),
                    colspan=whole_number(cell, "colspan"),
                    rowspan=whole_number(cell, "rowspan", high=100000),
                    is_head=cell.tag == "th",
                    texts=texts,
                    element=cell,
                )
            )
        return row

    def _measure(self, rows, columns, kind, size):
        """Estimate the height of each row, and make words fit that are too wide."""
        total = sum(columns)
        width = self._page.text_width_pt
        for row in rows:
            for cell in [] if row.is_continued else row.cells:
                taken = columns[cell.column : cell.column + cell.colspan]
                share = sum(taken) / total
                room = share * width - get_padding(kind, size)
                if self._fits:
                    fit_cell(cell, room, size, self._read_cell)
                per_line = max(1, room / _CHARACTER_PT)
                lines = sum(max(1, ceil(len(text) / per_line)) for text in cell.texts)
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


def _name_cells(rows):
    """Keep the first line in each cell: below the room for a signature it is a name."""
    for row in rows:
        for cell in row.cells:
            cell.name = first_line(cell.element)


def _check_grid(grid, count, element):
    for number, used in enumerate(grid, 1):
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


def _mark_groups(body):
    """Mark the rows that head others: not the last, nor where a cell has more rows."""
    reaching = 0  # rows that cells from above still reach into
    for row in body[:-1]:
        rows = max((cell.rowspan for cell in row.cells), default=1)
        row.is_group = voc.ROW_GROUP in row.classes and not reaching and rows == 1
        reaching = max(reaching, rows) - 1
