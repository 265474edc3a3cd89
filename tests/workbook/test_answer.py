"""The answer to a workbook: the office's own file with a remark on each wrong cell."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from sidocakep_base.engine.finding import WARNING
from sidocakep_base.engine.workbook import (
    Book,
    Column,
    Kind,
    Remark,
    Sheet,
    WorkbookRefusedError,
    answer_workbook,
    answer_workbook_apart,
    read_workbook,
)
from sidocakep_base.engine.workbook.package import Package
from sidocakep_base.engine.workbook.remarks import MARK, MOST
from sidocakep_base.engine.workbook.writer import REMARKS_TITLE

from .samples import BOOK, COLUMN, FIRST_ROW, edited, filled

ROWS = [
    {"code": "A", "name": "Satu & dua", "amount": 1, "date": date(2026, 1, 2)},
    {"code": "B", "name": "<Tiga>", "amount": 2.5},
]
AMOUNT = Remark(
    "DPA", (FIRST_ROW, FIRST_ROW + 1), "Jumlah", "x", "Salah < itu.", "Isi & kirim."
)
ROW = Remark("DPA", (FIRST_ROW,), "", "A", "Ditolak.", "Perbaiki.")
WHOLE = Remark("Rencana", (), "", "", "Kolom hilang.", "Kembalikan.", WARNING)
REMARKS = (AMOUNT, ROW, WHOLE)


def opened(content):
    return load_workbook(io.BytesIO(content))


def ours(sheet):
    """Return ``{cell: text}`` of the remarks in the cells of a sheet."""
    return {
        cell.coordinate: cell.comment.text
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and cell.comment.text.startswith(MARK)
    }


def values(content):
    """Return every value of the file but for the sheet of remarks."""
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()]
        for sheet in opened(content).worksheets
        if sheet.title != REMARKS_TITLE
    }


def test_each_wrong_cell_has_its_remark_and_no_value_changes():
    content = filled(ROWS)
    answer = answer_workbook(content, BOOK, REMARKS)
    found = ours(opened(answer)["DPA"])
    letter = opened(content)["DPA"].cell(1, COLUMN["amount"]).column_letter
    assert found == {
        f"{letter}{FIRST_ROW}": f"{MARK}Salah < itu. Isi & kirim.",
        f"{letter}{FIRST_ROW + 1}": f"{MARK}Salah < itu. Isi & kirim.",
        # what is said of a row stands in its first column
        f"A{FIRST_ROW}": f"{MARK}Ditolak. Perbaiki.",
    }
    assert values(answer) == values(content)
    # the helps on the headers are there still
    header = opened(answer)["DPA"].cell(1, COLUMN["code"]).comment
    assert "Kode rekening" in header.text


def test_all_remarks_stand_in_a_sheet_with_links_to_their_cells():
    sheet = opened(answer_workbook(filled(ROWS), BOOK, REMARKS))[REMARKS_TITLE]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert [row[:2] for row in rows] == [
        ["DPA", f"G{FIRST_ROW}"],
        ["DPA", f"G{FIRST_ROW + 1}"],
        ["DPA", f"A{FIRST_ROW}"],
        ["Rencana", None],
    ]
    assert rows[0][4:6] == ["Salah < itu.", "Isi & kirim."]
    assert rows[3][6] == "peringatan"
    assert sheet["B4"].hyperlink.location == f"'DPA'!G{FIRST_ROW}"
    assert sheet["E4"].alignment.wrap_text


def test_it_comes_back_as_the_file_it_was():
    content = filled(ROWS)
    reading = read_workbook(answer_workbook(content, BOOK, REMARKS), BOOK)
    before = read_workbook(content, BOOK)
    assert reading.problems == before.problems == []
    assert reading.sheets == before.sheets
    assert reading.meta == before.meta


def test_an_answer_takes_the_place_of_the_former_one():
    first = answer_workbook(filled(ROWS), BOOK, REMARKS)
    second = answer_workbook(first, BOOK, [ROW])
    book = opened(second)
    assert list(ours(book["DPA"])) == [f"A{FIRST_ROW}"]
    assert book[REMARKS_TITLE].max_row == 4
    assert book.sheetnames == opened(first).sheetnames
    # and is the same as if there had been none, also where nothing is wrong any more
    assert answer_workbook(second, BOOK, [ROW]) == second
    last = answer_workbook(second, BOOK, [])
    assert ours(opened(last)["DPA"]) == {}
    assert values(last) == values(filled(ROWS))


def test_what_another_program_saved_and_somebody_commented_stays():
    def edit(workbook):
        sheet = workbook["DPA"]
        sheet.cell(FIRST_ROW, COLUMN["amount"]).comment = Comment("Tanya Bu Ani", "Ani")
        workbook.create_sheet("Catatan saya")["A1"] = "=1+1"

    content = edited(filled(ROWS), edit)
    answer = answer_workbook(answer_workbook(content, BOOK, REMARKS), BOOK, REMARKS)
    sheet = opened(answer)["DPA"]
    comment = sheet.cell(FIRST_ROW, COLUMN["amount"]).comment
    assert comment.text == "Tanya Bu Ani"
    assert sorted(ours(sheet)) == [f"A{FIRST_ROW}", f"G{FIRST_ROW + 1}"]
    assert values(answer) == values(content)
    again = edited(answer, lambda workbook: None)
    assert sorted(ours(opened(answer_workbook(again, BOOK, REMARKS))["DPA"])) == [
        f"A{FIRST_ROW}",
        f"G{FIRST_ROW + 1}",
    ]


def test_results_of_formulas_stay_in_the_file():
    """A program that loads and saves a workbook drops them: it could not be read."""
    content = filled(ROWS)
    package = Package(content)
    path = "xl/worksheets/sheet3.xml"
    was = b"<v>2.5</v>"
    assert was in package.read(path)
    package.write(path, package.read(path).replace(was, b"<f>5/2</f>" + was))
    reading = read_workbook(answer_workbook(package.save(), BOOK, REMARKS), BOOK)
    assert reading.problems == []
    assert reading.sheets["budget"].rows[1].values["amount"] == 2.5


def test_every_part_is_one_that_a_spreadsheet_opens():
    """Each relation leads to a part, and no number is given twice."""
    answer = answer_workbook(filled(ROWS, [{"code": "1"}]), BOOK, REMARKS)
    with zipfile.ZipFile(io.BytesIO(answer)) as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())
        assert len(names) == len(archive.namelist())
    package = Package(answer)
    for name in sorted(names):
        for _kind, target in package.relations(name).values():
            assert target in names
    sheet = package.read("xl/worksheets/sheet3.xml")
    assert sheet.count(b"<legacyDrawing") == 1
    boxes = package.read("xl/drawings/vmlDrawing2.vml")
    numbers = [part.split(b'"')[0] for part in boxes.split(b'id="_x0000_s')[1:]]
    assert len(numbers) == len(set(numbers))


def test_a_list_is_found_by_its_headers_wherever_it_stands():
    columns = (
        Column("name", "Nama Pegawai", aliases=("Nama",)),
        Column("nip", "NIP", Kind.DIGITS),
        Column("job", "Nama Jabatan", aliases=("Jabatan",)),
    )
    book = Workbook()
    sheet = book.active
    sheet.title = "DUK"
    for row in (["DAFTAR"], ["No", "Jabatan", "Nama", "NIP"], [1, "Kadis", "Ani", "x"]):
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    form = Book((Sheet("list", "Daftar Pegawai", columns, is_list=True),))
    said = [Remark("Daftar Pegawai", (3,), "NIP", "x", "Bukan NIP.", "Ketik.")]
    for _time in range(2):
        answer = answer_workbook(buffer.getvalue(), form, said)
        assert ours(opened(answer)["DUK"]) == {"D3": f"{MARK}Bukan NIP. Ketik."}
        buffer = io.BytesIO(answer)


def test_a_large_list_has_as_many_boxes_as_fit_and_all_in_the_sheet():
    rows = tuple(range(FIRST_ROW, FIRST_ROW + 2000))
    remark = Remark("DPA", rows, "NIP", "x", "Salah.", "Perbaiki.")
    answer = answer_workbook(filled([{"code": "A", "amount": 1}]), BOOK, [remark])
    assert len(ours(opened(answer)["DPA"])) == MOST
    assert opened(answer)[REMARKS_TITLE].max_row == 2003


def test_a_process_of_its_own_gives_the_same_answer():
    content = filled(ROWS)
    answer = answer_workbook_apart(content, BOOK, REMARKS)
    assert answer == answer_workbook(content, BOOK, REMARKS)
    for broken in (b"", b"PK\x03\x04nonsense", content[:-40]):
        with pytest.raises(WorkbookRefusedError):
            answer_workbook_apart(broken, BOOK, REMARKS)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_stands_in_a_cell_the_answer_can_be_opened(value, wrong):
    remark = Remark("DPA", (FIRST_ROW,), "Uraian", value, wrong, "Perbaiki.")
    answer = answer_workbook(filled(ROWS), BOOK, [remark])
    assert len(ours(opened(answer)["DPA"])) == 1
    assert read_workbook(answer, BOOK).problems == []
