"""A Renstra is guided by the RPJMD: Gunung Mas 24/2024 art. 5(1)."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common_plan import PlanCase


@tagged("post_install", "-at_install")
class TestPlanGuide(PlanCase):
    def _review(self):
        self.plan.with_user(self.user_bappeda).action_review()

    def _decide_as_head(self):
        plan = self.plan.with_user(self.user_head_a)
        plan.signer_name = "Kepala Uji"
        plan.action_decide()

    def test_gunung_mas_5_1_not_under_a_draft_rpjmd(self):
        self._review()
        with self.assertRaisesRegex(UserError, "the decision of RPJMD Uji.* first"):
            self._decide_as_head()
        self.rpjmd.signer_name = "Bupati Uji"
        self.rpjmd.action_review()
        with self.assertRaisesRegex(UserError, "the decision of RPJMD Uji.* first"):
            self._decide_as_head()
        self.rpjmd.action_decide()
        self._decide_as_head()
        self.assertEqual(self.plan.state, "decided")

    def test_gunung_mas_5_1_not_under_that_of_another_period(self):
        other = self._create_plan(
            name="RPJMD Nanti",
            kind="rpjmd",
            company_id=self.government.id,
            year_start=2030,
        )
        goal = self._create_node(other, "tujuan", "Kelak")
        self.plan.parent_plan_id = other
        self.goal.upper_node_id = goal
        with self.assertRaisesRegex(UserError, "another period"):
            self._review()
        self.plan.parent_plan_id = self.rpjmd
        self.goal.upper_node_id = self.rpjmd_goal
        self._review()

    def test_gunung_mas_5_1_six_years_by_name_are_the_same_period(self):
        """2024-2029 by the years of taking and leaving office, 2025-2029 by budgets."""
        self.rpjmd.year_start = 2024
        self._review()
        self.assertEqual(self.plan.state, "reviewed")

    def test_gunung_mas_5_1_not_without_anything_of_the_rpjmd(self):
        self.goal.upper_node_id = False
        with self.assertRaisesRegex(UserError, "that carries one of RPJMD Uji"):
            self._review()
        self.program.upper_node_id = self._create_node(
            self.rpjmd, "program", "Program", self.rpjmd_goal, code="1.02.02"
        )
        with self.assertRaisesRegex(UserError, "that carries one of RPJMD Uji"):
            self._review()
        self.objective.upper_node_id = self.rpjmd_goal
        self._review()

    def test_what_the_regulation_does_not_ask_is_not_asked(self):
        """Paser 23/2016 says nothing of it, nor cites anybody else's article."""
        self.government.profile_id = self.env.ref("sidocakep_base.profile_paser")
        self.goal.upper_node_id = False
        self._review()
        self._decide_as_head()
        self.assertEqual(self.plan.state, "decided")
