"""Between which values a figure can lie at all: a share ends at 100, an index at 4.

A target of 120 for what ends at 100 is a slip, or makes what cannot be reached the
measure. What has no end, a growth or a count, has no limit.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from .arithmetic import optional_decimal
from .indonesian import format_number
from .reading import ValueKind, read_value
from .values import Number, Range, Value

#: How a workbook says that there is no limit, where an empty cell says nothing.
NO_LIMIT = frozenset(("tidak ada", "-"))
#: First words of what is a part of a whole.
_SHARES = frozenset(("persentase", "prosentase", "presentase", "proporsi", "cakupan"))
#: What is counted in per cent and may be more than the whole, or less than nothing.
_ENDLESS = re.compile(
    r"pertumbuhan|peningkatan|kenaikan|penurunan|pertambahan|perubahan|selisih|deviasi"
    r"|laju|inflasi|capaian|realisasi|rasio"
)


class Limits(NamedTuple):
    """The lowest and the highest value that are possible; ``None``: there is none."""

    low: Decimal | None = None
    high: Decimal | None = None

    def __str__(self) -> str:
        """Return the limits as a table writes them.

        >>> print(SHARE, Limits(Decimal(25)), Limits(None, Decimal("0.5")))
        0 - 100 ≥ 25 ≤ 0,5
        """
        if self.low is not None and self.high is not None:
            return f"{format_number(self.low)} - {format_number(self.high)}"
        if self.low is not None:
            return f"≥ {format_number(self.low)}"
        return f"≤ {format_number(self.high)}" if self.high is not None else ""

    def find_passed(self, value: Value) -> Decimal | None:
        """Return the limit that a value passes, or ``None``.

        >>> Limits(Decimal(0), Decimal(100)).find_passed(Number(Decimal(120)))
        Decimal('100')
        >>> Limits(Decimal(0)).find_passed(Number(Decimal(120)))
        """
        if isinstance(value, Number):
            low = high = value.value
        elif isinstance(value, Range):
            low, high = value.low, value.high
        else:
            return None
        if self.low is not None and low < self.low:
            return self.low
        if self.high is not None and high > self.high:
            return self.high
        return None


#: Of a part of a whole, in per cent.
SHARE = Limits(Decimal(0), Decimal(100))


@lru_cache(maxsize=1024)
def read_limits(lowest: str, highest: str) -> Limits:
    """Return the limits that two texts state, either of which may be empty.

    >>> read_limits("25", "100")
    Limits(low=Decimal('25'), high=Decimal('100'))

    :raises EngineError: a text is no number, or the lowest is above the highest
    """
    low, high = (_read(text.strip()) for text in (lowest, highest))
    if low is not None and high is not None:
        bounds = Range(low, high)
        low, high = bounds.low, bounds.high
    return Limits(low, high)


def _read(text: str) -> Decimal | None:
    if not text:
        return None
    value = read_value(text, kind=ValueKind.NUMBER)
    return value.value if isinstance(value, Number) else optional_decimal(text)


def propose_limits(name: str, is_percent: bool) -> Limits:
    """Return between what the figures of an indicator lie by its name, if it says so.

    >>> propose_limits("Persentase ibu hamil yang dilayani", True).high
    Decimal('100')
    >>> propose_limits("Persentase pertumbuhan investasi", True).high
    >>> propose_limits("Laju pertumbuhan ekonomi", True).high
    """
    words = name.casefold().split()
    if not is_percent or not words or words[0] not in _SHARES:
        return Limits()
    return Limits() if _ENDLESS.search(name.casefold()) else SHARE
