"""Small files that took a server minutes and gigabytes are refused at once.

Each is the file of an attack that was carried out, or of an honest habit; all are
read by the process that the server starts, under the limits that the server sets.
"""

import io
import json
import random
import re
import time
import zipfile

import pytest

from sidocakep_base.engine.workbook import (
    Limits,
    WorkbookRefusedError,
    process,
    read_texts_apart,
    read_workbook,
    read_workbook_apart,
)

from .samples import BOOK, BUDGET, COLUMN, FIRST_ROW, codes, edited, filled

ROW = {"code": "A", "amount": 10}
SHEET = "xl/worksheets/sheet3.xml"
LAST_ROW = 1_048_576
#: A refusal after minutes would be the attack itself.
AT_ONCE = 30


def changed(content, parts=(), without=()):
    """The workbook with parts replaced, added or left out."""
    parts = dict(parts)
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for part in old.infolist():
            if part.filename not in parts and part.filename not in without:
                new.writestr(part, old.read(part))
        for name, text in parts.items():
            new.writestr(name, text)
    return buffer.getvalue()


def sheet_text(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(SHEET).decode()


def with_rows(rows, behind=""):
    """The workbook with raw XML behind the rows of its budget sheet."""
    content = filled([ROW])
    text = sheet_text(content)
    text = text.replace("</sheetData>", f"{rows}</sheetData>{behind}", 1)
    return changed(content, {SHEET: text})


def refusal(content, limits=None):
    """The one problem of a file that is refused, and at once."""
    started = time.monotonic()
    reading = read_workbook_apart(content, BOOK, limits)
    assert time.monotonic() - started < AT_ONCE
    assert reading.sheets == {}
    [problem] = reading.problems
    return problem.code, problem.sheet


def noise(size):
    """Bytes that do not pack, by which a bomb hides its ratio."""
    return random.Random(8).randbytes(size)


# Attacks ----------------------------------------------------------------------


def test_thousands_of_merged_ranges():
    """40 kB; 120 s and the end of the server."""
    merges = "".join(
        f'<mergeCell ref="B{number}:C{LAST_ROW}"/>' for number in range(10, 3010)
    )
    content = with_rows("", f"<mergeCells>{merges}</mergeCells>")
    assert len(content) < 100_000
    assert refusal(content) == ("too_many_merges", "DPA")


def test_a_merged_range_of_a_million_rows_is_told_without_making_them():
    reading = read_workbook_apart(
        with_rows("", f'<mergeCells><mergeCell ref="B3:C{LAST_ROW}"/></mergeCells>'),
        BOOK,
    )
    assert ("merged_cells", "DPA", 3, "Kode") in codes(reading)


@pytest.mark.parametrize(
    ("string", "count", "code"),
    [
        ("<si><t>a</t></si>", 1_800_000, "too_many_strings"),
        ("<si><t>a</t></si>", 2_000_000, "part_too_large"),
        ("<si><r><t>a</t></r><r><t>b</t></r></si>", 1_700_000, "part_too_large"),
        ("<si><r><t>a</t></r><r><t>b</t></r></si>", 700_000, "too_many_strings"),
    ],
)
def test_millions_of_shared_strings(string, count, code):
    """230 kB; 93 s for plain ones, 152 s for rich ones."""
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"{string * count}</sst>"
    )
    content = changed(
        filled([ROW]),
        {"xl/sharedStrings.xml": strings, "xl/media/a.bin": noise(150_000)},
    )
    assert len(content) < 1_000_000
    assert refusal(content) == (code, "")


def test_shared_strings_by_another_name():
    content = changed(
        filled([ROW]), {"xl/other.bin": "<x:si>" * 300_000 + noise(9000).hex()}
    )
    assert refusal(content) == ("too_many_strings", "")


