"""What a person may type: the borders of figures, years, days and text."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.typed import (
    COUNT_DIGITS,
    FIGURE_DIGITS,
    find_invisible,
    find_stacked,
    is_day,
    is_figure,
    is_year,
    make_visible,
    says_why,
)

# Unicode annex 9, table 1 and ALM, LRM, RLM: they turn or mark the direction of text
DIRECTIONS = [
    *("\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"),
    *("\u2066", "\u2067", "\u2068", "\u2069"),
]
CONTROLS = ["\x00", "\x07", "\x08", "\x0b", "\x0c", "\x0e", "\x1f", "\x7f", "\x9f"]
NO_CHARACTERS = ["\ud800", "\udfff", "\ufdd0", "\ufdef", "\ufffe", "\uffff"]


@pytest.mark.parametrize("sign", [*DIRECTIONS, *CONTROLS, *NO_CHARACTERS], ids=ascii)
def test_a_sign_that_nobody_sees_is_found_and_told(sign):
    code = f"U+{ord(sign):04X}"
    assert find_invisible(f"85{sign} persen") == (code, "85")
    assert make_visible(f"85{sign} persen", 40) == f"85[{code}] persen"


@pytest.mark.parametrize(
    "sign", ["\t", "\n", "\r", "\xa0", "\u2013", "³", "\ufdf0", "😀"]
)
def test_a_sign_that_somebody_typed_stays(sign):
    assert find_invisible(f"85{sign}persen") is None
    assert make_visible(f"85{sign}persen", 40) == f"85{sign}persen"


def test_the_first_of_several_is_told_with_the_twenty_before():
    assert find_invisible("a" * 30 + "\x07b\x08") == ("U+0007", "a" * 20)
    assert find_invisible("\x07") == ("U+0007", "")


def test_a_quotation_is_cut_at_its_length():
    assert make_visible("Kepala", 6) == "Kepala"
    assert make_visible("Kepala", 5) == "Kepa…"


@given(st.text(max_size=60), st.integers(1, 70))
def test_what_is_quoted_can_be_seen_and_is_short(text, length):
    quoted = make_visible(text, length)
    assert find_invisible(quoted) is None
    assert len(quoted) <= length


@pytest.mark.parametrize("digits", [FIGURE_DIGITS, COUNT_DIGITS])
def test_a_figure_has_so_many_digits_and_no_more(digits):
    for most in (10**digits - 1, -(10**digits - 1), "9" * digits):
        assert is_figure(most, digits)
    for more in (10**digits, -(10**digits), "1" + "0" * digits):
        assert not is_figure(more, digits)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "abc",
        "nan",
        "inf",
        "-inf",
        float("nan"),
        float("inf"),
        10**400,
        None,
        [],
        {},
    ],
)
def test_what_is_no_figure(value):
    assert not is_figure(value)


@pytest.mark.parametrize("value", [0, -1, 1.5, "1.5", " 12 ", "1e3"])
def test_what_is_a_figure(value):
    assert is_figure(value)


@pytest.mark.parametrize(
    ("value", "sane"),
    [(1999, False), (2000, True), (2100, True), (2101, False), ("2026", True)],
)
def test_the_first_and_the_last_year(value, sane):
    assert is_year(value) is sane


@pytest.mark.parametrize("value", ["", "dua ribu", None, "nan"])
def test_what_is_no_year(value):
    assert not is_year(value)


def test_the_first_and_the_last_day():
    first, last = date(1900, 1, 1), date(2100, 12, 31)
    assert is_day(first)
    assert is_day(last)
    assert not is_day(first - timedelta(days=1))
    assert not is_day(last + timedelta(days=1))


@pytest.mark.parametrize(
    "text", ["BPS", "Salah ketik", "Sesuai LHP 15/2027", "  Tercecer.", "tgl. salah"]
)
def test_a_word_can_be_a_reason(text):
    assert says_why(text)


@pytest.mark.parametrize("text", ["", " ", "-", "...", "x", "ok", "ok ok", "12/2027"])
def test_a_sign_is_no_reason(text):
    assert not says_why(text)


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        *(("menunggu BPS", True), ("belum ada", True), ("BPS", False)),
        *(("-", False), (". .", False), ("a b c", False), ("ok ok", False)),
    ],
)
def test_a_reason_of_two_words(text, is_said):
    """Who claims that there is no figure says it in more than a word."""
    assert says_why(text, 2) is is_said


# Unicode 16, categories Mn, Me and Mc: of Latin, Hebrew, Arabic, Balinese, enclosing
@pytest.mark.parametrize("mark", ["\u0301", "\u05b4", "\u064e", "\u1b35", "\u20dd"])
def test_a_letter_has_no_more_marks_than_a_script_has(mark):
    assert find_stacked(f"Kata a{mark * 4} a{mark}") is None
    assert find_stacked(f"Kata a{mark * 5} b") is not None
    assert find_stacked(f"Kata a{(mark + chr(0x200D)) * 5} b") is not None


@given(st.text(st.characters(exclude_categories=["M"])))
def test_what_has_no_marks_has_none_in_a_heap(text):
    assert find_stacked(text) is None


def test_a_heap_is_told_by_what_stands_before_it():
    assert find_stacked("Sasaran a" + "\u0301" * 200 + " b") == "Sasaran a"
