"""Elements of an OpenDocument file."""

from lxml import etree

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    "office": f"{_BASE}office:1.0",
    "style": f"{_BASE}style:1.0",
    "text": f"{_BASE}text:1.0",
    "table": f"{_BASE}table:1.0",
    "draw": f"{_BASE}drawing:1.0",
    "number": f"{_BASE}datastyle:1.0",
    "fo": f"{_BASE}xsl-fo-compatible:1.0",
    "svg": f"{_BASE}svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}


def qualify(name):
    """``text:p`` as lxml names it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def make(name, attributes=None, *content):
    """An element with its attributes, texts and child elements."""
    element = etree.Element(
        qualify(name),
        {qualify(key): str(value) for key, value in (attributes or {}).items()},
        nsmap=NAMESPACES,
    )
    for node in content:
        if isinstance(node, str):
            add_text(element, node)
        else:
            element.append(node)
    return element


def add_text(element, text):
    """Append text behind what stands in an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
