"""Rating bands and the scales in use (field practice, all local)."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.achievement.bands import (
    BAND_SCALES,
    Band,
    BandScale,
    _intervals,
    _steps,
    rate,
)
from sidocakep_base.engine.errors import EngineError

D = Decimal


@pytest.mark.parametrize(
    ("code", "value", "label"),
    [
        ("from_91", "91", "Sangat Tinggi"),
        ("from_91", "1091.43", "Sangat Tinggi"),
        ("from_91", "90.99", "Tinggi"),
        ("from_91", "90.5", "Tinggi"),
        ("from_91", "76", "Tinggi"),
        ("from_91", "75.99", "Sedang"),
        ("from_91", "66", "Sedang"),
        ("from_91", "65.99", "Rendah"),
        ("from_91", "51", "Rendah"),
        ("from_91", "50.99", "Sangat Rendah"),
        ("from_91", "-24.65", "Sangat Rendah"),
        ("above_90", "90.5", "Sangat Tinggi"),
        ("above_90", "90", "Tinggi"),
        ("above_90", "75", "Sedang"),
        ("above_90", "65", "Rendah"),
        ("above_90", "50", "Sangat Rendah"),
        ("interval", "100", "Sangat Tinggi"),
        ("interval", "100.01", ""),
        ("interval", "91", "Sangat Tinggi"),
        ("interval", "90.5", ""),
        ("interval", "90", "Tinggi"),
        ("interval", "75.5", ""),
        ("interval", "75", "Sedang"),
        ("interval", "65.5", ""),
        ("interval", "65", "Rendah"),
        ("interval", "50.5", ""),
        ("interval", "50", "Sangat Rendah"),
        ("interval", "0", "Sangat Rendah"),
        ("interval_baik", "95", "Sangat Baik"),
        ("interval_baik", "80", "Baik"),
        ("interval_baik", "70", "Cukup"),
        ("interval_baik", "60", "Kurang"),
        ("interval_baik", "50", "Sangat Kurang"),
        ("maluku_tengah", "85.01", "Memuaskan"),
        ("maluku_tengah", "85", "Sangat Baik"),
        ("maluku_tengah", "75", "Baik"),
        ("maluku_tengah", "65", "Cukup Baik"),
        ("maluku_tengah", "50", "Agak Kurang"),
        ("maluku_tengah", "30", "Kurang"),
        ("berhasil", "100", "Sangat Berhasil"),
        ("berhasil", "99.99", "Berhasil"),
        ("berhasil", "75", "Berhasil"),
        ("berhasil", "74.99", "Cukup Berhasil"),
        ("berhasil", "55", "Cukup Berhasil"),
        ("berhasil", "54.99", "Kurang"),
    ],
)
def test_scales_in_use(code, value, label):
    assert rate(D(value), BAND_SCALES[code]).label == label


def test_steps_from_the_top_down():
    assert _steps("n", "s", ("tinggi", "sedang", "rendah"), (90, 50), True) == (
        BandScale(
            "n",
            (
                Band("rendah", None, D(50), True, False),
                Band("sedang", D(50), D(90), True, False),
                Band("tinggi", D(90), None, True, False),
            ),
            allow_gaps=False,
            source="s",
        )
    )
    open_below = _steps("n", "s", ("tinggi", "rendah"), (90,), False)
    assert open_below.bands == (
        Band("rendah", None, D(90), False, True),
        Band("tinggi", D(90), None, False, True),
    )
    for labels in (("a", "b", "c"), ("a",)):
        with pytest.raises(ValueError, match="zip"):
            _steps("n", "s", labels, (90,), True)


def test_intervals_as_printed():
    assert _intervals("n", "s", "abcde") == BandScale(
        "n",
        (
            Band("e", None, D(50), True, True),
            Band("d", D(51), D(65), True, True),
            Band("c", D(66), D(75), True, True),
            Band("b", D(76), D(90), True, True),
            Band("a", D(91), D(100), True, True),
        ),
        allow_gaps=True,
        source="s",
    )
    for labels in ("abcd", "abcdef"):
        with pytest.raises(ValueError, match="zip"):
            _intervals("n", "s", labels)


@pytest.mark.parametrize("code", list(BAND_SCALES))
def test_scales_in_use_are_named(code):
    scale = BAND_SCALES[code]
    assert scale.name
    assert scale.source
    assert scale.allow_gaps is code.startswith("interval")
    assert BandScale.from_values(scale.to_values()) == scale


def test_sentences():
    assert rate(D("90.5"), BAND_SCALES["from_91"]).sentence == (
        "Predikat Tinggi: 90,5 berada pada rentang 76 ke atas dan di bawah 91."
    )
    assert rate(D("90.5"), BAND_SCALES["interval"]).sentence == (
        "Tanpa predikat: 90,5 jatuh di celah skala 'interval 91-100'."
    )


@pytest.mark.parametrize(
    ("band", "text"),
    [
        (Band("a"), "mana pun"),
        (Band("a", D(5)), "5 ke atas"),
        (Band("a", D(5), None, False), "di atas 5"),
        (Band("a", None, D(5)), "di bawah 5"),
        (Band("a", None, D(5), True, True), "sampai dengan 5"),
    ],
)
def test_condition(band, text):
    assert str(band) == text


@pytest.mark.parametrize(
    ("low_closed", "high_closed", "inside"),
    [
        (True, True, [1, 2, 3]),
        (True, False, [1, 2]),
        (False, True, [2, 3]),
        (False, False, [2]),
    ],
)
def test_bounds(low_closed, high_closed, inside):
    band = Band("a", D(1), D(3), low_closed, high_closed)
    assert [value for value in range(5) if D(value) in band] == inside


def bands(*bounds):
    """Build bands from (low, high, low closed, high closed)."""
    return tuple(
        Band(
            f"b{index}",
            None if low is None else D(low),
            None if high is None else D(high),
            low_closed,
            high_closed,
        )
        for index, (low, high, low_closed, high_closed) in enumerate(bounds)
    )


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ([], "di luar rentang"),
        ([(0, None, True, True)], "di luar rentang"),
        ([(None, 0, True, True)], "di luar rentang"),
        ([(None, 5, True, False), (5, None, False, True)], "celah"),
        ([(None, 5, True, True), (6, None, True, True)], "celah"),
        ([(None, 5, True, True), (5, None, True, True)], "tumpang tindih"),
        ([(None, 6, True, False), (5, None, False, True)], "tumpang tindih"),
        ([(None, None, True, True), (5, None, True, True)], "tumpang tindih"),
        ([(None, 5, True, True), (None, None, True, True)], "tumpang tindih"),
        ([(5, 4, True, True)], "kosong"),
        ([(5, 5, True, False)], "kosong"),
        ([(5, 5, False, True)], "kosong"),
    ],
)
def test_invalid(bounds, words):
    with pytest.raises(EngineError) as caught:
        BandScale("skala", bands(*bounds))
    assert caught.value.code == "bands"
    assert words in caught.value.message
    assert "'skala'" in caught.value.message
    assert caught.value.remedy


def test_neighbours_are_named():
    with pytest.raises(EngineError) as caught:
        BandScale("s", bands((None, 5, True, True), (5, None, True, True)))
    assert "b0 (sampai dengan 5) dan b1 (5 ke atas)" in caught.value.message


@pytest.mark.parametrize(
    "bounds",
    [
        [],
        [(0, 1, True, True)],
        [(0, 1, True, False), (1, 2, False, True)],
        [(0, 1, True, True), (2, 3, True, True)],
    ],
)
def test_gaps_may_be_allowed(bounds):
    assert BandScale("s", bands(*bounds), allow_gaps=True).allow_gaps


@pytest.mark.parametrize(
    "bounds",
    [
        [(0, 1, True, True), (1, 2, True, True)],
        [(0, 2, True, True), (1, 3, True, True)],
        [(2, 1, True, True)],
    ],
)
def test_overlaps_are_never_allowed(bounds):
    with pytest.raises(EngineError):
        BandScale("s", bands(*bounds), allow_gaps=True)


def test_a_single_point_may_be_a_band():
    scale = BandScale(
        "s",
        bands((5, None, False, True), (5, 5, True, True), (None, 5, True, False)),
    )
    assert [band.label for band in scale.bands] == ["b2", "b1", "b0"]
    assert [rate(D(value), scale).label for value in (4, 5, 6)] == ["b2", "b1", "b0"]


def test_plain_values():
    scale = BandScale.from_values(
        {
            "bands": [
                {"label": "tinggi", "low": 50.5, "high": False},
                {"label": "rendah", "low": "", "high": "50.5"},
            ]
        }
    )
    assert scale == BandScale(
        "", (Band("rendah", None, D("50.5")), Band("tinggi", D("50.5"), None))
    )
    assert (scale.source, scale.allow_gaps) == ("", False)
    zero = BandScale.from_values(
        {
            "name": "n",
            "source": "s",
            "allow_gaps": True,
            "bands": [
                {"label": "x", "low": 0, "low_closed": False, "high_closed": True}
            ],
        }
    )
    assert zero == BandScale("n", (Band("x", D(0), None, False, True),), True, "s")
    assert zero.to_values() == {
        "name": "n",
        "source": "s",
        "allow_gaps": True,
        "bands": [
            {
                "label": "x",
                "low": "0",
                "high": None,
                "low_closed": False,
                "high_closed": True,
            }
        ],
    }


@given(
    st.sets(st.integers(-50, 150), min_size=1, max_size=6),
    st.booleans(),
    st.decimals(-100, 200, places=2),
)
def test_steps_rate_everything_exactly_once(cuts, closed, value):
    edges = [None, *sorted(cuts), None]
    scale = BandScale(
        "s",
        bands(
            *(
                (low, high, closed, not closed)
                for low, high in itertools.pairwise(edges)
            )
        ),
    )
    assert [value in band for band in scale.bands].count(True) == 1
    assert rate(value, scale).label


@given(
    st.sampled_from([code for code in BAND_SCALES if "interval" not in code]),
    st.decimals(-100, 200, places=2),
    st.decimals(-100, 200, places=2),
)
def test_a_better_achievement_is_never_rated_worse(code, one, other):
    scale = BAND_SCALES[code]
    labels = [band.label for band in scale.bands]
    low, high = sorted((one, other))
    assert labels.index(rate(low, scale).label) <= labels.index(rate(high, scale).label)
