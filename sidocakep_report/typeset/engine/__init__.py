"""From the HTML of a page to PDF, without Odoo.

``vocabulary`` says what a page may be written with; ``read_documents`` turns it into
Typst sources, one per document; ``compile_document`` makes a tagged PDF/A of each.
A document that is drawn, not written, is a ``TypstDocument`` whose source imports
``STYLE`` and whose texts pass through ``tidy`` and ``literal``.
"""

from .compiler import FONTS, STYLE, compile_document, open_press
from .errors import (
    BusyError,
    CompileError,
    ImageError,
    PrintError,
    StackedMarksError,
    StructureError,
    TooHeavyError,
    UnprintableTextError,
    VocabularyError,
)
from .html_to_typst import TypstDocument, read_documents
from .images import embed_image
from .page import A4, PageSettings
from .pdf import open_pdf
from .signature_places import SignaturePlace, find_places, list_places
from .signs import find_unprintable
from .stylesheet import get_stylesheet
from .text import literal, tidy

__all__ = [
    "A4",
    "FONTS",
    "STYLE",
    "BusyError",
    "CompileError",
    "ImageError",
    "PageSettings",
    "PrintError",
    "SignaturePlace",
    "StackedMarksError",
    "StructureError",
    "TooHeavyError",
    "TypstDocument",
    "UnprintableTextError",
    "VocabularyError",
    "compile_document",
    "embed_image",
    "find_places",
    "find_unprintable",
    "get_stylesheet",
    "list_places",
    "literal",
    "open_pdf",
    "open_press",
    "read_documents",
    "tidy",
]
