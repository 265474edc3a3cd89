"""What a seal covers of a record, and what is found to be otherwise than sealed."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.sealed_content import (
    ABOUT,
    COLUMNS,
    FORGED,
    FOUND,
    PARTS,
    TRAIL,
    Difference,
    find_differences,
    get_part_seal,
    get_plain,
)
from sidocakep_base.engine.sealing import get_seal

D = Decimal
NOON = datetime(2026, 7, 17, 12, 30, 5, tzinfo=UTC).replace(tzinfo=None)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.decimals(-(10**9), 10**9, places=4),
    st.dates(),
    st.text(max_size=5),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text("ab", max_size=2), st.integers(), max_size=2),
)
HASHES = st.dictionaries(
    st.integers(1, 9).map(str), st.sampled_from(["x", "y", "z"]), max_size=5
)


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (NOON, "2026-07-17 12:30:05"),
        (NOON.date(), "2026-07-17"),
        (D("1500.00"), "1500"),
        (D("1E+3"), "1000"),
        (D("0.000"), "0"),
        (D("-0.0"), "0"),
        (D("0.10"), "0.1"),
        (-0.0, "0.0"),
        (1e22, "1e+22"),
        (0, 0),
        (False, False),
        (None, None),
        ("", ""),
        ([], get_seal({"value": []})),
        ({"b": 1, "a": 2}, get_seal({"value": {"a": 2, "b": 1}})),
    ],
)
def test_a_value_as_it_is_sealed(value, plain):
    assert get_plain(value) == plain
    assert type(get_plain(value)) is type(plain)


@given(VALUES)
def test_a_sealed_value_is_one_that_json_keeps(value):
    """What is read back of the database is compared with what was sealed."""
    plain = get_plain(value)
    assert json.loads(json.dumps(plain)) == plain


@given(st.decimals(-(10**9), 10**9, places=4), st.integers(0, 6))
def test_idle_zeros_are_no_change(value, zeros):
    """A column of more decimals says the same figure."""
    longer = value.quantize(D(1).scaleb(-4 - zeros))
    assert get_plain(longer) == get_plain(value)
    assert get_plain(value + D("0.0001")) != get_plain(value)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=2), VALUES, max_size=4))
def test_the_seal_of_a_part_hangs_on_each_of_its_values(values):
    seal = get_part_seal(values)
    assert get_part_seal(dict(reversed(values.items()))) == seal
    assert get_part_seal({**values, "new": 1}) != seal
    for name, value in values.items():
        assert get_part_seal({**values, name: [repr(value), "changed"]}) != seal
        assert (
            get_part_seal({key: values[key] for key in values if key != name}) != seal
        )


@pytest.mark.parametrize(
    ("sealed", "live", "differences"),
    [
        ({}, {}, []),
        ({"a": 1}, {"a": 1, "b": 2}, []),
        # a later edition has fewer fields: nothing is said of one that is gone
        ({"a": 1, "b": 2}, {"a": 1}, []),
        ({"a": 1}, {"a": 2}, [Difference("a")]),
        ({"a": 1}, {"a": None}, [Difference("a")]),
        ({"a": None}, {"a": 0}, [Difference("a")]),
        # what is about the content is no value of the record
        (dict.fromkeys(ABOUT - {PARTS}, 1), dict.fromkeys(ABOUT - {PARTS}, 2), []),
        ({TRAIL: {"last": 1}, COLUMNS: {}, FOUND: 1, FORGED: 1}, {TRAIL: 2}, []),
        # a kind of part that no edition has any more, and one that came since
        ({PARTS: {"rows": {"1": "x"}}}, {}, []),
        ({PARTS: {"rows": {"1": "x"}}}, {PARTS: {"other": {"1": "y"}}}, []),
        ({PARTS: {}}, {PARTS: {"rows": {"1": "x"}}}, []),
        (
            {PARTS: {"rows": {"10": "x", "9": "y"}}},
            {PARTS: {"rows": {}}},
            [Difference("rows", 9, "gone"), Difference("rows", 10, "gone")],
        ),
        (
            {PARTS: {"rows": {}}},
            {PARTS: {"rows": {"10": "x", "9": None}}},
            [Difference("rows", 9, "new"), Difference("rows", 10, "new")],
        ),
        # a hash that cannot be worked out is no difference
        ({PARTS: {"rows": {"1": "x"}}}, {PARTS: {"rows": {"1": None}}}, []),
        (
            {"a": 1, PARTS: {"rows": {"1": "x"}, "more": {"2": "x"}}},
            {"a": 2, PARTS: {"rows": {"1": "y"}, "more": {"2": "x"}}},
            [Difference("a"), Difference("rows", 1)],
        ),
    ],
)
def test_what_is_otherwise_than_sealed(sealed, live, differences):
    assert find_differences(sealed, live) == differences


@given(HASHES)
def test_parts_that_nobody_touched_do_not_differ(hashes):
    assert find_differences({PARTS: {"rows": hashes}}, {PARTS: {"rows": hashes}}) == []


@given(HASHES, HASHES)
def test_each_part_differs_once_and_what_is_new_here_is_gone_there(sealed, live):
    def find(one, other):
        return find_differences({PARTS: {"rows": one}}, {PARTS: {"rows": other}})

    there, back = find(sealed, live), find(live, sealed)
    turned = {"gone": "new", "new": "gone", "changed": "changed"}
    assert [(item.part_id, turned[item.kind]) for item in there] == [
        (item.part_id, item.kind) for item in back
    ]
    numbers = [item.part_id for item in there]
    assert numbers == sorted(set(numbers))
    same = {key for key in sealed if live.get(key) == sealed[key]}
    assert {str(number) for number in numbers} == {*sealed, *live} - same


def test_a_day_and_its_midnight_are_told_apart():
    midnight = datetime(2026, 7, 17, tzinfo=UTC).replace(tzinfo=None)
    assert get_plain(midnight) == "2026-07-17 00:00:00"
    assert get_plain(midnight) != get_plain(date(2026, 7, 17))
