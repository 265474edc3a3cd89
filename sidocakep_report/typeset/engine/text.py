r"""Text of a form as Typst string literals.

All text reaches Typst as a string literal, never as markup, so nothing a person types
can be read as code: a name like ``#import "x"`` or ``*bold*`` prints as it stands.

>>> literal('say "#import" *now*')
'"say \\"#import\\" *now*"'
>>> tidy("a\u00adb\x07c \uf0b7 d")
'abc • d'
"""

import re

# A run longer than this cannot be set in a narrow column: it may break anywhere.
LONGEST_WORD = 28
_WHITESPACE = re.compile("[ \t\n\r\f]+")
# The control characters of Unicode, but for the blanks above.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_LONG_WORD = re.compile(rf"[^\s]{{{LONGEST_WORD + 1},}}")
_CHUNK = 10

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
