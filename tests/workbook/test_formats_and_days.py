"""Number formats, days and texts of single cells, by what a spreadsheet shows."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.figures.indonesian import MONTHS, write_unit
from sidocakep_base.engine.workbook.cell_error import CellError
from sidocakep_base.engine.workbook.dates import (
    is_day_first,
    is_month_first,
    read_date,
    read_day_first,
)
from sidocakep_base.engine.workbook.nearest import nearest
from sidocakep_base.engine.workbook.number_format import (
    is_lettered_percent,
    is_percent,
)
from sidocakep_base.engine.workbook.texts import clean_text, row_ranges, unescape

# ECMA-376 part 1, 18.8.31: format, number, scaled by a hundred, lettered beside it
FORMATS = [
    ("General", "83.5", False, False),
    ("0%", "0.8", True, False),
    ("0.00%", "-0.8", True, False),
    ('0"%"', "83", False, True),
    (r"0\%", "83", False, True),
    ('0" persen % "', "83", False, True),
    # the width of a sign and a sign to fill with are no lettering that is seen so
    ("0_%", "83", False, False),
    ("0*%", "83", False, False),
    # positive; negative; zero
    ("0%;0", "0.5", True, False),
    ("0%;0", "-5", False, False),
    ("0%;0", "0", True, False),
    ("0%;-0%;0", "0", False, False),
    ("0;-0%;0", "-0.5", True, False),
    ('0;-0;0"%"', "0", False, True),
    # the section of text is for no number
    ("0;0;0;0%", "5", False, False),
    # a semicolon that is lettering parts nothing
    ('0";"0%', "-0.5", True, False),
    (r"0\;0%", "-0.5", True, False),
    # conditions
    ("[<=1]0%;0", "1", True, False),
    ("[<=1]0%;0", "1.01", False, False),
    ("[>=1]0;0%", "1", False, False),
    ("[>=1]0;0%", "0.99", True, False),
    ("[=1]0%;0", "1", True, False),
    ("[<>1]0%;0", "1", False, False),
    ("[>100]0;[<1]0%", "0.5", True, False),
    ("[Red]0%;[Blue]0", "0.5", True, False),
    # no condition is met: the last section
    ("[>100]0;[<1]0%", "50", True, False),
]


@pytest.mark.parametrize(("shown", "number", "scaled", "lettered"), FORMATS)
def test_what_a_percent_sign_does(shown, number, scaled, lettered):
    assert is_percent(shown, Decimal(number)) is scaled
    assert is_lettered_percent(shown, Decimal(number)) is lettered


@given(st.text(alphabet='0#.;%"\\_*[]<>=1 Red', max_size=20), st.decimals(-9, 9))
def test_no_format_is_both(shown, number):
    assert not (is_percent(shown, number) and is_lettered_percent(shown, number))


DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(DAYS)
def test_a_day_with_its_month_in_words_is_read(day):
    month = MONTHS[day.month - 1]
    for text in (
        f"{day.day} {month} {day.year}",
        f"{day.day:02}-{month.upper()}-{day.year}",
        f"TMT {day.day} {month}, {day.year}",
        f"Jumat, tanggal {day.day} {month} {day.year}",
        day.isoformat(),
        f"{day.isoformat()} 00:00:00",
    ):
        assert read_date(text) == day, text
    assert read_date(day) == day
    assert read_date(datetime.combine(day, time(13, 45))) == day


@given(DAYS)
def test_a_day_in_figures_is_read_where_it_can_be_only_one(day):
    text = f"{day.day}/{day.month}/{day.year}"
    assert read_day_first(text) == day
    if day.day > 12 or day.day == day.month:
        assert read_date(text) == day
        assert is_day_first(text) is (day.day > 12)
        assert not is_month_first(text)
        return
    with pytest.raises(CellError) as refused:
        read_date(text)
    assert refused.value.code == "ambiguous_date"
    assert refused.value.facts["first"].startswith(f"{day.day} ")
    assert not is_day_first(text)
    assert not is_month_first(text)


@given(DAYS)
def test_the_number_of_a_day_is_told_with_the_day(day):
    """Excel counts 1 January 1900 as 1, and a 29 February 1900 that never was."""
    number = (day - date(1900, 1, 1)) // timedelta(days=1) + 2
    with pytest.raises(CellError) as refused:
        read_date(f"{number}.0")
    month = MONTHS[day.month - 1]
    assert refused.value.code == "date_became_number"
    assert refused.value.facts["reading"] == f"{day.day} {month} {day.year}"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31 Februari 2026", "not_a_date"),
        ("31/2/2026", "not_a_date"),
        ("32/13/2026", "not_a_date"),
        ("2026-13-01", "not_a_date"),
        ("18263", "not_a_date"),
        ("73416", "not_a_date"),
        ("Triwulan I", "not_a_date"),
        ("", "not_a_date"),
        ("2026", "not_a_date"),
        ("0/0/2026", "not_a_date"),
        ("29 Februari 2025", "not_a_date"),
        ("1 Januar 2026", "month_unknown"),
        ("1 tw 2026", "month_unknown"),
        ("31/12/25", "short_year"),
        ("99/99/25", "not_a_date"),
    ],
)
def test_what_is_no_day(text, code):
    with pytest.raises(CellError) as refused:
        read_date(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("31/12/25", "31 Desember 2025"),
        ("12/31/25", "31 Desember 2025"),
        ("1.2.29", "1 Februari 2029"),
        ("1-2-30", "1 Februari 1930"),
    ],
)
def test_a_short_year_is_asked_with_an_example(text, reading):
    with pytest.raises(CellError) as refused:
        read_date(text)
    assert refused.value.facts == {"reading": reading}


def test_a_month_first_is_told_apart():
    assert is_month_first("12/31/2025")
    assert not is_day_first("12/31/2025")
    for text in ("", "31 Desember 2025", "13/13/2025", "0/13/2025", "13/0/2025"):
        assert not is_month_first(text)
        assert not is_day_first(text)


KINDS = [
    "administrator (eselon iii)",
    "pengawas (eselon iv)",
    "pelaksana",
    "fungsional",
]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("eselon iii", "administrator (eselon iii)"),
        ("eselon 3", "administrator (eselon iii)"),
        ("pengawas", "pengawas (eselon iv)"),
        ("pelaksana", "pelaksana"),
        ("fungsionl", "fungsional"),
        ("eselon", ""),
        ("eselon 2", ""),
        ("", ""),
        ("()", ""),
    ],
)
def test_the_word_that_somebody_meant(word, meant):
    assert nearest(word, KINDS) == meant
    assert nearest(word, iter(KINDS)) == meant
    assert nearest(word, []) == ""


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Dinas\u00ad Kesehatan", "Dinas Kesehatan"),
        ("\ufeffKode", "Kode"),
        ("a\u2028b\x0bc\x0cd", "a b c d"),
        ("a\xa0 b\t\nc", "a b c"),
        ("a_x000D_\nb", "a b"),
        ("_xD800_", "_xD800_"),
        ("_x00g1_", "_x00g1_"),
        # what turns the text around stays, as the cell would say something else
        ("85\u202e", "85\u202e"),
    ],
)
def test_a_text_is_what_is_seen(text, seen):
    assert clean_text(text) == seen


@given(st.text(max_size=20))
def test_a_text_written_by_numbers_comes_back(text):
    written = "".join(f"_x{ord(c):04X}_" if ord(c) < 0x10000 else c for c in text)
    assert unescape(written) == text


@given(st.sets(st.integers(1, 60)))
def test_ranges_of_rows_name_each_row_once(rows):
    parts = [part for part in row_ranges(rows).split(", ") if part]
    bounds = [tuple(map(int, part.split("-"))) for part in parts]
    named = [n for bound in bounds for n in range(bound[0], bound[-1] + 1)]
    assert named == sorted(rows)
    assert all(b[0] > a[-1] + 1 for a, b in pairwise(bounds))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Persen", "persen"),
        ("ANGKA", ""),
        (" Indeks ", ""),
        ("Ha", "Ha"),
        ("Per 100.000 Penduduk", "per 100.000 penduduk"),
        ("UMKM  Binaan", "UMKM binaan"),
        ("", ""),
    ],
)
def test_a_unit_behind_a_figure(name, written):
    assert write_unit(name) == written
