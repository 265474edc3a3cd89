"""Running text of a block: inline elements to one Typst expression."""

import re
from typing import NamedTuple

from . import vocabulary as voc
from .fitting import HYPHEN, divide
from .reading import check, check_empty, children, classes_of
from .text import breakable_pieces, collapse, literal, tidy

EMPTY = "[]"
# A line may break beside a box, also where it has no width; beside a space of no width
# it may not. It leaves no character in the PDF.
_BREAK = "box(width: 0pt)"


def text_arguments(classes):
    """Arguments of Typst's ``text`` for the typographic classes, in fixed order."""
    return [argument for name, argument in voc.TEXT.items() if name in classes]


class Column(NamedTuple):
    """Where words are divided that do not fit: room and size of the type in points."""

    room: float
    size: float
    is_bold: bool
    is_upper: bool


class Words(str):
    """A run of text, and how it is set within the type around it."""

    scale: float
    is_bold: bool

    def __new__(cls, text: str, scale: float, is_bold: bool):
        words = super().__new__(cls, text)
        words.scale, words.is_bold = scale, is_bold
        return words


class InlineWriter:
    """Collects the expressions of one block, with HTML's rules for blanks.

    Blanks at the start, at the end and after a line break are dropped, others become
    one blank, also across element borders.

    :param column: the :class:`Column` in which words are to be divided
    """

    def __init__(self, column=None):
        self._column = column
        self._at_start = True
        self._blank = False
        self._scale, self._is_bold, self._is_upper = 1.0, False, False
        if column:
            self._is_bold, self._is_upper = column.is_bold, column.is_upper
        self.strings = []

    def write(self, nodes):
        """Expression for ``nodes`` (strings and inline elements)."""
        parts: list[str] = []
        for node in nodes:
            if isinstance(node, str):
                self._write_text(node, parts)
            else:
                parts.append(self._write_element(node))
        parts = [part for part in parts if part]
        if not parts:
            return ""
        return "{" + ";".join(parts) + "}"

    def _write_text(self, text, parts):
        text = collapse(tidy(text))
        if text.startswith(" "):
            self._blank = True
        words = text.strip(" ")
        if not words:
            return
        lead = " " if self._blank and not self._at_start else ""
        self._at_start = False
        self._blank = text.endswith(" ")
        shown = words.upper() if self._is_upper else words
        self.strings.append(Words(shown, self._scale, self._is_bold))
        parts.append(self._write_pieces(lead + words))

    def _write_pieces(self, text):
        """Return the text with the places where a line may break inside a word.

        A hyphen is drawn: a soft one would be given back for each minus of the PDF.
        """
        if not self._column:
            return f";{_BREAK};".join(map(literal, breakable_pieces(text)))
        codes, said = [], ""
        room, size = self._column.room, self._column.size * self._scale
        for word in re.split("( )", text.upper() if self._is_upper else text):
            *pieces, last = divide(word, room, size, self._is_bold)
            for piece in pieces:
                if piece.endswith(HYPHEN):
                    part = literal(piece.removesuffix(HYPHEN))
                    codes += [literal(said), f"ts-part({part})"]
                else:
                    codes += [literal(said + piece), _BREAK]
                said = ""
            said += last
        return ";".join([*codes, literal(said)])

    def _write_element(self, element):
        check(element)
        tag = element.tag
        if tag == "br":
            self._at_start, self._blank = True, False
            return "linebreak()"
        classes = classes_of(element)
        for name, counter in (("ts-page", "ts-page()"), ("ts-pages", "ts-pages()")):
            if name in classes:
                return self._write_counter(element, counter)
        function = voc.INLINES[tag]
        outer = self._scale, self._is_bold, self._is_upper
        for name in classes & voc.SCALES.keys():
            self._scale *= voc.SCALES[name]
        self._is_bold |= function == "strong" or "ts-bold" in classes
        self._is_upper |= voc.UPPER in classes
        inner = self.write(children(element))
        self._scale, self._is_bold, self._is_upper = outer
        if not inner:
            return ""
        if function:
            inner = f"{function}({inner})"
        if voc.UPPER in classes:
            inner = f"upper({inner})"
        arguments = text_arguments(classes)
        if arguments:
            inner = f"text({', '.join(arguments)}, {inner})"
        return inner

    def _write_counter(self, element, function):
        check_empty(element)
        blank = '" ";' if self._blank and not self._at_start else ""
        self._at_start, self._blank = False, False
        return blank + function