@pytest.mark.long
def test_a_column_of_formulas_dragged_to_the_last_row():
    """5.4 MB, an honest habit; 73 s and 1 GB."""
    rows = "".join(
        f'<row r="{number}"><c r="G{number}"><f>F{number}*2</f></c></row>'
        for number in range(FIRST_ROW + 1, LAST_ROW + 1)
    )
    assert refusal(with_rows(rows)) == ("too_many_stored_rows", "DPA")


@pytest.mark.long
def test_a_quarter_of_a_million_inline_rows():
    rows = "".join(
        f'<row r="{number}"><c r="B{number}" t="inlineStr"><is><t>{number}</t></is></c>'
        f'<c r="G{number}"><v>1</v></c></row>'
        for number in range(FIRST_ROW + 1, 250_000)
    )
    assert refusal(with_rows(rows)) == ("too_many_stored_rows", "DPA")


def test_a_million_cells_in_few_rows():
    row = "<c/>" * 30_000
    rows = "".join(f"<row>{row}</row>" for _number in range(40))
    assert refusal(with_rows(rows)) == ("too_many_cells", "DPA")


def test_a_row_number_that_no_spreadsheet_has():
    """The reader fills gaps with blank rows: this one has two billion."""
    rows = '<row r="2000000000"><c r="G2000000000"><f>1+1</f></c></row>'
    started = time.monotonic()
    reading = read_workbook_apart(with_rows(rows), BOOK)
    assert time.monotonic() - started < AT_ONCE
    assert reading.sheets["budget"].rows[0].values == ROW


# What the counts do not see -----------------------------------------------------


@pytest.fixture(scope="module")
def large():
    rows = [
        {"code": str(n), "amount": n, "name": f"Uraian {n}", "year": 2026, "target": n}
        for n in range(19_900)
    ]
    return filled(rows)


@pytest.mark.parametrize(
    "limits",
    [
        {"cpu_seconds": 1},
        {"wall_seconds": 0.2},
        {"memory_bytes": 60 * 1024 * 1024},
        {"answer_bytes": 10_000},
    ],
)
def test_a_heavy_file_ends_the_process_that_reads_it_and_nothing_else(large, limits):
    assert refusal(large, Limits(**limits)) == ("too_heavy", "")


@pytest.mark.long
def test_a_text_that_grows_with_every_cell_it_is_shared_by():
    """Some kB of file, gigabytes of cells: the memory of the process ends it."""
    content = filled([ROW])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        strings = archive.read("xl/sharedStrings.xml").decode()
    last = strings.count("<si>")
    text = "x " * 16_000
    strings = strings.replace("</sst>", f"<si><t>{text}</t></si></sst>")
    header = [column.header for column in (BUDGET.columns[0], BUDGET.columns[5])]
    rows = "".join(
        f'<row r="{number}"><c r="A{number}" t="s"><v>{last}</v></c>'
        f'<c r="B{number}"><v>{number}</v></c></row>'
        for number in range(2, 19_000)
    )
    cells = "".join(
        f'<c r="{letter}1" t="inlineStr"><is><t>{name}</t></is></c>'
        for letter, name in zip("AB", header, strict=True)
    )
    text = re.sub(
        "<sheetData>.*</sheetData>",
        f'<sheetData><row r="1">{cells}</row>{rows}</sheetData>',
        sheet_text(content),
        flags=re.DOTALL,
    )
    content = changed(content, {SHEET: text, "xl/sharedStrings.xml": strings})
    # a quarter of what a server allows, so that the test need not wait for it
    limits = Limits(memory_bytes=256 * 1024 * 1024)
    assert refusal(content, limits) == ("too_heavy", "")


def test_more_files_than_may_be_read_at_once_wait_and_are_told(monkeypatch):
    monkeypatch.setattr(process, "_PATIENCE", 0.1)
    for _slot in range(process._AT_ONCE):
        process._SLOTS.acquire()
    try:
        assert refusal(filled([ROW])) == ("readers_busy", "")
    finally:
        for _slot in range(process._AT_ONCE):
            process._SLOTS.release()
    assert read_workbook_apart(filled([ROW]), BOOK).problems == []


