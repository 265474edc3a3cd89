"""What blanks alone come to, and parts of a whole that are no indicators."""

from dataclasses import replace

import pytest

from sidocakep_base.engine.achievement.rollup import (
    ALL_ZERO,
    Blank,
    count_taken,
    roll_up,
)
from tests.engine.test_rollup import RULES, measured


@pytest.mark.parametrize(
    ("figures", "printed"),
    [
        # four of five, 80 each: 320 / 5; nothing of five: 0 / 5
        ([80, 80, 80, 80, "report?"], "64,00"),
        (["report?"] * 5, "0,00"),
        (["report?", "due?"], "0,00"),
        (["due?", "due?"], "belum tiba tenggatnya"),
    ],
)
def test_a_policy_may_count_blanks_alone_as_zero(figures, printed):
    """Who reports nothing then stands no better than who reports four of five."""
    rule = replace(RULES["zero"], blank=Blank.ZERO)
    whole = roll_up(measured(*figures), rule)
    assert whole.printed == printed
    assert (ALL_ZERO in whole.trace) is (printed == "0,00")
    assert whole.is_blank is (printed == "0,00")
    is_counted = any(figure != "due?" for figure in figures)
    assert bool(count_taken(measured(*figures), rule)) is is_counted


def test_agencies_without_a_measured_agreement_are_no_indicators():
    """Two indicators, one of them measured, and two agencies that are one part each."""
    figures = measured(80, "report?", "report?", "report?")
    whole = roll_up(figures, RULES["zero"], silent=2)
    assert whole.printed == "20,00"
    assert whole.trace[0] == (
        "2 dari 2 indikator ikut; 1 belum dilaporkan (sebagai 0); 2 Perangkat Daerah "
        "tanpa Perjanjian Kinerja yang diukur, masing-masing satu bagian belum "
        "dilaporkan (sebagai 0)."
    )
    left_out = roll_up(figures, RULES["out"], silent=2)
    assert left_out.trace[0].startswith("1 dari 2 indikator ikut; 1 belum dilaporkan")
