"""Remarks in the cells of an .xlsx, as a person writes them with "New Comment".

A comment stands in two parts of a file: its text among the comments of the sheet, and
the drawing of its box. Those of other people stay as they are.
"""

import re
from collections.abc import Mapping
from html import unescape
from xml.sax.saxutils import escape

from openpyxl.utils.cell import get_column_letter

from .package import Package, insert, insert_before, legal

#: Begins every remark of ours: by it a later answer finds those of a former one.
MARK = "SIDO CAKEP: "
_AUTHOR = "SIDO CAKEP"
#: Boxes of one sheet; the numbers of more would run into those of the next.
MOST = 900
_LONGEST = 2000
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument."
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_VML = (
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("x", "urn:schemas-microsoft-com:office:excel"),
)
_SPACES = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _VML)
_BOX_TYPE = (
    f'<v:shapetype {_SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_COMMENT = re.compile(
    rb'<(?:\w+:)?comment\b[^>]*?\bref="([A-Z]+\d+)"[^>]*>(.*?)</(?:\w+:)?comment\s*>',
    re.S,
)
_TEXT = re.compile(rb"<(?:\w+:)?t\b[^>]*>(.*?)</(?:\w+:)?t\s*>", re.S)
_AUTHORS = re.compile(
    rb"<(?:\w+:)?author\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?author\s*>)", re.S
)
_BOX = re.compile(rb"<(\w+):shape\b.*?</\1:shape\s*>", re.S)
_BOX_PLACE = re.compile(rb"<\w+:(Row|Column)\s*>\s*(\d+)\s*</")
_BOX_NUMBER = re.compile(rb"_x0000_s(\d+)")
_DRAWING = re.compile(rb'<(?:\w+:)?legacyDrawing\s[^>]*?\w+:id="([^"]+)"')
# What stands behind the drawing of the boxes in the part of a sheet.
_BEHIND = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)


def write_remarks(
    package: Package, path: str, number: int, remarks: Mapping[tuple[int, int], str]
) -> None:
    """Put remarks into the cells of a sheet, in the place of those of a former answer.

    A cell that somebody else has commented keeps that comment alone.

    :param path: of the sheet's part
    :param number: of the sheet in the file
    :param remarks: ``{(row, column): text}``, both counted from 1
    """
    texts, boxes = _parts(package, path, number, bool(remarks))
    if not texts:
        return
    xml, foreign = _without_ours(package.read(texts))
    kept = [place for place in sorted(remarks) if _name(place) not in foreign][:MOST]
    xml, author = _with_author(xml)
    added = "".join(_comment(place, remarks[place], author) for place in kept)
    package.write(texts, insert(xml, "commentList", added))
    if boxes:
        drawing = _without_boxes(package.read(boxes), foreign)
        package.write(boxes, _add_boxes(drawing, kept, number))


def _parts(package: Package, path: str, number: int, wanted: bool) -> tuple[str, str]:
    """Return the parts of the texts and of the boxes of a sheet, made where missing."""
    relations = package.relations(path)
    texts = next((part for kind, part in relations.values() if kind == "comments"), "")
    found = _DRAWING.search(package.read(path))
    boxes = relations.get(found[1].decode(), ("", ""))[1] if found else ""
    if not wanted or (texts and boxes):
        return texts, boxes
    if not texts:
        texts = f"xl/answerComments{number}.xml"
        blank = f'<comments xmlns="{_MAIN}"><authors/><commentList/></comments>'
        package.write(texts, f"{_HEAD}{blank}".encode())
        package.declare(texts, f"{_TYPES}spreadsheetml.comments+xml")
        package.relate(path, f"{_RELATION}/comments", texts)
    if not boxes:
        boxes = f"xl/drawings/answerDrawing{number}.vml"
        layout = (
            f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{100 + number}"/>'
            "</o:shapelayout>"
        )
        package.write(boxes, f"<xml {_SPACES}>{layout}</xml>".encode())
        package.declare(boxes, f"{_TYPES}vmlDrawing")
        link = package.relate(path, f"{_RELATION}/vmlDrawing", boxes)
        text = f'<legacyDrawing xmlns="{_MAIN}" xmlns:r="{_RELATION}" r:id="{link}"/>'
        package.write(path, insert_before(package.read(path), _BEHIND, text))
    return texts, boxes


def _without_ours(xml: bytes) -> tuple[bytes, set[str]]:
    """Return the texts without those of a former answer; the cells of the others."""
    foreign = set()

    def drop(found: re.Match[bytes]) -> bytes:
        text = b"".join(_TEXT.findall(found[2])).decode(errors="replace")
        if unescape(text).lstrip().startswith(MARK):
            return b""
        foreign.add(found[1].decode())
        return found[0]

    return _COMMENT.sub(drop, xml), foreign


def _with_author(xml: bytes) -> tuple[bytes, int]:
    authors = _AUTHORS.findall(xml)
    if _AUTHOR.encode() in authors:
        return xml, authors.index(_AUTHOR.encode())
    text = f'<author xmlns="{_MAIN}">{_AUTHOR}</author>'
    return insert(xml, "authors", text), len(authors)


def _comment(place: tuple[int, int], remark: str, author: int) -> str:
    words = escape(legal(f"{MARK}{remark}"[:_LONGEST]))
    return (
        f'<comment xmlns="{_MAIN}" ref="{_name(place)}" authorId="{author}"><text><r>'
        f'<t xml:space="preserve">{words}</t></r></text></comment>'
    )


def _without_boxes(xml: bytes, foreign: set[str]) -> bytes:
    """Return the boxes of the comments that stay, and what is no comment's box."""

    def drop(found: re.Match[bytes]) -> bytes:
        places = dict(_BOX_PLACE.findall(found[0]))
        if places.keys() != {b"Row", b"Column"}:
            return found[0]
        name = _name((int(places[b"Row"]) + 1, int(places[b"Column"]) + 1))
        return found[0] if name in foreign else b""

    return _BOX.sub(drop, xml)


def _add_boxes(xml: bytes, places, number: int) -> bytes:
    first = max(
        (int(found) for found in _BOX_NUMBER.findall(xml)),
        default=1024 * (100 + number),
    )
    shapes = [_box(first + count, place) for count, place in enumerate(places, start=1)]
    if shapes and b"_x0000_t202" not in xml:
        shapes.insert(0, _BOX_TYPE)
    return insert(xml, "xml", "".join(shapes))


def _box(number: int, place: tuple[int, int]) -> str:
    row, column = place[0] - 1, place[1] - 1
    anchor = (column + 1, 15, max(row - 1, 0), 10, column + 4, 15, row + 5, 4)
    return (
        f'<v:shape {_SPACES} id="_x0000_s{number}" type="#_x0000_t202" '
        'style="position:absolute;width:240pt;height:90pt;z-index:1;visibility:hidden" '
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
        '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/>'
        f"<x:SizeWithCells/><x:Anchor>{', '.join(map(str, anchor))}</x:Anchor>"
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row>"
        f"<x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )


def _name(place: tuple[int, int]) -> str:
    row, column = place
    return f"{get_column_letter(column)}{row}"
