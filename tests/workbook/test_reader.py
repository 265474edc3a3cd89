"""Whatever a person does to the file gives a clear problem, never a traceback."""

import io
import json
import re
import zipfile
from dataclasses import replace
from unittest.mock import patch

import pytest

from sidocakep_base.engine.finding import WARNING
from sidocakep_base.engine.workbook import Limits, read_workbook
from sidocakep_base.engine.workbook import container as container_module

from .samples import BOOK, BUDGET, COLUMN, FIRST_ROW, codes, edited, filled

ROW = {"code": "A", "amount": 10}


def read(content, **limits):
    return read_workbook(content, BOOK, Limits(**limits) if limits else None)


def read_edited(edit, rows=(ROW,)):
    return read(edited(filled(rows), edit))


def test_what_is_written_is_read():
    reading = read(filled([ROW], [{"code": "P", "unit": "Persen"}]))
    assert reading.problems == []
    assert reading.meta["company"] == "7"
    assert [row.values for row in reading.sheets["budget"].rows] == [ROW]
    assert [row.number for row in reading.sheets["budget"].rows] == [FIRST_ROW]
    assert reading.sheets["plan"].rows[0].get("unit") == "Persen"


def test_example_rows_are_skipped_and_counted():
    sheet = read(filled([])).sheets["budget"]
    assert (sheet.rows, sheet.examples, sheet.marked) == ([], [2], [])


def _typed_over_the_example(**cells):
    def edit(book):
        for key, value in cells.items():
            book["DPA"].cell(2, COLUMN[key]).value = value

    return read_edited(edit)


@pytest.mark.parametrize(
    "cells",
    [
        {"name": "Program lain"},
        {"amount": 2500},
        {"nip": "197006172005011007"},
        {"code": "1.02", "name": None},
        {"year": "?"},
    ],
)
def test_an_example_row_that_was_typed_over_is_data(cells):
    reading = _typed_over_the_example(**cells)
    assert codes(reading)[0] == ("example_filled", "DPA", 2, "")
    sheet = reading.sheets["budget"]
    assert [row.number for row in sheet.rows] == [2, FIRST_ROW]
    assert sheet.examples == []


def test_the_mark_of_an_example_alone_says_nothing():
    blank = dict.fromkeys(("code", "name", "amount"))
    reading = _typed_over_the_example(**blank)
    assert codes(reading) == []
    assert [row.number for row in reading.sheets["budget"].rows] == [FIRST_ROW]


def test_a_row_marked_by_a_word_of_ones_own_is_left_out():
    def edit(book):
        book["DPA"].cell(2, 1).value = "jangan"
        book["DPA"].cell(2, COLUMN["name"]).value = "Program lain"

    sheet = read_edited(edit).sheets["budget"]
    assert (len(sheet.rows), sheet.examples, sheet.marked) == (1, [], [2])


def test_the_example_is_that_of_the_file_not_of_a_later_release():
    later = replace(BUDGET, examples=({"code": "9", "name": "Lain", "amount": 1},))
    book = replace(BOOK, sheets=(BOOK.sheets[0], later))
    reading = read_workbook(filled([]), book)
    assert (codes(reading), reading.sheets["budget"].rows) == ([], [])


def test_what_stands_beside_the_form_is_said():
    def edit(book):
        book["DPA"].cell(FIRST_ROW, 30).value = "catatan"
        book.create_sheet("DPA lama").cell(1, 1).value = "Kode"
        book.create_sheet("Sheet1")

    assert codes(read_edited(edit)) == [
        ("cells_without_header", "DPA", FIRST_ROW, ""),
        ("foreign_sheets", "", 0, ""),
    ]


def test_rows_above_the_headers_are_said():
    def edit(book):
        book["DPA"].insert_rows(1, 2)
        book["DPA"].cell(1, 1).value = "DPA Dinas"

    assert codes(read_edited(edit)) == [("rows_above_header", "DPA", 1, "")]


# The file as a whole --------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"Kode;Uraian\n1;a\n", "not_a_workbook"),
        (b"%PDF-1.7 ...", "not_a_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_or_protected_file"),
        (b"PK\x03\x04 cut off in the transfer", "broken_file"),
    ],
)
def test_file_that_is_no_workbook(content, code):
    assert codes(read(content)) == [(code, "", 0, "")]


