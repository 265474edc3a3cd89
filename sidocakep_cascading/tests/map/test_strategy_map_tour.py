"""The strategy map in a browser, as the secretary who prepares it for the head."""

from odoo.tests import HttpCase, tagged

from ..common_map import MapCase


@tagged("post_install", "-at_install", "-standard", "long")
class TestStrategyMapTour(MapCase, HttpCase):
    def test_open_link_and_review_a_map(self):
        self.env["res.lang"]._activate_lang("id_ID")
        self.user_secretary_a.lang = "id_ID"
        self.program.responsible_job_id = self.job_ech3_a
        in_force = self._create_plan(
            name="Renstra Berlaku",
            year_start=2020,
            year_end=2024,
            parent_plan_id=self.rpjmd.id,
            document_number="Perbup 1/2020",
            document_date="2020-06-01",
        )
        self._create_node(in_force, "sasaran", "Sasaran berlaku")
        self._decide(self.rpjmd)
        self._decide(in_force)
        self.start_tour(
            "/odoo/action-sidocakep_cascading.sidocakep_strategy_map_action",
            "sidocakep_strategy_map_tour",
            login=self.user_secretary_a.login,
        )
        self.assertEqual(self.program.link_ids, self.objective_2)
        review = in_force.map_review_ids
        self.assertEqual(review.findings, "Peta masih sesuai")
        self.assertEqual(review.reviewer_id, self.user_secretary_a)
        self.assertFalse(in_force.map_review_overdue)
