"""Cells whose words are wider than their column."""

from . import vocabulary as voc
from .fitting import get_width, is_number, shrink

# Sizes of the type in tables (``typeset.typ``), in points.
_SIZE, _DENSE, _ARRANGED = 10, 8, 12
# What stands beside the text of a cell, in points: its inset, or the gutter.
_INSET, _GUTTER = 9, 24
_STYLES = {"ts-small": 0.82, "ts-large": 1.1}
# No letter is wider, in parts of the size.
_WIDEST = 0.95
_LEAST_ROOM = 4


def get_size(classes):
    """Return the size of the type in a table of these classes, in points."""
    if voc.DENSE in classes:
        return _DENSE
    return _SIZE if classes & (voc.TABLE_KINDS - voc.ARRANGEMENTS) else _ARRANGED


def get_padding(kind):
    """Return what of the width of a column is not for text, in points."""
    return _GUTTER if kind == "ts-sign" else _INSET


def fit_cell(cell, room, size, read_cell):
    """Divide the words of a cell that do not fit, and set its figures smaller.

    :param room: width for text in points
    :param size: of the type of the table, in points
    :param read_cell: reads the cell once more, with its words divided
    """
    for name in cell.styles:
        size *= _STYLES.get(name, 1)
    most = room / (size * _WIDEST)
    if all(len(text) <= most for text in cell.texts):
        return
    is_upper = voc.UPPER in cell.classes
    words = {
        word.upper() if is_upper else word
        for text in cell.texts
        if len(text) > most
        for word in text.split()
        if len(word) > most
    }
    wide = [word for word in words if get_width(word, size) > room]
    if not wide:
        return
    room = max(room, _LEAST_ROOM)
    figures = [word for word in wide if is_number(word)]
    cell.share = min((shrink(word, room, size) for word in figures), default=1)
    size *= cell.share
    if any(get_width(word, size) > room for word in wide):
        cell.content, _texts = read_cell(cell.element, (room, size))
