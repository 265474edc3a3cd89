"""A bound PDF of many files, written a part at a time, with bookmarks.

What is in front (a cover, a list) is numbered i, ii, iii; the sheets behind it from 1
on, the number that stands on each.
"""

from array import array
from collections.abc import Iterable
from typing import BinaryIO

from .bound_part import CATALOG, FIRST, INFO, OUTLINE, PAGES, Chapter, Part, PartWriter

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
#: Heads of the bookmarks: what is said of so many chapters that follow.
Group = tuple[str, int]


def write_bound(
    stream: BinaryIO,
    title: str,
    parts: Iterable[Part],
    front: bytes,
    groups: Iterable[Group],
) -> None:
    """Write a bound file into an empty ``stream``.

    :param parts: each is taken, written and forgotten; their numbers follow each other
    :param front: the PDF that stands in front of them
    """
    _BoundWriter(stream).write(title, parts, front, groups)


class _BoundWriter:
    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.size = 0
        #: Where each object begins, the fixed ones first.
        self.offsets = array("Q", [0] * FIRST)
        self.chapters: list[Chapter] = []

    def write(
        self,
        title: str,
        parts: Iterable[Part],
        front: bytes,
        groups: Iterable[Group],
    ) -> None:
        self._put(HEADER)
        for part in parts:
            self._write_part(part)
        behind = self.chapters
        writer = PartWriter(len(self.offsets))
        writer.add_file(title, front)
        self._write_part(writer.get_part())
        cover = self.chapters[-1]
        self._write_pages([cover, *behind[:-1]])
        self._write_bookmarks(behind[:-1], groups)
        self._set(INFO, b"<< /Title %s >>" % _text(title))
        self._set(
            CATALOG,
            b"<< /Type /Catalog /Pages %d 0 R /Outlines %d 0 R /PageMode /UseOutlines "
            b"/Lang (id) /ViewerPreferences << /DisplayDocTitle true >> /PageLabels "
            b"<< /Nums [0 << /S /r >> %d << /S /D >>] >> >>"
            % (PAGES, OUTLINE, cover.pages),
        )
        self._write_end()

    def _write_part(self, part: Part) -> None:
        if part.first != len(self.offsets):
            raise ValueError("a part does not follow the one before")
        self.offsets.extend(self.size + offset for offset in part.offsets)
        self.chapters += part.chapters
        self._put(part.content)

    def _write_pages(self, chapters: list[Chapter]) -> None:
        kids = b" ".join(b"%d 0 R" % chapter.node for chapter in chapters)
        count = sum(chapter.pages for chapter in chapters)
        self._set(PAGES, b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids))

    def _write_bookmarks(
        self, chapters: list[Chapter], groups: Iterable[Group]
    ) -> None:
        """Write a bookmark for each group, and below it for each of its chapters."""
        heads, left = [], list(chapters)
        for name, count in groups:
            heads.append((name, left[:count]))
            del left[:count]
        number = len(self.offsets)
        starts = []
        for _name, members in heads:
            starts.append(number)
            number += 1 + len(members)
        for place, (name, members) in enumerate(heads):
            start = starts[place]
            below = range(start + 1, start + 1 + len(members))
            links = _get_links(starts, place, OUTLINE)
            if below:
                links += b" /First %d 0 R /Last %d 0 R /Count -%d" % (
                    below[0],
                    below[-1],
                    len(below),
                )
                links += b" /Dest [%d 0 R /Fit]" % members[0].first_page
            self._add(b"<< /Title %s%s >>" % (_text(name), links))
            for item, chapter in enumerate(members):
                links = _get_links(below, item, start)
                links += b" /Dest [%d 0 R /Fit]" % chapter.first_page
                self._add(b"<< /Title %s%s >>" % (_text(chapter.title), links))
        root = b"/Type /Outlines /Count %d" % len(starts)
        if starts:
            root += b" /First %d 0 R /Last %d 0 R" % (starts[0], starts[-1])
        self._set(OUTLINE, b"<< %s >>" % root)

    def _write_end(self) -> None:
        start, count = self.size, len(self.offsets)
        self._put(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        for offset in self.offsets[1:]:
            self._put(b"%010d 00000 n \n" % offset)
        self._put(
            b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\n"
            b"startxref\n%d\n%%%%EOF\n" % (count, CATALOG, INFO, start)
        )

    def _add(self, body: bytes) -> None:
        self.offsets.append(0)
        self._set(len(self.offsets) - 1, body)

    def _set(self, number: int, body: bytes) -> None:
        self.offsets[number] = self.size
        self._put(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def _put(self, data: bytes) -> None:
        self.stream.write(data)
        self.size += len(data)


def _get_links(numbers: list[int] | range, place: int, parent: int) -> bytes:
    links = b" /Parent %d 0 R" % parent
    if place:
        links += b" /Prev %d 0 R" % numbers[place - 1]
    if place + 1 < len(numbers):
        links += b" /Next %d 0 R" % numbers[place + 1]
    return links


def _text(text: str) -> bytes:
    """Return a text string as hexadecimal digits."""
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode()
