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
>>> shrink(80.0, 60.0)
0.75
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

#: Ends a piece behind which a hyphen is set.
HYPHEN = "\u00ad"
#: A number is set no smaller than this share of its size.
LEAST_SHARE = 0.6
_FONTS = Path(__file__).parents[1] / "fonts"
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
#: What may stand around the letters of a word.
_SIGNS = "()[]/.,:;?!*\u00a0-\u201c\u201d\"'"
_NUMBER = re.compile(r"[(\-]?(?:Rp)?[\d.,]*\d[\d.,]*[)%]?")


def get_width(word, size, is_bold=False):
    """Return how wide a word is in points."""
    return _get_em(word, is_bold) * size


@lru_cache(maxsize=20000)
def _get_em(word, is_bold):
    return _get_font(is_bold).getlength(word) / _UNITS


@cache
def _get_font(is_bold):
    name = f"LiberationSans-{'Bold' if is_bold else 'Regular'}.ttf"
    return ImageFont.truetype(str(_FONTS / name), _UNITS)


def is_number(word):
    """Tell whether a word is an amount, a share or another figure."""
    return bool(_NUMBER.fullmatch(word))


def shrink(width, room):
    """Return the share of its size at which a number so wide fits its column."""
    return max(LEAST_SHARE, min(1, room / width))


def divide(word, room, size, is_bold=False):
    """Return a word in pieces that each fit a column, where they can.

    Where a piece ends with ``HYPHEN``, the line ends with one.

    :param room: width of the column in points
    :param size: of the type, in points
    """

    def fits(part):
        return get_width(part.replace(HYPHEN, "-"), size, is_bold) <= room

    if fits(word):
        return [word]
    pieces: list[str] = []
    for part, within, behind in _list_parts(word, fits):
        if pieces and fits(_join(pieces[-1], part, behind)):
            pieces[-1] = _join(pieces[-1], part, behind)
        else:
            *cut, last = [part] if fits(part + behind) else _cut(part, fits)
            pieces += [*(piece + within for piece in cut), last + behind]
    return pieces


def _join(piece, part, behind):
    return piece.removesuffix(HYPHEN) + part + behind


def split_at_signs(word):
    """Return the pieces of a word between which a line breaks without a hyphen.

    >>> split_at_signs("Meja/Kursi"), split_at_signs("1.02.01")
    (['Meja/', 'Kursi'], ['1.', '02.', '01'])
    """
    return [part for part in _BESIDE.split(word) if part]


def _list_parts(word, fits):
    """Yield each part of a word, and what ends a line in it and behind it."""
    for part in split_at_signs(word):
        is_word = part.strip(_SIGNS).isalpha()
        if fits(part) or not is_word:
            yield part, HYPHEN if is_word else "", ""
            continue
        *syllables, last = filter(None, _SYLLABLE.split(part))
        for syllable in syllables:
            yield syllable, HYPHEN, HYPHEN
        yield last, HYPHEN, ""


def _cut(part, fits):
    """Yield what has no place to break in pieces of as many letters as fit."""
    start = 0
    for end in range(1, len(part) + 1):
        if end - start > 1 and not fits(part[start:end] + "-"):
            yield part[start : end - 1]
            start = end - 1
    yield part[start:]
