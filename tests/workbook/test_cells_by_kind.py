"""One cell after the other: what each kind of column makes of what stands in it."""

import io
import re
import zipfile
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.figures.values import NoFigure, Number
from sidocakep_base.engine.workbook import read_workbook
from sidocakep_base.engine.workbook.cell_error import CellError
from sidocakep_base.engine.workbook.cells import read_cell, shown, without_sign
from sidocakep_base.engine.workbook.spec import Column, Kind

from .samples import BOOK, codes, filled

DIRECTIONS = (("higher", "Makin tinggi"), ("lower", "Makin rendah"), ("3", "Tetap"))
COLUMNS = {kind: Column(kind, kind, kind, choices=DIRECTIONS) for kind in Kind}
BACK = Column("returned", "Setoran", Kind.MONEY, paid_back=True)
D = Decimal
DAY = datetime(2026, 3, 2)  # noqa: DTZ001 (a cell has no zone)


@pytest.mark.parametrize(
    ("kind", "raw", "number_format", "expected"),
    [
        # as it is seen: a text of a number, a day or a truth is that of the reader
        (Kind.TEXT, 0.835, "0.0%", "83,5%"),
        (Kind.TEXT, 83.5, '0.0"%"', "83,5%"),
        (Kind.TEXT, 1234567.5, "General", "1.234.567,5"),
        (Kind.TEXT, DAY, "General", "2 Maret 2026"),
        (Kind.TEXT, True, "General", "BENAR"),
        (Kind.TEXT, False, "General", "SALAH"),
        (Kind.TEXT, time(8, 30), "General", "08:30:00"),
        (Kind.TEXT, "  a \n b ", "General", "a b"),
        (Kind.TEXT, "-", "General", "-"),
        # a code keeps its dots and has no thousands
        (Kind.CODE, 5.01, "General", "5.01"),
        (Kind.CODE, 1234567.0, "General", "1234567"),
        (Kind.CODE, -0.0, "General", "0"),
        (Kind.CODE, True, "General", "BENAR"),
        (Kind.CODE, "1.02.01", "General", "1.02.01"),
        # what stands around the digits of a NIP, and a dash where there is none
        (Kind.DIGITS, "NIP. 19700101 199001 1 001", "@", "197001011990011001"),
        (Kind.DIGITS, "'19700101-199001-1-001", "@", "197001011990011001"),
        (Kind.DIGITS, "NIPPPK: 123", "@", "123"),
        (Kind.DIGITS, 123456789012345, "0", "123456789012345"),
        (Kind.DIGITS, "–", "@", None),
        # years of a plan and those of a spreadsheet
        (Kind.YEAR, 2026, "General", 2026),
        (Kind.YEAR, 2026.0, "General", 2026),
        (Kind.YEAR, "2045", "General", 2045),
        (Kind.YEAR, DAY, "General", 2026),
        # money: whole, with sen, in a text with its sign
        (Kind.MONEY, 4.35 * 100, "General", D(435)),
        (Kind.MONEY, 0.1 + 0.2, "General", D("0.3")),
        (Kind.MONEY, -0.0, "General", D(0)),
        (Kind.MONEY, "Rp 1.500.000,50", "General", D("1500000.50")),
        (Kind.MONEY, 10**33, "General", D(10**33)),
        # figures: hundredths as they are seen
        (Kind.FIGURE, 0.5, "0%", Number(D(50), "%")),
        (Kind.FIGURE, 1.999, "0.0%", Number(D("199.9"), "%")),
        (Kind.FIGURE, 98.5, '0.0"%"', Number(D("98.5"), "%")),
        (Kind.FIGURE, 98.5, "0.0\\%", Number(D("98.5"), "%")),
        (Kind.FIGURE, -3, "General", Number(D(-3))),
        (Kind.FIGURE, 0.5, "[<1]0%;0", Number(D(50), "%")),
        (Kind.FIGURE, 5, "[<1]0%;0", Number(D(5))),
        (Kind.FIGURE, "12.5", "General", Number(D("12.5"))),
        # of a list, by its word or its code, whatever its letters; a number is one
        (Kind.CHOICE, "MAKIN  rendah", "General", "lower"),
        (Kind.CHOICE, "Higher", "General", "higher"),
        (Kind.CHOICE, 3, "General", "3"),
        (Kind.CHOICE, "-", "General", None),
        (Kind.DATE, DAY, "General", date(2026, 3, 2)),
        (Kind.DATE, "TMT 2 Mrt 2026", "General", date(2026, 3, 2)),
        (Kind.DATE, "—", "General", None),
    ],
)
def test_what_a_kind_makes_of_it(kind, raw, number_format, expected):
    value = read_cell(COLUMNS[kind], raw, number_format)
    assert value == expected
    assert type(value) is type(expected)
    assert not str(value).startswith("-0")