def test_workbook_cut_off_in_the_transfer():
    content = filled([ROW])
    assert codes(read(content[: len(content) // 2]))[0][0] == "broken_file"


def test_zip_that_is_no_workbook():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert codes(read(buffer.getvalue()))[0][0] == "not_a_workbook"


def _replace_part(content, name, text):
    """Return the workbook with one part of its zip replaced or added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, text)
    return buffer.getvalue()


def test_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = _replace_part(filled([ROW]), "xl/media/big.bin", b"\0" * 60_000_000)
    assert len(bomb) < 200_000
    with patch.object(container_module, "_Inspection") as unpack:
        assert codes(read(bomb))[0][0] == "unpacks_too_large"
    unpack.assert_not_called()


def test_file_too_large():
    assert codes(read(filled([ROW]), packed_bytes=1000))[0][0] == "file_too_large"


def test_entity_declarations_are_refused():
    text = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    content = _replace_part(filled([ROW]), "xl/styles.xml", text)
    assert codes(read(content))[0][0] == "broken_file"


def test_damaged_sheet():
    content = _replace_part(
        filled([ROW]), "xl/worksheets/sheet3.xml", "<worksheet><row"
    )
    reading = read(content)
    assert codes(reading)[0][0] == "broken_file"
    assert reading.sheets == {}


# Sheets and columns ---------------------------------------------------------


def test_missing_sheet():
    reading = read_edited(lambda book: book.remove(book["DPA"]))
    assert codes(reading) == [("missing_sheet", "DPA", 0, "")]
    assert reading.problems[0].facts == {"lookalike": ""}


def _older(book, examples=True):
    """Make the file one of before the sheet DPA was there."""
    del book["DPA"]
    for cells in book["_daftar"].iter_rows(max_col=2):
        if cells[0].value == "examples":
            known = json.loads(cells[1].value)
            known.pop("budget")
            cells[1].value = json.dumps(known) if examples else None
            cells[0].value = "examples" if examples else None
    if not examples:
        for [cell] in book["Petunjuk"].iter_rows(max_col=1):
            if cell.value == "DPA":
                cell.value = None


@pytest.mark.parametrize("examples", [True, False])
def test_a_file_from_before_a_sheet_was_there_goes_in(examples):
    row = {"code": "P", "unit": "Persen"}
    content = edited(filled([], [row]), lambda book: _older(book, examples))
    reading = read(content)
    [problem] = reading.problems
    assert (problem.code, problem.severity) == ("made_before", WARNING)
    assert problem.facts == {"sheets": "DPA"}
    assert [found.values for found in reading.sheets["plan"].rows] == [row]


def test_a_file_made_by_hand_has_every_sheet():
    def by_hand(book):
        del book["_daftar"]
        del book["DPA"]

    assert codes(read_edited(by_hand))[0][0] == "missing_sheet"


def test_renamed_sheet_is_named():
    def edit(book):
        book["DPA"].title = "Anggaran 2026"

    [problem] = read_edited(edit).problems
    assert problem.facts == {"lookalike": "Anggaran 2026"}


def test_sheet_title_with_blanks_and_other_case():
    def edit(book):
        book["DPA"].title = " dpa "

    assert read_edited(edit).problems == []


def test_moved_columns_do_no_harm():
    def edit(book):
        sheet = book["DPA"]
        for row in sheet.iter_rows(min_row=1, max_row=FIRST_ROW):
            values = [cell.value for cell in row]
            for cell, value in zip(row, reversed(values), strict=True):
                cell.value = value

    reading = read_edited(edit)
    assert reading.problems == []
    assert reading.sheets["budget"].rows[0].values == ROW


def test_header_may_stand_below_a_title():
    reading = read_edited(lambda book: book["DPA"].insert_rows(1, 3))
    assert reading.problems == []
    assert reading.sheets["budget"].rows[0].number == FIRST_ROW + 3


def test_alias_of_a_header():
    def edit(book):
        book["DPA"].cell(1, COLUMN["target"]).value = "Sasaran 2026"

    assert read_edited(edit).problems == []


def test_renamed_column_is_named():
    def edit(book):
        book["DPA"].cell(1, COLUMN["amount"]).value = "Jumlahnya"

    reading = read_edited(edit)
    assert codes(reading) == [("missing_column", "DPA", 1, "Jumlah")]
    assert reading.problems[0].facts == {"found": "Jumlahnya"}
    assert reading.has_errors


def test_absent_optional_column_is_a_warning():
    reading = read_edited(lambda book: book["DPA"].delete_cols(COLUMN["nip"]))
    assert codes(reading) == [("missing_column", "DPA", 1, "NIP")]
    assert reading.problems[0].severity == WARNING
    assert "nip" not in reading.sheets["budget"].columns


def test_foreign_column_is_a_warning():
    def edit(book):
        book["DPA"].cell(1, 20).value = "Catatan pribadi"

    [problem] = read_edited(edit).problems
    assert (problem.code, problem.value) == ("unknown_column", "Catatan pribadi")
    assert problem.severity == WARNING


def test_column_twice():
    def edit(book):
        book["DPA"].cell(1, 20).value = "jumlah"

    assert codes(read_edited(edit)) == [("duplicate_column", "DPA", 1, "Jumlah")]


def test_headers_gone():
    reading = read_edited(lambda book: book["DPA"].delete_rows(1))
    assert codes(reading) == [("missing_header", "DPA", 0, "")]


# Rows -----------------------------------------------------------------------


def test_blank_rows_and_trailing_blanks():
    def edit(book):
        sheet = book["DPA"]
        sheet.insert_rows(FIRST_ROW, 5)
        sheet.cell(FIRST_ROW + 1, COLUMN["name"]).value = "    "
        sheet.cell(FIRST_ROW + 5, COLUMN["name"]).value = " dua   kata  "

    reading = read_edited(edit)
    assert reading.problems == []
    [row] = reading.sheets["budget"].rows
    assert (row.number, row.get("name")) == (FIRST_ROW + 5, "dua kata")


def test_required_cell():
    reading = read(filled([{"code": "A"}]))
    assert codes(reading) == [("required", "DPA", FIRST_ROW, "Jumlah")]


def test_row_twice():
    reading = read(filled([ROW, {"code": "B", "amount": 1}, ROW]))
    assert codes(reading) == [("duplicate_row", "DPA", FIRST_ROW + 2, "")]
    assert reading.problems[0].facts == {"other": str(FIRST_ROW)}


def test_merged_cells_among_the_data():
    def edit(book):
        book["DPA"].merge_cells(
            start_row=FIRST_ROW,
            end_row=FIRST_ROW + 1,
            start_column=COLUMN["name"],
            end_column=COLUMN["name"],
        )

    reading = read_edited(edit)
    assert ("merged_cells", "DPA", FIRST_ROW, "Uraian") in codes(reading)


def test_merged_title_above_the_header_is_allowed():
    def edit(book):
        book["DPA"].insert_rows(1)
        book["DPA"].merge_cells("A1:D1")

    assert read_edited(edit).problems == []


def test_formula_with_its_result():
    # openpyxl writes no results; the cached 12 is put in as Excel would.
    def edit(book):
        book["DPA"].cell(FIRST_ROW, COLUMN["amount"]).value = "=6+6"

    content = edited(filled([ROW]), edit)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        name = "xl/worksheets/sheet3.xml"
        text = archive.read(name).decode()
    text, count = re.subn(r"<f>6\+6</f><v( ?/>|></v>)", "<f>6+6</f><v>12</v>", text)
    assert count == 1
    reading = read(_replace_part(content, name, text))
    assert reading.problems == []
    assert reading.sheets["budget"].rows[0].get("amount") == 12


def test_formula_without_its_result():
    def edit(book):
        book["DPA"].cell(FIRST_ROW, COLUMN["target"]).value = "=6+6"

    reading = read_edited(edit)
    assert codes(reading) == [
        ("formula_without_value", "DPA", FIRST_ROW, "Target 2026")
    ]
    assert reading.problems[0].value == "=6+6"


def test_too_many_rows():
    rows = [{"code": str(number), "amount": number} for number in range(12)]
    assert ("too_many_rows", "DPA", 0, "") in codes(read(filled(rows), rows=10))


def test_too_many_rows_in_all_sheets():
    """Each sheet is small enough; together they take longer than a job may."""
    rows = [{"code": str(number), "amount": number} for number in range(12)]
    assert codes(read(filled(rows), all_rows=12)) == []
    reading = read(filled(rows), all_rows=11)
    assert codes(reading) == [("too_many_rows_in_all", "", 0, "")]
    assert not reading.sheets


def test_one_mistake_on_every_row_is_not_told_without_end():
    rows = [
        {
            "code": "1",
            "amount": 1,
            "name": str(number),
            "year": f"{number} M",
        }
        for number in range(2300)
    ]
    reading = read(filled(rows))
    assert len(reading.problems) == 2001
    assert reading.problems[-1].code == "more_problems"
    assert reading.problems[-1].facts == {"count": "300"}


def test_one_mistake_of_one_cause_is_told_once_with_its_rows():
    rows = [{"code": str(number), "name": "x"} for number in range(3)]
    (problem,) = read(filled(rows)).problems
    assert (problem.code, problem.row, problem.others) == ("required", 3, (4, 5))
