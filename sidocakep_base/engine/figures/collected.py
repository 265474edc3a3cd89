"""The figure of an indicator, computed from the parts that people count.

Nobody types a percentage: who counts enters what he counted, and the figure follows
from the parts by the formula of the collection card, with a sentence that says how.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from .arithmetic import exact, round_to, settle
from .indonesian import format_number
from .values import NoFigure, NoFigureKind, Number, Value


class PartFormula(str, Enum):
    """How the parts make the figure."""

    RATIO = "ratio"
    SUM = "sum"
    AVERAGE = "average"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody counts: above the line, or (``below``) what it is divided by.

    ``value`` is ``None`` as long as nobody has entered it; zero was entered.
    """

    name: str
    value: Decimal | None
    below: bool = False


@dataclass(frozen=True, slots=True)
class Collected:
    """The figure and how it came about; ``missing`` are the parts without a value."""

    value: Value
    trace: str
    missing: tuple[str, ...] = ()


def collect(
    formula: PartFormula | str,
    parts: Sequence[Part],
    *,
    factor: Decimal = Decimal(100),
    decimals: int = 2,
    unit: str = "",
) -> Collected:
    """Compute the figure of the parts.

    :param factor: what a ratio or a change is multiplied by: 1, 100, 1.000, 100.000
    :param decimals: places to which the figure is rounded, half away from zero

    >>> births = [Part("ditolong", Decimal(330)), Part("semua", Decimal(400), True)]
    >>> collect("ratio", births).trace
    '330 / 400 x 100 = 82,5'
    >>> collect("change", [Part("kini", Decimal(44)), Part("lalu", Decimal(40), True)])
    ... # doctest: +ELLIPSIS
    Collected(value=Number(value=Decimal('10'), ...
    >>> collect("sum", [Part("pria", Decimal(0)), Part("wanita", None)]).missing
    ('wanita',)
    >>> nobody = [Part("ditolong", Decimal(3)), Part("semua", Decimal(0), True)]
    >>> str(collect("ratio", nobody).value)
    'tidak dapat dihitung'
    """
    formula = PartFormula(formula)
    missing = tuple(part.name for part in parts if part.value is None)
    if missing or not parts:
        return Collected(NoFigure(NoFigureKind.NOT_REPORTED), "", missing)
    above = [part.value for part in parts if not part.below and part.value is not None]
    below = [part.value for part in parts if part.below and part.value is not None]
    if formula in (PartFormula.SUM, PartFormula.AVERAGE):
        above, below = above + below, []
    with exact():
        total, base = sum(above, Decimal(0)), sum(below, Decimal(0))
        if formula is PartFormula.SUM:
            result, how = total, _join(above)
        elif formula is PartFormula.AVERAGE:
            result = total / len(above)
            how = f"({_join(above)}) / {len(above)}"
        elif base.is_zero():
            return _not_computable(above, below)
        else:
            change = formula is PartFormula.CHANGE
            result = (total - base if change else total) / base * factor
            top = f"({_group(above)} - {_group(below)})" if change else _group(above)
            how = f"{top} / {_group(below)}{_times(factor)}"
    figure = settle(round_to(settle(result), decimals))
    return Collected(Number(figure, unit), f"{how} = {format_number(figure)}")


def _not_computable(above: Sequence[Decimal], below: Sequence[Decimal]) -> Collected:
    """Nothing is divided by zero; that is neither zero nor a hundred per cent."""
    value = NoFigure(NoFigureKind.NOT_COMPUTABLE)
    return Collected(value, f"{_group(above)} / {_group(below) or '0'}: {value}")


def _times(factor: Decimal) -> str:
    return "" if factor == 1 else f" x {format_number(factor)}"


def _join(values: Sequence[Decimal]) -> str:
    return " + ".join(map(format_number, values))


def _group(values: Sequence[Decimal]) -> str:
    return f"({_join(values)})" if len(values) > 1 else _join(values)
