"""The yearly review of a strategy map in the list of deadlines: Paser art. 3(3)."""

from datetime import date

from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from ..common_map import MapCase

DOCUMENT = "map_review"


@tagged("post_install", "-at_install")
class TestMapReviewDeadline(MapCase):
    """The Renstra of agency A is of 1 March 2025; the profile is that of Paser."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._decide(cls.rpjmd)
        cls._decide_plan(cls.plan)
        cls.deadlines = cls.env["sidocakep.deadline"]

    def _refresh(self, *years):
        for year in years:
            self.deadlines._refresh(self.agency_a | self.government, year)

    def _get_rows(self, plan=None):
        return self.deadlines.search(
            [("document", "=", DOCUMENT), ("res_id", "=", (plan or self.plan).id)],
            order="year",
        )

    def _review(self, day, plan=None):
        return self.env["sidocakep.map.review"].create(
            {
                "plan_id": (plan or self.plan).id,
                "reviewed_on": day,
                "findings": "Peta masih sesuai.",
                "decision": "kept",
            }
        )

    def test_paser_3_3_owed_every_year_after_the_decision(self):
        """At the latest on the last day of the year: Pasal 3(3)."""
        self._refresh(2025, 2026, 2027)
        self.assertEqual(
            [(row.year, row.date_due) for row in self._get_rows()],
            [(2026, date(2026, 12, 31)), (2027, date(2027, 12, 31))],
        )
        row = self._get_rows()[0]
        self.assertEqual(row.article, "Perbup Paser 23/2016 Pasal 3 ayat (3)")
        self.assertEqual(row.company_id, self.agency_a)
        self.assertEqual(row.owner_name, self.plan.name)
        self.assertEqual(row.employee_id, self.employee_head_a)
        self.assertTrue(self._get_rows(self.rpjmd), "the government owes its own")

    def test_the_map_and_the_list_say_the_same_day(self):
        with freeze_time("2026-06-15"):
            for day in (None, "2026-02-10"):
                if day:
                    self._review(day)
                self._refresh(2026, 2027)
                due, article = self.plan._get_map_review_deadline()
                [open_row] = self._get_rows().filtered(lambda row: not row.done_on)[:1]
                with self.subTest(reviewed_on=day):
                    self.assertEqual(open_row.date_due, due)
                    self.assertEqual(open_row.article, article)

    def test_a_profile_without_the_article_asks_nobody(self):
        self._refresh(2026)
        self.government.profile_id = self.env.ref("sidocakep_base.profile_gunung_mas")
        self._refresh(2026)
        self.assertFalse(self._get_rows())

    def test_a_review_closes_its_year(self):
        self._refresh(2026, 2027)
        with freeze_time("2026-06-15"):
            self._review("2026-02-10")
        first, second = self._get_rows()
        self.assertEqual(first.done_on, date(2026, 2, 10))
        self.assertEqual(first.status, "done_on_time")
        self.assertFalse(second.done_on)

    def test_the_first_review_of_a_year_counts(self):
        self._refresh(2026)
        with freeze_time("2026-11-15"):
            self._review("2026-11-10")
            self._review("2026-02-10")
        self.assertEqual(self._get_rows().done_on, date(2026, 2, 10))

    def test_a_late_review_is_late_for_the_year_that_was_missed(self):
        self._refresh(2026, 2027)
        with freeze_time("2027-01-20"):
            self._review("2027-01-15")
        first, second = self._get_rows()
        self.assertEqual((first.status, first.days), ("done_late", -15))
        self.assertEqual(second.done_on, date(2027, 1, 15))
        self.assertEqual(self.plan._get_map_review_deadline()[0], date(2028, 12, 31))

    def test_a_plan_out_of_force_owes_nothing_more(self):
        self._refresh(2026)
        [row] = self._get_rows()
        self.plan._with_workflow_bypass().write({"state": "amended"})
        self._refresh(2026)
        self.assertFalse(row.active)

    def test_a_plan_that_is_decided_is_counted(self):
        self.env.flush_all()
        with freeze_time("2026-06-15"):
            self.env["sidocakep.deadline.request"]._refresh_now()
            self.assertEqual(self._get_rows().mapped("year"), [2026])

    def test_the_form_of_a_review_opens_for_who_may_record_one(self):
        self._refresh(2026)
        [row] = self._get_rows()
        for role, may in (
            ("head_a", True),
            ("secretary_a", True),
            ("organisasi", True),
            ("ech3_a", False),
            ("bupati", False),
            ("inspektorat", False),
        ):
            with self.subTest(role):
                user = getattr(self, f"user_{role}")
                self.assertEqual(row.with_user(user).can_open_step, may)
        action = call_kw(
            row.with_user(self.user_secretary_a), "action_open_step", [row.ids], {}
        )
        self.assertEqual(action["res_model"], "sidocakep.map.review")
        self.assertEqual(action["context"], {"default_plan_id": self.plan.id})

    def test_the_head_is_asked_in_december_until_it_is_reviewed(self):
        """Seven days of notice: from 24 December."""
        for day, asked in (("2026-12-23", False), ("2026-12-24", True)):
            with self.subTest(day), freeze_time(day + " 05:00:00"):
                self._refresh(2026)
                [row] = self._get_rows()
                self.assertEqual(row.activity_ids.user_id == self.user_head_a, asked)
        with freeze_time("2026-12-28 05:00:00"):
            self._review("2026-12-28")
            self.assertFalse(row.activity_ids)

    def test_counted_with_what_is_late_of_the_agency(self):
        self._refresh(2026)
        before = self.agency_a.document_late_count
        with freeze_time("2026-12-31 17:30:00"):
            # still the old year in London, the new one in Jakarta
            self.deadlines.invalidate_model()
            self.env["res.company"].invalidate_model()
            row = self._get_rows()
            self.assertEqual((row.status, row.days), ("late", -1))
        self.assertFalse(before)
