"""In a browser: a secretary builds a tree, the head of the asked agency accepts."""

from odoo.tests import HttpCase, tagged

from ..common_tree import TreeCase


@tagged("post_install", "-at_install", "-standard", "long")
class TestPerformanceTreeTour(TreeCase, HttpCase):
    def test_secretary_builds_a_tree_and_the_asked_head_accepts(self):
        self.start_tour(
            "/odoo/performance-trees",
            "sidocakep_performance_tree_tour",
            login=self.user_secretary_a.login,
        )
        tree = self.env["sidocakep.performance.tree"].search([("year", "=", 2028)])
        self.assertEqual(tree.company_id, self.agency_a)
        self.assertEqual(tree.create_uid, self.user_secretary_a)
        nodes = tree.node_ids.sorted("parent_path")
        self.assertEqual(
            nodes.mapped("kind"), ["outcome", "csf", "intermediate", "operational"]
        )
        self.assertEqual(tree.steps_done, 3)
        [request] = nodes[3].crosscutting_ids
        self.assertEqual((request.company_id, request.state), (self.agency_b, "asked"))
        self.start_tour(
            "/odoo/crosscutting",
            "sidocakep_crosscutting_tour",
            login=self.user_head_b.login,
        )
        self.assertEqual(request.state, "accepted")
        self.assertEqual(request.answered_by_id, self.user_head_b)
        self.assertEqual(request.carrier_job_id, self.job_head_b)
