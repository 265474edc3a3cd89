"""Which agreement counts when, and to whom results belong."""

import doctest
from datetime import date

from odoo.tests import tagged

from odoo.addons.sidocakep_base.engine.figures.runs import get_runs
from odoo.addons.sidocakep_base.tests.thorough import long

from ...engine import tenure
from ..revision_case import END_OF_JUNE, JULY, RevisionCase


@tagged("post_install", "-at_install")
class TestTenureEngine(RevisionCase):
    """Expected figures are counted by hand on the calendar of 2026."""

    def _attribute(self, unit, *spans):
        tenures = [tenure.Tenure(*span) for span in spans]
        return list(tenure.get_attribution(tenures, 2026, unit).values())

    def test_doctests(self):
        results = doctest.testmod(tenure)
        self.assertTrue(results.attempted)
        self.assertFalse(results.failed)

    def test_a_period_belongs_to_the_tenure_of_its_last_day(self):
        """Moved on 16 August: the head then in office reports the third quarter."""
        spans = (
            ("a", date(2026, 1, 1), date(2026, 8, 15)),
            ("b", date(2026, 8, 16), date(2026, 12, 31)),
        )
        self.assertEqual(self._attribute("quarter", *spans), ["a", "a", "b", "b"])
        self.assertEqual(self._attribute("month", *spans), ["a"] * 7 + ["b"] * 5)

    def test_a_change_at_the_turn_of_a_quarter(self):
        spans = (
            ("a", date(2026, 1, 1), END_OF_JUNE),
            ("b", JULY, date(2026, 12, 31)),
        )
        self.assertEqual(self._attribute("quarter", *spans), ["a", "a", "b", "b"])
        self.assertEqual(self._attribute("month", *spans), ["a"] * 6 + ["b"] * 6)

    def test_a_post_vacant_on_the_last_day_keeps_what_was_done_in_the_period(self):
        spans = (("a", date(2026, 1, 1), date(2026, 5, 10)),)
        self.assertEqual(self._attribute("quarter", *spans), ["a", "a", None, None])
        self.assertEqual(self._attribute("month", *spans), ["a"] * 5 + [None] * 7)

    def test_a_tenure_within_one_month_has_no_month_of_its_own(self):
        spans = (
            ("a", date(2026, 1, 1), date(2026, 3, 4)),
            ("b", date(2026, 3, 5), date(2026, 3, 20)),
            ("c", date(2026, 3, 21), date(2026, 12, 31)),
        )
        self.assertNotIn("b", self._attribute("month", *spans))
        self.assertEqual(self._attribute("quarter", *spans), ["c"] * 4)

    def test_a_tenure_without_a_day_counts_for_nothing(self):
        spans = (
            ("a", date(2026, 1, 1), date(2025, 12, 31)),
            ("b", date(2026, 1, 1), date(2026, 12, 31)),
        )
        self.assertEqual(self._attribute("quarter", *spans), ["b"] * 4)

    def test_nobody(self):
        self.assertEqual(self._attribute("quarter"), [None] * 4)

    def test_runs(self):
        self.assertEqual(get_runs([]), [])
        self.assertEqual(get_runs([5, 1, 2, 12]), [(1, 2), (5, 5), (12, 12)])


@tagged("post_install", "-at_install")
class TestPkTenure(RevisionCase):
    def _succeed(self):
        self._replace_holder()
        return self._sign_to(self._revise(), "in_force")

    def test_the_first_agreement_counts_from_the_first_day_of_the_year(self):
        """In office since 2020, signed on 2 January: all of January is its own."""
        self.assertEqual(self.pk.date_from, date(2026, 1, 1))
        self.assertFalse(self.pk.date_until)
        self.assertRegex(self.pk.period_text, r"Januar[iy] - De[sc]ember")
        self.assertIn("I - IV", self.pk.period_text)

    def test_who_comes_later_counts_from_the_day_of_the_appointment(self):
        job = self._create_post("Kepala Bidang Baru", self.agency_a, self.job_head_a)
        employee = self._create_newcomer(login="uji_baru")
        employee._appoint(job, date(2026, 4, 13), {})
        pk = self._create_pk(job, fill=False, date_document="2026-04-20")
        self.assertEqual(pk._get_first_days()[pk], date(2026, 4, 13))

    def test_which_agreement_counts_on_a_day(self):
        successor = self._succeed()
        jobs = self.job_ech3_a | self.job_ech4_a
        for day, expected in (
            (date(2025, 12, 31), self.pk.browse()),
            (date(2026, 1, 1), self.pk),
            (END_OF_JUNE, self.pk),
            (JULY, successor),
            (date(2026, 12, 31), successor),
            (date(2027, 1, 1), self.pk.browse()),
        ):
            with self.subTest(day=day):
                found = self.env["sidocakep.pk"]._get_at(jobs, day)
                self.assertEqual(found[self.job_ech3_a.id], expected)
                self.assertFalse(found[self.job_ech4_a.id])

    def test_tenures_of_a_position(self):
        successor = self._succeed()
        tenures = self.env["sidocakep.pk"]._get_tenures(self.job_ech3_a, 2026)
        self.assertEqual(
            tenures[self.job_ech3_a.id],
            [
                (self.pk, date(2026, 1, 1), END_OF_JUNE),
                (successor, JULY, date(2026, 12, 31)),
            ],
        )

    @long
    def test_results_are_attributed_to_the_tenure_in_which_they_fall(self):
        successor = self._succeed()
        attribution = self.env["sidocakep.pk"]._get_attribution(self.job_ech3_a, 2026)
        self.assertEqual(
            attribution[self.job_ech3_a.id][False],
            {1: self.pk, 2: self.pk, 3: successor, 4: successor},
        )
        self.assertRegex(self.pk.period_text, r"Januar[iy] - Jun[ie] .*I - II\)")
        self.assertRegex(successor.period_text, r"Jul[iy] - De[sc]ember .*III - IV\)")

    @long
    def test_several_holders_have_tenures_side_by_side(self):
        colleague = self._create_newcomer("Kedua", self.job_func_a, "uji_f")
        pks = self.env["sidocakep.pk"]
        for employee in (self.employee_func_a, colleague):
            pk = self._create_pk(self.job_func_a, employee_id=employee.id)
            pks |= self._sign_to(pk, "in_force")
        found = pks._get_at(self.job_func_a, JULY)[self.job_func_a.id]
        self.assertEqual(found, pks)
        attribution = pks._get_attribution(self.job_func_a, 2026)[self.job_func_a.id]
        self.assertEqual(set(attribution), {self.employee_func_a.id, colleague.id})
        for pk in pks:
            self.assertIn("I - IV", pk.period_text)

    def test_a_closed_agreement_counts_until_its_last_day(self):
        self.employee_ech3_a.version_id.departure_date = date(2026, 5, 10)
        self.pk.with_user(self.user_secretary_a)._close("Lowong", date(2026, 5, 10))
        self.assertRegex(self.pk.period_text, r"Januar[iy] - M[ea][iy] .*I - II\)")

    def test_the_position_shows_its_agreements(self):
        successor = self._succeed()
        # Who went to another agency does not look into this one any more.
        for user in (self.user_head_a, self.user_inspektorat):
            with self.subTest(user.login):
                job = self.job_ech3_a.with_user(user)
                self.assertEqual(job.pk_ids, self.pk | successor)
