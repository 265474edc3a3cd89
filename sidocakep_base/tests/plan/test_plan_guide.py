"""A Renstra is guided by the RPJMD: Gunung Mas 24/2024 art. 5(1)."""

from odoo.exceptions import UserError
from odoo.tests import Form, freeze_time, tagged

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

    def test_a_new_renstra_is_proposed_the_rpjmd_and_its_years(self):
        """On the screen; who enters a plan of another period types the years over."""
        self.rpjmd.write({"year_start": 2024, "year_end": 2029})
        with freeze_time("2026-11-28"), Form(self.env["sidocakep.plan"]) as form:
            form.company_id = self.agency_b
            form.name = "Renstra Baru"
            self.assertEqual(form.parent_plan_id, self.rpjmd)
            self.assertEqual((form.year_start, form.year_end), (2024, 2029))
            form.year_start = 2025
            self.assertEqual(form.year_end, 2029)
            form.year_start = 2027
            self.assertEqual(form.year_end, 2031)
            form.parent_plan_id = self.env["sidocakep.plan"]
        self.assertFalse(form.record.parent_plan_id)

    def test_the_signer_follows_the_agency(self):
        """It stayed the head of region of whom the form is opened with."""
        plan = self.env["sidocakep.plan"].with_company(self.government)
        with Form(plan) as form:
            form.name = "Renstra Baru"
            form.company_id = self.agency_b
            self.assertEqual(form.signer_job_id, self.job_head_b)

    def test_a_plan_older_than_its_people_is_decided_by_who_holds_the_post(self):
        self.rpjmd.signer_job_id = False
        wizard = self.env["sidocakep.plan.step"].create(
            {"plan_id": self.rpjmd.id, "step": "decide"}
        )
        self.assertEqual(wizard.signer_job_id, self.job_bupati)
