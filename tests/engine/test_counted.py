"""A dot between thousands that a spreadsheet took as a decimal point."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.figures.counted import lost_thousands, names_count
from sidocakep_base.engine.figures.indonesian import format_number
from sidocakep_base.engine.figures.reading import read_value
from sidocakep_base.engine.figures.values import Number, Range


@pytest.mark.parametrize(
    ("figure", "count"),
    [
        ("5.014", 5014),
        ("1.000", 1000),
        ("999.999", 999999),
        ("12.500", 12500),
        ("-5.014", -5014),
    ],
)
def test_a_count_with_three_decimals_was_thousands(figure, count):
    assert lost_thousands(Number(Decimal(figure)), "Orang") == count
    assert lost_thousands(Number(Decimal(figure)), "KK miskin") == count


@pytest.mark.parametrize(
    "figure", ["5", "5.0", "5.01", "5.0140", "0.014", "0.999", "1000.000", "5014"]
)
def test_no_other_figure_is_doubtful(figure):
    assert lost_thousands(Number(Decimal(figure)), "Orang") is None


@pytest.mark.parametrize("unit", ["", " ", "Persen", "Indeks", "per orang", "km"])
def test_a_measure_may_have_decimals(unit):
    assert lost_thousands(Number(Decimal("5.014")), unit) is None


def test_who_wrote_a_comma_meant_it():
    assert lost_thousands(Number(Decimal("5.014"), text="5,014"), "Orang") is None


@pytest.mark.parametrize(
    ("name", "is_count"),
    [
        ("Jumlah penduduk usia rentan", True),
        ("Jumlah seluruh penduduk", True),
        ("Kunjungan sesuai standar", True),
        ("Seluruh kunjungan", True),
        ("Banyaknya kasus yang ditangani", True),
        ("Jumlah layanan (orang)", True),
        ("TOTAL DESA", True),
        ("Jumlah produksi padi (ton)", False),
        ("Jumlah anggaran", False),
        ("Jumlah", False),
        ("Rasio dokter per penduduk", False),
        ("Panjang jalan (km)", False),
        ("Rata-rata orang dilayani", False),
        ("", False),
    ],
)
def test_what_is_counted_is_known_by_its_name(name, is_count):
    assert names_count(name) is is_count


@given(st.integers(-(10**9), 10**9))
def test_what_is_printed_of_a_count_is_read_back(value):
    text = format_number(value)
    assert read_value(text, unit="Orang").value == value
    assert read_value(f"{text} Orang") == Number(Decimal(value), "Orang")


def test_a_range_of_counts_is_read_as_thousands():
    assert read_value("1.200 - 1.500", kind="range", unit="Orang") == Range(
        Decimal(1200), Decimal(1500)
    )
