"""What strikes in a pile of figures, and which of them have to be opened."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_cascading.engine.contrast import (
    SIGNS,
    Row,
    choose_sample,
    find_signs,
    is_above,
    is_far_above,
    is_rebased,
)

PLAIN = Row(1, Decimal(80), Decimal(79), True, "Sesuai rencana", 1)


@pytest.mark.parametrize(
    ("changes", "signs"),
    [
        ({}, ()),
        ({"is_far": True}, ("far",)),
        ({"evidence": 0}, ("no_evidence",)),
        ({"former": Decimal("80.00")}, ("unchanged",)),
        # Nothing in both periods is nothing that stayed.
        ({"value": None, "former": None}, ()),
        # Zero twice is a figure that stayed.
        ({"value": Decimal(0), "former": Decimal(0)}, ("unchanged",)),
        ({"value": Decimal(100)}, ("hundred",)),
        ({"value": Decimal(100), "is_percentage": False}, ()),
        ({"value": Decimal("100.01")}, ("above",)),
        ({"value": Decimal("100.01"), "is_percentage": False}, ()),
        ({"is_late": True}, ("late",)),
        ({"value": None, "is_without": True}, ("without",)),
        ({"is_rebased": True}, ("rebased",)),
        (
            {"is_far": True, "evidence": 0, "value": Decimal(100), "is_late": True},
            ("no_evidence", "far", "hundred", "late"),
        ),
    ],
)
def test_each_sign_by_itself(changes, signs):
    found = find_signs([PLAIN._replace(**changes)])
    assert found == ({1: signs} if signs else {})


def test_a_remark_that_is_copied_strikes_in_each_row_it_stands_in():
    remarks = ["Sesuai  Rencana", "sesuai rencana ", "lain", "", "  ", ""]
    rows = [PLAIN._replace(key=n, remark=text) for n, text in enumerate(remarks)]
    assert find_signs(rows) == {0: ("same_remark",), 1: ("same_remark",)}


def test_borders_of_the_whole_and_of_far_above():
    assert not is_above(Decimal(0), True)
    assert not is_above(Decimal(-120), True)
    assert is_above(Decimal("100.0001"), True)
    assert is_far_above(Decimal("120.0"))
    assert not is_far_above(Decimal(0))


@given(
    st.dictionaries(st.integers(), st.sets(st.sampled_from(SIGNS))),
    st.randoms(use_true_random=False),
)
def test_the_sample_is_the_root_and_leaves_nothing_that_strikes_more(signs, random):
    keys = list(signs)
    found = {key: tuple(value) for key, value in signs.items() if value}
    sample = choose_sample(keys, found, [random.random() for _key in keys])
    count = len(keys)
    # The root rounded up, in whole numbers.
    assert (
        len(sample)
        == len(set(sample))
        == math.isqrt(max(count - 1, 0)) + bool(count > 0)
    )
    left = set(keys) - set(sample)
    if left:
        least = min(len(signs[key]) for key in sample)
        assert max(len(signs[key]) for key in left) <= least


def test_among_equals_the_smaller_draw_is_opened():
    # Four of them: the root is 2.
    assert choose_sample([1, 2, 3, 4], {}, [0.9, 0.1, 0.5, 0.2]) == (2, 4)
    with pytest.raises(ValueError, match="shorter"):
        choose_sample([1, 2], {}, [0.5])


@pytest.mark.parametrize(
    ("former", "now", "is_moved"),
    [(100, 110, False), (100, 111, True), (100, 89, True), (-10, 10, True)],
)
def test_a_denominator_moves_by_more_than_a_tenth(former, now, is_moved):
    assert is_rebased(Decimal(former), Decimal(now)) is is_moved
    assert not is_rebased(None, Decimal(now))
    assert not is_rebased(Decimal(former), None)
