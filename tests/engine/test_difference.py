"""What differs between two versions: every change once, in the order of reading."""

from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.difference import Difference, DifferenceKind, compare

# A Renstra before and after its amendment, made up: the second objective is dropped, a
# third one comes in, the target of the first is raised and its wording stays.
BEFORE = {
    "tujuan": {"name": "Meningkatnya layanan"},
    "sasaran 1": {"name": "Mutu layanan", "2026": "85", "2027": "86"},
    "sasaran 2": {"name": "Akuntabilitas", "2026": "70"},
    "program": {"name": "PROGRAM PENUNJANG"},
}
AFTER = {
    "tujuan": {"name": "Meningkatnya layanan"},
    "sasaran 1": {"name": "Mutu layanan", "2026": "85", "2027": "88"},
    "sasaran 3": {"name": "Kepatuhan"},
    "program": {"name": "PROGRAM PENUNJANG URUSAN", "2026": "1"},
}

parts = st.dictionaries(
    st.sampled_from(["name", "parent", "2026", "2027"]),
    st.sampled_from(["", "a", "b"]),
    max_size=4,
)
versions = st.dictionaries(
    st.one_of(st.none(), st.integers(0, 9), st.text("xy", max_size=2)), parts
)


def test_the_differences_of_an_amendment_worked_out_by_hand():
    assert compare(BEFORE, AFTER) == [
        Difference("changed", "sasaran 1", "2027", "86", "88"),
        Difference("removed", "sasaran 2"),
        Difference("added", "sasaran 3"),
        Difference(
            "changed",
            "program",
            "name",
            "PROGRAM PENUNJANG",
            "PROGRAM PENUNJANG URUSAN",
        ),
        Difference("changed", "program", "2026", None, "1"),
    ]


def test_what_is_gone_stands_where_it_stood():
    before = {key: {} for key in "abcde"}
    keys = [difference.key for difference in compare(before, {"c": {}, "f": {}})]
    assert keys == ["a", "b", "d", "e", "f"]


def test_what_is_gone_follows_its_neighbour_to_a_new_place():
    """``b`` stood behind ``a``, which has moved to the end."""
    before = {key: {} for key in "abc"}
    after = {"c": {}, "a": {}, "d": {}}
    assert [item.key for item in compare(before, after)] == ["b", "d"]
    assert [item.kind for item in compare(before, after)] == ["removed", "added"]


def test_a_field_that_is_gone_comes_last_and_says_what_it_said():
    assert compare(
        {"a": {"old": "1", "kept": "2"}}, {"a": {"kept": "3", "new": "4"}}
    ) == [
        Difference("changed", "a", "kept", "2", "3"),
        Difference("changed", "a", "new", None, "4"),
        Difference("changed", "a", "old", "1", None),
    ]


def test_saying_nothing_differs_from_saying_an_empty_text():
    assert compare({"a": {}}, {"a": {"note": ""}}) == [
        Difference("changed", "a", "note", None, "")
    ]


def test_another_order_of_the_parts_is_no_difference():
    assert compare({"a": {"x": "1"}, "b": {}}, {"b": {}, "a": {"x": "1"}}) == []


def test_a_part_may_be_called_none():
    """A missing anchor is not mistaken for a part with the key ``None``."""
    before = {"a": {}, None: {}, "b": {}}
    assert [item.key for item in compare(before, {"c": {}, None: {}})] == [
        "a",
        "c",
        "b",
    ]


def test_kinds_are_the_words_that_a_field_of_odoo_stores():
    assert [kind.value for kind in DifferenceKind] == ["added", "removed", "changed"]
    assert {type(item.kind) for item in compare(BEFORE, AFTER)} == {str}


@given(versions)
def test_a_version_does_not_differ_from_itself(version):
    assert compare(version, version) == []


@given(versions, versions)
def test_applying_the_differences_makes_the_later_version(before, after):
    """Nothing is left out, nothing is told twice, nothing is told that is not so."""
    result = {key: dict(part) for key, part in before.items()}
    differences = compare(before, after)
    for kind, key, field, old, new in differences:
        if kind == "removed":
            del result[key]
        elif kind == "added":
            result[key] = dict(after[key])
        else:
            assert result[key].get(field) == old
            if new is None:
                del result[key][field]
            else:
                result[key][field] = new
    assert result == after
    assert len({(item.key, item.field) for item in differences}) == len(differences)


@given(versions, versions)
def test_back_again_tells_the_opposite(before, after):
    opposite = {"added": "removed", "removed": "added", "changed": "changed"}
    back = {
        (opposite[kind], key, field, new, old)
        for kind, key, field, old, new in compare(before, after)
    }
    assert back == set(map(tuple, compare(after, before)))
