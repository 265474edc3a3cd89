"""The engine's own decimal arithmetic."""

from decimal import (
    ROUND_UP,
    Decimal,
    DefaultContext,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
    localcontext,
)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.errors import EngineError
from sidocakep_base.engine.figures.arithmetic import (
    Rounding,
    exact,
    optional_decimal,
    round_to,
    settle,
    strip_zeros,
)

D = Decimal
numbers = st.decimals(-(10**9), 10**9, places=6)


@pytest.mark.parametrize(
    ("value", "decimals", "rounding", "expected"),
    [
        # printed 27,84 in a real report: cut, not rounded
        ("27.849", 2, "truncate", "27.84"),
        ("27.849", 2, "half_up", "27.85"),
        ("27.845", 2, "half_up", "27.85"),
        ("27.844999", 2, "half_up", "27.84"),
        ("-27.845", 2, "half_up", "-27.85"),
        ("-27.849", 2, "truncate", "-27.84"),
        ("0.5", 0, "half_up", "1"),
        ("1.5", 0, "half_up", "2"),
        ("2.5", 0, "half_up", "3"),
        ("-0.4", 0, "half_up", "0"),
        ("5", 3, "half_up", "5.000"),
    ],
)
def test_round_to(value, decimals, rounding, expected):
    assert str(round_to(D(value), decimals, rounding)) == expected


def test_round_to_takes_figures_of_any_size():
    big = D("1" * 60 + ".555")
    assert str(round_to(big, 2)) == "1" * 60 + ".56"
    assert format(round_to(D(0), 10), "f") == "0.0000000000"


@given(numbers, st.integers(0, 5))
def test_truncation_never_exceeds_rounding(value, decimals):
    cut = round_to(value, decimals, Rounding.TRUNCATE)
    rounded = round_to(value, decimals)
    step = D(1).scaleb(-decimals)
    assert abs(cut) <= abs(rounded)
    assert abs(cut) <= abs(value) < abs(cut) + step
    assert abs(rounded - value) <= step / 2


@given(numbers, numbers)
def test_rounding_keeps_the_order(one, other):
    low, high = sorted((one, other))
    for rounding in Rounding:
        assert round_to(low, 2, rounding) <= round_to(high, 2, rounding)


def test_settle_swallows_the_tail_of_divisions():
    with exact():
        third, two_thirds = D(100) / 3, D(200) / 3
        mean = (third + two_thirds) / 2
    assert settle(mean) == 50
    assert str(settle(D("1E+3"))) == "1000"
    assert str(settle(D("-0.00"))) == "0"
    assert str(settle(D("2.50"))) == "2.5"


def test_settle_keeps_34_digits():
    assert str(settle(D("1." + "1" * 40))) == "1." + "1" * 33
    assert str(settle(D("1." + "1" * 33))) == "1." + "1" * 33
    assert str(settle(D("0." + "6" * 40))) == "0." + "6" * 33 + "7"


def test_exact_works_with_50_digits_rounded_half_up():
    with exact():
        assert str(D(2) / 3) == "0." + "6" * 49 + "7"
        assert str(D("1." + "0" * 49 + "5") + 0) == "1." + "0" * 48 + "1"


def test_exact_leaves_the_caller_s_context_alone():
    with localcontext() as context:
        context.prec = 3
        context.rounding = ROUND_UP
        context.traps[Inexact] = True
        with exact():
            assert D(1) / 3 != D("0.333")
        assert context.prec == 3
        assert round_to(D("1.2345"), 2) == D("1.23")
        assert settle(D("1.23456")) == D("1.23456")


def test_division_by_zero_is_never_a_number(monkeypatch):
    """Not even where a program has switched its decimal errors off."""
    for signal in (DivisionByZero, InvalidOperation, Overflow):
        monkeypatch.setitem(DefaultContext.traps, signal, False)
    with exact(), pytest.raises(ZeroDivisionError):
        D(1) / D(0)
    with exact(), pytest.raises(InvalidOperation):
        D("Infinity") * D(0)
    with exact(), pytest.raises(Overflow):
        D("1E+999999999999999999") * 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100", "100"),
        ("100.0", "100"),
        ("0.50", "0.5"),
        ("-0.0", "0"),
        ("-1.0", "-1"),
        ("0", "0"),
    ],
)
def test_strip_zeros(text, expected):
    assert strip_zeros(text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (False, None),
        ("", None),
        (0, D(0)),
        (0.0, D(0)),
        ("0", D(0)),
        (120, D(120)),
        (99.5, D("99.5")),
        ("99.5", D("99.5")),
        (D("99.5"), D("99.5")),
    ],
)
def test_optional_decimal(value, expected):
    assert optional_decimal(value) == expected


@pytest.mark.parametrize("value", ["seratus", "99,5", "NaN", "Infinity", float("inf")])
def test_optional_decimal_refuses(value):
    with pytest.raises(EngineError) as caught:
        optional_decimal(value)
    assert caught.value.code == "setting_number"
    assert str(value) in caught.value.message
    assert caught.value.remedy


def test_error_carries_its_parts():
    error = EngineError("code", "Apa.", "Bagaimana.")
    assert (error.code, error.message, error.remedy) == ("code", "Apa.", "Bagaimana.")
    assert str(error) == "Apa. Bagaimana."
    assert str(EngineError("code", "Apa.")) == "Apa."
    assert EngineError("code", "Apa.").remedy == ""
