"""Whether a figure got better from one year to the next, by what is good for it.

A ratio that rose is worse where lower is better. Of what no rule tells apart nothing is
said. The words are Indonesian, as the statutory report is.
"""

from decimal import Decimal
from enum import StrEnum

from ..errors import EngineError
from ..figures.reading import read_printed
from ..figures.values import Number, Point, Range, Value
from .formulas import Direction
from .scales import Scale


class Trend(StrEnum):
    """What became of a figure, in the word that is printed."""

    BETTER = "membaik"
    WORSE = "memburuk"
    SAME = "tetap"


def compare(
    direction: Direction | str,
    before: str,
    now: str,
    target: str = "",
    scale: Scale | None = None,
) -> Trend | None:
    """Return what became of a figure, ``None`` where that cannot be told.

    :param before: the figure of the year before, as printed
    :param now: that of this year
    :param target: that of this year: where a range is aimed at, nearer is better
    :param scale: of names that are ordered

    >>> compare("higher", "93,7 indeks", "95,2 indeks")
    <Trend.BETTER: 'membaik'>
    >>> compare("lower", "0,325 Rasio", "0,331 Rasio")
    <Trend.WORSE: 'memburuk'>
    >>> compare("range", "15 Persen", "9 Persen", "10 - 12 Persen")
    <Trend.BETTER: 'membaik'>
    >>> compare("ordinal", "WDP", "WDP", scale=Scale.parse("TMP < TW < WDP < WTP"))
    <Trend.SAME: 'tetap'>
    >>> compare("lower", "1,9 Rasio", "belum dirilis") is None
    True
    >>> compare("higher", "80 Persen", "12 Unit") is None
    True
    """
    first, last = (read_printed(text, scale) for text in (before, now))
    aim = read_printed(target) if target else None
    direction = Direction(direction)
    if getattr(first, "unit", "") != getattr(last, "unit", ""):
        return None
    try:
        was = _place(direction, first, aim, scale)
        became = _place(direction, last, aim, scale)
    except EngineError:
        return None
    if was is None or became is None:
        return None
    if was == became:
        return Trend.SAME
    return Trend.BETTER if became > was else Trend.WORSE


def _place(
    direction: Direction, value: Value | None, aim: Value | None, scale: Scale | None
) -> Decimal | None:
    """Return how good a figure is; only its order with another one counts."""
    if direction is Direction.ORDINAL:
        if scale is None or not isinstance(value, Point):
            return None
        return Decimal(scale.position(value.name))
    if not isinstance(value, Number):
        return None
    if direction is Direction.HIGHER:
        return value.value
    if direction is Direction.LOWER:
        return -value.value
    if not isinstance(aim, Range):
        return None
    return -max(aim.low - value.value, value.value - aim.high, Decimal(0))
