"""Blocks of a page as those of an OpenDocument text."""

from itertools import count

from .. import vocabulary as voc
from ..errors import VocabularyError
from ..images import read_image
from ..inline import Words
from ..page import MM_TO_PT
from ..reading import (
    check,
    check_empty,
    children,
    classes_of,
    describe,
    elements,
    group_blocks,
    is_break,
    is_turned,
    only_inline,
    whole_number,
)
from ..table_reading import TableReader
from .images import get_ratio
from .inline import BOLD, InlineWriter, get_letters
from .lists import write_list_style
from .pages import name_turned
from .places import Places
from .styles import PARAGRAPH, TABLE
from .tables import TableWriter
from .xml import make

BODY, CELL, HEAD, CAPTION = (
    "Text_20_body",
    "Table_20_Contents",
    "Table_20_Heading",
    "Caption",
)
_SPACE = {"ts-space-0": "0pt", "ts-space-1": "6pt", "ts-space-2": "14pt"}
_INDENT = {"ts-indent-1": "14pt", "ts-indent-2": "28pt"}
_HEIGHTS = {"ts-logo": 24, "ts-code": 22, voc.MARK: 15}  # mm
SMALL = {"fo:font-size": "8pt"}
_SIDES = {"ts-left": "start", "ts-center": "center", "ts-right": "end"}
_SIDES |= {"ts-justify": "justify"}


def get_paragraph_look(classes):
    """Properties of a paragraph for its classes."""
    look = get_letters(classes)
    for names, key in (
        (_SIDES, "fo:text-align"),
        (_SPACE, "fo:margin-top"),
        (_INDENT, "fo:margin-left"),
    ):
        for name in names.keys() & classes:
            look[key] = names[name]
    return look


