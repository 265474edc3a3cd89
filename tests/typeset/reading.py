"""What a test reads out of a converted document or its PDF."""

import io
import json
import warnings

import pikepdf
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


def list_spans(content):
    """Left and right edge of each run of text of a PDF, in points, as it is drawn."""
    spans = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            fonts = page.Resources.get("/Font", {})
            widths = {name: _read_widths(font) for name, font in fonts.items()}
            spans += _read_spans(page, widths)
    return spans


def _read_widths(font):
    """Widths of the signs of a font by their number, in thousandths of its size."""
    written, widths = list(font.DescendantFonts[0].get("/W", ())), {}
    while written:
        first, last = int(written.pop(0)), written.pop(0)
        if isinstance(last, pikepdf.Array):
            widths |= {first + i: float(width) for i, width in enumerate(last)}
        else:
            width = float(written.pop(0))
            widths |= dict.fromkeys(range(first, int(last) + 1), width)
    return widths


def _read_spans(page, widths):
    outer, moved, left, font, size = [], 0.0, 0.0, {}, 0.0
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                outer.append(moved)
            case "Q":
                moved = outer.pop()
            case "cm":
                moved += float(operands[4])
            case "Tf":
                font, size = widths[str(operands[0])], float(operands[1])
            case "Tm":
                left = moved + float(operands[4])
            case "Tj" | "TJ":
                said = operands[0] if str(operator) == "TJ" else operands
                width = sum(_measure_part(part, font) for part in said)
                yield left, left + width * size / 1000


def _measure_part(part, font):
    if not isinstance(part, pikepdf.String):
        return -float(part)
    signs = bytes(part)
    numbers = [signs[i] << 8 | signs[i + 1] for i in range(0, len(signs), 2)]
    return sum(font[number] for number in numbers)
