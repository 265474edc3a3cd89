"""Which characters of a text no shipped font can show, asked before it is printed."""

from .compiler import compile_document
from .errors import UnprintableTextError
from .html_to_typst import TypstDocument
from .text import literal, tidy

#: Up to here (Latin with its marks) every shipped font has all letters.
_LAST_LATIN = 0x024F
_SOURCE = """\
#set document(title: "Huruf")
#set text(lang: "id", font: "Liberation Sans")
"""


def find_unprintable(text):
    """Return the characters of ``text`` that cannot be printed, each once, in order.

    >>> find_unprintable("Persentase ☑ é – 10 °C")
    []
    >>> find_unprintable("Layanan 👍 cepat")
    ['👍']
    """
    signs = "".join(dict.fromkeys(c for c in tidy(text) if ord(c) > _LAST_LATIN))
    if not signs:
        return []
    source = _SOURCE + "#" + literal(" ".join(signs))
    document = TypstDocument(source, None, "", None, strings=[signs])
    try:
        # A line, asked by who hands in: it waits behind no print of many pages.
        compile_document(document, waits=False, is_urgent=True)
    except UnprintableTextError as error:
        return error.characters
    return []
