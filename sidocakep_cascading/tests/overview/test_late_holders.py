"""What was late is charged to who held the post on the due day (decision 0043)."""

from datetime import date

from odoo.tests import freeze_time, tagged

from ..common import YEAR
from ..measurement_case import MeasurementCase


@freeze_time("2026-04-30 03:00:00")
@tagged("post_install", "-at_install")
class TestLateHolders(MeasurementCase):
    """Quarter I was due on 14 April; the head left on the 20th, on the 30th it is open.

    15 to 19 April are 5 days, 20 to 30 April 11: together 16.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-04-08 03:00:00"):
            cls.measurement = cls._measure()
        cls.newcomer = cls._create_employee("Kadis Baru, M.Kes.", rank="iv_b")

    def _move(self, day, newcomer=True):
        post = self._create_job(
            *("Jabatan Lain", "administrator", self.job_head_b, self.agency_b),
            echelon="iii_b",
        )
        self.employee_head_a._appoint(post, day, {})
        if newcomer:
            self.newcomer._appoint(self.job_head_a, day, {})
        self.env.cr.flush()

    def _refresh(self):
        rows = self.env["sidocakep.deadline"]._refresh(self.agency_a, YEAR)
        return rows.filtered(
            lambda row: row.document == "measurement_quarter" and row.period_no == 1
        )

    def _get_holder(self, row):
        self.env.flush_all()
        rows = self.env["sidocakep.punctuality"].with_user(self.user_bupati)
        return rows.search([("deadline_id", "=", row.id)]).holder

    def test_the_holder_of_the_due_day_is_charged_and_the_successor_listed(self):
        self._move(date(YEAR, 4, 20))
        row = self._refresh()
        self.assertEqual(row.date_due, date(YEAR, 4, 14))
        self.assertEqual(row.holder_name, self.newcomer.name, "who is asked today")
        self.assertEqual(row.due_holder_name, self.employee_head_a.name)
        self.assertEqual(self._get_holder(row), self.employee_head_a.name)
        said = f"16 days late (the post on the due day: {self.employee_head_a.name})"
        self.assertEqual(row._say_standing(), said)
        shares = [tuple(share) for share in row._get_late_shares()[row]]
        self.assertEqual(
            shares,
            [
                (self.employee_head_a.name, None, 5),
                (self.newcomer.name, date(YEAR, 4, 20), 11),
            ],
        )

    def test_what_the_successor_hands_in_stays_with_who_was_to(self):
        """Sent on the 30th: the days end there, whoever reads it when."""
        self._move(date(YEAR, 4, 20))
        row = self._refresh()
        row.sudo().done_on = date(YEAR, 4, 30)
        with freeze_time("2026-06-01 03:00:00"):
            self.assertEqual(sum(item.days for item in row._get_late_shares()[row]), 16)
            self.assertEqual(self._get_holder(row), self.employee_head_a.name)

    def test_a_vacant_post_is_named_by_its_title(self):
        self._move(date(YEAR, 4, 20), newcomer=False)
        [first, vacant] = self._refresh()._get_late_shares().popitem()[1]
        self.assertEqual((first.name, first.days), (self.employee_head_a.name, 5))
        self.assertEqual(vacant.name, self.job_head_a._get_printed_title())
        self.assertEqual(vacant.days, 11)

    def test_who_came_before_the_due_day_has_all_of_it(self):
        self._move(date(YEAR, 4, 14))
        row = self._refresh()
        shares = [tuple(share) for share in row._get_late_shares()[row]]
        self.assertEqual(shares, [(self.newcomer.name, None, 16)])

    def test_each_kind_that_names_a_holder_says_who_it_was_on_another_day(self):
        """From the registry: today's is who is asked, each day's can be asked."""
        rows = self.env["sidocakep.deadline"]._refresh(self.agency_a, YEAR)
        rows |= self.env["sidocakep.deadline"]._refresh(self.government, YEAR)
        named = rows.filtered(lambda row: row.holder_name and not row.is_personal)
        self.assertGreater(len(set(named.mapped("document"))), 3)
        bearers = named._get_bearers(date(YEAR, 4, 30))
        for row in named.filtered(lambda row: not row.done_on):
            with self.subTest(row.display_name):
                self.assertEqual(bearers[row].employee.name, row.holder_name)
        for row in rows:
            shares = row._get_late_shares()[row]
            late = max((date(YEAR, 4, 30) - row.date_due).days, 0)
            if not row.done_on:
                self.assertEqual(sum(share.days for share in shares), late)
