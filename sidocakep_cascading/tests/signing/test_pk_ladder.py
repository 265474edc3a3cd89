"""Another superior of a post: drafts follow, what was proposed is returned first."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .test_pk_signer import NOW, SignerCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestPkLadder(SignerCase):
    def _move_below_secretary(self):
        vals = {"superior_id": self.job_secretary_a.id}
        self._call(self.user_hr, "write", self.job_ech3_a.ids, vals, model="hr.job")

    def test_a_draft_follows(self):
        self.assertEqual(self.pk.second_user_id, self.user_head_a)
        self._move_below_secretary()
        self.assertEqual(self.pk.second_job_id, self.job_secretary_a)
        self.assertEqual(self.pk.second_user_id, self.user_secretary_a)

    def test_who_is_no_direct_superior_any_more_does_not_sign(self):
        """The head stands above still, and is another one's superior."""
        for state, user in (
            ("proposed", self.user_ech3_a),
            ("signed_first", self.user_head_a),
        ):
            with self.subTest(state), self.env.cr.savepoint() as savepoint:
                self._sign_to(self.pk, state)
                self._move_below_secretary()
                with self.assertRaisesRegex(UserError, "direct superior"):
                    self._sign(self.pk, user)
                savepoint.rollback()
            self.env.invalidate_all()

    def test_it_is_returned_and_names_the_new_superior(self):
        """Returned by the former superior, or by who coordinates."""
        for user in (self.user_head_a, self.user_secretary_a):
            with self.subTest(user.login), self.env.cr.savepoint() as savepoint:
                self._sign_to(self.pk, "signed_first")
                self._move_below_secretary()
                self._call(user, "action_return", self.pk.ids, "Atasan berubah")
                savepoint.rollback()
            self.env.invalidate_all()
        self._move_below_secretary()
        self._sign_to(self.pk, "signed")
        self.assertEqual(self.pk.second_user_id, self.user_secretary_a)

    def test_who_keeps_the_posts_does_not_become_party_ii(self):
        """HR holds a post of the Setda and puts a post of the agency below it."""
        own = self._create_job("Kepala BKPSDM", "head", self.job_sekda, self.setda)
        self._create_employee("Petugas", own, user_id=self.user_hr.id)
        self._tell()
        with self.assertRaisesRegex(AccessError, "Nobody names himself"):
            self._call(
                self.user_hr,
                "write",
                self.job_ech3_a.ids,
                {"superior_id": own.id},
                model="hr.job",
            )
        self.assertEqual(self.pk.second_user_id, self.user_head_a)