def test_a_dash_among_figures_says_that_there_is_none():
    assert isinstance(read_cell(COLUMNS[Kind.FIGURE], "-"), NoFigure)


@pytest.mark.parametrize(
    ("kind", "raw", "number_format", "code", "facts"),
    [
        (Kind.CODE, DAY, "", "code_became_date", {"shown": "2 Maret 2026"}),
        (Kind.DIGITS, DAY, "", "code_became_date", {"shown": "2 Maret 2026"}),
        (Kind.DIGITS, 1970010119900110.0, "", "digits_lost", {}),
        (Kind.DIGITS, "1,97001E+17", "", "digits_lost", {}),
        (Kind.DIGITS, "1.97001e17", "", "digits_lost", {}),
        (Kind.YEAR, "20.26", "", "not_a_year", {}),
        (Kind.YEAR, 20.26, "", "not_a_year", {}),
        (Kind.YEAR, 1026, "", "not_a_year", {}),
        (Kind.YEAR, 22026, "", "not_a_year", {}),
        (Kind.MONEY, DAY, "", "not_an_amount", {}),
        (Kind.MONEY, True, "", "not_an_amount", {}),
        (Kind.MONEY, -1, "", "negative_amount", {}),
        (Kind.MONEY, "belum dilaporkan", "", "not_an_amount", {}),
        (Kind.FIGURE, DAY, "", "figure_became_date", {"shown": "2 Maret 2026"}),
        (Kind.FIGURE, False, "", "not_a_figure", {}),
        (
            Kind.FIGURE,
            98.5,
            "0.0%",
            "percent_doubtful",
            {"first": "9850%", "second": "98,5%"},
        ),
        (Kind.FIGURE, 2, "0%", "percent_doubtful", {"first": "200%", "second": "2%"}),
        (
            Kind.CHOICE,
            "entah",
            "",
            "not_in_list",
            {"allowed": "Makin tinggi; Makin rendah; Tetap"},
        ),
        (Kind.DATE, 46083, "", "date_became_number", {"reading": "2 Maret 2026"}),
        (Kind.DATE, "2 Maert 2026", "", "month_unknown", {"word": "maert"}),
        (Kind.DATE, "31 Februari 2026", "", "not_a_date", {}),
        (Kind.DATE, "2/3/26", "", "short_year", {"reading": "2 Maret 2026"}),
        (
            Kind.DATE,
            "Senin, 2-3-2026",
            "",
            "ambiguous_date",
            {"first": "2 Maret 2026", "second": "3 Februari 2026"},
        ),
    ],
)
def test_what_is_asked_again(kind, raw, number_format, code, facts):
    with pytest.raises(CellError) as caught:
        read_cell(COLUMNS[kind], raw, number_format)
    said = {name: fact.replace(".", "") for name, fact in caught.value.facts.items()}
    assert (caught.value.code, said) == (code, facts)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    "raw", ["#REF!", "#DIV/0!", float("inf"), float("-inf"), float("nan")]
)
def test_an_error_of_a_formula_is_no_value_of_any_kind(kind, raw):
    with pytest.raises(CellError) as caught:
        read_cell(COLUMNS[kind], raw)
    assert caught.value.code == "error_value"


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("raw", [None, "", "  ", "\n\t"])
def test_nothing_is_nothing_of_each_kind(kind, raw):
    assert read_cell(COLUMNS[kind], raw) is None
    assert shown(raw) == ""


