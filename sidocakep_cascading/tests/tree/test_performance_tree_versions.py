"""Pohon kinerja: amendment, the tree of the next year, links that follow the plan."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.tests.version_case import put_in_force

from ..common import YEAR
from ..common_tree import TreeCase


@tagged("post_install", "-at_install")
class TestPerformanceTreeVersions(TreeCase):
    def _notices(self, **kw):
        domain = [("tree_id", "=", self.tree.id)]
        domain += [(name, "=", value) for name, value in kw.items()]
        return self.env["sidocakep.performance.tree.notice"].search(domain)

    # ------------------------------------------------------------------
    # Amendment
    # ------------------------------------------------------------------

    def _amend(self):
        action = self.tree.with_user(self.user_head_a).action_amend()
        return self.env["sidocakep.performance.tree"].browse(action["res_id"])

    def test_amendment_keeps_identities_links_and_the_old_version(self):
        self._complete()
        self._decide_tree()
        amendment = self._amend()
        self.assertEqual((amendment.version, amendment.state), (2, "draft"))
        self.assertEqual(
            set(amendment.node_ids.mapped("identity")),
            set(self.nodes.mapped("identity")),
        )
        new_leaf = amendment.node_ids.filtered(
            lambda node: node.identity == self.leaf_1.identity
        )
        self.assertEqual(new_leaf.parent_id.identity, self.middle.identity)
        self.assertEqual(new_leaf.job_ids, self.job_ech3_a)
        new_leaf.name = "Kader dilatih setiap triwulan"
        amendment.write({"document_number": "46", "document_date": "2026-06-01"})
        with self.assert_refused(UserError, "reason of the amendment"):
            self._decide_tree(amendment)
        amendment.amendment_reason = "Perubahan strategi"
        self._decide_tree(amendment)
        self.assertEqual((self.tree.state, amendment.state), ("amended", "decided"))
        self.assertEqual(self.leaf_1.name, "Kader dilatih")

    def test_one_amendment_at_a_time(self):
        self._complete()
        with self.assert_refused(UserError, "Only the version in force"):
            self._amend()
        self._decide_tree()
        self._amend()
        with self.assert_refused(UserError, "already has a successor"):
            self._amend()

    # ------------------------------------------------------------------
    # Next year
    # ------------------------------------------------------------------

    def _continue(self, user=None):
        action = self.tree.with_user(
            user or self.user_secretary_a
        ).action_copy_next_year()
        return self.env["sidocakep.performance.tree"].browse(action["res_id"])

    def test_next_year_keeps_identities_and_leads_links_by_identity(self):
        """The Renstra is amended in between: links go to the new version."""
        self._complete()
        self._decide_tree()
        amended = self.renstra._amend()
        amended.write(
            {
                "amendment_reason": "Perubahan",
                "document_number": "9/2026",
                "document_date": "2026-08-01",
            }
        )
        amended._with_workflow_bypass().write({"state": "draft"})
        put_in_force(amended)
        successor = self._continue()
        self.assertEqual((successor.year, successor.state), (YEAR + 1, "draft"))
        self.assertEqual(successor.copied_from_id, self.tree)
        old = {node.identity: node.name for node in self.nodes}
        new = {node.identity: node.name for node in successor.node_ids}
        self.assertEqual(new, old)
        linked = successor.node_ids.plan_node_ids
        self.assertEqual(linked.plan_id, amended)
        self.assertEqual(linked.identity, self.node_s1.identity)
        self.assertEqual(successor.node_ids.job_ids, self.job_ech3_a)
        self.assertEqual(successor.node_ids.indicator_ids, self.iku_1)

    def test_next_year_drops_links_that_the_plan_of_that_year_has_not(self):
        self._complete()
        self._decide_tree()
        self.renstra._with_workflow_bypass().write({"state": "ended"})
        successor = self._continue()
        self.assertFalse(successor.node_ids.plan_node_ids)
        self.assertEqual(successor.steps_done, 4)

    def test_no_double_copy(self):
        self._complete()
        with self.assert_refused(UserError, "Only a decided tree"):
            self._continue()
        self._decide_tree()
        self._continue()
        with self.assert_refused(UserError, "There is a tree for 2027 already"):
            self._continue()
        with self.assert_refused(UserError, "There is a tree for 2027 already"):
            self._continue(self.user_organisasi)

    def test_links_to_an_amended_plan_are_noticed_and_refreshed(self):
        self._complete()
        amended = self.renstra._amend()
        put_in_force(amended)
        notices = self._notices(kind="outdated_link")
        self.assertEqual(notices.node_id, self.nodes)
        self.assertTrue(self.leaf_1.link_chips[0]["outdated"])
        self.tree.with_user(self.user_secretary_a).action_refresh_links()
        self.assertEqual(self.nodes.plan_node_ids.plan_id, amended)
        self.assertFalse(self._notices(kind="outdated_link"))
