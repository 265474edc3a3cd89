"""Policies: plain values, dates in force, refusals."""

from datetime import date
from decimal import Decimal

import pytest

from sidocakep_base.engine.achievement.bands import BAND_SCALES
from sidocakep_base.engine.achievement.formulas import (
    DEFAULTS,
    DIRECTION_LABELS,
    FORMULAS,
    Direction,
    Shape,
    find_formula,
    result_of,
    shown,
)
from sidocakep_base.engine.achievement.policy import (
    FormulaChoice,
    Policy,
    Presentation,
    ZeroRule,
)
from sidocakep_base.engine.errors import EngineError
from sidocakep_base.engine.figures.arithmetic import Rounding

D = Decimal
LOWER, NUMBER = Direction.LOWER, Shape.NUMBER


def test_defaults():
    policy = Policy()
    assert policy == Policy.from_values({})
    assert policy.formulas == ()
    assert policy.zero_target is ZeroRule.NO_FIGURE
    assert policy.zero_actual is ZeroRule.FULL
    assert policy.cap is policy.floor is policy.bands is None
    assert policy.decimals == 2
    assert policy.rounding is Rounding.HALF_UP
    assert policy.presentation is Presentation.PERCENT


FULL = {
    "formulas": [
        {
            "direction": "lower",
            "formula": "lower_met",
            "date_from": "2024-01-01",
            "date_to": "2024-12-31",
        },
        {
            "direction": "lower",
            "formula": "lower_double",
            "date_from": "2025-01-01",
            "date_to": None,
        },
    ],
    "zero_target": "full_if_met",
    "zero_actual": "error",
    "cap": "120",
    "floor": "0",
    "decimals": 1,
    "rounding": "truncate",
    "presentation": "ratio",
    "bands": BAND_SCALES["from_91"].to_values(),
}


def test_values_round_trip():
    policy = Policy.from_values(FULL)
    assert policy.to_values() == FULL
    assert Policy.from_values(policy.to_values()) == policy
    assert Policy.from_values(Policy().to_values()) == Policy()
    assert policy.cap == 120
    assert policy.floor == 0
    assert policy.zero_actual is ZeroRule.ERROR


def test_values_of_records():
    """Unset fields of records are False, dates are dates, numbers are floats."""
    policy = Policy.from_values(
        {
            "formulas": [
                {
                    "direction": "higher",
                    "formula": "higher_ratio",
                    "date_from": date(2024, 1, 1),
                    "date_to": False,
                }
            ],
            "zero_target": False,
            "zero_actual": False,
            "cap": False,
            "floor": 0.0,
            "decimals": 0,
            "rounding": False,
            "presentation": False,
            "bands": False,
        }
    )
    choice = FormulaChoice(Direction.HIGHER, "higher_ratio", date(2024, 1, 1))
    assert policy == Policy((choice,), floor=D(0), decimals=0)


def test_unknown_value_is_named():
    with pytest.raises(EngineError) as caught:
        Policy.from_values({"caps": 100, "cap": 100})
    assert caught.value.code == "policy_key"
    assert "caps" in caught.value.message
    assert "zero_target" in caught.value.remedy


def test_formula_in_force():
    policy = Policy.from_values(FULL)
    expected = {
        date(2024, 1, 1): "lower_met",
        date(2024, 12, 31): "lower_met",
        date(2025, 1, 1): "lower_double",
        date(2040, 1, 1): "lower_double",
    }
    for day, code in expected.items():
        assert policy.formula_for(LOWER, NUMBER, day).code == code


def test_no_formula_in_force():
    policy = Policy.from_values(FULL)
    with pytest.raises(EngineError) as caught:
        policy.formula_for(LOWER, NUMBER, date(2023, 12, 31))
    assert caught.value.code == "no_formula"
    assert "31 Desember 2023" in caught.value.message
    assert "'lower'" in caught.value.message
    with pytest.raises(EngineError) as caught:
        policy.formula_for(LOWER, NUMBER)
    assert "tanpa tanggal" in caught.value.message
    assert caught.value.remedy


@pytest.mark.parametrize("bound", ["date_from", "date_to"])
def test_half_dated_formula_needs_a_date(bound):
    choice = FormulaChoice(LOWER, "lower_met", **{bound: date(2024, 6, 1)})
    policy = Policy((choice,))
    with pytest.raises(EngineError):
        policy.formula_for(LOWER, NUMBER)
    assert policy.formula_for(LOWER, NUMBER, date(2024, 6, 1)).code == "lower_met"


def test_undated_choice_needs_no_date():
    policy = Policy((FormulaChoice(LOWER, "lower_inverse"),))
    assert policy.formula_for(LOWER, NUMBER).code == "lower_inverse"
    assert policy.formula_for(LOWER, NUMBER, date(2024, 1, 1)).code == "lower_inverse"
    # the choice is about numbers; ranges keep the engine's default
    assert policy.formula_for(LOWER, Shape.RANGE).code == "range_lower"


@pytest.mark.parametrize(
    ("direction", "shape", "code"),
    [
        (Direction.HIGHER, Shape.NUMBER, "higher_ratio"),
        (Direction.LOWER, Shape.NUMBER, "lower_double"),
        (Direction.HIGHER, Shape.RANGE, "range_ratio"),
        (Direction.LOWER, Shape.RANGE, "range_lower"),
        (Direction.RANGE, Shape.RANGE, "range_ratio"),
        (Direction.ORDINAL, Shape.POINT, "ordinal_met"),
    ],
)
def test_default_formulas(direction, shape, code):
    assert Policy().formula_for(direction, shape).code == code
    assert find_formula(code, direction).shape is shape