class BlockWriter:
    """Writes the blocks of one document.

    :param styles: the automatic styles of the file
    :param files: its pictures by name, added to
    :param name: of the document, by which its parts are told from another's
    """

    def __init__(self, page, styles, files, name):
        self._page = self._first = page
        self._styles = styles
        self._files = files
        self._width = page.text_width_pt
        self._continued = count(1)
        self._break = {}  # how the block that comes next opens a page
        self.is_turned = False
        self._base, self._look = BODY, {}
        self.list_styles = []
        self._name = name
        self.places = Places(name)

    def write(self, element):
        """Return the blocks of a container, in order."""
        blocks = []
        for node in group_blocks(element):
            if isinstance(node, list):
                new = self._write_run(node)
            else:
                new = self._write_block(node)
            if new and self._break and self._base == BODY:
                new = self.open_with(new, self._break)
                self._break = {}
            blocks += new
        return blocks

    def open_with(self, blocks, look):
        """Give the first of some blocks a property, one that opens a page.

        Of none it makes one: a document in which nothing stands is an empty page.
        """
        if not blocks:
            return [self._make_paragraph(BODY, look)]
        first = blocks[0]
        if first.tag.endswith(("}p", "}h")):
            self._styles.change(first, PARAGRAPH, look)
        elif first.tag.endswith("}table"):
            self._styles.change(first, TABLE, look)
        else:
            small = {"fo:font-size": "2pt", "fo:margin-top": "0pt"}
            return [self._make_paragraph(BODY, small | look), *blocks]
        return blocks

    def _make_paragraph(self, base, look, name="text:p", **attributes):
        style = self._styles.name(PARAGRAPH, {"style:parent-style-name": base, **look})
        return make(name, {"text:style-name": style, **attributes})

    def _write_run(self, nodes):
        paragraph = self._make_paragraph(self._base, self._look)
        written = InlineWriter(paragraph, self._styles).write(nodes)
        return [paragraph] if written.length else []

    def _write_block(self, element):
        check(element)
        tag, classes = element.tag, classes_of(element)
        if tag in voc.HEADINGS:
            return self._write_heading(element, voc.HEADINGS[tag])
        if tag == "p":
            return [self._write_paragraph(element, classes)]
        if tag in ("ul", "ol"):
            return self._write_list(element)
        if tag == "img":
            return [self._write_image(element)]
        if tag == "hr":
            look = {"fo:border-bottom": "0.5pt solid #000000", "fo:font-size": "2pt"}
            return [self._make_paragraph(BODY, look)]
        if tag == "div":
            return self._write_div(element, classes)
        if tag == "table":
            return [self._write_table(element)]
        raise VocabularyError("element", tag, describe(element))

    def _write_paragraph(self, element, classes):
        is_caption = bool(classes & {*voc.CAPTIONS})
        base = CAPTION if is_caption else self._base
        look = self._look | get_paragraph_look(classes)
        if "ts-caption" in classes:
            look["fo:keep-with-next"] = "always"
        paragraph = self._make_paragraph(base, look)
        InlineWriter(paragraph, self._styles).write(only_inline(element))
        for name in {*voc.CAPTIONS} & classes:
            self.places.mark(paragraph, name)
        return paragraph

    def _write_heading(self, element, level):
        look = get_paragraph_look(classes_of(element))
        heading = self._make_paragraph(
            f"Heading_20_{level}", look, "text:h", **{"text:outline-level": level}
        )
        if not InlineWriter(heading, self._styles).write(only_inline(element)).length:
            return []
        self.places.mark(heading, "ts-outline", level)
        return [heading]

    def _write_list(self, element):
        items = elements(element, "li")
        kind = "" if element.tag == "ul" else element.get("type") or "1"
        if kind and kind not in voc.ORDINALS:
            raise VocabularyError("type", kind, describe(element))
        name = f"list-{self._name}-{len(self.list_styles) + 1}"
        self.list_styles.append(write_list_style(name, kind))
        written = make("text:list", {"text:style-name": name})
        start = whole_number(element, "start", low=0) if kind else 1
        for number, item in enumerate(items):
            attributes = {} if number or start == 1 else {"text:start-value": start}
            blocks = self.write(item) or [self._make_paragraph(self._base, self._look)]
            written.append(make("text:list-item", attributes, *blocks))
        return [written] if items else []

    def _write_div(self, element, classes):
        if is_break(element):
            return self._write_break(element)
        if {voc.REST, *voc.LISTS} & classes:
            check_empty(element)
        if voc.REST in classes:
            return [self._make_paragraph(self._base, self._look) for _ in range(4)]
        for name in {*voc.LISTS} & classes:
            return [self.places.open_list(name)]
        if "ts-footer" in classes:
            return []
        blocks = self.write(element)
        space = get_paragraph_look(classes)
        if blocks and space and blocks[0].tag.endswith(("}p", "}h")):
            self._styles.change(blocks[0], PARAGRAPH, space)
        if {*voc.KEPT} & classes:
            for block in blocks[:-1]:
                if block.tag.endswith("}p"):
                    more = {"fo:keep-with-next": "always"}
                    self._styles.change(block, PARAGRAPH, more)
        return blocks

    def _write_break(self, element):
        """Open a page before the block that comes next; a turned one is of its own."""
        if not is_turned(element, self._page, self._first):
            self._break = self._break or {"fo:break-before": "page"}
            return []
        self._page = self._page.turn()
        self._width = self._page.text_width_pt
        self.is_turned = True
        name = self._name if self._page == self._first else name_turned(self._name)
        self._break = {"style:master-page-name": f"Page_{name}"}
        return []

    # ------------------------------------------------ tables

    def _write_table(self, element):
        classes = classes_of(element)
        table = TableReader(self._page, self._read_cell, self._continued).read(element)
        above = get_paragraph_look(classes).get("fo:margin-top")
        usual = {"ts-sign": "16pt", "ts-plain": "6pt"}.get(table.kind, "8pt")
        return TableWriter(self._styles, self._width).write(table, above or usual)

    def _read_cell(self, element):
        """Return the blocks of a cell, and their texts."""
        outer = self._base, self._look
        self._base, self._look = self._get_cell_look(element)
        nodes = children(element)
        blocks = self.write(element) if nodes else []
        blocks = blocks or [self._make_paragraph(self._base, self._look)]
        self._base, self._look = outer
        if blocks[0].tag.endswith("}p"):
            self._styles.change(blocks[0], PARAGRAPH, {"fo:margin-top": "0pt"})
        texts = ["".join(block.itertext()) for block in blocks]
        return blocks, [Words(text, 1.0, False) for text in texts]

    def _get_cell_look(self, element):
        """Return the named style of a cell's paragraphs, and what differs from it."""
        row = element.getparent()
        table = next(element.iterancestors("table"))
        kinds, own, of_row = (classes_of(item) for item in (table, element, row))
        arranged = not kinds & (voc.TABLE_KINDS - voc.ARRANGEMENTS)
        base = BODY if arranged else HEAD if element.tag == "th" else CELL
        look = {"fo:margin-top": "0pt"}
        if arranged:
            if element.tag == "th":
                look |= BOLD
            if kinds & {"ts-sign", voc.LETTERHEAD}:
                look["fo:text-align"] = "center"
        if voc.DENSE in kinds:
            look |= SMALL
        if voc.ROW_NUMBERS in of_row:
            look |= {**SMALL, "fo:font-weight": "normal", "fo:text-align": "center"}
        typography = (own & {*voc.TEXT}) or (of_row & {*voc.TEXT})
        return base, look | get_paragraph_look((own - {*voc.TEXT}) | typography)

    # ------------------------------------------------ pictures

    def _write_image(self, element):
        image = read_image(element)
        self._files[image.name] = image.content
        ratio = get_ratio(image.content, image.name.endswith(".svg"))
        height = next(
            (
                size * MM_TO_PT
                for name, size in _HEIGHTS.items()
                if name in classes_of(element)
            ),
            None,
        )
        width = height * ratio if height else self._width
        frame = {
            "draw:name": f"picture-{len(self._files)}-{image.name[:8]}",
            "text:anchor-type": "as-char",
            "svg:width": f"{width:.2f}pt",
            "svg:height": f"{width / ratio:.2f}pt",
        }
        picture = make(
            "draw:image",
            {
                "xlink:href": f"Pictures/{image.name}",
                "xlink:type": "simple",
                "xlink:show": "embed",
                "xlink:actuate": "onLoad",
            },
        )
        frame = make("draw:frame", frame, picture)
        if image.alternative:
            frame.append(make("svg:title", {}, image.alternative))
        paragraph = self._make_paragraph(self._base, self._look)
        paragraph.append(frame)
        return paragraph
