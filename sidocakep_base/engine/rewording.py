"""Whether a text was corrected, or says something else now.

What was decided is measured by its words. A typing error in them is set right without
deciding them anew; other words, a number or a sign of the formula are another promise.
"""

import re
from difflib import SequenceMatcher

#: Little words that may be missing, or stand twice, by a slip of the hand.
LITTLE = frozenset(
    {
        *("dan", "atau", "serta", "di", "ke", "dari", "dalam", "pada", "oleh"),
        *("dengan", "untuk", "yang", "para"),
    }
)
#: One letter in so many may be wrong.
LETTERS = 4
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
#: A stroke or dash between letters is spelling; the rest reckons or compares.
_SIGN = re.compile(
    r"[%+*×÷=<>≤≥^]|(?<![^\W\d_])/|/(?![^\W\d_])|(?<=[\d\s)])-(?=[\d\s(])"
)
_WORD = re.compile(r"[^\W\d_]+")


def find_other_meaning(old: str, new: str) -> tuple[str, str] | None:
    """Return what of a text is no typing error: what stood there, and what does now.

    Capitals, spaces, hyphens and punctuation may change freely, a word by one letter in
    four; a little word may come or go, and of two that are the same one.

    >>> find_other_meaning("Persentsae ibu hamil", "Persentase ibu hamil")
    >>> find_other_meaning("Penurunan stunting", "Peningkatan stunting")
    ('penurunan', 'peningkatan')
    >>> find_other_meaning("Jalan mantap 60 km", "Jalan mantap 40 km")
    ('60', '40')
    """
    for pattern in (_NUMBER, _SIGN):
        found = pattern.findall(old), pattern.findall(new)
        if found[0] != found[1]:
            return " ".join(found[0]), " ".join(found[1])
    before, after = _split(old), _split(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        gone, come = before[start:end], after[new_start:new_end]
        stays_twice = not come and gone in (
            before[start - len(gone) : start],
            before[end : end + len(gone)],
        )
        if not stays_twice and not _is_slip(gone, come):
            return " ".join(gone), " ".join(come)
    return None


def _split(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _is_slip(gone: list[str], come: list[str]) -> bool:
    """Tell whether the words are the same but for a letter in so many."""
    old, new = ("".join(_without_little(words)) for words in (gone, come))
    longest = max(len(old), len(new))
    if not old or not new:
        # A little word alone may come or go, not become another: "dan" is not "atau".
        return not longest and not (gone and come)
    return _count_edits(old, new) <= max(1, longest // LETTERS) and longest >= LETTERS


def _without_little(words: list[str]) -> list[str]:
    return [word for word in words if word not in LITTLE]


def _count_edits(old: str, new: str) -> int:
    """Return by how many letters two words differ; two that changed places are one.

    >>> _count_edits("persentsae", "persentase"), _count_edits("naik", "turun")
    (1, 5)
    """
    rows = [list(range(len(new) + 1))]
    for i, letter in enumerate(old, start=1):
        row = [i]
        for j, other in enumerate(new, start=1):
            edits = min(
                rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != other)
            )
            if i > 1 and j > 1 and letter == new[j - 2] and old[i - 2] == other:
                edits = min(edits, rows[-2][j - 2] + 1)
            row.append(edits)
        rows.append(row)
    return rows[-1][-1]
