"""Cells whose words are wider than their column."""

from . import vocabulary as voc
from .fitting import get_width, is_number, shrink
from .inline import Column

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


def fit_cell(cell, room, size, read_cell):
    """Divide the words of a cell that do not fit, and set its figures smaller.

    :param room: width for text in points
    :param size: of the type of the table, in points
    :param read_cell: reads the cell once more, with its words divided
    """
    for name in cell.styles & voc.SCALES.keys():
        size *= voc.SCALES[name]
    if all(len(text) * size * _WIDEST <= room for text in cell.texts):
        return
    room = max(room, _LEAST_ROOM)
    wide = _find_wide(cell, room, size)
    figures = [width for width, is_figure in wide if is_figure]
    cell.share = min((shrink(width, room) for width in figures), default=1)
    if any(width * cell.share > room for width, _is_figure in wide):
        is_upper = voc.UPPER in cell.classes
        column = Column(room, size * cell.share, cell.is_bold, is_upper)
        cell.content, _texts = read_cell(cell.element, column)


def _find_wide(cell, room, size):
    """List the width of each word that is too wide, and whether it is a figure."""
    is_upper, found = voc.UPPER in cell.classes, []
    for text in cell.texts:
        is_bold = cell.is_bold or text.is_bold
        for word in text.upper().split() if is_upper else text.split():
            own_size = size * text.scale
            if len(word) * own_size * _WIDEST <= room:
                continue
            width = get_width(word, own_size, is_bold)
            if width > room:
                found.append((width, is_number(word)))
    return found
