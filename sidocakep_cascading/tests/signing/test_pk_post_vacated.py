"""The post that signs next is empty: it is not the turn of the one who left it."""

from odoo.tests import freeze_time, tagged

from .test_pk_signer import NOW, SignerCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestPkPostVacated(SignerCase):
    def _get_asked(self):
        kind = self.env.ref("sidocakep_cascading.mail_activity_type_pk_sign")
        activities = self.pk.sudo().activity_ids
        return activities.filtered(lambda item: item.activity_type_id == kind).user_id

    def _can_find(self, user):
        found = self.env["sidocakep.pk"].with_user(user).search([("can_sign", "=", 1)])
        self.assertEqual(self.pk in found, self.pk.with_user(user).can_sign)
        return self.pk in found

    def test_who_left_is_not_asked_and_the_empty_post_is_named(self):
        head = self.user_head_a
        self._sign_to(self.pk, "signed_first")
        self.assertEqual(self._get_asked(), head)
        self.assertTrue(self._can_find(head))
        self._move(self.employee_head_a)
        self.assertFalse(self._get_asked())
        self.assertFalse(self._can_find(head))
        for user in (self.user_secretary_a, self.user_hr, self.user_ech3_a):
            turn = self.pk.with_user(user).turn_text
            self.assertIn(f"Nobody holds {self.job_head_a.name}", turn)
        unsigned = {
            item["label"]: item["count"]
            for item in self.env["res.users"]
            .with_user(self.user_secretary_a)
            .get_my_work()["watching"]
        }
        self.assertEqual(unsigned["Agreements Others Have Not Signed Yet"], 1)

    def test_who_comes_back_is_asked_again(self):
        self._sign_to(self.pk, "signed_first")
        self._move(self.employee_head_a)
        self.employee_head_a._appoint(self.job_head_a, self.pk._get_today())
        self._tell()
        self.assertEqual(self.pk.state, "signed_first")
        self.assertEqual(self._get_asked(), self.user_head_a)
        self.assertTrue(self._can_find(self.user_head_a))

    def test_party_one_who_left_finds_nothing_to_sign(self):
        self._sign_to(self.pk, "proposed")
        self._move(self.employee_ech3_a)
        self.assertFalse(self._get_asked())
        self.assertFalse(self._can_find(self.user_ech3_a))
        self.assertIn(self.job_ech3_a.name, self.pk.turn_text)
