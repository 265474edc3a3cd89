"""Reading the HTML tree: what is an element, a class, a child; and the refusals."""

from functools import lru_cache

from lxml import etree

from . import vocabulary as voc
from .errors import StructureError, VocabularyError
from .text import tidy

_TABLE_PARTS = frozenset({"thead", "tbody", "tfoot", "tr", "colgroup", "col"})
_CELLS = frozenset({"td", "th"})
KNOWN = voc.BLOCKS | voc.INLINES.keys() | voc.FRAME | _TABLE_PARTS | _CELLS | {"li"}


def classes_of(element):
    return _read_classes(element.get("class") or "")


@lru_cache(maxsize=1000)
def _read_classes(written):
    return frozenset(written.split())


def is_element(node):
    """False for comments and processing instructions, which print nothing."""
    return isinstance(node.tag, str)


def is_break(element):
    """Tell whether a group is a page break; only that turns sheets."""
    classes = classes_of(element)
    if voc.LANDSCAPE in classes and voc.BREAK not in classes:
        raise StructureError(f"{describe(element)} is no page break")
    return voc.BREAK in classes


def is_turned(element, page, first):
    """Tell whether a page break begins sheets that lie otherwise than those before it.

    :param page: the sheets before it
    :param first: those on which the document began
    :raise StructureError: inside a block, which cannot go on on other sheets
    """
    check_empty(element)
    lies = first.landscape or voc.LANDSCAPE in classes_of(element)
    if lies == page.landscape:
        return False
    if not is_article(element.getparent()):
        raise StructureError("a sheet is turned between the blocks of a document")
    return True


def is_article(element):
    return element.tag == "div" and "article" in classes_of(element)


def describe(element):
    """``<td class="…">`` for messages."""
    return _describe(element.tag, element.get("class"))


def _describe(tag, written):
    return f'<{tag} class="{written}">' if written else f"<{tag}>"


def check(element):
    """Refuse an element, class or attribute that is not in the vocabulary."""
    _check(element.tag, element.get("class") or "", *element.keys())


@lru_cache(maxsize=1000)
def _check(tag, written, *attributes):
    """Do it for all elements of this tag, class and attributes."""
    if tag not in KNOWN:
        raise VocabularyError("element", tag, _describe(tag, written))
    classes = _read_classes(written)
    key = "article" if tag == "div" and "article" in classes else tag
    for name in classes - voc.CLASSES.get(key, frozenset()):
        raise VocabularyError("class", name, _describe(tag, written))
    allowed = voc.ATTRIBUTES.get(tag, frozenset())
    for name in attributes:
        if name != "class" and name not in allowed and not name.startswith("data-"):
            raise VocabularyError("attribute", name, _describe(tag, written))


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


def check_empty(element):
    """Refuse what stands in an element that prints something of its own."""
    if len(element) or (element.text or "").strip():
        raise StructureError(f"{describe(element)} must be empty")


def first_line(element):
    """The first line of text in an element, without brackets around it."""
    lines = "".join(_texts(element)).split("\n")
    line = next(filter(None, (" ".join(tidy(line).split()) for line in lines)), "")
    if line.startswith("(") and line.endswith(")"):
        return line[1:-1].strip()
    return line


def _texts(element):
    """Texts in an element; a line break where the page has one."""
    yield " ".join((element.text or "").split("\n"))
    for child in element:
        if is_element(child):
            if child.tag == "br" or child.tag in voc.BLOCKS:
                yield "\n"
            yield from _texts(child)
        yield " ".join((child.tail or "").split("\n"))


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


def read_articles(html):
    """Return the documents of a page, ``[(div.article, its language)]``, in order.

    :raise StructureError: of a page without any
    """
    if isinstance(html, bytes):
        html = html.decode("utf-8")
    if not html.strip():
        raise StructureError("empty page")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    root = etree.fromstring(html.encode("utf-8"), parser)
    articles = list(_find_articles(root, root.get("lang") or "en"))
    if not articles:
        raise StructureError('no <div class="article"> in the page')
    return articles


def _find_articles(element, lang):
    """Articles with their language; anything printed outside them is refused."""
    for node in children(element):
        if isinstance(node, str):
            if node.strip():
                raise VocabularyError("text", node.strip()[:40], describe(element))
        elif node.tag in voc.SKIPPED:
            continue
        elif is_article(node):
            yield node, node.get("lang") or lang
        elif node.tag in voc.FRAME or node.tag == "div":
            check(node)
            yield from _find_articles(node, node.get("lang") or lang)
        else:
            raise VocabularyError("element", node.tag, "the page, outside a document")


def group_blocks(element):
    """Yield block elements, and runs of inline nodes between them as lists."""
    run = []
    for node in children(element):
        if isinstance(node, str) or node.tag in voc.INLINES:
            run.append(node)
            continue
        if _says_something(run):
            yield run
        run = []
        if is_element(node):
            yield node
    if _says_something(run):
        yield run


def _says_something(run):
    """Whether a run is more than the blanks between two blocks."""
    return any(not isinstance(node, str) or node.strip(" \t\n\r\f") for node in run)


def only_inline(element):
    """Yield what stands in an element; a block in it is refused."""
    for node in children(element):
        if not isinstance(node, str) and node.tag not in voc.INLINES:
            raise VocabularyError("element", node.tag, describe(element))
        yield node
