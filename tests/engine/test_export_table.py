"""How offices save the export of the finance system, and what is read of it."""

import io
from decimal import Decimal

import pytest
from openpyxl import Workbook

from sidocakep_base.engine.workbook import Book, Column, Kind, Limits, Sheet
from sidocakep_base.engine.workbook.export_file import read_export, strip_export
from sidocakep_base.engine.workbook.problem import WorkbookRefusedError

SHEET = Sheet(
    "s",
    "S",
    (
        Column("agency", "kode_skpd", Kind.CODE, required=True),
        Column(
            "node",
            "kode_sub_giat",
            Kind.CODE,
            required=True,
            aliases=("kode_sub_kegiatan",),
        ),
        Column("month", "bulan", Kind.CODE),
        Column("amount", "nilai_realisasi", Kind.MONEY, required=True),
        Column("returned", "nilai_setoran", Kind.MONEY, paid_back=True),
    ),
)
BOOK = Book((SHEET,))
HEAD = "kode_skpd,nama_pegawai,kode_sub_giat,bulan,nilai_realisasi,nilai_setoran"


def read(content):
    """Return (rows, problems) after stripping, as the server reads them."""
    stripped = strip_export(content, BOOK, Limits())
    assert "Siti" not in stripped
    reading = read_export(stripped.encode(), BOOK, Limits())
    rows = reading.sheets["s"].rows
    return rows, reading.problems


def amounts(content):
    rows, problems = read(content)
    assert not problems
    return [(row.number, row.get("amount"), row.get("returned")) for row in rows]


def table(*lines, sign=","):
    return "\n".join((HEAD, *lines)).replace(",", sign)


PLAIN = table("1.02,Siti,1.02.01,2026-01,70,5", "1.02,Siti,1.02.02,2026-01,30.50,0")
EXPECTED = [(2, 70, 5), (3, Decimal("30.50"), 0)]


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        PLAIN.replace(",", ";").encode("utf-8-sig"),
        PLAIN.replace(",", "\t").encode("utf-16"),
        PLAIN.replace("Siti", "Sití").replace("\n", "\r\n").encode("cp1252"),
        PLAIN.replace("kode_sub_giat", "Kode Sub Kegiatan").encode(),
        PLAIN.replace("kode_skpd", '"Kode\nSKPD"', 1).replace("\n1", "\n1").encode(),
    ],
)
def test_however_it_is_saved(content):
    assert [line[1:] for line in amounts(content)] == [line[1:] for line in EXPECTED]


def test_titles_blank_lines_totals_and_heads_again():
    content = (
        f"# unduhan\nsep=,\nREALISASI ANGGARAN,,,,,\n\n{PLAIN}\n,,,,,\n{HEAD}\n"
        "1.02,Siti,1.02.03,2026-02,1,0\n,JUMLAH,,,101.50,5\n,,Total,,1,0"
    )
    assert amounts(content.encode()) == [
        (6, 70, 5),
        (7, Decimal("30.50"), 0),
        (10, 1, 0),
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("415.000", 415_000),
        ("1.234.567,89", Decimal("1234567.89")),
        ("Rp 1.234.567", 1_234_567),
        ("Rp415.000,00", 415_000),
        ("415000.00", 415_000),
        ("415000.5000", Decimal("415000.50")),
        ("0", 0),
    ],
)
def test_amounts(written, expected):
    [(_line, amount, _returned)] = amounts(
        f'{HEAD}\n1.02,Siti,1.02.01,2026-01,"{written}",0'.encode()
    )
    assert amount == expected


@pytest.mark.parametrize("written", ["-5", "(5)", "- 5", "−5", "5"])
def test_what_was_paid_back_may_have_a_minus(written):
    content = f"{HEAD}\n1.02,Siti,1.02.01,2026-01,70,{written}"
    assert amounts(content.encode())[0][2] == 5


def test_a_payment_below_zero_is_told_with_its_line():
    rows, [problem] = read(f"x\n{HEAD}\n1.02,Siti,1.02.01,2026-01,-70,0".encode())
    assert (problem.code, problem.row, len(rows)) == ("negative_amount", 3, 1)


def test_a_figure_of_a_machine_is_no_thousand():
    content = b'[{"kode_skpd": "1", "kode_sub_giat": "1", "nilai_realisasi": 415.125}]'
    assert amounts(content)[0][1] == Decimal("415.12")


UPPER = ["Kode SKPD", "Kode Sub Kegiatan", "Bulan", "Nilai", None]
LOWER = [None, None, None, "Realisasi", "Setoran"]
NUMBERS = ["(1)", "(2)", "(3)", "(4)", "(5)"]


@pytest.mark.parametrize("is_sheet", [True, False])
def test_a_head_of_two_lines_with_merged_cells(is_sheet):
    """Title, two lines of head, numbered columns, and the head again on a page."""
    lines = [
        ["REALISASI JANUARI"],
        *(UPPER, LOWER, NUMBERS),
        ["1.02", "1.02.01", "2026-01", "Rp 1.234.567,89", "4.567"],
        *(UPPER, LOWER),
        ["1.02", "1.02.02", "2026-01", 30, None],
    ]
    if is_sheet:
        book, stream = Workbook(), io.BytesIO()
        for line in lines:
            book.active.append(line)
        book.active.merge_cells("D2:E2")
        book.active.merge_cells("A2:A3")
        book.save(stream)
        content = stream.getvalue()
    else:
        rows = (";".join("" if v is None else str(v) for v in line) for line in lines)
        content = "\n".join(rows).encode()
    assert amounts(content) == [
        (5, Decimal("1234567.89"), 4567),
        (8, 30, None),
    ]


def test_a_sheet_of_excel():
    """A title in merged cells, the head below, codes and figures, a total."""
    book = Workbook()
    book.active.append(["Petunjuk"])
    sheet = book.create_sheet("Data")
    sheet.append(["Realisasi Januari"])
    sheet.merge_cells("A1:F1")
    sheet.append([])
    sheet.append(HEAD.split(","))
    sheet.append(["1.02", "Siti", "1.02.01", "2026-01", 415000.5, -5])
    sheet.append(["", "Jumlah", "", "", 415000.5, -5])
    stream = io.BytesIO()
    book.save(stream)
    assert amounts(stream.getvalue()) == [(4, Decimal("415000.50"), 5)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"abc", "export_unreadable"),
        (b"<html><table></table></html>", "export_unreadable"),
        (HEAD.encode(), "export_unreadable"),
        (b"a,b\n1,2", "export_without_column"),
        (
            HEAD.replace("nilai_realisasi", "x").encode() + b"\n1",
            "export_without_column",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "old_or_protected_file"),
        (b"PK\x03\x04x", "broken_file"),
        (b"[]", "export_unreadable"),
        (b"[1]", "export_unreadable"),
        (b'{"data": 1}', "export_unreadable"),
    ],
)
def test_what_is_no_table(content, code):
    with pytest.raises(WorkbookRefusedError) as refused:
        strip_export(content, BOOK, Limits())
    assert refused.value.problem.code == code
