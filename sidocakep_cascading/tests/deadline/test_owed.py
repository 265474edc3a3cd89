"""Who owes an agreement is one set, whether the deadlines say it or the coverage."""

from datetime import date, timedelta
from random import Random

from odoo.tests import freeze_time, tagged
from odoo.tools import SQL

from odoo.addons.sidocakep_base.models.document.deadline_clock import DeadlineClocks
from odoo.addons.sidocakep_base.tests.thorough import some

from ...const import DOCUMENT_HAND_IN, DOCUMENT_PK
from ...models.cascade.coverage_sql import with_coverage
from ...models.deadline.pk_deadline_kind import PkDeadlineKind
from ..common import YEAR
from .test_deadline import DeadlineCase

TODAY = date(YEAR, 6, 15)
POSITIONS = 60


@tagged("post_install", "-at_install")
@freeze_time("2026-06-15 05:00:00")
class TestOwed(DeadlineCase):
    """The deadlines ask position by position in Python, the coverage all in SQL."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._decide_budget()

    def _get_by_deadlines(self, companies, document=DOCUMENT_PK):
        """Return ``{(position, person or None)}`` that the kind of the PK names."""
        kind = PkDeadlineKind(self.env)
        clocks = DeadlineClocks(self.env, companies, [YEAR], kind.documents)
        return {
            (item.owner.id, item.employee.id if item.employee else None)
            for item in kind.get_owed(companies, YEAR, clocks)
            if item.clock.rule.document == document
        }

    def _get_by_coverage(self, companies):
        """Return the same set as the coverage counts it."""
        self.env.flush_all()
        query = SQL(
            """
            SELECT job_id, employee_id FROM owed
             WHERE year = %s AND company_id = ANY(%s)
            """,
            YEAR,
            companies.ids,
        )
        return set(self.env.execute_query(with_coverage(self.env, TODAY, query)))

    def _get_companies(self):
        """Return the agencies whose clock runs; in a demo database its too."""
        companies = self.env["res.company"].search([])
        clocks = DeadlineClocks(self.env, companies, [YEAR], [DOCUMENT_PK])
        return companies.filtered(
            lambda company: clocks.get(company, YEAR, DOCUMENT_PK)
        )

    def assert_same(self):
        companies = self._get_companies()
        self.assertLessEqual(self.agency_a | self.agency_b, companies)
        owed = self._get_by_deadlines(companies)
        self.assertTrue(owed)
        self.assertEqual(owed, self._get_by_coverage(companies))
        return owed

    def test_of_every_agency_there_is(self):
        owed = self.assert_same()
        self.assertIn((self.job_head_a.id, self.employee_head_a.id), owed)

    def test_what_is_owed_is_owed_to_be_handed_in(self):
        """Gunung Mas art. 7(4); Paser names no day of handing in."""
        agencies = self.agency_a | self.agency_b
        owed = self._get_by_deadlines(agencies)
        self.assertEqual(self._get_by_deadlines(agencies, DOCUMENT_HAND_IN), owed)
        self.government.profile_id = self.profile_paser
        self.assertFalse(self._get_by_deadlines(agencies, DOCUMENT_HAND_IN))

    def test_under_both_regulations_and_any_positions(self):
        """Vacant, held by several, acted for, archived, of every kind: at random."""
        random = Random(7)
        profiles = enumerate((self.profile_gm, self.profile_paser))
        for round_number, profile in some(profiles, 1):
            self.government.profile_id = profile
            self._generate(random, round_number)
            with self.subTest(profile=profile.code):
                owed = self.assert_same()
                # none of the cases is missing from what was generated
                self.assertTrue({item for item in owed if item[1] is None})
                jobs = [job_id for job_id, _employee in owed]
                self.assertGreater(len(jobs), len(set(jobs)))

    def _generate(self, random, round_number):
        kinds = self.env["sidocakep.position.kind"].search([])
        agencies = self.agency_a | self.agency_b | self.setda
        jobs = self.env["hr.job"].create(
            [
                {
                    "name": f"Jabatan {round_number}.{number}",
                    "company_id": random.choice(agencies).id,
                    "position_kind_id": random.choice(kinds).id,
                    "active": random.random() > 0.1,
                }
                for number in range(POSITIONS)
            ]
        )
        people = self.env["hr.employee"]
        for job in jobs:
            for _holder in range(random.choice((0, 0, 1, 1, 1, 2, 3))):
                people |= self._create_employee(
                    f"Pegawai {job.name}",
                    job,
                    company_id=job.company_id.id,
                    date_version=TODAY - timedelta(days=random.randint(-60, 900)),
                )
        for job in jobs.filtered("is_single_holder"):
            if random.random() < 0.4:
                start = TODAY + timedelta(days=random.randint(-60, 30))
                others = people.filtered(lambda person, job=job: person.job_id != job)
                self._create_acting(
                    job,
                    random.choice(others),
                    random.choice(("plh", "plt", "pj")),
                    start,
                    start + timedelta(days=random.randint(1, 85)),
                )
