"""From a page in the HTML vocabulary to Typst sources, one per document.

``read_documents(html, page)`` is the entrance. The vocabulary is in ``vocabulary``,
the look of each element in ``typeset.typ``.
"""

from dataclasses import dataclass, field
from datetime import date
from itertools import count

from . import vocabulary as voc
from .closing import (
    Block,
    count_lines,
    count_rows,
    join_blocks,
    join_blocks_of_before,
)
from .errors import StructureError, VocabularyError
from .images import read_image
from .inline import EMPTY, InlineWriter, text_arguments
from .page import A4
from .reading import (
    check,
    check_empty,
    children,
    classes_of,
    describe,
    elements,
    group_blocks,
    is_article,
    is_break,
    is_turned,
    only_inline,
    read_articles,
    whole_number,
)
from .table_reading import TableReader
from .text import literal, tidy


@dataclass
class TypstDocument:
    """One document ready for the compiler.

    ``model`` and ``record_id`` say which record it was made of; ``files`` are its
    images by name; ``strings`` its texts, to quote from when one cannot be printed;
    ``places`` the language of its signature fields, empty where it has none.
    """

    source: str
    date: date | None
    model: str
    record_id: int | None
    files: dict = field(default_factory=dict)
    strings: list = field(default_factory=list)
    places: str = ""


def read_documents(html, page=A4):
    """The documents (``div.article``) in ``html``, in order, as ``TypstDocument``."""
    articles = read_articles(html)
    return [_DocumentReader(page, lang).read(article) for article, lang in articles]


