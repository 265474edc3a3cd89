"""The realisation of a quarter and of the year beside what they are compared with.

:func:`measure` puts beside what was reached (:mod:`.realising`) the target of the
period, of the year and at the end of the plan. Gunung Mas 24/2024 art. 9(5).
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from ..errors import EngineError
from ..figures.indonesian import QUARTERS
from ..figures.values import NoFigure, NoFigureKind, Value
from .accumulation import Accumulation, Release
from .plan_end import PlanEnd
from .plan_years import Joined, join_years
from .realising import LAST_QUARTER, NOT_DUE, Figures, Realised, realise

NO_TARGET = NoFigure(NoFigureKind.NO_TARGET)
NOT_APPLICABLE = NoFigure(NoFigureKind.NOT_APPLICABLE)
NOT_COMPUTABLE = NoFigure(NoFigureKind.NOT_COMPUTABLE)
NOT_REPORTED = NoFigure(NoFigureKind.NOT_REPORTED)
#: Why nothing can be measured where money is spent and the plan measures nothing.
NO_INDICATOR = (
    "Rencana tidak mempunyai indikator pada baris DPA ini, sehingga hasilnya tidak "
    "dapat diukur. Penyusun rencana menautkan indikatornya pada program, kegiatan, "
    "atau sub kegiatan itu."
)
#: What is printed where a target is owed and there is none.
NOT_SET = "belum ditetapkan"
#: What is printed of years that are over where nothing was ever asked for.
NEVER_COLLECTED = "-"
#: How many figures of an indicator are printed, first in ``Measured``.
_FIGURES = 8


class Course(NamedTuple):
    """The figures of an indicator by year, and how those of a year become one.

    :param release_month: when a figure that is released later is known, of the year
        after
    :param on_date: the day on which this is asked
    :param said_on: the day on which it was said first that there is no figure: while
        there is none, why stays as it was
    """

    figures: Mapping[int, Figures]
    how: Accumulation
    release_month: int | None
    on_date: date
    said_on: date | None = None

    def realise(self, year: int, quarter: int = 0) -> Realised:
        """Return what was reached; what cannot be accumulated says why."""
        found = self._realise(year, quarter, self.on_date)
        if self.said_on and isinstance(found.to_date, NoFigure):
            return self._realise(year, quarter, self.said_on)
        return found

    def _realise(self, year: int, quarter: int, day: date) -> Realised:
        release = None
        if self.how is Accumulation.RELEASED_LATER and self.release_month:
            release = Release(year, self.release_month)
        try:
            return realise(
                self.figures.get(year, {}),
                quarter,
                self.how,
                release=release,
                on_date=day,
            )
        except EngineError as error:
            said = (str(error),)
            return Realised(NOT_COMPUTABLE, NOT_COMPUTABLE, said, said)

    def join(self, years: list[tuple[int, Value]], quarter: int = 0) -> Joined:
        """Return what years of a plan make together, see :func:`join_years`."""
        return join_years(years, self.figures, self.how, quarter)


class Aims(NamedTuple):
    """What a realisation is compared with.

    :param period: ``NOT_REPORTED`` without a target for the period
    :param end: the target at the end of the plan, with the first year of that plan
    :param quarters: the quarters of the year that have a target
    """

    period: Value
    year: Value
    end: PlanEnd = PlanEnd()
    quarters: Collection[int] = ()

    def get_missed(self, quarter: int) -> int:
        """Return the last quarter before this one that has a target; 0 for none.

        >>> Aims(NOT_REPORTED, NOT_REPORTED, quarters=(1, 3)).get_missed(3)
        1
        """
        return max((number for number in self.quarters if number < quarter), default=0)

    @property
    def is_year_end(self) -> bool:
        """Whether the indicator has no target before the year ends.

        >>> Aims(NOT_REPORTED, NOT_REPORTED, quarters=(4,)).is_year_end
        True
        """
        return not self.get_missed(LAST_QUARTER)


class Measured(NamedTuple):
    """The figures of one indicator at the end of a period, as they are printed.

    ``trace`` says how the year came about, ``period_trace`` how the period itself did,
    ``own_trace`` why the period has no target where one is owed, ``plan_trace``
    of which years the target at the end of the plan is, and of when what was reached
    over the plan, where it is older than it looks. ``alone`` is what the period itself
    came to: in quarter IV, where the target of the year stands in, ``own`` is the year.
    ``over_plan_of``, ``past_of``: the period of an older figure, printed behind it.
    """

    target: Value
    own: Value
    year_target: Value
    to_date: Value
    plan_target: Value
    over_plan: Value
    past: Value
    last_year: Value
    trace: tuple[str, ...]
    own_trace: tuple[str, ...] = ()
    plan_trace: tuple[str, ...] = ()
    is_year_end: bool = False
    alone: Value = NOT_DUE
    over_plan_of: str = ""
    past_of: str = ""
    period_trace: tuple[str, ...] = ()

    @property
    def pairs(self) -> tuple[tuple[Value, Value], ...]:
        """Target and realisation of the period, of the year and of the plan."""
        return (
            (self.target, self.own),
            (self.year_target, self.to_date),
            (self.plan_target, self.over_plan),
        )

    def explain(self, trace: Iterable[str]) -> tuple[str, ...]:
        """Return why the period came to this; a target that is owed is not set.

        :param trace: of the comparison with it, which names the target
        """
        said = self.own_trace and f"Target: {self.target}"
        named = f"Target: {NOT_SET}"
        words = (item.replace(said, named, 1) if said else item for item in trace)
        return (*self.own_trace, *self.period_trace, *words)

    def print(self) -> list[str]:
        """Return the figures in Indonesian notation, in their order."""
        words = [str(value) for value in self[: _FIGURES - 2]]
        if self.own_trace:
            words[0] = NOT_SET
        words[-1] = mark_older(words[-1], self.over_plan_of)
        past = mark_older(print_former(self.past), self.past_of)
        return [*words, past, print_former(self.last_year)]


def print_former(value: Value) -> str:
    """Return what years that are over came to: nothing of them is still to come.

    >>> print_former(NOT_DUE), print_former(NOT_REPORTED)
    ('-', 'belum dilaporkan')
    """
    return NEVER_COLLECTED if value == NOT_DUE else str(value)


def mark_older(text: str, period: str) -> str:
    """Return a figure with the period that it is of, where it is not of this one.

    >>> mark_older("74 Persen", "triwulan I 2026"), mark_older("74 Persen", "")
    ('74 Persen (data triwulan I 2026)', '74 Persen')
    """
    return f"{text} (data {period})" if period else text


def measure(
    course: Course,
    aims: Aims,
    year: int,
    quarter: int,
    *,
    has_begun: bool = True,
    is_collected: bool = True,
    is_owed: bool = False,
) -> Measured:
    """Return what an indicator came to by the end of a quarter; 0: of the year.

    What is due and was not asked for is not reported; before it is collected it is not
    applicable. What a quarter without a target is, is said by :func:`_find_target`.

    :param is_collected: whether its card asks for a figure; without a card it is meant
    :param is_owed: unasked it is not reported, from the first quarter with a target on

    >>> course = Course({}, Accumulation.SUM, None, date(2027, 1, 5))
    >>> from decimal import Decimal
    >>> from ..figures.values import Number
    >>> aims = Aims(NOT_REPORTED, Number(Decimal(4)))
    >>> [str(measure(course, aims, 2026, quarter).own) for quarter in (1, 4)]
    ['belum tiba tenggatnya', 'belum dilaporkan']
    """
    own, to_date, trace, period_trace = course.realise(year, quarter)
    is_end = quarter in (0, LAST_QUARTER)
    is_owed = is_owed and (is_end or bool(aims.get_missed(quarter + 1)))
    own, to_date = (_begin(value, has_begun, is_owed) for value in (own, to_date))
    is_asked = has_begun and (is_collected or own != NOT_DUE)
    alone = own
    if is_end and isinstance(aims.period, NoFigure):
        own, period_trace = to_date, trace
    target, own, missing = _find_target(aims, quarter, own, is_asked)
    to_date = _get_owed(aims.year, to_date) if is_end else to_date
    back = _look_back(course, aims.end, (year, to_date), quarter)
    return Measured(
        target,
        _get_owed(target, own),
        *(aims.year, to_date, aims.end.target),
        *(back.over_plan.value, back.past.value, back.last_year),
        trace,
        period_trace=period_trace,
        own_trace=missing,
        plan_trace=(*aims.end.trace, *back.over_plan.trace),
        is_year_end=aims.is_year_end,
        alone=_get_owed(target, alone if is_end else own),
        over_plan_of=back.over_plan.period,
        past_of=back.past.period,
    )


class _Back(NamedTuple):
    """What the years of the plan came to: with this one, up to the last, the last."""

    over_plan: Joined
    past: Joined
    last_year: Value


def _look_back(
    course: Course, end: PlanEnd, this: tuple[int, Value], quarter: int
) -> _Back:
    """Return what a plan came to; without one only the last year is known."""
    year = this[0]
    if not end.first_year:
        nothing = Joined(NOT_DUE)
        return _Back(nothing, nothing, course.realise(year - 1).to_date)
    past = [
        (other, course.realise(other).to_date) for other in range(end.first_year, year)
    ]
    last_year = past[-1][1] if past else course.realise(year - 1).to_date
    return _Back(course.join([*past, this], quarter), course.join(past), last_year)


def _find_target(
    aims: Aims, quarter: int, own: Value, is_asked: bool
) -> tuple[Value, Value, tuple[str, ...]]:
    """Return the target of a period, its figure, and why it has no target it owes.

    Without a target of its own, however the periods make the year:

    =====================  ======================  ===============================
    earlier in the year    this period             quarters I to III
    =====================  ======================  ===============================
    no target              -                       not due: at the year's end
    a quarter has one      no card asks for it     not due: so it was meant
    a quarter has one      asked for, or no card   due: *target not set*, and
                                                   without a figure not reported
    any                    before it is collected  not applicable
    =====================  ======================  ===============================

    In quarter IV, and for the year, the target of the year stands in. A target that
    says it is none (not due, not applicable) is none.
    """
    if not isinstance(aims.period, NoFigure):
        return aims.period, own, ()
    if quarter in (0, LAST_QUARTER):
        return aims.year, own, ()
    earlier = aims.get_missed(quarter)
    if not earlier or not is_asked:
        return NOT_DUE, own, ()
    own = NOT_REPORTED if own == NOT_DUE else own
    target = own if own == NOT_REPORTED else NO_TARGET
    return target, own, _name_missing(quarter, earlier)


def _name_missing(quarter: int, earlier: int) -> tuple[str, ...]:
    """Say that a quarter has no target though one before it has, and who sets it.

    >>> print(_name_missing(3, 1)[0])
    Triwulan III tidak mempunyai target, padahal triwulan I mempunyainya.
    """
    fact = (
        f"Triwulan {QUARTERS[quarter - 1]} tidak mempunyai target, padahal triwulan "
        f"{QUARTERS[earlier - 1]} mempunyainya."
    )
    remedy = (
        "Target triwulan ditetapkan oleh penyusun rencana perangkat daerah "
        "(Sekretaris) pada indikator, bagian Target, sebelum data kinerjanya dikirim; "
        "sesudah itu dengan perubahan rencana. Bila triwulan ini memang tidak diukur, "
        "kartu pengumpulan data menyatakannya (Diisi Tiap)."
    )
    return fact, remedy


def _get_owed(target: Value, actual: Value) -> Value:
    """Return what is due by its target and nobody asked for as not reported."""
    return actual if isinstance(target, NoFigure) else _report(actual)


def _begin(actual: Value, has_begun: bool, is_owed: bool) -> Value:
    """Return what does not apply yet, and what is owed, as that."""
    if not has_begun:
        return NOT_APPLICABLE
    return _report(actual) if is_owed else actual


def _report(actual: Value) -> Value:
    """Return what nobody asked for as not reported."""
    return NOT_REPORTED if actual == NOT_DUE else actual
