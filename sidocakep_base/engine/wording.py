"""What the wording of an indicator gives away by itself.

Gunung Mas 24/2024 annex B.2a: *specific, tidak bermakna ganda*. Whether a sentence has
one meaning only is for people to say. Two things can be established honestly: the same
words stand for another indicator, or the words name two measures for one figure.
"""

import re

# A plain "dan" joins nouns of one measure too ("sarana dan prasarana").
_DOUBLE = re.compile(r"\bdan\s*/\s*atau\b|\band\s*/\s*or\b", re.IGNORECASE)
_NOT_WORD = re.compile(r"[^\w%]+")


def wording_key(text: str) -> str:
    """Return the text without what does not change its meaning.

    >>> wording_key("Persentase  Ibu-Hamil (K4).")
    'persentase ibu hamil k4'
    >>> wording_key("Ibu hamil K4") == wording_key("ibu Hamil, K4")
    True
    """
    return " ".join(_NOT_WORD.sub(" ", text.casefold()).split())


def double_measure(text: str) -> str:
    """Return the words by which the text names two measures, or nothing.

    >>> double_measure("Jumlah sekolah yang dibangun dan/atau direhabilitasi")
    'dan/atau'
    >>> double_measure("Jumlah sarana dan prasarana yang layak")
    ''
    """
    found = _DOUBLE.search(text)
    return found.group(0) if found else ""
