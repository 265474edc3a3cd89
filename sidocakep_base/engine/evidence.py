"""What a file is, by its content: a name proves nothing.

Its parts are looked at where they say they are; nothing of it is decoded.
"""

import re
import zipfile
from io import BytesIO
from lzma import LZMAError
from struct import error as struct_error
from zlib import crc32
from zlib import error as zlib_error

#: The largest file that is taken.
MAX_BYTES = 25 * 1024 * 1024

EMPTY, TOO_LARGE, WRONG_TYPE, UNREADABLE = "empty", "too_large", "wrong_type", "broken"
#: A document, table or presentation of Office 97-2003: many archives are of these.
OLD_OFFICE = "old_office"

_PDF_END = b"%%EOF"
#: Where the table of the objects of a PDF stands, and how an object begins.
_PDF_TABLE = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF")
_PDF_OBJECT = re.compile(rb"\s*\d{1,10}\s+\d{1,5}\s+obj\b")
_PNG = b"\x89PNG\r\n\x1a\n"
_JPG, _JPG_END = b"\xff\xd8\xff", b"\xff\xd9"
#: Parts of a picture of the largest size, were they small; more are no picture.
_MOST_PARTS = 50_000
#: What a device may write behind the last part of a picture.
_BEHIND = 64
#: What an office document has inside, by kind.
_OFFICE = {
    "xlsx": "xl/workbook.xml",
    "docx": "word/document.xml",
    "pptx": "ppt/presentation.xml",
}
#: What Office 97-2003 writes (.doc, .xls, .ppt), and a later one with a password.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WITH_PASSWORD = "EncryptedPackage".encode("utf-16-le")
#: What Python says of an archive that is none: names in no alphabet, places beyond its
#: end, parts that cannot be unpacked.
_BROKEN_ARCHIVE = (
    *(zipfile.BadZipFile, zlib_error, EOFError, LZMAError, OSError),
    *(ArithmeticError, LookupError, RuntimeError, ValueError, struct_error),
)
_ODF = {
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.text": "odt",
}


class EvidenceError(ValueError):
    """A file that is not taken; ``code`` is one of the constants of this module."""

    def __init__(self, code: str):
        self.code = code
        super().__init__(code)


def examine(content: bytes) -> str:
    """Return the kind of a file: pdf, png, jpg, xlsx, docx, pptx, ods or odt.

    :raises EvidenceError: it is empty, too large, of another kind or broken

    >>> examine(b"%PDF-1.4 1 0 obj<</Root 1 0 R>>endobj startxref 9 %%EOF")
    'pdf'
    >>> try:
    ...     examine(b"MZ this is a program with the name laporan.pdf")
    ... except EvidenceError as error:
    ...     print(error.code)
    wrong_type
    """
    if not content:
        raise EvidenceError(EMPTY)
    if len(content) > MAX_BYTES:
        raise EvidenceError(TOO_LARGE)
    if content.startswith(b"%PDF-"):
        return _whole("pdf", _is_pdf(content))
    if content.startswith(_PNG):
        return _whole("png", _is_png(content))
    if content.startswith(_JPG):
        return _whole("jpg", _JPG_END in content[-_BEHIND:])
    if content.startswith(b"PK\x03\x04"):
        return _find_office_kind(content)
    if content.startswith(_COMPOUND):
        raise EvidenceError(UNREADABLE if _WITH_PASSWORD in content else OLD_OFFICE)
    raise EvidenceError(WRONG_TYPE)


def _whole(kind: str, is_whole: bool) -> str:
    if not is_whole:
        raise EvidenceError(UNREADABLE)
    return kind


def _is_pdf(content: bytes) -> bool:
    """Tell whether a PDF has a root, and objects where it says that it has them.

    Of one whose numbers are wrong, which readers mend, the objects are looked for.
    """
    if _PDF_END not in content[-2048:] or b"/Root" not in content:
        return False
    tables = _PDF_TABLE.findall(content, max(0, len(content) - 4096))
    if not tables:
        return False
    place = int(tables[-1])
    if content.startswith(b"xref", place) or _PDF_OBJECT.match(content, place):
        return True
    return bool(_PDF_OBJECT.search(content)) and b"endobj" in content


def _is_png(content: bytes) -> bool:
    """Tell whether the parts of a PNG follow each other whole, with their checksums.

    PNG specification 5.3 and 5.6: a header of 13 bytes, data, an end.
    """
    place = len(_PNG)
    names: list[bytes] = []
    while not names or names[-1] != b"IEND":
        length = int.from_bytes(content[place : place + 4], "big")
        name = content[place + 4 : place + 8]
        end = place + 12 + length
        if end > len(content) or not name.isalpha():
            return False
        said = int.from_bytes(content[end - 4 : end], "big")
        if crc32(memoryview(content)[place + 4 : end - 4]) != said:
            return False
        if not names and (name != b"IHDR" or not _is_png_header(content[16:end])):
            return False
        names.append(name)
        if len(names) > _MOST_PARTS:
            return False
        place = end
    return b"IDAT" in names and len(content) - place <= _BEHIND


def _is_png_header(header: bytes) -> bool:
    """Tell whether a header has a width, a height, and a checksum behind both."""
    sizes = (header[:4], header[4:8])
    return len(header) == 17 and all(any(size) for size in sizes)


def _find_office_kind(content: bytes) -> str:
    """Look into the archive; nothing of it is unpacked but its type."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            kind = next((key for key, name in _OFFICE.items() if name in names), None)
            if kind is None and "mimetype" in names:
                with archive.open("mimetype") as stream:
                    kind = _ODF.get(stream.read(100).strip())
    except _BROKEN_ARCHIVE:
        raise EvidenceError(UNREADABLE) from None
    if kind is None:
        raise EvidenceError(WRONG_TYPE)
    return kind
