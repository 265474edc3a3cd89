"""Dividing the target of a superior among subordinates, without losing a digit.

Only figures that add up are divided; which those are is for the caller to know.

>>> [str(share) for share in split(Decimal("100"), [1, 1, 1])]
['34', '33', '33']
>>> [str(share) for share in split(Decimal("85.5"), [2, 1])]
['57.0', '28.5']
>>> get_remainder(Decimal("85.5"), [Decimal("57.0"), Decimal("28.4")])
Decimal('0.1')
"""

from collections.abc import Sequence
from decimal import ROUND_DOWN, Context, Decimal

#: Enough for 15 digits of a figure and 8 decimals (docs/decisions/0004).
_EXACT = Context(prec=60)


def split(
    total: Decimal, weights: Sequence[int | Decimal], decimals: int | None = None
) -> list[Decimal]:
    """Return shares of ``total`` by ``weights`` whose sum is ``total`` exactly.

    A share has as many decimals as the total has, or ``decimals`` if that is more:
    people are not halved because a target is divided. What rounding down leaves goes,
    a smallest step each, to the shares that lost most; the earlier one first.

    >>> [str(share) for share in split(Decimal("10"), [1, 1, 1], decimals=2)]
    ['3.34', '3.33', '3.33']
    >>> split(Decimal("7"), [0, 0])
    Traceback (most recent call last):
    ...
    ValueError: no weight is above zero
    """
    weights = [Decimal(weight) for weight in weights]
    if any(weight < 0 for weight in weights):
        raise ValueError("a weight is below zero")
    weight_sum = sum(weights, Decimal(0))
    if not weight_sum:
        raise ValueError("no weight is above zero")
    step = _get_step(total, decimals)
    steps = int((total / step).to_integral_exact(context=_EXACT))
    sign = -1 if steps < 0 else 1
    exact = [
        _EXACT.divide(_EXACT.multiply(abs(steps), weight), weight_sum)
        for weight in weights
    ]
    whole = [int(share.to_integral_value(ROUND_DOWN, _EXACT)) for share in exact]
    left = abs(steps) - sum(whole)
    losers = sorted(
        range(len(weights)), key=lambda place: (whole[place] - exact[place], place)
    )
    for place in losers[:left]:
        whole[place] += 1
    return [_EXACT.multiply(sign * share, step) for share in whole]


def get_remainder(total: Decimal, shares: Sequence[Decimal]) -> Decimal:
    """Return what of ``total`` the shares leave; below zero where they exceed it.

    >>> get_remainder(Decimal("120"), [Decimal("70"), Decimal("60")])
    Decimal('-10')
    >>> get_remainder(Decimal("0.3"), [Decimal("0.1"), Decimal("0.2")])
    Decimal('0.0')
    """
    remainder = total
    for share in shares:
        remainder = _EXACT.subtract(remainder, share)
    return remainder


def _get_step(total: Decimal, decimals: int | None) -> Decimal:
    """Return the smallest step of a share, e.g. ``Decimal('0.01')``."""
    exponent = _EXACT.plus(total).normalize(_EXACT).as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{total} is no amount that can be shared")
    return Decimal(1).scaleb(-max(-exponent, decimals or 0, 0))
