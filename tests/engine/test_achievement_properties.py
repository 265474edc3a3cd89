"""What holds for every target, realisation and policy."""

from decimal import Decimal, getcontext, localcontext

from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.achievement.achievement import achieve, no_figure
from sidocakep_base.engine.achievement.bands import BAND_SCALES
from sidocakep_base.engine.achievement.formulas import FORMULAS, Direction, Shape
from sidocakep_base.engine.achievement.policy import Policy, ZeroRule
from sidocakep_base.engine.achievement.rollup import Part, Rollup, roll_up
from sidocakep_base.engine.figures.arithmetic import Rounding
from sidocakep_base.engine.figures.reading import read_value
from sidocakep_base.engine.figures.values import (
    LABELS,
    NoFigure,
    NoFigureKind,
    Number,
    Range,
)

D = Decimal
targets = st.decimals("0.01", 10**6, places=2)
actuals = st.decimals(0, 10**6, places=2)
positive = st.decimals("0.01", 10**6, places=2)
NUMBER_CASES = [
    (direction, formula.code)
    for formula in FORMULAS.values()
    if formula.shape is Shape.NUMBER
    for direction in formula.directions
]
cases = st.sampled_from(NUMBER_CASES)
policies = st.builds(
    Policy,
    cap=st.none() | st.integers(100, 200).map(D),
    floor=st.none() | st.integers(-50, 50).map(D),
    decimals=st.integers(0, 4),
    rounding=st.sampled_from(Rounding),
    zero_target=st.sampled_from(
        [rule for rule in ZeroRule if rule is not ZeroRule.ERROR]
    ),
    bands=st.none() | st.sampled_from(list(BAND_SCALES.values())),
)
kinds = st.sampled_from(NoFigureKind)


def raw(target, actual, case, policy=None):
    direction, formula = case
    result = achieve(
        Number(target), Number(actual), direction, policy or Policy(), formula=formula
    )
    return result.raw


@given(targets, positive, positive, cases)
def test_a_better_realization_never_achieves_less(target, one, other, case):
    low, high = sorted((one, other))
    worse, better = (low, high) if case[0] is Direction.HIGHER else (high, low)
    assert raw(target, worse, case) <= raw(target, better, case)


@given(positive, positive, positive, cases)
def test_a_harder_target_never_achieves_more(actual, one, other, case):
    low, high = sorted((one, other))
    easier, harder = (low, high) if case[0] is Direction.HIGHER else (high, low)
    assert raw(harder, actual, case) <= raw(easier, actual, case)


@given(targets, cases)
def test_meeting_the_target_exactly_is_one_hundred(target, case):
    assert raw(target, target, case) == 100


@given(targets, positive, cases)
def test_met_is_the_same_as_one_hundred(target, actual, case):
    direction, formula = case
    result = achieve(Number(target), Number(actual), direction, formula=formula)
    assert result.met is (result.raw >= 100)


@given(targets, positive, positive, cases)
def test_the_unit_of_measure_does_not_matter(target, actual, factor, case):
    scaled = raw(target * factor, actual * factor, case)
    assert abs(scaled - raw(target, actual, case)) <= D("1E-20")


@given(targets, positive)
def test_lower_formulas_agree_on_who_met(target, actual):
    lower = [case for case in NUMBER_CASES if case[0] is Direction.LOWER]
    assert len({raw(target, actual, case) >= 100 for case in lower}) == 1


@given(st.decimals(0, 10**6, places=2), positive, cases, policies)
def test_bounded_by_cap_and_floor(target, actual, case, policy):
    direction, formula = case
    result = achieve(Number(target), Number(actual), direction, policy, formula=formula)
    if not result.has_figure:
        assert target == 0
        return
    if policy.cap is not None:
        assert result.capped <= policy.cap
    if policy.floor is not None:
        assert result.capped >= policy.floor
    inside = (policy.cap is None or result.raw <= policy.cap) and (
        policy.floor is None or result.raw >= policy.floor
    )
    assert (result.capped == result.raw) is inside


