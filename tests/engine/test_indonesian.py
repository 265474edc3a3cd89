"""Official notation of numbers, rupiah and dates."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.figures.arithmetic import Rounding
from sidocakep_base.engine.figures.indonesian import (
    MONTHS,
    WEEKDAYS,
    format_date,
    format_month,
    format_number,
    format_rupiah,
    spell_number,
)


@pytest.mark.parametrize(
    ("value", "decimals", "rounding", "expected"),
    [
        ("0", None, Rounding.HALF_UP, "0"),
        ("0", 2, Rounding.HALF_UP, "0,00"),
        ("-0.004", 2, Rounding.HALF_UP, "0,00"),
        ("999.995", 2, Rounding.HALF_UP, "1.000,00"),
        ("999.995", 2, Rounding.TRUNCATE, "999,99"),
        ("-999.995", 2, Rounding.HALF_UP, "-1.000,00"),
        ("-999.995", 2, Rounding.TRUNCATE, "-999,99"),
        ("1091.43", None, Rounding.HALF_UP, "1.091,43"),
        ("1E+6", None, Rounding.HALF_UP, "1.000.000"),
        ("100", 0, Rounding.HALF_UP, "100"),
        ("0.05", None, Rounding.HALF_UP, "0,05"),
    ],
)
def test_number(value, decimals, rounding, expected):
    assert format_number(Decimal(value), decimals, rounding) == expected


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        # the three amounts of Boyolali's PK 2026, as printed there
        (5294655000, 2, "Rp5.294.655.000,00"),
        (827924000, 2, "Rp827.924.000,00"),
        (6122579000, 2, "Rp6.122.579.000,00"),
        (0, 0, "Rp0"),
        (-1500, 2, "-Rp1.500,00"),
    ],
)
def test_rupiah(value, decimals, expected):
    assert format_rupiah(value, decimals) == expected


def test_rupiah_writes_cents_unless_told():
    assert format_rupiah(1) == "Rp1,00"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2024, 1, 31), "Rabu, 31 Januari 2024"),
        (date(2026, 8, 17), "Senin, 17 Agustus 2026"),
        (date(2000, 12, 3), "Minggu, 3 Desember 2000"),
        (date(2023, 6, 4), "Minggu, 4 Juni 2023"),
    ],
)
def test_date_with_weekday(value, expected):
    assert format_date(value, weekday=True) == expected
    assert format_date(value) == expected.split(", ")[1]
    assert format_month(value) == expected.split(" ", 2)[2]


def test_month_names_follow_the_calendar():
    names = [format_month(date(2026, month, 1)) for month in range(1, 13)]
    assert names == [f"{name} 2026" for name in MONTHS]
    assert MONTHS[1] == "Februari"
    assert MONTHS[7] == "Agustus"


@given(st.dates())
def test_weekday_advances_with_the_days(value):
    if value == date.max:
        return
    today = format_date(value, weekday=True).split(",")[0]
    tomorrow = format_date(value + timedelta(1), weekday=True).split(",")[0]
    assert WEEKDAYS[(WEEKDAYS.index(today) + 1) % 7] == tomorrow


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_number_keeps_its_digits(value):
    text = format_number(value)
    assert Decimal(text.replace(".", "").replace(",", ".")) == value
    whole = text.removeprefix("-").split(",")[0].split(".")
    assert 1 <= len(whole[0]) <= 3
    assert all(len(group) == 3 for group in whole[1:])


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (250, "dua ratus lima puluh"),
        (1000, "seribu"),
        (1999, "seribu sembilan ratus sembilan puluh sembilan"),
        (2026, "dua ribu dua puluh enam"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (2_000_000_000, "dua miliar"),
        (3 * 10**12 + 5, "tiga triliun lima"),
        (-7, "minus tujuh"),
    ],
)
def test_numbers_in_words(value, words):
    assert spell_number(value) == words
