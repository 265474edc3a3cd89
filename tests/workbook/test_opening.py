"""A file as it lies there: its texts, its escapes, its formulas, its missing places."""

import io
import json
import zipfile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from sidocakep_base.engine.workbook import (
    Column,
    Kind,
    Limits,
    Sheet,
    WorkbookRefusedError,
)
from sidocakep_base.engine.workbook.export_table import table_rows
from sidocakep_base.engine.workbook.opening import (
    formulas_without_result,
    number_format_of,
    open_workbook,
    read_texts,
    rows_of,
)
from sidocakep_base.engine.workbook.texts import clean_text

PART = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def write(rows):
    """Return a file with shared texts, as Excel writes them."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Data")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return stream.getvalue()


def change(content, name, edit):
    """Return the file with one part of it edited."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w") as new,
    ):
        assert name in old.namelist()
        for each in old.namelist():
            part = old.read(each)
            new.writestr(each, edit(part) if each == name else part)
    return stream.getvalue()


def put_sheet(*cells):
    """Return a file whose sheet has these cells, as they stand in the XML."""
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(cells)}</sheetData></worksheet>'
    )
    return change(write([["x"]]), PART, lambda _part: sheet.encode())


def refuse(call, *arguments):
    with pytest.raises(WorkbookRefusedError) as caught:
        call(*arguments)
    return caught.value.problem.code


# ---------------------------------------------------------------- texts


def test_every_sheet_as_texts():
    [(title, rows)] = read_texts(
        write([["a", None, 1.5], [], [True]]), Limits()
    ).items()
    assert title == "Data"
    filled = [[text for text in row if text] for row in rows]
    assert filled == [["a", "1.5"], [], ["True"]]
    assert rows[0] == ["a", "", "1.5"]


def test_texts_up_to_so_many_rows():
    content = write([[number] for number in range(1, 6)])
    assert len(read_texts(content, Limits(stored_rows=5))["Data"]) == 5
    assert refuse(read_texts, content, Limits(stored_rows=4)) == "too_many_stored_rows"


@pytest.mark.parametrize(
    ("stored", "seen"),
    [
        # as Excel writes it, and what a reader is to have of it
        ("a_x000A_b", "a b"),
        ("_x005F_x000B_", "_x000B_"),
        ("_x005f_x000B_", "_x000B_"),
        ("x005F_", "x005F_"),
        ("kode_x005F_", "kode_"),
        ("_x0041_", "A"),
        ("_x41_", "_x41_"),
    ],
)
def test_escapes_of_shared_texts(stored, seen):
    content = change(
        write([["TEKS"]]),
        "xl/sharedStrings.xml",
        lambda part: part.replace(b"TEKS", stored.encode()),
    )
    [[text]] = read_texts(content, Limits())["Data"]
    assert " ".join(text.split()) == seen


# ---------------------------------------------------------------- formulas


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        # with its result, without, with an empty text as a result, and no formula
        ('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>', []),
        ('<row r="1"><c r="A1"><f>1+1</f></c></row>', [(1, 1, "=1+1")]),
        ('<row r="1"><c r="B1"><f>1+1</f><v></v></c></row>', [(1, 2, "=1+1")]),
        ('<row r="1"><c r="A1" t="str"><f>""</f><v></v></c></row>', []),
        ('<row r="1"><c r="A1"><v>2</v></c></row>', []),
        ('<row r="7"><c r="C7"><f/></c></row>', [(7, 3, "=")]),
        # places that a program left out: behind the one before
        ("<row><c><v>1</v></c><c><f>A1</f></c></row>", [(1, 2, "=A1")]),
        ('<row r="4"/><row><c><f>A1</f></c></row>', [(5, 1, "=A1")]),
        (
            '<row r="2"><c r="D2"/><c><f>A1</f></c></row><row><c><f>B2</f></c></row>',
            [(2, 5, "=A1"), (3, 1, "=B2")],
        ),
    ],
)
def test_formulas_whose_result_is_not_in_the_file(cells, found):
    assert [*formulas_without_result(put_sheet(cells), PART)] == found


@pytest.mark.parametrize("name", [PART, "xl/none.xml"])
def test_a_damaged_part_has_no_formulas_and_says_so(name):
    content = change(write([["x"]]), PART, lambda part: part[:-20])
    assert refuse(lambda: [*formulas_without_result(content, name)]) == "broken_file"


# ---------------------------------------------------------------- damage on the way


def test_a_row_that_cannot_be_there_is_not_waited_for():
    """Rows that a file leaves out are blank: a number of billions would be as many."""
    content = put_sheet('<row r="1"><c r="A1"><v>1</v></c></row>', '<row r="3"/>')
    workbook = open_workbook(content, values=True)
    assert len([*rows_of(workbook["Data"])]) <= 3
    workbook.close()


