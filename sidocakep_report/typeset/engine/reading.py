"""Reading the HTML tree: what is an element, a class, a child; and the refusals."""

from . import vocabulary as voc
from .errors import VocabularyError

_TABLE_PARTS = frozenset({"thead", "tbody", "tfoot", "tr", "colgroup", "col"})
_CELLS = frozenset({"td", "th"})
KNOWN = voc.BLOCKS | voc.INLINES.keys() | voc.FRAME | _TABLE_PARTS | _CELLS | {"li"}


def classes_of(element):
    return frozenset((element.get("class") or "").split())


def is_element(node):
    """False for comments and processing instructions, which print nothing."""
    return isinstance(node.tag, str)


def is_article(element):
    return element.tag == "div" and "article" in classes_of(element)


def describe(element):
    """``<td class="…">`` for messages."""
    name = element.get("class")
    return f'<{element.tag} class="{name}">' if name else f"<{element.tag}>"


def check(element):
    """Refuse an element, class or attribute that is not in the vocabulary."""
    tag = element.tag
    if tag not in KNOWN:
        raise VocabularyError("element", tag, describe(element))
    key = "article" if is_article(element) else tag
    for name in classes_of(element) - voc.CLASSES.get(key, frozenset()):
        raise VocabularyError("class", name, describe(element))
    allowed = voc.ATTRIBUTES.get(tag, frozenset())
    for name in element.attrib:
        if name != "class" and name not in allowed and not name.startswith("data-"):
            raise VocabularyError("attribute", name, describe(element))


def children(element):
    """Texts and child elements in order, without comments."""
    nodes = [element.text] if element.text else []
    for child in element:
        if is_element(child):
            nodes.append(child)
        if child.tail:
            nodes.append(child.tail)
    return nodes


def elements(element, *allowed):
    """Child elements, each one of ``allowed``; text between them is refused."""
    found = []
    for node in children(element):
        if isinstance(node, str):
            if node.strip():
                raise VocabularyError("text", node.strip()[:40], describe(element))
        elif node.tag not in allowed:
            raise VocabularyError("element", node.tag, describe(element))
        else:
            check(node)
            found.append(node)
    return found


def whole_number(element, name, default=1, low=1, high=1000):
    """Attribute ``name`` as a whole number within bounds."""
    written = element.get(name)
    if written is None:
        return default
    if not written.isascii() or not written.isdigit():
        raise VocabularyError(name, written, describe(element))
    number = int(written)
    if not low <= number <= high:
        raise VocabularyError(name, written, describe(element))
    return number
