"""Which names stand in the content of a paper as it was kept."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

MONEY = re.compile(r"Rp\d")


def find_printed(
    content: Any,
    names: Iterable[str],
    find_longer: Callable[[set[str]], Iterable[str]] = lambda names: (),
) -> set[str]:
    """Return those of the names that a content says, in a cell or within a sentence.

    A name ends where its words end, and within a longer name that is one of its own
    it is not said.

    :param find_longer: of some names the names of which these are a part; asked only
        where no cell is one of them

    >>> content = {"rows": [{"name": "Jumlah  laporan"}], "text": "Nilai SAKIP naik."}
    >>> sorted(find_printed(content, ["Jumlah laporan", "Nilai SAKIP", "ZOSS"]))
    ['Jumlah laporan', 'Nilai SAKIP']
    >>> find_printed([{"name": "Jumlah laporan kejadian"}], ["laporan kej", ""])
    set()
    >>> longer = lambda names: ["Jumlah laporan kejadian"]
    >>> said = ["Jumlah laporan kejadian: 5 Laporan."]
    >>> find_printed(said, ["Jumlah laporan"], longer)
    set()
    >>> said = ["Jumlah laporan kejadian naik; ini jauh.", "- Jumlah laporan (7)"]
    >>> find_printed(said, ["Jumlah laporan"], longer)
    {'Jumlah laporan'}
    """
    texts = set(_walk(content))
    by_words = {words: name for name in names if (words := _tidy(name))}
    found = texts & by_words.keys()
    sentences = [text for text in texts if " " in text]
    asked = {words for words in by_words.keys() - found if _say(sentences, words)}
    longer = {_tidy(name) for name in find_longer(asked)} if asked else set()
    for words in asked:
        around = [other for other in longer if other != words and words in other]
        if _say(_blank_out(sentences, around), words):
            found.add(words)
    return {by_words[words] for words in found}


def prints_money(content: Any) -> bool:
    """Tell whether a content says an amount of money.

    >>> prints_money({"rows": [["Pagu", "Rp1.380.000.000,00"]]})
    True
    >>> prints_money({"rows": [["Rp", "1.380 Orang"]]})
    False
    """
    return any(MONEY.search(text) for text in _walk(content))


def _say(texts: list[str], words: str) -> bool:
    """Tell whether words stand in one of some texts, each of them whole."""
    whole = _match_whole(words)
    return any(words in text and whole.search(text) for text in texts)


def _blank_out(texts: list[str], names: Iterable[str]) -> list[str]:
    """Return texts without some names, so that what stands in these is not found."""
    for name in sorted(names, key=len, reverse=True):
        texts = [_match_whole(name).sub("|", text) for text in texts]
    return texts


def _match_whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def _walk(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from _walk(part)
    elif isinstance(value, str):
        yield _tidy(value)


def _tidy(text: str) -> str:
    return " ".join(text.split())
