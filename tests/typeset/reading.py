"""What a test reads out of a converted document or its PDF."""

import io
import json
import warnings

import typst

from sidocakep_report.typeset import engine
from sidocakep_report.typeset.engine import PageSettings

with warnings.catch_warnings():
    # Odoo 19 needs PyPDF2, which says on import that pypdf follows it.
    warnings.simplefilter("ignore")
    import PyPDF2

STYLE_FOLDER = engine.STYLE.parent
# A sheet that is no ISO size.
LONG = PageSettings(width=215, height=330)
FONTS = typst.Fonts(
    include_system_fonts=False,
    include_embedded_fonts=False,
    font_paths=[str(engine.FONTS)],
)


def article(body, **data):
    """A page with one document that holds ``body``."""
    data = {"title": "Uji", **data}
    attributes = " ".join(f'data-{name}="{value}"' for name, value in data.items())
    return (
        '<!DOCTYPE html><html lang="nl-NL"><body><main>'
        f'<div class="article ts-doc" {attributes}>{body}</div></main></body></html>'
    )


def convert(body, page=LONG, **data):
    """The one document of a page that holds ``body``."""
    (document,) = engine.read_documents(article(body, **data), page)
    return document


def query(source, selector, **options):
    """What Typst finds in ``source``."""
    compiler = typst.Compiler(
        input=source.encode("utf-8"), root=str(STYLE_FOLDER), font_paths=FONTS
    )
    return json.loads(compiler.query(selector, **options))


def typeset_texts(document, selector="par"):
    """Texts of the elements that Typst sees, a line break as a newline."""
    found = query(document.source, selector)
    return ["".join(_texts(element.get("body"))) for element in found]


def _texts(node):
    if node is None:
        return
    if node["func"] == "text":
        yield node["text"]
    elif node["func"] == "linebreak":
        yield "\n"
    else:
        for child in node.get("children", ()):
            yield from _texts(child)
        for key in ("body", "child"):
            yield from _texts(node.get(key))


def read_pdf(content):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return PyPDF2.PdfReader(io.BytesIO(content))


def squeeze(text):
    return "".join(text.split())


def page_texts(document):
    """Text of each page of the finished PDF, without blanks.

    Blanks are left out because PyPDF2 takes some kerning for one.
    """
    pages = read_pdf(engine.compile_document(document)).pages
    return [squeeze(page.extract_text()) for page in pages]
