"""Pages of finished PDF files, copied into a part of a bound one.

A part is a run of numbered objects. A bound file is such parts one after the other
(:mod:`.bound_file`), so that one part at a time is in memory. Structure, annotations
and attachments stay behind: a copy claims nothing of its originals.
"""

import hashlib
import io
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from PyPDF2 import PageObject, PdfReader
from PyPDF2.errors import PyPdfError
from PyPDF2.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

#: Objects that every bound file has; parts number theirs from the next on.
CATALOG, PAGES, OUTLINE, INFO = 1, 2, 3, 4
FIRST = 5
#: Keys that lead out of a page, or into its structure.
LEFT_OUT = frozenset(
    {"/Parent", "/StructParent", "/StructParents", "/Annots", "/Metadata", "/AF"}
    | {"/PieceInfo", "/B", "/AA", "/Thumb"}
)
MARK = "/SidocakepMark"
#: What the reader raises at a file that is not whole, or whose tree has no end.
UNREADABLE = (
    *(PyPdfError, ValueError, KeyError, TypeError, AttributeError),
    *(AssertionError, RecursionError),
)


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
        PartWriter().add_file("", content)
        pages = PdfReader(io.BytesIO(content)).pages
        return [
            (float(page.mediabox.width), float(page.mediabox.height)) for page in pages
        ]
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
        return [self._add_form(source, page) for page in source.reader.pages]

    def add_file(self, title: str, content: bytes, marks: Sequence[int] = ()) -> None:
        """Copy all pages of a PDF.

        :param marks: the forms that are drawn over its pages, one a page
        """
        source = _Source(self, content)
        # The file itself is read first: what is broken leaves no half behind.
        pages = list(source.reader.pages)
        node = self._reserve()
        kids = []
        for place, page in enumerate(pages):
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
        self, source: "_Source", page: PageObject, node: int, mark: int | None
    ) -> int:
        box = page.mediabox
        entries = [
            b"/Type /Page /Parent %d 0 R" % node,
            b"/MediaBox " + source.write(box),
        ]
        entries += [
            key.encode() + b" " + source.write(page.raw_get(key))
            for key in ("/CropBox", "/Rotate", "/Group")
            if key in page
        ]
        contents = source.get_contents(page)
        resources = dict(page.get("/Resources", DictionaryObject()).get_object())
        shapes = resources.pop("/XObject", DictionaryObject()).get_object()
        written = [
            _name(key) + b" " + source.write(value)
            for key, value in resources.items()
            if key not in LEFT_OUT
        ]
        forms = [
            _name(key) + b" " + source.write(dict.__getitem__(shapes, key))
            for key in shapes
        ]
        if mark:
            left, bottom = float(box.left), float(box.bottom)
            drawn = b"\nQ q 1 0 0 1 %.3f %.3f cm %s Do Q" % (
                left,
                bottom,
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

    def _add_form(self, source: "_Source", page: PageObject) -> int:
        contents = page.get_contents()
        data = zlib.compress(contents.get_data() if contents else b"")
        resources = page.get("/Resources", DictionaryObject())
        entries = [
            b"/Type /XObject /Subtype /Form /Filter /FlateDecode",
            b"/BBox " + source.write(page["/MediaBox"]),
            b"/Resources " + source.write(resources),
            b"/Length %d" % len(data),
        ]
        if "/Group" in page:
            entries.append(b"/Group " + source.write(page.raw_get("/Group")))
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
        self.numbers: dict[int, int] = {}
        self.open: dict[int, int | None] = {}
        try:
            self.reader = PdfReader(io.BytesIO(content))
            if not len(self.reader.pages):
                raise BrokenFileError("no page")
        except UNREADABLE as error:
            raise BrokenFileError(str(error)) from error

    def get_contents(self, page: DictionaryObject) -> list[int]:
        """Return the numbers of the streams that draw a page."""
        if "/Contents" not in page:
            return []
        raw = page.raw_get("/Contents")
        value = raw.get_object()
        if isinstance(value, ArrayObject):
            return [self.refer(item) for item in list.__iter__(value)]
        return [self.refer(raw)]

    def refer(self, reference: PdfObject) -> int:
        """Return the number of an object, which is written with all it leads to."""
        if not isinstance(reference, IndirectObject):
            return self.writer.add(self.write(reference))
        key = reference.idnum
        if key in self.numbers:
            return self.numbers[key]
        if key in self.open:  # it leads to itself
            self.open[key] = self.open[key] or self.writer._reserve()
            return self.open[key] or 0
        self.open[key] = None
        body = self.write(reference.get_object())
        number = self.open.pop(key)
        if number:
            self.writer._fill(number, body)
        else:
            number = self.writer.add(body)
        self.numbers[key] = number
        return number

    def write(self, value: Any) -> bytes:
        """Return the bytes of a value, with the numbers that it has in the part."""
        if isinstance(value, IndirectObject):
            return b"%d 0 R" % self.refer(value)
        if value is None or isinstance(value, NullObject):
            return b"null"
        if isinstance(value, StreamObject):
            # As it stands in its file, compressed.
            data = value._data
            data = data.encode("latin-1") if isinstance(data, str) else data
            head = self._write_entries(value, (*LEFT_OUT, "/Length"))
            return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (
                head,
                len(data),
                data,
            )
        if isinstance(value, DictionaryObject):
            return b"<< %s >>" % self._write_entries(value, LEFT_OUT)
        if isinstance(value, ArrayObject):
            return b"[%s]" % b" ".join(map(self.write, list.__iter__(value)))
        if isinstance(value, NameObject):
            return _name(value)
        if isinstance(value, NumberObject | FloatObject):
            return str(value).encode()
        stream = io.BytesIO()
        value.write_to_stream(stream, None)
        return stream.getvalue()

    def _write_entries(self, value: DictionaryObject, left_out: Any) -> bytes:
        return b" ".join(
            _name(key) + b" " + self.write(dict.__getitem__(value, key))
            for key in dict.keys(value)
            if key not in left_out
        )


def _name(name: str) -> bytes:
    stream = io.BytesIO()
    NameObject(name).write_to_stream(stream, None)
    return stream.getvalue()
