"""A slip of the hand is asked about; a figure near to what is known never is."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_cascading.engine.doubt import (
    BELOW_ZERO,
    BROKEN,
    FAR,
    OVER_TARGET,
    OVER_WHOLE,
    SHIFTED,
    Doubt,
    Known,
    find_doubt,
    is_over_year,
    is_sentence,
)

SIZES = st.decimals("0.01", 10**9, places=2)


def known(*texts, is_limit=False):
    return [Known(Decimal(text), Decimal(text), is_limit) for text in texts]


@given(SIZES, st.integers(2, 20))
def test_what_is_known_itself_is_no_slip(size, factor):
    for sign in (1, -1):
        held = Known(sign * size, sign * size)
        assert find_doubt(sign * size, [held], factor) is None


@given(SIZES, st.sampled_from([1, 2, 3, -1, -2, -3]))
def test_a_slipped_comma_is_found_and_moved_back(size, places):
    """The digits are the same, so the figure that was meant is proposed or near it."""
    doubt = find_doubt(size.scaleb(places), [Known(size, size)], 5)
    assert doubt is not None
    assert doubt.kind == SHIFTED
    assert abs(doubt.corrected - size) <= size / 4


@given(SIZES, SIZES, st.integers(2, 20))
def test_who_comes_near_to_one_of_them_made_no_slip(value, other, factor):
    assert find_doubt(value, [Known(value, value), Known(other, other)], factor) is None


@pytest.mark.parametrize(
    ("value", "held", "doubt"),
    [
        # Five times the target exactly is not more than five times.
        ("50", known("10"), None),
        # 60 is six times; 6.0 is 40 percent off, 25 is the most: no comma slipped.
        ("60", known("10"), Doubt(FAR)),
        # A fifth exactly is not below a fifth; 0.16 of 1 is, and 1.6 is 60 percent off.
        ("0.2", known("1"), None),
        ("0.16", known("1"), Doubt(FAR)),
        # 75 with its comma moved is 7.5: 25 percent off, just close enough.
        ("75", known("10"), Doubt(SHIFTED, Decimal("7.5"))),
        ("74", known("10"), Doubt(FAR)),
        # A minus does not change the size; the comma keeps it.
        ("-46", known("-0.46"), Doubt(SHIFTED, Decimal("-0.46"))),
        ("46", known("-0.46"), Doubt(SHIFTED, Decimal("0.46"))),
        ("-3", known("-2"), None),
        # Nothing is held against zero.
        ("1000", known("0"), None),
        ("1000", known("0", "900"), None),
        # Zero itself is far from everything but zero: typed 0 for 0,331 of 0,324 with
        # less being better would be 200 percent.
        ("0", known("900"), Doubt(FAR)),
        ("0", known("0.324", "0.331"), Doubt(FAR)),
        ("0", known("95", "94.8"), Doubt(FAR)),
        ("0", known("-2"), Doubt(FAR)),
        ("0", known("0"), None),
        ("0", known("900", "0"), None),
        ("0", [Known(Decimal(-5), Decimal(5))], None),
        ("0", [], None),
        # A quarter of what is added up may have nothing of the year.
        ("0", known("500", is_limit=True), None),
        # No last figure and no target: nothing to doubt by.
        ("1000", [], None),
        # Beside a range, inside it, and far above its upper end: 600 > 5 * 100.
        ("20", [Known(Decimal(10), Decimal(100))], None),
        ("110", [Known(Decimal(90), Decimal(100))], None),
        ("600", [Known(Decimal(90), Decimal(100))], Doubt(FAR)),
        # The year's target is a limit: a part of it may be as small as it likes,
        ("0.01", known("500", is_limit=True), None),
        # but not ten times as large.
        ("5000", known("500", is_limit=True), Doubt(SHIFTED, Decimal(500))),
        # Both must be far: near to the limit is enough.
        ("450", [*known("500", is_limit=True), *known("4.5")], None),
    ],
)
def test_doubts_by_hand(value, held, doubt):
    assert find_doubt(Decimal(value), held, 5) == doubt


@pytest.mark.parametrize(
    ("value", "held", "doubt"),
    [
        ("100", [], None),
        ("100.01", [], Doubt(OVER_WHOLE)),
        # The target is a hundred: more than the whole is still asked about.
        ("120", known("100"), Doubt(OVER_WHOLE)),
        # Where a hundred was passed before, or is the target, nobody is asked.
        ("120", known("100", "110"), None),
        ("120", [Known(Decimal(100), Decimal(150))], None),
        # A last figure of zero is below a hundred as well.
        ("120", known("0"), Doubt(OVER_WHOLE)),
        ("-120", known("100"), Doubt(BELOW_ZERO)),
        # What is far is far first.
        ("850", known("85"), Doubt(SHIFTED, Decimal(85))),
        ("700", known("100"), Doubt(FAR)),
    ],
)
def test_percentages_above_the_whole(value, held, doubt):
    assert find_doubt(Decimal(value), held, 5, is_percentage=True) == doubt


@pytest.mark.parametrize(
    ("value", "held", "doubt"),
    [
        # What may be negative has been so, or is meant to be.
        ("-3", known("-2"), None),
        ("-3", known("-2", "4"), None),
        ("-3", [Known(Decimal(-5), Decimal(5))], None),
        ("-0.4", [], Doubt(BELOW_ZERO)),
        ("-0.4", known("0"), Doubt(BELOW_ZERO)),
    ],
)
def test_less_than_zero_is_asked_about_where_nothing_known_is(value, held, doubt):
    assert find_doubt(Decimal(value), held, 5) == doubt


@pytest.mark.parametrize(
    ("value", "held", "is_asked"),
    [
        ("30", known("12"), True),
        ("24", known("12"), False),
        ("24.01", known("12"), True),
        # The last figure vouches, also for the target of a year that is nearly over.
        ("30", known("12", "15"), False),
        ("30", [Known(Decimal(12), Decimal(12), is_limit=True)], True),
        # A target of zero is no size, nothing known is nothing to compare with.
        ("30", known("0"), False),
        ("30", [], False),
        ("5", known("12"), False),
    ],
)
def test_a_success_above_twice_as_much_is_explained(value, held, is_asked):
    found = find_doubt(Decimal(value), held, 5, is_gain=True)
    assert (found == Doubt(OVER_TARGET)) is is_asked
    assert find_doubt(Decimal(value), held, 5) is None


@pytest.mark.parametrize(
    ("value", "year", "last", "kind"),
    [
        # A tenth and ten times of an index of 0,43, both against the year's 0,48.
        ("0.044", "0.48", ("0.43",), SHIFTED),
        ("0.0044", "0.48", ("0.43",), SHIFTED),
        ("4.4", "0.48", ("0.43",), SHIFTED),
        ("44", "0.48", ("0.43",), SHIFTED),
        ("0.07", "0.48", ("0.43",), FAR),
        ("0", "0.48", ("0.43",), FAR),
        # Near to either of them, in both directions.
        ("0.1", "0.48", ("0.43",), None),
        ("0.9", "0.48", ("0.43",), None),
        ("20", "100", ("2",), None),
        # What grows towards the target of the year is not asked about.
        ("60", "100", ("2",), None),
        ("2", "100", ("2.1",), None),
        # Without a figure of before, the year alone says nothing of a beginning;
        # nor does a figure of zero.
        ("0.044", "0.48", (), None),
        ("10", "100", ("0",), None),
        ("0", "0.48", (), None),
        ("0", "0.48", ("0",), None),
    ],
)
def test_what_is_read_at_the_end_is_held_from_below_too(value, year, last, kind):
    held = [*known(year, is_limit=True), *known(*last)]
    found = find_doubt(Decimal(value), held, 5, is_standing=True)
    assert (found and found.kind) == kind
    # Of what is added up, a quarter may be as small a part of the year as it likes.
    if Decimal(value) < Decimal(year):
        assert find_doubt(Decimal(value), held, 5) is None


@pytest.mark.parametrize(
    ("value", "held", "is_asked"),
    [
        ("1.5", known("2"), True),
        ("1.5", known("2", "3.0"), True),
        ("1.5", [], True),
        ("1.5", known("0"), True),
        ("1.5", [Known(Decimal(1), Decimal("2.5"))], False),
        ("1.5", known("2", "2.5"), False),
        ("2", known("2"), False),
        ("2.0", known("2"), False),
    ],
)
def test_a_part_of_what_is_counted_one_by_one_is_asked_about(value, held, is_asked):
    found = find_doubt(Decimal(value), held, 5, is_counted=True)
    assert (found == Doubt(BROKEN)) is is_asked
    assert find_doubt(Decimal(value), held, 5) is None
    assert find_doubt(Decimal(value), held, 0, is_counted=True) is None


def test_none_of_what_is_counted_one_by_one_is_a_result():
    """No case at all of what had twelve: that is what everyone works for."""
    assert find_doubt(Decimal(0), known("12", "9"), 5, is_counted=True) is None
    assert find_doubt(Decimal(0), known("12", "9"), 5) == Doubt(FAR)


@given(SIZES, SIZES, st.sampled_from([2, 5, 10, 100]), st.booleans())
def test_the_year_is_held_by_the_same_measure_as_one_figure(total, year, factor, gain):
    held = Known(year, year, is_limit=True)
    is_over = is_over_year(total, held, factor, gain)
    assert is_over is (total > year * (2 if gain else factor))
    # What one figure of this size is asked about for, the sum is: nothing is lost.
    if is_over:
        assert find_doubt(total, [held], factor, is_gain=gain)
    assert not is_over_year(total, held, 0, gain)
    assert not is_over_year(total, Known(-year, Decimal(0)), factor, gain)


def test_without_a_figure_or_a_factor_there_is_no_doubt():
    assert find_doubt(None, known("10"), 5, is_percentage=True) is None
    assert find_doubt(Decimal(999), known("10"), 0, is_percentage=True) is None


def test_what_is_known_may_be_read_once_only():
    """A generator is used up by the first look; the rule looks twice."""
    held = (item for item in known("150"))
    assert find_doubt(Decimal(120), held, 5, is_percentage=True) is None


@pytest.mark.parametrize(
    ("text", "is_said"),
    [("dua kata", False), ("tiga kata saja", True), ("a\n b\t c", True), ("", False)],
)
def test_a_sentence_has_three_words(text, is_said):
    assert is_sentence(text) is is_said
