"""Civil servants' numbers (Perka BKN 22/2007)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.nip import (
    NipError,
    NipPart,
    Sex,
    format_nip,
    normalize_nip,
    parse_nip,
)

# printed in a PK of Jawa Barat, 2017
PRINTED = "19630312 198901 1 002"


def test_parts():
    nip = parse_nip(PRINTED)
    assert str(nip) == nip.digits == "196303121989011002"
    assert nip.birth_date == date(1963, 3, 12)
    assert (nip.appointment_year, nip.appointment_month) == (1989, 1)
    assert nip.sex is Sex.MALE
    assert nip.serial == "002"
    assert nip.pppk is False
    assert nip.printed == PRINTED


def test_woman():
    assert parse_nip("198512242010122001").sex is Sex.FEMALE


@pytest.mark.parametrize(
    ("text", "part", "words"),
    [
        ("", NipPart.LENGTH, "0 angka"),
        ("19630312198901100", NipPart.LENGTH, "17 angka"),
        ("1963031219890110021", NipPart.LENGTH, "19 angka"),
        ("19630312.198901.1.002", NipPart.CHARACTERS, "'.'"),
        ("1963031219890110O2", NipPart.CHARACTERS, "'O'"),
        ("٢9630312 198901 1 002", NipPart.CHARACTERS, "'٢'"),
        ("19630230 198901 1 002", NipPart.BIRTH_DATE, "19630230"),
        ("03121963 198901 1 002", NipPart.BIRTH_DATE, "03121963"),
        ("19630312 198900 1 002", NipPart.APPOINTMENT, "adalah 00"),
        ("19630312 198913 1 002", NipPart.APPOINTMENT, "adalah 13"),
        ("19630312 196303 1 002", NipPart.APPOINTMENT, "196303"),
        ("19630312 196212 1 002", NipPart.APPOINTMENT, "196212"),
        ("19630312 198901 0 002", NipPart.SEX, "adalah 0"),
        ("19630312 198901 3 002", NipPart.SEX, "adalah 3"),
    ],
)
def test_wrong_part_is_named(text, part, words):
    with pytest.raises(NipError) as caught:
        parse_nip(text)
    assert caught.value.part is part
    assert caught.value.code == f"nip_{part.value}"
    assert words in caught.value.message
    assert caught.value.remedy


def test_earliest_appointment_is_the_month_after_birth():
    assert parse_nip("19630312 196304 1 002").appointment_month == 4


@pytest.mark.parametrize("middle", ["202121", "202100", "202199"])
def test_pppk_month_is_not_checked(middle):
    text = f"19900101{middle}2001"
    nip = parse_nip(text, pppk=True)
    assert nip.pppk is True
    assert nip.appointment_year == 2021
    assert nip.appointment_month is None
    with pytest.raises(NipError):
        parse_nip(text)


def test_pppk_year_is_after_birth():
    with pytest.raises(NipError) as caught:
        parse_nip("19900101 199021 2 001", pppk=True)
    assert caught.value.part is NipPart.APPOINTMENT
    assert parse_nip("19900101 199121 2 001", pppk=True)


@given(
    st.dates(date(1900, 1, 1), date(1999, 12, 31)),
    st.dates(date(2000, 2, 1), date(2100, 1, 1)),
    st.sampled_from("12"),
    st.integers(0, 999),
)
def test_print_and_read_back(birth, appointed, sex, serial):
    digits = f"{birth:%Y%m%d}{appointed:%Y%m}{sex}{serial:03}"
    assert parse_nip(digits).printed == format_nip(digits)
    assert normalize_nip(format_nip(digits)) == digits
    assert [len(group) for group in format_nip(digits).split()] == [8, 6, 1, 3]
