r"""Text of a form as Typst string literals.

All text reaches Typst as a string literal, never as markup, so nothing a person types
can be read as code: a name like ``#import "x"`` or ``*bold*`` prints as it stands.

>>> literal('say "#import" *now*')
'"say \\"#import\\" *now*"'
>>> tidy("a\u00adb\x07c \uf0b7 d")
'abc • d'
"""

import re
import unicodedata

# A run longer than this cannot be set in a narrow column: it may break anywhere.
LONGEST_WORD = 28
_WHITESPACE = re.compile("[ \t\n\r\f]+")
# The control characters of Unicode, but for the blanks above.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_LONG_WORD = re.compile(rf"[^\s]{{{LONGEST_WORD + 1},}}")
_CHUNK = 10
#: Marks that a letter may have: Vietnamese has two, pointed Hebrew and Arabic three or
#: four. The typesetter takes minutes for a page of letters with two hundred each.
MOST_MARKS = 4
#: Only from here on there are marks, so that all other text is passed by.
_MAYBE_STACKED = re.compile(rf"[\u0300-\U0010ffff]{{{MOST_MARKS + 1},}}")

# Word pastes its bullets as private characters of the Symbol and Wingdings fonts.
_PASTED = {
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0D8: "➢",
    0xF0FC: "✓",
    0xF02D: "-",
    0x2028: " ",
    0x2029: " ",
}
# Marks that are meant to be invisible: nothing is lost by leaving them out.
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))
_TRANSLATION = {**_PASTED, **_INVISIBLE}


def tidy(text):
    """Text without invisible marks and control characters, bullets made real."""
    if not text.isascii():
        text = text.translate(_TRANSLATION)
    return _CONTROL.sub("", text)


def find_stacked(text):
    """Return where a letter begins that has more marks than a script has; else -1.

    >>> find_stacked("Da tie\u0302\u0301ng")
    -1
    >>> find_stacked("Da ba" + "\u0301" * 5)
    4
    """
    for found in _MAYBE_STACKED.finditer(text):
        marks = 0
        for place, sign in enumerate(found.group(), found.start()):
            kind = unicodedata.category(sign)
            # A joiner between marks is none, and ends no run of them.
            marks = marks + (kind[0] == "M") if kind[0] == "M" or kind == "Cf" else 0
            if marks > MOST_MARKS:
                return max(0, _find_base(text, place))
    return -1


def _find_base(text, place):
    """Return where the letter stands whose marks end there."""
    while place >= 0 and unicodedata.category(text[place])[0] in "MC":
        place -= 1
    return place


def collapse(text):
    """Runs of blanks as one blank, as HTML shows them (a no-break space stays)."""
    return _WHITESPACE.sub(" ", text)


def breakable_pieces(text):
    """``text`` in pieces between which a line may break.

    Only a word that is too long for a column is cut. What is set between the pieces
    must leave no character behind: a zero-width space joins the glyph before it, and
    the PDF then gives it back wherever that glyph stands ("7" in every amount).

    >>> breakable_pieces("Jumlah 12")
    ['Jumlah 12']
    """
    pieces, end = [""], 0
    for match in _LONG_WORD.finditer(text):
        pieces[-1] += text[end : match.start()]
        word, end = match.group(), match.end()
        pieces[-1] += word[:_CHUNK]
        pieces += (word[i : i + _CHUNK] for i in range(_CHUNK, len(word), _CHUNK))
    pieces[-1] += text[end:]
    return pieces


def literal(text):
    """``text`` as a Typst string literal."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
