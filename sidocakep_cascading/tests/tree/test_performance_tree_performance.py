"""Opening a tree costs the same number of queries however many nodes it has."""

from odoo.tests import tagged

from ..common import YEAR
from ..common_tree import TreeCase

NODE = "sidocakep.performance.tree.node"


@tagged("post_install", "-at_install")
class TestPerformanceTreeQueries(TreeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.outcome_b = cls._create_tree_b()
        cls.small = cls._create_wide_tree(YEAR + 1, 40)
        cls.large = cls._create_wide_tree(YEAR + 2, 400)

    @classmethod
    def _create_wide_tree(cls, year, count):
        """Create a linked tree of ``count`` nodes, every tenth node carried by B."""
        tree = cls._create_tree(year=year)
        outcome_b = cls._create_tree_b(year)
        make = cls._create_tree_node
        outcome = make("outcome", "Hasil", tree=tree)
        nodes = outcome
        factors = cls.env[NODE].create(
            [
                {
                    "tree_id": tree.id,
                    "kind": "csf",
                    "name": f"Faktor {number}",
                    "parent_id": outcome.id,
                }
                for number in range(count // 10)
            ]
        )
        leaves = cls.env[NODE].create(
            [
                {
                    "tree_id": tree.id,
                    "kind": "operational",
                    "name": f"Kondisi {number}",
                    "parent_id": factors[number % len(factors)].id,
                }
                for number in range(count - 1 - len(factors))
            ]
        )
        nodes |= factors | leaves
        nodes.write(
            {
                "indicator_ids": [(4, cls.iku_1.id)],
                "plan_node_ids": [(4, cls.node_s1.id)],
                "job_ids": [(4, cls.job_ech3_a.id)],
            }
        )
        requests = cls.env["sidocakep.crosscutting"].create(
            [
                {"node_id": node.id, "company_id": cls.agency_b.id, "request": "x"}
                for node in factors
            ]
        )
        for request in requests[:2]:
            request.with_user(cls.user_head_b).action_accept(outcome_b.id)
        return tree

    def _open(self, tree, user):
        """Do what the view calls: one ``hierarchy_read``, then the steps."""
        view = self.env.ref(
            "sidocakep_cascading.sidocakep_performance_tree_node_view_hierarchy"
        )
        self.assertIn('child_field="child_ids"', view.arch)
        specification = {
            "tree_id": {"fields": {"display_name": {}}},
            "parent_id": {"fields": {"display_name": {}}},
            "child_ids": {},
            **{
                name: {}
                for name in (
                    "kind",
                    "name",
                    "is_editable",
                    "indicator_names",
                    "link_chips",
                    "crosscutting_chips",
                )
            },
        }
        for name in specification.keys() - {"parent_id", "child_ids"}:
            self.assertIn(f'<field name="{name}"', view.arch)
        records = self._call(
            user,
            "hierarchy_read",
            [("tree_id", "=", tree.id)],
            specification,
            "parent_id",
            "child_ids",
            "sequence, id",
            model=NODE,
        )
        self._call(
            user, "read", tree.ids, ["steps"], model="sidocakep.performance.tree"
        )
        return records

    def test_opening_the_tree_at_40_and_400_nodes(self):
        for user in (self.user_secretary_a, self.user_organisasi, self.user_ech3_a):
            with self.subTest(user.login):
                self.assertEqual(len(self._open(self.small, user)), 40)
                self.assertEqual(len(self._open(self.large, user)), 400)
                counts = [
                    self._count_queries(
                        lambda tree=tree, user=user: self._open(tree, user)
                    )
                    for tree in (self.small, self.large)
                ]
                self.assertEqual(*counts)
                self.assertLess(counts[0], 60)

    def test_the_whole_tree_comes_with_what_the_cards_show(self):
        records = self._open(self.large, self.user_ech3_a)
        children = {record["id"]: record["child_ids"] for record in records}
        [top] = [record for record in records if not record["parent_id"]]
        self.assertEqual(len(children[top["id"]]), 40)
        self.assertEqual(sum(map(len, children.values())), 399)
        self.assertTrue(all(record["link_chips"] for record in records))

    def test_lists_at_1_and_50_trees(self):
        trees = self.env["sidocakep.performance.tree"].create(
            [{"company_id": self.agency_a.id, "year": 2040 + n} for n in range(50)]
        )
        fields = ["display_name", "step_text", "notice_count", "node_count", "steps"]
        counts = [
            self._count_queries(
                lambda ids=ids: self._call(
                    self.user_organisasi,
                    "read",
                    ids,
                    fields,
                    model="sidocakep.performance.tree",
                )
            )
            for ids in (trees[:1].ids, trees.ids)
        ]
        self.assertEqual(*counts)

    def test_notices_of_a_small_and_a_large_tree(self):
        counts = [
            self._count_queries(
                lambda tree=tree: (
                    self.env["sidocakep.performance.tree.notice"]
                    .with_user(self.user_secretary_a)
                    .search([("tree_id", "=", tree.id)])
                    .read(["message", "step", "is_due", "node_id"])
                )
            )
            for tree in (self.small, self.large)
        ]
        self.assertEqual(*counts)

    def test_requests_in_a_list(self):
        requests = self.large.node_ids.crosscutting_ids.sorted("state")
        self.assertEqual(len(requests), 40)
        few = requests[1:3]
        self.assertEqual(few.mapped("state"), ["accepted", "asked"])
        fields = ["display_name", "carrier_text", "can_accept", "can_withdraw"]
        counts = [
            self._count_queries(
                lambda ids=ids: self._call(self.user_head_b, "read", ids, fields)
            )
            for ids in (few.ids, requests.ids)
        ]
        self.assertEqual(*counts)