class _DocumentReader:
    """Reads one article; holds its page, images and texts."""

    def __init__(self, page, lang):
        self._page = self._first = page
        self._lang = lang
        self._files = {}
        self._strings = []
        self._footer = ""
        self._has_mark = False
        self._has_places = False
        self._join = join_blocks
        self._continued = count(1)
        self._column = None  # that of the cell that is read once more, to fit

    def read(self, article):
        check(article)
        classes = classes_of(article)
        if voc.LANDSCAPE in classes:
            self._page = self._first = self._page.with_landscape()
        title = tidy(article.get("data-title") or "").strip()
        if not title:
            raise StructureError("a document needs its title (data-title)")
        self._has_places = any(
            "ts-footer" in classes_of(part) and part.get("data-places")
            for part in article.iter("div")
        )
        if article.get("data-closing"):
            self._join = join_blocks_of_before
        body = self._blocks(article)
        written = article.get("data-date")
        language = self._lang.replace("_", "-").partition("-")[0].lower()
        day = date.fromisoformat(written) if written else None
        record_id = article.get("data-oe-id") or ""
        return TypstDocument(
            source=self._source(article, title, body),
            date=day,
            model=article.get("data-oe-model") or "",
            record_id=int(record_id) if record_id.isdigit() else None,
            files=self._files,
            strings=self._strings,
            places=language if self._has_places else "",
        )

    def _source(self, article, title, body):
        page = self._first
        width, height = page.sheet
        language, _, region = self._lang.replace("_", "-").partition("-")
        settings = [
            f"title: {literal(title)}",
            f"author: {literal(tidy(article.get('data-author') or ''))}",
            f"keywords: {literal(tidy(article.get('data-keywords') or ''))}",
            f"lang: {literal(language.lower())}",
            f"region: {literal(region.upper()) if region else 'none'}",
            f"width: {width:g}mm",
            f"height: {height:g}mm",
            f"margin: {_margins(page)}",
            f"mark: {literal(tidy(article.get('data-mark') or ''))}",
            f"footer: {self._footer or 'none'}",
            f"coded: {str(self._has_mark).lower()}",
            f"cover: {str(voc.COVER in classes_of(article)).lower()}",
        ]
        arguments = ",\n  ".join(settings)
        return (
            '#import "typeset.typ": *\n'
            f"#show: ts-document.with(\n  {arguments},\n)\n"
            f"#{body or EMPTY}\n"
        )

    # blocks

    def _blocks(self, element):
        """Expression for the content of a block container."""
        blocks: list[Block] = []
        before = None  # the paragraph just read, that may lead to what follows
        for node in group_blocks(element):
            if before is not None and _leads(before, node):
                blocks[-1].leads = True
            before = None
            if isinstance(node, list):
                code = self._paragraph(node)
            elif node.tag == "table":
                check(node)
                table = self._read_table(node)
                blocks.append(Block(table=table, lines=count_rows(node)))
                continue
            else:
                code = self._block(node)
            if code:
                blocks.append(Block(code, lines=count_lines(node)))
                before = node
        codes = self._join(blocks)
        return "{" + ";\n".join(codes) + "}" if codes else ""

    def _paragraph(self, nodes):
        code = self._inline(nodes)
        return f"ts-p({code})" if code else ""

    def _inline(self, nodes):
        writer = InlineWriter(self._column)
        code = writer.write(nodes)
        self._strings += writer.strings
        return code

    def _block(self, element):
        check(element)
        tag = element.tag
        if tag in voc.HEADINGS:
            return self._heading(element, voc.HEADINGS[tag])
        if tag == "p":
            body = self._inline(only_inline(element))
            classes = classes_of(element)
            function = next((name for name in voc.CAPTIONS if name in classes), "ts-p")
            return f"{function}({', '.join([*self._look(element), body or EMPTY])})"
        if tag in ("ul", "ol"):
            return self._list(element)
        if tag == "img":
            return self._image(element)
        if tag == "hr":
            return "ts-rule()"
        if tag == "div":
            return self._div(element)
        raise VocabularyError("element", tag, describe(element))

    def _look(self, element):
        """Arguments of ``ts-p`` and ``ts-heading`` for the classes of a block."""
        classes = classes_of(element)
        arguments = []
        styles = text_arguments(classes)
        if styles:
            arguments.append(f"style: ({', '.join(styles)})")
        for name, side in voc.ALIGN.items():
            if name in classes:
                arguments.append(f'side: "{side}"')
        for name, size in voc.SPACE.items():
            if name in classes:
                arguments.append(f"above: {size}")
        for name, size in voc.INDENT.items():
            if name in classes:
                arguments.append(f"indent: {size}")
        if voc.UPPER in classes:
            arguments.append("capitals: true")
        return arguments

    def _heading(self, element, level):
        body = self._inline(only_inline(element))
        if not body:
            return ""
        return f"ts-heading({', '.join([str(level), *self._look(element), body])})"

    def _list(self, element):
        items = [self._blocks_or_inline(item) for item in elements(element, "li")]
        items = [item or EMPTY for item in items]
        if not items:
            return ""
        arguments = [
            f"above: {size}"
            for name, size in voc.SPACE.items()
            if name in classes_of(element)
        ]
        if element.tag == "ul":
            return f"ts-list({', '.join([*arguments, *items])})"
        kind = element.get("type") or "1"
        if kind not in voc.ORDINALS:
            raise VocabularyError("type", kind, describe(element))
        arguments.append(f'numbering: "{voc.ORDINALS[kind]}"')
        arguments.append(f"start: {whole_number(element, 'start', low=0)}")
        return f"ts-enum({', '.join([*arguments, *items])})"

    def _div(self, element):
        classes = classes_of(element)
        if is_article(element):
            raise StructureError("a document inside a document")
        if is_break(element):
            return self._break(element)
        empty = {name: f"{name}()" for name in voc.LISTS}
        empty[voc.REST] = "v(1fr)"
        for name in empty.keys() & classes:
            check_empty(element)
            return empty[name]
        body = self._blocks(element)
        if "ts-footer" in classes:
            if self._footer:
                raise StructureError("two page footers in one document")
            self._footer = body
            self._has_mark = any(voc.MARK in classes_of(i) for i in element.iter("img"))
            return ""
        if not body:
            return ""
        arguments = [
            f"above: {size}" for name, size in voc.SPACE.items() if name in classes
        ]
        if "ts-keep-short" in classes:
            return f"ts-keep-short({', '.join([*arguments, body])})"
        if "ts-keep" in classes:
            arguments.append("breakable: false")
        if not arguments:
            return body
        return f"ts-block({', '.join([*arguments, body])})"

    def _break(self, element):
        if not is_turned(element, self._page, self._first):
            return "pagebreak(weak: true)"
        self._page = self._page.turn()
        width, height = self._page.sheet
        return f"set page(width: {width:g}mm, height: {height:g}mm)"

    def _read_table(self, element):
        reader = TableReader(
            self._page, self._read_cell, self._continued, self._has_places, fits=True
        )
        return reader.read(element)

    def _read_cell(self, element, column=None):
        """Return the code of a cell and the texts of its lines.

        :param column: in which words are to be divided (:class:`InlineWriter`)
        """
        first = len(self._strings)
        outer, self._column = self._column, column
        code = self._blocks_or_inline(element)
        self._column = outer
        texts = self._strings[first:]
        if column:
            del self._strings[first:]  # it was read before
        return code, texts

    def _blocks_or_inline(self, element):
        """A cell or list item: running text when it holds nothing else."""
        nodes = children(element)
        if all(isinstance(node, str) or node.tag in voc.INLINES for node in nodes):
            return self._inline(nodes)
        return self._blocks(element)

    # images

    def _image(self, element):
        image = read_image(element)
        self._files[image.name] = image.content
        sizes = [
            size for name, size in voc.IMAGES.items() if name in classes_of(element)
        ]
        arguments = [literal(image.name), f"alt: {literal(image.alternative)}"]
        return f"ts-image({', '.join([*arguments, *sizes[:1]])})"


def _leads(paragraph, following):
    """Whether a paragraph is the head of what follows, whatever it looks like."""
    if isinstance(paragraph, list) or paragraph.tag != "p":
        return False
    text = "".join(paragraph.itertext()).strip()
    if not text or set(voc.CAPTIONS) & classes_of(paragraph):
        return False
    if text.endswith(":") or _is_bold(paragraph):
        return True
    if isinstance(following, list):
        return False
    return following.tag in ("ul", "ol") or _indent(following) > _indent(paragraph)


def _is_bold(paragraph):
    nodes = [node for node in children(paragraph) if node not in ("", " ")]
    return "ts-bold" in classes_of(paragraph) or all(
        node.strip() == ""
        if isinstance(node, str)
        else node.tag in ("b", "strong", "br")
        for node in nodes
    )


def _indent(element):
    names = list(voc.INDENT)
    return max(
        (1 + names.index(n) for n in classes_of(element) if n in names), default=0
    )


def _margins(page):
    return (
        f"(top: {page.margin_top:g}mm, right: {page.margin_right:g}mm, "
        f"bottom: {page.margin_bottom:g}mm, left: {page.margin_left:g}mm)"
    )
