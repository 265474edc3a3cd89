"""The wizard of a plan's steps: what it shows, what it asks, whose it is."""

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import Form, tagged

from ...exceptions import TransitionError
from ...models.indicator.sidocakep_indicator import SMART_FIELDS
from ..common import ROLES
from ..common_plan_finding import PlanFindingCase


@tagged("post_install", "-at_install")
class TestPlanStep(PlanFindingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._decide_guide()

    def _open(self, step, user, plan=None, **kw):
        """Return the wizard as the button of the form opens it."""
        model = self.env["sidocakep.plan.step"].with_user(user)
        return model.create({"plan_id": (plan or self.plan).id, "step": step, **kw})

    # ------------------------------------------------------------------
    # What it shows
    # ------------------------------------------------------------------

    def test_a_whole_chain_shows_no_finding(self):
        wizard = self._open("review", self.user_bappeda)
        self.assertEqual((wizard.finding_count, wizard.severe_finding_count), (0, 0))
        self.assertFalse(wizard.finding_ids)

    def test_criteria_without_an_answer_are_named_with_the_plan(self):
        """Gunung Mas 24/2024 art. 6(4): the agreement is refused for them later."""
        indicators = self.plan.node_ids.indicator_ids
        indicators.write(dict.fromkeys(SMART_FIELDS, "yes"))
        self.assertFalse(self._open("review", self.user_bappeda).smart_text)
        self.indicator.smart_relevant = "unanswered"
        text = self._open("review", self.user_bappeda).smart_text
        self.assertIn("criteria: 1.", text)
        self.assertIn("Pasal 6 ayat (4)", text)

    def test_serious_findings_come_first(self):
        """An outcome without target for 2027, an output without one for 2026."""
        missing = {(self.outcome, 2026), (self.indicator, 2027)}
        self.plan.target_ids.filtered(
            lambda row: (row.indicator_id, row.year) in missing
        ).unlink()
        wizard = self._open("review", self.user_bappeda)
        self.assertEqual((wizard.finding_count, wizard.severe_finding_count), (2, 1))
        self.assertEqual(wizard.finding_ids.mapped("severity"), ["severe", "warning"])

    def test_of_many_findings_forty_are_read_and_all_are_counted(self):
        """Nine indicators without the targets of five years: 45."""
        for number in range(9):
            self._create_indicator(f"I{number}", node_ids=self.objective.ids)
        wizard = self._open("review", self.user_bappeda)
        self.assertEqual((wizard.finding_count, len(wizard.finding_ids)), (45, 40))

    def test_all_findings_open_from_the_wizard(self):
        self.goal.upper_node_id = False
        wizard = self._open("review", self.user_bappeda)
        action = wizard.action_view_findings()
        found = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(found, wizard.finding_ids)
        self.assertEqual(len(found), 1)

    def test_number_date_and_signer_are_those_of_the_plan(self):
        self.plan.action_review()
        wizard = self._open("decide", self.user_head_a)
        self.assertEqual(wizard.document_number, "Perbup 2/2025")
        self.assertEqual(str(wizard.document_date), "2025-03-01")
        self.assertEqual(wizard.signer_job_id, self.job_head_a)
        self.assertEqual(wizard.signer_name, self.employee_head_a.name)

    def test_another_date_names_who_held_the_post_then(self):
        self._create_acting(
            self.job_head_a,
            self.employee_secretary_a,
            "plh",
            "2025-05-01",
            "2025-05-31",
        )
        self.plan.action_review()
        form = Form(
            self.env["sidocakep.plan.step"]
            .with_user(self.user_head_a)
            .with_context(default_plan_id=self.plan.id, default_step="decide")
        )
        for day, holder in (
            ("2025-04-30", self.employee_head_a),
            ("2025-05-01", self.employee_secretary_a),
            ("2025-05-31", self.employee_secretary_a),
            ("2025-06-01", self.employee_head_a),
        ):
            with self.subTest(day=day):
                form.document_date = day
                self.assertEqual(form.signer_name, holder.name)

    # ------------------------------------------------------------------
    # What it asks
    # ------------------------------------------------------------------

    def test_a_decision_asks_for_number_and_date(self):
        self.plan.action_review()
        for change in ({"document_number": False}, {"document_date": False}):
            wizard = self._open("decide", self.user_head_a)
            wizard.write(change)
            with (
                self.subTest(change=change),
                self.assertRaisesRegex(UserError, "Enter number and date"),
            ):
                wizard.action_confirm()
        self.assertEqual(self.plan.state, "reviewed")

    def test_a_typed_name_stays_with_the_plan(self):
        self.plan.action_review()
        wizard = self._open("decide", self.user_head_a)
        wizard.write({"signer_name": "Drs. H. Lama", "signer_title": "Pj. Kepala"})
        wizard.action_confirm()
        self.assertEqual(
            (self.plan.signer_name, self.plan.signer_title),
            ("Drs. H. Lama", "Pj. Kepala"),
        )

    def test_a_note_of_blanks_is_no_note(self):
        self._open("review", self.user_bappeda, note="  \n ").action_confirm()
        self.assertEqual(self.plan.state, "reviewed")
        self.assertFalse(self.plan.review_note)

    def test_reopening_without_a_reason_changes_nothing(self):
        self.plan.action_review()
        for note in (False, "", "   "):
            wizard = self._open("reopen", self.user_bappeda, note=note)
            with (
                self.subTest(note=note),
                self.assertRaisesRegex(UserError, "Say why"),
            ):
                wizard.action_confirm()
        self.assertEqual(self.plan.state, "reviewed")

    def test_each_step_from_each_state(self):
        """review from draft, reopen and decide from reviewed; nothing else."""
        allowed = {("draft", "review"), ("reviewed", "reopen"), ("reviewed", "decide")}
        for state in ("draft", "reviewed", "decided", "amended", "ended"):
            for step in ("review", "reopen", "decide"):
                savepoint = self.env.cr.savepoint()
                self.plan._with_workflow_bypass().write({"state": state})
                wizard = self._open(step, self.user_organisasi, note="Alasan")
                with self.subTest(state=state, step=step):
                    if (state, step) in allowed:
                        wizard.action_confirm()
                        self.assertNotEqual(self.plan.state, state)
                    else:
                        with self.assertRaises(TransitionError):
                            wizard.action_confirm()
                savepoint.close(rollback=True)
                self.env.invalidate_all()

    # ------------------------------------------------------------------
    # Whose it is
    # ------------------------------------------------------------------

    def test_a_wizard_is_read_by_who_opened_it(self):
        wizard = self._open("review", self.user_bappeda, note="Rahasia")
        self.env.invalidate_all()
        for role in ROLES:
            if role == "bappeda":
                continue
            model = self.env["sidocakep.plan.step"].with_user(
                getattr(self, f"user_{role}")
            )
            for method, arguments in (
                ("read", [wizard.ids, ["note"]]),
                ("action_confirm", [wizard.ids]),
            ):
                with (
                    self.subTest(role=role, method=method),
                    self.assertRaises(AccessError),
                ):
                    call_kw(model, method, arguments, {})
        self.assertEqual(self.plan.state, "draft")

    def test_a_wizard_is_not_turned_to_a_plan_that_one_does_not_read(self):
        """Number and signer of the other plan would be copied into it."""
        other = self._create_plan(name="B", company_id=self.agency_b.id)
        wizard = self._open("review", self.user_secretary_a)
        model = wizard.browse()
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            call_kw(model, "write", [wizard.ids, {"plan_id": other.id}], {})

    def test_a_comparison_is_not_turned_to_a_plan_that_one_does_not_read(self):
        other = self._create_plan(name="B", company_id=self.agency_b.id)
        self._decide(self.plan)
        amendment = self.plan._amend()
        model = self.env["sidocakep.plan.compare"].with_user(self.user_secretary_a)
        comparison = model.create({"plan_id": amendment.id})
        self.assertEqual(comparison.before_id, self.plan)
        vals = {"plan_id": other.id, "before_id": other.id}
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            call_kw(model, "write", [comparison.ids, vals], {})
