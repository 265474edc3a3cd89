"""Sentences say what the tables say; what has no figure gets no sentence of one."""

import pytest

from sidocakep_cascading.engine.report_reasons import causes
from sidocakep_cascading.engine.report_sentences import (
    achievements,
    count_indicators,
    follow_ups,
    former_years,
    plan_targets,
    spending,
    split_paragraphs,
)

CAUSE = {
    "key": "7",
    "name": "IKM",
    "state": "below",
    "obstacle": "",
    "solution": "",
    "support": "",
    "follow_up": "",
    "reason": "",
}


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, None),
        ({"support": "Dana"}, None),
        (
            {"obstacle": "Alat  rusak"},
            "IKM belum mencapai target. Kendala: Alat rusak.",
        ),
        ({"solution": "Beli!"}, "IKM belum mencapai target. Solusi: Beli!"),
        ({"state": "met", "obstacle": "Alat"}, None),
        (
            {"state": "met", "support": "Dana\ncukup?"},
            "IKM mencapai target. Faktor pendukung: Dana cukup?",
        ),
        ({"state": "none", "obstacle": "Alat", "support": "Dana"}, None),
    ],
)
def test_causes_as_they_were_written(changes, text):
    found = list(causes([CAUSE | changes]))
    assert [item.text for item in found] == ([text] if text else [])
    assert all(item.key == "indicator-7" for item in found)


def test_counts_and_achievements():
    rows = [
        {"state": "met"},
        {"state": "met"},
        {"state": "none", "why": "belum dirilis"},
    ]
    [counts] = count_indicators(2026, rows)
    assert counts.facts == {
        "year": "2026",
        "all": "3",
        "met": "2",
        "below": "0",
        "none": "1",
        "why": "1 belum dirilis",
    }
    row = {"key": "7", "name": "IKM", "target": "80", "realisation": "84"}
    [said] = achievements(2026, [row | {"printed": "105,00", "state": "met"}])
    assert said.text == (
        "IKM: target Tahun 2026 80, realisasi 84, capaian 105,00 persen."
    )
    assert said.facts["year"] == "2026"


def test_a_year_or_a_plan_without_a_figure_is_passed_over():
    row = {"key": "7", "name": "IKM", "last_year": "", "realisation": "84"}
    assert list(former_years(2026, [row])) == []
    plan = {"plan_target": "90", "over_plan": "84", "plan_printed": "93,33"}
    assert list(plan_targets(2026, [row | plan | {"plan_printed": ""}])) == []
    [said] = plan_targets(2026, [row | plan], "RPJMD")
    assert said.text == (
        "IKM: sampai dengan Tahun 2026 tercapai 84 dari target akhir RPJMD 90 "
        "(93,33 persen)."
    )


def test_no_money_and_no_recommendations_are_not_spoken_of():
    assert list(spending(2026, {})) == []
    assert list(spending(2026, {"ceiling": "Rp0", "spent": "Rp0", "share": ""})) == []
    assert list(follow_ups(2026, 0, 0)) == []
    assert next(follow_ups(2026, 0, 2)).facts["open"] == "2"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (None, []),
        ("\n \n", []),
        ("a\nb", [["a", "b"]]),
        ("- a\n\n- b", [["- a"], ["- b"]]),
        ("-a\n- b", [["-a"], ["- b"]]),
    ],
)
def test_paragraphs_and_lists(text, paragraphs):
    assert split_paragraphs(text) == paragraphs
