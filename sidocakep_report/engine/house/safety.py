"""What the XML of a text may say: a page, and nothing that runs or fetches."""

import re
from collections.abc import Iterator

from lxml import etree

from .errors import Problem
from .places import SPACES, XLINK, find_place, q

_ELEMENTS = frozenset(SPACES.values())
#: Attributes in these name spaces are instructions of a template engine, or scripts.
_CODE = ("genshi.edgewall.org", "XInclude", ":script:", "py3o.org")
_MACROS = frozenset(
    map(q, ("office:event-listeners", "text:script", "text:execute-macro"))
)
_OBJECTS = frozenset(
    map(
        q,
        (
            *("draw:object", "draw:object-ole", "draw:applet", "draw:plugin"),
            *("draw:floating-frame", "draw:control", "office:binary-data"),
        ),
    )
)
_OUTSIDE = frozenset(
    map(
        q,
        (
            *("office:dde-source", "text:section-source", "table:table-source"),
            *("table:cell-range-source", "text:dde-connection-decls"),
            *("text:dde-connection", "text:database-display", "text:database-next"),
            *("text:database-row-select", "text:database-name"),
            *("text:database-row-number", "table:database-source-table"),
        ),
    )
)
_EMPTY = frozenset(map(q, ("office:scripts", "office:forms")))
#: How often something stands there; a page has room for no more.
_COUNTS = frozenset(
    map(
        q,
        (
            *("table:number-columns-repeated", "table:number-rows-repeated"),
            *("table:number-columns-spanned", "table:number-rows-spanned", "text:c"),
        ),
    )
)
MOST_REPEATED = 200
INSTRUCTION = "py3o://"
_INTERPOLATED = re.compile(r"\$\{")
MOST = 20


def find_unsafe(root: etree._Element, parts: dict[str, bytes]) -> list[Problem]:
    """Return what of a part is refused, each thing with its place."""
    problems = []
    for node in root.iter():
        for code, named in _judge(node, parts):
            above = node if isinstance(node.tag, str) else node.getparent()
            place = find_place(root if above is None else above)
            problems.append(Problem(code, place, {"what": named[:80]}))
        if len(problems) >= MOST:
            break
    return problems


def _judge(node: etree._Element, parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    if not isinstance(node.tag, str):
        yield "code", str(node)
        return
    space, name = etree.QName(node).namespace, etree.QName(node).localname
    short = f"{node.prefix}:{name}" if node.prefix else name
    if node.tag in _MACROS or ":script:" in (space or ""):
        yield "macro", short
    elif node.tag in _OBJECTS:
        yield "object", short
    elif node.tag in _OUTSIDE:
        yield "outside", short
    elif node.tag in _EMPTY:
        if len(node) or (node.text or "").strip():
            yield ("macro" if name == "scripts" else "object"), short
    elif space not in _ELEMENTS:
        yield "element", short
    elif node.tag == q("text:tracked-changes"):
        yield "tracked", short
    for text in (node.text, node.tail):
        if text and _INTERPOLATED.search(text):
            yield "code", text.strip()
    for key, value in node.attrib.items():
        yield from _judge_attribute(node, str(key), str(value), parts)


def _judge_attribute(
    node: etree._Element, key: str, value: str, parts: dict[str, bytes]
) -> Iterator[tuple[str, str]]:
    if any(space in key for space in _CODE) or _INTERPOLATED.search(value):
        yield "code", value or key
    elif key in _COUNTS:
        is_number = value.isascii() and value.isdigit() and len(value) < 10
        if not is_number or int(value) > MOST_REPEATED:
            yield "repeated", value
    elif key == q("draw:name") and value.lower().startswith("py3o"):
        yield "code", value
    elif key == f"{XLINK}href":
        is_mark = node.tag == q("text:a") and value.startswith(INSTRUCTION)
        is_inside = value.startswith("#") or (
            value.startswith("Pictures/") and value in parts
        )
        if not is_mark and not is_inside and value:
            yield "outside", value
