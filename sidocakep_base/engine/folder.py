"""Names of files in a folder that is handed out: readable, short, each one once."""

import re

#: What no file system takes, and what leads out of a folder.
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
#: Names of devices that Windows has for itself.
_DEVICES = frozenset({"con", "prn", "aux", "nul"})
#: Characters of a name: a folder and a file in it stay below the 260 of Windows.
LENGTH = 70
#: Characters of a file that stands alone: room for the longest name of an agency.
ALONE = 180


def clean_name(text: str, length: int = LENGTH) -> str:
    """Return a text as the name of a file or folder; its ending stays.

    :param length: characters at most; what is handed out alone may be longer

    >>> clean_name("SK/12: Tim.pdf")
    'SK-12- Tim.pdf'
    >>> clean_name("../../etc/passwd")
    'etc-passwd'
    >>> len(clean_name("a" * 90 + ".pdf"))
    70
    >>> clean_name("CON"), clean_name("..")
    ('berkas', 'berkas')
    """
    text = _NOT_IN_A_NAME.sub("-", text).lstrip(". -").rstrip(". ")
    stem, dot, ending = text.rpartition(".")
    if not stem or len(ending) > 5:
        stem, dot, ending = text, "", ""
    if stem.lower() in _DEVICES:
        stem = ""
    return f"{stem[: length - len(dot + ending)].rstrip() or 'berkas'}{dot}{ending}"


class Places:
    """Gives each file of a folder of folders a path that no other has.

    >>> places = Places()
    >>> places.find("1.a.1 Pedoman", "SK.pdf"), places.find("1.a.1 Pedoman", "sk.pdf")
    ('1.a.1 Pedoman/SK.pdf', '1.a.1 Pedoman/sk (2).pdf')
    """

    def __init__(self) -> None:
        # in small letters: "SK.pdf" and "sk.pdf" are one on Windows
        self._taken: set[str] = set()

    def find(self, folder: str, name: str, length: int = LENGTH) -> str:
        """Return the path of a file; a name that is taken gets a number."""
        name = clean_name(name, length)
        stem, dot, ending = name.rpartition(".")
        place, number = f"{folder}/{name}", 1
        while place.lower() in self._taken:
            number += 1
            place = f"{folder}/{stem or ending} ({number}){dot}{ending if stem else ''}"
        self._taken.add(place.lower())
        return place
