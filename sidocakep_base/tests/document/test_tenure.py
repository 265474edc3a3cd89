"""Every change of who holds what is told once, when all is written."""

from datetime import date
from unittest.mock import patch

from odoo.tests import freeze_time, tagged

from ..common import SidocakepCase

JULY = date(2026, 7, 1)
#: Decrees of these tests have not begun, so that they may be removed.
FUTURE = ("2090-01-01", "2090-03-31")


class TenureCase(SidocakepCase):
    """Agency A, where one official has two versions, and a decree not yet begun."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.job_new = cls._create_job("Kepala Bidang Baru", "administrator")
        cls.employee_ech3_a.create_version(
            {"date_version": JULY, "job_id": cls.job_new.id}
        )
        cls.decree = cls._create_acting(
            cls.job_new, cls.employee_ech4_a, "plt", *FUTURE
        )
        cls.job_spare = cls._create_job("Kepala Seksi Cadangan", "supervisor")
        cls.job_empty = cls._create_job("Kepala Seksi Kosong", "supervisor")
        cls.employee_gone = cls._create_employee("Pensiun", job=cls.job_spare)
        cls.employee_gone.active = False
        cls.user_spare = cls._create_user("uji_cadangan", "group_echelon4")
        cls.env.cr.flush()

    def _get_causes(self):
        """Return ``{cause: (what happens, a position that it touches)}``."""
        return {
            **self._get_causes_of_people(),
            **self._get_causes_of_decrees(),
            **self._get_causes_of_positions(),
        }

    def _get_causes_of_people(self):
        versions = self.employee_ech3_a.version_ids.sorted("date_version")
        ech3, new, employee = self.job_ech3_a, self.job_new, self.employee_ech3_a
        create = self._create_employee
        return {
            "version created": (
                lambda: employee.create_version({"date_version": date(2026, 9, 1)}),
                ech3,
            ),
            "version of another post": (
                lambda: versions[1].write({"job_id": self.job_spare.id}),
                self.job_spare,
            ),
            "post taken away": (lambda: versions[1].write({"job_id": False}), new),
            "version moved": (
                lambda: versions[1].write({"date_version": date(2026, 8, 1)}),
                ech3,
            ),
            "departure": (
                lambda: versions[1].write({"departure_date": date(2026, 9, 1)}),
                new,
            ),
            "version archived": (lambda: versions[1].write({"active": False}), new),
            "version deleted": (versions[1].unlink, new),
            "employee created": (
                lambda: create("Baru", job=self.job_spare),
                self.job_spare,
            ),
            "employee archived": (lambda: employee.write({"active": False}), ech3),
            "employee back again": (
                lambda: self.employee_gone.write({"active": True}),
                self.job_spare,
            ),
            "contract ended": (
                lambda: versions[1].write(
                    {"contract_date_start": JULY, "contract_date_end": "2026-09-30"}
                ),
                new,
            ),
            "employee of another agency": (
                lambda: self.employee_func_a.write({"company_id": self.agency_b.id}),
                self.job_func_a,
            ),
            "login given": (
                lambda: self.employee_ech4_a.write({"user_id": self.user_spare.id}),
                new,
            ),
            "login cut at the resource": (
                lambda: employee.resource_id.write({"user_id": False}),
                ech3,
            ),
        }

    def _get_causes_of_decrees(self):
        decree, new = self.decree, self.job_new
        return {
            "decree created": (
                lambda: self._create_acting(
                    self.job_spare, self.employee_func_a, "plt", *FUTURE
                ),
                self.job_spare,
            ),
            "decree of another post": (
                lambda: decree.write({"job_id": self.job_spare.id}),
                new,
            ),
            "decree of another person": (
                lambda: decree.write({"employee_id": self.employee_func_a.id}),
                new,
            ),
            "decree of another capacity": (
                lambda: decree.write({"capacity": "pj"}),
                new,
            ),
            "decree from another day": (
                lambda: decree.write({"date_start": "2090-02-01"}),
                new,
            ),
            "decree ended": (lambda: decree.write({"date_end": "2090-02-01"}), new),
            "decree removed": (decree.unlink, new),
        }

    def _get_causes_of_positions(self):
        return {
            "position opened": (
                lambda: self._create_job("Jabatan Baru", "supervisor"),
                self.env["hr.job"],
            ),
            "position of another kind": (
                lambda: self.job_spare.write(
                    {"position_kind_id": self._position_kind("functional").id}
                ),
                self.job_spare,
            ),
            "position of another agency": (
                lambda: self.job_spare.write({"company_id": self.agency_b.id}),
                self.job_spare,
            ),
            "position shared": (
                lambda: self.job_spare.write({"is_single_holder": False}),
                self.job_spare,
            ),
            "position archived": (
                lambda: self.job_spare.write({"active": False}),
                self.job_spare,
            ),
            "position deleted": (self.job_empty.unlink, self.env["hr.job"]),
        }

    def _check_each_cause(self, check):
        """Call ``check(what happens, position)`` for each cause; undo what it did."""
        for cause in self._get_causes():
            with self.subTest(cause), self.env.cr.savepoint() as savepoint:
                check(*self._get_causes()[cause])
                savepoint.rollback()
                self.env.invalidate_all()

    def _listen(self):
        """Return ``(patcher, calls)``: each call as ``(positions, agencies)``."""
        calls = []

        def listener(jobs, companies):
            calls.append((jobs, companies))

        model = self.env.registry["hr.job"]
        return patch.object(model, "_on_tenure_changed", listener), calls


@tagged("post_install", "-at_install")
class TestTenure(TenureCase):
    def test_the_manager_of_hr_is_who_holds_the_post_above(self):
        """The chart of the organisation and the approval of leave follow it."""
        official = self.employee_ech4_a
        self.job_ech4_a.superior_id = self.job_ech3_a
        above = self._create_employee("Kepala Bidang Lama", job=self.job_ech3_a)
        self.env.cr.flush()
        self.assertEqual(official.parent_id, above)
        above.active = False
        self.env.cr.flush()
        self.assertEqual(official.parent_id, self.employee_head_a, "passed over")
        self.job_ech4_a.superior_id = self.job_new
        self.assertEqual(official.parent_id, self.employee_ech3_a)
        self.assertFalse(self.employee_gone.parent_id)

    def test_another_manager_whom_hr_entered_stays(self):
        official, head = self.employee_ech4_a, self.employee_head_a
        official.parent_id = self.employee_gone
        self.job_ech4_a.superior_id = self.job_new
        self.assertEqual(official.parent_id, self.employee_gone)
        official.parent_id = False
        self.job_ech4_a.superior_id = self.job_head_a
        self.assertEqual(official.parent_id, head, "where nobody is entered")
        self.job_ech4_a.superior_id = False
        self.assertFalse(official.parent_id, "nobody is above any more")
        official.parent_id = head
        self.job_ech4_a.superior_id = self.job_head_a
        self.job_ech4_a.superior_id = self.job_new
        self.assertEqual(official.parent_id, self.employee_ech3_a, "who was the same")

    def test_the_manager_follows_an_appointment_on_its_day(self):
        official, employees = self.employee_ech4_a, self.env["hr.employee"].sudo()
        self.job_ech4_a.superior_id = self.job_spare
        coming = self._create_employee("Kepala Seksi Kelak")
        coming.create_version({"date_version": FUTURE[0], "job_id": self.job_spare.id})
        self.env.cr.flush()
        employees._cron_update_current_version_id()
        self.assertNotEqual(official.parent_id, coming)
        with freeze_time(FUTURE[0]):
            employees._cron_update_current_version_id()
        self.assertEqual(official.parent_id, coming)

    def test_every_cause_is_told_once_when_all_is_written(self):
        def check(act, job):
            patcher, calls = self._listen()
            with patcher:
                act()
                self.env.flush_all()
                self.assertEqual(calls, [], "not before the transaction ends")
                self.env.cr.flush()
            self.assertEqual(len(calls), 1)
            [(jobs, companies)] = calls
            self.assertTrue(jobs.env.su)
            self.assertLessEqual(job, jobs)
            self.assertIn(self.agency_a, companies)

        self._check_each_cause(check)

    def test_every_cause_counts_the_deadlines_of_the_agency_again(self):
        requests = self.env["sidocakep.deadline.request"]

        def check(act, job):
            requests.search([]).unlink()
            act()
            self.assertFalse(requests.search([]))
            self.env.cr.flush()
            self.assertIn(self.agency_a, requests.search([]).company_id)

        self._check_each_cause(check)

    def test_the_agency_that_a_position_leaves_is_told_too(self):
        patcher, calls = self._listen()
        with patcher:
            self.job_spare.company_id = self.agency_b
            self.env.cr.flush()
        self.assertEqual(calls[0][1], self.agency_a | self.agency_b)

    def test_an_employee_leaves_by_being_deleted(self):
        """Never linked to a login or decree: the database cascades to the versions."""
        employee = self._create_employee("Salah Ketik", job=self.job_spare)
        self.env.cr.flush()
        patcher, calls = self._listen()
        with patcher:
            employee.unlink()
            self.env.cr.flush()
        self.assertEqual([jobs for jobs, _agencies in calls], [self.job_spare])

    def test_what_is_written_together_is_told_once(self):
        patcher, calls = self._listen()
        with patcher:
            for employee in self.employee_func_a | self.employee_pelaksana_a:
                employee._appoint(self.job_spare, JULY)
            self._create_acting(self.job_head_b, self.employee_func_a, "plh", *FUTURE)
            self.env.cr.flush()
            self.env.cr.flush()
        [(jobs, companies)] = calls
        self.assertEqual(
            jobs,
            self.job_func_a | self.job_pelaksana_a | self.job_spare | self.job_head_b,
        )
        self.assertEqual(companies, self.agency_a | self.agency_b)

    def test_what_is_rolled_back_is_told_to_nobody(self):
        patcher, calls = self._listen()
        with patcher:
            savepoint = self.env.cr.savepoint()
            self.employee_func_a._appoint(self.job_spare, JULY)
            savepoint.rollback()
            self.env.cr.flush()
        self.assertEqual(calls, [])

    def test_what_decides_nothing_is_not_told(self):
        patcher, calls = self._listen()
        with patcher:
            self.employee_ech3_a.version_id.rank_id = self._rank("iv_b")
            self.employee_ech3_a.name = "Nama Baru"
            self.job_spare.printed_title = "Kepala Seksi"
            self.decree.decree_number = "2"
            self.env.cr.flush()
        self.assertEqual(calls, [])

    def test_a_clerk_without_other_rights_tells_it(self):
        patcher, calls = self._listen()
        with patcher:
            employee = self.employee_func_a.with_user(self.user_hr)
            employee._appoint(self.job_spare.with_user(self.user_hr), JULY)
            self.env.cr.flush()
        self.assertEqual(len(calls), 1)

    def test_queries_do_not_grow_with_the_people(self):
        people = [
            self._create_employee(f"Pelaksana {number}", job=self.job_pelaksana_a)
            for number in range(7)
        ]
        self.env.cr.flush()
        # Reads what Odoo keeps for all requests and for the login, once.
        self._count(people[6:])
        counts = [self._count(people[:1]), self._count(people[1:6])]
        self.assertEqual(counts[0], counts[1])

    def _count(self, people):
        for employee in people:
            employee.version_id.departure_date = "2026-05-01"
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.env["hr.job"]._tell_tenure()
        return self.env.cr.sql_log_count - before
