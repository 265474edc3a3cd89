"""Months as exports and workbooks write them, and moments as letters do."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.figures.indonesian import (
    MONTHS,
    ZONE_NAMES,
    find_month,
    format_moment,
)

YEAR = 2026


@pytest.mark.parametrize(
    "text, found",
    [
        # the ways of the finance export, of an office and of a spreadsheet
        ("2026-01", (2026, 1)),
        ("01/2026", (2026, 1)),
        ("1/2025", (2025, 1)),
        ("12", (YEAR, 12)),
        ("Januari", (YEAR, 1)),
        ("JANUARI 2025", (2025, 1)),
        ("2025 Maret", (2025, 3)),
        ("agustus", (YEAR, 8)),
        ("Agt", (YEAR, 8)),
        ("ags 2025", (2025, 8)),
        ("Nov", (YEAR, 11)),
        ("  mei  ", (YEAR, 5)),
        # what is none, or might be two
        ("", None),
        ("13", None),
        ("0", None),
        ("-1", (YEAR, 1)),
        ("Ju", None),
        ("Ma", None),
        ("Jun Jul", None),
        ("2025 2026 Mei", None),
        ("2026", None),
        ("Triwulan I", None),
        ("Mayo", None),
        ("01/01/2026", None),
    ],
)
def test_a_month(text, found):
    assert find_month(text, YEAR) == found


@given(st.integers(1, 12), st.integers(1000, 9999), st.integers(3, 9))
def test_every_month_is_found_by_its_beginning(month, year, letters):
    """Three letters tell the months apart; Juni and Juli are told by the fourth."""
    name = MONTHS[month - 1][:letters]
    alike = [m for m, full in enumerate(MONTHS, 1) if full.startswith(name)]
    expected = (year, month) if alike == [month] else None
    for text in (f"{name} {year}", f"{year} {name.upper()}", f"{name.lower()}-{year}"):
        assert find_month(text, 1) == expected


@given(st.text(max_size=30), st.integers(2000, 2100))
def test_whatever_is_written_is_a_month_or_none(text, year):
    found = find_month(text, year)
    assert found is None or 1 <= found[1] <= 12


@pytest.mark.parametrize(
    "moment, zone, written",
    [
        ((2026, 1, 1, 0, 0), "Asia/Jakarta", "1 Januari 2026 pukul 07.00 WIB"),
        ((2025, 12, 31, 17, 0), "Asia/Jakarta", "1 Januari 2026 pukul 00.00 WIB"),
        ((2025, 12, 31, 16, 0), "Asia/Makassar", "1 Januari 2026 pukul 00.00 WITA"),
        ((2025, 12, 31, 15, 0), "Asia/Jayapura", "1 Januari 2026 pukul 00.00 WIT"),
        ((2026, 7, 17, 3, 5), "UTC", "17 Juli 2026 pukul 03.05 UTC"),
    ],
)
def test_a_moment_is_that_of_the_place(moment, zone, written):
    assert format_moment(datetime(*moment, tzinfo=UTC), zone) == written


@given(st.integers(0, 60 * 24 * 365 * 100))
def test_the_zones_of_the_country_are_an_hour_apart(minutes):
    """As they are since 1988."""
    moment = datetime(1990, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    later = moment + timedelta(hours=1)
    west = format_moment(later, "Asia/Jakarta").removesuffix(" WIB")
    assert format_moment(moment, "Asia/Makassar") == f"{west} WITA"
    assert {"WIB", "WITA", "WIT"} <= set(ZONE_NAMES.values())
