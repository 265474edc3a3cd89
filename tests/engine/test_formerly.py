"""Targets and figures that were others before: what a report says of them."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_cascading.engine import formerly
from sidocakep_cascading.engine.formerly import (
    Agreement,
    Former,
    changed_figures,
    changed_targets,
)

FIRST = Agreement(
    "PK Nomor 1",
    {
        "7": ("Indeks Kepuasan", "80 Persen"),
        "8": ("Nilai SAKIP", "75,35 Angka"),
        "9": ("Cakupan Layanan", "60 Persen"),
    },
)
#: The budget was changed: one target was raised, one indicator goes, one comes.
LAST = Agreement(
    "PK Nomor 2",
    {
        "7": ("Indeks Kepuasan", "85 Persen"),
        "8": ("Nilai SAKIP", "75,35 Angka"),
        "10": ("Waktu Tunggu", "12 Menit"),
    },
)
FIGURE = Former(2025, "Indeks Kepuasan", "78 Persen (97,50)", "79 Persen (98,75)", "")


def test_the_documentation_is_true():
    assert not doctest.testmod(formerly).failed


def test_a_changed_budget_leaves_both_targets():
    assert list(changed_targets([FIRST, LAST])) == [
        (
            "Target Indeks Kepuasan: semula 80 Persen (PK Nomor 1), menjadi 85 Persen "
            "(PK Nomor 2)"
        ),
        "Waktu Tunggu: baru dalam PK Nomor 2, sebelumnya tidak diperjanjikan",
        "Cakupan Layanan: semula 60 Persen (PK Nomor 1), tidak diperjanjikan lagi",
    ]


def test_who_follows_in_a_post_and_promises_the_same_changes_nothing():
    following = Agreement("PK Nomor 3", LAST.targets)
    assert list(changed_targets([LAST, following])) == []
    # Each target is told with the agreement that promised it last.
    again = FIRST._replace(words="PK Nomor 1a")
    note, *_others = changed_targets([FIRST, again, LAST])
    assert note.endswith(
        "semula 80 Persen (PK Nomor 1a), menjadi 85 Persen (PK Nomor 2)"
    )


def test_three_targets_are_told_in_their_order():
    middle = Agreement("PK Nomor 2", {"7": ("Indeks Kepuasan", "82 Persen")})
    last = Agreement("PK Nomor 3", {"7": ("Indeks Kepuasan", "85 Persen")})
    first = Agreement("PK Nomor 1", {"7": ("Indeks Kepuasan", "80 Persen")})
    [note] = changed_targets([first, middle, last])
    assert note == (
        "Target Indeks Kepuasan: semula 80 Persen (PK Nomor 1), lalu 82 Persen "
        "(PK Nomor 2), menjadi 85 Persen (PK Nomor 3)"
    )


def test_without_an_agreement_there_is_nothing_to_say():
    assert list(changed_targets([])) == []


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        ("audited", "setelah audit 79 Persen (98,75)"),
        ("official", "setelah rilis resmi 79 Persen (98,75)"),
        ("provisional", "setelah dikoreksi 79 Persen (98,75)"),
        ("", "setelah dikoreksi 79 Persen (98,75)"),
    ],
)
def test_a_figure_is_told_with_what_made_it_another(standing, words):
    assert list(changed_figures([FIGURE._replace(standing=standing)])) == [
        f"Realisasi 2025 Indeks Kepuasan: semula 78 Persen (97,50), {words}"
    ]


@pytest.mark.parametrize("field", ["then", "now"])
def test_what_had_no_figure_is_not_said_to_have_changed(field):
    assert list(changed_figures([FIGURE._replace(**{field: ""})])) == []


TARGETS = st.dictionaries(
    st.sampled_from("abc"),
    st.tuples(st.just("Nama"), st.sampled_from(["1", "2", "3"])),
    max_size=3,
)


@given(st.lists(TARGETS, max_size=4))
def test_a_note_stands_for_each_change_and_for_nothing_else(versions):
    agreements = [
        Agreement(f"PK {number}", targets)
        for number, targets in enumerate(versions, start=1)
    ]
    notes = list(changed_targets(agreements))
    if not versions:
        assert notes == []
        return
    keys = set().union(*versions)
    histories = {
        key: [item.get(key, (None, None))[1] for item in versions] for key in keys
    }
    changed = {
        key
        for key, history in histories.items()
        if (history[-1] is not None or any(history)) and len(set(history)) > 1
    }
    came_back = {
        key
        for key in changed
        if histories[key][-1] is not None
        and set(histories[key]) - {None} == {histories[key][-1]}
        and any(item is not None for item in histories[key][:-1])
    }
    assert len(notes) == len(changed - came_back)