@pytest.mark.parametrize("kind", [Kind.MONEY, Kind.FIGURE])
@pytest.mark.parametrize("raw", [10**34, 1e300, "1" + "0" * 34])
def test_a_number_may_be_as_long_as_one_that_is_typed(kind, raw):
    """Several cells that became one are found whether they are texts or numbers."""
    with pytest.raises(CellError) as caught:
        read_cell(COLUMNS[kind], raw)
    assert (caught.value.code, caught.value.facts) == (
        "reading",
        {"reason": "too_long", "body": "1" + "0" * 33, "maximum": "34"},
    )


def write_number(number):
    """Return the workbook with a number in the file that no spreadsheet writes."""
    content = filled([{"code": "A", "amount": 987654321}])
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w") as new,
    ):
        written = 0
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/"):
                part, count = re.subn(b">987654321<", f">{number}<".encode(), part)
                written += count
            new.writestr(name, part)
    assert written == 1
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("1E999", "error_value"),
        ("-1E999", "error_value"),
        ("1E300", "reading"),
        ("9" * 40, "reading"),
    ],
)
def test_a_number_without_an_end_is_one_problem_in_its_cell(number, code):
    reading = read_workbook(write_number(number), BOOK)
    assert [found[0] for found in codes(reading)] == [code]
    assert codes(reading)[0][1:] == ("DPA", 3, "Jumlah")
    assert read_workbook(write_number("1E3"), BOOK).problems == []


# ---------------------------------------------------------------- what was paid back


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("-34.567", "34.567"),
        ("−34.567", "34.567"),
        ("(34.567,00)", "34.567,00"),
        ("Rp -5", "Rp 5"),
        ("Rp. (5)", "Rp. 5"),
        ("rp(1.000)", "rp1.000"),
        ("34.567", "34.567"),
        ("Rp 5", "Rp 5"),
    ],
)
def test_a_minus_of_what_was_paid_back_is_taken_off_and_no_other(written, left):
    assert without_sign(BACK, written) == left
    assert without_sign(COLUMNS[Kind.MONEY], written) == written
    amount = re.sub(r"[^\d,]", "", left).replace(",", ".")
    assert read_cell(BACK, written) == D(amount)


@given(st.integers(1, 10**12))
def test_paid_back_is_the_same_with_every_sign(amount):
    grouped = f"{amount:,}".replace(",", ".")
    ways = [amount, -amount, grouped, f"-{grouped}", f"({grouped})", f"Rp -{grouped}"]
    assert {read_cell(BACK, way) for way in ways} == {D(amount)}


@given(st.decimals("0", "1.99", places=4))
def test_a_share_means_what_its_cell_shows(share):
    """However a percentage is stored and shown, its figure is that of the eye."""
    seen = share * 100
    figure = COLUMNS[Kind.FIGURE]
    for raw, number_format in (
        (float(share), "0.00%"),
        (float(seen), '0.00"%"'),
        (float(seen), "0.00\\%"),
    ):
        value = read_cell(figure, raw, number_format)
        assert (value.value, value.unit) == (seen, "%")
    assert read_cell(figure, float(seen), "0.00").unit == ""


@given(st.floats(allow_nan=True, allow_infinity=True), st.sampled_from([*Kind]))
def test_no_number_stops_the_reading(raw, kind):
    """It is a value that can be kept, or a problem of its cell; never a fault."""
    try:
        value = read_cell(COLUMNS[kind], raw)
    except CellError:
        return
    finally:
        assert shown(raw)
    number = getattr(value, "value", value)
    if isinstance(number, Decimal):
        assert number.is_finite()
        assert abs(number) < 10**34
