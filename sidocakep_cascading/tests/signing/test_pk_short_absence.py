"""A Plh of some days: what Pihak I signed waits for the head, and is signed once."""

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .test_pk_signer import NOW, SignerCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestPkShortAbsence(SignerCase):
    def _be_away(self, until):
        return self._stand_in(
            self.job_head_a, self.employee_secretary_a, "2026-01-20", date_end=until
        )

    def test_three_days_void_nothing(self):
        self._sign_to(self.pk, "signed_first")
        self._be_away("2026-01-22")
        self.env["sidocakep.pk"]._cron_follow_holders()
        self.assertEqual(self.pk.state, "signed_first")
        self.assertEqual(self.pk.second_user_id, self.user_head_a)
        for user in (self.user_head_a, self.user_secretary_a):
            with (
                self.subTest(user.login),
                self.assertRaises(UserError),
                self.env.cr.savepoint(),
            ):
                self._sign(self.pk, user)
        with freeze_time("2026-01-23 03:00:00"):
            self.env["sidocakep.pk"]._cron_follow_holders()
            self._sign(self.pk, self.user_head_a)
        self.assertEqual(self.pk.state, "signed")
        self.assertFalse(self.pk.snapshot_ids, "nothing was signed twice")

    def test_the_border_is_a_week(self):
        """From the 20th: until the 26th are seven days, until the 27th eight."""
        for until, state in (
            ("2026-01-26", "signed_first"),
            ("2026-01-27", "proposed"),
            (False, "proposed"),
        ):
            with self.subTest(until), self.env.cr.savepoint() as savepoint:
                self._sign_to(self.pk, "signed_first")
                self._be_away(until)
                self.assertEqual(self.pk.state, state)
                savepoint.rollback()
            self.env.invalidate_all()

    def test_what_nobody_signed_names_the_one_in_office(self):
        self._sign_to(self.pk, "proposed")
        self._be_away("2026-01-22")
        self.assertEqual(self.pk.second_user_id, self.user_secretary_a)
        self._sign_to(self.pk, "signed")
        self.assertEqual(self.pk.second_capacity, "plh")

    def test_what_is_urgent_is_returned_and_named_anew(self):
        self._sign_to(self.pk, "signed_first")
        self._be_away("2026-01-22")
        self._call(self.user_head_a, "action_return", self.pk.ids, "Mendesak")
        self.pk.with_user(self.user_ech3_a).action_propose()
        self.assertEqual(self.pk.second_user_id, self.user_secretary_a)

    def test_who_left_for_good_is_not_waited_for(self):
        """A Plh of three days in a post that became vacant meanwhile."""
        self._sign_to(self.pk, "signed_first")
        self._move(self.employee_head_a)
        self._be_away("2026-01-22")
        self.assertEqual(self.pk.state, "proposed")
