"""Whether the quarters of what is added up promise more than their year.

Of a sum each quarter has its own part. Whoever writes what was reached since January
instead makes a figure that is on plan half of its target, and nobody sees why.
"""

from collections.abc import Mapping
from decimal import Decimal

from ..figures.values import Number, Value
from .accumulation import Accumulation


def find_sum_above(
    how: Accumulation | str, quarters: Mapping[int, Value], year: Value | None
) -> Decimal | None:
    """Return what the quarters come to where that is more than the year, else ``None``.

    Only of what is added up, and of numbers: of a range nothing can be said.

    :param quarters: the targets of the year by their quarter
    :param year: the target of the year

    >>> year = Number(Decimal(240))
    >>> own = {n: Number(Decimal(60)) for n in (1, 2, 3, 4)}
    >>> find_sum_above("sum", own, year)
    >>> since_january = {n: Number(Decimal(60 * n)) for n in (1, 2, 3)}
    >>> find_sum_above("sum", since_january, year)
    Decimal('360')
    >>> find_sum_above("last", since_january, year)
    """
    if Accumulation(how) is not Accumulation.SUM or not isinstance(year, Number):
        return None
    numbers = [item.value for item in quarters.values() if isinstance(item, Number)]
    total = sum(numbers, Decimal(0))
    return total if total > year.value else None
