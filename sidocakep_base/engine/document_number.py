"""When two numbers of a document are one: written otherwise, by another hand."""

import re
import unicodedata

#: Kinds of advance, as they stand in the number of an SP2D.
ADVANCES = ("UP", "GU", "GUP", "TU", "TUP")
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


def find_advance(key: str) -> str:
    """Return the word of an advance (UP, GU, TU) in the key of a number of an SP2D.

    Such an SP2D fills the treasurer's cash again: what was spent of it is in the SPJ.

    >>> find_advance(get_number_key("33/04.0/000007/GU/5.01/M/1/2026"))
    'GU'
    >>> find_advance(get_number_key("900.1/0013/SP2D-LS/BPBD/2026"))
    ''
    >>> find_advance(get_number_key("33/04.0/000008/LS/DINAS-GU/2026"))
    ''
    """
    groups = key.split("/")
    if "LS" in groups:
        return ""
    return next((group for group in groups if group in ADVANCES), "")


def find_foreign_letter(number: str) -> str:
    """Return the first letter that only looks like one of ours; empty if there is none.

    >>> find_foreign_letter("1/SP2D"), find_foreign_letter("1/S\u0420") == "\u0420"
    ('', True)
    """
    text = unicodedata.normalize("NFKC", number)
    return next((char for char in text if char.isalpha() and not char.isascii()), "")
