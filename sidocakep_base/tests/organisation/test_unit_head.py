"""Who heads a unit that is a company of its own: an official of whatever kind."""

from odoo.exceptions import ValidationError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ...models.organisation.login import get_role
from ...models.organisation.official import COORDINATOR, GUARDIAN, HEAD
from ...models.workbook.sheets.pending import Pending
from ...models.workbook.sheets.position_logins import PositionLogins
from ..common import SidocakepCase

DAY = "2026-04-08"


@tagged("post_install", "-at_install")
class TestUnitHead(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.unit = cls._create_company(
            "UPTD Puskesmas Uji", parent_id=cls.agency_a.id, sidocakep_kind="uptd"
        )
        cls.head = cls._create_job(
            "Kepala Puskesmas", "supervisor", cls.job_head_a, cls.unit, "iv_a"
        )
        cls.clerk = cls._create_job(
            "Kepala Tata Usaha", "supervisor", cls.head, cls.unit, "iv_b", sequence=1
        )
        cls.user_unit = cls._create_user("uji_unit", "group_head", cls.unit)
        cls.employee = cls._create_employee(
            "Uji Unit", cls.head, rank="iii_d", user_id=cls.user_unit.id
        )

    def _get_head(self):
        self.env.flush_all()
        official = self.unit._get_officials(HEAD, DAY).get(self.unit.id)
        return official.job if official else self.env["hr.job"]

    def test_the_uppermost_position_heads_the_unit_and_answers_for_it(self):
        for role in (HEAD, COORDINATOR, GUARDIAN):
            with self.subTest(role):
                found = self.unit._get_officials(role, DAY, asked=True)
                official = found[self.unit.id]
                self.assertEqual(official.job, self.head)
                self.assertEqual(official.user, self.user_unit)
        jobs = self.env["hr.job"].with_user(self.user_unit)
        of_unit = jobs.search([("company_id", "=", self.unit.id)])
        self.assertEqual(of_unit.filtered("heads_agency"), self.head)
        domain = [("company_id", "parent_of", self.unit.id)]
        heads = jobs.search([*domain, ("heads_agency", "=", True)])
        expected = self.head | self.job_head_a | self.job_bupati
        self.assertEqual(heads, expected)
        others = jobs.search([*domain, ("heads_agency", "=", False)])
        self.assertFalse(others & expected)
        self.assertIn(self.clerk, others)

    def test_which_it_is_follows_from_place_and_kind(self):
        """Each case is (what is done, who heads the unit then)."""
        doctor = self._create_job(
            "Dokter Ahli Madya", "functional", self.job_head_a, self.unit
        )
        self.assertEqual(self._get_head(), self.head, "the higher kind of two")
        new = self._create_job("Baru", "administrator", self.job_head_a, self.unit)
        self.assertEqual(self._get_head(), self.head, "who has others below him")
        (self.head | new).active = False
        self.assertEqual(self._get_head(), doctor, "a functional one does as well")
        doctor.superior_id = self.clerk
        self.assertFalse(self._get_head() & (self.head | doctor))
        self.clerk.superior_id = False
        self.assertEqual(self._get_head(), self.clerk, "whose superior is not known")
        director = self._create_job("Direktur", "head", self.job_head_a, self.unit)
        self.assertEqual(self._get_head(), director, "one of a kind that heads")
        agency = self._create_company("Dinas Baru")
        self._create_job("Kabid", "administrator", self.job_bupati, agency)
        self.env.flush_all()
        self.assertFalse(agency._get_officials(HEAD, DAY), "an agency: by kind alone")

    def test_a_unit_below_a_unit_has_its_own(self):
        post = self._create_company("Pustu Uji", parent_id=self.unit.id)
        nurse = self._create_job("Penanggung Jawab", "functional", self.head, post)
        self.env.flush_all()
        found = (post | self.unit | self.agency_a)._get_officials(HEAD, DAY)
        jobs = {company: official.job for company, official in found.items()}
        expected = {post: nurse, self.unit: self.head, self.agency_a: self.job_head_a}
        self.assertEqual(jobs, {unit.id: job for unit, job in expected.items()})

    def test_its_documents_are_signed_by_it(self):
        vals = {"name": "Renstra", "kind": "renstra", "company_id": self.unit.id}
        plan = self.env["sidocakep.plan"].create(
            vals | {"year_start": 2025, "year_end": 2029}
        )
        self.assertEqual(plan.signer_job_id, self.head)
        plan.signer_job_id = self.job_head_a
        with self.assertRaisesRegex(ValidationError, "heads no agency"):
            plan.signer_job_id = self.clerk

    def test_its_dpa_is_of_a_plan_of_its_own(self):
        """The row of the agency's plan stands in the DPA of the agency."""
        vals = {"name": "Renstra Dinas", "kind": "renstra", "year_start": 2025}
        plan = self.env["sidocakep.plan"].create(
            vals | {"company_id": self.agency_a.id, "year_end": 2029}
        )
        node = self.env["sidocakep.plan.node"].create(
            {"plan_id": plan.id, "level": "program", "name": "Program", "code": "1.1"}
        )
        line = (0, 0, {"node_id": node.id, "amount": 1})
        vals = {"company_id": self.unit.id, "year": 2026, "line_ids": [line]}
        with self.assertRaisesRegex(ValidationError, "needs a Renstra of its own"):
            self.env["sidocakep.budget"].create(vals)

    def test_its_login_is_given_the_rights_of_a_head(self):
        self.employee.user_id = False
        self.env.flush_all()
        admin = self._create_user("uji_admin", "group_organisasi", self.government)
        admin.group_ids += self.env.ref("base.group_erp_manager")
        rows = self.env["sidocakep.login.row"].with_user(admin)
        row = rows.search(
            [*rows._open_list()["domain"], ("employee_id", "=", self.employee.id)]
        )
        role = get_role(self.env, self.head.position_kind_id, heads=True)
        self.assertEqual(row.role_id, role)
        self.assertEqual(role, self.env.ref("sidocakep_base.group_head"))

    def test_the_workbook_gives_them_too(self):
        """Of a position that the file makes its superior tells it."""
        handler = type("Sheet", (), {"env": self.env, "company": self.unit})()
        logins = PositionLogins(handler)
        new = {"sheet": "Jabatan", "row": 4, "label": "", "model": "hr.job"}
        outside = Pending(vals={"superior_id": self.job_head_a}, **new)
        below = Pending(vals={"superior_id": outside}, **new)
        for job, expected in (
            (self.head, True),
            (self.clerk, False),
            (outside, True),
            (below, False),
        ):
            with self.subTest(job):
                self.assertEqual(logins._heads_unit(job), expected)
        handler.company = self.agency_a
        self.assertFalse(logins._heads_unit(outside))

    def test_nobody_writes_that_a_position_heads(self):
        call_kw(
            self.env["hr.job"].with_user(self.user_hr),
            "write",
            [self.clerk.ids, {"name": "Kepala Subbagian Tata Usaha"}],
            {},
        )
        self.assertFalse(self.clerk.heads_agency)