@pytest.mark.parametrize(
    ("name", "edit"),
    [
        ("xl/workbook.xml", lambda part: part[: len(part) // 2]),
        ("xl/sharedStrings.xml", lambda part: part[: len(part) // 2]),
        ("[Content_Types].xml", lambda _part: b""),
    ],
)
def test_a_file_that_was_cut_off_is_broken(name, edit):
    content = change(write([["x"]]), name, edit)
    assert refuse(open_workbook, content, True) == "broken_file"


def test_a_sheet_that_ends_in_its_midst_is_broken_where_it_is_read():
    content = change(write([["x"]] * 50), PART, lambda part: part[:-200])
    workbook = open_workbook(content, values=True)
    assert refuse(lambda: [*rows_of(workbook["Data"])]) == "broken_file"


def test_a_cell_of_a_style_that_the_file_lacks_is_plain():
    content = put_sheet('<row r="1"><c r="A1" s="99"><v>1</v></c></row>')
    workbook = open_workbook(content, values=True)
    [[cell]] = rows_of(workbook["Data"])
    assert (cell.value, number_format_of(cell)) == (1, "")


# ---------------------------------------------------------------- exports

SHEET = Sheet(
    "s",
    "S",
    (
        Column("code", "kode", Kind.CODE, required=True),
        Column("name", "nama"),
        Column("amount", "nilai", Kind.MONEY),
    ),
)
WORD = st.text("abc,;\"'| é", min_size=1, max_size=6).filter(
    lambda text: clean_text(text) == text and text[0] not in "{["
)
ROWS = st.lists(
    st.tuples(st.integers(1, 999).map(lambda n: f"5.{n}"), WORD, st.integers(0, 9999)),
    min_size=1,
    max_size=5,
)


def read(content, limits=None):
    records = table_rows(content, SHEET, limits or Limits())
    return [(row["code"], row["name"], row["amount"]) for _line, row in records]


def write_csv(rows, sign):
    def quote(cell):
        return '"' + str(cell).replace('"', '""') + '"'

    lines = [("kode", "lain", "nama", "nilai")]
    lines += [(code, "x", name, amount) for code, name, amount in rows]
    return "\r\n".join(sign.join(map(quote, line)) for line in lines)


@settings(deadline=None, max_examples=60)
@given(ROWS, st.sampled_from(",;\t|"))
def test_however_it_is_saved_it_says_the_same(rows, sign):
    """The office's own words come through, whatever signs part the columns."""
    expected = [(code, name, str(amount)) for code, name, amount in rows]
    plain = write_csv(rows, sign)
    for coding in ("utf-8", "utf-8-sig", "utf-16"):
        assert read(plain.encode(coding)) == expected
    objects = [
        {"KODE": code, "lain": 1, "nama": name, "nilai": amount}
        for code, name, amount in rows
    ]
    assert read(json.dumps(objects).encode()) == expected
    assert read(json.dumps({"jumlah": 1, "data": objects}).encode()) == expected


@pytest.mark.parametrize("limit", [1, 2])
@pytest.mark.parametrize("is_json", [True, False])
def test_rows_up_to_their_limit(limit, is_json):
    rows = [("5.1", "a", 1), ("5.2", "b", 2)]
    content = write_csv(rows, ",")
    if is_json:
        content = json.dumps([{"kode": code, "nama": name} for code, name, _n in rows])
    if limit < len(rows):
        code = refuse(read, content.encode(), Limits(rows=limit))
        assert code == "too_many_rows"
    else:
        assert len(read(content.encode(), Limits(rows=limit))) == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("[" * 100_000, "export_unreadable"),
        ("{", "export_unreadable"),
        ('{"a": {}}', "export_unreadable"),
        ('{"a": [[1]]}', "export_unreadable"),
        ('[{"nama": "a"}]', "export_without_column"),
        ("nama;nilai\na;1", "export_without_column"),
        ("\n \n", "export_unreadable"),
        ("kode;nama;nilai\n\n;;\n", "export_unreadable"),
        ("kode;nama\n5.1;" + "x" * 200_000, "export_unreadable"),
    ],
)
def test_what_cannot_be_a_table(content, code):
    assert refuse(read, content.encode()) == code


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("5.1;Jumlah penduduk;1", False),
        (";Jumlah;9", False),
        ("Total;;9", False),
        ("(1);(2);(3)", False),
        ("1;2;3", False),
        ("kode;nama;nilai", False),
        (" KODE ; Nama;nilai", False),
        (";;", False),
        ("null;NaN;None", False),
        ("5.2;Ani;7", True),
        ("1;2;4", True),
    ],
)
def test_what_is_no_row_of_the_table(line, kept):
    rows = read(f"kode;nama;nilai\n5.1;a;1\n{line}\n".encode())
    assert rows[0] == ("5.1", "a", "1")
    assert len(rows) == 1 + kept
