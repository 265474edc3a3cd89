"""A scanned paper: whether it may be bound, and its sheets with a slip in front.

What comes in is the file of a stranger. It is looked through as a whole, not by its
name: what locks, runs or carries something else is refused, and its sheets are set once
before it is kept.
"""

import hashlib
import io
import warnings
from dataclasses import dataclass
from datetime import date
from typing import Final

import pikepdf
from PIL import Image, ImageOps, UnidentifiedImageError

from ...typeset.engine import TypstDocument, compile_document, literal, open_pdf, tidy
from .bound_part import UNREADABLE, BrokenFileError, get_page_sizes

LOCKED, RUNS, CARRIES = "locked", "runs", "carries"
TOO_MANY, BAD_SIZE, BROKEN = "too_many", "bad_size", "broken"

#: The kinds that are bound, as their content says.
KINDS: Final = ("pdf", "png", "jpg")
#: Sheets of one scan, and objects of its file.
MOST_SHEETS: Final = 300
MOST_OBJECTS: Final = 200_000
#: Edges of a sheet, in millimetres: a receipt, and a drawing of A0.
LEAST_EDGE, MOST_EDGE = 50, 1300
#: Pixels of a picture, and of its longer edge as it is bound (F4 at 300 a inch).
MOST_PIXELS: Final = 80_000_000
BOUND_EDGE: Final = 3900
POINTS = 72 / 25.4
#: Kinds of action and of annotation that do something, or hold something that does.
ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/Movie"}
    | {"/Sound", "/GoToE", "/GoToR", "/RichMediaExecute"}
)
HOLDERS = frozenset(
    {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/3D", "/Screen"}
)
SHEET = (215, 330)
TITLE = "HASIL PINDAI"
NOTE = (
    "Lembar di balik halaman ini hasil pindai, bukan dokumen asli sistem: kode dan "
    "tanda tangan yang terlihat padanya hanya gambar. Yang berlaku adalah naskah "
    "aslinya. Kode SHA-256 di atas membuktikan bahwa berkas pindai tidak berubah sejak "
    "dicatat, bukan bahwa naskahnya asli."
)


class ScanError(ValueError):
    """A file that is not taken; ``code`` is one of the constants of this module."""

    def __init__(self, code: str):
        self.code = code
        super().__init__(code)


@dataclass(frozen=True)
class Slip:
    """What the page in front of a scan says."""

    name: str
    lines: tuple[tuple[str, str], ...]
    sha256: str
    day: date


def count_sheets(content: bytes, kind: str) -> int:
    """Return how many sheets a scan has.

    :param kind: one of ``KINDS``, as the content says
    :raises ScanError: it is not bound, and why
    """
    if kind == "pdf":
        return _examine_pdf(content)
    _open_picture(content)
    return 1


def _examine_pdf(content: bytes) -> int:
    try:
        with open_pdf(content) as pdf:
            if pdf.is_encrypted:
                raise ScanError(LOCKED)
            _look_through(pdf)
    except pikepdf.PasswordError as error:
        raise ScanError(LOCKED) from error
    except UNREADABLE as error:
        if isinstance(error, ScanError):
            raise
        raise ScanError(BROKEN) from error
    try:
        sizes = get_page_sizes(content)
    except BrokenFileError as error:
        raise ScanError(BROKEN) from error
    if len(sizes) > MOST_SHEETS:
        raise ScanError(TOO_MANY)
    least, most = LEAST_EDGE * POINTS, MOST_EDGE * POINTS
    if not all(least <= edge <= most for size in sizes for edge in size):
        raise ScanError(BAD_SIZE)
    return len(sizes)


def _look_through(pdf: pikepdf.Pdf) -> None:
    """Refuse what does something as it is opened, or carries a file, wherever it is."""
    if len(pdf.objects) > MOST_OBJECTS:
        raise ScanError(BROKEN)
    for value in pdf.objects:
        for part in _list_dictionaries(value):
            kinds = {str(part.get(key, "")) for key in ("/S", "/Subtype")}
            if "/JS" in part or "/XFA" in part or kinds & ACTIONS:
                raise ScanError(RUNS)
            if "/EmbeddedFiles" in part or "/EF" in part or kinds & HOLDERS:
                raise ScanError(CARRIES)


def _list_dictionaries(value: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the dictionaries of an object; what it refers to is an object itself."""
    found: list[pikepdf.Object] = []
    left = [value]
    while left:
        part = left.pop()
        if isinstance(part, pikepdf.Stream):
            part = part.stream_dict
        if isinstance(part, pikepdf.Dictionary):
            found.append(part)
            members = [item for _key, item in part.items()]
        elif isinstance(part, pikepdf.Array):
            members = list(part)
        else:
            continue
        left += [
            item
            for item in members
            if isinstance(item, pikepdf.Object) and not item.is_indirect
        ]
    return found


def _open_picture(content: bytes) -> Image.Image:
    """Return a picture as it is looked at, the way the camera was held."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
        if picture.width * picture.height > MOST_PIXELS:
            raise ScanError(BAD_SIZE)
        picture.draft("RGB", (BOUND_EDGE, BOUND_EDGE))
        return ImageOps.exif_transpose(picture).convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ScanError(BAD_SIZE) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        if isinstance(error, ScanError):
            raise
        raise ScanError(BROKEN) from error


def bind_scan(content: bytes, kind: str, slip: Slip) -> bytes:
    """Return the sheets of a scan as a PDF, with a page in front that says what it is.

    :raises BrokenFileError: it is not what was examined once
    """
    try:
        count_sheets(content, kind)
        sheets = content if kind == "pdf" else _set_picture(content, slip)
        with pikepdf.Pdf.new() as bound, warnings.catch_warnings():
            # fields of a form stay behind: what is bound claims nothing of a signature
            warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
            for part in (compile_document(_write_slip(slip), waits=False), sheets):
                with open_pdf(part) as pdf:
                    bound.pages.extend(pdf.pages)
            stream = io.BytesIO()
            bound.save(stream, deterministic_id=True)
            return stream.getvalue()
    except UNREADABLE as error:
        raise BrokenFileError(str(error)) from error


def _set_picture(content: bytes, slip: Slip) -> bytes:
    """Return a picture on a sheet of its own, drawn anew: nothing else comes along."""
    picture = _open_picture(content)
    picture.thumbnail((BOUND_EDGE, BOUND_EDGE))
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=85)
    name = f"{hashlib.sha256(stream.getvalue()).hexdigest()}.jpg"
    width, height = SHEET if picture.height >= picture.width else SHEET[::-1]
    source = (
        f"#set document(title: {literal(_tidy(slip.name))})\n"
        '#set text(lang: "id", font: "Liberation Sans")\n'
        f"#set page(width: {width}mm, height: {height}mm, margin: 10mm)\n"
        f'#image("{name}", alt: {literal(_tidy(slip.name))}, width: 100%, '
        'height: 100%, fit: "contain")\n'
    )
    return compile_document(
        TypstDocument(source, slip.day, "", None, {name: stream.getvalue()}),
        waits=False,
    )


def _write_slip(slip: Slip) -> TypstDocument:
    width, height = SHEET
    rows = ",\n".join(
        f"{literal(label)}, {literal(_tidy(text))}"
        for label, text in slip.lines
        if text
    )
    source = f"""#set document(title: {literal(_tidy(slip.name))})
#set text(font: "Liberation Sans", lang: "id", size: 11pt)
#set par(justify: false)
#set page(width: {width}mm, height: {height}mm, margin: 30mm)
#v(45mm)
#align(center)[
#heading(level: 1, text(size: 26pt, {literal(TITLE)}))
#v(6mm)
#text(size: 14pt, weight: 700, {literal(_tidy(slip.name))})
]
#v(12mm)
#grid(columns: (50mm, 1fr), row-gutter: 3mm, {rows})
#v(8mm)
#block(width: 100%, stroke: 0.8pt + rgb("#8a1c28"), inset: 5mm)[
#text(weight: 700, fill: rgb("#8a1c28"), "SHA-256 berkas pindai")
#v(1mm)
#text(size: 9pt, {literal(slip.sha256[:32])})\\
#text(size: 9pt, {literal(slip.sha256[32:])})
#v(2mm)
#text(size: 10pt, {literal(NOTE)})
]
"""
    strings = [slip.name, *(text for _label, text in slip.lines)]
    return TypstDocument(source, slip.day, "", None, {}, strings)


def _tidy(text: str) -> str:
    return " ".join(tidy(text).split())
