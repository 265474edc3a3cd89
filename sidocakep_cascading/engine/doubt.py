"""Whether a typed figure may be a slip of the hand: far from all that is known of it.

A figure may lie far from its target and be true. So nothing is refused: who sends it is
asked once, and says in a sentence how that comes.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

#: Kinds of doubt.
FAR, SHIFTED, OVER_WHOLE = "far", "shifted", "over_whole"
BELOW_ZERO, OVER_TARGET = "below_zero", "over_target"
BROKEN, OVER_YEAR = "broken", "over_year"
#: How many times as much as all that is known a success may be without a word.
TWICE = 2
#: A comma that slipped leaves the digits: a tenth, a hundredth, a thousandth, or times.
SHIFTS = (1, 2, 3)
#: How close to the known figure the digits must come once the comma is moved back.
CLOSE = Decimal("0.25")
#: A sentence says more than "ok" or "sudah benar".
WORDS = 3


class Known(NamedTuple):
    """What a figure is held against: a target or a figure of before.

    :param low: the number, or the lower bound of a range
    :param high: the same number, or the upper bound
    :param is_limit: of a whole year; a part of it may lie below as far as it likes
    """

    low: Decimal
    high: Decimal
    is_limit: bool = False


class Doubt(NamedTuple):
    """Why a figure is asked about.

    :param corrected: the same digits with the comma where it was expected
    """

    kind: str
    corrected: Decimal | None = None


def find_doubt(
    value: Decimal | None,
    known: Iterable[Known],
    factor: int,
    is_percentage: bool = False,
    is_gain: bool = False,
    is_standing: bool = False,
    is_counted: bool = False,
) -> Doubt | None:
    """Return why a figure is asked about, or ``None``.

    It lies more than ``factor`` times above, or below a ``factor``-th of, everything
    that is known: who comes near to the target or to the last figure made no slip.
    Zero is asked about like any other figure; it has no size to hold another against.
    More than a hundred per cent is asked about where nothing known is, and so is less
    than zero; where more is better (``is_gain``), a success of more than twice as much.
    What stands at the end of each period (``is_standing``) is no part of a year: where
    it lies below the figure of before, the target of the year holds it from below, too.
    Of what is counted one by one (``is_counted``), a part of one is asked about where
    all that is known is whole.

    >>> target, last = (Known(Decimal(n), Decimal(n)) for n in ("0.48", "0.46"))
    >>> find_doubt(Decimal(3), [target, last], 5)
    Doubt(kind='far', corrected=None)
    >>> find_doubt(Decimal(46), [target, last], 5)
    Doubt(kind='shifted', corrected=Decimal('0.46'))
    >>> find_doubt(Decimal(120), [], 5, is_percentage=True)
    Doubt(kind='over_whole', corrected=None)
    >>> twelve, twenty = (Known(Decimal(n), Decimal(n)) for n in (12, 20))
    >>> find_doubt(Decimal(30), [twelve], 5, is_gain=True)
    Doubt(kind='over_target', corrected=None)
    >>> find_doubt(Decimal(30), [twelve, twenty], 5, is_gain=True)
    """
    known = list(known)
    if not factor or value is None or _is_result_zero(value, known, is_counted):
        return None
    if is_standing and _is_below(value, known):
        known = [item._replace(is_limit=False) for item in known]
    if value < 0 and all(item.low >= 0 for item in known):
        return Doubt(BELOW_ZERO)
    sized = [item for item in known if _is_sized(item)]
    if sized and all(_is_far(value, item, factor) for item in sized):
        moved = (_move_comma(value, item) for item in sized)
        corrected = next((item for item in moved if item is not None), None)
        return Doubt(FAR if corrected is None else SHIFTED, corrected)
    if is_percentage and value > 100 and all(item.high <= 100 for item in known):
        return Doubt(OVER_WHOLE)
    if is_gain and sized and all(value > abs(item.high) * TWICE for item in sized):
        return Doubt(OVER_TARGET)
    return Doubt(BROKEN) if is_counted and _is_broken(value, known) else None


def is_over_year(total: Decimal, year: Known, factor: int, is_gain: bool) -> bool:
    """Tell whether the periods so far come to far more than was set for the year.

    Far is what it is for one figure: twice as much where more is better, else the
    factor. Somewhat more than the year's target is a success and no slip.

    >>> three = Known(Decimal(3), Decimal(3), is_limit=True)
    >>> [is_over_year(Decimal(n), three, 5, is_gain=True) for n in (5, 6, 7)]
    [False, False, True]
    >>> [is_over_year(Decimal(n), three, 5, is_gain=False) for n in (15, 16)]
    [False, True]
    """
    times = min(factor, TWICE) if is_gain else factor
    return bool(factor) and year.high > 0 and total > year.high * times


def _is_result_zero(value: Decimal, known: Iterable[Known], is_counted: bool) -> bool:
    """Tell whether a figure is a zero that was to be expected.

    It is the target or the figure of before, or lies in a range; or it counts one by
    one what may not be there at all.

    >>> some, none = (Known(Decimal(n), Decimal(n)) for n in (12, 0))
    >>> [_is_result_zero(Decimal(0), items, False) for items in ([some], [some, none])]
    [False, True]
    >>> _is_result_zero(Decimal(0), [some], is_counted=True)
    True
    """
    return not value and (
        is_counted or any(item.low <= 0 <= item.high for item in known)
    )


def _is_below(value: Decimal, known: Iterable[Known]) -> bool:
    """Tell whether a figure is smaller than all figures of before that are known."""
    before = [item for item in known if _is_sized(item) and not item.is_limit]
    sizes = [_sizes(value, item) for item in before]
    return bool(sizes) and all(size < low for size, low, _high in sizes)


def _is_sized(known: Known) -> bool:
    """Tell whether something can be held against it: zero has no size."""
    return bool(known.low or known.high)


def _is_broken(value: Decimal, known: Iterable[Known]) -> bool:
    """Tell whether a figure alone, of all that is known, is a part of one.

    >>> _is_broken(Decimal("1.5"), [Known(Decimal(2), Decimal("3.0"))])
    True
    >>> _is_broken(Decimal("1.5"), [Known(Decimal("0.5"), Decimal("0.5"))])
    False
    """
    return bool(value % 1) and not any(item.low % 1 or item.high % 1 for item in known)


def _is_far(value: Decimal, known: Known, factor: int) -> bool:
    """Tell whether a figure lies far from a known one, or is it with a moved comma."""
    if known.low <= value <= known.high:
        return False
    size, low, high = _sizes(value, known)
    if size > high:
        return size > high * factor or _move_comma(value, known) is not None
    if known.is_limit:
        return False
    return size * factor < low or _move_comma(value, known) is not None


def _move_comma(value: Decimal, known: Known) -> Decimal | None:
    """Return the figure with its comma moved to where it comes close, or ``None``."""
    for places in SHIFTS:
        for moved in (value.scaleb(-places), value.scaleb(places)):
            size, low, high = _sizes(moved, known)
            is_above = size < abs(value)
            if known.is_limit and not is_above:
                continue
            bound = high if is_above else low
            if low <= size <= high or abs(size - bound) <= bound * CLOSE:
                return moved
    return None


def _sizes(value: Decimal, known: Known) -> tuple[Decimal, Decimal, Decimal]:
    """Return the sizes of a figure and of both bounds, whatever their signs."""
    low, high = sorted((abs(known.low), abs(known.high)))
    return abs(value), low, high


def is_sentence(text: str) -> bool:
    """Tell whether a text says something: three words at least.

    >>> is_sentence("Gempa di dua kecamatan."), is_sentence("ok"), is_sentence(" ")
    (True, False, False)
    """
    return len(text.split()) >= WORDS
