"""A small workbook that has one column of every kind."""

import io
from datetime import date

from openpyxl import load_workbook

from sidocakep_base.engine.workbook import (
    Book,
    Column,
    Kind,
    Sheet,
    read_workbook,
    write_workbook,
)

BUDGET = Sheet(
    "budget",
    "DPA",
    (
        Column("code", "Kode", Kind.CODE, "Kode rekening.", required=True),
        Column("name", "Uraian", width=40),
        Column("nip", "NIP", Kind.DIGITS),
        Column("year", "Tahun", Kind.YEAR),
        Column("date", "Tanggal", Kind.DATE),
        Column("amount", "Jumlah", Kind.MONEY, required=True),
        Column(
            "direction",
            "Arah",
            Kind.CHOICE,
            choices=(("higher", "Makin tinggi"), ("lower", "Makin rendah")),
        ),
        Column("target", "Target 2026", Kind.FIGURE, aliases=("Sasaran 2026",)),
    ),
    purpose="Baris anggaran.",
    match="Kode",
    examples=({"code": "1.01", "name": "Contoh program", "amount": 1000},),
)
PLAN = Sheet(
    "plan",
    "Rencana",
    (
        Column("code", "Kode", Kind.CODE, required=True),
        Column("parent", "Induk", Kind.CODE, list_from=("plan", "code")),
        Column("unit", "Satuan", list_name="units", open_list=True),
    ),
    purpose="Pohon rencana.",
    match="Kode",
)
BOOK = Book(
    (PLAN, BUDGET),
    "Buku kerja uji",
    (("company", "7"),),
    (("units", ("Persen", "Angka")),),
    ("Isi tiap lembar.",),
)
EXAMPLE_ROWS = 1
FIRST_ROW = 2 + EXAMPLE_ROWS
COLUMN = {
    column.key: number for number, column in enumerate(BUDGET.all_columns(), start=1)
}


def filled(rows, plan=()):
    """Return the bytes of the workbook with these budget rows."""
    return write_workbook(BOOK, {"budget": rows, "plan": plan})


def edited(content, edit):
    """Return the workbook after ``edit(openpyxl workbook)``, as a person would."""
    workbook = load_workbook(io.BytesIO(content))
    edit(workbook)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def with_cell(key, value, number_format="General", **others):
    """Return the reading of a workbook whose one row has ``value`` in a column."""

    def edit(workbook):
        cell = workbook["DPA"].cell(FIRST_ROW, COLUMN[key])
        cell.value = value
        if not isinstance(value, date):
            cell.number_format = number_format

    return read_workbook(
        edited(filled([{"code": "A", "amount": 1} | others]), edit), BOOK
    )


def codes(reading):
    """Return (code, sheet, row, column) of every problem."""
    return [
        (problem.code, problem.sheet, problem.row, problem.column)
        for problem in reading.problems
    ]
