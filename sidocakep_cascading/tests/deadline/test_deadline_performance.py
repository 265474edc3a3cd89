"""The number of queries is the same for 1 and for 50 positions."""

from odoo.tests import tagged

from odoo.addons.sidocakep_base.tests.thorough import long

from ..common import YEAR
from .test_deadline import DeadlineCase

MANY = 50


@tagged("post_install", "-at_install")
class TestDeadlinePerformance(DeadlineCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.jobs = cls.env["hr.job"].create(
            [
                {
                    "name": f"Kepala Seksi {number}",
                    "company_id": cls.agency_b.id,
                    "position_kind_id": cls._position_kind("supervisor").id,
                    "superior_id": cls.job_head_b.id,
                    "echelon": "iv_a",
                }
                for number in range(MANY)
            ]
        )
        cls.env["hr.employee"].create(
            [
                {
                    "name": f"Pejabat {job.name}",
                    "company_id": cls.agency_b.id,
                    "job_id": job.id,
                    "date_version": "2020-01-01",
                    "nip": cls._next_nip(),
                }
                for job in cls.jobs
            ]
        )
        cls._decide_budget()
        cls.env["sidocakep.pk"].create(
            [
                {"job_id": job.id, "year": YEAR, "date_document": "2026-01-02"}
                for job in cls.jobs[1:]
            ]
        )

    def _count(self, function):
        for _warm_up in range(2):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            function()
            self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def assert_constant(self, function, few, many):
        """Not one query more for many; a cache that the first fills may save one."""
        one, fifty = (
            self._count(lambda: function(few)),
            self._count(lambda: function(many)),
        )
        self.assertLessEqual(fifty, one, f"{one} queries for 1, {fifty} for {MANY}")
        self.assertTrue(one)

    def test_counting_again(self):
        """Agency A has 6 positions, agency B 51; in each some have no PK yet."""
        self._create_pk(self.job_head_a, fill=False)
        self._create_pk(self.job_head_b, fill=False)
        few, many = (
            self._count(lambda agency=agency: self.deadlines._refresh(agency, YEAR))
            for agency in (self.agency_a, self.agency_b)
        )
        self.assertLessEqual(many, few)
        self.assertTrue(many)

    def test_counting_ten_agencies_costs_the_queries_of_two(self):
        agencies = self.agency_b
        for number in range(9):
            agencies |= self.agency_b.create(
                {
                    "name": f"Dinas Uji {number}",
                    "parent_id": self.government.id,
                    "sidocakep_kind": "dinas",
                }
            )
        for agency in agencies[1:]:
            job = self._create_job(f"Kepala {agency.name}", "head", None, agency)
            self._create_employee(f"Pejabat {job.name}", job, company_id=agency.id)
        self.deadlines._refresh(agencies, YEAR)
        two, ten = (
            self._count(lambda some=some: self.deadlines._refresh(some, YEAR))
            for some in (agencies[:2], agencies)
        )
        self.assertEqual(two, ten)
        self.assertTrue(two)

    @long
    def test_counting_again_the_same_at_50_and_200_positions(self):
        agency_c = self.env["res.company"].create(
            {
                "name": "Dinas Uji C",
                "parent_id": self.agency_b.parent_id.id,
                "sidocakep_kind": "dinas",
            }
        )
        counts = []
        for copies in (1, 3):
            for _copy in range(copies):
                self._create_drafts(agency_c)
            counts.append(self._count(lambda: self.deadlines._refresh(agency_c, YEAR)))
        rows = self.deadlines.search([("company_id", "=", agency_c.id)])
        self.assertEqual(len(rows), 2 * 4 * MANY)
        self.assertEqual(*counts)

    def _create_drafts(self, agency):
        """Create the 50 positions once more, held and with a draft each."""
        jobs = self.jobs.copy({"company_id": agency.id, "superior_id": False})
        self.env["hr.employee"].create(
            [
                {
                    "name": f"Pejabat {job.id}",
                    "company_id": agency.id,
                    "job_id": job.id,
                    "date_version": "2020-01-01",
                    "nip": self._next_nip(),
                }
                for job in jobs
            ]
        )
        self.env["sidocakep.pk"].create(
            [
                {"job_id": job.id, "year": YEAR, "date_document": "2026-01-02"}
                for job in jobs
            ]
        )

    def test_the_list(self):
        rows = self.deadlines.search(
            [("job_id", "in", self.jobs[1:].ids), ("document", "=", "pk")]
        ).with_user(self.user_organisasi)
        names = [
            "job_id",
            "holder_name",
            "status",
            "status_text",
            "pk_state",
            "can_open_step",
            "display_name",
        ]
        self.assert_constant(lambda some: some.read(names), rows[:1], rows)

    def test_the_badges_of_pks(self):
        pks = (
            self.env["sidocakep.pk"]
            .search([("job_id", "in", self.jobs.ids)])
            .with_user(self.user_head_b)
        )
        names = ["date_due", "date_due_hand_in", "due_status", "due_text"]
        self.assert_constant(lambda some: some.read(names), pks[:1], pks)

    def test_the_list_of_positions(self):
        jobs = self.jobs.with_user(self.user_head_b)
        self.assert_constant(lambda some: some.read(["pk_due_text"]), jobs[:1], jobs)

    def test_changes_in_hr_ask_once_for_the_whole_transaction(self):
        self.env.flush_all()
        requests = self.env["sidocakep.deadline.request"]
        requests._write_asked()
        requests.search([]).unlink()
        before = self.env.cr.sql_log_count
        for _change in range(MANY):
            requests._ask(self.agency_b, [YEAR])
        self.assertEqual(self.env.cr.sql_log_count, before)
        requests._write_asked()
        self.assertEqual(len(requests.search([])), 1)
