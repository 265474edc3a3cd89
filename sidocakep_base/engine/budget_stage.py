"""Which version of a budget a word of the national finance system names."""

import re
from itertools import pairwise

ORIGINAL, SHIFT, REVISION = "murni", "pergeseran", "perubahan"
_NAMES = {"murni": ORIGINAL, "induk": ORIGINAL, SHIFT: SHIFT, "geser": SHIFT}
_NAMES |= {"dppa": REVISION, REVISION: REVISION}
# What stands beside the version and does not change which one it is.
_BESIDE = frozenset({"dpa", "skpd", "apbd", "anggaran", "kas", "tahun", "tahap", "ke"})
_BESIDE |= {"parsial", "sebelum", "setelah", "sesudah", "mendahului", "dan", "atas"}
_BEFORE = frozenset({"sebelum", "mendahului"})
_WORDS = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"[ivx]+")


def read_budget_stage(text: str) -> str | None:
    """Return which version of the budget a text names; ``None`` if it names none.

    The versions are numbered, and one is named after the other that it changes: a shift
    of the original budget and one of the revised budget are both shifts.

    >>> read_budget_stage("Murni"), read_budget_stage(" PERUBAHAN ")
    ('murni', 'perubahan')
    >>> read_budget_stage("Pergeseran 1"), read_budget_stage("Murni Pergeseran-II")
    ('pergeseran', 'pergeseran')
    >>> read_budget_stage("DPA Perubahan Pergeseran"), read_budget_stage("DPPA ke-2")
    ('pergeseran', 'perubahan')
    >>> read_budget_stage("Pergeseran mendahului Perubahan 3")
    'pergeseran'
    >>> read_budget_stage("Sebelum Pergeseran 1")
    >>> read_budget_stage("Sebelum Perubahan"), read_budget_stage("Rancangan Perubahan")
    (None, None)
    >>> read_budget_stage("Tahap 2"), read_budget_stage("")
    (None, None)
    """
    words = [
        word for word in _WORDS.findall(text.lower()) if not _ROMAN.fullmatch(word)
    ]
    if any(word not in _NAMES and word not in _BESIDE for word in words):
        return None
    named = {
        _NAMES[word]
        for former, word in pairwise(["", *words])
        # what was in force before that one is not named
        if word in _NAMES and former not in _BEFORE
    }
    return next((name for name in (SHIFT, REVISION, ORIGINAL) if name in named), None)
