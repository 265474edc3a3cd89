"""When two numbers of a document are one: written otherwise, by another hand."""

import re
import unicodedata

_GROUPS = re.compile(r"\d+|[^\W\d_]+")
# Marks that have no width, and joiners: nobody sees them in a number.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")


def get_number_key(number: str) -> str:
    """Return what two ways of writing one number have in common.

    Letters and digits in their order, whatever stands between them, in whichever case,
    width and number of leading zeros.

    >>> get_number_key("900.1/0013/SP2D-LS/BPBD/2026")
    '900/1/13/SP/2/D/LS/BPBD/2026'
    >>> get_number_key(" 900.1 / 13/sp2d–ls/bpbd/2026\u200b")
    '900/1/13/SP/2/D/LS/BPBD/2026'
    >>> get_number_key("1/23") == get_number_key("12/3"), get_number_key(" / ")
    (False, '')
    """
    text = unicodedata.normalize("NFKC", _UNSEEN.sub("", number)).upper()
    return "/".join(
        str(int(group)) if group.isdigit() else group for group in _GROUPS.findall(text)
    )


def find_foreign_letter(number: str) -> str:
    """Return the first letter that only looks like one of ours; empty if there is none.

    >>> find_foreign_letter("1/SP2D"), find_foreign_letter("1/S\u0420") == "\u0420"
    ('', True)
    """
    text = unicodedata.normalize("NFKC", number)
    return next((char for char in text if char.isalpha() and not char.isascii()), "")
