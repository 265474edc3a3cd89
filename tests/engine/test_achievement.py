"""Achievement by hand calculation and by the figures documents printed."""

from datetime import date
from decimal import Decimal

import pytest

from sidocakep_base.engine.achievement.achievement import (
    Result,
    achieve,
    finish,
    no_figure,
)
from sidocakep_base.engine.achievement.bands import BAND_SCALES
from sidocakep_base.engine.achievement.formulas import (
    FORMULAS,
    Direction,
    Formula,
    Shape,
)
from sidocakep_base.engine.achievement.policy import (
    FormulaChoice,
    Policy,
    Presentation,
    Rounding,
    ZeroRule,
)
from sidocakep_base.engine.achievement.scales import Scale
from sidocakep_base.engine.errors import EngineError
from sidocakep_base.engine.figures.reading import read_value
from sidocakep_base.engine.figures.values import (
    LABELS,
    NoFigure,
    NoFigureKind,
    Number,
    Point,
)

D = Decimal


def compute(target, actual, direction, formula=None, scale=None, **policy):
    return achieve(
        read_value(target),
        read_value(actual),
        direction,
        Policy(**policy),
        formula=formula,
        scale=scale,
    )


@pytest.mark.parametrize(
    ("direction", "formula", "target", "actual", "raw", "met"),
    [
        # R/T x 100: 90/80 = 1,125
        ("higher", None, "80", "90", "112.5", True),
        ("higher", None, "80", "80", "100", True),
        ("higher", None, "80", "60", "75", False),
        ("higher", None, "80", "0", "0", False),
        ("higher", None, "80", "-8", "-10", False),
        # (2T - R)/T x 100: (160 - 60)/80
        ("lower", None, "80", "60", "125", True),
        ("lower", None, "80", "80", "100", True),
        ("lower", None, "80", "90", "87.5", False),
        ("lower", None, "80", "0", "200", True),
        ("lower", None, "80", "200", "-50", False),
        # T/R x 100: 80/64
        ("lower", "lower_inverse", "80", "64", "125", True),
        ("lower", "lower_inverse", "80", "100", "80", False),
        ("lower", "lower_inverse", "80", "80", "100", True),
        # 100 when met, else T/R x 100
        ("lower", "lower_met", "80", "64", "100", True),
        ("lower", "lower_met", "80", "80", "100", True),
        ("lower", "lower_met", "80", "100", "80", False),
        ("lower", "lower_met", "80", "0", "100", True),
        ("lower", "lower_met", "80", "-5", "100", True),
        # range 80 - 100
        ("range", None, "80 - 100", "80", "100", True),
        ("range", None, "80 - 100", "100", "100", True),
        ("range", None, "80 - 100", "90", "100", True),
        ("range", None, "80 - 100", "125", "125", False),
        ("range", None, "80 - 100", "60", "75", False),
        ("range", "range_lower", "80 - 100", "125", "75", False),
        ("range", "range_lower", "80 - 100", "60", "125", False),
        ("range", "range_inside", "80 - 100", "125", "80", False),
        ("range", "range_inside", "80 - 100", "60", "75", False),
        ("higher", None, "80 - 100", "125", "125", True),
        ("higher", None, "80 - 100", "60", "75", False),
        ("lower", None, "80 - 100", "125", "75", False),
        ("lower", None, "80 - 100", "60", "125", True),
        ("lower", None, "80 - 100", "90", "100", True),
        # ordinal
        ("ordinal", None, "WDP", "WTP", "100", True),
        ("ordinal", None, "WTP", "WTP", "100", True),
        ("ordinal", None, "WTP", "WDP", "0", False),
        ("ordinal", "ordinal_index", "WTP", "WDP", "75", False),
        ("ordinal", "ordinal_index", "TW", "WTP", "200", True),
        ("ordinal", "ordinal_index", "Level 3 Plus", "Level 5", "142.857142857", True),
    ],
)
def test_formulas(direction, formula, target, actual, raw, met):
    result = compute(target, actual, direction, formula)
    assert round(result.raw, 9) == D(raw)
    assert result.capped == result.raw
    assert result.met is met
    assert result.status == "ok"
    assert result.has_figure
    if formula:
        assert result.formula == formula


