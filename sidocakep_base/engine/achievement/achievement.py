"""Achievement of one indicator: raw, capped, printed, rated and explained."""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ..errors import EngineError
from ..figures.arithmetic import Rounding, exact, round_to, settle
from ..figures.indonesian import format_number
from ..figures.values import (
    LABELS,
    NoFigure,
    NoFigureKind,
    Number,
    Point,
    Range,
    Value,
)
from .bands import rate
from .formulas import (
    DIRECTION_LABELS,
    FULL,
    Direction,
    Formula,
    Ratio,
    Shape,
    find_formula,
    shown,
)
from .policy import Policy, Presentation, ZeroRule
from .scales import Scale, scale_of

OK = "ok"
_ROUNDING_LABELS = {
    Rounding.HALF_UP: "dibulatkan, setengah ke atas",
    Rounding.TRUNCATE: "dipotong tanpa pembulatan",
}
#: The sentence of a trace that names the formula, see :func:`_name_formula`.
_NAMED = re.compile(
    r"^Rumus: (?P<name>[^(\n]*) \((?P<expression>.*)\); (?P<direction>[^;\n]*)\.$", re.M
)
_SHAPES = {Number: Shape.NUMBER, Range: Shape.RANGE, Point: Shape.POINT}


@dataclass(frozen=True, slots=True)
class Result:
    """What the engine found out.

    ``status`` is ``"ok"`` or the kind of no figure; ``raw``, ``capped`` and
    ``rounded`` are percentages and ``None`` without a figure. ``printed`` is
    what a document shows, ``trace`` the sentences that explain it. ``weight`` is
    what it counts for where many are made one by their weights. ``is_blank`` says of
    what is made of many that it is 0 by the policy, as nothing of it is measured.
    """

    status: str
    printed: str = ""
    trace: tuple[str, ...] = ()
    raw: Decimal | None = None
    capped: Decimal | None = None
    rounded: Decimal | None = None
    rating: str = ""
    met: bool | None = None
    formula: str = ""
    weight: Decimal = Decimal(1)
    is_blank: bool = False

    @property
    def has_figure(self) -> bool:
        """Whether there is a figure at all; zero is one."""
        return self.status == OK


def achieve(
    target: Value,
    actual: Value,
    direction: Direction | str,
    policy: Policy | None = None,
    on_date: date | None = None,
    *,
    formula: str | None = None,
    scale: Scale | None = None,
) -> Result:
    """Compare a realisation with its target.

    :param on_date: the date the formula must be in force on
    :param formula: code of a formula that overrides the policy's choice
    :param scale: the ordinal scale; without it a built-in one that has the points

    >>> result = achieve(Number(Decimal("81.92")), Number(Decimal("93.7")), "higher")
    >>> result.printed, result.met
    ('114,38', True)
    >>> print(result.trace[1])
    Realisasi 93,7 dibagi target 81,92 dikali 100 = 114,379882...
    """
    policy = policy or Policy()
    direction = Direction(direction)
    if isinstance(target, NoFigure) or isinstance(actual, NoFigure):
        return _without_figure(target, actual)
    shape = _SHAPES[type(target)]
    chosen = (
        find_formula(formula, direction)
        if formula
        else policy.formula_for(direction, shape, on_date)
    )
    _check_figures(target, actual, chosen)
    trace = (_name_formula(chosen, direction),)
    with exact():
        if isinstance(target, Point) and isinstance(actual, Point):
            outcome = _compare_points(target, actual, chosen, scale)
        elif isinstance(target, Range) and isinstance(actual, Number):
            outcome = _compare_range(target, actual.value, direction, chosen, policy)
        else:
            # what _check_figures lets through besides, and Formula is complete
            assert isinstance(target, Number) and isinstance(actual, Number)
            assert chosen.ratio is not None
            met = _is_met(target.value, actual.value, direction)
            outcome = _divide(target.value, actual.value, chosen.ratio, met, policy)
    return finish(replace(outcome, trace=trace + outcome.trace), policy, chosen.code)


def _name_formula(formula: Formula, direction: Direction) -> str:
    label = DIRECTION_LABELS[direction]
    return f"Rumus: {formula.name} ({formula.expression}); {label}."


