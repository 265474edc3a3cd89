"""The word of a list that somebody means who wrote another one."""

import difflib
import re
from collections.abc import Iterable

#: Classes of posts are written in figures by whoever types them.
_CLASSES = {"1": "i", "2": "ii", "3": "iii", "4": "iv", "5": "v"}


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that comes nearest, ``""`` where none does.

    A name that holds all that was written is nearer than one with like letters, where
    it is the only one.

    >>> kinds = ["administrator (eselon iii)", "pengawas (eselon iv)", "pelaksana"]
    >>> nearest("eselon 4", kinds)
    'pengawas (eselon iv)'
    >>> nearest("pelaksna", kinds)
    'pelaksana'
    >>> nearest("eselon", kinds), nearest("bupati", kinds)
    ('', '')
    """
    known = list(known)
    written = _parts(word)
    holding = [name for name in known if written and written <= _parts(name)]
    if len(holding) == 1:
        return holding[0]
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.7)
    return near[0] if near else ""


def _parts(text: str) -> set[str]:
    """Return the words of a text, the figures of classes as in the lists."""
    return {_CLASSES.get(part, part) for part in re.findall(r"\w+", text)}
