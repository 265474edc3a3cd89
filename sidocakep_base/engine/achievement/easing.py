"""Whether a target is easier to reach than that of an earlier quarter of its year.

Who sets a target once the period is over knows how it went. No easier than before is
then the least that can be asked; the engine alone says what is easier.
"""

from collections.abc import Mapping
from decimal import Decimal

from ..errors import EngineError
from ..figures.values import NoFigure, NoFigureKind, Number, Point, Range, Value
from .accumulation import Accumulation
from .formulas import Direction
from .scales import Scale


def find_harder(
    direction: Direction | str,
    how: Accumulation | str,
    targets: Mapping[int, Value],
    quarter: int,
    scale: Scale | None = None,
) -> int:
    """Return the earlier quarter whose target that of ``quarter`` is easier than, or 0.

    Zero, what is below it, and a target that says it is none, take the indicator out
    of the average: they are easier than any target above zero, however the quarters
    make the year. Of
    quarters that are added up nothing else is compared: each is a part of its own. A
    zero says that a quarter was left out, so the last target above zero is compared
    with; where there is none, the last one.

    :param targets: the targets of the year by their quarter
    :param scale: of names that are ordered

    >>> year = {1: Number(Decimal("0.40")), 2: Number(Decimal("0.45"))}
    >>> find_harder("higher", "last", year | {3: Number(Decimal("0.20"))}, 3)
    2
    >>> find_harder("higher", "last", year | {3: Number(Decimal("0.45"))}, 3)
    0
    >>> find_harder("lower", "sum", year | {3: Number(Decimal(0))}, 3)
    2
    """
    now = targets.get(quarter, NoFigure(NoFigureKind.NOT_REPORTED))
    earlier = {
        number: value
        for number, value in sorted(targets.items())
        if number < quarter and not isinstance(value, NoFigure)
    }
    if now == NoFigure(NoFigureKind.NOT_REPORTED) or not earlier:
        return 0
    aimed = [number for number, value in earlier.items() if _is_aimed(value)]
    last = aimed[-1] if aimed else max(earlier)
    if isinstance(now, NoFigure) or (aimed and not _is_aimed(now)):
        return last if aimed else 0
    if Accumulation(how) is Accumulation.SUM:
        return 0
    return last if _is_easier(Direction(direction), earlier[last], now, scale) else 0


def _is_aimed(value: Value) -> bool:
    """Tell whether something is to be reached: a range and a name always are."""
    return not isinstance(value, Number) or value.value > 0


def _is_easier(
    direction: Direction, before: Value, now: Value, scale: Scale | None
) -> bool:
    """Tell whether ``now`` is reached by what ``before`` is not; unknown is not.

    A range that is to be kept is no easier only within the one before: beside it, it
    may have been laid around the figure.
    """
    if isinstance(before, Point) and isinstance(now, Point):
        if scale is None:
            return False
        try:
            return scale.position(now.name) < scale.position(before.name)
        except EngineError:
            return False
    first, last = _get_bounds(before), _get_bounds(now)
    if first is None or last is None:
        return False
    is_lower = last[0] < first[0] or last[1] < first[1]
    is_higher = last[0] > first[0] or last[1] > first[1]
    if direction is Direction.HIGHER:
        return is_lower
    if direction is Direction.LOWER:
        return is_higher
    return last[0] < first[0] or last[1] > first[1]


def _get_bounds(value: Value) -> tuple[Decimal, Decimal] | None:
    if isinstance(value, Number):
        return value.value, value.value
    return (value.low, value.high) if isinstance(value, Range) else None
