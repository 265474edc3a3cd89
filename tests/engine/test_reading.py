"""Reading cells and numerals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.achievement.scales import SCALES
from sidocakep_base.engine.errors import EngineError
from sidocakep_base.engine.figures.indonesian import format_number, format_rupiah
from sidocakep_base.engine.figures.numerals import get_readings, read_numeral
from sidocakep_base.engine.figures.reading import ValueKind, read_printed, read_value
from sidocakep_base.engine.figures.values import (
    LABELS,
    NoFigure,
    NoFigureKind,
    Number,
    Point,
    Range,
)

D = Decimal


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("70,54", "70.54", ""),
        ("83,5%", "83.5", "%"),
        ("83,5 %", "83.5", "%"),
        ("1.234.567,00", "1234567.00", ""),
        ("Rp5.294.655.000,00", "5294655000.00", ""),
        ("Rp. 5.294.655.000", "5294655000", ""),
        ("rp 10.000", "10000", ""),
        ("IDR 10.000", "10000", ""),
        ("Rp1.000,-", "1000", ""),
        ("1.000.000,--", "1000000", ""),
        ("Rp-5", "-5", ""),
        ("-Rp5", "-5", ""),
        ("- Rp 5", "-5", ""),
        ("0.75", "0.75", ""),
        ("0.123", "0.123", ""),
        ("1234.567", "1234.567", ""),
        ("12.5", "12.5", ""),
        ("12.3456", "12.3456", ""),
        ("99,564", "99.564", ""),
        ("0,765", "0.765", ""),
        ("1.234,5", "1234.5", ""),
        ("40.519.804.030", "40519804030", ""),
        ("-24,65", "-24.65", ""),
        ("\u221224,65", "-24.65", ""),
        ("\u201324,65", "-24.65", ""),
        ("- 5", "-5", ""),
        ("+5", "5", ""),
        ("0", "0", ""),
        ("007", "7", ""),
        ("0,9 Angka", "0.9", "Angka"),
        ("4,47 persen", "4.47", "%"),
        ("100 Persen", "100", "%"),
        ("5 prosen", "5", "%"),
        ("\xa07\u202fdokumen ", "7", "dokumen"),
        ("294 orang/bulan", "294", "orang/bulan"),
        ("12 m2", "12", "m2"),
        ("12,5 per 1.000 kelahiran hidup", "12.5", "per 1.000 kelahiran hidup"),
        ("10 SD", "10", "SD"),
        ("3 ekor", "3", "ekor"),
    ],
)
def test_number(text, value, unit):
    assert read_value(text) == Number(D(value), unit)
    assert read_value(text, kind=ValueKind.NUMBER).text == text


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("143,33 - 139,83", "139.83", "143.33", ""),
        ("139,83 - 143,33", "139.83", "143.33", ""),
        ("143,33\u2013139,83", "139.83", "143.33", ""),
        ("143,33\u2014139,83", "139.83", "143.33", ""),
        ("10-20", "10", "20", ""),
        ("5 - -3", "-3", "5", ""),
        ("-5--3", "-5", "-3", ""),
        ("10 s.d. 20", "10", "20", ""),
        ("10 s.d 20", "10", "20", ""),
        ("10 s/d 20 orang", "10", "20", "orang"),
        ("10 sd 20", "10", "20", ""),
        ("10 sampai 20", "10", "20", ""),
        ("10 sampai dengan 20", "10", "20", ""),
        ("10 hingga 20", "10", "20", ""),
        ("83% - 85%", "83", "85", "%"),
        ("83 - 85%", "83", "85", "%"),
        ("83% - 85", "83", "85", "%"),
        ("Rp1.000 - Rp2.000", "1000", "2000", ""),
        ("7 - 7", "7", "7", ""),
    ],
)
def test_range(text, low, high, unit):
    assert read_value(text) == Range(D(low), D(high), unit)
    assert read_value(text, kind="range").text == text


@pytest.mark.parametrize("text", ["WTP", "BB", "Level 3 Plus", "Sangat Baik", "é"])
def test_point(text):
    assert read_value(f" {text}  ") == Point(text)
    assert read_value(text).text == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", NoFigureKind.NOT_REPORTED),
        ("  \xa0", NoFigureKind.NOT_REPORTED),
        ("-", NoFigureKind.NOT_APPLICABLE),
        ("\u2013", NoFigureKind.NOT_APPLICABLE),
        ("n/a", NoFigureKind.NOT_APPLICABLE),
        ("N/A", NoFigureKind.NOT_APPLICABLE),
        ("n.a.", NoFigureKind.NOT_APPLICABLE),
        ("Tidak berlaku", NoFigureKind.NOT_APPLICABLE),
        ("belum  dirilis", NoFigureKind.NOT_RELEASED),
        ("belum rilis", NoFigureKind.NOT_RELEASED),
        ("belum lapor", NoFigureKind.NOT_REPORTED),
        ("belum tiba tenggatnya", NoFigureKind.NOT_DUE),
        ("not_due", NoFigureKind.NOT_DUE),
    ],
)
@pytest.mark.parametrize("kind_of_cell", list(ValueKind))
def test_no_figure(text, kind, kind_of_cell):
    assert read_value(text, kind=kind_of_cell) == NoFigure(kind)
    assert read_value(text, scale=SCALES["bpk"]).text == text


def test_blank_means_what_the_caller_says():
    blank = NoFigureKind.NOT_DUE
    assert read_value(" ", blank=blank) == NoFigure(blank)
    assert read_value("-", blank=blank) == NoFigure(NoFigureKind.NOT_APPLICABLE)


@pytest.mark.parametrize("kind", list(NoFigureKind))
def test_printed_no_figure_reads_back(kind):
    """That a target is owed is found by measuring: in a cell it is a blank."""
    says = NoFigureKind.NOT_REPORTED if kind is NoFigureKind.NO_TARGET else kind
    assert read_value(LABELS[kind]) == NoFigure(says)
    assert read_value(str(NoFigure(kind)).upper()).kind is says


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.234", "ambiguous_number"),
        ("-1.234", "ambiguous_number"),
        ("1.234%", "ambiguous_number"),
        ("100.000 ton", "ambiguous_number"),
        ("1.234 - 2.345", "ambiguous_number"),
        ("5 - 2.345", "ambiguous_number"),
        ("1,234.5", "english_notation"),
        ("1,234,567", "english_notation"),
        ("12.34.567", "malformed"),
        ("1.23,5", "malformed"),
        ("1,2,3", "malformed"),
        ("012.345", "malformed"),
        ("00,5", "malformed"),
        (",5", "malformed"),
        (".5", "malformed"),
        ("5.", "malformed"),
        ("5,", "malformed"),
        ("1 234", "malformed"),
        ("1e5", "malformed"),
        ("1E-05", "malformed"),
        ("12\u00b2", "malformed"),
        ("\u00bd", "malformed"),
        ("\u0663", "malformed"),
        (">= 80", "malformed"),
        ("--5", "malformed"),
        ("-Rp-5", "malformed"),
        ("3/4", "malformed"),
        ("01-02-2026", "malformed"),
        ("93,7 dari 100", "malformed"),
        ("2 dokumen, 3 laporan", "malformed"),
        ("20 dok; 3", "malformed"),
        ("20% %", "malformed"),
        ("5 - orang", "malformed"),
        ("(5)", "malformed"),
        ("1,5 juta", "magnitude"),
        ("2 Miliar rupiah", "magnitude"),
        ("nihil", "nil"),
        ("NIHIL", "nil"),
        ("#DIV/0!", "sheet_error"),
        ("#N/A", "sheet_error"),
    ],
)
def test_refused(text, code):
    with pytest.raises(EngineError) as caught:
        read_value(text)
    assert caught.value.code == code
    assert caught.value.remedy


def test_ambiguous_number_names_both_readings():
    with pytest.raises(EngineError) as caught:
        read_value("-1.234 ton")
    assert str(caught.value) == (
        "Angka '1.234' dapat dibaca 1234 (titik pemisah ribuan) atau 1,234 "
        "(titik desimal). Tulis 1234 atau 1,234."
    )


def test_english_notation_names_the_mending():
    with pytest.raises(EngineError) as caught:
        read_value("1,234,567.5")
    assert "1.234.567,5" in caught.value.remedy
    assert "'1,234,567.5'" in caught.value.message


@pytest.mark.parametrize(
    ("kind", "text", "code", "words"),
    [
        ("number", "WTP", "malformed", "'WTP'"),
        ("money", "sepuluh", "malformed", "'sepuluh'"),
        ("range", "WTP", "malformed", "'WTP'"),
        ("number", "1 - 2", "not_a_number", "'1 - 2'"),
        ("money", "1 - 2", "not_a_number", "'1 - 2'"),
        ("count", "1 - 2", "not_a_number", "'1 - 2'"),
        ("range", "1", "not_a_range", "'1'"),
    ],
)
def test_other_kind_than_expected(kind, text, code, words):
    with pytest.raises(EngineError) as caught:
        read_value(text, kind=kind)
    assert caught.value.code == code
    assert words in caught.value.message
    assert caught.value.remedy


@pytest.mark.parametrize("kind", ["money", "count"])
def test_what_has_no_three_decimals_settles_the_dot(kind):
    assert read_value("1.234", kind=kind).value == 1234
    assert read_value("0.75", kind=kind).value == D("0.75")


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        # as the system prints it: 5400 persons, 1500 persons, 12500 cases
        ("5.400", "Orang", "5400"),
        ("1.500 Orang", "Orang", "1500"),
        ("1.500 Orang", "", "1500"),
        ("12.500", "Kasus", "12500"),
        ("100.000 jiwa", "Jiwa", "100000"),
        ("-1.234", "Dokumen LKjIP", "-1234"),
        # what can be read in one way only stays as it was
        ("5400", "Orang", "5400"),
        ("5,4", "Orang", "5.4"),
        ("5.4", "Orang", "5.4"),
        ("0.400", "Orang", "0.400"),
        ("5,400", "Orang", "5.400"),
        ("1.234.567", "Orang", "1234567"),
        ("1.234,5", "Orang", "1234.5"),
        # what the document says of its dots comes first
        ("5,400", "Orang", "5.400"),
    ],
)
def test_of_what_is_counted_one_by_one_a_dot_stands_between_thousands(
    text, unit, value
):
    assert read_value(text, kind="number", unit=unit).value == D(value)


def test_the_decimal_sign_of_the_document_is_that_of_counts_too():
    assert read_value("5.400", decimal=".", unit="Orang").value == D("5.400")


@pytest.mark.parametrize("unit", ["Persen", "Ton", "Orang/Bulan", "km", "Rasio", ""])
def test_of_what_is_measured_a_dot_is_asked_about(unit):
    """5,4 tonnes and 5400 tonnes are both harvests."""
    with pytest.raises(EngineError) as caught:
        read_value("5.400", kind="number", unit=unit)
    assert caught.value.code == "ambiguous_number"


@pytest.mark.parametrize("text", ["5.400 ton", "5.400%", "5.400 persen"])
def test_the_unit_in_the_cell_is_the_one_that_counts(text):
    with pytest.raises(EngineError) as caught:
        read_value(text, kind="number", unit="Orang")
    assert caught.value.code == "ambiguous_number"


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("5.400", "5400|5,400"),
        ("-1.234 ton", "1234|1,234"),
        ("1,234.5", ""),
        ("tidak ada", ""),
        ("nihil", ""),
    ],
)
def test_what_can_be_read_in_two_ways_offers_both(text, readings):
    with pytest.raises(EngineError) as caught:
        read_value(text, kind="number")
    assert get_readings(caught.value) == readings


def test_point_kind_takes_figures_as_names():
    point = read_value(" 3  orang", kind="point")
    assert (point, point.text) == (Point("3 orang"), " 3  orang")


def test_scale_admits_only_its_points():
    scale = SCALES["maturity"]
    assert read_value("level 3  plus", scale=scale) == Point("Level 3 Plus")
    assert read_value("3", scale=scale).name == "Level 3"
    assert read_value("3", scale=scale).text == "3"
    with pytest.raises(EngineError) as caught:
        read_value("Level 6", scale=scale)
    assert caught.value.code == "not_on_scale"
    assert "Level 4 Plus < Level 5" in caught.value.remedy


@pytest.mark.parametrize(
    ("body", "decimal", "value"),
    [
        ("1.234", ",", "1234"),
        ("1.234", ".", "1.234"),
        ("1,234", ",", "1.234"),
        ("1,234", ".", "1234"),
        ("1,234.5", ".", "1234.5"),
        ("1,234,567", ".", "1234567"),
        ("70.54", ".", "70.54"),
        ("70.54", ",", "70.54"),
        ("1.234.567,5", ",", "1234567.5"),
        ("12", ".", "12"),
    ],
)
def test_known_decimal_sign(body, decimal, value):
    assert read_numeral(body, decimal) == D(value)
    assert read_value(f"{body} unit", decimal=decimal).value == D(value)


@pytest.mark.parametrize("body", ["70,54", "1.234.567", "1.234,5", "12,34.5", "01.5"])
def test_announced_english_notation_is_kept(body):
    with pytest.raises(EngineError) as caught:
        read_numeral(body, ".")
    assert caught.value.code == "malformed"
    assert body in caught.value.message
    assert caught.value.remedy


def test_a_numeral_by_itself_is_not_taken_for_whole():
    with pytest.raises(EngineError) as caught:
        read_numeral("1.234")
    assert caught.value.code == "ambiguous_number"


def test_unknown_decimal_sign():
    with pytest.raises(EngineError) as caught:
        read_numeral("5", ";")
    assert caught.value.code == "decimal_sign"
    assert "';'" in caught.value.message
    assert caught.value.remedy


def test_longest_numeral():
    longest = "0," + "1" * 32
    assert str(read_value(longest).value) == longest.replace(",", ".")
    with pytest.raises(EngineError) as caught:
        read_value(f"{longest}1")
    assert caught.value.code == "too_long"


@given(st.decimals(-(10**12), 10**12, places=4))
def test_number_survives_printing_and_reading(value):
    text = format_number(value, 4)
    assert read_value(text).value == value
    assert read_value(f"{text} orang") == Number(value, "orang")


@given(st.decimals(-(10**15), 10**15, places=2))
def test_money_survives_printing_and_reading(value):
    assert read_value(format_rupiah(value), kind="money").value == value


@given(st.integers(-(10**9), 10**9))
def test_whole_number_is_read_as_itself_or_refused(value):
    text = format_number(value)
    try:
        assert read_value(text).value == value
    except EngineError as error:
        assert error.code == "ambiguous_number"
        assert 1000 <= abs(value) < 10**6
    else:
        assert not 1000 <= abs(value) < 10**6


@given(
    st.decimals(-999, 999, places=2),
    st.decimals(-999, 999, places=2),
    st.sampled_from(["-", "\u2013", "s.d.", "hingga"]),
)
def test_range_is_the_same_in_either_order(one, other, sign):
    texts = [format_number(value, 2) for value in (one, other)]
    there = read_value(f"{texts[0]} {sign} {texts[1]}")
    back = read_value(f"{texts[1]} {sign} {texts[0]}")
    assert there == back == Range(min(one, other), max(one, other))
    assert read_value(str(there)) == there


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_with_a_remedy(text):
    try:
        value = read_value(text)
    except EngineError as error:
        assert error.remedy
    else:
        assert value.text == text


@pytest.mark.parametrize(
    ("text", "scale", "printed"),
    [
        ("95,2 indeks", "", "95,2 indeks"),
        ("1.250,5 indeks (Sementara)", "", "1.250,5 indeks"),
        ("78 Persen (97,50)", "", "78%"),
        ("10 - 12 Persen (data tahun 2025)", "", "10 - 12%"),
        ("WDP (Diaudit)", "bpk", "WDP"),
        # a name of its scale is a figure, another one is none
        ("Lurah", "bpk", None),
        ("", "", None),
        (" ", "", None),
        ("-", "", None),
        ("belum dirilis", "", None),
        ("tidak berlaku", "bpk", None),
        ("1 dari 2", "", None),
    ],
)
def test_a_figure_is_read_as_our_papers_print_it(text, scale, printed):
    value = read_printed(text, SCALES.get(scale))
    assert (value and str(value)) == printed


@given(st.sampled_from(list(NoFigureKind)), st.sampled_from(["", " (Sementara)"]))
def test_what_says_that_there_is_no_figure_is_none(kind, said):
    assert read_printed(f"{LABELS[kind]}{said}") is None
