"""The file of an OpenDocument text: its pages, its styles, its parts."""

import io
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree
from odfdo import Document

from .. import vocabulary as voc
from ..errors import StructureError
from ..page import A4
from ..reading import check, classes_of, read_articles
from ..text import tidy
from .blocks import BlockWriter
from .pages import name_turned, write_master_pages
from .styles import Styles
from .xml import make, qualify

NAMED_STYLES = Path(__file__).with_name("styles.xml")
_PARSER = etree.XMLParser(remove_blank_text=True)
#: Parts of the library's own empty document that say nothing of ours.
_LEFT_OUT = ("Thumbnails/thumbnail.png", "manifest.rdf")


def write_text_document(html, page=A4, notice=""):
    """Write the documents of a page (``div.article``) one after another into one text.

    What is of the paper only is left out: the page footer of the form, what opens a
    section overleaf. A page number stands in its place.

    :param notice: words at the head of each page, before the mark of the document
    :return: bytes of an ``.odt``
    :raise PrintError: of a page that is not in the vocabulary
    """
    return _TextDocument(notice).write(read_articles(html), page)


class _TextDocument:
    def __init__(self, notice):
        self._notice = notice
        self._styles = Styles()
        self._files = {}
        self._document = Document("text")
        self._layouts, self._masters, self._list_styles = [], [], []

    def write(self, articles, page):
        body = self._document.body._xml_element
        for child in list(body):
            body.remove(child)
        for number, (article, _language) in enumerate(articles, start=1):
            for block in self._write_article(article, page, number):
                body.append(block)
        self._describe(*articles[0])
        self._write_styles()
        return self._pack()

    def _write_article(self, article, page, number):
        check(article)
        classes = classes_of(article)
        if voc.LANDSCAPE in classes:
            page = page.with_landscape()
        if not tidy(article.get("data-title") or "").strip():
            raise StructureError("a document needs its title (data-title)")
        words = [self._notice, tidy(article.get("data-mark") or "")]
        head = " - ".join(filter(None, words))
        self._add_pages(page, number, head, voc.COVER in classes)
        first = self._masters[-2 if voc.COVER in classes else -1]
        writer = BlockWriter(page, self._styles, self._files, f"{number}")
        blocks = writer.write(article)
        writer.places.fill()
        self._list_styles += writer.list_styles
        if writer.is_turned:
            self._add_pages(page.turn(), name_turned(number), head)
        first = first.get(qualify("style:name"))
        return writer.open_with(blocks, {"style:master-page-name": first})

    def _add_pages(self, page, number, head, has_cover=False):
        layouts, masters = write_master_pages(page, number, head, has_cover)
        self._layouts += layouts
        self._masters += masters

    def _describe(self, article, language):
        meta = self._document.meta
        meta.title = tidy(article.get("data-title")).strip()
        meta.creator = tidy(article.get("data-author") or "")
        meta.language = language.replace("_", "-")
        written = article.get("data-date")
        if written:
            day = datetime.fromisoformat(written).replace(tzinfo=UTC)
            meta.creation_date = meta.date = day.replace(tzinfo=None)

    def _write_styles(self):
        automatic = self._get_part("content", "office:automatic-styles")
        automatic.extend([*self._styles.to_xml(), *self._list_styles])
        named = etree.parse(NAMED_STYLES, _PARSER).getroot()
        root = self._document.styles.root._xml_element
        root.replace(root.find(qualify("office:styles")), named)
        self._get_part("styles", "office:automatic-styles").extend(self._layouts)
        self._get_part("styles", "office:master-styles").extend(self._masters)

    def _get_part(self, part, name):
        root = getattr(self._document, part).root._xml_element
        found = root.find(qualify(name))
        if found is None:
            found = make(name)
            root.append(found)
        for child in list(found):
            found.remove(child)
        return found

    def _pack(self):
        for name, content in self._files.items():
            self._document.set_part(f"Pictures/{name}", content)
            kind = name.rpartition(".")[2]
            media = {"svg": "image/svg+xml", "jpg": "image/jpeg"}
            self._document.manifest.add_full_path(
                f"Pictures/{name}", media.get(kind, f"image/{kind}")
            )
        for name in _LEFT_OUT:
            self._document.del_part(name)
            self._document.manifest.del_full_path(name)
        stream = io.BytesIO()
        self._document.save(stream)
        return stream.getvalue()
