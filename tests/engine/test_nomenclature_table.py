"""Reading the tables of the nomenclature: both shapes, and what is wrong in them."""

import csv
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.nomenclature_table import (
    SUB_KEGIATAN_COLUMNS,
    Entry,
    complete,
    preferred_spellings,
    read_table,
    unit_key,
)
from tests.repository import ROOT

FOLDER = ROOT / "sidocakep_base" / "data" / "nomenclature"
STRUCTURE = FOLDER / "nomenklatur_kabkota_bidang_program_kegiatan.csv"
SUB_KEGIATAN = FOLDER / "nomenklatur_kabkota_subkegiatan.csv"
HEADER = ("tingkat", "kode", "nama")
SUB_ROW = (
    "1.01",
    "1.01.02",
    "1.01.02.2.01",
    "1.01.02.2.01.0001",
    "Pembangunan Unit Sekolah Baru (USB)",
    "Sekolah Baru yang Terbangun",
    "Jumlah Sekolah Baru yang Telah Dibangun",
    "Unit",
    "SPM",
    "Layanan",
    "1.01.02.2.01.0099 Nama Lama",
)


def read_file(path):
    with path.open(encoding="utf-8", newline="") as handle:
        return read_table(csv.reader(handle))


@pytest.fixture(scope="module")
def shipped():
    return read_file(STRUCTURE), read_file(SUB_KEGIATAN)


def test_the_shipped_files_have_the_rows_their_sources_count(shipped):
    """45 bidang + 189 program + 715 kegiatan = 949, and 3,558 sub kegiatan."""
    structure, sub_kegiatan = shipped
    assert structure.problems == sub_kegiatan.problems == []
    assert Counter(entry.level for entry in structure.entries) == {
        "bidang": 45,
        "program": 189,
        "kegiatan": 715,
    }
    assert len(sub_kegiatan.entries) == 3558


def test_the_shipped_files_fit_together(shipped):
    """Every parent is named; 10 urusan (1-9 and X) are derived."""
    structure, sub_kegiatan = shipped
    entries, problems = complete(structure.entries + sub_kegiatan.entries)
    assert problems == []
    assert len(entries) == 949 + 3558 + 10
    assert [e.code for e in entries if e.level == "urusan"] == list("123456789X")


def test_the_shipped_units_fold_from_168_to_155(shipped):
    written = [entry.unit_name for entry in shipped[1].entries]
    with SUB_KEGIATAN.open(encoding="utf-8", newline="") as handle:
        lines = [line for line in handle if not line.startswith("#")]
    raw = {row["satuan"] for row in csv.DictReader(lines)}
    assert len(raw) == 168
    spellings = preferred_spellings(written)
    assert len(spellings) == 155
    # 985 "Dokumen" against 57 "Dokumen " and 3 "dokumen"
    assert spellings["dokumen"] == "Dokumen"
    # 367 "Unit", 11 "UNIT", 10 "unit"
    assert spellings["unit"] == "Unit"


def test_the_shipped_predecessors_are_codes(shipped):
    codes = [e.predecessor_code for e in shipped[1].entries if e.predecessor_code]
    assert len(codes) == 176
    assert all(len(code.split(".")) == 6 for code in codes)


def test_a_row_of_a_sub_kegiatan_is_read_whole():
    table = read_table([SUB_KEGIATAN_COLUMNS, SUB_ROW])
    assert table.entries == [
        Entry(
            code="1.01.02.2.01.0001",
            level="sub_kegiatan",
            name="Pembangunan Unit Sekolah Baru (USB)",
            performance="Sekolah Baru yang Terbangun",
            indicator_name="Jumlah Sekolah Baru yang Telah Dibangun",
            unit_name="Unit",
            spm=True,
            kind="Layanan",
            predecessor_code="1.01.02.2.01.0099",
            row=2,
        )
    ]


