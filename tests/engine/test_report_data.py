"""What a reader asks of the figures of a report: from where, how final, better?"""

import doctest
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.achievement import development
from sidocakep_base.engine.achievement.development import Trend, compare
from sidocakep_base.engine.achievement.scales import SCALES
from sidocakep_base.engine.figures import reading
from sidocakep_base.engine.figures.indonesian import format_number
from sidocakep_cascading.engine import efficiency, report_data, report_table
from sidocakep_cascading.engine.efficiency import Basis, Formula, Refusal, compute
from sidocakep_cascading.engine.report_data import list_sources
from sidocakep_cascading.engine.report_reasons import Role, causes, programmes
from sidocakep_cascading.engine.report_sentences import (
    AWAITED,
    achievements,
    benchmarks,
    count_indicators,
    former_years,
    plan_targets,
    quarter_achievements,
    spending,
)
from sidocakep_cascading.engine.report_table import merge_cells

MODULES = (development, reading, efficiency, report_data, report_table)
MARK = {"key": "4", "region": "Nasional", "figure": "80", "source": "BPS"}
ROW = {
    "key": "7",
    "name": "IKM",
    "state": "met",
    "target": "80",
    "realisation": "82",
    "printed": "102,50",
    "period_target": "40",
    "period_realisation": "41",
    "to_date": "41",
    "last_year": "79",
    "plan_target": "90",
    "over_plan": "82",
    "plan_printed": "91,11",
    "support": "Loket baru",
    "benchmarks": [MARK],
    "why": "",
}
#: Every rule that quotes a figure of an indicator.
QUOTING = [
    lambda row: achievements(2026, [row]),
    lambda row: quarter_achievements(2026, [row]),
    lambda row: former_years(2026, [row]),
    lambda row: plan_targets(2026, [row]),
    lambda row: benchmarks(2026, [row]),
    lambda row: causes([row]),
    lambda row: count_indicators(2026, [row]),
]


@pytest.mark.parametrize("module", MODULES)
def test_examples(module):
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed


# Better or worse --------------------------------------------------------------


@pytest.mark.parametrize(
    ("direction", "before", "now", "target", "trend"),
    [
        ("higher", "93,7 indeks", "95,2 indeks", "", Trend.BETTER),
        ("higher", "95,2 indeks", "93,7 indeks", "", Trend.WORSE),
        # a V/C ratio that rose is worse, though the figure grew
        ("lower", "0,325 Rasio", "0,331 Rasio", "", Trend.WORSE),
        ("lower", "1.250 Kasus", "980 Kasus", "", Trend.BETTER),
        ("higher", "80", "80,0", "", Trend.SAME),
        ("range", "9 Persen", "11 Persen", "10 - 12 Persen", Trend.BETTER),
        ("range", "10 Persen", "12 Persen", "10 - 12 Persen", Trend.SAME),
        ("range", "11 Persen", "20 Persen", "10 - 12 Persen", Trend.WORSE),
        ("range", "11 Persen", "20 Persen", "12 Persen", None),
        ("ordinal", "WDP", "WTP", "", Trend.BETTER),
        ("ordinal", "WTP", "WDP", "", Trend.WORSE),
        ("ordinal", "WTP", "Baik", "", None),
        ("higher", "", "80", "", None),
        ("higher", "-", "80", "", None),
        ("lower", "1,9 Rasio", "belum dirilis", "", None),
        ("higher", "80 Persen", "12 Unit", "", None),
        ("higher", "WTP", "WTP", "", None),
    ],
)
def test_what_became_of_a_figure(direction, before, now, target, trend):
    scale = SCALES["bpk"] if direction == "ordinal" else None
    assert compare(direction, before, now, target, scale) is trend


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
def test_what_is_better_upwards_is_worse_downwards(before, now):
    texts = [format_number(Decimal(number) / 100) for number in (before, now)]
    up, down = (compare(direction, *texts) for direction in ("higher", "lower"))
    assert up is not None
    assert (up is Trend.SAME) == (down is Trend.SAME) == (before == now)
    if before != now:
        assert {up, down} == {Trend.BETTER, Trend.WORSE}
        assert (up is Trend.BETTER) == (now > before)


# Sources ----------------------------------------------------------------------


@given(st.lists(st.sampled_from(["Survei", "Register", ""]), max_size=8))
def test_every_row_has_a_source_or_is_said_to_have_none(sources):
    notes = list_sources(sources)
    assert bool(notes) == bool(sources)
    for note in notes:
        for source in {text or "belum disebutkan" for text in sources}:
            assert note.count(source) == 1
        if len(set(sources)) > 1:
            numbers = [str(number) for number in range(1, len(sources) + 1)]
            found = note.replace("(", " ").replace(")", " ").replace(",", " ").split()
            assert sorted(word for word in found if word.isdigit()) == sorted(numbers)


