"""What a person may type: text that can be read and printed, figures, days and years.

Each function answers ``None`` for what is sane, else says in a word what is wrong; the
sentence is the caller's.
"""

import math
import re
import unicodedata
from base64 import b64decode
from datetime import date

#: Digits before the decimal mark that a figure may have: a thousand trillion, more than
#: all budgets of Indonesia, and what a float keeps exactly to the unit.
FIGURE_DIGITS = 15
COUNT_DIGITS = 9
#: Letters of the shortest word that can be a reason.
WORD_LETTERS = 3
FIRST_YEAR, LAST_YEAR = 2000, 2100
#: Of days: somebody may have been born, an agency established, in the last century.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(LAST_YEAR, 12, 31)

# Control characters but for tab and line ends; marks that turn the direction of what
# follows, so that a figure reads otherwise than it is stored; halves of a pair of
# surrogates; what is no character at all.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
#: Marks that a letter may have: Vietnamese has two, pointed Hebrew and Arabic three or
#: four. A page of letters with hundreds each takes a printer minutes.
MOST_MARKS = 4
# Only from here on there are marks, so that all other text is passed by.
_MAYBE_STACKED = re.compile(rf"[\u0300-\U0010ffff]{{{MOST_MARKS + 1},}}")
#: How much of the text before such a character is shown.
_SHOWN = 20


def find_invisible(text: str) -> tuple[str, str] | None:
    """Return the first character that nobody sees, as code, and what stands before it.

    >>> find_invisible("Persen")
    >>> find_invisible("85 \u202epersen")
    ('U+202E', '85 ')
    """
    found = _INVISIBLE.search(text)
    if not found:
        return None
    before = text[max(0, found.start() - _SHOWN) : found.start()]
    return f"U+{ord(found.group()):04X}", before


def find_stacked(text: str) -> str | None:
    """Return what stands before a letter that has more marks than a script has.

    >>> find_stacked("Ng\u0303\u0301")
    >>> find_stacked("Kinerja" + "\u0301" * 5)
    'Kinerja'
    """
    for found in _MAYBE_STACKED.finditer(text):
        marks = 0
        for place, sign in enumerate(found.group(), found.start()):
            kind = unicodedata.category(sign)
            # A joiner between marks is none, and ends no run of them.
            if kind != "Cf":
                marks = marks + 1 if kind[0] == "M" else 0
            if marks > MOST_MARKS:
                before = text[max(0, place - MOST_MARKS - _SHOWN) : place]
                return "".join(c for c in before if not unicodedata.combining(c))
    return None


def make_visible(text: str, length: int) -> str:
    """Return a text as it may be quoted: each invisible character by its code, short.

    Whoever is told what is wrong with a text has to see it, and to keep the sentence.

    >>> make_visible("85 \u202epersen", 40)
    '85 [U+202E]persen'
    >>> make_visible("Kepala Bidang", 8)
    'Kepala …'
    """
    text = _INVISIBLE.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)
    return text if len(text) <= length else f"{text[: length - 1]}…"


def is_figure(value: object, digits: int = FIGURE_DIGITS) -> bool:
    """Tell whether a value is a number that has no more digits than that.

    >>> is_figure(12), is_figure(-0.5), is_figure("12")
    (True, True, True)
    >>> is_figure(1e308), is_figure("nan"), is_figure([]), is_figure(10**15)
    (False, False, False, False)
    """
    if not isinstance(value, int | float | str):
        return False
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return False
    return math.isfinite(number) and abs(number) < 10**digits


def says_why(text: str, words: int = 1) -> bool:
    """Tell whether a text can be a reason: it has a word of three letters at least.

    :param words: how many words of two letters it has at least

    >>> says_why("Salah ketik"), says_why("Sesuai LHP"), says_why("BPS")
    (True, True, True)
    >>> says_why("-"), says_why("x"), says_why("ok ok"), says_why("123 ...")
    (False, False, False, False)
    >>> says_why("Menunggu BPS", words=2), says_why("BPS", words=2)
    (True, False)
    """
    letters = [sum(map(str.isalpha, word)) for word in text.split()]
    is_word = max(letters, default=0) >= WORD_LETTERS
    return is_word and sum(count > 1 for count in letters) >= words


def is_year(value: object) -> bool:
    """Tell whether a number is a year that a document can be of.

    >>> is_year(2026), is_year(226), is_year(2101), is_year(2**40)
    (True, False, False, False)
    """
    return is_figure(value) and FIRST_YEAR <= float(str(value)) <= LAST_YEAR


def is_day(day: date) -> bool:
    """Tell whether a day can stand in a document.

    >>> is_day(date(1945, 8, 17)), is_day(date(226, 1, 2)), is_day(date(9999, 12, 31))
    (True, False, False)
    """
    return FIRST_DAY <= day <= LAST_DAY


def decode_file(value: object) -> bytes | None:
    """Return the content of a file as a client sends it; None where it is none.

    >>> [decode_file(value) for value in ("JVBERi0=", b"JVBERi0=", "JVBERi0", 7)]
    [b'%PDF-', b'%PDF-', None, None]
    """
    if not isinstance(value, str | bytes):
        return None
    try:
        return b64decode(value)
    except ValueError:
        return None
