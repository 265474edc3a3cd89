"""Sentences of an interim report, and those of a year beside them.

A draft keeps the hash of the facts of each sentence. Those of a whole year are what
they were before there was an interim report, or each draft would be out of date.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_cascading.engine.report_sentences import (
    achievements,
    benchmarks,
    count_indicators,
    former_years,
    plan_targets,
    quarter_achievements,
    spending,
)

HALF = "Semester I"
ROW = {
    "key": "7",
    "name": "Indeks Kepuasan",
    "state": "below",
    "target": "85,5 Persen",
    "realisation": "78 Persen",
    "to_date": "78 Persen",
    "period_target": "80 Persen",
    "period_realisation": "78 Persen",
    # 78 : 80 x 100
    "printed": "97,50",
    "last_year": "76 Persen",
    "plan_target": "90 Persen",
    "over_plan": "78 Persen",
    # 78 : 90 x 100 = 86,666...
    "plan_printed": "86,67",
    "benchmarks": [],
}
MONEY = {"ceiling": "Rp200,00", "spent": "Rp80,00", "share": "40,00"}
QUARTER = "target Triwulan II 80 Persen, realisasi 78 Persen, capaian 97,50 persen"
TO_DATE = "sampai dengan Semester I 78 Persen dari target Tahun 2026 85,5 Persen"
SILENT = {"kind": "not_released", "why": "belum dirilis"}
MARK = {"key": "4", "region": "Nasional", "figure": "84 Persen", "source": "BPS"}


def test_half_a_year_is_named_before_the_year():
    said = [
        *count_indicators(2026, [ROW], HALF),
        *former_years(2026, [ROW], HALF),
        *plan_targets(2026, [ROW], "Renstra", HALF),
        *spending(2026, MONEY, HALF),
    ]
    counts, former, plan, money = (sentence.text for sentence in said)
    assert counts == (
        "Pada Semester I Tahun 2026, dari 1 indikator kinerja, 1 di bawah target."
    )
    assert former == (
        "Indeks Kepuasan: realisasi Tahun 2025 76 Persen, Semester I Tahun 2026 78 "
        "Persen."
    )
    assert plan == (
        "Indeks Kepuasan: sampai dengan Semester I Tahun 2026 tercapai 78 Persen dari "
        "target akhir Renstra 90 Persen (86,67 persen)."
    )
    assert money == (
        "Realisasi anggaran Semester I Tahun 2026 sebesar Rp80,00 dari pagu Rp200,00 "
        "(40,00 persen)."
    )
    assert all(sentence.facts["half"] == HALF for sentence in said)


def test_the_facts_of_a_whole_year_are_what_they_were():
    [counts] = count_indicators(2026, [ROW])
    assert counts.facts == {
        "year": "2026",
        "all": "1",
        "met": "0",
        "below": "1",
        "none": "0",
    }
    [former] = former_years(2026, [ROW])
    assert former.facts == {
        "name": "Indeks Kepuasan",
        "last_year": "76 Persen",
        "realisation": "78 Persen",
        "year": "2026",
    }
    [plan] = plan_targets(2026, [ROW])
    assert plan.facts == {
        "name": "Indeks Kepuasan",
        "plan_target": "90 Persen",
        "over_plan": "78 Persen",
        "plan_printed": "86,67",
        "year": "2026",
    }
    [money] = spending(2026, MONEY)
    assert money.facts == MONEY | {"year": "2026"}


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        (
            {},
            f"{QUARTER}; {TO_DATE}.",
        ),
        (
            {"to_date": ""},
            f"{QUARTER}.",
        ),
        (
            {"state": "none", "printed": "", **SILENT},
            f"capaian Triwulan II tidak dapat disajikan (belum dirilis); {TO_DATE}.",
        ),
        (
            {"state": "none", "printed": "", "to_date": "", **SILENT},
            "capaian Triwulan II tidak dapat disajikan (belum dirilis).",
        ),
    ],
)
def test_quarter_ii_and_what_there_is_of_the_year(changes, text):
    [sentence] = quarter_achievements(2026, [ROW | changes])
    assert sentence.text == f"Indeks Kepuasan: {text}"
    assert sentence.key == "indicator-7"


def test_an_interim_sentence_and_that_of_the_year_have_one_key():
    """Who accepted one in June is asked again for the year: the facts differ."""
    [year], [half] = achievements(2026, [ROW]), quarter_achievements(2026, [ROW])
    assert year.key == half.key
    assert year.facts != half.facts


def test_each_figure_of_others_is_a_sentence_of_its_own():
    other = MARK | {"key": "5", "region": "Provinsi Kalimantan Tengah", "source": "X."}
    said = list(benchmarks(2026, [ROW | {"benchmarks": [MARK, other]}, ROW]))
    assert [sentence.key for sentence in said] == ["benchmark-7-4", "benchmark-7-5"]
    assert said[0].text == (
        "Indeks Kepuasan: realisasi Tahun 2026 78 Persen, Nasional 84 Persen menurut "
        "BPS."
    )
    # A source that ends with a stop gets no second one.
    assert said[1].text.endswith("Provinsi Kalimantan Tengah 84 Persen menurut X.")


@pytest.mark.parametrize("name", ["region", "figure", "source"])
def test_another_figure_makes_the_sentence_out_of_date(name):
    [first] = benchmarks(2026, [ROW | {"benchmarks": [MARK]}])
    [second] = benchmarks(2026, [ROW | {"benchmarks": [MARK | {name: "Lain"}]}])
    assert first.key == second.key
    assert first.facts != second.facts


@given(st.lists(st.sampled_from(["met", "below", "none"]), min_size=1, max_size=40))
def test_each_indicator_is_counted_once(states):
    [year] = count_indicators(2026, [{"state": state, **SILENT} for state in states])
    [half] = count_indicators(
        2026, [{"state": state, **SILENT} for state in states], HALF
    )
    parts = sum(int(half.facts[name]) for name in ("met", "below", "none"))
    assert parts == int(half.facts["all"]) == len(states)
    assert half.text.replace(f"{HALF} ", "") == year.text


#: States of indicators > what is said of them; what there is none of is left out.
NONE = "1 tidak memiliki angka capaian (1 belum dirilis)"
COUNTS = (
    ("met", "1 mencapai target"),
    ("met met", "2 mencapai target"),
    ("below", "1 di bawah target"),
    ("none", "1 tidak memiliki angka capaian (1 belum dirilis)"),
    ("met below", "1 mencapai target dan 1 di bawah target"),
    (
        "met none",
        "1 mencapai target dan 1 tidak memiliki angka capaian (1 belum dirilis)",
    ),
    (
        "below none none",
        "1 di bawah target dan 2 tidak memiliki angka capaian (2 belum dirilis)",
    ),
    ("none met below", f"1 mencapai target, 1 di bawah target, dan {NONE}"),
)


@pytest.mark.parametrize(("states", "expected"), COUNTS)
def test_what_there_is_none_of_is_left_out(states, expected):
    rows = [{"state": state, "why": "belum dirilis"} for state in states.split()]
    [counts] = count_indicators(2026, rows)
    head = f"Pada Tahun 2026, dari {len(rows)} indikator kinerja, "
    assert counts.text == f"{head}{expected}."
    assert {counts.facts[name] for name in ("met", "below", "none")} <= set("0123")
