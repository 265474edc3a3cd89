"""Pages of finished PDF files, copied into a part of a bound one.

A part is a run of numbered objects. A bound file is such parts one after the other
(:mod:`.bound_file`), so that one part at a time is in memory. Structure, annotations
and attachments stay behind: a copy claims nothing of its originals.
"""

import hashlib
import io
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

import pikepdf
from pikepdf import Name, Object

from ...typeset.engine import open_pdf

#: Objects that every bound file has; parts number theirs from the next on.
CATALOG, PAGES, OUTLINE, INFO = 1, 2, 3, 4
FIRST = 5
#: Keys that lead out of a page, or into its structure.
LEFT_OUT = frozenset(
    {"/Parent", "/StructParent", "/StructParents", "/Annots", "/Metadata", "/AF"}
    | {"/PieceInfo", "/B", "/AA", "/Thumb"}
)
MARK = "/SidocakepMark"
#: In what is written as it stands: a reference, or a key that stays behind.
_TO_BE_READ = re.compile(
    rb" R\b|(?:%s)\b" % b"|".join(sorted(key.encode() for key in LEFT_OUT))
)
#: What the reader raises at a file that is not whole, or whose tree has no end.
UNREADABLE = (
    *(pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError),
    *(RuntimeError, RecursionError, OverflowError),
)
#: What a node of pages says for all below it.
INHERITED = ("/MediaBox", "/CropBox", "/Resources", "/Rotate")
#: Entries of a page, those of the nodes above it among them.
Page = dict[str, Any]


class BrokenFileError(ValueError):
    """A file that is no PDF, or not whole."""


@dataclass
class Chapter:
    """A file in a bound one: its title, its node of pages, its first sheet."""

    title: str
    node: int
    first_page: int
    pages: int


@dataclass
class Part:
    """Numbered objects, and where each begins in ``content``."""

    first: int
    offsets: list[int] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    content: bytes = b""

    @property
    def next_number(self) -> int:
        return self.first + len(self.offsets)

    def get_index(self) -> dict[str, Any]:
        """Return all but the content, to be kept as JSON."""
        return {
            "first": self.first,
            "offsets": self.offsets,
            "chapters": [asdict(chapter) for chapter in self.chapters],
        }

    @classmethod
    def from_index(cls, index: dict[str, Any], content: bytes) -> "Part":
        chapters = [Chapter(**chapter) for chapter in index["chapters"]]
        return cls(index["first"], index["offsets"], chapters, content)


def get_page_sizes(content: bytes) -> list[tuple[float, float]]:
    """Return width and height of each page of a PDF, in points.

    Its pages are written once for nothing: what is broken far down (resources that are
    none, a font without an end) is found before other files share a part with it.

    :raises BrokenFileError: it is no PDF, or not whole
    """
    try:
        writer = PartWriter()
        source = _Source(writer, content)
        writer._copy("", source)
        source.check()
        return [_get_size(_get_box(page)) for page in source.pages]
    except UNREADABLE as error:
        raise BrokenFileError(str(error)) from error


