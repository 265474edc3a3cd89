"""From the achievements of many indicators to one, by a policy that is named.

Which of them take part is as much a choice as the mean itself: one real work sheet of
quarterly measurement has three averages side by side, one without blanks and zeros,
one that divides by all with a blank as zero, one that leaves out blanks and counts
zeros. So a policy says it for each kind of no figure, and for zero.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum

from ..figures.arithmetic import exact
from ..figures.values import LABELS, NoFigureKind, combined_kind
from .achievement import OK, Result, finish, no_figure
from .formulas import result_of, shown
from .policy import Policy

#: So many terms of a sum are written out; of more the sum alone is said.
SHOWN_TERMS = 30
#: What is printed where nothing has a figure, whatever counts as 0: that is no mean.
NONE_MEASURED = "belum ada yang terukur"
#: The rule behind it, where a policy counts as 0 what has no figure.
NO_MEAN = (
    "Tidak satu pun terukur, sehingga tidak ada capaian; dihitung sebagai 0 hanya di "
    "samping yang terukur."
)
#: The other choice of a policy: blanks alone that count as 0 are 0.
ALL_ZERO = (
    "Tidak satu pun terukur; menurut kebijakan yang belum ada angkanya tetap dihitung "
    "sebagai 0."
)
#: Parts of a whole that are no indicators: an agency of which none is measured.
_AGENCIES = (
    "{silent} Perangkat Daerah tanpa Perjanjian Kinerja yang diukur, masing-masing "
    "satu bagian belum dilaporkan ({part})"
)


class Method(str, Enum):
    """What one figure is made of many achievements.

    ``WEIGHTED`` takes each by its weight, and the weights need not add up to anything.
    """

    MEAN = "mean"
    WEIGHTED = "weighted"
    SHARE_MET = "share_met"
    BANDS = "bands"


class Part(str, Enum):
    """What a result without a figure does to the one that is made of many.

    ``OUT`` leaves it out of numerator and denominator, ``ZERO`` counts it as 0,
    ``STOP`` makes the whole have no figure either.
    """

    OUT = "out"
    ZERO = "zero"
    STOP = "stop"


#: What a paper says of those without a figure.
_PART_WORDS = {
    Part.OUT: "tidak ikut",
    Part.ZERO: "dihitung sebagai 0 menurut kebijakan",
    Part.STOP: "menunda capaian menurut kebijakan",
}


class Blank(str, Enum):
    """What a whole of which nothing is measured comes to.

    ``NONE`` gives it no figure: who reported nothing is not shown as who reached
    nothing. ``ZERO`` lets what counts as 0 beside a figure count as 0 without one too:
    who reports nothing does not stand better than who reports some.
    """

    NONE = "none"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Rollup:
    """A policy of rolling up.

    :param parts: what each kind of no figure does; a kind that is not named is left out
    :param counts_zero: whether an achievement of 0 takes part; off is a practice that
        hides failures, and only a regency that says so has it
    :param cap: the highest that one achievement counts for, besides its own cap
    :param blank: what comes of parts of which none has a figure
    """

    method: Method = Method.MEAN
    parts: Mapping[NoFigureKind, Part] = field(default_factory=dict)
    counts_zero: bool = True
    cap: Decimal | None = None
    blank: Blank = Blank.NONE


def roll_up(
    results: Sequence[Result],
    rollup: Rollup,
    policy: Policy | None = None,
    silent: int = 0,
) -> Result:
    """Make one achievement of many; the trace says which took part and how.

    The capped figures enter before they are rounded; what weighs nothing takes no part.
    Of blanks alone there is no figure, also where each counts as 0: an agency of which
    nothing was measured is not the worst of all. A policy may choose otherwise
    (:class:`Blank`).

    :param silent: how many of the results are agencies of which no indicator is
        measured; each is one that is not reported, and no indicator

    >>> blank = no_figure(NoFigureKind.NOT_REPORTED)
    >>> full = Result(OK, raw=Decimal(80), capped=Decimal(80), met=False)
    >>> as_zero = Rollup(parts={NoFigureKind.NOT_REPORTED: Part.ZERO})
    >>> [roll_up([full, blank], rule).printed for rule in (Rollup(), as_zero)]
    ['80,00', '40,00']
    """
    taken = [
        (figure, result)
        for result in results
        if result.weight > 0 and (figure := _taken(result, rollup)) is not None
    ]
    kinds = [NoFigureKind(item.status) for item in results if item.status != OK]
    stopping = [kind for kind in kinds if rollup.parts.get(kind) is Part.STOP]
    is_blank = bool(taken) and not _has_measured(taken)
    if is_blank and not stopping and rollup.blank is Blank.NONE:
        none = _count(0, len(results), kinds, _without_zeros(rollup), silent)
        return Result(combined_kind(kinds).value, NONE_MEASURED, (none, NO_MEAN))
    count = _count(len(taken), len(results), kinds, rollup, silent)
    if stopping or not taken:
        return no_figure(combined_kind(stopping or kinds), count)
    if rollup.method is Method.BANDS:
        return _count_bands(taken, policy or Policy(), count)
    with exact():
        raw, sentence = _METHODS[rollup.method](taken)
    said = (count, ALL_ZERO, sentence) if is_blank else (count, sentence)
    outcome = Result(OK, trace=said, raw=raw, is_blank=is_blank)
    if rollup.method is Method.SHARE_MET:
        # A share is a share: the cap of achievements has no say in it.
        policy = replace(policy or Policy(), cap=None, floor=None)
    return finish(outcome, policy or Policy())


def count_taken(results: Sequence[Result], rollup: Rollup) -> int:
    """Return how many results a roll-up takes into its figure, those as 0 too.

    None where none is measured: there is no figure then, if the policy says no more.

    >>> blank = no_figure(NoFigureKind.NOT_REPORTED)
    >>> full = Result(OK, raw=Decimal(80), capped=Decimal(80), met=False)
    >>> as_zero = Rollup(parts={NoFigureKind.NOT_REPORTED: Part.ZERO})
    >>> [count_taken([full, blank], rule) for rule in (Rollup(), as_zero)]
    [1, 2]
    >>> count_taken([blank, blank], as_zero)
    0
    """
    taken = [
        (figure, result)
        for result in results
        if (figure := _taken(result, rollup)) is not None
    ]
    is_whole = _has_measured(taken) or rollup.blank is Blank.ZERO
    return len(taken) if is_whole else 0


def counts_as_zero(result: Result, rollup: Rollup) -> bool:
    """Tell whether a result without a figure takes part as 0, by the policy.

    >>> from .achievement import no_figure
    >>> blank = no_figure(NoFigureKind.NOT_REPORTED)
    >>> as_zero = Rollup(parts={NoFigureKind.NOT_REPORTED: Part.ZERO})
    >>> [counts_as_zero(blank, rule) for rule in (Rollup(), as_zero)]
    [False, True]
    """
    return result.capped is None and _taken(result, rollup) is not None


def name_zeros(results: Iterable[Result], rollup: Rollup) -> str:
    """Return on paper how many results without a figure take part as 0, by kind.

    None do where none is measured.

    >>> full = Result(OK, raw=Decimal(80), capped=Decimal(80), met=False)
    >>> holes = [no_figure(NoFigureKind.NO_TARGET)] * 2
    >>> as_zero = Rollup(parts={NoFigureKind.NO_TARGET: Part.ZERO})
    >>> name_zeros([full, *holes], as_zero), name_zeros(holes, as_zero)
    ('2 target belum ditetapkan', '')
    """
    results = list(results)
    if not count_taken(results, rollup):
        return ""
    zeros = Counter(
        NoFigureKind(result.status)
        for result in results
        if counts_as_zero(result, rollup)
    )
    return ", ".join(
        f"{number} {LABELS[kind]}" for kind, number in sorted(zeros.items())
    )


def say_parts(results: Sequence[Result], rollup: Rollup) -> str:
    """Return on paper of how many a whole is, and what became of the others.

    Who reads it beside the rows can compute the figure again.

    >>> full = Result(OK, raw=Decimal(80), capped=Decimal(80), met=False)
    >>> kinds = NoFigureKind.NOT_DUE, NoFigureKind.NO_TARGET
    >>> holes = [no_figure(kind) for kind in kinds]
    >>> as_zero = Rollup(parts={NoFigureKind.NO_TARGET: Part.ZERO})
    >>> say_parts([full, *holes], as_zero)
    '1 dari 3 indikator terukur; 1 target belum ditetapkan dihitung sebagai 0 \
menurut kebijakan; 1 belum tiba tenggatnya tidak ikut'
    >>> say_parts(holes[:1], as_zero), say_parts([], as_zero)
    ('0 dari 1 indikator terukur; 1 belum tiba tenggatnya tidak ikut', '')
    """
    if not results:
        return ""
    measured = sum(result.status == OK for result in results)
    said = [f"{measured} dari {len(results)} indikator terukur"]
    rule = rollup if count_taken(results, rollup) else _without_zeros(rollup)
    blanks = Counter(item.status for item in results if item.status != OK)
    for kind, label in LABELS.items():
        if number := blanks[kind.value]:
            part = rule.parts.get(kind, Part.OUT)
            said.append(f"{number} {label} {_PART_WORDS[part]}")
    return "; ".join(said)


def _has_measured(taken: Iterable[tuple[Decimal, Result]]) -> bool:
    """Tell whether any that takes part has a figure of its own."""
    return any(result.status == OK for _figure, result in taken)


def _without_zeros(rollup: Rollup) -> Rollup:
    """Return the policy as it works where nothing is measured: nothing counts as 0."""
    kept = {kind: part for kind, part in rollup.parts.items() if part is not Part.ZERO}
    return replace(rollup, parts=kept)


def _taken(result: Result, rollup: Rollup) -> Decimal | None:
    """Return the figure with which a result takes part, ``None`` if it does not."""
    if result.capped is None:
        part = rollup.parts.get(NoFigureKind(result.status), Part.OUT)
        return Decimal(0) if part is Part.ZERO else None
    if result.capped == 0 and not rollup.counts_zero:
        return None
    return result.capped if rollup.cap is None else min(result.capped, rollup.cap)


def _count(
    taken: int,
    all_of_them: int,
    kinds: Sequence[NoFigureKind],
    rollup: Rollup,
    silent: int = 0,
) -> str:
    """Say how many took part, and what was done with those without a figure.

    Agencies that are one part each are counted apart: they are no indicators.
    """
    words = {Part.OUT: "tidak ikut", Part.ZERO: "sebagai 0", Part.STOP: "menunda"}
    missing = rollup.parts.get(NoFigureKind.NOT_REPORTED, Part.OUT)
    counted = Counter(kinds)
    counted[NoFigureKind.NOT_REPORTED] -= silent
    blanks = [
        f"{number} {LABELS[kind]} ({words[rollup.parts.get(kind, Part.OUT)]})"
        for kind, number in sorted((+counted).items())
    ]
    own = taken - (silent if missing is Part.ZERO else 0)
    parts = [f"{own} dari {all_of_them - silent} indikator ikut", *blanks]
    if silent:
        parts.append(_AGENCIES.format(silent=silent, part=words[missing]))
    return f"{'; '.join(parts)}."


def _count_bands(taken, policy: Policy, count: str) -> Result:
    """Return how many achievements lie in each band: words, and no figure of all.

    >>> from .bands import Band, BandScale
    >>> bands = (Band("Tinggi", Decimal(76)), Band("Rendah", None, Decimal(76)))
    >>> scale = BandScale("S", bands)
    >>> many = [Result(OK, raw=Decimal(n), capped=Decimal(n)) for n in (80, 90, 0)]
    >>> roll_up(many, Rollup(Method.BANDS), Policy(bands=scale)).printed
    'Rendah: 1; Tinggi: 2'
    """
    ratings = Counter(
        finish(Result(OK, raw=figure), policy).rating for figure, _result in taken
    )
    names = [band.label for band in policy.bands.bands] if policy.bands else []
    parts = [f"{name}: {ratings[name]}" for name in names if ratings[name]]
    if ratings[""]:
        parts.append(f"tanpa predikat: {ratings['']}")
    return Result(OK, printed="; ".join(parts), trace=(count, "Cacah per predikat."))


def _mean(taken):
    total = sum((item[0] for item in taken), Decimal(0))
    mean = total / len(taken)
    terms = " + ".join(shown(figure) for figure, _result in taken)
    if len(taken) > SHOWN_TERMS:
        terms = f"jumlah {shown(total)}"
    return mean, result_of(f"Rata-rata ({terms}) dibagi {len(taken)}", mean)


def _weighted(taken):
    weights = sum((result.weight for _figure, result in taken), Decimal(0))
    total = sum((figure * result.weight for figure, result in taken), Decimal(0))
    terms = " + ".join(
        f"{shown(figure)} x {shown(result.weight)}" for figure, result in taken
    )
    if len(taken) > SHOWN_TERMS:
        terms = f"jumlah capaian x bobot {shown(total)}"
    mean = total / weights
    return mean, result_of(
        f"Rata-rata tertimbang ({terms}) dibagi jumlah bobot {shown(weights)}", mean
    )


def _share_met(taken):
    met = sum(1 for _figure, result in taken if result.met)
    share = Decimal(100) * met / len(taken)
    words = f"{met} dari {len(taken)} indikator mencapai targetnya"
    return share, result_of(words, share)


_METHODS = {
    Method.MEAN: _mean,
    Method.WEIGHTED: _weighted,
    Method.SHARE_MET: _share_met,
}
