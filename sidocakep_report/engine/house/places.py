"""Names of OpenDocument elements, and where in a text one of them stands."""

from lxml import etree

from .errors import Place

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {
    "office": f"{_BASE}office:1.0",
    "style": f"{_BASE}style:1.0",
    "text": f"{_BASE}text:1.0",
    "table": f"{_BASE}table:1.0",
    "draw": f"{_BASE}drawing:1.0",
    "svg": f"{_BASE}svg-compatible:1.0",
    "number": f"{_BASE}datastyle:1.0",
    "config": f"{_BASE}config:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
XLINK = "{http://www.w3.org/1999/xlink}"
_EXCERPT = 60


def q(name: str) -> str:
    """``text:p`` as lxml names it."""
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


PARAGRAPHS = (q("text:p"), q("text:h"))
CELLS = (q("table:table-cell"), q("table:covered-table-cell"))
ROW, TABLE = q("table:table-row"), q("table:table")


def read_text(element: etree._Element) -> str:
    """Return the words of an element with single blanks."""
    return " ".join("".join(element.itertext()).split())


def _number(element: etree._Element, among: etree._Element, *tags: str) -> int:
    """Return the how many-th of its kind an element is."""
    return next(
        number
        for number, other in enumerate(among.iter(*tags), start=1)
        if other is element
    )


def find_place(element: etree._Element) -> Place:
    """Return where an element stands."""
    root, part = element.getroottree().getroot(), "body"
    above = [element, *element.iterancestors()]
    for item in above:
        name = etree.QName(item)
        if name.namespace == SPACES["style"] and name.localname.startswith(
            ("header", "footer")
        ):
            root, part = item, name.localname[:6]
            break
    numbers = {}
    paragraph = next((item for item in above if item.tag in PARAGRAPHS), None)
    cell = next((item for item in above if item.tag in CELLS), None)
    if paragraph is not None:
        numbers["paragraph"] = _number(paragraph, root, *PARAGRAPHS)
    row = None if cell is None else next(cell.iterancestors(ROW), None)
    table = None if row is None else next(row.iterancestors(TABLE), None)
    if table is not None:  # a cell may stand anywhere in what is no table
        numbers["table"] = _number(table, root, TABLE)
        numbers["row"] = _number(row, table, ROW)
        numbers["column"] = _number(cell, row, *CELLS)
    words = read_text(element if paragraph is None else paragraph)
    return Place(part, excerpt=words[:_EXCERPT], **numbers)
