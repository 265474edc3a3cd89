"""Rows of a list handed on as a workbook are read as they stood in the list."""

import io
from datetime import date

from openpyxl import Workbook, load_workbook

from sidocakep_base.engine.workbook import (
    Book,
    Column,
    Kind,
    Sheet,
    read_workbook,
    write_portion,
)

COLUMNS = (
    Column("name", "Nama"),
    Column("nip", "NIP", Kind.DIGITS),
    Column("since", "TMT", Kind.DATE, aliases=("TMT Jabatan",)),
    Column("kind", "Jenis", Kind.CHOICE, choices=(("pns", "PNS"), ("pppk", "PPPK"))),
)
LIST = Sheet("list", "Daftar", COLUMNS, is_list=True)
PLAIN = Sheet("people", "Pegawai", COLUMNS)
OTHER = Sheet("other", "Lain", (Column("a", "Satu"), Column("b", "Dua")))


def read_list(*rows, headers=("Nama", "NIP", "TMT Jabatan", "Jenis")):
    book = Workbook()
    book.active.title = "Catatan"
    book.active.append(["Nama", "apa saja"])
    sheet = book.create_sheet("Rekap BKPSDM")
    sheet.append(["DAFTAR"])
    sheet.append(headers)
    for row in rows:
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    reading = read_workbook(buffer.getvalue(), Book((LIST,)))
    return reading, reading.sheets["list"].rows if reading.sheets else []


def hand_on(rows):
    content = write_portion(PLAIN, rows, (("agency", "Dinas"),))
    reading = read_workbook(content, Book((PLAIN, OTHER)))
    return content, reading


def test_values_and_numbers_of_rows_stay():
    _reading, rows = read_list(
        ["Ani", "197501012000031001", date(2025, 3, 1), "PPPK"],
        ["Budi", "1976 0202 200103 1 002", "1 Nopember 2024", "pns"],
        ["Cici", None, None, None],
    )
    content, reading = hand_on([rows[0], rows[2]])
    # what is not of the portion is neither missing nor said
    assert reading.problems == []
    assert reading.meta["agency"] == "Dinas"
    got = reading.sheets["people"].rows
    assert [row.number for row in got] == [3, 5]
    assert got[0].values == {
        "name": "Ani",
        "nip": "197501012000031001",
        "since": date(2025, 3, 1),
        "kind": "pppk",
    }
    assert got[1].values == {"name": "Cici"}
    sheet = load_workbook(io.BytesIO(content))["Pegawai"]
    assert [sheet.row_dimensions[number].hidden for number in (2, 3, 4, 5)] == [
        True,
        False,
        True,
        False,
    ]
    _content, other = hand_on([rows[1]])
    [row] = other.sheets["people"].rows
    assert (row.get("nip"), row.get("since")) == (
        "197602022001031002",
        date(2024, 11, 1),
    )


def test_what_could_not_be_read_cannot_be_read_there():
    reading, rows = read_list(
        ["Ani", 197501012000031001, "32 Januari 2025", "Magang"],
        ["=1+1", "abc", 3.5, "#N/A"],
    )
    assert reading.has_errors
    _content, again = hand_on(rows)
    failed = {row.number: row.failed for row in rows}
    for row in again.sheets["people"].rows:
        assert failed[row.number] - {"name"} <= row.failed


def test_repeated_rows_are_judged_where_they_go():
    row = ["Ani", "197501012000031001", None, None]
    reading, rows = read_list(row, row)
    assert [found.number for found in rows] == [3, 4]
    assert not reading.has_errors
    _content, again = hand_on(rows)
    assert [(p.code, p.row) for p in again.problems] == [("duplicate_row", 4)]


def test_a_sheet_without_known_headers_is_no_list():
    reading, rows = read_list(["a", "b"], headers=("Satu", "Dua"))
    assert rows == []
    assert reading.has_errors


def test_another_workbook_still_misses_its_sheets():
    _reading, rows = read_list(["Ani", None, None, None])
    content, _again = hand_on(rows)
    book = load_workbook(io.BytesIO(content))
    for cells in book["_daftar"].iter_rows():
        if cells[0].value == "only":
            cells[1].value = "no json"
    buffer = io.BytesIO()
    book.save(buffer)
    reading = read_workbook(buffer.getvalue(), Book((PLAIN, OTHER)))
    assert [problem.code for problem in reading.problems] == ["missing_sheet"]
