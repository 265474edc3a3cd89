"""What a revision, a return or a closing does to the deadlines of a position."""

from datetime import date

from odoo.tests import freeze_time, tagged

from ..common import CHANGED_ELSEWHERE
from .test_deadline import HAND_IN, PK, DeadlineCase

JULY = date(2026, 7, 1)


@tagged("post_install", "-at_install")
class TestDeadlineRevision(DeadlineCase):
    """Made by 30 January, handed in by 20 January 2026 (see ``DeadlineCase``)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._decide_budget()
        with freeze_time("2026-01-15 03:00:00"):
            cls.pk = cls._sign_to(cls._create_pk(cls.job_ech3_a), "signed")
        cls.made = cls.pk.deadline_ids.filtered(lambda row: row.document == PK)
        cls.handed = cls.pk.deadline_ids.filtered(lambda row: row.document == HAND_IN)

    def _hand_in(self, moment):
        with freeze_time(moment):
            self.pk.with_user(self.user_ech3_a).action_hand_in()

    def _revise(self, pk=None, day=JULY):
        pk = (pk or self.pk).with_user(self.user_organisasi)
        return pk._revise("priority", "Refocusing", day, **CHANGED_ELSEWHERE).with_env(
            self.env
        )

    def _leave_vacant(self):
        self.employee_ech3_a.version_id.departure_date = date(2026, 3, 31)

    def _put_in_force(self, pk, moment="2026-07-03 03:00:00"):
        with freeze_time(moment):
            return self._sign_to(pk, "in_force")

    def test_one_row_for_each_document(self):
        self.assertEqual((len(self.made), len(self.handed)), (1, 1))
        self.assertEqual(self.made.done_on, date(2026, 1, 15))
        self.assertFalse(self.handed.done_on)

    def test_a_successor_does_not_reopen_what_was_made_in_time(self):
        self._hand_in("2026-01-19 03:00:00")
        self._put_in_force(self.pk, "2026-01-22 03:00:00")
        self._put_in_force(self._revise())
        self.assertEqual(self.made.done_on, date(2026, 1, 15))
        self.assertEqual(self.handed.done_on, date(2026, 1, 19))
        self.assertEqual(self.made.pk_id, self.pk)
        self.assertEqual(self._get_rows(self.job_ech3_a), self.made, "no second row")

    def test_a_successor_does_not_make_late_what_was_in_time(self):
        self._hand_in("2026-01-19 03:00:00")
        self._put_in_force(self._revise())
        self.assertEqual(self.handed.status, "done_on_time")
        self.assertEqual(self.made.status, "done_on_time")

    def test_signed_and_replaced_was_never_handed_in(self):
        """Only its successor reached Bagian Organisasi, on 3 July: 164 days late.

        20 January to 3 July: 11 + 28 + 31 + 30 + 31 + 30 + 3 = 164.
        """
        self._put_in_force(self._revise())
        self.assertEqual(self.pk.state, "replaced")
        self.assertEqual(self.handed.done_on, date(2026, 7, 3))
        self.assertEqual((self.handed.status, self.handed.days), ("done_late", -164))

    def test_signed_and_closed_still_owes_the_handing_in(self):
        self._leave_vacant()
        self.pk.with_user(self.user_organisasi)._close("Lowong", date(2026, 3, 31))
        self.assertEqual(self.pk.state, "replaced")
        self.assertFalse(self.handed.done_on)
        self.assertEqual(self.made.done_on, date(2026, 1, 15))

    def test_handed_in_and_closed_stays_handed_in(self):
        self._hand_in("2026-01-19 03:00:00")
        self._leave_vacant()
        self.pk.with_user(self.user_organisasi)._close("Lowong", date(2026, 3, 31))
        self.assertEqual(self.handed.done_on, date(2026, 1, 19))

    def test_a_return_from_bagian_organisasi_opens_both_rows(self):
        self._hand_in("2026-01-19 03:00:00")
        self.pk.with_user(self.user_organisasi).action_return("Target keliru")
        self.assertFalse(self.made.done_on)
        self.assertFalse(self.handed.done_on)
        self.assertEqual(self.made.pk_id, self.pk)

    def test_signed_again_after_a_return_counts_from_the_new_signature(self):
        """Signed in time on 15 January, again on 2 February: three days late."""
        self._hand_in("2026-01-19 03:00:00")
        self.pk.with_user(self.user_organisasi).action_return("Target keliru")
        with freeze_time("2026-02-02 03:00:00"):
            self._sign_to(self.pk, "signed")
        self.assertEqual(self.made.done_on, date(2026, 2, 2))
        self.assertEqual((self.made.status, self.made.days), ("done_late", -3))

    def test_sent_back_for_a_formal_defect_opens_the_handing_in_only(self):
        self._hand_in("2026-01-19 03:00:00")
        self.pk.with_user(self.user_organisasi).action_send_back("Sampul kurang")
        self.assertEqual(self.made.done_on, date(2026, 1, 15))
        self.assertFalse(self.handed.done_on)
        self._hand_in("2026-01-21 03:00:00")
        self.assertEqual((self.handed.status, self.handed.days), ("done_late", -1))

    def test_receiving_late_does_not_make_the_agency_late(self):
        """Article 7(4) binds the agency: the day it handed in counts."""
        self._hand_in("2026-01-20 03:00:00")
        with freeze_time("2026-02-10 03:00:00"):
            self.pk.with_user(self.user_organisasi).action_receive()
        self.assertEqual(self.handed.status, "done_on_time")

    def test_the_day_of_handing_in_is_that_of_the_place(self):
        """17.30 UTC on 20 January is half past midnight on the 21st in Jakarta."""
        self._hand_in("2026-01-20 17:30:00")
        self.assertEqual(self.handed.done_on, date(2026, 1, 21))
        self.assertEqual(self.handed.status, "done_late")

    @freeze_time("2026-07-20 03:00:00")
    def test_a_mutasi_names_the_new_holder_where_nothing_was_made(self):
        """The post owes: of a late secretary the successor inherits the debt."""
        [row] = self._get_rows(self.job_secretary_a)
        newcomer = self._create_employee("Sekretaris Baru")
        self.employee_secretary_a._appoint(
            self._create_job("Staf Ahli", "administrator", self.job_head_a), JULY, {}
        )
        newcomer._appoint(self.job_secretary_a, JULY, {})
        self._count_again()
        self.assertEqual(row.employee_id, newcomer)
        self.assertEqual(row.date_due, date(2026, 1, 30))
        self.assertEqual(row.status, "late")

    @freeze_time("2026-07-20 03:00:00")
    def test_a_mutasi_leaves_the_name_of_who_made_it(self):
        newcomer = self._create_employee("Kabid Baru")
        self.employee_ech3_a._appoint(
            self._create_job("Staf Ahli", "administrator", self.job_head_a), JULY, {}
        )
        newcomer._appoint(self.job_ech3_a, JULY, {})
        self._count_again()
        self.assertEqual(self.made.employee_id, self.employee_ech3_a)
        self.assertEqual(self.made.done_on, date(2026, 1, 15))

    def test_a_draft_thrown_away_is_owed_again(self):
        draft = self._create_pk(self.job_ech4_a)
        [row] = self._get_rows(self.job_ech4_a)
        self.assertEqual(row.pk_id, draft)
        draft.with_user(self.user_organisasi).unlink()
        self.assertFalse(row.pk_id)
        self.assertFalse(row.done_on)

    def test_an_import_in_force_without_dates_is_not_owed_again(self):
        """A paper PK entered as in force: the day of entry is the best known."""
        pk = self._create_pk(self.job_ech4_a)
        pk._with_workflow_bypass().write(
            {"state": "in_force", "in_force_on": "2026-02-03 02:00:00"}
        )
        [row] = self._get_rows(self.job_ech4_a, HAND_IN)
        self.assertEqual(row.done_on, date(2026, 2, 3))


@tagged("post_install", "-at_install")
class TestDeadlineCalendar(DeadlineCase):
    """The calendar of the profile, through the stored rows.

    The DPA is of Tuesday 30 December 2025. 30 January 2026 is a Friday.
    """

    def _get_due(self, rest_day=None, **kw):
        rule = self.profile_gm.deadline_ids.filtered(lambda row: row.document == PK)
        if rest_day:
            kw["rest_day"] = rest_day
        rule.write(kw)
        self.deadlines._refresh(self.agency_a, 2026)
        [row] = self._get_rows(self.job_head_a)
        return row.date_due

    def _add_holiday(self, name, first, last):
        """Enter a public holiday of the Setda, in UTC for Jakarta (UTC + 7)."""
        # Odoo takes the company that the one who flushes it works in
        leaves = self.env["resource.calendar.leaves"].with_company(self.setda)
        leaves = leaves.create(
            {
                "name": name,
                "calendar_id": False,
                "resource_id": False,
                "date_from": f"{first} 17:00:00",
                "date_to": f"{last} 16:59:59",
            }
        )
        leaves.flush_recordset()

    def test_month_and_working_days(self):
        """30 December 2025 is a Tuesday; Saturdays 3, 10 and 17 January.

        Ten working days of five: 31, 1, 2, 5, 6, 7, 8, 9, 12, 13 January.
        Of six: 31, 1, 2, 3, 5, 6, 7, 8, 9, 10 January.
        """
        self.assertEqual(self._get_due(), date(2026, 1, 30))
        kw = {"offset_value": 10, "offset_unit": "working_day"}
        self.assertEqual(self._get_due(**kw), date(2026, 1, 13))
        self.profile_gm.working_days = "6"
        self.assertEqual(self._get_due(**kw), date(2026, 1, 10))

    def test_a_due_date_on_a_saturday(self):
        """32 days after 30 December: 31 January 2026, a Saturday."""
        kw = {"offset_value": 32, "offset_unit": "day"}
        for rest_day, expected in (
            ("exact", date(2026, 1, 31)),
            ("next", date(2026, 2, 2)),
            ("previous", date(2026, 1, 30)),
        ):
            with self.subTest(rest_day):
                self.assertEqual(self._get_due(rest_day, **kw), expected)
        self.profile_gm.working_days = "6"
        self.assertEqual(self._get_due("next", **kw), date(2026, 1, 31))

    def test_a_public_holiday_on_the_due_date(self):
        """Thursday 29 and Friday 30 January are free: on to Monday 2 February."""
        self._add_holiday("Libur", "2026-01-28", "2026-01-30")
        self.assertEqual(self._get_due("exact"), date(2026, 1, 30))
        self.assertEqual(self._get_due("next"), date(2026, 2, 2))
        self.assertEqual(self._get_due("previous"), date(2026, 1, 28))

    def test_a_holiday_of_another_government_moves_nothing(self):
        other = self._create_company("Kota Lain", parent_id=False)
        self._add_holiday("Libur", "2026-01-29", "2026-01-30")
        self.env["resource.calendar.leaves"].search([("name", "=", "Libur")]).write(
            {"company_id": other.id}
        )
        self.assertEqual(self._get_due("next"), date(2026, 1, 30))

    def test_two_months_over_the_end_of_february(self):
        """30 December + two months: February 2026 ends on the 28th, a Saturday."""
        kw = {"offset_value": 2, "offset_unit": "month"}
        self.assertEqual(self._get_due(**kw), date(2026, 2, 28))
        self.assertEqual(self._get_due("next", **kw), date(2026, 3, 2))

    def test_two_weeks_over_the_turn_of_the_year(self):
        kw = {"offset_value": 2, "offset_unit": "week"}
        self.assertEqual(self._get_due(**kw), date(2026, 1, 13))

    def test_the_badge_of_the_agreement_counts_as_the_row_does(self):
        kw = {"offset_value": 2, "offset_unit": "month", "rest_day": "next"}
        due = self._get_due(**kw)
        self.assertEqual(self._create_pk(self.job_head_a).date_due, due)