class PartWriter:
    """Writes pages into a part, each with a mark over it."""

    def __init__(self, first: int = FIRST) -> None:
        self.part = Part(first)
        self._buffer = io.BytesIO()
        self._seen: dict[bytes, int] = {}

    def get_part(self) -> Part:
        self.part.content = self._buffer.getvalue()
        return self.part

    def add_marks(self, content: bytes) -> list[int]:
        """Write each page of a PDF as a form, to be drawn over other pages."""
        source = _Source(self, content)
        return [self._add_form(source, page) for page in source.pages]

    def add_file(self, title: str, content: bytes, marks: Sequence[int] = ()) -> None:
        """Copy all pages of a PDF.

        :param marks: the forms that are drawn over its pages, one a page
        """
        # The file itself is read first: what is broken leaves no half behind.
        self._copy(title, _Source(self, content), marks)

    def _copy(self, title: str, source: "_Source", marks: Sequence[int] = ()) -> None:
        node = self._reserve()
        kids = []
        for place, page in enumerate(source.pages):
            mark = marks[place] if marks else None
            kids.append(self._add_page(source, page, node, mark))
        refs = b" ".join(b"%d 0 R" % kid for kid in kids)
        self._fill(
            node,
            b"<< /Type /Pages /Parent %d 0 R /Count %d /Kids [%s] >>"
            % (PAGES, len(kids), refs),
        )
        self.part.chapters.append(Chapter(title, node, kids[0], len(kids)))

    def _add_page(
        self, source: "_Source", page: Page, node: int, mark: int | None
    ) -> int:
        box = _get_box(page)
        entries = [
            b"/Type /Page /Parent %d 0 R" % node,
            b"/MediaBox " + source._write_direct(box),
        ]
        for key in ("/CropBox", "/Rotate", "/Group"):
            value = page.get(key)
            if value is not None:
                entries.append(key.encode() + b" " + source.write(value))
        contents = source.get_contents(page)
        resources = _get_entries(page.get("/Resources"))
        shapes = _get_entries(resources.pop("/XObject", None))
        written = [
            _name(key) + b" " + source.write(value)
            for key, value in resources.items()
            if key not in LEFT_OUT
        ]
        forms = [
            _name(key) + b" " + source.write(value) for key, value in shapes.items()
        ]
        if mark:
            drawn = b"\nQ q 1 0 0 1 %.3f %.3f cm %s Do Q" % (
                float(box[0]),
                float(box[1]),
                MARK.encode(),
            )
            contents = [self._add_stream(b"q\n"), *contents, self._add_stream(drawn)]
            forms.append(MARK.encode() + b" %d 0 R" % mark)
        if forms:
            written.append(b"/XObject << %s >>" % b" ".join(forms))
        entries.append(b"/Resources << %s >>" % b" ".join(written))
        refs = b" ".join(b"%d 0 R" % number for number in contents)
        entries.append(b"/Contents [%s]" % refs)
        return self.add(b"<< %s >>" % b" ".join(entries), is_shared=False)

    def _add_form(self, source: "_Source", page: Page) -> int:
        data = zlib.compress(page["/Contents"].read_bytes())
        entries = [
            b"/Type /XObject /Subtype /Form /Filter /FlateDecode",
            b"/BBox " + source.write(_get_box(page)),
            b"/Resources " + source.write(page.get("/Resources")),
            b"/Length %d" % len(data),
        ]
        group = page.get("/Group")
        if group is not None:
            entries.append(b"/Group " + source.write(group))
        return self.add(b"<< %s >>\nstream\n%s\nendstream" % (b" ".join(entries), data))

    def _add_stream(self, content: bytes) -> int:
        return self.add(
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
        )

    def add(self, body: bytes, is_shared: bool = True) -> int:
        """Write an object and return its number; what is written already is shared."""
        digest = hashlib.sha256(body).digest()
        if is_shared and digest in self._seen:
            return self._seen[digest]
        number = self._reserve()
        self._fill(number, body)
        if is_shared:
            self._seen[digest] = number
        return number

    def _reserve(self) -> int:
        self.part.offsets.append(0)
        return self.part.next_number - 1

    def _fill(self, number: int, body: bytes) -> None:
        self.part.offsets[number - self.part.first] = self._buffer.tell()
        self._buffer.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))


