"""Where the lines of a drawing run, and where one leaves the sheet that shows it."""

import math

#: Length of the head of an arrow.
ARROW = 13
#: Points of a curve that are looked at, and how near a box its end stands.
_STEPS, _NEAR = 24, 3
#: Room of the words at the edge of a sheet, to each side and above.
ASIDE, ABOVE = 34, 12
#: Below the top of a level, where its name stands no more.
NAMED = 36


def point_arrow(link):
    """Return the three corners of the head of an arrow, along the end of its curve.

    >>> curve = {"segments": [[0, 0, 0, 0, 0, 100]]}
    >>> [[round(number) for number in corner] for corner in point_arrow(curve)]
    [[0, 100], [5, 87], [-5, 87]]
    """
    *_first, x1, y1, x2, y2 = link["segments"][-1]
    length = math.hypot(x2 - x1, y2 - y1) or 1
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    back = (x2 - dx * ARROW, y2 - dy * ARROW)
    side = (dy * ARROW * 0.4, -dx * ARROW * 0.4)
    return (
        [x2, y2],
        [back[0] + side[0], back[1] + side[1]],
        [back[0] - side[0], back[1] - side[1]],
    )


def find_leaving(drawing, tiles, scale, dealt):
    """Return for each sheet ``{(x, y): number}``: where a line goes on on another one.

    A line of which a sheet shows one box ends there at the edge, or where its other
    box would stand; the number is that of the first sheet that shows it.

    :param dealt: the boxes of each sheet
    """
    shown = [{id(box) for box in boxes} for boxes in dealt]
    leaving: list[dict] = [{} for _tile in tiles]
    for curve in [*drawing["edges"], *drawing["links"]]:
        points = _follow(curve)
        ends = [_find_box(drawing["boxes"], point) for point in (points[0], points[-1])]
        for here, there, way in ((0, 1, points), (1, 0, points[::-1])):
            if ends[here] is None or ends[there] is None:
                continue
            number = next(n for n, own in enumerate(shown) if id(ends[there]) in own)
            for tile, own, found in zip(tiles, shown, leaving, strict=True):
                if id(ends[here]) in own and id(ends[there]) not in own:
                    x, y = _find_last(way, tile, scale)
                    if x <= tile.left / scale + ASIDE:
                        y = _pass_names(y, drawing["bands"])
                    found.setdefault((round(x), round(y)), number)
    return leaving


def _follow(curve):
    """Return points of a curve of cubic segments, from its start to its end."""
    points = [tuple(curve["start"])]
    for segment in curve["segments"]:
        corners = [points[-1], segment[:2], segment[2:4], segment[4:6]]
        points += [_place(corners, step / _STEPS) for step in range(1, _STEPS + 1)]
    return points


def _place(corners, part):
    rest = 1 - part
    shares = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    return tuple(
        sum(share * corner[axis] for share, corner in zip(shares, corners, strict=True))
        for axis in (0, 1)
    )


def _find_box(boxes, point):
    """Return the box at whose side a line begins or ends."""
    x, y = point
    for box in boxes:
        beside = box["x"] - _NEAR <= x <= box["x"] + box["width"] + _NEAR
        if beside and box["y"] - _NEAR <= y <= box["y"] + box["height"] + _NEAR:
            return box
    return None


def _pass_names(y, bands):
    """Return the height of words at the left edge, below the name of a level there.

    >>> _pass_names(160, [{"y": 150}]), _pass_names(200, [{"y": 150}])
    (186, 200)
    """
    return next((band["y"] + NAMED for band in bands if 0 <= y - band["y"] < NAMED), y)


def _find_last(way, tile, scale):
    """Return the last point of a line on a sheet, inside by the room of the words."""
    left, top = tile.left / scale + ASIDE, tile.top / scale + ABOVE
    right = max(left, (tile.left + tile.width) / scale - ASIDE)
    bottom = max(top, (tile.top + tile.height) / scale - ABOVE)
    last = way[0]
    for x, y in way:
        if not (
            tile.left <= x * scale <= tile.left + tile.width
            and tile.top <= y * scale <= tile.top + tile.height
        ):
            break
        last = (x, y)
    return min(max(last[0], left), right), min(max(last[1], top), bottom)
