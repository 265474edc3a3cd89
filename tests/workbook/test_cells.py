"""What stands in a cell is understood as the person meant it, or refused."""

from datetime import date
from decimal import Decimal

import pytest

from sidocakep_base.engine.figures.values import Number, Range
from sidocakep_base.engine.workbook.cells import read_cell
from sidocakep_base.engine.workbook.spec import Column, Kind

from .samples import FIRST_ROW, codes, with_cell


def value(key, raw, number_format="General"):
    reading = with_cell(key, raw, number_format)
    assert reading.problems == []
    return reading.sheets["budget"].rows[0].get(key)


# The first two are cells of the Boyolali BPBD agreement of 2026.
@pytest.mark.parametrize(
    ("raw", "number_format", "expected"),
    [
        ("0,9 Angka", "General", Number(Decimal("0.9"), "Angka")),
        ("100,00 Persen", "General", Number(Decimal("100"), "%")),
        (4.47, "General", Number(Decimal("4.47"))),
        (75.35, "0", Number(Decimal("75.35"))),
        (0.835, "0.0%", Number(Decimal("83.5"), "%")),
        (1, "0%", Number(Decimal("100"), "%")),
        ("83,5%", "General", Number(Decimal("83.5"), "%")),
        (0, "General", Number(Decimal("0"))),
        (
            "143,33 - 139,83",
            "General",
            Range(Decimal("139.83"), Decimal("143.33")),
        ),
    ],
)
def test_figures(raw, number_format, expected):
    assert value("target", raw, number_format) == expected


def test_ordinal_point_keeps_its_words():
    assert value("target", "  Level 3   Plus ").name == "Level 3 Plus"


def test_blank_is_not_zero():
    assert value("target", None) is None
    assert value("target", "   ") is None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Rp5.294.655.000,00", "5294655000.00"),
        ("827.924.000", "827924000"),
        (5294655000, "5294655000"),
        (5294655000.25, "5294655000.25"),
        ("10.000", "10000"),
    ],
)
def test_money(raw, expected):
    assert value("amount", raw) == Decimal(expected)


@pytest.mark.parametrize("raw", [-34567, 34567, "-34.567", "(34.567,00)", "Rp -34.567"])
def test_what_was_paid_back_may_have_a_minus(raw):
    column = Column("returned", "Setoran", Kind.MONEY, paid_back=True)
    assert read_cell(column, raw) == 34567


@pytest.mark.parametrize(
    "raw", [date(2026, 1, 2), "2 Januari 2026", "2 Jan 2026", "2026-01-02"]
)
def test_dates(raw):
    assert value("date", raw) == date(2026, 1, 2)


def test_date_with_a_day_above_twelve_is_clear():
    assert value("date", "31/12/2026") == date(2026, 12, 31)


@pytest.mark.parametrize("raw", [5.01, "5.01", " 5.01 "])
def test_code_keeps_its_dot(raw):
    assert value("code", raw) == "5.01"


def test_nip_is_stored_without_blanks():
    assert value("nip", "19700617 200501 1 007") == "197006172005011007"


def test_choice_by_label_and_by_code():
    assert value("direction", " MAKIN  rendah ") == "lower"
    assert value("direction", "higher") == "higher"


@pytest.mark.parametrize(
    ("key", "raw", "code"),
    [
        ("amount", "Rp seratus", "reading"),
        ("amount", "-", "not_an_amount"),
        ("amount", -5, "negative_amount"),
        ("amount", "-Rp1.500", "negative_amount"),
        ("amount", date(2026, 1, 2), "not_an_amount"),
        ("target", "1.234", "reading"),
        ("target", date(2026, 9, 1), "figure_became_date"),
        ("target", True, "not_a_figure"),
        ("code", date(2026, 1, 5), "code_became_date"),
        ("nip", 197006172005011007, "digits_lost"),
        ("year", "26", "not_a_year"),
        ("date", "besok", "not_a_date"),
        ("date", "31/02/2026", "not_a_date"),
        ("date", 46024, "date_became_number"),
        ("date", "02/01/2026", "ambiguous_date"),
        ("direction", "naik", "not_in_list"),
        ("target", "#DIV/0!", "error_value"),
    ],
)
def test_refused_with_sheet_row_and_column(key, raw, code):
    reading = with_cell(key, raw)
    header = {
        "amount": "Jumlah",
        "target": "Target 2026",
        "code": "Kode",
        "nip": "NIP",
        "year": "Tahun",
        "date": "Tanggal",
        "direction": "Arah",
    }[key]
    assert codes(reading) == [(code, "DPA", FIRST_ROW, header)]
    assert reading.problems[0].value
    assert reading.has_errors
    assert key in reading.sheets["budget"].rows[0].failed


def test_ambiguous_number_names_both_readings():
    [problem] = with_cell("target", "1.234").problems
    assert (problem.facts["thousands"], problem.facts["decimals"]) == ("1234", "1,234")


def test_ambiguous_date_names_both_readings():
    [problem] = with_cell("date", "02/01/2026").problems
    assert problem.facts == {"first": "2 Januari 2026", "second": "1 Februari 2026"}
