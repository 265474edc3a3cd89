"""Programmes beside objectives, decisions, months and money: each rule by hand."""

import doctest
from itertools import product

import pytest

from sidocakep_base.engine.figures.indonesian import name_months
from sidocakep_base.engine.workbook import texts
from sidocakep_cascading.engine import report_reasons
from sidocakep_cascading.engine.report_reasons import (
    ROLE_WORDS,
    Role,
    causes,
    programmes,
    uses,
    weigh,
)
from sidocakep_cascading.engine.report_sentences import (
    achievements,
    count_indicators,
    quarter_achievements,
    spending,
)

#: (states of the indicators, programme reached its 100 percent, what it was)
WEIGHED = [
    ("met", True, Role.HELPED),
    ("met met", True, Role.HELPED),
    ("met", False, Role.BEHIND),
    ("below", False, Role.HINDERED),
    ("below met", False, Role.HINDERED),
    ("below none", False, Role.HINDERED),
    ("below", True, Role.AHEAD),
    ("met below none", True, Role.AHEAD),
    ("met none", True, Role.OPEN),
    ("none", False, Role.OPEN),
    ("", True, Role.OPEN),
    ("met", None, Role.OPEN),
    ("below", None, Role.OPEN),
]
PROGRAM = {
    "key": "7-1.02",
    "program": "1.02 PROGRAM KESEHATAN",
    "achieved": "100,00",
    "objective": "Meningkatnya mutu",
}
USE = {"key": "3", "decision": "Menambah alat", "figures": "IKM: 80", "document": ""}
SILENT = {"key": "7", "name": "IKM", "target": "80", "printed": "", "state": "none"}
SILENT |= {"period_target": "40", "period_realisation": "", "to_date": ""}


@pytest.mark.parametrize("module", [report_reasons, texts])
def test_examples(module):
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize(("states", "reached", "role"), WEIGHED)
def test_what_a_programme_was_to_its_objective(states, reached, role):
    assert weigh(states.split(), reached) is role


def test_of_any_states_one_role_and_its_words():
    """What has no figure decides nothing; a miss is never called a help."""
    for states in product(("met", "below", "none"), repeat=3):
        for reached in (True, False, None):
            role = weigh(states, reached)
            assert ROLE_WORDS[role]
            assert (role is Role.HELPED) == (set(states) == {"met"} and reached is True)
            if role is Role.HINDERED:
                assert "below" in states
                assert reached is False


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.HELPED, "menunjang tercapainya sasaran “Meningkatnya mutu”."),
        (Role.HINDERED, "turut menghambat tercapainya sasaran “Meningkatnya mutu”."),
        (Role.AHEAD, None),
        (Role.BEHIND, None),
        (Role.OPEN, None),
    ],
)
def test_only_what_is_plain_is_proposed(role, words):
    found = list(programmes([PROGRAM | {"role": role}]))
    assert len(found) == bool(words)
    for item in found:
        assert item.text == f"1.02 PROGRAM KESEHATAN (capaian 100,00 persen) {words}"
        assert item.key == "program-7-1.02"
        assert item.facts["role"] == role


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "(IKM: 80), diputuskan: Menambah alat."),
        ({"decision": "Beli!"}, "(IKM: 80), diputuskan: Beli!"),
        (
            {"document": "DPA Perubahan 900/12"},
            "diputuskan: Menambah alat. Dokumen yang berubah: DPA Perubahan 900/12.",
        ),
    ],
)
def test_what_was_decided_because_of_figures(changes, text):
    [said] = uses([USE | changes])
    assert said.text.startswith("Berdasarkan hasil pengukuran (IKM: 80)")
    assert said.text.endswith(text)
    assert said.facts == {
        name: (USE | changes)[name] for name in ("decision", "figures", "document")
    }


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([], ""),
        ([3], "Maret"),
        ([2, 1], "Januari, Februari"),
        ([1, 2, 3], "Januari s.d. Maret"),
        (range(1, 13), "Januari s.d. Desember"),
        (
            [12, 1, 2, 3, 3, 11, 5],
            "Januari s.d. Maret, Mei, November, Desember",
        ),
    ],
)
def test_months_in_a_row(numbers, text):
    assert name_months(numbers) == text


def test_the_share_of_the_government_is_that_of_who_reported():
    """Of 900 million 200 belong to those who reported: 150 are 75 percent of these."""
    money = {"ceiling": "Rp900", "spent": "Rp150", "share": "75,00"}
    some = {"reported": "Rp200", "covered": "2 dari 5 Perangkat Daerah"}
    [said] = spending(2026, money | some)
    assert "sebesar Rp150 dari pagu Rp200 (75,00 persen)" in said.text
    assert "Jumlah itu memuat 2 dari 5 Perangkat Daerah." in said.text
    assert said.text.endswith("Pagu seluruh DPA Rp900.")
    [alone] = spending(2026, money)
    assert "Perangkat Daerah" not in alone.text
    assert alone.facts == money | {"year": "2026"}
    assert not list(spending(2026, money | some | {"spent": "", "share": ""}))


@pytest.mark.parametrize(
    ("kind", "why", "text"),
    [
        ("not_due", "belum tiba tenggatnya", "belum ada capaian yang harus disajikan"),
        ("not_released", "belum dirilis", "tidak dapat disajikan (belum dirilis)"),
        ("not_reported", "belum dilaporkan", "disajikan (belum dilaporkan)"),
    ],
)
def test_ways_of_having_no_figure_are_told_apart(kind, why, text):
    row = SILENT | {"kind": kind, "why": why, "realisation": "7"}
    [half] = quarter_achievements(2026, [row])
    assert text in half.text
    [year] = achievements(2026, [row])
    assert year.text.endswith(f"capaian tidak dapat disajikan ({why}).")
    assert half.facts["why"] == year.facts["why"] == why
    [said] = achievements(2026, [row | {"realisation": why}])
    assert said.text.endswith(f"realisasi {why}; capaian tidak dapat disajikan.")
    rows = [row, row, SILENT | {"why": "tidak berlaku"}, {"state": "met"}]
    [counts] = count_indicators(2026, rows)
    assert "3 tidak memiliki angka capaian" in counts.text
    assert f"2 {why}" in counts.text
    assert "1 tidak berlaku" in counts.text


def test_a_follow_up_stands_behind_cause_and_solution():
    row = {"key": "7", "name": "IKM", "state": "below", "support": ""}
    row |= {"obstacle": "Alat rusak", "solution": ""}
    [bare] = causes([row | {"follow_up": ""}])
    assert bare.text == "IKM belum mencapai target. Kendala: Alat rusak."
    assert "follow_up" not in bare.facts
    [said] = causes([row | {"follow_up": "Beli alat (Kabid, selesai)"}])
    assert said.text == f"{bare.text} Tindak lanjut: Beli alat (Kabid, selesai)."
    assert said.facts["follow_up"]
