"""Whether a text was corrected, or says something else now.

What was decided is measured by its words. A typing error in them is set right without
deciding them anew; other words, a number or a sign of the formula are another promise.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
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
#: What may be put before a word instead of another piece, and makes another one of it.
PREFIXES = frozenset(
    {
        *("di", "me", "mem", "men", "meng", "meny", "pe", "pem", "pen", "peng", "peny"),
        *("ber", "ter", "per", "se", "ke", ""),
    }
)
#: What behind a word makes another one of it: *penerima*, *penerimaan*.
SUFFIXES = ("an", "kan")
#: Letters that a word keeps behind a prefix at least.
STEM = 4
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ROMAN = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
#: A stroke or dash between letters is spelling, a colon at the end is punctuation; the
#: rest reckons or compares.
_SIGN = re.compile(
    r"[%‰*&^#@()\[\]{}]|(?<![^\W\d_])/|/(?![^\W\d_])|(?<=[\d\s)])-(?=[\d\s(])"
    r"|:(?=\s*[\w(])"
)
#: Kinds of characters that reckon wherever they stand: mathematical and other symbols,
#: currencies, and figures above or below the line.
_SIGN_KINDS = frozenset({"Sm", "So", "Sc", "No"})
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_WORD = re.compile(r"[^\W\d_]+")


def find_other_meaning(
    old: str, new: str, words: Collection[str] = ()
) -> tuple[str, str] | None:
    """Return what of a text is no typing error: what stood there, and what does now.

    Capitals, hyphens and punctuation may change freely, each word by one letter in four
    of its own, but not by a piece before or behind it that makes another word; words
    may be joined or parted whose letters stay. A little word may come or go, and of two
    that are the same one. Numbers, Roman ones too, brackets and signs stay as they are.

    :param words: that are known to be written so, in small letters; what was one of
        them was not mistyped

    >>> find_other_meaning("Persentsae ibu hamil", "Persentase ibu hamil")
    >>> find_other_meaning("Penurunan stunting", "Peningkatan stunting")
    ('penurunan', 'peningkatan')
    >>> find_other_meaning("Jalan mantap 60 km", "Jalan mantap 40 km")
    ('60', '40')
    >>> find_other_meaning("Daerah rawan", "Daerah rawat", {"rawan"})
    ('rawan', 'rawat')
    """
    for find in (_NUMBER.findall, _find_signs):
        found = find(old), find(new)
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
        if not stays_twice and not _is_slip(gone, come, words):
            return " ".join(gone), " ".join(come)
    return None


def _find_signs(text: str) -> list[str]:
    """Return what reckons or compares in a text, in its order.

    >>> _find_signs("(A − B) / 5 m²"), _find_signs("usaha non-formal, a/b.")
    (['(', '-', ')', '/', '²'], [])
    """
    text = text.translate(_DASHES)
    places = {match.start(): match.group() for match in _SIGN.finditer(text)}
    places |= {
        place: letter
        for place, letter in enumerate(text)
        if unicodedata.category(letter) in _SIGN_KINDS
    }
    return [places[place] for place in sorted(places)]


def _split(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _is_slip(gone: list[str], come: list[str], known: Collection[str]) -> bool:
    """Tell whether the words are the same ones, each but for a slip.

    Little words come, or go: "dan" that goes where "atau" comes is another word.
    """
    if len(gone) == len(come) and any(
        old != new and old in known for old, new in zip(gone, come, strict=True)
    ):
        return False
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
    if _ROMAN.fullmatch(old) or _ROMAN.fullmatch(new):
        return False
    short, long = sorted((old, new), key=len)
    before = long.removesuffix(short)
    if before != long and (len(before) > 1 or before in NEGATING):
        return False
    if long.removeprefix(short) in SUFFIXES or _has_other_prefix(old, new):
        return False
    allowed = max(1, len(long) // LETTERS)
    return len(long) >= LETTERS and _count_edits(old, new) <= allowed


def _has_other_prefix(old: str, new: str) -> bool:
    """Tell whether a piece before the same stem became another: di-layani, me-layani.

    >>> _has_other_prefix("dilayani", "melayani"), _has_other_prefix("jmlah", "jumlah")
    (True, False)
    """
    stem = 0
    while stem < min(len(old), len(new)) and old[-1 - stem] == new[-1 - stem]:
        stem += 1
    return any(
        old[:-length] in PREFIXES and new[:-length] in PREFIXES
        for length in range(STEM, stem + 1)
    )


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
