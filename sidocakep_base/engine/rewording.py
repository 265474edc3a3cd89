"""Whether a text was corrected, or says something else now.

What was decided is measured by its words. A typing error in them is set right without
deciding them anew; other words, a number or a sign of the formula are another promise.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

#: Little words that may be missing, or stand twice, by a slip of the hand.
LITTLE = frozenset(
    {
        *("dan", "atau", "serta", "di", "ke", "dari", "dalam", "pada", "oleh"),
        *("dengan", "untuk", "yang", "para"),
    }
)
#: One letter in so many of a word may be wrong.
LETTERS = 4
#: Letters that say the opposite before a word; two and more always are such a piece.
NEGATING = frozenset({"a", "i"})
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
#: A stroke or dash between letters is spelling, a colon at the end is punctuation; the
#: rest reckons or compares.
_SIGN = re.compile(
    r"[%+*×÷=<>≤≥^]|(?<![^\W\d_])/|/(?![^\W\d_])|(?<=[\d\s)])-(?=[\d\s(])"
    r"|:(?=\s*[\w(])"
)
_WORD = re.compile(r"[^\W\d_]+")


def find_other_meaning(old: str, new: str) -> tuple[str, str] | None:
    """Return what of a text is no typing error: what stood there, and what does now.

    Capitals, hyphens and punctuation may change freely, each word by one letter in four
    of its own, but not by what is put before it; words may be joined or parted whose
    letters stay. A little word may come or go, and of two that are the same one.

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
    """Tell whether the words are the same ones, each but for a slip.

    Little words come, or go: "dan" that goes where "atau" comes is another word.
    """
    return _is_reached(gone, come) or _is_reached(come, gone)


def _is_reached(words: list[str], others: list[str]) -> bool:
    """Tell whether the words pair one by one; little ones of the first are left out."""
    end = len(words), len(others)
    reached, waiting = {(0, 0)}, [(0, 0)]
    while waiting and end not in reached:
        i, j = waiting.pop()
        steps = {
            (i + taken, j + given) for taken, given in _pair(words[i:], others[j:])
        }
        waiting += steps - reached
        reached |= steps
    return end in reached


def _pair(words: list[str], others: list[str]) -> Iterator[tuple[int, int]]:
    """Return how many of both the next pair may take."""
    if words and words[0] in LITTLE:
        yield 1, 0
    if not words or not others:
        return
    if _is_same_word(words[0], others[0]):
        yield 1, 1
    yield from ((count, 1) for count in _count_joined(words, others[0]))
    yield from ((1, count) for count in _count_joined(others, words[0]))


def _count_joined(words: list[str], joined: str) -> list[int]:
    """Return how many of the first words are written as the one, letter by letter."""
    written = ""
    for count, word in enumerate(words, start=1):
        written += word
        if len(written) >= len(joined):
            return [count] if written == joined else []
    return []


def _is_same_word(old: str, new: str) -> bool:
    """Tell whether a word was mistyped; what negates it makes another one of it.

    >>> _is_same_word("masyrakat", "masyarakat"), _is_same_word("informal", "formal")
    (True, False)
    """
    if old == new:
        return True
    short, long = sorted((old, new), key=len)
    before = long.removesuffix(short)
    if before != long and (len(before) > 1 or before in NEGATING):
        return False
    allowed = max(1, len(long) // LETTERS)
    return len(long) >= LETTERS and _count_edits(old, new) <= allowed


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
