"""Is this file a workbook that may be opened? Checked before anything parses it.

An .xlsx is a zip of XML parts: it can be something else by another name, cut
off in a transfer, protected by a password, or a bomb that unpacks to gigabytes.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from .problem import Problem, WorkbookRefusedError

_OLE_HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_HEADER = b"PK\x03\x04"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
# The other edition of the same standard, which Excel offers as "Strict Open XML".
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z0-9:]+)"')
# Rows and columns that a filter or a person has hidden.
_HIDDEN = rb"(?:\s[\w:]+=\"[^\"]*\")*?\shidden=\"(?:1|true)\"[^>]*>"
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b" + _HIDDEN)
_HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\b" + _HIDDEN)
_ROW_NUMBER = re.compile(rb'\sr="(\d{1,7})"')
_COLUMN_SPAN = re.compile(rb'\s(min|max)="(\d{1,5})"')
_LAST_COLUMN = 16_384
# What is counted before anything is loaded: cells, rows, formulas, merged ranges and
# shared strings, each by its tag.
_COUNTED = re.compile(rb"<(?:\w+:)?(c|row|f|mergeCell|si)[\s/>]")
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
# Longer than the longest tag of a row.
_OVERLAP = 512


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a workbook may weigh, and reading it may cost.

    The largest honest one known is an agency of 5,000 positions. What passes these
    counts and is heavy all the same is stopped by the limits of the reading process,
    see :mod:`.process`.

    :param ratio: unpacked : packed size from which a large part is a bomb; real
        sheets reach 20-40
    :param rows: filled rows of one sheet
    :param all_rows: filled rows of all sheets: 20,000 are applied in 30 s, and no job
        of ours may exceed 60 s
    :param stored_rows: rows that the file stores for one sheet, blank ones included
    :param cells: stored cells of all sheets
    :param merges: merged ranges of one sheet
    :param strings: texts that the cells share
    :param part_bytes: unpacked size of any part that is not a sheet
    :param wall_seconds: less than the 60 s that no job of ours may exceed
    """

    packed_bytes: int = 20 * 1024 * 1024
    unpacked_bytes: int = 150 * 1024 * 1024
    ratio: int = 400
    parts: int = 2000
    rows: int = 20_000
    all_rows: int = 30_000
    columns: int = 200
    stored_rows: int = 100_000
    cells: int = 1_000_000
    merges: int = 500
    strings: int = 200_000
    part_bytes: int = 32 * 1024 * 1024
    cpu_seconds: int = 40
    wall_seconds: int = 55
    memory_bytes: int = 1024 * 1024 * 1024
    answer_bytes: int = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What openpyxl's streaming reader does not tell about a sheet."""

    path: str = ""
    merged: tuple[str, ...] = ()
    has_formulas: bool = False
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


def refuse(code: str, sheet: str = "", **facts: object) -> WorkbookRefusedError:
    """Return the refusal of a whole file, for what stands in ``sheet`` if named."""
    words = {key: str(value) for key, value in facts.items()}
    return WorkbookRefusedError(Problem(code, sheet=sheet, facts=words))


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
            return _Inspection(archive, limits).run()
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
    names = archive.namelist()
    if "xl/workbook.bin" in names:
        raise refuse("other_format", format="Excel Binary Workbook (.xlsb)")
    if "xl/workbook.xml" not in names:
        raise refuse("not_a_workbook")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            _check_declarations(archive, part)


def _check_declarations(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """No part of a workbook has a DOCTYPE; one that has is an attack."""
    with archive.open(part) as stream:
        if b"<!DOCTYPE" in stream.read(4096):
            raise refuse("broken_file")


def _sheet_titles(archive: zipfile.ZipFile) -> dict[str, tuple[str, bool]]:
    """Return the path of each sheet's part by its title, and whether it is hidden."""
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in relations.iter(f"{_PACKAGE}Relationship")
    }
    content = archive.read("xl/workbook.xml")
    if _STRICT in content:
        raise refuse("other_format", format="Strict Open XML Spreadsheet (.xlsx)")
    book = ElementTree.fromstring(content)
    paths = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(f"{_RELATION}id"), "")
        path = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        is_hidden = sheet.get("state", "visible") != "visible"
        paths[sheet.get("name", "")] = path, is_hidden
    return paths