@pytest.mark.parametrize(
    ("target", "actual", "direction", "printed"),
    [
        # IKD Banyuwangi 2025 applied R/T to two indicators that should fall and
        # printed 129,86 and 105,25; by (2T - R)/T they are
        # 9,30 of 13,26 and 0,379 of 0,4
        ("13,26", "17,22", "lower", "70,14"),
        ("0,4", "0,421", "lower", "94,75"),
        ("13,26", "17,22", "higher", "129,86"),
        ("0,4", "0,421", "higher", "105,25"),
        # worked example of PermenPANRB 8/2021 prints 113 for 92 against 90
        ("90", "92", "higher", "102,22"),
    ],
)
def test_documents_that_err(target, actual, direction, printed):
    assert compute(target, actual, direction).printed == printed


def test_truncation_as_printed():
    """A document prints 27,84 for 27,849 (field practice)."""
    result = compute("100", "27,849", "higher", rounding=Rounding.TRUNCATE)
    assert result.printed == "27,84"
    assert "dipotong tanpa pembulatan" in result.trace[-1]
    assert compute("100", "27,849", "higher").printed == "27,85"


@pytest.mark.parametrize(
    ("rule", "not_met", "met"),
    [
        # Boyolali: 100 for a zero target
        (ZeroRule.FULL, "100,00", "100,00"),
        (ZeroRule.FULL_IF_MET, "0,00", "100,00"),
        # Dukcapil Banyuwangi 2020: 0
        (ZeroRule.ZERO, "0,00", "0,00"),
        # Dinsos Banyuwangi 2020: "-"
        (ZeroRule.NO_FIGURE, "tidak berlaku", "tidak berlaku"),
    ],
)
@pytest.mark.parametrize(
    "formula", ["lower_double", "lower_inverse", "lower_met", "higher_ratio"]
)
def test_zero_target(rule, not_met, met, formula):
    direction = "higher" if formula == "higher_ratio" else "lower"
    worse, better = ("-5", "5") if direction == "higher" else ("5", "-5")
    bad = compute("0", worse, direction, formula, zero_target=rule)
    good = compute("0", better, direction, formula, zero_target=rule)
    equal = compute("0", "0", direction, formula, zero_target=rule)
    assert (bad.printed, bad.met) == (not_met, False)
    assert (good.printed, good.met) == (met, True)
    assert (equal.printed, equal.met) == (met, True)
    assert bad.formula == good.formula == formula
    assert bad.status == ("not_applicable" if rule is ZeroRule.NO_FIGURE else "ok")
    assert "Target nol: menurut kebijakan" in bad.trace[1]


def test_zero_target_banyuwangi_bkp_2020():
    """0 against 50 was printed as 100: target zero, an indicator that rises."""
    assert compute("0", "50", "higher", zero_target=ZeroRule.FULL_IF_MET).raw == 100


def test_zero_rule_sentences():
    def sentence(rule, actual):
        return compute("0", actual, "higher", zero_target=rule).trace[1]

    assert sentence(ZeroRule.FULL, "1") == "Target nol: menurut kebijakan capaian 100."
    assert sentence(ZeroRule.FULL_IF_MET, "1") == (
        "Target nol: menurut kebijakan capaian 100 karena target tercapai."
    )
    assert sentence(ZeroRule.FULL_IF_MET, "-1") == (
        "Target nol: menurut kebijakan capaian 0 karena target tidak tercapai."
    )
    assert sentence(ZeroRule.ZERO, "1") == "Target nol: menurut kebijakan capaian 0."
    assert sentence(ZeroRule.NO_FIGURE, "1") == (
        "Target nol: menurut kebijakan tidak ada angka capaian."
    )


def test_zero_target_without_figure_is_not_zero():
    result = compute("0", "5", "higher", bands=BAND_SCALES["from_91"])
    assert result.status == "not_applicable"
    assert result.raw is result.capped is result.rounded is None
    assert result.rating == ""
    assert not result.has_figure


def test_zero_target_as_an_error():
    """Deli Serdang 2025 left #DIV/0! in the sheet."""
    with pytest.raises(EngineError) as caught:
        compute("0", "5", "higher", zero_target=ZeroRule.ERROR)
    assert caught.value.code == "division_by_zero"
    assert caught.value.message.startswith("Target nol")
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("rule", "printed"),
    [
        # Pringsewu: 100 for a zero realisation
        (ZeroRule.FULL, "100,00"),
        (ZeroRule.FULL_IF_MET, "100,00"),
        (ZeroRule.ZERO, "0,00"),
        (ZeroRule.NO_FIGURE, "tidak berlaku"),
    ],
)
def test_zero_realization_that_is_divided_by(rule, printed):
    result = compute("5", "0", "lower", "lower_inverse", zero_actual=rule)
    assert result.printed == printed
    assert result.met is True
    assert "Realisasi nol" in result.trace[1]


