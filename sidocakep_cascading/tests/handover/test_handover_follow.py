"""Which change of a holder is a hand-over, and what HR corrects of it."""

from datetime import date
from unittest.mock import patch

from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..revision_case import JULY, RevisionCase

LOGGER = "odoo.addons.sidocakep_cascading.models.handover.sidocakep_handover_follow"
END_OF_JUNE = date(2026, 6, 30)


@freeze_time("2026-06-25 03:00:00")
@tagged("post_install", "-at_install")
class TestHandoverFollow(RevisionCase):
    """The PK of the head of the Bidang is in force; nobody has been moved yet."""

    def _get_memos(self, job=None):
        self._end_transaction()
        memos = self.env["sidocakep.handover"]
        return memos.search([("job_id", "=", (job or self.job_ech3_a).id)])

    def test_a_post_without_an_agreement_hands_nothing_over(self):
        self._move_away(self.employee_ech4_a)
        self.assertFalse(self._get_memos(self.job_ech4_a))

    def test_a_plh_takes_nothing_over(self):
        self._create_acting(
            self.job_ech3_a, self.employee_secretary_a, "plh", JULY, "2026-07-03"
        )
        self.assertFalse(self._get_memos())

    def test_another_rank_in_the_same_post_is_no_hand_over(self):
        self.employee_ech3_a._appoint(self.job_ech3_a, JULY, {})
        self.assertFalse(self._get_memos())

    def test_a_vacant_post_waits_for_who_follows(self):
        self._move_away()
        memo = self._get_memos()
        self.assertFalse(memo.receiver_name)
        memo.with_user(self.user_ech3_a).write({"unfinished": "-", "attention": "-"})
        memo.with_user(self.user_ech3_a).action_sign()
        self.assertFalse(memo.activity_ids)
        with freeze_time("2026-07-06 03:00:00"):
            self.assertIn("next holder", memo.turn_text)
            self._create_acting(
                self.job_ech3_a, self.employee_secretary_a, "plt", "2026-07-06"
            )
            self._end_transaction()
            self.assertEqual(memo.receiver_title, "Plt. Kepala Bidang Pelayanan")
            self.assertEqual(memo.activity_ids.user_id, self.user_secretary_a)
            memo.with_user(self.user_secretary_a).action_acknowledge()
        self.assertEqual(memo.acknowledged_as, "Plt. Kepala Bidang Pelayanan")

    def test_an_acting_official_hands_over_in_his_turn(self):
        self._move_away()
        self._create_acting(
            self.job_ech3_a, self.employee_secretary_a, "plt", JULY, "2026-08-31"
        )
        self._end_transaction()
        first = self._get_memos()
        self.assertEqual(first.receiver_id, self.employee_secretary_a)
        with freeze_time("2026-08-20 03:00:00"):
            self.env["sidocakep.handover"]._cron_follow()
        second = self._get_memos() - first
        self.assertEqual(second.leaver_id, self.employee_secretary_a)
        self.assertEqual(second.leaver_title, "Plt. Kepala Bidang Pelayanan")
        self.assertEqual(second.date_until, date(2026, 8, 31))
        self.assertEqual(second.activity_ids.user_id, self.user_secretary_a)

    def test_the_end_of_a_decree_is_no_business_of_a_year_before(self):
        self._move_away()
        self._create_acting(
            self.job_ech3_a, self.employee_secretary_a, "plt", JULY, "2026-12-15"
        )
        self.assertEqual(len(self._get_memos()), 1)

    def test_a_corrected_day_is_no_second_hand_over(self):
        newcomer = self._replace_holder()
        memo = self._get_memos()
        self._postpone(self.employee_ech3_a, newcomer)
        self.assertEqual(self._get_memos(), memo)
        self.assertEqual(memo.date_until, date(2026, 7, 5))
        self.assertEqual(memo.date_effective, date(2026, 7, 6))

    def _postpone(self, *employees):
        """Correct in HR that they moved on 6 July, not on 1 July."""
        for employee in employees:
            version = employee.version_ids.filtered(
                lambda version: version.date_version == JULY
            )
            version.date_version = "2026-07-06"
        self._end_transaction()

    def test_what_hr_takes_back_is_withdrawn(self):
        self._move_away()
        memo = self._get_memos()
        version = self.employee_ech3_a.version_ids.filtered(
            lambda version: version.date_version == JULY
        )
        version.active = False
        self._end_transaction()
        self.assertEqual(memo.state, "withdrawn")
        self.assertFalse(memo.activity_ids)
        version.active = True
        self.assertEqual(len(self._get_memos().filtered(lambda m: m != memo)), 1)

    def test_what_was_signed_stays_whatever_hr_corrects(self):
        self._move_away()
        memo = self._get_memos()
        memo.with_user(self.user_ech3_a).write({"unfinished": "-", "attention": "-"})
        memo.with_user(self.user_ech3_a).action_sign()
        self._postpone(self.employee_ech3_a)
        self.assertEqual(self._get_memos(), memo)
        self.assertEqual((memo.state, memo.date_until), ("signed", END_OF_JUNE))

    def test_of_several_who_hold_a_post_each_hands_over_to_the_superior(self):
        pk = self._sign_to(self._create_pk(self.job_func_a), "in_force")
        colleague = self._create_newcomer("Rekan", job=self.job_func_a, login="uji_r")
        self._move_away(self.employee_func_a)
        memo = self._get_memos(self.job_func_a)
        self.assertEqual((memo.pk_id, memo.leaver_id), (pk, self.employee_func_a))
        self.assertFalse(memo.receiver_id)
        memo.with_user(self.user_func_a).write({"unfinished": "-", "attention": "-"})
        memo.with_user(self.user_func_a).action_sign()
        self.assertEqual(memo.activity_ids.user_id, self.user_ech3_a)
        self.assert_access(
            False, lambda: memo.with_user(colleague.user_id).action_acknowledge()
        )
        memo.with_user(self.user_ech3_a).action_acknowledge()
        self.assertEqual(memo.acknowledged_as, "Kepala Bidang Pelayanan")

    @mute_logger(LOGGER)
    def test_what_fails_is_never_in_the_way_of_hr(self):
        model = self.env.registry["sidocakep.handover"]
        with patch.object(model, "_propose", side_effect=ValueError("x")):
            self._move_away()
        self.assertFalse(self._get_memos())
        self.env["sidocakep.handover"]._cron_follow()
        self.assertEqual(self._get_memos().date_until, END_OF_JUNE)
