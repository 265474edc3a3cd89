"""Texts of cells without what the file format leaves in them, and texts about rows."""

import re
from collections.abc import Iterable

from ..figures.runs import get_runs

# ECMA-376 part 1, 22.9.2.19 (ST_Xstring): a character by its number.
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
# Nobody sees these, and what stands around them reads the same without: blanks of no
# width, joiners, soft hyphens, byte order marks, and the marks of direction that come
# along with numbers copied from a telephone. What turns the text around (U+202B,
# U+202E, U+2067) stays: without it the cell would say something else than is seen.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a\u202c\u202d\u2060-\u2066\u2068\u2069\ufeff]"
)
# Line ends of other programs (vertical tab, form feed) and control characters.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")


def clean_text(text: str) -> str:
    """Return a text as it is seen, with one blank between words.

    >>> clean_text("Dinas_x000B_Kesehatan"), clean_text("Kepala\u200b Bidang")
    ('Dinas Kesehatan', 'Kepala Bidang')
    >>> clean_text("_x005F_x000B_")
    '_x000B_'
    """
    text = unescape(text)
    return " ".join(_CONTROL.sub(" ", _UNSEEN.sub("", text)).split())


def unescape(text: str) -> str:
    """Return a text with the characters that the file format writes by number.

    >>> unescape("a_x0009_b"), unescape("_x005f_x0009_")
    ('a\\tb', '_x0009_')
    """
    return _ESCAPE.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    # Halves of a pair of surrogates are no characters.
    return found[0] if 0xD800 <= code <= 0xDFFF else chr(code)


def row_ranges(numbers: Iterable[int]) -> str:
    """Write numbers once each, those that follow one another as a range.

    >>> row_ranges({5, 8, 9, 10, 12}), row_ranges([])
    ('5, 8-10, 12', '')
    """
    return ", ".join(
        f"{first}-{last}" if last > first else str(first)
        for first, last in get_runs(numbers)
    )


def read_ranges(text: str) -> tuple[int, ...]:
    """Return the numbers that :func:`row_ranges` has written.

    >>> read_ranges("5, 8-10, 12"), read_ranges("")
    ((5, 8, 9, 10, 12), ())
    """
    numbers: list[int] = []
    for part in filter(None, text.split(", ")):
        first, _dash, last = part.partition("-")
        numbers += range(int(first), int(last or first) + 1)
    return tuple(numbers)
