"""The figure of an indicator from what people count."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.figures.collected import Part, PartFormula, collect
from sidocakep_base.engine.figures.values import NoFigureKind, Number

D = Decimal
COUNTS = st.integers(min_value=0, max_value=10**9).map(Decimal)


def part(value, below=False):
    return Part("bagian", None if value is None else D(str(value)), below)


@pytest.mark.parametrize(
    ("formula", "parts", "factor", "printed"),
    [
        # 17 of 20 documents in time
        ("ratio", [part(17), part(20, True)], 100, "85"),
        # 12 deaths among 4,873 live births, per 100,000: 246,254...
        ("ratio", [part(12), part(4873, True)], 100_000, "246,25"),
        ("ratio", [part(3), part(4), part(10, True)], 1, "0,7"),
        ("sum", [part(3), part(0), part("4.5")], 100, "7,5"),
        ("average", [part(80), part(81), part(84)], 100, "81,67"),
        # from 40 to 38: a fall of five per cent
        ("change", [part(38), part(40, True)], 100, "-5"),
    ],
)
def test_by_hand(formula, parts, factor, printed):
    result = collect(formula, parts, factor=D(factor))
    assert str(result.value) == printed
    assert result.trace.endswith(f"= {printed}")


@pytest.mark.parametrize("formula", ["ratio", "change"])
def test_nothing_is_divided_by_zero(formula):
    """Bondowoso printed 200 % where nothing could be computed."""
    for above in (0, 5):
        value = collect(formula, [part(above), part(0, True)]).value
        assert value.kind is NoFigureKind.NOT_COMPUTABLE


def test_zero_is_entered_and_nothing_is_not():
    assert collect("ratio", [part(0), part(4, True)]).value == Number(D(0))
    result = collect("ratio", [part(None), part(4, True)])
    assert result.value.kind is NoFigureKind.NOT_REPORTED
    assert result.missing == ("bagian",)
    assert collect("sum", []).value.kind is NoFigureKind.NOT_REPORTED


@given(st.lists(COUNTS, min_size=1, max_size=6), st.integers(0, 4))
def test_a_sum_is_the_sum_and_an_average_lies_between(values, decimals):
    parts = [Part("a", value) for value in values]
    assert collect("sum", parts, decimals=decimals).value.value == sum(values)
    mean = collect("average", parts, decimals=4).value.value
    assert min(values) - D("0.0001") <= mean <= max(values) + D("0.0001")


@given(COUNTS, COUNTS.filter(bool))
def test_a_change_is_the_ratio_less_a_whole(now, before):
    parts = [Part("kini", now), Part("lalu", before, True)]
    ratio = collect("ratio", parts, decimals=6).value.value
    change = collect("change", parts, decimals=6).value.value
    assert abs(ratio - 100 - change) <= D("0.000001")


@given(st.sampled_from(PartFormula), st.lists(COUNTS, max_size=4), st.booleans())
def test_a_missing_part_is_never_zero(formula, values, below):
    parts = [*(Part("a", value) for value in values), Part("b", None, below)]
    assert collect(formula, parts).missing == ("b",)