def test_the_process_knows_nothing_of_the_server(monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    child.write_text(
        "import json, os, sys; sys.stdin.buffer.read();"
        "print(json.dumps({'texts': {**os.environ, 'folder': os.getcwd()}}))"
    )
    monkeypatch.setattr(process, "_CHILD", child)
    monkeypatch.setenv("PGPASSWORD", "secret")
    monkeypatch.setenv("ODOO_RC", "/etc/odoo.conf")
    monkeypatch.chdir(tmp_path)
    seen = read_texts_apart(b"")
    assert seen.keys() <= {
        *process._KEPT,
        "LC_ALL",
        "LC_CTYPE",
        "OPENBLAS_NUM_THREADS",
        "folder",
    }
    assert seen["folder"] == "/"


def test_a_fault_of_the_reader_is_no_fault_of_the_file(monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    child.write_text("raise SystemError('ours')")
    monkeypatch.setattr(process, "_CHILD", child)
    with pytest.raises(RuntimeError, match="ours"):
        read_workbook_apart(filled([ROW]), BOOK)


# Honest files -------------------------------------------------------------------


def test_five_thousand_rows_are_read():
    rows = [{"code": f"5.{number}", "amount": number} for number in range(5000)]
    reading = read_workbook_apart(filled(rows), BOOK)
    assert reading.problems == []
    assert len(reading.sheets["budget"].rows) == 5000


def test_what_comes_back_is_what_was_read():
    """Every kind of value and of problem survives the way between the processes."""
    rows = [
        {
            "code": f"A{number}",
            "amount": 5_294_655_000.25,
            "name": "Kata \ud7ff “kutip”",
            "nip": "198001012005011001",
            "year": 2026,
            "date": "2 Januari 2026",
            "direction": "Makin tinggi",
            "target": target,
        }
        for number, target in enumerate(
            ("75,35", "12 Dokumen", "139,83 - 143,33", "WTP", "belum dirilis", "1.234")
        )
    ]
    content = filled([*rows, {"code": "Z"}], [{"code": "P", "unit": "Persen"}])
    assert read_workbook_apart(content, BOOK) == read_workbook(content, BOOK)
    assert "reading" in json.dumps(codes(read_workbook_apart(content, BOOK)))


def test_formulas_of_a_column_are_one_problem():
    def edit(book):
        for number in range(FIRST_ROW, FIRST_ROW + 3000):
            book["DPA"].cell(number, COLUMN["target"]).value = "=6+6"

    rows = [{"code": str(number), "amount": 1} for number in range(3000)]
    [problem] = read_workbook_apart(edited(filled(rows), edit), BOOK).problems
    assert (problem.code, problem.row, problem.column) == (
        "formulas_without_value",
        FIRST_ROW,
        "Target 2026",
    )
    assert problem.facts == {"last": str(FIRST_ROW + 2999)}


def test_a_workbook_without_styles():
    """Some programs write none: the cells are plain then."""
    content = filled([ROW])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        types = archive.read("[Content_Types].xml").decode()
        links = archive.read("xl/_rels/workbook.xml.rels").decode()
    content = changed(
        content,
        {
            "[Content_Types].xml": re.sub(r"<Override[^>]*styles[^>]*/>", "", types),
            "xl/_rels/workbook.xml.rels": re.sub(
                r"<Relationship [^>]*styles[^>]*/>", "", links
            ),
        },
        without=["xl/styles.xml"],
    )
    reading = read_workbook_apart(content, BOOK)
    assert reading.problems == []
    assert reading.sheets["budget"].rows[0].values == ROW


def test_texts_of_a_table_without_specification():
    texts = read_texts_apart(filled([ROW]))
    assert texts["DPA"][0][1] == "Kode *"
    assert texts["DPA"][FIRST_ROW - 1][1] == "A"
    with pytest.raises(WorkbookRefusedError) as caught:
        read_texts_apart(b"PK\x03\x04 broken")
    assert caught.value.problem.code == "broken_file"
