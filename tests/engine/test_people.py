"""Positions, people and ranks as lists of officials write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.people import (
    acting_word,
    contract_grade_of,
    end_of_sentence,
    grade_of,
    is_vacancy,
    rank_key,
)

# The ranks of civil servants: classes I to III have rooms a to d, class IV has a to e
GRADES = [f"{c}/{room}" for c in ("I", "II", "III") for room in "abcd"]
GRADES += [f"IV/{room}" for room in "abcde"]
# Perpres 98/2020: a PPPK has one of seventeen grades
CONTRACT_GRADES = [
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"),
    *("X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"),
]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Plt. Kepala Dinas Kesehatan", "Plt."),
        ("PLT KEPALA DINAS", "PLT"),
        ("plh. Sekretaris Daerah", "plh."),
        ("Pj. Bupati", "Pj."),
        ("Pjs. Bupati", "Pjs."),
        ("Pj, Sekretaris Daerah", "Pj"),
        ("(Plt.) Camat Tanah Grogot", "Plt."),
        ("Pelaksana Tugas Kepala Badan", "Pelaksana Tugas"),
        ("Pelaksana  Harian Camat", "Pelaksana  Harian"),
        ("Penjabat Bupati", "Penjabat"),
        ("Penjabat Sementara Bupati", "Penjabat Sementara"),
    ],
)
def test_who_acts_says_so_first(text, word):
    assert acting_word(text) == word


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plt.",
        "Kepala Dinas",
        "Kepala Pelaksana BPBD",
        "Pelaksana",
        "Pelaksana Teknis Perizinan",
        "Pjok Kepala",
        "Kepala Dinas Plt. Budi",
        "Penjabatan Umum",
    ],
)
def test_who_holds_a_position_does_not_act(text):
    assert acting_word(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", "---", "–", "…", "...", "()", "[ ]"),
        *("Kosong", "LOWONG", "(lowong)", "- Kosong -", "Jabatan Kosong"),
        *("masih kosong", "jabatan masih lowong", "Belum terisi", "belum isi"),
        *("nihil", "N/A", "na", "tidak ada", "vacant", "** Vakum **"),
    ],
)
def test_a_cell_that_says_that_there_is_nobody(text):
    assert is_vacancy(text)


@pytest.mark.parametrize(
    "text",
    ["Budi", "Nihila Sari, S.E.", "Ada", "Tidak Adamu", "Kosong Lima", "1", "Na'im"],
)
def test_a_name_is_somebody(text):
    assert not is_vacancy(text)


@pytest.mark.parametrize("grade", GRADES)
@pytest.mark.parametrize(
    "pattern",
    ["{c}/{r}", "{c}.{r}", "{c} / {r}", "{c}-{r}", "({c} {r})", "Penata, {c}{r}"],
)
def test_every_grade_in_every_spelling(grade, pattern):
    class_name, room = grade.split("/")
    for letter in (room, room.upper()):
        assert grade_of(pattern.format(c=class_name, r=letter)) == grade


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Pembina Tk. I, IV/b", "IV/b"),
        ("Penata Muda Tingkat I (III/b)", "III/b"),
        ("iii/c", "III/c"),
        ("Dari III/d menjadi IV/a", "IV/a"),
    ],
)
def test_the_rank_beside_a_grade_is_not_the_grade(text, grade):
    assert grade_of(text) == grade


@pytest.mark.parametrize(
    "text", ["", "-", "Pembina", "Pengatur Tingkat I", "V/a", "VI/b", "III/f", "IX"]
)
def test_a_rank_without_a_grade_names_none(text):
    assert grade_of(text) == ""


@pytest.mark.parametrize("grade", CONTRACT_GRADES)
def test_the_seventeen_grades_of_a_contract(grade):
    for text in (grade, grade.lower(), f"Golongan {grade}", f"gol. {grade}"):
        assert contract_grade_of(text) == grade, text


@pytest.mark.parametrize(
    "text", ["", "Golongan", "III/a", "IIII", "XVIII", "XX", "9", "Ahli Pertama IX"]
)
def test_what_is_no_grade_of_a_contract(text):
    assert contract_grade_of(text) == ""


@pytest.mark.parametrize(
    "spellings",
    [
        ("Pembina Tingkat I", "PEMBINA TK. I", "Pembina Tk.I", "pembina tkt I"),
        ("Penata Muda", "Penata  Muda", "PENATA-MUDA", "Penata Muda,"),
        ("Juru", "Gol. Juru", "golongan juru"),
    ],
)
def test_the_spellings_of_a_rank_are_one(spellings):
    assert len({rank_key(text) for text in spellings}) == 1


def test_ranks_that_differ_stay_two():
    ranks = ["Pembina", "Pembina Tk. I", "Pembina Utama Muda", "Pembina Utama Madya"]
    assert len({rank_key(rank) for rank in ranks}) == len(ranks)


@given(st.text(max_size=30))
def test_a_folded_rank_is_folded_once(text):
    assert rank_key(rank_key(text)) == rank_key(text)


@given(st.text(max_size=30))
def test_a_sentence_has_one_full_stop_of_a_title(name):
    assert f"{end_of_sentence(name)}." in (name, f"{name}.")
