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


#: What is kept free above the first box of a sheet that begins within a level.
LEAD = 30
#: How far above the first box of a level its name stands, at the most.
LABELLED = 50
_NEARLY = 1e-6


class Tile(NamedTuple):
    """What a sheet shows: which millimetres of the map, and how many of them."""

    left: float
    top: float
    width: float
    height: float


class Sheets(NamedTuple):
    """Millimetres for a unit of the drawing, height of the sheets, what each shows."""

    scale: float
    height: float
    tiles: tuple


def lay_out_drawing(drawing, smallest=LEAST):
    """Return the :class:`Sheets` of a drawing as ``map_layout`` makes it.

    A sheet begins where a box begins, with the name of its level where it is the first
    of it. Each box is whole on one of them.
    """
    boxes = drawing["boxes"]
    starts = _find_level_starts(drawing)
    columns = [(box["x"], box["x"] + box["width"]) for box in boxes]
    rows = [(starts(box), box["y"] + box["height"]) for box in boxes]
    sheets = lay_out(
        drawing["width"] or 1, drawing["height"] or 1, (columns, rows), smallest
    )
    dealt = zip(sheets.tiles, deal_out(drawing, sheets), strict=True)
    shown = tuple(tile for tile, boxes in dealt if boxes)
    return sheets._replace(tiles=shown or sheets.tiles[:1])


def lay_out(width, height, spans=((), ()), smallest=LEAST):
    """Return the :class:`Sheets` of a drawing of so many units.

    :param spans: where the boxes begin and end, from left to right and downwards
    :param smallest: millimetres for a unit, below which the drawing is divided

    >>> [(tile.left, tile.top) for tile in lay_out(1500, 900).tiles]
    [(0.0, 0.0)]

    A flat map does not leave half of the paper empty:

    >>> lay_out(2000, 300).height < 200
    True

    What would be too small to read goes on over the next sheet, and fills it:

    >>> sheets = lay_out(3000, 900, ([(0, 200), (2800, 3000)], [(0, 100)]))
    >>> len(sheets.tiles), sheets.scale > LEAST
    (2, True)
    >>> last = sheets.tiles[-1]
    >>> round(last.left + last.width) == round(3000 * sheets.scale)
    True
    """
    lengths = (width, height)
    parts = [
        max((end - start for start, end in own), default=0) + LEAD * bool(own)
        for own in spans
    ]
    sides = list(zip(ROOM, lengths, parts, strict=True))
    least = [_count(smallest, *side) for side in sides]
    scale = min(
        MOST, *(_fill(*side) for side in zip(least, ROOM, lengths, parts, strict=True))
    )
    cuts = [
        divide_length(length, room / scale, own, part)
        for (room, length, part), own in zip(sides, spans, strict=True)
    ]
    columns, rows = (
        [(start * scale, (end - start) * scale) for start, end in own] for own in cuts
    )
    tiles = tuple(
        Tile(left, top, wide, high) for top, high in rows for left, wide in columns
    )
    tall = HEIGHT
    if len(rows) == 1:
        tall = min(HEIGHT, math.ceil(height * scale + HEIGHT - ROOM[1]))
    return Sheets(scale, tall, tiles)


def divide_length(length, room, spans, part):
    """Return where each sheet begins and ends, so that it begins where a box does.

    Two sheets meet where no box stands in the way. Where boxes stand at all heights,
    neighbours both show a strip: what the edge of one cuts is whole on the other.

    :param part: the longest box: so much of a sheet may be left empty for it

    Three rows of boxes, of which two have room:

    >>> divide_length(30, 22, [(1, 9), (11, 19), (21, 29)], 10)
    [(0.0, 21), (21, 30)]

    Boxes at all heights: the second sheet begins just above the first that was cut.

    >>> spans = [(0, 50), (20, 70), (50, 100), (70, 120), (100, 150)]
    >>> divide_length(160, 120, spans, 80)
    [(0.0, 120.0), (70, 160)]
    """
    part = min(part, room / 2)
    cuts = []
    start = 0.0
    while length - start > room + _NEARLY:
        end = start + room
        clean = _find_gap(end, spans)
        if clean >= end - part - _NEARLY and clean > start:
            cuts.append((start, clean))
            start = clean
            continue
        cuts.append((start, end))
        cut = [first for first, last in spans if last > end + _NEARLY]
        start = max(min([end, *(first - LEAD for first in cut)]), end - part)
    cuts.append((start, length))
    return cuts


def _find_gap(end, spans):
    """Return the last place up to ``end`` at which no box stands in the way."""
    while crossed := [
        first for first, last in spans if first < end - _NEARLY and last > end + _NEARLY
    ]:
        end = min(crossed)
    return end


def deal_out(drawing, sheets):
    """Return the boxes of each sheet: those that it shows whole.

    A box that is larger than a sheet is on all of them, as far as they go.
    """
    dealt: list[list[dict]] = [[] for _tile in sheets.tiles]
    for box in drawing["boxes"]:
        whole = [is_whole(tile, box, sheets.scale) for tile in sheets.tiles]
        for boxes, shown in zip(dealt, whole, strict=True):
            if shown or not any(whole):
                boxes.append(box)
    return dealt


def is_whole(tile, box, scale):
    """Tell whether a sheet shows all of a box."""
    left, top = box["x"] * scale, box["y"] * scale
    return (
        tile.left <= left + _NEARLY
        and tile.top <= top + _NEARLY
        and left + box["width"] * scale <= tile.left + tile.width + _NEARLY
        and top + box["height"] * scale <= tile.top + tile.height + _NEARLY
    )


def _find_level_starts(drawing):
    """Return what tells where a box begins: with the name of its level above it."""
    tops = {band["level"]: band["y"] for band in drawing["bands"]}

    def start(box):
        top = tops.get(box["level"], box["y"])
        return top if 0 <= box["y"] - top <= LABELLED else box["y"]

    return start


def _fill(count, room, length, part):
    """Return the scale at which a length fills so many sheets."""
    return count * room / (length + (count - 1) * part)


def _count(scale, room, length, part):
    """Return how many sheets a length takes at a scale."""
    beyond = length * scale - room - _NEARLY
    return 1 + max(0, math.ceil(beyond / (room - min(part * scale, room / 2))))
