"""What a file is, by its content: a name proves nothing."""

import zipfile
from io import BytesIO
from zlib import error as zlib_error

#: The largest file that is taken.
MAX_BYTES = 25 * 1024 * 1024

EMPTY, TOO_LARGE, WRONG_TYPE, UNREADABLE = "empty", "too_large", "wrong_type", "broken"
#: A document, table or presentation of Office 97-2003: many archives are of these.
OLD_OFFICE = "old_office"

_PDF_END = b"%%EOF"
_IMAGES = {
    b"\x89PNG\r\n\x1a\n": ("png", b"IEND"),
    b"\xff\xd8\xff": ("jpg", b"\xff\xd9"),
}
#: What an office document has inside, by kind.
_OFFICE = {
    "xlsx": "xl/workbook.xml",
    "docx": "word/document.xml",
    "pptx": "ppt/presentation.xml",
}
#: What Office 97-2003 writes (.doc, .xls, .ppt), and a later one with a password.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WITH_PASSWORD = "EncryptedPackage".encode("utf-16-le")
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

    >>> examine(b"%PDF-1.4 ... %%EOF")
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
        return _whole("pdf", _PDF_END in content[-2048:])
    for start, (kind, end) in _IMAGES.items():
        if content.startswith(start):
            return _whole(kind, end in content[-64:])
    if content.startswith(b"PK\x03\x04"):
        return _find_office_kind(content)
    if content.startswith(_COMPOUND):
        raise EvidenceError(UNREADABLE if _WITH_PASSWORD in content else OLD_OFFICE)
    raise EvidenceError(WRONG_TYPE)


def _whole(kind: str, is_whole: bool) -> str:
    if not is_whole:
        raise EvidenceError(UNREADABLE)
    return kind


def _find_office_kind(content: bytes) -> str:
    """Look into the archive; nothing of it is unpacked but its type."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            kind = next((key for key, name in _OFFICE.items() if name in names), None)
            if kind is None and "mimetype" in names:
                with archive.open("mimetype") as stream:
                    kind = _ODF.get(stream.read(100).strip())
    except (
        zipfile.BadZipFile,
        zlib_error,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ):
        raise EvidenceError(UNREADABLE) from None
    if kind is None:
        raise EvidenceError(WRONG_TYPE)
    return kind
