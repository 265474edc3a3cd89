"""A tree of boxes on sheets that can be read: what does not fit goes on by itself.

The map of a plan is cut where the paper ends; a tree is cut at its branches. The first
sheet shows its top, each branch that has no room there goes on under its own box.
"""

from collections import defaultdict
from typing import NamedTuple

from .map_sheets import lay_out_drawing

#: Rows of boxes on a sheet: the style of each, from the top.
ROWS = (
    "tujuan",
    "sasaran",
    "strategi",
    "arah_kebijakan",
    "program",
    "kegiatan",
    "sub_kegiatan",
)


class Part(NamedTuple):
    """Branches that are drawn by themselves.

    :param nodes: their boxes, the topmost first
    :param ends: ids of those whose branch is in another part
    """

    nodes: list
    ends: frozenset


def divide(nodes, fits):
    """Return the :class:`Part` of a tree, those of branches after the one they end.

    Neighbours that find room on one sheet go on together.

    :param nodes: with ``id`` and ``parent_id``, what stands above first
    :param fits: tells of boxes whether one sheet has room for them

    A root with two branches of three; a sheet has room for four, or for eight:

    >>> nodes = [{"id": 1, "parent_id": None}]
    >>> nodes += [{"id": i, "parent_id": 1} for i in (2, 3)]
    >>> nodes += [{"id": i * 10 + n, "parent_id": i} for i in (2, 3) for n in range(3)]
    >>> parts = divide(nodes, lambda boxes: len(boxes) <= 4)
    >>> [[node["id"] for node in part.nodes] for part in parts]
    [[1, 2, 3], [2, 20, 21, 22], [3, 30, 31, 32]]
    >>> sorted(parts[0].ends)
    [2, 3]

    >>> parts = divide(nodes, lambda boxes: len(boxes) <= 8)
    >>> [[node["id"] for node in part.nodes] for part in parts]
    [[1, 2, 3], [2, 3, 20, 21, 22, 30, 31, 32]]

    >>> len(divide(nodes, lambda boxes: True))
    1
    """
    below = defaultdict(list)
    known = {node["id"] for node in nodes}
    roots = []
    for node in nodes:
        if node["parent_id"] in known:
            below[node["parent_id"]].append(node)
        else:
            roots.append(node)
    return _divide(roots, below, fits)


def _divide(roots, below, fits):
    rows = _get_rows(roots, below)
    depth = min(len(rows), len(ROWS))
    while depth > 2 and not fits(_flatten(rows[:depth])):
        depth -= 1
    ends = [node for node in rows[depth - 1] if below[node["id"]]] if rows else []
    if depth == 2 and len(roots) > 1 and not fits(_flatten(rows[:2])):
        return [part for root in roots for part in _divide([root], below, fits)]
    parts = [Part(_flatten(rows[:depth]), frozenset(node["id"] for node in ends))]
    groups: list[list] = []
    for node in ends:
        together = [*groups[-1], node] if groups else []
        if together and fits(_flatten(_get_rows(together, below))):
            groups[-1] = together
        else:
            groups.append([node])
    for group in groups:
        parts += _divide(group, below, fits)
    return parts


def _get_rows(roots, below):
    """Return the boxes of whole branches, row by row."""
    rows = [roots]
    while children := [child for node in rows[-1] for child in below[node["id"]]]:
        rows.append(children)
    return rows if roots else []


def _flatten(rows):
    return [node for row in rows for node in row]


def place_rows(part, labels):
    """Return boxes of ``part`` with their row, and what the rows are called.

    :param labels: ``{kind: name}``; a row of two kinds is called by both

    >>> part = Part([{"id": 1, "parent_id": 9, "kind": "a"},
    ...     {"id": 2, "parent_id": 1, "kind": "b"}], frozenset())
    >>> boxes, names = place_rows(part, {"a": "Outcome", "b": "CSF"})
    >>> [box["level"] for box in boxes], names
    (['tujuan', 'sasaran'], {'tujuan': 'Outcome', 'sasaran': 'CSF'})
    """
    depths: dict[int, int] = {}
    kinds: dict[str, dict[str, bool]] = defaultdict(dict)
    boxes = []
    for node in part.nodes:
        depth = depths.get(node["parent_id"], -1) + 1
        depths[node["id"]] = depth
        kinds[ROWS[depth]][labels[node["kind"]]] = True
        boxes.append({**node, "level": ROWS[depth]})
    return boxes, {row: " / ".join(names) for row, names in kinds.items()}


def draw_parts(nodes, labels, draw, least):
    """Return the drawings of a tree: each box says on which sheet it goes on.

    :param draw: makes a drawing of boxes and names of rows
    :param least: millimetres for a unit of a drawing, at which it can be read
    """

    def fits(boxes):
        drawing = draw(*place_rows(Part(boxes, frozenset()), labels))
        return len(lay_out_drawing(drawing, least).tiles) == 1

    parts = divide(nodes, fits)
    # Where a part begins is known when all are drawn; a number takes no line more.
    drawings = _draw_parts(parts, labels, draw, dict.fromkeys(range(len(parts)), 0))
    starts, sheet = {}, 1
    for number, drawing in enumerate(drawings):
        starts[number] = sheet
        sheet += len(lay_out_drawing(drawing, least).tiles)
    return _draw_parts(parts, labels, draw, starts)


def _draw_parts(parts, labels, draw, starts):
    begun = {
        node["id"]: number
        for number, part in enumerate(parts)
        for node in part.nodes
        if node["parent_id"] not in {other["id"] for other in part.nodes}
    }
    ended = {
        node_id: number for number, part in enumerate(parts) for node_id in part.ends
    }
    drawings = []
    for part in parts:
        boxes, names = place_rows(part, labels)
        for box in boxes:
            notes = list(box["notes"])
            if box["id"] in part.ends:
                notes.append(f"Berlanjut di Lembar {starts[begun[box['id']]]}")
            elif box["id"] in ended:
                notes.append(f"Lanjutan dari Lembar {starts[ended[box['id']]]}")
            box["notes"] = notes
        drawings.append(draw(boxes, names))
    return drawings
