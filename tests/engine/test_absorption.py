"""What of a budget was spent, against sums done by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.absorption import NoShare, Realised, absorb

AMOUNTS = st.decimals(0, 10**13, places=2)
SUMS = st.builds(Realised, AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)


def spent(*amounts):
    return Realised(*map(Decimal, amounts))


@pytest.mark.parametrize(
    ("amounts", "planned", "share"),
    [
        # 70 + 40 - 10 = 100 of 400
        ((70, 40, 10), 400, "25.00"),
        # what a BLUD spent counts as far as it was ratified: 100 + 5 = 105 of 200
        ((70, 40, 10, 9, 5), 200, "52.50"),
        # a third; two thirds are rounded up
        ((1,), 3, "33.33"),
        ((2,), 3, "66.67"),
        # 0,125 per cent: half is rounded up
        ((125,), 100000, "0.13"),
        # all, more than all, and more returned than was spent
        ((500,), 500, "100.00"),
        ((600,), 500, "120.00"),
        ((10, 0, 20), 100, "-10.00"),
    ],
)
def test_shares_by_hand(amounts, planned, share):
    found = absorb(spent(*amounts), Decimal(planned))
    assert (str(found.value), found.reason) == (share, None)


def test_the_trace_names_a_blud_only_where_there_is_one():
    assert absorb(spent(70, 40, 10), Decimal(400)).trace == (
        "LS 70 + SPJ 40 - setoran 10 = 100 : 400 x 100 = 25,00"
    )
    assert absorb(spent(70, 40, 10, 9, 5), Decimal(200)).trace == (
        "LS 70 + SPJ 40 - setoran 10 + BLUD 5 = 105 : 200 x 100 = 52,50"
    )


def test_no_share_has_a_reason_and_says_what_was_spent():
    nobody = absorb(None, None)
    assert (nobody.value, nobody.reason, nobody.trace) == (
        None,
        NoShare.NOT_REPORTED,
        "",
    )
    no_plan = absorb(spent(1500), None)
    assert (no_plan.value, no_plan.reason) == (None, NoShare.NO_PLAN)
    assert no_plan.trace == "LS 1.500 + SPJ 0 - setoran 0 = 1.500"
    zero = absorb(spent(1500), Decimal("0.00"))
    assert (zero.value, zero.reason) == (None, NoShare.ZERO_PLAN)
    assert zero.trace.endswith("= 1.500; 0")


@given(SUMS, SUMS)
def test_two_lines_together_are_the_sum_of_both(one, other):
    both = one.plus(other)
    assert both == other.plus(one)
    assert both.net == one.net + other.net
    assert both.total == one.total + other.total
    assert both.blud_open == one.blud_open + other.blud_open


@given(SUMS)
def test_nothing_beside_changes_nothing(one):
    assert one.plus(Realised()) == one
    assert one.total + one.blud_open == one.net + one.blud_spent
