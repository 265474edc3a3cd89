"""Deadlines begin when the government says so: nobody is late on the first day."""

from datetime import date

from odoo.tests import Form, freeze_time, tagged

from .test_deadline import HAND_IN, PK, DeadlineCase


@freeze_time("2026-11-16 03:00:00")
@tagged("post_install", "-at_install")
class TestDeadlineBeginning(DeadlineCase):
    """The DPA is of 30 December 2025, the regulation is adopted on 16 November 2026."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.deadlines.search([]).unlink()
        cls.government.profile_id = False
        cls.government.adoption_ids.unlink()

    def _adopt(self, counted=None, start="2024-08-01"):
        window = self.env["sidocakep.profile.adopt"].with_user(self.user_organisasi)
        form = Form(window.with_context(default_profile_id=self.profile_gm.id))
        form.date_start = start
        proposed = form.date_counted
        if counted:
            form.date_counted = counted
        form.save().action_confirm()
        self._count_again()
        return proposed

    def test_what_began_earlier_in_the_year_is_counted_from_the_day(self):
        """Finding 30: 296 days late at once. One month from 16 November."""
        self.assertEqual(self._adopt(), date(2026, 11, 16), "today is proposed")
        [row] = self._get_rows(self.job_head_a)
        self.assertEqual(row.date_start, date(2026, 11, 16))
        self.assertEqual(row.date_due, date(2026, 12, 16))
        self.assertNotEqual(row.status, "late")
        self.assertFalse(self.deadlines.search([("status", "=", "late")]))

    def test_the_day_may_be_one_to_come(self):
        self._adopt("2027-01-01")
        self.assertFalse(self._get_rows(self.job_head_a), "nothing of 2026 is owed")
        self._decide_budget("2026-11-10", 2027)
        [row] = self._get_rows(self.job_head_a, HAND_IN, 2027)
        self.assertEqual(row.date_start, date(2027, 1, 1))

    def test_who_says_that_the_past_counts_is_late(self):
        self._adopt("2025-01-01")
        [row] = self._get_rows(self.job_head_a, PK)
        self.assertEqual(row.date_due, date(2026, 1, 30))
        self.assertEqual(row.status, "late")

    def test_a_choice_put_right_on_the_same_day_is_the_beginning_still(self):
        self._adopt(start="2026-11-16")
        self._adopt("2026-12-01", start="2026-11-16")
        self.assertTrue(self.government.adoption_ids.is_beginning)
        [row] = self._get_rows(self.job_head_a)
        self.assertEqual(row.date_start, date(2026, 12, 1))

    def test_a_second_regulation_begins_nothing(self):
        self.government.profile_id = self.profile_gm
        self.profile_paser.with_user(self.user_organisasi).action_adopt()
        self.assertNotIn(True, self.government.adoption_ids.mapped("is_beginning"))
