"""The order in which differences are told, and that each is told for a reason."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.difference import Difference, compare

fields = ["name", "target", "cost"]
parts = st.dictionaries(st.sampled_from(fields), st.sampled_from(["a", "b", ""]))
versions = st.dictionaries(st.integers(0, 12), parts, max_size=9)


def _keys(differences, kind):
    return [item.key for item in differences if item.kind == kind]


@given(versions, versions)
def test_what_is_there_is_told_in_the_order_of_the_later_version(before, after):
    """Leaving aside what is gone, one reads the later version from top to bottom."""
    told = [item.key for item in compare(before, after) if item.kind != "removed"]
    places = [list(after).index(key) for key in told]
    assert places == sorted(places)


@given(versions, versions)
def test_what_came_and_went_is_just_what_the_versions_do_not_share(before, after):
    differences = compare(before, after)
    assert _keys(differences, "added") == [key for key in after if key not in before]
    assert set(_keys(differences, "removed")) == before.keys() - after.keys()
    assert set(_keys(differences, "changed")) <= before.keys() & after.keys()


@given(versions, versions)
def test_a_change_says_two_different_things(before, after):
    for item in compare(before, after):
        if item.kind == "changed":
            assert item.before != item.after
            assert before[item.key].get(item.field) == item.before
            assert after[item.key].get(item.field) == item.after
        else:
            assert item[2:] == (None, None, None)


@given(versions)
def test_from_nothing_all_is_added_and_to_nothing_all_is_removed(version):
    assert compare({}, version) == [Difference("added", key) for key in version]
    assert compare(version, {}) == [Difference("removed", key) for key in version]


@given(versions, st.randoms(use_true_random=False))
def test_another_order_alone_is_no_difference(version, random):
    keys = list(version)
    random.shuffle(keys)
    assert compare(version, {key: version[key] for key in keys}) == []


@given(versions, versions)
def test_what_is_gone_keeps_the_order_in_which_it_stood(before, after):
    """Among the gone parts behind one neighbour, the earlier stands first."""
    shared = [key for key in before if key in after]
    gone = _keys(compare(before, after), "removed")
    anchor_of = {}
    anchor = None
    for key in before:
        if key in shared:
            anchor = key
        else:
            anchor_of[key] = anchor
    for one, other in pairwise(gone):
        if anchor_of[one] == anchor_of[other]:
            assert list(before).index(one) < list(before).index(other)


@given(versions, versions, versions)
def test_over_three_versions_nothing_is_lost(first, second, third):
    """What differs between the first and the third differs on the way there."""
    on_the_way = {item.key for item in compare(first, second)}
    on_the_way |= {item.key for item in compare(second, third)}
    assert {item.key for item in compare(first, third)} <= on_the_way


def test_the_versions_are_left_as_they_are():
    before = {"a": {"name": "1"}, "b": {}}
    after = {"b": {"name": "2"}}
    compare(before, after)
    assert (before, after) == ({"a": {"name": "1"}, "b": {}}, {"b": {"name": "2"}})
