"""The target at the end of a plan, also of a plan that says those of its years only.

Most Renstra state no target of five years. What their years come to is known all the
same: where the years add up it is their sum, else it is the target of the last one.
Gunung Mas 24/2024 art. 9(5)b, 11(4)d.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from ..errors import EngineError
from ..figures.values import NoFigure, NoFigureKind, Value
from .accumulation import Accumulation, accumulate

_NOT_DUE = NoFigure(NoFigureKind.NOT_DUE)
_SILENT = "Rencana tidak menyatakan target pada akhir periodenya"
_SUM = "jumlah {first}-{last}"
_HOW = _SILENT + "; yang dipakai target {which}."
_WHICH = re.compile(_SILENT + r"; yang dipakai target (.+)\.")


class PlanEnd(NamedTuple):
    """The target at the end of a plan, its first year, and why it is that.

    ``trace`` is empty where the plan says the target itself.
    """

    target: Value = _NOT_DUE
    first_year: int | None = None
    trace: tuple[str, ...] = ()


def find_plan_end(
    stated: Value | None,
    years: Mapping[int, Value],
    first: int,
    last: int,
    how: Accumulation | str,
) -> PlanEnd:
    """Return the target at the end of the plan of ``first`` to ``last``.

    ==========  ==============  ============================  ======================
    five years  the years are   targets of the years          target at the end
    ==========  ==============  ============================  ======================
    stated      any             any                           as stated
    none        added up        all years have one            their sum
    none        added up        one lacks                     none
    none        not added up    the last has one              that of the last
    none        not added up    the last has none             none
    ==========  ==============  ============================  ======================

    :param stated: that of five years, if the plan has one
    :param years: target by year

    >>> from decimal import Decimal
    >>> from ..figures.values import Number
    >>> years = {year: Number(Decimal(2)) for year in range(2025, 2030)}
    >>> [str(find_plan_end(None, years, 2025, 2029, how).target) for how in ("sum",
    ...     "last")]
    ['10', '2']
    """
    if stated is not None and not isinstance(stated, NoFigure):
        return PlanEnd(stated, first)
    is_sum = Accumulation(how) is Accumulation.SUM
    wanted = range(first, last + 1) if is_sum else (last,)
    found = [years.get(year, _NOT_DUE) for year in wanted]
    silent = PlanEnd(_NOT_DUE if stated is None else stated, first)
    if any(isinstance(value, NoFigure) for value in found):
        return silent
    if not is_sum:
        return PlanEnd(found[0], first, (_HOW.format(which=last),))
    try:
        target = accumulate(found, Accumulation.SUM).value
    except EngineError:
        return silent  # levels of a scale, or two units
    which = _SUM.format(first=first, last=last)
    return PlanEnd(target, first, (_HOW.format(which=which),))


def read_plan_end(trace: str) -> str:
    """Return of which years the target at the end of a plan is, if it says none.

    >>> read_plan_end("\\n".join(find_plan_end(None, {2029: _NOT_DUE}, 2025, 2029,
    ...     "last").trace))
    ''
    >>> read_plan_end(_HOW.format(which=2029))
    '2029'
    """
    found = _WHICH.search(trace)
    return found[1] if found else ""
