"""From the HTML of a printed form to PDF, without Odoo.

``vocabulary`` says what a form may be written with; ``read_documents`` turns it into
Typst sources, one per document; ``compile_document`` makes a tagged PDF/A of each.
"""

from .compiler import compile_document
from .errors import (
    CompileError,
    ImageError,
    PrintError,
    StructureError,
    UnprintableTextError,
    VocabularyError,
)
from .html_to_typst import TypstDocument, read_documents
from .map_layout import draw_map
from .map_page import MapHeading, map_document
from .page import A4, F4, PageSettings

__all__ = [
    "A4",
    "F4",
    "CompileError",
    "ImageError",
    "MapHeading",
    "PageSettings",
    "PrintError",
    "StructureError",
    "TypstDocument",
    "UnprintableTextError",
    "VocabularyError",
    "compile_document",
    "draw_map",
    "map_document",
    "read_documents",
]
