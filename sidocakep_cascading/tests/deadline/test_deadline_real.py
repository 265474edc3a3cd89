"""Deadlines on the dates of real budget years, and at the ends of months.

Every expected date is counted on the calendar of 2025, 2026 or 2028.
"""

from datetime import date

from odoo.tests import freeze_time, tagged

from .test_deadline import HAND_IN, PK, DeadlineCase

#: Ratified on, due one month later. Gunung Mas 24/2024 art. 7(2): the same day of the
#: next month, or its last day if it is shorter. 2026 is no leap year, 2028 is one.
MONTH_ENDS = (
    ("2026-01-02", "2026-02-02"),
    ("2026-01-28", "2026-02-28"),
    ("2026-01-29", "2026-02-28"),
    ("2026-01-30", "2026-02-28"),
    ("2026-01-31", "2026-02-28"),
    ("2026-02-28", "2026-03-28"),
    ("2026-03-31", "2026-04-30"),
    ("2026-12-31", "2027-01-31"),
    ("2028-01-31", "2028-02-29"),
    ("2028-02-29", "2028-03-29"),
)


@tagged("post_install", "-at_install")
class TestDeadlineReal(DeadlineCase):
    @classmethod
    def _ratify_on(cls, day, company=None):
        """Ratify a DPA of agency B, which has none yet, on a day."""
        company = company or cls.agency_b
        plan = cls._create_plan("renstra", company, cls.rpjmd)
        node = cls._create_node(plan, "program", "PROGRAM BENCANA", code="1.05.03")
        cls._decide(plan)
        budget = cls.env["sidocakep.budget"].create(
            {
                "company_id": company.id,
                "year": 2026,
                "number": "DPA/A.1/1.05/001/2026",
                "ratified_on": day,
                "line_ids": [(0, 0, {"node_id": node.id, "amount": 827_924_000})],
            }
        )
        budget.action_ratify()
        cls._count_again()
        return budget

    def _get_row(self, job=None, document=PK):
        [row] = self._get_rows(job or self.job_head_b, document)
        return row

    def _assert_status(self, moment, status, days):
        """The row of the head stands so at a moment (UTC; Jakarta is 7 hours on)."""
        with freeze_time(moment):
            self.env.invalidate_all()
            row = self._get_row()
            self.assertEqual((row.status, row.days), (status, days), moment)

    def test_gunung_mas_7_2_at_the_ends_of_the_months(self):
        deadline = self.profile_gm._get_deadline("pk", date(2026, 1, 2))
        for ratified, due in MONTH_ENDS:
            with self.subTest(ratified):
                self.assertEqual(
                    deadline._get_due_date(date.fromisoformat(ratified)),
                    date.fromisoformat(due),
                )

    def test_dpa_ratified_on_2_january_2026(self):
        """Friday 2 January; the PK is due on Monday 2 February."""
        self._ratify_on("2026-01-02")
        row = self._get_row()
        self.assertEqual(row.date_start, date(2026, 1, 2))
        self.assertEqual(row.date_due, date(2026, 2, 2))
        self.assertFalse(row.done_on)

    def test_the_days_of_that_deadline_one_by_one(self):
        """31 days on 2 January; the last day still counts; then it is late.

        A week before the end, on 26 January, the notice begins.
        """
        self._ratify_on("2026-01-02")
        for moment, status, days in (
            ("2026-01-02 03:00:00", "on_time", 31),
            ("2026-01-25 03:00:00", "on_time", 8),
            ("2026-01-26 03:00:00", "due", 7),
            ("2026-02-02 03:00:00", "due", 0),
            ("2026-02-02 16:59:00", "due", 0),
            ("2026-02-02 17:01:00", "late", -1),
            ("2026-02-12 03:00:00", "late", -10),
        ):
            self._assert_status(moment, status, days)

    def test_ratified_on_31_january_is_due_on_28_february(self):
        """28 February 2026 is a Saturday: it stays unless the profile moves it."""
        self._ratify_on("2026-01-31")
        self.assertEqual(self._get_row().date_due, date(2026, 2, 28))
        rules = self.profile_gm.deadline_ids.filtered(lambda row: row.document == "pk")
        for choice, due in (
            ("next", date(2026, 3, 2)),
            ("previous", date(2026, 2, 27)),
            ("exact", date(2026, 2, 28)),
        ):
            with self.subTest(choice):
                rules.rest_day = choice
                self._count_again()
                self.assertEqual(self._get_row().date_due, due)

    def test_six_working_days_leave_the_saturday_alone(self):
        self._ratify_on("2026-01-31")
        rules = self.profile_gm.deadline_ids.filtered(lambda row: row.document == "pk")
        rules.rest_day = "next"
        self.profile_gm.working_days = "6"
        self._count_again()
        self.assertEqual(self._get_row().date_due, date(2026, 2, 28))

    def test_gunung_mas_7_4_budget_decided_on_31_december(self):
        """Decided on Wednesday 31 December 2025: handed in by 31 January 2026."""
        self._ratify_on("2026-01-02")
        self._decide_budget("2025-12-31")
        self.assertEqual(self._get_row(document=HAND_IN).date_due, date(2026, 1, 31))
        # The two clocks are counted apart: the PK itself is due two days later.
        self.assertEqual(self._get_row().date_due, date(2026, 2, 2))

    def test_decided_on_30_november_is_due_on_30_december(self):
        """Also before the budget year begins."""
        self._ratify_on("2026-01-02")
        self._decide_budget("2025-11-30")
        self.assertEqual(self._get_row(document=HAND_IN).date_due, date(2025, 12, 30))

    def test_signed_on_the_last_day_is_in_time(self):
        """23:59 in Jakarta on 2 February is 16:59 UTC."""
        self._ratify_on("2026-01-02")
        pk = self._create_pk(self.job_head_b)
        self.assertEqual(pk.date_due, date(2026, 2, 2))
        self._set_signed(pk, "2026-02-02 16:59:00")
        row = self._get_row()
        self.assertEqual((row.done_on, row.status), (date(2026, 2, 2), "done_on_time"))

    def test_signed_a_minute_after_midnight_is_late_by_a_day(self):
        self._ratify_on("2026-01-02")
        pk = self._create_pk(self.job_head_b)
        self._set_signed(pk, "2026-02-02 17:01:00")
        row = self._get_row()
        self.assertEqual((row.status, row.days), ("done_late", -1))

    def test_each_agency_has_the_clock_of_its_own_dpa(self):
        """Agency A: 30 December 2025; agency B: 31 January 2026."""
        self._ratify_on("2026-01-31")
        self.assertEqual(self._get_row(self.job_head_a).date_due, date(2026, 1, 30))
        self.assertEqual(self._get_row().date_due, date(2026, 2, 28))
        with freeze_time("2026-02-10 03:00:00"):
            self.env.invalidate_all()
            rows = self.deadlines.with_user(self.user_bupati).search(
                [
                    ("status", "=", "late"),
                    ("document", "=", PK),
                    ("company_id", "in", (self.agency_a | self.agency_b).ids),
                ]
            )
            self.assertEqual(rows.company_id, self.agency_a)
            # head, secretary, eselon III, eselon IV, functional, pelaksana
            self.assertEqual(len(rows), 6)
