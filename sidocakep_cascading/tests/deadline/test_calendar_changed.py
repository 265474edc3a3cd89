"""Lateness is judged once (0043): a calendar that is changed afterwards moves nothing.

By the profile a PK is due one month after the DPA of 30 December 2025: on Friday
30 January 2026, and on the next working day where that is a holiday.
"""

from datetime import date

from odoo.tests import freeze_time, tagged

from ..common import YEAR
from .test_deadline import DeadlineCase

FRIDAY, MONDAY = date(2026, 1, 30), date(2026, 2, 2)


@tagged("post_install", "-at_install")
class TestCalendarChanged(DeadlineCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rule = cls.profile_gm._get_deadline("pk", date(2026, 1, 1))
        with freeze_time("2026-01-05 03:00:00"):
            cls.rule.rest_day = "next"
            cls._refresh()

    @classmethod
    def _refresh(cls):
        cls.env.flush_all()
        cls.deadlines._refresh(cls.agency_a, YEAR)
        cls.env.invalidate_all()

    def _enter_holiday(self, day):
        leaves = self.env["resource.calendar.leaves"].with_user(self.user_organisasi)
        return leaves.create(
            {
                "name": "Libur",
                "first_day": day,
                "last_day": day,
            }
        )

    def _get_due(self):
        [row] = self._get_rows(self.job_secretary_a)
        return row.date_due

    def test_a_holiday_that_is_known_before_moves_the_day(self):
        self.assertEqual(self._get_due(), FRIDAY)
        with freeze_time("2026-01-20 03:00:00"):
            self._enter_holiday(FRIDAY)
            self._refresh()
        self.assertEqual(self._get_due(), MONDAY)

    def test_a_holiday_that_is_entered_afterwards_excuses_nobody(self):
        with freeze_time("2026-02-01 03:00:00"):
            self._enter_holiday(FRIDAY)
            self._refresh()
            [row] = self._get_rows(self.job_secretary_a)
            self.assertEqual((row.date_due, row.status), (FRIDAY, "late"))
            self.assertEqual(row.date_notice, date(2026, 1, 23), "seven days before")

    def test_a_holiday_that_is_taken_away_afterwards_makes_nobody_late(self):
        with freeze_time("2026-01-20 03:00:00"):
            holiday = self._enter_holiday(FRIDAY)
            self._refresh()
        with freeze_time("2026-02-01 03:00:00"):
            holiday.unlink()
            self._refresh()
            [row] = self._get_rows(self.job_secretary_a)
            self.assertEqual((row.date_due, row.status), (MONDAY, "due"))

    def test_another_rule_counts_anew(self):
        """A rule that was entered wrongly is set right for all that is owed."""
        with freeze_time("2026-02-01 03:00:00"):
            self.rule.offset_value = 2
            self._refresh()
        # 28 February 2026 is a Saturday.
        self.assertEqual(self._get_due(), MONDAY.replace(month=3))