def read_formula(trace: str) -> str:
    """Return direction and formula of a figure, as a table has them beside it.

    Empty where nothing was computed.

    >>> eighty, ninety = Number(Decimal(80)), Number(Decimal(90))
    >>> read_formula("\\n".join(achieve(eighty, ninety, "higher").trace))
    'makin tinggi makin baik: R / T x 100'
    >>> read_formula("\\n".join(achieve(eighty, ninety, "lower").trace))
    'makin rendah makin baik: (2T - R) / T x 100'
    >>> read_formula("Target: 80; realisasi: belum dilaporkan.")
    ''
    """
    found = _NAMED.search(trace)
    return f"{found['direction']}: {found['expression']}" if found else ""


def finish(outcome: Result, policy: Policy, formula: str = "") -> Result:
    """Settle a raw figure: floor and cap, rounding, rating.

    The rating follows the figure as printed, so that a reader of the page comes to
    the same word: 90,996 printed as 91,00 is rated as 91.
    """
    if outcome.raw is None:
        return replace(outcome, formula=formula)
    trace = list(outcome.trace)
    raw = settle(outcome.raw)
    capped, sentences = _limit(raw, policy)
    rounded, printed, how = _print(capped, policy)
    trace += [*sentences, how]
    rating = ""
    if policy.bands is not None:
        found = rate(rounded, policy.bands)
        rating = found.label
        trace.append(found.sentence)
    return replace(
        outcome,
        raw=raw,
        capped=capped,
        rounded=rounded,
        printed=printed,
        rating=rating,
        formula=formula,
        trace=tuple(trace),
    )


def _limit(raw: Decimal, policy: Policy) -> tuple[Decimal, list[str]]:
    if policy.cap is not None and raw > policy.cap:
        cap = settle(policy.cap)
        return cap, [f"Melebihi batas tertinggi {shown(cap)}: dipakai batas itu."]
    if policy.floor is not None and raw < policy.floor:
        floor = settle(policy.floor)
        return floor, [f"Di bawah batas terendah {shown(floor)}: dipakai batas itu."]
    return raw, []


def _print(capped: Decimal, policy: Policy) -> tuple[Decimal, str, str]:
    """Return the rounded percentage, the printed text and how it came about."""
    ratio = policy.presentation is Presentation.RATIO
    with exact():
        figure = capped.scaleb(-2) if ratio else capped
        figure = round_to(figure, policy.decimals, policy.rounding)
        rounded = figure.scaleb(2) if ratio else figure
    printed = format_number(figure, policy.decimals)
    how = (
        f"Ditulis {'sebagai rasio ' if ratio else ''}dengan {policy.decimals} desimal "
        f"({_ROUNDING_LABELS[policy.rounding]}): {printed}."
    )
    return settle(rounded), printed, how


def no_figure(kind: NoFigureKind, *sentences: str) -> Result:
    """Return the result that says why there is no figure.

    >>> result = no_figure(NoFigureKind.NOT_DUE)
    >>> result.status, result.printed, result.raw
    ('not_due', 'belum tiba tenggatnya', None)
    """
    return Result(kind.value, LABELS[kind], sentences)


def _without_figure(target: Value, actual: Value) -> Result:
    """Let the reason that settles the matter win.

    What does not apply or is not due needs no report; only what is due and can
    be known is missing.
    """
    kinds = [value.kind for value in (target, actual) if isinstance(value, NoFigure)]
    order = (
        NoFigureKind.NOT_APPLICABLE,
        NoFigureKind.NOT_DUE,
        NoFigureKind.NOT_RELEASED,
        NoFigureKind.NO_TARGET,
        NoFigureKind.NOT_COMPUTABLE,
        NoFigureKind.NOT_REPORTED,
    )
    kind = next(kind for kind in order if kind in kinds)
    return no_figure(
        kind, f"Target: {target}; realisasi: {actual}. Capaian: {LABELS[kind]}."
    )


def _check_figures(target: Value, actual: Value, formula: Formula) -> None:
    expected = Point if formula.shape is Shape.POINT else Number
    if _SHAPES[type(target)] is not formula.shape:
        raise EngineError(
            "target_shape.formula",
            "Target '{target}' tidak cocok dengan rumus '{formula}'.",
            "Perbaiki target, arah atau rumusnya.",
            target=target,
            formula=formula.code,
        )
    if not isinstance(actual, expected):
        code, remedy = (
            (
                "actual_shape.point",
                "Tulis realisasi sebagai tingkat pada skala yang sama.",
            )
            if expected is Point
            else ("actual_shape.number", "Tulis realisasi sebagai satu angka.")
        )
        raise EngineError(
            code,
            "Realisasi '{actual}' tidak dapat dibandingkan dengan target '{target}'.",
            remedy,
            actual=actual,
            target=target,
        )
    units = {unit.casefold() for unit in map(_unit, (target, actual)) if unit}
    if len(units) > 1:
        raise EngineError(
            "unit",
            "Satuan target '{target}' berbeda dari satuan realisasi '{actual}'.",
            "Samakan satuannya.",
            target=target,
            actual=actual,
        )