class _Inspection:
    """Streams every part once, in constant memory, and counts what is in it.

    It stops at the first limit that is passed: a part is never unpacked whole.
    """

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self.archive = archive
        self.limits = limits
        self.cells = 0
        self.strings = 0

    def run(self) -> dict[str, SheetFacts]:
        """Return the facts of each sheet by its title."""
        limit = self.limits.part_bytes
        for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
            if self.archive.getinfo(name).file_size > limit:
                raise refuse("unpacks_too_large", limit_mb=limit // 1024**2)
        paths = _sheet_titles(self.archive)
        sheets = {path for path, _is_hidden in paths.values()}
        for part in self.archive.infolist():
            if part.filename not in sheets:
                self._scan_other(part)
        return {
            title: self._scan_sheet(title, path, is_hidden)
            for title, (path, is_hidden) in paths.items()
        }

    def _scan_other(self, part: zipfile.ZipInfo) -> None:
        """Texts that cells share, whatever the part that holds them is called."""
        if part.file_size > self.limits.part_bytes:
            limit = self.limits.part_bytes // 1024**2
            raise refuse("part_too_large", part=part.filename, limit_mb=limit)
        for _block, found in self._blocks(part.filename):
            self.strings += found["si"]
            if self.strings > self.limits.strings:
                raise refuse("too_many_strings", limit=self.limits.strings)

    def _scan_sheet(self, title: str, path: str, is_hidden: bool) -> SheetFacts:
        """Count a sheet; return its merged ranges, formulas and what is hidden."""
        merged: dict[str, None] = {}
        rows: set[int] = set()
        columns: set[int] = set()
        seen: Counter[str] = Counter()
        for block, found in self._blocks(path):
            seen += found
            self.cells += found["c"]
            if seen["row"] > self.limits.stored_rows:
                limit = self.limits.stored_rows
                raise refuse("too_many_stored_rows", title, limit=limit)
            if self.cells > self.limits.cells:
                raise refuse("too_many_cells", title, limit=self.limits.cells)
            if seen["mergeCell"] > self.limits.merges:
                raise refuse("too_many_merges", title, limit=self.limits.merges)
            if found["mergeCell"]:
                for match in _MERGE.finditer(block):
                    merged[match.group(1).decode()] = None
            if b"hidden=" in block:
                rows |= _hidden_rows(block)
                columns |= _hidden_columns(block)
        return SheetFacts(
            path,
            tuple(merged),
            bool(seen["f"]),
            is_hidden,
            frozenset(rows),
            frozenset(columns),
        )

    def _blocks(self, path: str) -> Iterator[tuple[bytes, Counter[str]]]:
        """Yield the part in blocks that overlap, with the tags new in each."""
        rest = b""
        with self.archive.open(path) as stream:
            while chunk := stream.read(_CHUNK):
                block = rest + chunk
                found = _count(block)
                found.subtract(_count(rest))
                rest = block[-_OVERLAP:]
                yield block, found


def _count(block: bytes) -> Counter[str]:
    return Counter(tag.decode() for tag in _COUNTED.findall(block))


def _hidden_rows(block: bytes) -> set[int]:
    tags = (found.group() for found in _HIDDEN_ROW.finditer(block))
    return {int(found[1]) for tag in tags if (found := _ROW_NUMBER.search(tag))}


def _hidden_columns(block: bytes) -> set[int]:
    """Return the numbers of hidden columns; a span to the last one is of blank ones."""
    columns: set[int] = set()
    for found in _HIDDEN_COLUMN.finditer(block):
        span = {name: int(number) for name, number in _COLUMN_SPAN.findall(found[0])}
        if span.keys() == {b"min", b"max"}:
            columns.update(range(span[b"min"], min(span[b"max"], _LAST_COLUMN) + 1))
    return columns
