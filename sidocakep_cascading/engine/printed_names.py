"""Which names stand in the content of a paper as it was kept."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

MONEY = re.compile(r"Rp\d")


def find_printed(content: Any, names: Iterable[str]) -> set[str]:
    """Return those of the names that a content says, in a cell or within a sentence.

    A name ends where its words end: that of a longer name is another one.

    >>> content = {"rows": [{"name": "Jumlah  laporan"}], "text": "Nilai SAKIP naik."}
    >>> sorted(find_printed(content, ["Jumlah laporan", "Nilai SAKIP", "ZOSS"]))
    ['Jumlah laporan', 'Nilai SAKIP']
    >>> find_printed([{"name": "Jumlah laporan kejadian"}], ["laporan kej", ""])
    set()
    """
    texts = set(_walk(content))
    sentences = [text for text in texts if " " in text]
    return {
        name
        for name in names
        for words in [_tidy(name)]
        if words and (words in texts or _stands_in(words, sentences))
    }


def prints_money(content: Any) -> bool:
    """Tell whether a content says an amount of money.

    >>> prints_money({"rows": [["Pagu", "Rp1.380.000.000,00"]]})
    True
    >>> prints_money({"rows": [["Rp", "1.380 Orang"]]})
    False
    """
    return any(MONEY.search(text) for text in _walk(content))


def _stands_in(words: str, texts: list[str]) -> bool:
    """Tell whether words stand in one of some texts, each of them whole."""
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return any(words in text and whole.search(text) for text in texts)


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
