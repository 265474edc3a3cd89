"""Efficiency by a named formula, and the trees: what cannot be has no figure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_cascading.engine.efficiency import Basis, Formula, Refusal, compute
from sidocakep_cascading.engine.performance_tree import (
    NEXT_KIND,
    UPPER_KINDS,
    may_stand_under,
    steps_done,
)
from sidocakep_cascading.engine.tree import Tree, TreeNode

MONEY = st.integers(1, 10**12).map(Decimal)
PERCENT = st.decimals("0.01", 300, places=2)


@pytest.mark.parametrize(
    ("formula", "ceiling", "spent", "achievement", "value"),
    [
        # More spent than allowed: 100 * (200 - 250) / 200.
        (Formula.UNSPENT, 200, 250, 100, "-25.00"),
        (Formula.UNSPENT, 200, 0, 120, "100.00"),
        # Nothing spent of what half of the target might have cost: all of it saved.
        (Formula.COST, 200, 0, 50, "100.00"),
        # 3 * 100 % = 3 allowed, 2 spent: 33.333; half up at 0.125 percent.
        (Formula.COST, 3, 2, 100, "33.33"),
        (Formula.UNSPENT, 800, 799, 100, "0.13"),
        # 100 : (100 * 1 / 3) = 3; 50 : 100 = 0.5.
        (Formula.INDEX, 3, 1, 100, "3.000"),
        (Formula.INDEX, 10, 10, 50, "0.500"),
    ],
)
def test_figures_by_hand(formula, ceiling, spent, achievement, value):
    found = compute(formula, *map(Decimal, (ceiling, spent, achievement)))
    assert (str(found.value), found.refusal) == (value, None)


@pytest.mark.parametrize(
    ("formula", "ceiling", "spent", "achievement", "refusal"),
    [
        ("unspent", None, None, None, Refusal.NO_ACHIEVEMENT),
        ("unspent", 10, 5, 0, Refusal.NO_ACHIEVEMENT),
        ("cost", 10, 5, -1, Refusal.NO_ACHIEVEMENT),
        ("cost", None, 5, 80, Refusal.NO_CEILING),
        ("index", -1, 5, 80, Refusal.NO_CEILING),
        ("index", 10, None, 80, Refusal.NOT_REPORTED),
        ("index", 10, 0, 80, Refusal.NOTHING_SPENT),
        ("unspent", 10, 5, "99.99", Refusal.NOT_REACHED),
        # A payment that came back is more than all saved.
        ("cost", 10, "-0.01", 80, Refusal.IMPOSSIBLE),
    ],
)
def test_what_cannot_be_is_refused(formula, ceiling, spent, achievement, refusal):
    values = [
        None if item is None else Decimal(item)
        for item in (ceiling, spent, achievement)
    ]
    found = compute(Formula(formula), *values)
    assert (found.value, found.refusal) == (None, refusal)


#: Ceiling 400, of which 300 were spent; by hand, where it is judged at 120 percent:
#: 100 * (400 - 300) / 400 = 25; (480 - 300) / 480 = 0.375; 120 / 75 = 1.6.
JUDGED = {Formula.UNSPENT: "25.00", Formula.COST: "37.50", Formula.INDEX: "1.600"}
#: At 90 percent: not judged unless all are; (360 - 300) / 360 = 0.16667; 90 / 75 = 1.2.
MISSED = {Formula.COST: "16.67", Formula.INDEX: "1.200"}


@pytest.mark.parametrize("formula", Formula)
@pytest.mark.parametrize(
    ("basis", "achievement", "states", "figures", "refusal"),
    [
        (Basis.ALL, 120, ["met", "below", "none"], JUDGED, None),
        (Basis.OUTCOMES, 120, ["met", "below", "none"], JUDGED, None),
        (Basis.OUTPUTS, 120, ["met", "met"], JUDGED, None),
        # exactly 100 percent is reached: 25; (400 - 300) / 400; 100 / 75 = 1.3333
        (Basis.OUTPUTS, 100, [], ["25.00", "25.00", "1.333"], None),
        (Basis.OUTPUTS, 120, ["none", "met"], {}, Refusal.OUTPUT_UNKNOWN),
        (Basis.OUTPUTS, 120, ["none", "below"], {}, Refusal.OUTPUT_MISSED),
        (Basis.ALL, 90, ["below"], MISSED, Refusal.NOT_REACHED),
        (Basis.OUTCOMES, 90, ["met"], {}, Refusal.NOT_REACHED),
        # a programme that is behind is told that first, not which output is unknown
        (Basis.OUTPUTS, 90, ["none"], {}, Refusal.NOT_REACHED),
    ],
)
def test_a_basis_by_hand(formula, basis, achievement, states, figures, refusal):
    """Without a figure the reason; whose states they are does not change a figure."""
    if isinstance(figures, list):
        figures = dict(zip(Formula, figures, strict=True))
    money = (Decimal(400), Decimal(300))
    found = compute(formula, *money, Decimal(achievement), basis, states)
    figure = figures.get(formula)
    assert (found.value and str(found.value)) == figure
    assert found.refusal is (None if figure else refusal)
    assert compute(formula, *money, Decimal(achievement), basis, states[::-1]) == found


@given(
    st.sampled_from(Formula),
    MONEY,
    MONEY,
    PERCENT,
    st.lists(st.sampled_from(["met", "below", "none"])),
)
def test_a_narrower_basis_judges_fewer_and_no_other_figure(
    formula, ceiling, spent, achievement, states
):
    every, outcomes, outputs = (
        compute(formula, ceiling, spent, achievement, basis, states)
        for basis in (Basis.ALL, Basis.OUTCOMES, Basis.OUTPUTS)
    )
    for narrow, wide in ((outcomes, every), (outputs, outcomes)):
        assert narrow.value in (None, wide.value)
    if outputs.value is not None:
        assert achievement >= 100
        assert set(states) <= {"met"}


@given(st.sampled_from(Formula), MONEY, MONEY, PERCENT)
def test_there_is_a_figure_or_a_reason(formula, ceiling, spent, achievement):
    found = compute(formula, ceiling, spent, achievement)
    assert (found.value is None) is (found.refusal is not None)
    if found.value is not None and formula is not Formula.INDEX:
        assert found.value <= 100


@pytest.mark.parametrize("kind", UPPER_KINDS)
def test_what_is_usually_written_below_may_stand_there(kind):
    assert may_stand_under(NEXT_KIND[kind], kind)
    assert may_stand_under(kind, None) is (kind == NEXT_KIND[None])


@pytest.mark.parametrize(
    ("counts", "done"),
    [({5: 1}, 4), ({1: 0, 2: 0, 3: 1}, 2), ({6: 4}, 5), ({2: 1, 1: 0}, 1)],
)
def test_a_step_is_done_with_all_before_it(counts, done):
    assert steps_done(counts) == done


@given(st.lists(st.integers(0, 30), max_size=30))
def test_a_parent_is_printed_before_what_is_under_it(above):
    """Each node hangs under one before it, or under one that is not there."""
    parents = {n: up if up < n else None for n, up in enumerate(above)}
    tree = Tree(TreeNode(n, up, "x", (-n,)) for n, up in parents.items())
    places = {n: tree.position(n) for n in parents}
    assert sorted(places.values()) == list(range(len(parents)))
    for number, parent in parents.items():
        if parent is not None:
            assert places[parent] < places[number]
            assert number in tree.below([parent])
        assert tree.topmost(tree.below([number])) == {number}


def test_what_is_not_there_is_nowhere():
    tree = Tree([TreeNode(1, 99, "program"), TreeNode(2, 1, "kegiatan")])
    assert 99 not in tree
    assert 2 in tree
    assert list(tree.lineage(99)) == []
    assert tree.below([99]) == set()
    assert list(tree.lineage(2)) == [2, 1]
    assert tree.nearest(2, {"tujuan"}) is None
    assert tree.nearest(2, {"program", "kegiatan"}) == 2
    assert Tree([]).below([1]) == set()
