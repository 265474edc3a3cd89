"""Places for certified signatures: empty signature fields in a finished PDF.

The typesetter writes no form fields. Where a signature is to stand, ``typeset.typ``
draws a link with nothing in it: it has the rectangle, the tag and the place in the
order of reading that a field needs, and becomes the field here. A service signs one
without setting the page anew: what it adds stands behind the bytes that were issued
(PAdES).
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from .pdf import open_pdf

#: Address of the link that becomes a field; the name of who signs follows.
ADDRESS: Final = "place-of-signature:"
#: Begins what is read aloud at a field; the name of who signs follows.
WORDS: Final = {"id": "Tempat tanda tangan elektronik", "en": "Place of signature"}
#: Field flag: printed, as an archival file wants of what is visible.
PRINTED: Final = 4


@dataclass(frozen=True)
class SignaturePlace:
    """An empty or filled signature field of a PDF."""

    #: The name of the field, by which a service asks for it.
    name: str
    #: What is read aloud at it.
    text: str
    #: Its page, from 1 on; 0 where it is on none.
    page: int
    #: Left, bottom, right and top, in points from the left bottom corner of the page.
    rectangle: tuple[float, float, float, float]
    is_filled: bool


def reserve_places(content: bytes, language: str) -> bytes:
    """Return the PDF with a signature field for each link to ``ADDRESS``.

    The same bytes for the same file. One without such a link is returned as it is.
    """
    with open_pdf(content) as pdf:
        fields = [
            _make_field(pdf, page.obj, link, number, language)
            for number, (page, link) in enumerate(_find_links(pdf), start=1)
        ]
        if not fields:
            return content
        form = Dictionary(Fields=Array(fields), SigFlags=0)
        pdf.Root.AcroForm = pdf.make_indirect(form)
        stream = io.BytesIO()
        # No object streams: what is added behind is read by the simplest of tools.
        pdf.save(
            stream,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
        return stream.getvalue()


def find_places(content: bytes) -> list[SignaturePlace]:
    """Return the signature fields of a PDF, in the order of its pages."""
    with open_pdf(content) as pdf:
        return list(list_places(pdf))


def list_places(pdf: Pdf) -> Iterator[SignaturePlace]:
    """Yield the signature fields of an open PDF."""
    for number, page in enumerate(pdf.pages, start=1):
        for field in page.obj.get(Name.Annots, Array()):
            if field.get(Name.FT) != Name.Sig:
                continue
            left, bottom, right, top = (float(edge) for edge in field.Rect)
            yield SignaturePlace(
                str(field.get(Name.T, "")),
                str(field.get(Name.TU, "")),
                number,
                (left, bottom, right, top),
                Name.V in field,
            )


def _find_links(pdf: Pdf) -> list[tuple[pikepdf.Page, Object]]:
    return [
        (page, annotation)
        for page in pdf.pages
        for annotation in page.obj.get(Name.Annots, Array())
        if _get_address(annotation).startswith(ADDRESS)
    ]


def _get_address(annotation: Object) -> str:
    return str(annotation.get(Name.A, Dictionary()).get(Name.URI, ""))


def _make_field(
    pdf: Pdf, page: Object, link: Object, number: int, language: str
) -> Object:
    """Turn a link into an empty signature field, and its tag into that of a form."""
    who = unquote(_get_address(link).removeprefix(ADDRESS))
    for key in (Name.A, Name.Border, Name.Contents):
        if key in link:
            del link[key]
    word = WORDS.get(language, WORDS["en"])
    link.Subtype, link.FT, link.F = Name.Widget, Name.Sig, PRINTED
    link.T = String(f"signature{number}")
    link.TU = String(f"{word}: {who}" if who else word)
    link.P = page
    left, bottom, right, top = (float(edge) for edge in link.Rect)
    look = pdf.make_stream(
        b"",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, round(right - left, 3), round(top - bottom, 3)]),
        Resources=Dictionary(),
    )
    link.AP = Dictionary(N=look)
    _find_tag(pdf, int(link.StructParent)).S = Name.Form
    return link


def _find_tag(pdf: Pdf, key: int) -> Object:
    """Return the element of the structure that an annotation belongs to."""
    numbers = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    return numbers[key]
