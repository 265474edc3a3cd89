"""Binds finished files into a part: each sheet of a copy says that it is one."""

from datetime import date
from typing import Any

from ...typeset.engine import compile_document
from .bound_pages import get_mark_document
from .bound_part import FIRST, Part, PartWriter, get_page_sizes


class Binder:
    """Gathers the files of one part; the next begins where this one ends."""

    def __init__(
        self, former: dict[str, Any] | None, day: date, is_copy: bool = True
    ) -> None:
        """Begin behind the part with the index ``former``, or as the first.

        :param is_copy: what is bound are originals; else their sheets stay as they are
        """
        self.first, self.sheet, self.day, self.is_copy = FIRST, 1, day, is_copy
        if former:
            self.first = Part.from_index(former, b"").next_number
            pages = (chapter["pages"] for chapter in former["chapters"])
            self.sheet = former["sheet"] + sum(pages)
        self._files: list[tuple[int | str, str, bytes, list[tuple[float, float]]]] = []

    def add(self, key: int | str, title: str, content: bytes) -> None:
        """Take a PDF.

        :raises BrokenFileError: it cannot be read
        """
        self._files.append((key, title, content, get_page_sizes(content)))

    def bind(self) -> tuple[bytes, dict[str, Any]]:
        """Return the part: its objects, and its index to be kept as JSON."""
        writer = PartWriter(self.first)
        sizes = [size for *_file, sheets in self._files for size in sheets]
        marks: list[int] = []
        if sizes and self.is_copy:
            document = get_mark_document(sizes, self.sheet, self.day)
            marks = writer.add_marks(compile_document(document, waits=False))
        for _key, title, content, sheets in self._files:
            writer.add_file(title, content, marks[: len(sheets)])
            del marks[: len(sheets)]
        part = writer.get_part()
        keys = [key for key, *_file in self._files]
        return part.content, {**part.get_index(), "keys": keys, "sheet": self.sheet}