# What is not final ------------------------------------------------------------


@pytest.mark.parametrize("rule", QUOTING)
def test_a_sentence_of_a_figure_that_is_not_final_says_so_by_name(rule):
    """It is another sentence of other facts: who took up the first is asked again."""
    [final] = rule(ROW | {"reserve": ""})
    [said] = rule(ROW | {"reserve": "belum diaudit"})
    assert "belum diaudit" not in final.text
    assert "IKM" in said.text
    assert "belum diaudit)" in said.text
    assert final.facts != said.facts
    # What was accepted before there were reserves stays accepted.
    assert "reserve" not in final.facts


def test_a_trend_and_a_reserve_stand_in_one_bracket():
    [said] = former_years(2026, [ROW | {"trend": "membaik", "reserve": "sementara"}])
    assert said.text == (
        "IKM: realisasi Tahun 2025 79, Tahun 2026 82 (membaik, angka sementara)."
    )
    assert said.facts["trend"] == "membaik"


def test_a_measurement_that_waits_and_open_months_are_said():
    [said] = count_indicators(2026, [ROW], is_awaited=True)
    assert said.text.endswith(AWAITED)
    [money] = spending(
        2026, {"ceiling": "Rp2", "spent": "Rp1", "share": "50,00", "open": "Juli"}
    )
    assert money.text.endswith("masih dapat berubah: realisasi Juli.")


def test_a_programme_is_told_with_the_figures_that_are_not_final():
    row = {"key": "7-1", "program": "1.02 P", "achieved": "100,00", "objective": "M"}
    row |= {"role": Role.HELPED, "reserve": "IKM (sementara); IPM (belum diaudit)"}
    [said] = programmes([row])
    assert said.text.endswith("Belum final: IKM (sementara); IPM (belum diaudit).")


# Efficiency -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("basis", "achievement", "states", "refusal"),
    [
        (Basis.OUTPUTS, 101, "met met", None),
        (Basis.OUTPUTS, 101, "", None),
        (Basis.OUTPUTS, 101, "met below", Refusal.OUTPUT_MISSED),
        (Basis.OUTPUTS, 101, "none below", Refusal.OUTPUT_MISSED),
        (Basis.OUTPUTS, 101, "met none", Refusal.OUTPUT_UNKNOWN),
        (Basis.OUTPUTS, 99, "met", Refusal.NOT_REACHED),
        (Basis.OUTCOMES, 101, "below", None),
        (Basis.OUTCOMES, 99, "met", Refusal.NOT_REACHED),
        (Basis.ALL, 99, "below", None),
        (Basis.OUTPUTS, None, "below", Refusal.NO_ACHIEVEMENT),
    ],
)
@pytest.mark.parametrize("formula", [Formula.COST, Formula.INDEX])
def test_whose_efficiency_is_judged(formula, basis, achievement, states, refusal):
    reached = None if achievement is None else Decimal(achievement)
    found = compute(formula, Decimal(200), Decimal(120), reached, basis, states.split())
    assert found.refusal is refusal
    assert (found.value is None) == (refusal is not None)


# Cells ------------------------------------------------------------------------


@given(
    st.lists(
        st.tuples(st.booleans(), st.sampled_from("AB"), st.sampled_from("xy")),
        min_size=1,
    )
)
def test_merged_cells_cover_the_table_and_lose_no_text(drawn):
    heads = ["No.", "Sasaran", report_table.SERVED]
    rows = []
    for number, (goes_on, objective, name) in enumerate(drawn, start=1):
        goes_on = goes_on and bool(rows)
        rows.append(["", "", name] if goes_on else [str(number), objective, name])
    covered = {}
    for top, cells in enumerate(merge_cells(heads, rows)):
        for cell in cells:
            for line in range(top, top + cell.rows):
                assert (line, cell.column) not in covered
                covered[line, cell.column] = cell.text
    assert len(covered) == len(rows) * len(heads)
    for (line, column), text in covered.items():
        assert rows[line][column] in ("", text)


def test_an_indicator_is_one_cell_within_its_objective_only():
    heads = ["No.", "Sasaran", report_table.SERVED, "Program"]
    names = ["Ax", "Ax", "Bx", "By", "Bx"]
    rows = [[str(no), *name, "p"] for no, name in enumerate(names, start=1)]
    drawn = [[cell.rows for cell in cells] for cells in merge_cells(heads, rows)]
    assert drawn == [[1, 2, 2, 1], [1, 1], [1, 3, 1, 1], [1, 1, 1], [1, 1, 1]]
