"""Is this file a workbook that may be opened? Checked before anything parses it.

An .xlsx is a zip of XML parts: it can be something else by another name, cut
off in a transfer, protected by a password, or a bomb that unpacks to gigabytes.
"""

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree import ElementTree

from .problem import Problem, WorkbookRefusedError

_OLE_HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_HEADER = b"PK\x03\x04"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z0-9:]+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
# What zipfile, the XML parsers and openpyxl raise on damaged files (ParseError of
# either parser is a SyntaxError): to the person it is one thing.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    NotImplementedError,
)
_CHUNK = 1 << 20
_OVERLAP = 64


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a workbook may weigh.

    :param ratio: unpacked : packed size from which a large part is a bomb; real
        sheets reach 20-40
    """

    packed_bytes: int = 20 * 1024 * 1024
    unpacked_bytes: int = 300 * 1024 * 1024
    ratio: int = 400
    parts: int = 2000
    rows: int = 50_000
    columns: int = 200


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What openpyxl's streaming reader does not tell about a sheet."""

    merged: tuple[str, ...] = ()
    has_formulas: bool = False


def refuse(code: str, **facts: object) -> WorkbookRefusedError:
    """Return the refusal of a whole file."""
    words = {key: str(value) for key, value in facts.items()}
    return WorkbookRefusedError(Problem(code, facts=words))


def inspect(content: bytes, limits: Limits) -> dict[str, SheetFacts]:
    """Check the container and return the facts of each sheet by its title.

    :raise WorkbookRefusedError: when the file may not or cannot be opened
    """
    if not content:
        raise refuse("empty_file")
    if len(content) > limits.packed_bytes:
        raise refuse("file_too_large", limit_mb=limits.packed_bytes // 1024**2)
    if content.startswith(_OLE_HEADER):
        # Excel 97-2003 files and password-protected ones share this container.
        raise refuse("old_or_protected_file")
    if not content.startswith(_ZIP_HEADER):
        raise refuse("not_a_workbook")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_sizes(archive, limits)
            return _sheet_facts(archive)
    except WorkbookRefusedError:
        raise
    except DAMAGE as error:
        raise refuse("broken_file") from error


def _check_sizes(archive: zipfile.ZipFile, limits: Limits) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    if (
        len(parts) > limits.parts
        or unpacked > limits.unpacked_bytes
        or (unpacked > 10 * 1024**2 and unpacked / packed > limits.ratio)
    ):
        raise refuse("unpacks_too_large", limit_mb=limits.unpacked_bytes // 1024**2)
    if any(part.flag_bits & 0x1 for part in parts):
        raise refuse("old_or_protected_file")
    if "xl/workbook.xml" not in archive.namelist():
        raise refuse("not_a_workbook")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            _check_declarations(archive, part)


def _check_declarations(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """No part of a workbook has a DOCTYPE; one that has is an attack."""
    with archive.open(part) as stream:
        if b"<!DOCTYPE" in stream.read(4096):
            raise refuse("broken_file")


def _sheet_facts(archive: zipfile.ZipFile) -> dict[str, SheetFacts]:
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in relations.iter(f"{_PACKAGE}Relationship")
    }
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    facts = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(f"{_RELATION}id"), "")
        path = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        facts[sheet.get("name", "")] = _scan(archive, path)
    return facts


def _scan(archive: zipfile.ZipFile, path: str) -> SheetFacts:
    """Stream one sheet for merged ranges and formulas, in constant memory."""
    merged: dict[str, None] = {}
    has_formulas = False
    rest = b""
    with archive.open(path) as stream:
        while chunk := stream.read(_CHUNK):
            block = rest + chunk
            for match in _MERGE.finditer(block):
                merged[match.group(1).decode()] = None
            has_formulas = has_formulas or bool(_FORMULA.search(block))
            rest = block[-_OVERLAP:]
    return SheetFacts(tuple(merged), has_formulas)
