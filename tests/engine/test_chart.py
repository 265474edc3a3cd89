"""Bars of a chart: the figures of the table above it, and nothing else."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.chart import read_bars, read_series
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


def years_of(targets, reached):
    heads = ["No.", "Indikator", "Uraian", *map(str, range(2022, 2022 + len(targets)))]
    rows = [["1", "IKM", "Target", *targets], ["", "", "Realisasi", *reached]]
    return read_series(heads, rows, "Indikator", 3)


@given(st.lists(st.tuples(FIGURES, FIGURES), min_size=1, max_size=5))
def test_a_year_is_target_and_realisation_as_printed(values):
    """With their unit, which both may have."""
    texts = [
        (f"{format_number(target, 2)} Persen", format_number(reached, 2))
        for target, reached in values
    ]
    [series] = years_of(*map(list, zip(*texts, strict=True)))
    assert (series.number, series.name) == ("1", "IKM")
    assert [(year.target_size, year.size) for year in series.years] == values
    assert [(year.target, year.text) for year in series.years] == texts
    assert [year.year for year in series.years] == [
        str(2022 + number) for number in range(len(values))
    ]


def test_what_is_said_of_a_figure_is_not_part_of_it():
    [series] = years_of(["85,5 Persen"], ["81,225 Persen (Sementara, data tahun 2025)"])
    assert series.years[0].size == Decimal("81.225")
    assert series.years[0].text.endswith("(Sementara, data tahun 2025)")


def test_a_year_without_a_figure_has_no_size():
    [series] = years_of(
        ["80", "-", "", "belum dilaporkan"], ["-", "BB", "WTP", "tidak dapat dihitung"]
    )
    assert [year.target_size for year in series.years] == [
        Decimal(80),
        None,
        None,
        None,
    ]
    assert [year.size for year in series.years] == [None] * 4


def test_years_of_levels_are_no_chart():
    assert years_of(["WTP", "Level 3"], ["WDP", "Level 2"]) == []
    assert years_of(["-"], ["-"]) == []


def test_of_each_thing_the_first_two_rows_are_drawn():
    """Whatever follows below them, and beside the years, is of the table alone."""
    heads = ["No.", "Indikator", "Uraian", "2026", "Perkembangan"]
    rows = [
        ["1", "IKM", "Target", "80", ""],
        ["", "", "Realisasi", "82", "membaik"],
        ["", "", "Capaian (%)", "102,50", ""],
        ["2", "IPM", "Target", "70", ""],
        ["", "", "Realisasi", "-", "-"],
    ]
    first, second = read_series(heads, rows, "Indikator", 3, 4)
    assert [(year.year, year.size) for year in first.years] == [("2026", 82)]
    assert (second.name, second.years[0].size) == ("IPM", None)
    assert read_series(heads, [], "Indikator", 3, 4) == []
