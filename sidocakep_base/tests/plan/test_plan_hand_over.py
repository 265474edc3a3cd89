"""From the agency to Bappeda to the head: each is asked, and the screen says whom."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...exceptions import TransitionError
from ..common_plan import PlanCase
from ..submission_case import SubmissionCase


@tagged("post_install", "-at_install")
class TestPlanHandOver(SubmissionCase, PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._decide(cls.rpjmd)

    def _get_asked(self):
        """Return ``[(user, type)]`` of the open activities of the plan."""
        return [
            (activity.user_id, activity.activity_type_id.get_external_id().popitem()[1])
            for activity in self.plan.sudo().activity_ids
        ]

    def _assert_asked(self, user, step):
        kind = "mend" if step == "mend" else f"plan_{step}"
        name = f"sidocakep_base.mail_activity_type_{kind}"
        self.assertEqual(self._get_asked(), [(user, name)])

    def _read_turn(self, user):
        self.env.invalidate_all()
        return self.plan.with_user(user).turn_text

    def _return(self, role, reason):
        self._open_return(self.plan, role, reason).action_confirm()

    def test_the_way_of_a_renstra_with_a_detour(self):
        secretary = self.plan.with_user(self.user_secretary_a)
        self.assertTrue(secretary.can_submit)
        secretary.action_submit()
        self._assert_asked(self.user_bappeda, "review")
        self.assertIn("your turn", self._read_turn(self.user_bappeda))
        self.assertIn(self.user_bappeda.name, self._read_turn(self.user_secretary_a))
        self._return("bappeda", "Sasaran belum terukur")
        self._assert_asked(self.user_secretary_a, "mend")
        self.assertFalse(self.plan.submitted_on)
        self.env.invalidate_all()
        secretary.action_submit()
        self.plan.with_user(self.user_bappeda)._review("Sesuai")
        self._assert_asked(self.user_head_a, "decide")
        self.plan.write({"document_number": "1/2026", "document_date": "2026-01-05"})
        self.plan.with_user(self.user_head_a).action_decide()
        self.assertEqual(self._get_asked(), [])
        self.assertFalse(self._read_turn(self.user_head_a))

    def test_who_is_asked_reads_it_in_his_own_language(self):
        self.env["res.lang"]._activate_lang("id_ID")
        kind = self.env.ref("sidocakep_base.mail_activity_type_plan_review")
        kind.with_context(lang="id_ID").summary = "Mohon direviu"
        self.user_bappeda.lang = "id_ID"
        secretary = self.plan.with_user(self.user_secretary_a)
        secretary.with_context(lang="en_US").action_submit()
        self.assertEqual(self.plan.sudo().activity_ids.summary, "Mohon direviu")

    def test_it_is_submitted_once_and_by_who_drafts_it(self):
        for role in ("bappeda", "ech3_a", "inspektorat", "head_b"):
            with self.subTest(role), self.assertRaises(AccessError):
                self.plan.with_user(getattr(self, f"user_{role}")).action_submit()
        secretary = self.plan.with_user(self.user_secretary_a)
        secretary.action_submit()
        self.assertFalse(secretary.can_submit)
        with self.assertRaisesRegex(TransitionError, "submitted already"):
            secretary.action_submit()

    def test_who_does_not_review_it_does_not_return_it(self):
        self.assertFalse(self.plan.with_user(self.user_bappeda).can_give_back)
        with self.assertRaisesRegex(TransitionError, "is not submitted"):
            self._return("bappeda", "Belum diajukan")
        self.plan.with_user(self.user_secretary_a).action_submit()
        self._assert_not_returned_by(self.plan, ("secretary_a", "head_a", "ech3_a"))
        self.assertTrue(self.plan.with_user(self.user_bappeda).can_give_back)
        for reason in (False, " \n"):
            with self.subTest(reason), self.assertRaisesRegex(UserError, "Say why"):
                self.plan.with_user(self.user_bappeda)._give_back(reason)

    def test_a_reviewed_plan_that_is_reopened_goes_to_who_submitted_it(self):
        self.plan.with_user(self.user_secretary_a).action_submit()
        self.plan.with_user(self.user_bappeda)._review("Sesuai")
        self.plan.with_user(self.user_bappeda)._reopen("Target keliru")
        self._assert_asked(self.user_secretary_a, "mend")
        self.assertFalse(self.plan.submitted_on)

    def test_an_empty_plan_is_not_submitted(self):
        plan = self._create_plan(name="Renstra BPBD Uji", company_id=self.agency_b.id)
        with self.assertRaises(UserError):
            plan.action_submit()
        self.assertFalse(plan.submitted_on)

    def test_a_submitted_plan_waits_for_all_of_bappeda(self):
        self.plan.with_user(self.user_secretary_a).action_submit()
        work = self.env["res.users"].with_user(self.user_bappeda).get_my_work()
        figures = {item["label"]: item["count"] for item in work["waiting"]}
        self.assertEqual(figures, {"Plans to Review": 1})

    def test_nobody_writes_that_it_was_submitted(self):
        with self.assertRaises(AccessError):
            self.plan.with_user(self.user_secretary_a).submitted_on = "2026-01-01"
