"""Which sign parts thousands and which begins decimals, in each notation met."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sidocakep_base.engine.errors import EngineError
from sidocakep_base.engine.figures.limits import Limits, propose_limits, read_limits
from sidocakep_base.engine.figures.numerals import get_readings, read_numeral
from sidocakep_base.engine.figures.values import Number, Range

D = Decimal
WHOLE = st.integers(0, 10**12)
DECIMALS = st.text("0123456789", min_size=1, max_size=6)


def group(number, sign):
    return f"{number:,}".replace(",", sign)


def refuse(body, decimal=None, whole=False):
    with pytest.raises(EngineError) as caught:
        read_numeral(body, decimal, whole)
    assert caught.value.remedy
    return caught.value.case


# ---------------------------------------------------------------- by hand


@pytest.mark.parametrize(
    ("body", "alone", "comma", "dot"),
    [
        # as read alone, where the comma is announced, where the dot is
        ("0", "0", "0", "0"),
        ("007", "7", "7", "7"),
        ("0,765", "0.765", "0.765", "malformed.english"),
        ("0.765", "0.765", "0.765", "0.765"),
        ("99,564", "99.564", "99.564", "99564"),
        ("99.564", "ambiguous_number", "99564", "99.564"),
        ("1,5", "1.5", "1.5", "malformed.english"),
        ("1.5", "1.5", "1.5", "1.5"),
        ("1234.567", "1234.567", "1234.567", "1234.567"),
        ("1.234.567", "1234567", "1234567", "malformed.english"),
        ("1.234,5", "1234.5", "1234.5", "malformed.english"),
        ("40.519.804.030,25", "40519804030.25", "40519804030.25", "malformed.english"),
        ("1,234.5", "english_notation", "english_notation", "1234.5"),
        ("1,234,567", "english_notation", "english_notation", "1234567"),
        # an amount of nothing as applications of finance print it
        (",00", "0", "0", "malformed.english"),
        (".00", "0", "0", "malformed.english"),
        (".0", "0", "0", "malformed.english"),
        # no numeral in any of them
        (",5", "malformed", "malformed", "malformed.english"),
        ("5,", "malformed", "malformed", "malformed.english"),
        ("5.", "malformed", "malformed", "malformed.english"),
        ("", "malformed", "malformed", "malformed.english"),
        ("-5", "malformed", "malformed", "malformed.english"),
        ("01,5", "malformed", "malformed", "malformed.english"),
        ("1.23.456", "malformed", "malformed", "malformed.english"),
        ("0.123.456", "malformed", "malformed", "malformed.english"),
        ("1..5", "malformed", "malformed", "malformed.english"),
        ("1,5,5", "malformed", "malformed", "malformed.english"),
        ("1 234", "malformed", "malformed", "malformed.english"),
        ("12e3", "malformed", "malformed", "malformed.english"),
        # digits of another script look like ours and are none
        ("\u0661\u0662", "malformed", "malformed", "malformed.english"),
        ("\uff11\uff12", "malformed", "malformed", "malformed.english"),
    ],
)
def test_a_numeral_in_each_notation(body, alone, comma, dot):
    for decimal, expected in ((None, alone), (",", comma), (".", dot)):
        if expected[:1].isdigit():
            assert read_numeral(body, decimal) == D(expected)
        else:
            assert refuse(body, decimal) == expected


@pytest.mark.parametrize(
    ("body", "value"),
    [("1.234", 1234), ("12.000", 12000), ("5", 5), ("1.234.567", 1234567)],
)
def test_rupiah_and_counts_have_no_three_decimals(body, value):
    assert read_numeral(body, whole=True) == value


def test_the_remedy_writes_the_figure_as_it_is_meant():
    with pytest.raises(EngineError) as caught:
        read_numeral("1,234.50")
    assert "1.234,5" in caught.value.remedy or "1234,5" in caught.value.remedy
    with pytest.raises(EngineError) as caught:
        read_numeral("12.345")
    assert caught.value.remedy == "Tulis 12345 atau 12,345."
    assert get_readings(caught.value) == "12345|12,345"


def test_length_counts_each_sign():
    assert read_numeral("9" * 34) == D("9" * 34)
    assert refuse("9" * 35) == "too_long"
    assert refuse("1." + "0" * 33) == "too_long"
    assert refuse("9" * 35, ".") == "too_long"


# ---------------------------------------------------------------- by their meaning


@given(WHOLE, DECIMALS)
@example(1234, "567")
@example(0, "000")
def test_a_comma_before_decimals_is_always_one(number, decimals):
    """With groups or without, alone or announced: the comma begins the decimals."""
    value = D(f"{number}.{decimals}")
    for written in (str(number), group(number, ".")):
        for decimal in (None, ","):
            assert read_numeral(f"{written},{decimals}", decimal) == value


@given(WHOLE, DECIMALS)
def test_an_announced_dot_begins_the_decimals(number, decimals):
    value = D(f"{number}.{decimals}")
    for written in (str(number), group(number, ",")):
        assert read_numeral(f"{written}.{decimals}", ".") == value
        assert read_numeral(written, ".") == number


@given(WHOLE)
def test_groups_of_thousands_are_asked_only_where_they_can_be_decimals(number):
    written = group(number, ".")
    assert read_numeral(written, ",") == read_numeral(written, whole=True) == number
    if 1000 <= number < 10**6:
        assert refuse(written) == "ambiguous_number"
    else:
        assert read_numeral(written) == number


@given(WHOLE, DECIMALS)
def test_english_groups_are_never_taken_for_ours(number, decimals):
    """No reading is silently a thousand times too large or too small."""
    written = f"{group(number, ',')}.{decimals}"
    if number >= 1000:
        assert refuse(written) == "english_notation"
    elif len(decimals) == 3 and number:
        assert refuse(written) == "ambiguous_number"
    else:
        assert read_numeral(written) == D(f"{number}.{decimals}")


@given(st.text("0123456789.,", max_size=14), st.sampled_from([None, ",", "."]))
def test_whatever_is_read_has_the_digits_that_were_written(body, decimal):
    try:
        value = read_numeral(body, decimal)
    except EngineError as error:
        assert error.remedy
        return
    digits = "".join(sign for sign in body if sign.isdigit()).lstrip("0")
    assert f"{value:f}".replace(".", "").lstrip("0") == digits or not value


# ---------------------------------------------------------------- limits in a table


@pytest.mark.parametrize(
    ("lowest", "highest", "written"),
    [
        ("0", "100", "0 - 100"),
        ("25", "100", "25 - 100"),
        ("-5", "5", "-5 - 5"),
        (" 25 ", "", "≥ 25"),
        ("", "0,5", "≤ 0,5"),
        ("0", "", "≥ 0"),
        ("", "0", "≤ 0"),
        ("", "", ""),
        ("4", "4", "4 - 4"),
    ],
)
def test_limits_as_a_table_writes_them(lowest, highest, written):
    assert str(read_limits(lowest, highest)) == written


LIMIT = st.none() | st.decimals(-1000, 1000, places=2)


@given(LIMIT, LIMIT, st.decimals(-2000, 2000, places=2))
def test_a_limit_that_is_passed_lies_between_it_and_the_value(one, other, value):
    low, high = (one, other)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    passed = Limits(low, high).find_passed(Number(value))
    if passed is None:
        assert low is None or low <= value
        assert high is None or value <= high
    elif passed == low and value < low:
        assert low is not None
    else:
        assert passed == high
        assert value > high


@given(LIMIT, LIMIT, st.decimals(0, 50, places=2))
def test_a_range_passes_what_one_of_its_ends_passes(low, high, width):
    if low is not None and high is not None and low > high:
        low, high = high, low
    limits = Limits(low, high)
    start = D("-25.5")
    ends = [limits.find_passed(Number(end)) for end in (start, start + width)]
    passed = limits.find_passed(Range(start, start + width))
    assert (passed is None) == (ends == [None, None])
    assert passed is None or passed in ends


@pytest.mark.parametrize(
    ("name", "has_end"),
    [
        ("Persentase balita stunting", True),
        ("Prosentase jalan mantap", True),
        ("Presentase jalan mantap", True),
        ("Proporsi rumah layak", True),
        ("Cakupan air minum", True),
        ("Persentase penurunan stunting", False),
        ("Persentase deviasi anggaran", False),
        ("Persentase realisasi pendapatan", False),
        ("Rasio guru terhadap murid", False),
        ("Tingkat inflasi", False),
        ("Jumlah persentase", False),
    ],
)
def test_which_names_say_that_a_share_ends(name, has_end):
    assert (propose_limits(name, True).high == 100) == has_end
    assert propose_limits(name.upper(), True) == propose_limits(name, True)
    assert propose_limits(name, False) == Limits()
