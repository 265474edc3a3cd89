"""Running text of a block: inline elements to spans of an OpenDocument paragraph."""

from .. import vocabulary as voc
from ..reading import check, children, classes_of
from ..text import collapse, tidy
from .styles import TEXT
from .xml import add_text, make

BOLD, ITALIC = {"fo:font-weight": "bold"}, {"fo:font-style": "italic"}
UPPER = {"fo:text-transform": "uppercase"}
#: What an element or a class does to letters.
LETTERS = {
    "b": BOLD,
    "strong": BOLD,
    "ts-bold": BOLD,
    "i": ITALIC,
    "em": ITALIC,
    "ts-italic": ITALIC,
    "u": {"style:text-underline-style": "solid"},
    "sup": {"style:text-position": "super 62%"},
    "sub": {"style:text-position": "sub 62%"},
    "ts-normal": {"fo:font-weight": "normal"},
    "ts-small": {"fo:font-size": "82%"},
    "ts-large": {"fo:font-size": "110%"},
    "ts-huge": {"fo:font-size": "150%"},
    voc.UPPER: UPPER,
}


def get_letters(names):
    """Properties of letters for an element's name or its classes."""
    look: dict[str, str] = {}
    for name, more in LETTERS.items():
        if name in names:
            look |= more
    return look


class InlineWriter:
    """Writes into one paragraph, with HTML's rules for blanks, as the printer does."""

    def __init__(self, paragraph, styles):
        self._paragraph = paragraph
        self._styles = styles
        self._at_start = True
        self._blank = False
        self.length = 0

    def write(self, nodes, look=()):
        """Append ``nodes``, texts and inline elements; ``look`` is around them."""
        for node in nodes:
            if isinstance(node, str):
                self._write_text(node, dict(look))
            else:
                self._write_element(node, dict(look))
        return self

    def _write_text(self, text, look):
        text = collapse(tidy(text))
        if text.startswith(" "):
            self._blank = True
        words = text.strip(" ")
        if not words:
            return
        lead = " " if self._blank and not self._at_start else ""
        self._at_start = False
        self._blank = text.endswith(" ")
        self.length += len(lead + words)
        if not look:
            add_text(self._paragraph, lead + words)
            return
        name = self._styles.name(TEXT, look)
        span = make("text:span", {"text:style-name": name}, lead + words)
        self._paragraph.append(span)

    def _write_element(self, element, look):
        check(element)
        if element.tag == "br":
            self._at_start, self._blank = True, False
            self._paragraph.append(make("text:line-break"))
            return
        names = {element.tag, *classes_of(element)}
        self.write(children(element), look | get_letters(names))
