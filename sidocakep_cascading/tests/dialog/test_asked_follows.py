"""What is asked of a post moves with a mutasi to who holds it; nothing stays behind."""

from datetime import date

from odoo.tests import freeze_time, tagged

from ...models.measurement.sidocakep_measurement_evaluation import ACTIVITY_EVALUATE
from .dialog_case import DialogCase

MAY = date(2026, 5, 4)
#: What is asked of a document with steps and follows in another way, and in which.
OTHERWISE = {
    "mail_activity_type_action_month": "of a person, who leaves: each night",
    "mail_activity_type_data_enter": "follows with its figure",
    "mail_activity_type_data_verify": "follows with its figure",
    "mail_activity_type_deadline": "counted anew with its deadline",
    "mail_activity_type_handover_acknowledge": "follows with its memo",
    "mail_activity_type_handover_sign": "of who leaves",
    "mail_activity_type_measurement_accept": "follows the team",
    "mail_activity_type_measurement_take": "follows the team",
    "mail_activity_type_pk_draw_up": "counted anew with its deadline",
    "mail_activity_type_pk_mutasi_failed": "of who administers",
    "mail_activity_type_pk_propose": "a promise of a person",
    "mail_activity_type_pk_put_in_force": "of who received it",
    "mail_activity_type_pk_revise": "of the person; left, of who holds the post",
    "mail_activity_type_pk_revision": "withdrawn and proposed anew, revision/hr_job.py",
    "mail_activity_type_pk_sign": "follows with the parties, signing/hr_job.py",
    "mail_activity_type_pk_verify": "of whoever inspects",
    "mail_activity_type_seal_check": "of whoever inspects",
}


@freeze_time("2026-05-04 03:00:00")
@tagged("post_install", "-at_install")
class TestAskedFollows(DialogCase):
    """The head of agency A goes to agency B; another one comes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.newcomer = cls._create_user("uji_kepala_baru", "group_head")
        cls.successor = cls._create_employee("Kepala Baru", user_id=cls.newcomer.id)

    def _hand_over_post(self):
        elsewhere = self._create_job("Staf Ahli Uji", company=self.agency_b)
        self.employee_head_a._appoint(elsewhere, MAY, {})
        self.successor._appoint(self.job_head_a, MAY, {})
        self.env.cr.flush()

    def _get_asked_of(self, user):
        activities = self.env["mail.activity"].search([("user_id", "=", user.id)])
        kinds = self.env["mail.activity"]._get_following()
        ids = [self.env.ref(kind).id for _model, kind in kinds]
        return activities.filtered(lambda item: item.activity_type_id.id in ids)

    def test_a_mutasi_moves_what_is_asked_of_the_post(self):
        measured = self.measurement.sudo()
        measured._with_workflow_bypass().write(
            {"state": "sent", "sent_on": "2026-01-12"}
        )
        measured._ask_to_evaluate()
        before = self._get_asked_of(self.user_head_a)
        kinds = before.activity_type_id.get_external_id().values()
        self.assertIn(ACTIVITY_EVALUATE, kinds)
        self.assertIn(self.dialog._name, before.mapped("res_model"))
        documents = {(item.res_model, item.res_id) for item in before}
        sheet = measured.sheet_ids.filtered(
            lambda item: item.superior_job_id == self.job_head_a
        )[:1]
        self.assertFalse(self.dialog.former_text or sheet.former_text)
        self._hand_over_post()
        self.env.invalidate_all()
        for asked in (self.dialog.with_user(self.newcomer), sheet):
            self.assertIn(self.employee_head_a.name, asked.former_text)
        self.assertFalse(self._get_asked_of(self.user_head_a))
        after = self._get_asked_of(self.newcomer)
        self.assertEqual({(item.res_model, item.res_id) for item in after}, documents)
        dialog = self.dialog.with_user(self.newcomer)
        self.assertIn("your turn", dialog.turn_text)
        self.assertNotIn("your turn", self.dialog.with_user(self.user_ech3_a).turn_text)

    def test_whoever_asks_of_a_former_time_names_post_period_and_state(self):
        """From the registry: the fields are there, and the state is one of its own."""
        mixin = "sidocakep.former.holder.mixin"
        names = self.env.registry.descendants([mixin], "_inherit") - {mixin}
        self.assertGreaterEqual(len(names), 2)
        for name in names:
            with self.subTest(name):
                model = self.env[name]
                post = model._fields[model._former_post]
                self.assertEqual(post.comodel_name, "hr.job")
                states = dict(model._fields["state"]._description_selection(self.env))
                self.assertIn(model._former_state, states)
                holder = model
                for part in model._former_end.split("."):
                    kind = holder._fields[part].type
                    holder = holder[part] if kind == "many2one" else holder
                self.assertEqual(kind, "date")

    def test_a_decree_of_midnight_moves_it_at_night(self):
        self._create_acting(
            *(self.job_head_a, self.successor, "plh", "2026-05-11", "2026-05-20")
        )
        self.env.cr.flush()
        self.assertTrue(self._get_asked_of(self.user_head_a))
        with freeze_time("2026-05-11 03:00:00"):
            self.env["sidocakep.deadline.request"]._cron_ask_all()
            self.assertFalse(self._get_asked_of(self.user_head_a))
            self.assertTrue(self._get_asked_of(self.newcomer))

    def test_whatever_is_asked_follows_or_says_why_not(self):
        kinds = self.env["mail.activity.type"].search([]).get_external_id().values()
        ours = [kind for kind in kinds if kind.startswith("sidocakep_")]
        names = {kind.split(".")[1] for kind in ours}
        following = self.env["mail.activity"]._get_following()
        names -= {kind.split(".")[1] for _model, kind in following}
        self.assertEqual(names, OTHERWISE.keys())
