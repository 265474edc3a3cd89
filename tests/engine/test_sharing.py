"""A target is divided without losing a digit, whoever gets how much."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_cascading.engine.sharing import get_remainder, split

TOTALS = st.decimals(
    -(10**15), 10**15, places=8, allow_nan=False, allow_infinity=False
) | st.integers(-(10**15), 10**15).map(Decimal)
WEIGHTS = st.lists(st.integers(0, 1000), min_size=1, max_size=12).filter(any)


@given(TOTALS, WEIGHTS)
def test_the_shares_are_the_whole(total, weights):
    shares = split(total, weights)
    assert len(shares) == len(weights)
    assert sum(shares) == total
    assert get_remainder(total, shares) == 0


@given(TOTALS, WEIGHTS)
def test_no_share_is_against_the_whole_and_no_weight_gets_none(total, weights):
    for share, weight in zip(split(total, weights), weights, strict=True):
        assert share * total >= 0
        if not weight:
            assert share == 0


@given(st.integers(0, 10**9), WEIGHTS)
def test_a_share_is_less_than_a_step_away_from_its_weight(total, weights):
    """Compared without a division: share * sum against total * weight."""
    whole = sum(weights)
    for share, weight in zip(split(Decimal(total), weights), weights, strict=True):
        assert abs(int(share) * whole - total * weight) < whole


@given(st.integers(0, 10**9), WEIGHTS)
def test_who_weighs_more_gets_no_less(total, weights):
    pairs = sorted(zip(weights, split(Decimal(total), weights), strict=True))
    heavier = {}
    for weight, share in pairs:
        heavier.setdefault(weight, []).append(share)
    groups = [heavier[weight] for weight in sorted(heavier)]
    for lower, upper in pairwise(groups):
        assert max(lower) <= min(upper)


@pytest.mark.parametrize(
    ("total", "weights", "decimals", "shares"),
    [
        # 10 : 4 = 2.5 each; two halves that are left go to the first two.
        ("10", [1, 1, 1, 1], None, ["3", "3", "2", "2"]),
        # 7 * 2/3 = 4.67 lost 0.67, 7 * 1/3 = 2.33 lost 0.33: the first gets the step.
        ("7", [2, 1], None, ["5", "2"]),
        # 2.67, 2.67 and 4.67 lost alike: the first two get a step.
        ("10", [4, 4, 7], None, ["3", "3", "4"]),
        # A fall is divided as a rise is.
        ("-10", [1, 1, 1], None, ["-4", "-3", "-3"]),
        ("0", [1, 2], None, ["0", "0"]),
        # Zeros behind the comma are no decimals, and 1E+2 is a hundred.
        ("10.00", [1, 1, 1], None, ["4", "3", "3"]),
        ("1E+2", [1, 1, 1], None, ["34", "33", "33"]),
        # What the total has is kept where fewer decimals are asked for.
        ("0.125", [1, 1], 2, ["0.063", "0.062"]),
        ("5", [1, 1], 1, ["2.5", "2.5"]),
        ("5", [0, 1], None, ["0", "5"]),
        ("5", [Decimal("0.5"), Decimal("0.5")], None, ["3", "2"]),
    ],
)
def test_shares_by_hand(total, weights, decimals, shares):
    assert split(Decimal(total), weights, decimals) == list(map(Decimal, shares))


@pytest.mark.parametrize("total", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_amount_is_not_divided(total):
    with pytest.raises(ValueError, match="no amount that can be shared"):
        split(Decimal(total), [1, 1])


@pytest.mark.parametrize(
    ("weights", "words"),
    [([2, -1], "below zero"), ([0], "no weight"), ([], "no weight")],
)
def test_weights_that_divide_nothing_are_refused(weights, words):
    with pytest.raises(ValueError, match=words):
        split(Decimal(10), weights)


def test_what_is_left_of_nothing_and_of_nobody():
    assert get_remainder(Decimal(5), []) == 5
    # 99 999 999 999 999.99999999 less 0.00000001: 22 digits, none is rounded away.
    left = get_remainder(Decimal("99999999999999.99999999"), [Decimal("1E-8")])
    assert left == Decimal("99999999999999.99999998")
