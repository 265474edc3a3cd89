"""Values, the ways of having none, and ordinal scales."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.achievement.scales import (
    SCALES,
    Scale,
    ScalePoint,
    _maturity,
    scale_of,
)
from sidocakep_base.engine.errors import EngineError
from sidocakep_base.engine.figures.values import (
    LABELS,
    NoFigure,
    NoFigureKind,
    Number,
    Point,
    Range,
    combined_kind,
)

D = Decimal


def test_printed_forms():
    assert str(Number(D("83.5"), "%")) == "83,5%"
    assert str(Number(D("0.9"), "Angka")) == "0,9 Angka"
    assert str(Number(D(0))) == "0"
    assert str(Range(D("139.83"), D("143.33"))) == "139,83 - 143,33"
    assert str(Range(D(1), D(2), "orang")) == "1 - 2 orang"
    assert str(Point("WTP")) == "WTP"


def test_what_has_no_figure_stays_distinct():
    printed = {str(NoFigure(kind)) for kind in NoFigureKind} | {str(Number(D(0)))}
    assert printed == {
        "tidak berlaku",
        "belum tiba tenggatnya",
        "belum dirilis",
        "belum dilaporkan",
        "tidak dapat dihitung",
        "target belum ditetapkan",
        "0",
    }
    assert set(LABELS) == set(NoFigureKind)


def test_the_document_s_text_does_not_make_values_differ():
    assert Number(D(5), "", "5") == Number(D(5), "", "5,0")
    assert Range(D(1), D(2), "", "a") == Range(D(1), D(2), "", "b")
    assert Point("A", "a") == Point("A", "b")
    assert NoFigure(NoFigureKind.NOT_DUE, "") == NoFigure(NoFigureKind.NOT_DUE, "x")


def test_range_bounds():
    bounds = Range(D(1), D(2))
    assert D(1) in bounds
    assert D(2) in bounds
    assert D("1.5") in bounds
    assert D("0.9") not in bounds
    assert D("2.1") not in bounds
    assert Range(D(1), D(1)).low == 1
    with pytest.raises(EngineError) as caught:
        Range(D("2.5"), D(1))
    assert caught.value.code == "range_order"
    assert "2,5" in caught.value.message


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ("not_reported not_due not_released not_applicable", "not_reported"),
        ("not_computable not_reported", "not_reported"),
        ("not_computable no_target not_released", "no_target"),
        ("not_computable not_released not_due", "not_computable"),
        ("not_due not_released not_applicable", "not_released"),
        ("not_applicable not_due", "not_due"),
        ("not_applicable not_applicable", "not_applicable"),
        ("", "not_applicable"),
    ],
)
def test_combined_kind(kinds, expected):
    assert combined_kind([NoFigureKind(kind) for kind in kinds.split()]) == expected


@pytest.mark.parametrize(
    ("code", "points"),
    [
        ("bpk", "TMP TW WDP WTP"),
        ("sakip", "D C CC B BB A AA"),
    ],
)
def test_scales_from_the_lowest(code, points):
    scale = SCALES[code]
    assert str(scale) == " < ".join(points.split())
    positions = [scale.position(point) for point in points.split()]
    assert positions == list(range(1, len(positions) + 1))
    assert scale.name
    assert scale.source


@pytest.mark.parametrize("scale", [SCALES["maturity"], None])
def test_maturity_scale(scale):
    scale = scale or _maturity()
    assert [point.name for point in scale.points] == [
        "Level 0",
        "Level 1",
        "Level 1 Plus",
        "Level 2",
        "Level 2 Plus",
        "Level 3",
        "Level 3 Plus",
        "Level 4",
        "Level 4 Plus",
        "Level 5",
    ]
    assert scale.name == "maturitas"
    assert scale.source == "Inspektorat Banyuwangi 2024 (SPIP)"
    for written in ("Level 3 Plus", "LEVEL 3 PLUS", "Level 3+", "3+", "3 plus"):
        assert scale.position(written) == 7
    assert scale.position("3") == 6
    assert [scale.find(str(level)) for level in range(6)] == [1, 2, 4, 6, 8, 10]
    assert scale.find("0+") is None
    assert scale.find("5+") is None


def test_long_names_of_opinions():
    scale = SCALES["bpk"]
    assert scale.position("wajar  tanpa pengecualian") == 4
    assert scale.position("Wajar Dengan Pengecualian") == 3
    assert scale.position("Tidak Wajar") == 2
    assert scale.position("Disclaimer") == 1
    assert scale.position("Tidak Menyatakan Pendapat") == 1


@pytest.mark.parametrize("text", ["A < BB< C", "C>BB >A"])
def test_parse(text):
    scale = Scale.parse(text)
    assert [point.name for point in scale.points] == ["A", "BB", "C"]
    assert scale.name == text
    assert Scale.parse(text, "nilai").name == "nilai"
    assert str(Scale.parse(" Kurang  Baik<Baik ")) == "Kurang Baik < Baik"
    assert scale.source == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A<B>C", "scale_mixed"),
        ("A", "scale_short"),
        ("", "scale_short"),
        ("A<B<a", "scale_duplicate"),
        ("A<<B", "scale_duplicate"),
        ("A<B<", "scale_duplicate"),
    ],
)
def test_scale_refused(text, code):
    with pytest.raises(EngineError) as caught:
        Scale.parse(text)
    assert caught.value.code == code
    assert caught.value.remedy
    assert text in caught.value.message


def test_alias_of_another_point_is_refused():
    with pytest.raises(EngineError) as caught:
        Scale("x", (ScalePoint("A", ("satu",)), ScalePoint("B", ("Satu",))))
    assert caught.value.code == "scale_duplicate"
    assert "'B'" in caught.value.message


def test_point_off_the_scale():
    with pytest.raises(EngineError) as caught:
        SCALES["bpk"].position("WTS")
    assert caught.value.code == "not_on_scale"
    assert "'WTS'" in caught.value.message
    assert "opini BPK" in caught.value.message
    assert "TMP < TW < WDP < WTP" in caught.value.remedy


@pytest.mark.parametrize("names", [("WTP", "AA"), ("baik",), ()])
def test_unknown_scale(names):
    with pytest.raises(EngineError) as caught:
        scale_of(*names)
    assert caught.value.code == "scale_unknown"
    assert caught.value.remedy


def test_scale_is_found_by_its_points():
    assert scale_of("D", "AA") is SCALES["sakip"]
    assert scale_of("Level 5") is SCALES["maturity"]


@pytest.mark.parametrize("code", list(SCALES))
def test_scale_values_round_trip(code):
    scale = SCALES[code]
    assert Scale.from_values(scale.to_values()) == scale


def test_scale_from_the_least_values():
    scale = Scale.from_values({"name": "x", "points": [{"name": "A"}, {"name": "B"}]})
    assert scale == Scale("x", (ScalePoint("A"), ScalePoint("B")), "")


@given(st.permutations(["A", "B", "C", "D"]))
def test_position_is_the_written_order(names):
    scale = Scale.parse("<".join(names))
    assert [scale.position(name) for name in names] == [1, 2, 3, 4]
    assert Scale.parse(">".join(reversed(names)), scale.name) == scale
