"""The generated file is a form that needs no manual."""

import io

from openpyxl import load_workbook

from sidocakep_base.engine.workbook import Book, Column, Sheet, write_workbook
from sidocakep_base.engine.workbook.writer import GUIDE_TITLE, META_TITLE

from .samples import BOOK, BUDGET, COLUMN, FIRST_ROW, filled


def load(rows=({"code": "A", "amount": 10},)):
    return load_workbook(io.BytesIO(filled(rows)))


def validations(sheet):
    """Return {column letter: validation} of a sheet."""
    return {
        str(item.sqref).split(":")[0].rstrip("0123456789"): item
        for item in sheet.data_validations.dataValidation
    }


def test_sheets_and_the_hidden_one():
    workbook = load()
    assert workbook.sheetnames == [GUIDE_TITLE, "Rencana", "DPA", META_TITLE]
    assert workbook[META_TITLE].sheet_state == "hidden"
    assert workbook.active.title == GUIDE_TITLE


def test_headers_stay_in_sight_and_explain_themselves():
    sheet = load()["DPA"]
    assert sheet.freeze_panes == "C2"
    header = sheet.cell(1, COLUMN["code"])
    assert header.value == "Kode *"
    assert "Kode rekening. Wajib diisi." in header.comment.text
    assert (
        "Makin tinggi; Makin rendah" in sheet.cell(1, COLUMN["direction"]).comment.text
    )
    assert sheet.auto_filter.ref


def test_drop_downs():
    workbook = load()
    letter = load()["DPA"].cell(1, COLUMN["direction"]).column_letter
    closed = validations(workbook["DPA"])[letter]
    assert (closed.type, closed.formula1) == ("list", "daftar_budget_direction")
    assert closed.errorStyle in (None, "stop")
    units = validations(workbook["Rencana"])["D"]
    assert (units.formula1, units.errorStyle) == ("daftar_units", "information")
    assert validations(workbook["Rencana"])["C"].formula1 == "isi_plan_code"
    names = workbook.defined_names
    assert names["daftar_units"].attr_text == f"'{META_TITLE}'!$D$2:$D$3"
    assert "OFFSET('Rencana'!$B$2" in names["isi_plan_code"].attr_text
    hidden = workbook[META_TITLE]
    assert [hidden["D2"].value, hidden["D3"].value] == ["Persen", "Angka"]


def test_codes_are_text_and_money_is_shown_as_money():
    sheet = load()["DPA"]
    assert sheet.cell(FIRST_ROW, COLUMN["code"]).number_format == "@"
    assert sheet.cell(FIRST_ROW, COLUMN["amount"]).number_format == "#,##0.00"


def test_examples_are_marked():
    sheet = load()["DPA"]
    assert sheet.cell(2, 1).value == "contoh"
    assert sheet.cell(2, COLUMN["code"]).font.italic
    assert not sheet.cell(FIRST_ROW, COLUMN["code"]).font.italic


def test_instructions_tell_every_column():
    guide = load()[GUIDE_TITLE]
    words = [cell.value for row in guide.iter_rows() for cell in row if cell.value]
    assert {column.header for column in BUDGET.columns} <= set(words)
    assert BOOK.notes[0] in words


def test_columns_of_a_run_of_years_are_explained_once():
    years = tuple(
        Column(f"cost_{y}", f"Pagu {y}", help="Rupiah.") for y in (25, 26, 27)
    )
    sheet = Sheet("plan", "Rencana", (Column("code", "Kode"), *years))
    content = write_workbook(Book((sheet,), "Buku"))
    guide = load_workbook(io.BytesIO(content))[GUIDE_TITLE]
    headers = [row[1].value for row in guide.iter_rows() if row[0].value == "Rencana"]
    assert headers[1:] == ["Kode", "Pagu 25 … Pagu 27"]


def test_rows_are_high_enough_for_wrapped_text():
    sheet = load([{"code": "A", "name": "kata " * 30, "amount": 1}])["DPA"]
    # 150 letters in a column of 40 take four lines of 15 points.
    assert sheet.row_dimensions[FIRST_ROW].height == 60


def test_text_that_looks_like_a_formula_stays_text():
    workbook = load([{"code": "A", "name": "=1+1", "amount": 1}])
    cell = workbook["DPA"].cell(FIRST_ROW, COLUMN["name"])
    assert (cell.value, cell.data_type) == ("=1+1", "s")