@given(targets, positive, cases, policies)
def test_printed_is_the_rounded_figure(target, actual, case, policy):
    direction, formula = case
    result = achieve(Number(target), Number(actual), direction, policy, formula=formula)
    printed = read_value(result.printed, decimal=",").value
    assert printed == result.rounded
    assert abs(printed - result.capped) < D(1).scaleb(-policy.decimals)
    assert -printed.as_tuple().exponent <= policy.decimals
    assert any(result.printed in sentence for sentence in result.trace)


@given(targets, positive, cases)
def test_truncation_is_never_the_larger(target, actual, case):
    direction, formula = case
    figures = {
        rounding: achieve(
            Number(target),
            Number(actual),
            direction,
            Policy(rounding=rounding),
            formula=formula,
        ).rounded
        for rounding in Rounding
    }
    assert abs(figures[Rounding.TRUNCATE]) <= abs(figures[Rounding.HALF_UP])


ranges = st.tuples(positive, positive).map(lambda pair: Range(min(pair), max(pair)))


@given(ranges, positive)
def test_inside_the_range_is_one_hundred_by_every_formula(target, actual):
    for formula in FORMULAS.values():
        if formula.shape is not Shape.RANGE:
            continue
        for direction in formula.directions:
            result = achieve(target, Number(actual), direction, formula=formula.code)
            if actual in target:
                assert result.raw == 100
                assert result.met
            if formula.code == "range_inside":
                assert result.raw <= 100


@given(ranges, positive, positive)
def test_range_formulas_follow_their_direction(target, one, other):
    low, high = sorted((one, other))

    def figure(actual, direction):
        return achieve(target, Number(actual), direction).raw

    assert figure(low, "higher") <= figure(high, "higher")
    assert figure(low, "lower") >= figure(high, "lower")


@given(positive, positive)
def test_a_range_of_one_point_is_a_number(target, actual):
    point = Range(target, target)
    for direction in ("higher", "lower"):
        as_range = achieve(point, Number(actual), direction)
        as_number = achieve(Number(target), Number(actual), direction)
        assert as_range.raw == as_number.raw
        assert as_range.met is as_number.met


@given(kinds, actuals, st.sampled_from(Direction), policies)
def test_no_figure_never_becomes_a_figure(kind, figure, direction, policy):
    for target, actual in (
        (NoFigure(kind), Number(figure)),
        (Number(figure), NoFigure(kind)),
    ):
        result = achieve(target, actual, direction, policy)
        assert result.status == kind.value
        assert result.printed == LABELS[kind]
        assert (result.raw, result.capped, result.rounded) == (None, None, None)
        assert result.rating == ""


@given(targets, positive, cases, policies)
def test_the_caller_s_decimal_context_does_not_matter(target, actual, case, policy):
    direction, formula = case

    def once():
        return achieve(
            Number(target), Number(actual), direction, policy, formula=formula
        )

    expected = once()
    with localcontext() as context:
        context.prec = 2
        context.rounding = "ROUND_UP"
        assert once() == expected
    assert getcontext().prec == 28


@given(st.permutations([D(10), D("33.3333"), D(80), D("120.5")]), policies)
def test_mean_does_not_depend_on_the_order(figures, policy):
    def mean(values):
        results = [
            achieve(Number(D(100)), Number(value), "higher", policy) for value in values
        ]
        return roll_up(results, Rollup(), policy).raw

    assert mean(figures) == mean(sorted(figures))


@given(st.lists(positive, min_size=1, max_size=6), st.lists(kinds, max_size=4))
def test_mean_lies_between_its_figures(figures, blanks):
    results = [
        achieve(Number(D(100)), Number(figure), "higher") for figure in figures
    ] + [no_figure(kind) for kind in blanks]
    mean = roll_up(results, Rollup()).raw
    assert min(figures) <= mean <= max(figures)
    as_zero = Rollup(parts={NoFigureKind.NOT_REPORTED: Part.ZERO})
    with_zeros = roll_up(results, as_zero).raw
    missing = blanks.count(NoFigureKind.NOT_REPORTED)
    assert abs(with_zeros * (len(figures) + missing) - mean * len(figures)) < D("1E-20")
