"""From the figures of several periods to one.

Periods without a figure are never counted as zero unless a rule says so by name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from ..errors import EngineError
from ..figures.arithmetic import exact, settle
from ..figures.indonesian import format_month
from ..figures.values import NoFigure, NoFigureKind, Number, Value, combined_kind
from .formulas import result_of, shown

#: How a trace says that periods lack; :func:`read_gap` reads it.
_GAP = "terisi {filled} dari {due} periode"
_INCOMPLETE = f"Belum lengkap: {_GAP}."
#: Where one figure stands for all, and the last period that is due has none.
_OLDER = "periode terakhir belum terisi"
#: Of these a period that lacks leaves nothing out: one figure stands for all.
_LAST = "Angka terakhir yang terisi"
_POSITION = "Posisi pada periode terakhir"


class Accumulation(str, Enum):
    """How the figures of periods become the figure of the year.

    ``SUM`` adds the filled periods and ``LAST`` takes the last filled one
    (Pringsewu). ``POSITION`` takes the latest period that is due and nothing
    older: a position that was not reported is not reported (Boyolali's monthly
    targets, December = year). ``RELEASED_LATER`` is ``LAST``, but before the
    month of release the figure is not yet released, whatever was entered.
    """

    SUM = "sum"
    LAST = "last"
    AVERAGE = "average"
    POSITION = "position"
    RELEASED_LATER = "released_later"


#: Of which the last figure that there is stands for the year.
_ONE_FOR_ALL = (Accumulation.LAST, Accumulation.RELEASED_LATER)


@dataclass(frozen=True, slots=True)
class Release:
    """When the figure of a year is published, e.g. an audit opinion in May after.

    >>> Release(2025, 5).date
    datetime.date(2026, 5, 1)
    """

    year: int
    month: int
    years_later: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12 or self.years_later < 0:
            raise EngineError(
                "release",
                "Bulan rilis {month} atau jeda {years} tahun tidak dapat dipakai.",
                "Isi bulan 1 sampai 12 dan jeda 0 tahun atau lebih.",
                month=self.month,
                years=self.years_later,
            )

    @property
    def date(self) -> date:
        """The first day on which the figure counts."""
        return date(self.year + self.years_later, self.month, 1)


@dataclass(frozen=True, slots=True)
class Accumulated:
    """The figure of the year, how it came about and how complete it is.

    ``due`` counts the periods that are filled or should have been.
    """

    value: Value
    trace: tuple[str, ...]
    filled: int
    due: int

    @property
    def is_complete(self) -> bool:
        """Whether every period that is due has a figure."""
        return self.filled == self.due


def accumulate(
    values: Sequence[Value],
    how: Accumulation | str,
    *,
    release: Release | None = None,
    on_date: date | None = None,
) -> Accumulated:
    """Make one figure of the periods of a year, given in their order.

    >>> blank = NoFigure(NoFigureKind.NOT_REPORTED)
    >>> year = accumulate([Number(Decimal(10)), Number(Decimal(5)), blank], "sum")
    >>> str(year.value), year.filled, year.due
    ('15', 2, 3)
    """
    how = Accumulation(how)
    filled = [value for value in values if not isinstance(value, NoFigure)]
    kinds = [value.kind for value in values if isinstance(value, NoFigure)]
    due = len(filled) + kinds.count(NoFigureKind.NOT_REPORTED)
    value, sentence = _accumulated(values, filled, how, release, on_date)
    trace = [sentence]
    if filled and len(filled) < due:
        trace.append(_INCOMPLETE.format(filled=len(filled), due=due))
        if how in _ONE_FOR_ALL and _lacks_last(values):
            trace.append(f"{_OLDER.capitalize()}.")
    return Accumulated(value, tuple(trace), len(filled), due)


def read_gap(trace: str) -> str:
    """Return how many periods a sum or mean is of, empty where none of them lacks.

    For a paper on which the figure stands without its trace. The last figure, or a
    position, is none of several; but a last figure that is not of the last period is
    older than it looks.

    >>> blank = NoFigure(NoFigureKind.NOT_REPORTED)
    >>> read_gap("\n".join(accumulate([Number(Decimal(2)), blank], "sum").trace))
    'terisi 1 dari 2 periode'
    >>> read_gap("\n".join(accumulate([Number(Decimal(2)), blank], "last").trace))
    'terisi 1 dari 2 periode, periode terakhir belum terisi'
    >>> read_gap("\n".join(accumulate([blank, Number(Decimal(2))], "last").trace))
    ''
    """
    is_older = _OLDER.capitalize() in trace
    if _POSITION in trace or (_LAST in trace and not is_older):
        return ""
    found = re.search(_GAP.format(filled=r"\d+", due=r"\d+"), trace)
    if not found:
        return ""
    return f"{found[0]}, {_OLDER}" if is_older else found[0]


def _lacks_last(values: Sequence[Value]) -> bool:
    """Tell whether the last period that is due was not reported."""
    for value in reversed(values):
        if not isinstance(value, NoFigure):
            return False
        if value.kind is NoFigureKind.NOT_REPORTED:
            return True
    return False


def _accumulated(
    values: Sequence[Value],
    filled: Sequence[Value],
    how: Accumulation,
    release: Release | None,
    on_date: date | None,
) -> tuple[Value, str]:
    if how is Accumulation.RELEASED_LATER:
        if release is None or on_date is None:
            raise EngineError(
                "release.missing",
                "Indikator yang dirilis kemudian memerlukan bulan rilis dan tanggal.",
                "Lengkapi bulan rilisnya.",
            )
        if on_date < release.date:
            return _blank(
                NoFigureKind.NOT_RELEASED,
                f"dirilis mulai {format_month(release.date)}",
            )
    if how is Accumulation.POSITION:
        return _position(values)
    if not filled:
        kinds = [value.kind for value in values if isinstance(value, NoFigure)]
        return _blank(combined_kind(kinds), "tidak ada periode yang terisi")
    if how in _ONE_FOR_ALL:
        return filled[-1], f"{_LAST}: {filled[-1]}."
    return _total(filled, how)


def _position(values: Sequence[Value]) -> tuple[Value, str]:
    idle = (NoFigureKind.NOT_DUE, NoFigureKind.NOT_APPLICABLE)
    for value in reversed(values):
        if not isinstance(value, NoFigure):
            return value, f"{_POSITION}: {value}."
        if value.kind not in idle:
            return _blank(value.kind, "posisi periode terakhir tidak ada")
    kinds = [value.kind for value in values if isinstance(value, NoFigure)]
    return _blank(combined_kind(kinds), "tidak ada periode yang tiba tenggatnya")


def _total(filled: Sequence[Value], how: Accumulation) -> tuple[Value, str]:
    numbers = [value for value in filled if isinstance(value, Number)]
    if len(numbers) < len(filled):
        raise EngineError(
            "accumulate_shape",
            "Rentang dan tingkat skala tidak dapat dijumlahkan.",
            "Pakai akumulasi posisi atau angka terakhir.",
        )
    units = {number.unit.casefold(): number.unit for number in numbers if number.unit}
    if len(units) > 1:
        raise EngineError(
            "unit.periods",
            "Satuan antarperiode berbeda: {units}.",
            "Samakan satuannya.",
            units=", ".join(sorted(units.values())),
        )
    unit = next(iter(units.values()), "")
    terms = " + ".join(shown(number.value) for number in numbers)
    with exact():
        total = sum((number.value for number in numbers), Decimal(0))
        if how is Accumulation.SUM:
            return Number(settle(total), unit), result_of(f"Jumlah {terms}", total)
        mean = total / len(numbers)
    sentence = result_of(f"Rata-rata ({terms}) dibagi {len(numbers)}", mean)
    return Number(settle(mean), unit), sentence


def _blank(kind: NoFigureKind, why: str) -> tuple[Value, str]:
    value = NoFigure(kind)
    return value, f"{str(value).capitalize()}: {why}."
