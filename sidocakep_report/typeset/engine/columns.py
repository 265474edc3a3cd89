"""Cells whose words are wider than their column."""

from . import vocabulary as voc
from .fitting import get_width, is_number, shrink
from .inline import Column
from .widening import SPARE, get_need, get_room, join_needs, share_by_need, widen

# Sizes of the type in tables (``typeset.typ``), in points.
_SIZE, _DENSE, _ARRANGED = 10, 8, 12
# What stands beside the text of a cell, in points: its inset, or the gutter.
_INSET, _DENSE_INSET, _GUTTER = 9, 6.5, 24
# No letter is wider, in parts of the size.
_WIDEST = 0.95
_LEAST_ROOM = 4


def get_size(classes):
    """Return the size of the type in a table of these classes, in points."""
    if voc.DENSE in classes:
        return _DENSE
    return _SIZE if classes & (voc.TABLE_KINDS - voc.ARRANGEMENTS) else _ARRANGED


def get_padding(kind, size):
    """Return what of the width of a column is not for text, in points."""
    if kind == "ts-sign":
        return _GUTTER
    return _DENSE_INSET if size == _DENSE else _INSET


def fit_columns(widths, rows, width, kind, size, by_need=False):
    """Return widths of the columns in which the words of all cells fit, if any do.

    :param by_need: what a column does not need goes to those whose text needs it
    :param widths: as they were asked for, in any measure
    :param width: of the sheet, in points
    :param size: of the type of the table, in points
    """
    whole = sum(widths)
    rooms = [share / whole * width for share in widths]
    padding = get_padding(kind, size)
    cells = [cell for row in rows if not row.is_continued for cell in row.cells]
    if not by_need and all(
        _fits(
            cell,
            sum(rooms[cell.column : cell.column + cell.colspan]) - padding - SPARE,
            _get_size(cell, size),
        )
        for cell in cells
    ):
        return widths
    needs = join_needs(
        get_need(cell, _list_words(cell, _get_size(cell, size)), padding)
        for cell in cells
    )
    if by_need:
        rooms = share_by_need(rooms, needs)
        if all(need.ask() <= get_room(rooms, need) + 0.01 for need in needs):
            return [round(room, 2) for room in rooms]
    wider = widen(rooms, needs)
    return widths if wider is rooms else [round(room, 2) for room in wider]


def fit_cell(cell, room, size, read_cell):
    """Divide the words of a cell that do not fit, and set its figures smaller.

    :param room: width for text in points
    :param size: of the type of the table, in points
    :param read_cell: reads the cell once more, with its words divided
    """
    size = _get_size(cell, size)
    if not _may_be_wide(cell, room, size):
        return
    room = max(room, _LEAST_ROOM)
    wide = _find_wide(cell, room, size)
    figures = [width for width, is_figure in wide if is_figure]
    cell.share = min((shrink(width, room) for width in figures), default=1)
    if any(width * cell.share > room for width, _is_figure in wide):
        is_upper = voc.UPPER in cell.classes
        column = Column(room, size * cell.share, cell.is_bold, is_upper)
        cell.content, _texts = read_cell(cell.element, column)


def _get_size(cell, size):
    """Return the size of the type of a cell in a table of this size."""
    for name in cell.styles & voc.SCALES.keys():
        size *= voc.SCALES[name]
    return size


def _may_be_wide(cell, room, size):
    """Tell whether a cell has to be measured: as a rule its text fits on one line."""
    return any(len(text) * size * _WIDEST > room for text in cell.texts)


def _fits(cell, room, size):
    """Tell whether no word of a cell is wider than the room for it."""
    return not (_may_be_wide(cell, room, size) and _find_wide(cell, room, size))


def _list_words(cell, size):
    """Yield each word of a cell as it is set: its letters, size and whether bold."""
    is_upper = voc.UPPER in cell.classes
    for text in cell.texts:
        is_bold = cell.is_bold or text.is_bold
        # A space of no break is none: what it joins stands on one line.
        said = text.upper() if is_upper else text
        for word in said.replace("\n", " ").split(" "):
            if word:
                yield word, size * text.scale, is_bold


def _find_wide(cell, room, size):
    """List the width of each word that is too wide, and whether it is a figure."""
    found = []
    for word, own_size, is_bold in _list_words(cell, size):
        if len(word) * own_size * _WIDEST <= room:
            continue
        width = get_width(word, own_size, is_bold)
        if width > room:
            found.append((width, is_number(word)))
    return found