def test_zero_realization_as_an_error():
    with pytest.raises(EngineError) as caught:
        compute("5", "0", "lower", "lower_inverse", zero_actual=ZeroRule.ERROR)
    assert caught.value.code == "division_by_zero"
    assert caught.value.message.startswith("Realisasi nol")


@pytest.mark.parametrize(
    ("target", "actual", "direction", "printed", "words"),
    [
        ("-5 - 0", "5", "higher", "100,00", "Batas atas nol"),
        ("0 - 5", "-5", "higher", "0,00", "Batas bawah nol"),
        ("-5 - 0", "5", "lower", "0,00", "Batas atas nol"),
        ("0 - 5", "-5", "lower", "100,00", "Batas bawah nol"),
        ("-5 - 0", "5", "range", "0,00", "Batas atas nol"),
        ("0 - 5", "-5", "range", "0,00", "Batas bawah nol"),
    ],
)
def test_zero_bound(target, actual, direction, printed, words):
    result = compute(target, actual, direction, zero_target=ZeroRule.FULL_IF_MET)
    assert result.printed == printed
    assert words in result.trace[2]


@pytest.mark.parametrize(
    ("target", "actual", "direction", "formula", "code", "words"),
    [
        ("-2", "5", "higher", None, "negative_target", "Target -2 "),
        ("-2", "5", "lower", None, "negative_target", "Target -2 "),
        ("-3 - -2", "5", "range", None, "negative_target", "Batas atas -2 "),
        ("-3 - -2", "-5", "range", None, "negative_target", "Batas bawah -3 "),
        ("5", "-1", "lower", "lower_inverse", "negative_actual", "-1"),
        ("5", "5", "range", None, "target_shape", "'range'"),
        ("5", "5", "range", "range_ratio", "target_shape", "'range_ratio'"),
        ("5 - 6", "5", "lower", "lower_met", "target_shape", "'5 - 6'"),
        ("WTP", "WTP", "higher", None, "target_shape", "'higher'"),
        ("5", "5", "ordinal", None, "target_shape", "'ordinal'"),
        ("5", "WTP", "higher", None, "actual_shape", "'WTP'"),
        ("5", "5 - 6", "higher", None, "actual_shape", "'5 - 6'"),
        ("5 - 6", "5 - 6", "range", None, "actual_shape", "'5 - 6'"),
        ("WTP", "5", "ordinal", None, "actual_shape", "'5'"),
        ("5 orang", "5 unit", "higher", None, "unit", "'5 unit'"),
        ("5 orang", "5%", "higher", None, "unit", "'5%'"),
        ("WTP", "AA", "ordinal", None, "scale_unknown", "'AA'"),
        ("5", "5", "higher", "lower_met", "formula", "'lower_met'"),
    ],
)
def test_refused(target, actual, direction, formula, code, words):
    with pytest.raises(EngineError) as caught:
        compute(target, actual, direction, formula)
    assert caught.value.code == code
    assert words in caught.value.message
    assert caught.value.remedy


def test_realization_of_another_shape_names_the_right_one():
    with pytest.raises(EngineError) as caught:
        compute("WTP", "5", "ordinal")
    assert "tingkat pada skala" in caught.value.remedy
    with pytest.raises(EngineError) as caught:
        compute("5", "WTP", "higher")
    assert "satu angka" in caught.value.remedy


@pytest.mark.parametrize(
    ("target", "actual"), [("5 Orang", "5 orang"), ("5", "5 orang"), ("5%", "5 persen")]
)
def test_units_that_agree(target, actual):
    assert compute(target, actual, "higher").raw == 100


def test_unknown_direction():
    with pytest.raises(ValueError, match="up"):
        compute("5", "5", "up")


def test_cap_and_floor():
    over = compute("10", "30", "higher", cap=D(120))
    assert (over.raw, over.capped, over.printed) == (300, 120, "120,00")
    assert over.trace[2] == "Melebihi batas tertinggi 120: dipakai batas itu."
    under = compute("10", "30", "lower", floor=D(0), cap=D(120))
    assert (under.raw, under.capped, under.printed) == (-100, 0, "0,00")
    assert under.trace[2] == "Di bawah batas terendah 0: dipakai batas itu."
    for policy in ({"cap": D(300)}, {"floor": D(300)}):
        at_the_limit = compute("10", "30", "higher", **policy)
        assert at_the_limit.raw == at_the_limit.capped == 300
        assert len(at_the_limit.trace) == 3


def test_uncapped_figures_as_printed_by_banyuwangi():
    """IKD Banyuwangi 2025 prints 1091,43 and -24,65: no cap, no floor."""
    assert compute("100", "1091,43", "higher").printed == "1.091,43"
    assert compute("100", "224,65", "lower").printed == "-24,65"


