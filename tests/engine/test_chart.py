"""Bars of a chart: the figures of the table above it, and nothing else."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.chart import read_bars
from sidocakep_base.engine.figures.indonesian import format_number

HEADS = ["No.", "Program", "Pagu", "Serapan (%)"]
FIGURES = st.decimals(0, 99_999, places=2)


def bars_of(texts):
    rows = [[str(n), f"P{n}", "Rp1", text] for n, text in enumerate(texts, start=1)]
    return read_bars(HEADS, rows, "Program", "Serapan (%)")


@given(st.lists(FIGURES, min_size=1))
def test_a_bar_is_the_figure_as_printed(values):
    """Whatever stands in the column, with its thousands, comes back as that figure."""
    texts = [format_number(value, 2) for value in values]
    assert [(bar.text, bar.size) for bar in bars_of(texts)] == [
        (text, value) for text, value in zip(texts, values, strict=True)
    ]


def test_what_has_no_figure_has_a_bar_without_size():
    bars = bars_of(["68,29", "-", "tidak dapat dihitung", "", "1.234,00"])
    assert [bar.size for bar in bars] == [
        Decimal("68.29"),
        None,
        None,
        None,
        Decimal("1234"),
    ]
    assert bars[2].text == "tidak dapat dihitung"


def test_a_sum_is_no_bar():
    rows = [["1", "P1", "Rp1", "50,00"], ["", "Jumlah", "Rp1", "50,00"]]
    (bar,) = read_bars(HEADS, rows, "Program", "Serapan (%)")
    assert bar.name == "P1"


def test_no_chart_of_nothing():
    assert bars_of(["-", "tidak dapat dihitung"]) == []
    assert bars_of([]) == []
