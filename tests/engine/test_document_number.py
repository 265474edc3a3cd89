"""One document has one number, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.document_number import find_foreign_letter, get_number_key

NUMBER = "900.1/0013/SP2D-LS/BPBD/2026"


@pytest.mark.parametrize(
    "written",
    [
        NUMBER.lower(),
        f" {NUMBER} ",
        "900.1 / 0013/SP2D-LS/BPBD/2026",
        "900.1/13/SP2D-LS/BPBD/2026",
        "900-1-0013-SP2D-LS-BPBD-2026",
        "900.1/0013/SP2D\u200b-LS/BPBD/2026",
        "900.1/0013/SP2D\u2013LS/BPBD/2026",
        "\uff1900.1/0013/SP2D-LS/BPBD/2026",
        "900.1/0013/SP2D-LS/BPBD/2026\u00a0",
    ],
)
def test_written_otherwise_it_is_the_same_document(written):
    assert get_number_key(written) == get_number_key(NUMBER)


@pytest.mark.parametrize(
    "other",
    ["900.1/0014/SP2D-LS/BPBD/2026", "900.1/00/13/SP2D-LS/BPBD/2026", "9001/13", ""],
)
def test_another_number_is_another_document(other):
    assert get_number_key(other) != get_number_key(NUMBER)


@given(st.text())
def test_the_key_of_a_key_is_itself(text):
    key = get_number_key(text)
    assert get_number_key(key) == key


def test_a_letter_that_only_looks_like_one():
    assert find_foreign_letter("900.1/0013/S\u04202D") == "\u0420"
    assert find_foreign_letter(NUMBER) == ""
