"""Seals, their chain, and the proof of who signs: what is changed shows."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.chain import (
    GENESIS,
    SealKey,
    get_code,
    get_differences,
    get_key,
    get_link,
    read_code,
    read_keys,
)
from sidocakep_base.engine.sealing import (
    VOLATILE_KEYS,
    get_canonical_text,
    get_content,
    get_seal,
)
from sidocakep_cascading.engine.proof import PROOF_LIFETIME, SignatureProof

PLAIN = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
CONTENTS = st.dictionaries(
    st.text("abcd", min_size=1, max_size=3),
    st.recursive(
        PLAIN,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text("ab", min_size=1), inner, max_size=3)
        ),
        max_leaves=6,
    ),
    max_size=4,
)
KEY, OTHER = SealKey(b"a" * 32), SealKey(b"b" * 32)


@given(CONTENTS)
def test_the_order_of_keys_is_no_content(content):
    turned = dict(reversed(content.items()))
    assert get_seal(turned) == get_seal(content)
    assert json.loads(get_canonical_text(content)) == content


@given(CONTENTS, CONTENTS)
def test_equal_seals_are_equal_contents(one, other):
    same = get_canonical_text(one) == get_canonical_text(other)
    assert (get_seal(one) == get_seal(other)) is same
    assert (get_link(KEY, one, GENESIS) == get_link(KEY, other, GENESIS)) is same


@given(CONTENTS)
def test_a_link_hangs_on_content_key_and_the_row_before(content):
    links = {
        get_link(KEY, content, GENESIS),
        get_link(OTHER, content, GENESIS),
        get_link(None, content, GENESIS),
        get_link(KEY, content, "1" * 64),
        get_link(KEY, {**content, "more": 1}, GENESIS),
    }
    assert len(links) == 5
    assert all(len(link) == 64 for link in links)


def test_what_goes_on_changing_is_not_sealed():
    """The content itself stays as it was given."""
    agency = {"name": "BPBD", "logo": "iVBO"}
    values = {**dict.fromkeys(VOLATILE_KEYS, "x"), "agency": agency, "year": 2026}
    assert get_content(values) == {"agency": {"name": "BPBD"}, "year": 2026}
    assert agency["logo"] == "iVBO"
    assert get_content({"agency": {}, "hash": "x"}) == {"agency": {}}


def test_a_key_file_has_keys_of_thirty_two_signs_and_remarks():
    keys = read_keys(f"\n # new\n  {'a' * 32}  \r\n\n#old\n{'b' * 33}\n")
    assert keys == [KEY, SealKey(b"b" * 33)]
    assert get_key(keys, KEY.key_id) == KEY
    assert get_key(keys, OTHER.key_id) is None
    assert get_key([], KEY.key_id) is None
    assert "aaaa" not in repr(KEY)


@pytest.mark.parametrize("text", ["", "# only\n\n", "a" * 31, f"{'a' * 32}\nb"])
def test_a_key_that_is_too_short_makes_the_file_useless(text):
    with pytest.raises(ValueError, match="32 characters"):
        read_keys(text)


@given(st.text("0123456789abcdef", min_size=64, max_size=64))
def test_a_code_typed_from_paper_is_the_beginning_of_its_seal(seal):
    code = get_code(seal)
    assert len(code) == 14
    assert seal.startswith(read_code(code.replace("-", " ")))
    assert len(read_code(code)) == 12


@given(CONTENTS)
def test_a_content_does_not_differ_from_itself_with_more(content):
    assert get_differences(content, {**content, "later": 1}) == []


@pytest.mark.parametrize(
    ("sealed", "live", "places"),
    [
        ({"a": 1}, {}, ["a"]),
        ({"a": {"b": 1}}, {"a": None}, ["a"]),
        ({"a": [1]}, {"a": {"b": 1}}, ["a"]),
        ({"a": [{"b": 1}, {"b": 2}]}, {"a": [{"b": 2}, {"b": 1}]}, ["a.1.b", "a.2.b"]),
        ({"a": [[1, 2]]}, {"a": [[1, 3]]}, ["a.1.2"]),
        ({"a": []}, {"a": [1]}, ["a"]),
        ({"a": "1"}, {"a": 1}, ["a"]),
        ({}, {"a": 1}, []),
    ],
)
def test_where_live_values_are_not_the_sealed_ones(sealed, live, places):
    assert get_differences(sealed, live) == places


def test_a_proof_is_of_what_was_read_and_cannot_be_changed():
    read = {1: "ab"}
    proof = SignatureProof(7, "password", read, {"at": "desk"}, made_at=10.0)
    read[2] = "cd"
    assert proof.get_changed({1: "ab"}) == []
    assert proof.get_changed(read) == [2]
    for held in (proof.hashes, proof.evidence):
        with pytest.raises(TypeError):
            held["more"] = "x"
    with pytest.raises(AttributeError):
        proof.user_id = 8


@pytest.mark.parametrize(
    ("age", "is_fresh"),
    [(0, True), (PROOF_LIFETIME, True), (PROOF_LIFETIME + 1, False), (-1, False)],
)
def test_a_proof_lives_a_minute(age, is_fresh):
    proof = SignatureProof(7, "password", {}, made_at=512.0)
    assert proof.is_fresh(512.0 + age) is is_fresh


def test_a_proof_of_now_is_fresh():
    assert SignatureProof(7, "password", {}).is_fresh()
