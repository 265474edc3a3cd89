r"""Words that are wider than the column they stand in.

Typst breaks a line at blanks alone: a longer word runs over the next column, or off
the sheet. A word of letters is divided between its syllables, with a hyphen; an address
or a code breaks after its signs, without one, as none belongs to it. A number is set
smaller, for half an amount is another amount, and divided only where it would be too
small to read.

>>> [piece.replace(HYPHEN, "-") for piece in divide("PENYELENGGARAAN", 60, 8.0)]
['PENYELENG-', 'GARAAN']
>>> divide("Sekretariat", 60, 8.0)
['Sekretariat']
>>> shrink("1.250.000.000,00", 50, 8.0) < 1
True
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

#: Ends a piece behind which a hyphen is set.
HYPHEN = "\u00ad"
#: A number is set no smaller than this share of its size.
LEAST_SHARE = 0.6
_FONT = Path(__file__).parents[1] / "fonts" / "LiberationSans-Bold.ttf"
_UNITS = 1000
_CONSONANT = "[b-df-hj-np-tv-z]"
_SOUND = rf"(?:ng|ny|sy|kh|{_CONSONANT})"
#: After an open syllable; after its last consonant, which is not the first half of one
#: sound (ng, ny, sy, kh) with the next.
_SYLLABLE = re.compile(
    rf"(?<=[aeiou])(?={_SOUND}[aeiou])"
    rf"|(?:(?<=[aeiou]n)(?![gy])|(?<=[aeiou][ks])(?![hy])"
    rf"|(?<=[aeiou][b-df-hjlmp-rtv-z])|(?<=[aeiou]ng))"
    rf"(?={_CONSONANT}?{_SOUND}[aeiou])",
    re.IGNORECASE,
)
_BESIDE = re.compile("(?<=[/_.,:;@&?=\u00a0-])")
_NUMBER = re.compile(r"[(\-]?(?:Rp)?[\d.,]*\d[\d.,]*[)%]?")


def get_width(word, size):
    """Return how wide a word is in points, at most: as if it were bold."""
    return _get_em(word) * size


@lru_cache(maxsize=20000)
def _get_em(word):
    return _get_font().getlength(word) / _UNITS


@cache
def _get_font():
    return ImageFont.truetype(str(_FONT), _UNITS)


def is_number(word):
    """Tell whether a word is an amount, a share or another figure."""
    return bool(_NUMBER.fullmatch(word))


def shrink(word, room, size):
    """Return the share of its size at which a number fits its column."""
    return max(LEAST_SHARE, min(1, room / get_width(word, size)))


def divide(word, room, size):
    """Return a word in pieces that each fit a column, where they can.

    Where a piece ends with ``HYPHEN``, the line ends with one.

    :param room: width of the column in points
    :param size: of the type, in points
    """
    if get_width(word, size) <= room:
        return [word]
    is_word = word.isalpha()
    pattern, mark = (_SYLLABLE, HYPHEN) if is_word else (_BESIDE, "")
    parts = [part for part in pattern.split(word) if part]
    pieces: list[str] = []
    for part in parts:
        joined = pieces[-1] + part if pieces else part
        if pieces and get_width(joined + "-", size) <= room:
            pieces[-1] = joined
            continue
        pieces += _cut(part, room, size)
    last = len(pieces) - 1
    return [piece + mark if i < last else piece for i, piece in enumerate(pieces)]


def _cut(part, room, size):
    """Yield what has no place to break in pieces of as many letters as fit."""
    start = 0
    for end in range(1, len(part) + 1):
        if end - start > 1 and get_width(part[start:end] + "-", size) > room:
            yield part[start : end - 1]
            start = end - 1
    yield part[start:]
