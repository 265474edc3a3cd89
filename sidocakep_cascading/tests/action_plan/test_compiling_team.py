"""What a compiling team of an agency may do, and what it leaves to others."""

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import TransitionAccessError

from ..common import YEAR
from .common_action import ActionCase


@freeze_time("2026-02-10 03:00:00")
@tagged("post_install", "-at_install")
class TestCompilingTeam(ActionCase):
    """Gunung Mas 24/2024 art. 4(2): it compiles; who is named elsewhere decides."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._create_team("compiler_agency", cls.agency_a, cls.job_func_a)
        cls.compiler = cls.user_func_a

    def _assert_steps_refused(self, document, *steps):
        for step in steps:
            with self.subTest(step=step), self.assertRaises(TransitionAccessError):
                getattr(document, step)()

    def test_art_4_2_it_drafts_agreements_and_proposes_none(self):
        wizard = self.env["sidocakep.pk.draw.up"].with_user(self.compiler)
        wizard = wizard.create({"company_id": self.agency_a.id, "year": YEAR})
        wizard.job_ids = self.job_ech3_a
        wizard.action_draw_up()
        pk = self.env["sidocakep.pk"].search([("job_id", "=", self.job_ech3_a.id)])
        drafted = pk.with_user(self.compiler)
        self.assertTrue(drafted.line_ids)
        drafted.line_ids[0].written = "80"
        self.assertFalse(drafted.can_propose)
        self._assert_steps_refused(drafted, "action_propose")
        pk.with_user(self.user_head_a).action_propose()
        for record in (drafted, drafted.line_ids[0]):
            with self.subTest(record), self.assertRaises(AccessError):
                record.check_access("write")

    def test_art_4_2_everybody_proposes_his_own_agreement(self):
        pk = self._create_pk(self.job_func_a, fill=False)
        self.assertTrue(pk.with_user(self.compiler).can_propose)

    def test_art_4_2_it_drafts_the_action_plan_and_submits_none(self):
        row = self._row(target_period="quarter")
        plan = self._create_plan_of_actions(row, user=self.compiler)
        plan.action_add_templates()
        plan.action_ids[1].months = "1, 2"
        plan.action_ids[0].target_ids[0].written = "5"
        self.assertFalse(plan.can_submit)
        self._assert_steps_refused(plan, "action_submit", "action_decide")
        plan.action_ids[1:].with_user(self.user_secretary_a).unlink()
        self._decide_actions(plan)
        with self.assertRaises(AccessError):
            plan.action_ids[0].check_access("write")
        with self.assertRaises(AccessError):
            self._create_plan_of_actions(
                user=self.compiler, company_id=self.agency_b.id
            )