class _Source:
    """A file that is read; writes each of its objects once."""

    def __init__(self, writer: PartWriter, content: bytes) -> None:
        self.writer = writer
        self.numbers: dict[tuple[int, int], int] = {}
        self.open: dict[tuple[int, int], int | None] = {}
        try:
            self.pdf = open_pdf(content)
            self.check()
            self.pages = list(_list_pages(self.pdf.Root.get(Name.Pages)))
        except UNREADABLE as error:
            raise BrokenFileError(str(error)) from error
        if not self.pages:
            raise BrokenFileError("no page")

    def check(self) -> None:
        """Refuse what the reader mended: it puts something in the place of a fault."""
        if faults := self.pdf.get_warnings():
            raise BrokenFileError(str(faults[0]))

    def get_contents(self, page: Page) -> list[int]:
        """Return the numbers of the streams that draw a page."""
        contents = page.get("/Contents")
        if contents is None:
            return []
        if isinstance(contents, pikepdf.Array):
            return [self.refer(item) for item in contents]
        return [self.refer(contents)]

    def refer(self, value: Any) -> int:
        """Return the number of an object, which is written with all it leads to."""
        if not (isinstance(value, Object) and value.is_indirect):
            return self.writer.add(self.write(value))
        key = value.objgen
        if key in self.numbers:
            return self.numbers[key]
        if key in self.open:  # it leads to itself
            self.open[key] = self.open[key] or self.writer._reserve()
            return self.open[key] or 0
        self.open[key] = None
        body = self._write_direct(value)
        number = self.open.pop(key)
        if number:
            self.writer._fill(number, body)
        else:
            number = self.writer.add(body)
        self.numbers[key] = number
        return number

    def write(self, value: Any) -> bytes:
        """Return the bytes of a value, with the numbers that it has in the part."""
        if isinstance(value, Object) and value.is_indirect:
            return b"%d 0 R" % self.refer(value)
        return self._write_direct(value)

    def _write_direct(self, value: Any) -> bytes:
        if not isinstance(value, Object):
            return _write_plain(value)
        if isinstance(value, pikepdf.Stream):
            # As it stands in its file, compressed.
            data = value.read_raw_bytes()
            head = self._write_entries(value, (*LEFT_OUT, "/Length"))
            return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (
                head,
                len(data),
                data,
            )
        written = value.unparse(resolved=True)
        if not _TO_BE_READ.search(written):
            return written
        if isinstance(value, pikepdf.Dictionary):
            return b"<< %s >>" % self._write_entries(value, LEFT_OUT)
        if isinstance(value, pikepdf.Array):
            return b"[%s]" % b" ".join(map(self.write, value))
        return written

    def _write_entries(self, value: Object, left_out: Any) -> bytes:
        return b" ".join(
            _name(key) + b" " + self.write(item)
            for key, item in value.items()
            if key not in left_out
        )


def _list_pages(root: Any) -> Iterator[Page]:
    """Yield the pages of a tree, each with what the nodes above it say of it."""
    nodes: list[tuple[Any, Page]] = [(root, {})]
    seen = set()
    while nodes:
        node, above = nodes.pop()
        if not isinstance(node, pikepdf.Dictionary):
            raise BrokenFileError("no page, and no node of pages")
        if node.is_indirect:
            if node.objgen in seen:
                raise BrokenFileError("the pages have no end")
            seen.add(node.objgen)
        entries = {**above, **dict(node.items())}
        if node.get(Name.Type) == Name.Page:
            yield entries
        else:
            below = {key: entries[key] for key in INHERITED if key in entries}
            nodes += [(kid, below) for kid in reversed(list(node.Kids))]


def _get_entries(value: Any) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, pikepdf.Dictionary):
        raise BrokenFileError("no resources")
    return dict(value.items())


def _get_box(page: Page) -> Object:
    """Return the sheet of a page."""
    box = page.get("/MediaBox")
    if not isinstance(box, pikepdf.Array) or len(box) != 4:
        raise BrokenFileError("no box")
    return box


def _get_size(box: Object) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in box)
    return abs(right - left), abs(top - bottom)


def _write_plain(value: Any) -> bytes:
    """Return the bytes of what the reader gives as a value of Python."""
    if value is None:
        return b"null"
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, Decimal):
        return f"{value:f}".encode()
    return str(value).encode()


def _name(name: str) -> bytes:
    return Name(name).unparse()