def _unit(value: Value) -> str:
    return "" if isinstance(value, Point | NoFigure) else value.unit


def _is_met(target: Decimal, actual: Decimal, direction: Direction) -> bool:
    return actual <= target if direction is Direction.LOWER else actual >= target


def _divide(
    target: Decimal,
    actual: Decimal,
    ratio: Ratio,
    met: bool,
    policy: Policy,
    name: str = "Target",
) -> Result:
    """Apply a formula, after the cases in which it means nothing."""
    if target < 0:
        raise EngineError(
            "negative_target" if name == "Target" else "negative_target.bound",
            "{part} {target} negatif: perbandingan dengan realisasi tidak bermakna.",
            "Rumuskan indikator sehingga targetnya positif.",
            part=name,
            target=shown(target),
        )
    if target == 0:
        return _by_rule(policy.zero_target, f"{name} nol", met)
    computed = ratio(target, actual)
    if computed is None:
        return _by_rule(policy.zero_actual, "Realisasi nol", met)
    raw, sentence = computed
    return Result(OK, trace=(sentence,), raw=raw, met=met)


def _by_rule(rule: ZeroRule, what: str, met: bool) -> Result:
    if rule is ZeroRule.ERROR:
        raise EngineError(
            "division_by_zero",
            "{what}: rumus membagi dengan nol.",
            "Tetapkan kebijakan target nol, atau perbaiki angkanya.",
            what=what,
        )
    if rule is ZeroRule.NO_FIGURE:
        sentence = f"{what}: menurut kebijakan tidak ada angka capaian."
        return replace(no_figure(NoFigureKind.NOT_APPLICABLE, sentence), met=met)
    full = rule is ZeroRule.FULL or (rule is ZeroRule.FULL_IF_MET and met)
    raw = FULL if full else Decimal(0)
    reason = f" karena target {'' if met else 'tidak '}tercapai"
    sentence = (
        f"{what}: menurut kebijakan capaian {raw}"
        f"{reason if rule is ZeroRule.FULL_IF_MET else ''}."
    )
    return Result(OK, trace=(sentence,), raw=raw, met=met)


def _compare_range(
    target: Range,
    actual: Decimal,
    direction: Direction,
    formula: Formula,
    policy: Policy,
) -> Result:
    if actual in target:
        sentence = f"Realisasi {shown(actual)} di dalam rentang {target}: 100."
        return Result(OK, trace=(sentence,), raw=FULL, met=True)
    above = actual > target.high
    met = direction is (Direction.HIGHER if above else Direction.LOWER)
    side, bound, ratio = (
        ("atas", target.high, formula.above)
        if above
        else ("bawah", target.low, formula.below)
    )
    assert ratio is not None  # a formula of ranges has both
    outcome = _divide(bound, actual, ratio, met, policy, f"Batas {side}")
    sentence = (
        f"Realisasi {shown(actual)} di {side} rentang {target}; batas {side} "
        f"{shown(bound)} dipakai sebagai target."
    )
    return replace(outcome, trace=(sentence, *outcome.trace))


def _compare_points(
    target: Point, actual: Point, formula: Formula, scale: Scale | None
) -> Result:
    scale = scale or scale_of(target.name, actual.name)
    wanted, reached = scale.position(target.name), scale.position(actual.name)
    met = reached >= wanted
    sentences = [
        f"Skala: {scale}.",
        f"Target {target} urutan ke-{wanted}, realisasi {actual} urutan ke-{reached}.",
    ]
    if formula.ratio is None:
        raw = FULL if met else Decimal(0)
        sentences.append(f"Target {'' if met else 'tidak '}tercapai: {raw}.")
    else:
        computed = formula.ratio(Decimal(wanted), Decimal(reached))
        assert computed is not None  # positions on a scale count from 1
        raw, sentence = computed
        sentences.append(sentence)
    return Result(OK, trace=tuple(sentences), raw=raw, met=met)
