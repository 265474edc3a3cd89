"""The plan tree in a browser, as the secretary of the agency."""

from odoo.tests import HttpCase, tagged

from ..common_plan import PlanCase


@tagged("post_install", "-at_install", "-standard", "long")
class TestPlanTour(PlanCase, HttpCase):
    def test_tree_node_indicator_target(self):
        self.env["res.lang"]._activate_lang("id_ID")
        self.user_secretary_a.lang = "id_ID"
        indicator = self._create_indicator(node_ids=self.objective.ids)
        target = self._create_target(indicator, "80", plan_id=self.plan.id)
        self.env["sidocakep.plan.cost"].create(
            {"node_id": self.sub_1.id, "year": 2026, "amount": 1500000}
        )
        self.start_tour(
            "/odoo/action-sidocakep_base.sidocakep_plan_node_action",
            "sidocakep_plan_tour",
            login=self.user_secretary_a.login,
        )
        self.assertEqual(target.value, 86.25)
        self.assertEqual(target.written, "86,25")
