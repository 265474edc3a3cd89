"""On which sheets a map is printed: A3, which offices have, and as many as it takes."""

import math
from typing import NamedTuple

#: A3 landscape in millimetres, its margins, what stands over and under the map.
WIDTH, HEIGHT = 420, 297
MARGIN = 12
HEAD = 29
FOOT = 9
ROOM = (WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN - HEAD - FOOT)
# Millimetres for a unit of the drawing. The smallest type of a map is 11.5 units:
# 6 points at the least; 13 units are 11 points at the most.
LEAST = 6 * 0.3528 / 11.5
MOST = 11 * 0.3528 / 13


class Tile(NamedTuple):
    """What a sheet shows: the millimetres of the map left of and above it."""

    left: float
    top: float


class Sheets(NamedTuple):
    """Millimetres for a unit of the drawing, height of the sheets, what each shows."""

    scale: float
    height: float
    tiles: tuple


def lay_out(width, height, box=(0, 0), smallest=LEAST):
    """Return the :class:`Sheets` of a drawing of so many units.

    Neighbours both show as much as a box is large: each is whole on one of them.

    :param box: width and height of the largest box
    :param smallest: millimetres for a unit, below which the drawing is divided

    >>> lay_out(1500, 900).tiles
    (Tile(left=0.0, top=0.0),)

    A flat map does not leave half of the paper empty:

    >>> lay_out(2000, 300).height < 200
    True

    What would be too small to read goes on over the next sheet, and fills it:

    >>> sheets = lay_out(3000, 900, (200, 100))
    >>> len(sheets.tiles), sheets.scale > LEAST
    (2, True)
    >>> sheets.tiles[-1].left + ROOM[0] >= 3000 * sheets.scale - 1e-6
    True
    """
    lengths = (width, height)
    least = [_count(smallest, *side) for side in zip(ROOM, lengths, box, strict=True)]
    scale = min(
        MOST,
        *(_fill(*side) for side in zip(least, ROOM, lengths, box, strict=True)),
    )
    counts = [_count(scale, *side) for side in zip(ROOM, lengths, box, strict=True)]
    steps = [room - scale * part for room, part in zip(ROOM, box, strict=True)]
    tiles = tuple(
        Tile(column * steps[0], row * steps[1])
        for row in range(counts[1])
        for column in range(counts[0])
    )
    tall = HEIGHT
    if counts[1] == 1:
        tall = min(HEIGHT, math.ceil(height * scale + HEIGHT - ROOM[1]))
    return Sheets(scale, tall, tiles)


def lay_out_drawing(drawing, smallest=LEAST):
    """Return the :class:`Sheets` of a drawing as ``map_layout`` makes it."""
    sides = [
        max((box[side] for box in drawing["boxes"]), default=0)
        for side in ("width", "height")
    ]
    return lay_out(
        drawing["width"] or 1, drawing["height"] or 1, tuple(sides), smallest
    )


def _fill(count, room, length, part):
    """Return the scale at which a length fills so many sheets."""
    return count * room / (length + (count - 1) * part)


def _count(scale, room, length, part):
    """Return how many sheets a length takes at a scale."""
    beyond = length * scale - room - 1e-6
    return 1 + max(0, math.ceil(beyond / (room - part * scale)))
