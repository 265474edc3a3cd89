"""What the program asks of a person is closed by the step of the document alone."""

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ..common import PkCase


@tagged("post_install", "-at_install")
class TestAskedActivities(PkCase):
    """Those who may write an agreement close, move or delete what another is asked."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._create_pk(cls.job_ech3_a)
        cls._sign_to(cls.pk, "proposed")
        cls.activity = cls.pk.activity_ids.filtered(
            lambda activity: activity.user_id == cls.user_ech3_a
        )
        cls.env.flush_all()

    def _call(self, user, method, *args):
        model = self.env["mail.activity"].with_user(user)
        return call_kw(model, method, [self.activity.ids, *args], {})

    def test_another_does_not_close_it(self):
        self.assertEqual(len(self.activity), 1)
        for user in (self.user_secretary_a, self.user_head_a, self.user_organisasi):
            for method, args in (
                ("action_feedback", ()),
                ("action_done", ()),
                ("action_archive", ()),
                ("unlink", ()),
                ("write", ({"user_id": user.id},)),
                ("write", ({"date_deadline": "2030-01-01"},)),
            ):
                with (
                    self.subTest(user=user.login, method=method),
                    self.assertRaisesRegex(AccessError, "is asked of"),
                ):
                    self._call(user, method, *args)
        self.assertTrue(self.activity.exists().active)

    def test_the_person_asked_does_not_take_the_reminder_alone(self):
        """He would believe that it is done, and nothing would remind him."""
        self.assertFalse(self.activity.with_user(self.user_ech3_a).can_write)
        for method in (
            "action_feedback",
            "action_feedback_schedule_next",
            "action_done",
            "action_archive",
            "unlink",
        ):
            with (
                self.subTest(method),
                self.assertRaisesRegex(UserError, "do the step there"),
            ):
                self._call(self.user_ech3_a, method)
        self.assertTrue(self.activity.exists().active)

    def test_the_person_asked_does_not_change_what_is_asked(self):
        """Postponed, renamed or passed on, it is not what the document waits for."""
        note = self.env.ref("mail.mail_activity_data_todo")
        for vals in (
            {"date_deadline": "2030-01-01"},
            {"summary": "Nanti saja"},
            {"note": "Tidak perlu"},
            {"user_id": self.user_secretary_a.id},
            {"activity_type_id": note.id},
            {"res_id": self._create_pk(self.job_head_a).id},
        ):
            with (
                self.subTest(vals),
                self.assertRaisesRegex(AccessError, "is asked by"),
            ):
                self._call(self.user_ech3_a, "write", vals)

    def test_what_no_step_closes_is_closed_by_hand(self):
        kind = self.env.ref("sidocakep_cascading.mail_activity_type_pk_verify")
        self.activity.activity_type_id = kind
        self.assertTrue(self.activity.with_user(self.user_ech3_a).can_write)
        self._call(self.user_ech3_a, "action_feedback")
        self.assertFalse(self.activity.exists().active)

    def test_the_step_closes_it(self):
        self._sign_to(self.pk, "signed_first")
        self.assertFalse(self.activity.active)

    def test_nobody_asks_in_the_name_of_the_program(self):
        """What nobody could close would stand on the first screen for good."""
        kind = self.activity.activity_type_id
        model = self.env["ir.model"]._get(self.pk._name)
        vals = {
            "activity_type_id": kind.id,
            "res_id": self.pk.id,
            "user_id": self.user_bupati.id,
            "automated": True,
        }
        head = self.pk.with_user(self.user_head_a)
        activities = head.env["mail.activity"]
        xmlid = kind.get_external_id()[kind.id]
        on_pk = {"default_res_model": self.pk._name, "default_automated": True}
        asked = [
            call_kw(activities, "create", [vals | {"res_model_id": model.id}], {}),
            call_kw(activities, "create", [vals], {"context": on_pk}),
            head.activity_schedule(xmlid, user_id=self.user_bupati.id).id,
        ]
        for activity in self.env["mail.activity"].browse(asked):
            self.assertFalse(activity.automated)
            call_kw(
                activity.with_user(self.user_head_a),
                "write",
                [activity.ids, {"automated": True}],
                {},
            )
            self.assertFalse(activity.automated)
            call_kw(
                activity.with_user(self.user_bupati),
                "action_feedback",
                [activity.ids],
                {},
            )
            self.assertFalse(activity.active)

    def test_what_a_colleague_asks_is_not_guarded(self):
        colleague = self.pk.with_user(self.user_secretary_a)
        asked = (
            self.env["mail.activity"]
            .with_user(self.user_secretary_a)
            .create(
                {
                    "res_model_id": self.env["ir.model"]._get_id(self.pk._name),
                    "res_id": colleague.id,
                    "summary": "Tolong dibaca",
                    "user_id": self.user_head_a.id,
                }
            )
        )
        asked.unlink()
        self.assertFalse(asked.exists())