def test_default_formulas_are_all_tested():
    assert len(DEFAULTS) == 6


@pytest.mark.parametrize(
    ("direction", "shape"),
    [
        (Direction.RANGE, Shape.NUMBER),
        (Direction.HIGHER, Shape.POINT),
        (Direction.ORDINAL, Shape.NUMBER),
    ],
)
def test_shape_that_no_formula_takes(direction, shape):
    with pytest.raises(EngineError) as caught:
        Policy().formula_for(direction, shape)
    assert caught.value.code == "target_shape"
    assert f"'{direction.value}'" in caught.value.message
    assert caught.value.remedy


def choice(date_from, date_to, formula="lower_met"):
    days = [value and date.fromisoformat(value) for value in (date_from, date_to)]
    return FormulaChoice(LOWER, formula, *days)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ((None, None), (None, None), True),
        (("2024-01-01", "2024-12-31"), ("2025-01-01", None), False),
        (("2024-01-01", "2024-12-31"), ("2024-12-31", None), True),
        ((None, "2024-12-31"), ("2025-01-01", "2025-12-31"), False),
        (("2024-01-01", "2024-12-31"), ("2024-03-01", "2024-04-01"), True),
        (("2026-01-01", None), (None, "2025-12-31"), False),
    ],
)
def test_overlap(one, other, overlap):
    choices = choice(*one), choice(*other, formula="lower_double")
    assert choices[0].overlaps(choices[1]) is overlap
    assert choices[1].overlaps(choices[0]) is overlap
    if not overlap:
        assert Policy(choices).formulas == choices
        return
    with pytest.raises(EngineError) as caught:
        Policy(choices)
    assert caught.value.code == "formula_overlap"
    assert "'lower_met' dan 'lower_double'" in caught.value.message
    assert caught.value.remedy


def test_other_direction_or_shape_never_overlaps():
    number = choice(None, None)
    assert not number.overlaps(choice(None, None, "range_lower"))
    higher = FormulaChoice(Direction.HIGHER, "range_ratio")
    assert not higher.overlaps(FormulaChoice(Direction.RANGE, "range_ratio"))


def test_third_choice_is_compared_with_the_first():
    with pytest.raises(EngineError):
        Policy(
            (
                choice("2024-01-01", None),
                choice(None, "2023-12-31"),
                choice("2025-01-01", None),
            )
        )


def test_dates_in_the_wrong_order():
    with pytest.raises(EngineError) as caught:
        choice("2024-12-31", "2024-12-30")
    assert caught.value.code == "formula_dates"
    assert "'lower_met'" in caught.value.message
    assert caught.value.remedy
    assert choice("2024-12-31", "2024-12-31").is_in_force(date(2024, 12, 31))


@pytest.mark.parametrize(
    ("direction", "formula", "fitting"),
    [
        (Direction.HIGHER, "lower_met", "higher_ratio, range_ratio"),
        (Direction.ORDINAL, "best", "ordinal_met, ordinal_index"),
        (
            Direction.LOWER,
            "",
            "lower_double, lower_inverse, lower_met, range_lower",
        ),
        (Direction.RANGE, "x", "range_ratio, range_lower, range_inside"),
    ],
)
def test_formula_that_does_not_fit(direction, formula, fitting):
    with pytest.raises(EngineError) as caught:
        FormulaChoice(direction, formula)
    assert caught.value.code == "formula"
    assert f"'{formula}'" in caught.value.message
    assert f"'{direction.value}'" in caught.value.message
    assert caught.value.remedy == f"Pilih salah satu: {fitting}."


@pytest.mark.parametrize("decimals", [-1, 11])
def test_decimals(decimals):
    with pytest.raises(EngineError) as caught:
        Policy(decimals=decimals)
    assert caught.value.code == "decimals"
    assert str(decimals) in caught.value.message
    assert "0 sampai 10" in caught.value.remedy


@pytest.mark.parametrize("decimals", [0, 10])
def test_extreme_decimals(decimals):
    assert Policy(decimals=decimals).decimals == decimals


def test_cap_below_floor():
    with pytest.raises(EngineError) as caught:
        Policy(cap=D(0), floor=D(1))
    assert caught.value.code == "cap_below_floor"
    assert caught.value.remedy
    assert Policy(cap=D(1), floor=D(1)).cap == 1
    assert Policy(floor=D(5)).floor == Policy(cap=D(5)).cap == 5


@pytest.mark.parametrize("code", list(FORMULAS))
def test_registry(code):
    formula = FORMULAS[code]
    assert formula.code == code
    assert formula.name
    assert formula.expression
    assert formula.source
    assert formula.directions
    assert all(direction in DIRECTION_LABELS for direction in formula.directions)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("114.37988281250", "114,379882..."),
        ("99.1234567", "99,123456..."),
        ("99.123456", "99,123456"),
        ("-5", "-5"),
        ("1234567", "1.234.567"),
        ("1091.43", "1.091,43"),
    ],
)
def test_shown(value, text):
    assert shown(D(value)) == text
    full_stop = "" if text.endswith("...") else "."
    assert result_of("A", D(value)) == f"A = {text}{full_stop}"
