"""What resources were saved for what was reached: by a formula that is named.

No national formula binds a region, and printed ones are often nonsense (235 percent of
savings); what cannot be is refused here and printed as "tidak dapat dihitung". Money
that was not spent where the work was not done is no saving: whose efficiency is judged
at all is chosen too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

_HUNDRED = Decimal(100)
#: More than all of it cannot be saved.
_MOST = _HUNDRED
#: What became of the target of an indicator; a report keeps these words.
MET, MISSED, WITHOUT_FIGURE = "met", "below", "none"


class Formula(StrEnum):
    """How efficiency is computed; each is printed under its table."""

    UNSPENT = "unspent"
    COST = "cost"
    INDEX = "index"


class Basis(StrEnum):
    """Whose efficiency is judged; named under the table.

    ``OUTPUTS``: of a programme that came to 100 percent and of which every outcome and
    output met its target; ``OUTCOMES``: of one that came to 100 percent; ``ALL``: of
    each that has a figure.
    """

    OUTPUTS = "outputs"
    OUTCOMES = "outcomes"
    ALL = "all"


class Refusal(StrEnum):
    """Why there is no figure."""

    NO_ACHIEVEMENT = "no_achievement"
    NO_CEILING = "no_ceiling"
    NOT_REPORTED = "not_reported"
    NOTHING_SPENT = "nothing_spent"
    NOT_REACHED = "not_reached"
    OUTPUT_MISSED = "output_missed"
    OUTPUT_UNKNOWN = "output_unknown"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class Efficiency:
    """A figure, or why there is none."""

    value: Decimal | None
    refusal: Refusal | None = None


def compute(
    formula: Formula,
    ceiling: Decimal | None,
    spent: Decimal | None,
    achievement: Decimal | None,
    basis: Basis = Basis.ALL,
    states: Iterable[str] = (),
) -> Efficiency:
    """Return the efficiency in percent with two decimals, or the index with three.

    :param ceiling: what the budget allowed
    :param spent: what was realised of it; ``None`` where nobody reported
    :param achievement: of the performance, in percent; ``None`` without a figure
    :param basis: whose efficiency is judged
    :param states: of its outcomes and outputs

    ``UNSPENT``: the share of the ceiling that was not spent, where the target was met.

    >>> compute(Formula.UNSPENT, Decimal(200), Decimal(150), Decimal(99)).refusal
    <Refusal.NOT_REACHED: 'not_reached'>

    ``COST``: what the achievement might have cost less what it did cost, of the former.

    >>> compute(Formula.COST, Decimal(200), Decimal(120), Decimal(80)).value
    Decimal('25.00')

    ``INDEX``: percent achieved by percent spent; efficient from 1.

    >>> compute(Formula.INDEX, Decimal(10000), Decimal(9400), Decimal("99.92")).value
    Decimal('1.063')

    What cannot be has no figure.

    >>> compute(Formula.UNSPENT, Decimal(10), Decimal(-1), Decimal(100)).refusal
    <Refusal.IMPOSSIBLE: 'impossible'>
    """
    refusal = _refuse_basis(basis, achievement, states)
    refusal = refusal or _refuse(formula, ceiling, spent, achievement)
    if refusal or ceiling is None or spent is None or achievement is None:
        return Efficiency(None, refusal)
    if formula is Formula.INDEX:
        share = _HUNDRED * spent / ceiling
        return Efficiency(_round(achievement / share, "0.001"))
    allowed = ceiling
    if formula is Formula.COST:
        allowed = ceiling * achievement / _HUNDRED
    value = _HUNDRED * (allowed - spent) / allowed
    if value > _MOST:
        return Efficiency(None, Refusal.IMPOSSIBLE)
    return Efficiency(_round(value, "0.01"))


def _refuse_basis(
    basis: Basis, achievement: Decimal | None, states: Iterable[str]
) -> Refusal | None:
    """Refuse what is not judged; what has no achievement is refused by that.

    >>> _refuse_basis(Basis.OUTPUTS, Decimal(101), ["met", "below"])
    <Refusal.OUTPUT_MISSED: 'output_missed'>
    >>> _refuse_basis(Basis.OUTCOMES, Decimal(101), ["met", "below"])
    """
    if basis is Basis.ALL or achievement is None:
        return None
    if achievement < _HUNDRED:
        return Refusal.NOT_REACHED
    found = set(states) if basis is Basis.OUTPUTS else set()
    if MISSED in found:
        return Refusal.OUTPUT_MISSED
    return Refusal.OUTPUT_UNKNOWN if WITHOUT_FIGURE in found else None


def _refuse(
    formula: Formula,
    ceiling: Decimal | None,
    spent: Decimal | None,
    achievement: Decimal | None,
) -> Refusal | None:
    if achievement is None or achievement <= 0:
        return Refusal.NO_ACHIEVEMENT
    if ceiling is None or ceiling <= 0:
        return Refusal.NO_CEILING
    if spent is None:
        return Refusal.NOT_REPORTED
    if formula is Formula.INDEX and spent <= 0:
        return Refusal.NOTHING_SPENT
    if formula is Formula.UNSPENT and achievement < _HUNDRED:
        return Refusal.NOT_REACHED
    return None


def _round(value: Decimal, step: str) -> Decimal:
    return value.quantize(Decimal(step), ROUND_HALF_UP)
