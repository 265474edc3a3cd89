"""Names of files in a folder that is handed out: readable, short, each one once."""

import re
from collections.abc import Container

#: What no file system takes, and what leads out of a folder.
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
#: Characters of a name: a folder and a file in it stay below the 260 of Windows.
LENGTH = 70


def clean_name(text: str) -> str:
    """Return a text as the name of a file or folder; its ending stays.

    >>> clean_name("SK/12: Tim.pdf")
    'SK-12- Tim.pdf'
    >>> clean_name("../../etc/passwd")
    'etc-passwd'
    >>> len(clean_name("a" * 90 + ".pdf"))
    70
    """
    text = _NOT_IN_A_NAME.sub("-", text).lstrip(". -").rstrip(". ")
    stem, dot, ending = text.rpartition(".")
    if not stem or len(ending) > 5:
        stem, dot, ending = text, "", ""
    return f"{stem[: LENGTH - len(dot + ending)].rstrip()}{dot}{ending}" or "berkas"


def find_place(folder: str, name: str, taken: Container[str] = ()) -> str:
    """Return the path of a file in a folder; a name that is taken gets a number.

    >>> find_place("1.a.1 Pedoman", "SK.pdf")
    '1.a.1 Pedoman/SK.pdf'
    >>> find_place("1.a.1 Pedoman", "SK.pdf", {"1.a.1 Pedoman/SK.pdf"})
    '1.a.1 Pedoman/SK (2).pdf'
    """
    name = clean_name(name)
    stem, dot, ending = name.rpartition(".")
    place, number = f"{folder}/{name}", 1
    while place in taken:
        number += 1
        place = f"{folder}/{stem or ending} ({number}){dot}{ending if stem else ''}"
    return place