def test_ratio_presentation():
    result = compute(
        "79,58",
        "85,92",
        "higher",
        presentation=Presentation.RATIO,
        bands=BAND_SCALES["berhasil"],
    )
    assert result.printed == "1,08"
    assert result.rounded == 108
    assert result.raw > 107
    assert result.rating == "Sangat Berhasil"
    assert result.trace[2] == (
        "Ditulis sebagai rasio dengan 2 desimal (dibulatkan, setengah ke atas): 1,08."
    )


def test_rating_follows_the_printed_figure():
    bands = BAND_SCALES["from_91"]
    close = compute("100", "90,996", "higher", bands=bands)
    assert (close.printed, close.rating) == ("91,00", "Sangat Tinggi")
    cut = compute("100", "90,996", "higher", bands=bands, rounding=Rounding.TRUNCATE)
    assert (cut.printed, cut.rating) == ("90,99", "Tinggi")
    capped = compute("10", "30", "higher", bands=bands, cap=D(80))
    assert capped.rating == "Tinggi"
    gap = compute("100", "90,5", "higher", bands=BAND_SCALES["interval"])
    assert gap.rating == ""
    assert gap.trace[-1].startswith("Tanpa predikat")


def test_own_scale():
    scale = Scale.parse("rendah<sedang<tinggi")
    result = achieve(Point("tinggi"), Point("sedang"), "ordinal", scale=scale)
    assert result.met is False
    with pytest.raises(EngineError) as caught:
        achieve(Point("tinggi"), Point("WTP"), "ordinal", scale=scale)
    assert caught.value.code == "not_on_scale"


def test_formula_by_date():
    policy = Policy(
        (
            FormulaChoice(Direction.LOWER, "lower_met", None, date(2024, 12, 31)),
            FormulaChoice(Direction.LOWER, "lower_double", date(2025, 1, 1)),
        )
    )
    target, actual = Number(D(80)), Number(D(60))
    old = achieve(target, actual, "lower", policy, date(2024, 12, 31))
    new = achieve(target, actual, "lower", policy, date(2025, 1, 1))
    assert (old.formula, old.raw) == ("lower_met", 100)
    assert (new.formula, new.raw) == ("lower_double", 125)
    forced = achieve(target, actual, "lower", policy, formula="lower_inverse")
    assert forced.formula == "lower_inverse"


ORDER = [
    "not_applicable",
    "not_due",
    "not_released",
    "not_computable",
    "not_reported",
]


@pytest.mark.parametrize("first", ORDER)
@pytest.mark.parametrize("second", [*ORDER, "figure"])
def test_no_figure_stays_what_it_is(first, second):
    def value(kind):
        return Number(D(5)) if kind == "figure" else NoFigure(NoFigureKind(kind))

    kinds = [kind for kind in (first, second) if kind != "figure"]
    expected = min(kinds, key=ORDER.index)
    for target, actual in ((first, second), (second, first)):
        result = achieve(value(target), value(actual), "higher")
        assert result.status == expected
        assert result.printed == LABELS[NoFigureKind(expected)]
        assert result.raw is None
        assert result.met is None
        assert not result.has_figure
    assert result.trace == (
        (
            f"Target: {value(second)}; realisasi: {value(first)}. "
            f"Capaian: {LABELS[NoFigureKind(expected)]}."
        ),
    )


def test_no_figure_result():
    result = no_figure(NoFigureKind.NOT_DUE, "Sebab.")
    assert result == Result("not_due", "belum tiba tenggatnya", ("Sebab.",))
    assert finish(result, Policy(), "f").formula == "f"
    assert finish(result, Policy()).raw is None


def test_finish_settles_a_raw_figure():
    raw = Result("ok", "", ("a",), raw=D("49.99999999999999999999999999999999999999"))
    result = finish(raw, Policy(rounding=Rounding.TRUNCATE, decimals=0))
    assert result.raw == result.capped == result.rounded == 50
    assert result.printed == "50"
    assert result.formula == result.rating == ""
    assert result.trace[0] == "a"


@pytest.mark.parametrize(
    ("shape", "ratios"), [(Shape.NUMBER, ()), (Shape.RANGE, ("above",))]
)
def test_a_formula_without_a_ratio_that_it_needs_is_refused(shape, ratios):
    ratio = FORMULAS["higher_ratio"].ratio
    with pytest.raises(ValueError, match="is missing"):
        Formula(
            "half",
            "",
            "",
            "",
            shape,
            (Direction.HIGHER,),
            **dict.fromkeys(ratios, ratio),
        )
