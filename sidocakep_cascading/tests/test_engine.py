import doctest

from odoo.tests import BaseCase, tagged

from odoo.addons.sidocakep_base.engine import chain, sealed_content, sealing
from odoo.addons.sidocakep_cascading.engine import (
    contrast,
    doubt,
    periods,
    sharing,
    tree,
)

MODULES = (
    *(chain, contrast, doubt, periods),
    *(sealed_content, sealing, sharing, tree),
)


@tagged("post_install", "-at_install")
class TestEngine(BaseCase):
    def test_doctests(self):
        for module in MODULES:
            with self.subTest(module.__name__):
                result = doctest.testmod(module)
                self.assertTrue(result.attempted)
                self.assertFalse(result.failed)

    def test_tree_prints_depth_first_by_sort_key(self):
        nodes = [
            tree.TreeNode(1, None, "tujuan", (2,)),
            tree.TreeNode(2, None, "tujuan", (1,)),
            tree.TreeNode(3, 1, "sasaran", (1,)),
            tree.TreeNode(4, 2, "sasaran", (2,)),
            tree.TreeNode(5, 2, "sasaran", (1,)),
        ]
        plan = tree.Tree(nodes)
        self.assertEqual(sorted((1, 2, 3, 4, 5), key=plan.position), [2, 5, 4, 1, 3])

    def test_child_of_an_unknown_parent_is_a_root(self):
        plan = tree.Tree([tree.TreeNode(7, 99, "program")])
        self.assertEqual(list(plan.lineage(7)), [7])
        self.assertEqual(plan.position(7), 0)
        self.assertNotIn(99, plan)

    def test_nearest_is_none_without_such_an_ancestor(self):
        plan = tree.Tree([tree.TreeNode(1, None, "program")])
        self.assertIsNone(plan.nearest(1, {"sasaran"}))

    def test_below_counts_a_branch_once(self):
        plan = tree.Tree(
            [
                tree.TreeNode(1, None, "program"),
                tree.TreeNode(2, 1, "kegiatan"),
                tree.TreeNode(3, 2, "sub_kegiatan"),
                tree.TreeNode(4, None, "program"),
            ]
        )
        self.assertEqual(plan.below([1, 2]), {1, 2, 3})
        self.assertEqual(plan.topmost([2, 3, 4]), {2, 4})

    def test_seal_does_not_depend_on_the_order_of_keys(self):
        self.assertEqual(
            sealing.get_seal({"a": 1, "b": [1, 2]}),
            sealing.get_seal({"b": [1, 2], "a": 1}),
        )

    def test_seal_changes_with_one_figure(self):
        before = {"objectives": [{"target": "85,5 Persen"}]}
        after = {"objectives": [{"target": "85,6 Persen"}]}
        self.assertNotEqual(sealing.get_seal(before), sealing.get_seal(after))

    def test_content_is_without_state_and_logo(self):
        values = {
            "state": "draft",
            "is_draft": True,
            "hash": "",
            "agency": {"name": "A", "logo": "x"},
        }
        content = sealing.get_content(values)
        self.assertEqual(content, {"agency": {"name": "A"}})
        self.assertEqual(values["agency"]["logo"], "x", "the values stay as they were")
