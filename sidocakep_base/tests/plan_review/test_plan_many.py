"""One act for the Renstra of many agencies: each agency answers for itself."""

from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..common import ROLES
from ..common_plan_finding import PlanFindingCase

NUMBER, DAY = "Perbup 24/2025", "2025-03-03"


@tagged("post_install", "-at_install")
class TestPlanMany(PlanFindingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._decide_guide()
        cls.model = cls.env["sidocakep.plan.many"].with_user(cls.user_organisasi)
        cls.agencies = cls.env.user._get_government_companies().browse()
        cls.agencies = (
            cls.env["res.company"]
            .search([("id", "child_of", cls.government.id)])
            .filtered(lambda agency: agency.parent_id and agency.sidocakep_kind)
        )

    def _draft(self, **vals):
        return self.model.create({"step": "draft", **vals})

    def _open(self, step, plans, user=None, **vals):
        """Return the window as the button above the list opens it."""
        model = self.model.with_user(user or self.user_organisasi)
        context = {"active_model": "sidocakep.plan", "active_ids": plans.ids}
        return model.with_context(**context).create({"step": step, **vals})

    def _make_drafts(self):
        """Return the drafts of all agencies, each with a node."""
        self._draft().action_confirm()
        plans = self.env["sidocakep.plan"].search(
            [("kind", "=", "renstra"), ("company_id", "in", self.agencies.ids)]
        )
        for plan in plans - self.plan:
            upper = self.rpjmd_goal.id
            self._create_node(plan, "tujuan", "Tujuan", upper_node_id=upper)
            for level in ("sasaran", "program", "kegiatan"):
                self._create_node(plan, level, level, plan.node_ids.sorted("id")[-1])
        return plans

    # ------------------------------------------------------------------
    # Drafts
    # ------------------------------------------------------------------

    def test_agencies_without_a_renstra_are_proposed_and_drafted_once(self):
        window = self._draft()
        self.assertEqual(window.guide_id, self.rpjmd)
        self.assertEqual(window.company_ids, self.agencies - self.agency_a)
        self.assertNotIn(self.government, window.allowed_company_ids)
        window.action_confirm()
        made = window.row_ids.plan_id
        self.assertEqual(made.company_id, self.agencies - self.agency_a)
        self.assertEqual(set(made.mapped("state")), {"draft"})
        self.assertEqual(made.parent_plan_id, self.rpjmd)
        self.assertEqual(
            {(plan.year_start, plan.year_end) for plan in made},
            {(self.rpjmd.year_start, self.rpjmd.year_end)},
        )
        self.assertFalse(any(window.row_ids.mapped("answer")))
        window.action_confirm()
        again = self._draft()
        self.assertFalse(again.company_ids, "nothing is left to draft")
        again.company_ids = self.agencies
        self.assertFalse(any(again.row_ids.mapped("is_possible")))
        with self.assertRaisesRegex(UserError, "nothing to do"):
            again.action_confirm()

    def test_the_form_opens_with_the_rows_and_follows_the_choice(self):
        form = Form(self.model.with_context(default_step="draft"))
        self.assertEqual(len(form.row_ids), len(self.agencies) - 1)
        form.company_ids.remove(id=self.agency_b.id)
        self.assertEqual(len(form.row_ids), len(self.agencies) - 2)

    def test_without_an_rpjmd_nothing_is_drafted(self):
        window = self._draft(guide_id=False, company_ids=[self.agency_b.id])
        with self.assertRaisesRegex(UserError, "Choose the RPJMD"):
            window.action_confirm()

    # ------------------------------------------------------------------
    # Review, decide
    # ------------------------------------------------------------------

    def test_one_lacks_something_and_the_others_go_on(self):
        plans = self._make_drafts()
        bare = plans.filtered(lambda plan: plan.company_id == self.agency_b)
        bare.node_ids.sorted("id", reverse=True).unlink()
        window = self._open("review", plans, self.user_bappeda, note="Dibahas bersama")
        row = window.row_ids.filtered(lambda row: row.plan_id == bare)
        self.assertFalse(row.is_possible)
        self.assertIn("the plan tree", row.remedy)
        window.action_confirm()
        self.assertEqual(bare.state, "draft")
        self.assertEqual(set((plans - bare).mapped("state")), {"reviewed"})
        self.assertEqual(set((plans - bare).mapped("review_note")), {"Dibahas bersama"})
        self.assertEqual((plans - bare).reviewer_id, self.user_bappeda)
        self.assertEqual(
            window.made_text,
            f"Done for {len(plans) - 1} of {len(plans)} agencies.",
        )

    def test_one_regulation_of_the_head_of_region_decides_them_all(self):
        plans = self._make_drafts()
        self._open("review", plans).action_confirm()
        window = self._open("decide", plans)
        with self.assertRaisesRegex(UserError, "Enter number and date"):
            window.action_confirm()
        window.write({"document_number": NUMBER, "document_date": DAY})
        window.action_confirm()
        self.assertFalse([row.answer for row in window.row_ids if row.answer])
        self.assertEqual(set(plans.mapped("state")), {"decided"})
        self.assertEqual(set(plans.mapped("document_number")), {NUMBER})
        self.assertEqual(plans.signer_job_id, self.job_bupati)
        self.assertEqual(set(plans.mapped("signer_name")), {self.employee_bupati.name})

    def test_each_head_decides_where_the_regency_does_it_so(self):
        self.plan.action_review()
        window = self._open(
            "decide",
            self.plan,
            document_number=NUMBER,
            document_date=DAY,
            signed_by="agency",
        )
        window.action_confirm()
        self.assertEqual(self.plan.signer_job_id, self.job_head_a)

    def test_a_refusal_stands_on_its_line_and_stops_no_other(self):
        """Nobody holds the post of agency B on that day."""
        plans = self._make_drafts()
        self._open("review", plans).action_confirm()
        window = self._open(
            "decide",
            plans,
            document_number=NUMBER,
            document_date=DAY,
            signed_by="agency",
        )
        model = type(self.env["sidocakep.plan"])
        find = model._get_signer_texts

        def find_all_but_one(plans, job, day):
            return (False, False) if job == self.job_head_b else find(plans, job, day)

        with patch.object(model, "_get_signer_texts", find_all_but_one):
            window.action_confirm()
        refused = window.row_ids.filtered("answer")
        self.assertEqual(refused.company_id, self.agency_b)
        self.assertIn("who signed it", refused.answer)
        self.assertEqual(set(refused.plan_id.mapped("state")), {"reviewed"})
        self.assertFalse(any(refused.plan_id.mapped("document_number")), "whole or not")
        self.assertEqual(self.plan.state, "decided")

    def test_a_plan_in_another_state_is_named_and_not_tried(self):
        self.plan.action_review()
        window = self._open("review", self.plan)
        self.assertFalse(window.has_work)
        self.assertIn("It is Reviewed", window.row_ids.remedy)

    # ------------------------------------------------------------------
    # Who
    # ------------------------------------------------------------------

    def test_bappeda_and_the_organisation_division_open_it(self):
        self.assert_access_of(
            ROLES,
            {"bappeda", "organisasi"},
            lambda user: self.model.with_user(user).create({"step": "draft"}),
        )

    def test_bappeda_drafts_and_decides_no_plan_of_an_agency(self):
        window = self.model.with_user(self.user_bappeda).create(
            {"step": "draft", "company_ids": [self.agency_b.id]}
        )
        window.action_confirm()
        self.assertTrue(window.row_ids.answer)
        self.assertFalse(window.row_ids.plan_id)

    def test_the_window_of_another_is_closed(self):
        window = self._draft()
        for record in (window, window.row_ids[:1]):
            with self.assertRaises(AccessError):
                record.with_user(self.user_bappeda).read([])