def test_several_names_for_one_code_are_a_name_and_aliases():
    table = read_table([HEADER, ("bidang", "5.01", "PERENCANAAN | BAPPEDA |  ")])
    (entry,) = table.entries
    assert (entry.name, entry.aliases) == ("PERENCANAAN", ("BAPPEDA",))


def test_source_lines_blank_rows_and_blanks_are_passed_over():
    rows = [
        ("# source: somewhere",),
        (None, None),
        ("Tingkat ", "KODE", " Nama"),
        ("", "", ""),
        (" bidang", " 5.01 ", "  PERENCANAAN   DAERAH "),
    ]
    (entry,) = read_table(rows).entries
    assert (entry.code, entry.name, entry.row) == ("5.01", "PERENCANAAN DAERAH", 5)


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (("bidang", "", "X"), "kode", "belum diisi"),
        (("bidang", "1.1", "X"), "kode", "Bagian bidang"),
        (("program", "1.01", "X"), "tingkat", "tidak cocok"),
        (("bidang", "1.01", " | "), "nama", "belum diisi"),
    ],
)
def test_a_bad_row_names_its_cell(row, column, words):
    table = read_table([HEADER, row])
    (problem,) = table.problems
    assert (problem.row, problem.column) == (2, column)
    assert words in problem.message
    assert problem.remedy
    assert table.entries == []


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("kode_kegiatan", "1.01.02.2.02", "seharusnya '1.01.02.2.01'"),
        ("kode_program", "1.01.03", "seharusnya '1.01.02'"),
        ("kode_bidang", "", "seharusnya '1.01'"),
        ("kode_sub_kegiatan", "1.01.02.2.01", "bukan sub kegiatan"),
        ("sub_kegiatan", "", "belum diisi"),
        ("spm", "YA", "tidak dikenal"),
    ],
)
def test_a_bad_sub_kegiatan_names_its_cell(column, value, words):
    row = list(SUB_ROW)
    row[SUB_KEGIATAN_COLUMNS.index(column)] = value
    (problem,) = read_table([SUB_KEGIATAN_COLUMNS, row]).problems
    assert (problem.row, problem.column) == (2, column)
    assert words in problem.message


def test_a_code_stands_once():
    table = read_table([HEADER, ("bidang", "1.01", "A"), ("bidang", "1.01", "B")])
    (problem,) = table.problems
    assert problem.row == 3
    assert "baris 2" in problem.message


@pytest.mark.parametrize("rows", [[], [("a", "b")], [("# only a source",)]])
def test_an_unknown_table_is_one_problem(rows):
    table = read_table(rows)
    assert not table.is_recognised
    assert [problem.message for problem in table.problems] == [
        "Judul kolom tidak dikenal."
    ]


def test_missing_parents_are_reported_or_made():
    (sub,) = read_table([SUB_KEGIATAN_COLUMNS, SUB_ROW]).entries
    entries, problems = complete([sub])
    assert [(p.row, p.message) for p in problems] == [
        (
            2,
            (
                "Induk '1.01.02.2.01' dari kode '1.01.02.2.01.0001' tidak ada di "
                "berkas maupun di edisi ini."
            ),
        )
    ]
    assert complete([sub], known=["1.01.02.2.01"]) == ([sub], [])
    entries, problems = complete([sub], create_missing=True)
    assert problems == []
    assert [entry.code for entry in entries] == [
        "1",
        "1.01",
        "1.01.02",
        "1.01.02.2.01",
        "1.01.02.2.01.0001",
    ]
    assert entries[2].name == "program 1.01.02"


blanks = st.text(" \t", max_size=3)
words = st.lists(st.text("aBc/²", min_size=1, max_size=4), min_size=1, max_size=3)


@given(words, blanks, blanks)
def test_case_and_blanks_do_not_make_a_unit(parts, before, after):
    one = before + " ".join(parts) + after
    other = ("  ".join(parts)).upper().lower()
    assert unit_key(one) == unit_key(other)
