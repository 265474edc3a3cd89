"""The life of a plan: who may take which step, what stays, what is kept of it."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import Form, tagged

from ...exceptions import FrozenRecordError, TransitionAccessError, TransitionError
from ..common import ROLES
from ..common_plan import PlanCase
from ..thorough import long

# Who may take which step on a plan of agency A; others are refused.
STEPS = {
    "submit": {"head_a", "secretary_a", "organisasi"},
    "review": {"bappeda", "organisasi"},
    "reopen": {"bappeda", "organisasi"},
    "decide": {"head_a", "organisasi"},
    "end": {"organisasi"},
    "amend": {"head_a", "secretary_a", "organisasi"},
}
# And on the RPJMD, which Bappeda keeps.
GOVERNMENT_STEPS = {
    "submit": {"bappeda", "organisasi"},
    "review": {"bappeda", "organisasi"},
    "reopen": {"bappeda", "organisasi"},
    "decide": {"bappeda", "organisasi"},
    "end": {"bappeda", "organisasi"},
    "amend": {"bappeda", "organisasi"},
}
# Who reads the plan of agency A and therefore may compare its versions.
READERS = set(ROLES) - {"head_b"}


@tagged("post_install", "-at_install")
class TestPlanLife(PlanCase):
    def _bring_to(self, plan, step):
        """Bring a draft to the state from which ``step`` is taken."""
        if step not in ("submit", "review"):
            plan.action_review()
        if step in ("end", "amend"):
            plan.action_decide()

    def _take(self, plan, step):
        """Take a step as the web client does: by RPC, with the wizard where one is."""
        plans = plan.browse()
        if step in ("review", "reopen", "decide"):
            wizards = self.env["sidocakep.plan.step"].with_user(plan.env.user)
            [wizard_id] = call_kw(
                wizards,
                "create",
                [[{"plan_id": plan.id, "step": step, "note": "Sesuai rapat"}]],
                {},
            )
            call_kw(wizards, "action_confirm", [[wizard_id]], {})
        else:
            call_kw(plans, f"action_{step}", [plan.ids], {})

    def _check_steps(self, plan, allowed_by_step):
        for step, allowed in allowed_by_step.items():
            self._bring_to_savepoint = self.env.cr.savepoint(flush=True)
            self._bring_to(plan, step)
            state = plan.state
            for role in ROLES:
                self.env.flush_all()
                savepoint = self.env.cr.savepoint(flush=False)
                as_role = plan.with_user(getattr(self, f"user_{role}"))
                with self.subTest(plan=plan.kind, step=step, role=role):
                    if role in allowed:
                        self._take(as_role, step)
                        self.env.flush_all()
                        if step not in ("amend", "submit"):
                            self.assertNotEqual(plan.state, state)
                    else:
                        with self.assertRaises(AccessError):
                            self._take(as_role, step)
                        self.env.invalidate_all()
                        self.assertEqual(plan.state, state)
                savepoint.close(rollback=True)
                self.env.invalidate_all()
            self._bring_to_savepoint.close(rollback=True)
            self.env.invalidate_all()

    # ------------------------------------------------------------------
    # Steps
    # ------------------------------------------------------------------

    def test_every_step_by_every_role_on_the_plan_of_an_agency(self):
        self._decide(self.rpjmd)
        self._check_steps(self.plan, STEPS)

    @long
    def test_every_step_by_every_role_on_the_plan_of_the_government(self):
        self._check_steps(self.rpjmd, GOVERNMENT_STEPS)

    def test_the_steps_without_the_wizard_ask_the_same(self):
        """``action_review`` and ``action_decide`` are doors of their own."""
        model = self.env["sidocakep.plan"]
        for user in (self.user_head_a, self.user_inspektorat, self.user_ech3_a):
            with self.assertRaises(AccessError):
                call_kw(model.with_user(user), "action_review", [self.plan.ids], {})
        self.plan.action_review()
        for user in (self.user_secretary_a, self.user_inspektorat, self.user_head_b):
            with self.assertRaises(AccessError):
                call_kw(model.with_user(user), "action_decide", [self.plan.ids], {})
        for method in ("_review", "_reopen", "_amend", "_transition"):
            with self.assertRaises(AccessError):
                call_kw(
                    model.with_user(self.user_organisasi), method, [self.plan.ids], {}
                )

    def test_buttons_are_offered_to_who_may(self):
        head = self.plan.with_user(self.user_head_a)
        bappeda = self.plan.with_user(self.user_bappeda)
        self.assertEqual((head.can_review, bappeda.can_review), (False, True))
        self.plan.action_review()
        self.assertEqual((head.can_decide, bappeda.can_decide), (True, False))
        self.assertEqual((head.can_reopen, bappeda.can_reopen), (False, True))

    def test_a_draft_is_not_decided_without_a_review(self):
        with self.assertRaises(TransitionError):
            self.plan.with_user(self.user_head_a).action_decide()

    def test_the_review_keeps_who_when_and_what_was_found(self):
        """The five years of the indicator have no target: that is read, not a bar."""
        self._create_indicator(node_ids=self.objective.ids)
        wizard = Form(
            self.env["sidocakep.plan.step"]
            .with_user(self.user_bappeda)
            .with_context(default_plan_id=self.plan.id, default_step="review")
        )
        self.assertEqual((wizard.finding_count, wizard.severe_finding_count), (5, 5))
        wizard.note = "Selaras dengan RPJMD"
        wizard.save().action_confirm()
        self.assertEqual(self.plan.state, "reviewed")
        self.assertEqual(self.plan.reviewer_id, self.user_bappeda)
        self.assertTrue(self.plan.reviewed_on)
        self.assertEqual(self.plan.review_note, "Selaras dengan RPJMD")
        self.assertIn("Selaras dengan RPJMD", self.plan.message_ids[0].body)

    def test_a_reviewed_plan_is_closed_but_for_its_document(self):
        self._decide(self.rpjmd)
        self.plan.action_review()
        plan = self.plan.with_user(self.user_secretary_a)
        with self.assertRaises(FrozenRecordError) as caught:
            plan.name = "Lain"
        self.assertIn("reopen", str(caught.exception))
        with self.assertRaises(FrozenRecordError):
            self.goal.with_user(self.user_secretary_a).name = "Lain"
        with self.assertRaises(FrozenRecordError):
            self._create_target(self._create_indicator(), "1", plan_id=self.plan.id)
        plan.write({"document_number": "Perbup 7/2025", "document_date": "2025-04-01"})
        self._take(self.plan.with_user(self.user_head_a), "decide")
        self.assertEqual(self.plan.document_number, "Perbup 7/2025")
        with self.assertRaises(FrozenRecordError) as caught:
            plan.document_number = "Lain"
        self.assertIn("next version", str(caught.exception))

    def test_review_and_decision_are_not_written(self):
        for field, value in (
            ("reviewer_id", self.user_head_a.id),
            ("reviewed_on", "2026-01-01"),
            ("review_note", "Baik"),
            ("ended_on", "2026-01-01"),
        ):
            with self.subTest(field=field), self.assertRaises(AccessError):
                self.plan.with_user(self.user_organisasi).write({field: value})

    def test_reopening_needs_a_reason_that_stays(self):
        self.plan.action_review()
        plan = self.plan.with_user(self.user_bappeda)
        for reason in (False, "", "  "):
            with self.assertRaises(UserError):
                plan._reopen(reason)
        plan._reopen("Target 2027 keliru")
        self.assertEqual(self.plan.state, "draft")
        self.assertFalse(self.plan.reviewer_id or self.plan.reviewed_on)
        bodies = self.plan.message_ids.mapped("body")
        self.assertTrue(any("Target 2027 keliru" in body for body in bodies))
        self.goal.with_user(self.user_secretary_a).name = "Dapat diubah lagi"

    # ------------------------------------------------------------------
    # The document
    # ------------------------------------------------------------------

    def test_gunung_mas_5_1_a_renstra_is_guided_by_the_rpjmd(self):
        """Without a tree and without the RPJMD it is not a Renstra yet."""
        plan = self._create_plan(name="A", year_start=2030, year_end=2034)
        with self.assertRaises(UserError) as caught:
            plan.action_review()
        for words in ("plan tree", "Pasal 5 ayat (1)"):
            self.assertIn(words, str(caught.exception))
        self.assertNotIn("number and date", str(caught.exception))

    def test_gunung_mas_5_2_the_government_makes_the_rpjmd(self):
        """It needs no guide, and no agency makes one."""
        self._decide(self.rpjmd)
        self.assertEqual(self.rpjmd.state, "decided")
        with self.assertRaises(ValidationError):
            self._create_plan(name="X", kind="rpjmd", year_start=2040, year_end=2044)

    def test_a_plan_is_decided_by_number_date_and_signer(self):
        self._decide(self.rpjmd)
        self.plan.write(
            {"document_number": False, "document_date": False, "signer_job_id": False}
        )
        self.plan.action_review()
        with self.assertRaises(UserError) as caught:
            self.plan.action_decide()
        for words in ("number and date", "who signed"):
            self.assertIn(words, str(caught.exception))
        wizard = Form(
            self.env["sidocakep.plan.step"]
            .with_user(self.user_head_a)
            .with_context(default_plan_id=self.plan.id, default_step="decide")
        )
        wizard.document_number = "Perbup 8/2025"
        wizard.document_date = "2025-03-03"
        wizard.signer_job_id = self.job_bupati
        self.assertEqual(wizard.signer_name, self.employee_bupati.name)
        wizard.save().action_confirm()
        self.assertEqual(self.plan.state, "decided")
        self.assertEqual(self.plan.signer_title, "Bupati Uji")
        self.assertEqual(str(self.plan.document_date), "2025-03-03")

    def test_the_wizard_changes_nothing_when_the_step_is_refused(self):
        self.plan.action_review()
        wizard = (
            self.env["sidocakep.plan.step"]
            .with_user(self.user_secretary_a)
            .create({"plan_id": self.plan.id, "step": "decide"})
        )
        wizard.document_number = "Lain"
        with self.assertRaises(TransitionAccessError), self.env.cr.savepoint():
            wizard.action_confirm()
        self.env.invalidate_all()
        self.assertEqual(self.plan.document_number, "Perbup 2/2025")

    def test_the_wizard_tells_nothing_of_a_plan_that_one_does_not_read(self):
        model = self.env["sidocakep.plan.step"].with_user(self.user_head_b)
        with self.assertRaises(AccessError):
            call_kw(
                model, "create", [[{"plan_id": self.plan.id, "step": "decide"}]], {}
            )

    def test_the_signer_is_who_held_the_post_on_the_date_of_the_document(self):
        self.assertEqual(self.plan.signer_job_id, self.job_head_a)
        self.assertEqual(self.plan.signer_name, self.employee_head_a.name)
        self.assertEqual(self.plan.signer_title, "Kepala Dinas Kesehatan")
        self.assertEqual(self.rpjmd.signer_job_id, self.job_bupati)
        # A Plh of March 2025 signs what is dated in March.
        self._create_acting(
            self.job_head_a,
            self.employee_secretary_a,
            "plh",
            "2025-03-10",
            "2025-03-20",
        )
        self.plan.document_date = "2025-03-15"
        self.assertEqual(self.plan.signer_name, self.employee_secretary_a.name)
        self.assertEqual(self.plan.signer_title, "Plh. Kepala Dinas Kesehatan")

    def test_the_signer_stays_when_another_holds_the_post(self):
        self._decide(self.plan)
        name = self.plan.signer_name
        self.employee_ech3_a._appoint(self.job_head_a, self.plan.document_date)
        self.employee_head_a.name = "Nama Baru"
        self.env.invalidate_all()
        self.assertEqual(self.plan.signer_name, name)

    def test_the_name_of_a_former_official_is_typed(self):
        self.plan.write({"document_date": "2019-01-02", "signer_name": "Drs. Lama"})
        self._decide(self.plan)
        self.assertEqual(self.plan.signer_name, "Drs. Lama")

    def test_who_heads_no_agency_or_another_does_not_sign(self):
        for job in (self.job_head_b, self.job_secretary_a):
            with self.assertRaises(ValidationError):
                self.plan.signer_job_id = job
        self.plan.signer_job_id = self.job_bupati

    def test_an_agency_without_a_head_proposes_the_head_of_region(self):
        company = self._create_company(name="Baru", sidocakep_kind="dinas")
        plan = self._create_plan(name="A", company_id=company.id)
        self.assertEqual(plan.signer_job_id, self.job_bupati)

    # ------------------------------------------------------------------
    # Versions
    # ------------------------------------------------------------------

    def test_the_end_keeps_its_day(self):
        self._decide(self.plan)
        self.plan.with_user(self.user_organisasi).action_end()
        self.assertEqual(self.plan.state, "ended")
        self.assertTrue(self.plan.ended_on)

    def test_an_amendment_under_review_is_still_the_only_one(self):
        self._decide(self.plan)
        amendment = self.plan._amend()
        self.assertFalse(amendment.document_number or amendment.reviewer_id)
        self.assertEqual(amendment.signer_job_id, self.job_head_a)
        self.assertFalse(amendment.signer_name)
        amendment.amendment_reason = "Perubahan RPJMD"
        amendment.action_review()
        with self.assertRaises(UserError):
            self.plan._amend()
        self.assertEqual(self.plan.state, "decided")

    def test_an_amendment_is_not_reviewed_without_a_reason(self):
        self._decide(self.plan)
        with self.assertRaises(UserError) as caught:
            self.plan._amend().action_review()
        self.assertIn("reason", str(caught.exception))

    def test_what_is_drafted_or_reviewed_promises_nothing_beside_what_was_decided(self):
        """Not even of a period that the version in force says nothing of."""
        indicator = self._create_indicator(node_ids=self.objective.ids)
        old = self._create_target(indicator, "80", plan_id=self.plan.id)
        self.assertEqual(indicator._get_targets(2026)[indicator.id], old)
        self._decide(self.plan)
        amendment = self.plan._amend()
        amendment.target_ids.written = "85"
        quarter = {"period_kind": "quarter", "period_no": 1, "plan_id": amendment.id}
        quarter = self._create_target(indicator, "1", **quarter)
        amendment.amendment_reason = "Naik"
        for state in ("draft", "reviewed"):
            if state == "reviewed":
                amendment.action_review()
            self.assertEqual(indicator._get_targets(2026)[indicator.id], old)
            self.assertFalse(indicator._read_quarter_targets(2026))
        self.plan.action_end()
        self.assertEqual(indicator._get_targets(2026)[indicator.id], old)
        other = self.plan.copy({"year_start": 2026, "year_end": 2030})
        quarter.copy({"plan_id": other.id})
        self.assertFalse(indicator._read_quarter_targets(2026))
