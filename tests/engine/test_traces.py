"""The trace: sentences with the actual figures that a person can follow."""

import pytest

from sidocakep_base.engine.achievement.achievement import achieve
from sidocakep_base.engine.achievement.bands import BAND_SCALES
from sidocakep_base.engine.achievement.policy import Policy
from sidocakep_base.engine.figures.reading import read_value


def compute(target, actual, direction, formula=None, **policy):
    return achieve(
        read_value(target),
        read_value(actual),
        direction,
        Policy(**policy),
        formula=formula,
    )


def test_trace_of_a_rising_indicator():
    """Dishub Banyuwangi 2024, indicator 1."""
    result = compute("81,92", "93,7", "higher", bands=BAND_SCALES["from_91"])
    assert result.trace == (
        "Rumus: Realisasi terhadap target (R / T x 100); makin tinggi makin baik.",
        "Realisasi 93,7 dibagi target 81,92 dikali 100 = 114,379882...",
        "Ditulis dengan 2 desimal (dibulatkan, setengah ke atas): 114,38.",
        "Predikat Sangat Tinggi: 114,38 berada pada rentang 91 ke atas.",
    )


@pytest.mark.parametrize(
    ("formula", "actual", "sentence"),
    [
        (
            "lower_double",
            "60",
            (
                "Dua kali target 80 dikurangi realisasi 60 = 100; dibagi target 80 "
                "dikali 100 = 125."
            ),
        ),
        ("lower_inverse", "64", "Target 80 dibagi realisasi 64 dikali 100 = 125."),
        ("lower_met", "80", "Realisasi 80 tidak melebihi target 80: 100."),
        ("lower_met", "64", "Realisasi 64 tidak melebihi target 80: 100."),
        (
            "lower_met",
            "100",
            (
                "Realisasi melebihi target: target 80 dibagi realisasi 100 dikali 100 "
                "= 80."
            ),
        ),
    ],
)
def test_trace_of_a_falling_indicator(formula, actual, sentence):
    result = compute("80", actual, "lower", formula)
    assert result.trace[1] == sentence
    assert result.trace[0].endswith("makin rendah makin baik.")


def test_trace_of_a_range():
    inside = compute("80 - 100", "90", "range")
    assert inside.trace[1] == "Realisasi 90 di dalam rentang 80 - 100: 100."
    above = compute("80 - 100", "125", "range")
    assert above.trace[1:3] == (
        (
            "Realisasi 125 di atas rentang 80 - 100; batas atas 100 dipakai sebagai "
            "target."
        ),
        "Realisasi 125 dibagi target 100 dikali 100 = 125.",
    )
    below = compute("80 - 100", "60", "range")
    assert below.trace[1] == (
        "Realisasi 60 di bawah rentang 80 - 100; batas bawah 80 dipakai sebagai target."
    )


def test_trace_of_a_point():
    met = compute("WDP", "WTP", "ordinal")
    assert met.trace[1:4] == (
        "Skala: TMP < TW < WDP < WTP.",
        "Target WDP urutan ke-3, realisasi WTP urutan ke-4.",
        "Target tercapai: 100.",
    )
    assert compute("WTP", "WDP", "ordinal").trace[3] == "Target tidak tercapai: 0."
    index = compute("WTP", "WDP", "ordinal", "ordinal_index")
    assert index.trace[3] == "Realisasi 3 dibagi target 4 dikali 100 = 75."
