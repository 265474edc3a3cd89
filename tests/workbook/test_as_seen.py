"""A cell means what the official sees: formats, residue, escapes, what is hidden."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest

from sidocakep_base.engine.workbook import read_workbook

from .samples import BOOK, COLUMN, FIRST_ROW, codes, edited, filled, with_cell


def value(key, raw, number_format="General"):
    """Return the value of one cell of the sample, which must be in order."""
    reading = with_cell(key, raw, number_format)
    assert not reading.problems
    return reading.sheets["budget"].rows[0].get(key)


def code(key, raw, number_format="General"):
    """Return the one problem of a cell of the sample."""
    [problem] = with_cell(key, raw, number_format).problems
    return problem


def replaced(content, part, *changes):
    """Return the file after texts of one of its parts were replaced."""
    buffer = io.BytesIO()
    old = zipfile.ZipFile(io.BytesIO(content))
    with old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name.startswith(part):
                for before, after in changes:
                    text = text.replace(before.encode(), after.encode())
            new.writestr(name, text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("raw", "number_format", "figure", "unit"),
    [
        (0.835, "0.0%", "83.5", "%"),
        (83.5, '0.0"%"', "83.5", "%"),
        (83.5, "0.0\\%", "83.5", "%"),
        (83.5, '0.0" persen (%)"', "83.5", "%"),
        (5, "0;[<1]0%", "5", ""),
        (0.5, "[<1]0%;0", "50", "%"),
        (-0.5, '0;-0%;"0%"', "-50", "%"),
        (1.05, "0%", "105", "%"),
        (4.35 * 100, "General", "435", ""),
        (81.92 - 0.07, "General", "81.85", ""),
        (0.1 + 0.2, "0%", "30", "%"),
    ],
)
def test_number_formats_as_excel_shows_them(raw, number_format, figure, unit):
    found = value("target", raw, number_format)
    assert (found.value, found.unit) == (Decimal(figure), unit)


def test_a_percentage_that_may_have_been_pasted_is_asked():
    problem = code("target", 98.5, "0.00%")
    assert problem.code == "percent_doubtful"
    assert problem.facts == {"first": "9.850%", "second": "98,5%"}


@pytest.mark.parametrize(
    "raw",
    [
        "Rp 1,5 M",
        "500 jt",
        "500jt",
        "1,5 T",
        "92,5 M",
        "250 rb",
        "1,5 juta",
        "Rp1,5M",
        "500 Orang",
        "Rp 25%",
    ],
)
def test_words_for_millions_are_no_amount(raw):
    assert code("amount", raw).code == "reading"


@pytest.mark.parametrize("raw", ["500 jt", "1,5 M", "Rp 2 T"])
def test_words_for_millions_are_no_figure(raw):
    assert code("target", raw).facts["reason"] == "magnitude"


def test_small_letters_are_metres_and_tonnes():
    assert str(value("target", "500 m")) == "500 m"
    assert str(value("target", "12,5 t")) == "12,5 t"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("100 dari 110 Organisasi", {"reason": "malformed.more", "kept": "100"}),
        ("140 Kelompok (1400 orang)", {"kept": "140 Kelompok"}),
        ("≤ 183/100.000 KH", {"reason": "malformed.comparison", "sign": "≤"}),
        ("1:28", {"reason": "malformed.ratio"}),
    ],
)
def test_what_is_more_than_a_figure_is_told_where_to_go(raw, told):
    facts = code("target", raw).facts
    assert facts | told == facts


def test_per_mille_is_a_unit():
    assert value("target", "25‰").unit == "‰"


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("1 Nopember 2026", date(2026, 11, 1)),
        ("1 Pebruari 2026", date(2026, 2, 1)),
        ("1 Agt 2026", date(2026, 8, 1)),
        ("1 Mrt 2025", date(2025, 3, 1)),
        ("02-Mar-26", date(2026, 3, 2)),
        ("15-Mei-98", date(1998, 5, 15)),
        ("TMT 1 Oktober 2025", date(2025, 10, 1)),
        ("Senin, 2 Maret 2026", date(2026, 3, 2)),
    ],
)
def test_days_as_offices_write_them(raw, day):
    assert value("date", raw) == day


@pytest.mark.parametrize(
    ("raw", "found", "reading"),
    [
        ("1-3-25", "short_year", "1 Maret 2025"),
        ("45717", "date_became_number", "1 Maret 2025"),
        (45717, "date_became_number", "1 Maret 2025"),
    ],
)
def test_a_day_that_is_not_clear_is_answered_with_its_reading(raw, found, reading):
    problem = code("date", raw)
    assert (problem.code, problem.facts["reading"]) == (found, reading)


@pytest.mark.parametrize(
    "raw",
    [
        "'197006172005011007",
        "NIP. 197006172005011007",
        "'NIP. 197006172005011007",
        "19700617.200501.1.007",
        "\u202d197006172005011007\u202c",
        "19700617\u200b2005011007",
    ],
)
def test_nip_with_what_stands_around_it(raw):
    assert value("nip", raw) == "197006172005011007"


def test_nip_in_scientific_notation_has_lost_digits():
    assert code("nip", "1.97E+17").code == "digits_lost"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Kepala\u200b Bidang", "Kepala Bidang"),
        ("Sistem\x0bInformasi".replace("\x0b", "_x000B_"), "Sistem Informasi"),
        ("Dinas_x000D_\nKesehatan", "Dinas Kesehatan"),
        ("Kepala\xa0Bidang\u200e", "Kepala Bidang"),
    ],
)
def test_texts_without_what_nobody_sees(raw, text):
    assert value("name", raw) == text


def test_a_text_that_turns_around_is_left_for_the_refusal():
    assert value("name", "\u202enabaB") == "\u202enabaB"


def test_all_digits_of_a_large_amount_come_back():
    amount = Decimal("91234567890123.45")
    reading = read_workbook(filled([{"code": "A", "amount": amount}]), BOOK)
    assert reading.sheets["budget"].rows[0].get("amount") == amount


def _with_formula(inner):
    """Return a file whose cell of the target holds a formula and this result."""
    content = filled([{"code": "A", "amount": 1, "target": Decimal("77123.5")}])
    return replaced(content, "xl/worksheets/", ("><v>77123.5</v>", inner))


def test_a_formula_with_an_empty_result_is_an_empty_cell():
    content = _with_formula(' t="str"><f>IF(A1="x",1,"")</f><v></v>')
    reading = read_workbook(content, BOOK)
    assert not reading.problems
    assert reading.sheets["budget"].rows[0].get("target") is None


def test_a_formula_that_was_never_calculated_is_told():
    reading = read_workbook(_with_formula("><f>1+1</f><v></v>"), BOOK)
    assert codes(reading) == [
        ("formula_without_value", "DPA", FIRST_ROW, "Target 2026")
    ]


def test_what_is_hidden_is_named():
    rows = [{"code": str(number), "amount": number} for number in range(1, 7)]

    def hide(workbook):
        sheet = workbook["DPA"]
        for number in (FIRST_ROW, FIRST_ROW + 2, FIRST_ROW + 3, FIRST_ROW + 50):
            sheet.row_dimensions[number].hidden = True
        sheet.column_dimensions["C"].hidden = True
        letter = sheet.cell(1, COLUMN["amount"]).column_letter
        sheet.column_dimensions[letter].hidden = True
        workbook["DPA"].sheet_state = "hidden"

    reading = read_workbook(edited(filled(rows), hide), BOOK)
    found = {problem.code: problem for problem in reading.problems}
    assert set(found) == {"hidden_sheet", "hidden_rows", "hidden_column"}
    assert found["hidden_rows"].facts["rows"] == "3, 5-6"
    assert found["hidden_column"].column == "Jumlah"
    assert not reading.has_errors


def test_the_strict_edition_is_one_problem():
    transitional = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    content = replaced(filled([]), "xl/", (transitional, strict))
    [problem] = read_workbook(content, BOOK).problems
    assert problem.code == "other_format"
    assert "Strict" in problem.facts["format"]


def test_what_looks_like_an_escape_and_is_typed_comes_back():
    """Excel and our own writer escape it in the file; nobody sees that."""
    for text in ("Kode _x000B_ lama", "_x005F_", "x005F_", "a_x00e9_"):
        content = filled([{"code": "A", "name": text, "amount": 1}])
        reading = read_workbook(content, BOOK)
        assert not reading.problems
        assert reading.sheets["budget"].rows[0].get("name") == text
    assert value("name", "Dinas\tKesehatan") == "Dinas Kesehatan"
