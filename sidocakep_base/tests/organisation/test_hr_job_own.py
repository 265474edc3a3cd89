"""Nobody names himself: attacks by who keeps the posts on his own and those below."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ...models.organisation.hr_job_own import PLACE_FIELDS
from ..common import SidocakepCase

JOB = "hr.job"


@tagged("post_install", "-at_install")
class TestHrJobOwn(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.own = {}
        for key in ("hr", "organisasi"):
            user = getattr(cls, f"user_{key}")
            job = cls._create_job(
                f"Kepala Subbagian {key}", "supervisor", cls.job_sekda, cls.setda
            )
            cls._create_employee(user.name, job=job, user_id=user.id)
            cls.own[user] = job
        cls.env.flush_all()

    def _call(self, user, method, *args, model=JOB):
        return call_kw(self.env[model].with_user(user), method, list(args), {})

    def _refused(self, user, method, *args, error=AccessError, model=JOB):
        with (
            self.subTest(f"{user.login}.{method}{args}"),
            self.assertRaises(error),
            self.env.cr.savepoint(),
        ):
            self._call(user, method, *args, model=model)

    def test_nobody_makes_himself_the_superior_of_a_post(self):
        for user, own in self.own.items():
            between = self._create_job(f"Di antara {own.name}", "supervisor", own)
            for superior in (own, between):
                self._refused(
                    user, "write", self.job_head_b.ids, {"superior_id": superior.id}
                )
                self._refused(
                    user, "create", [{"name": "Baru", "superior_id": superior.id}]
                )
            # From the other side of the same relation.
            command = [(4, self.job_head_b.id)]
            self._refused(user, "write", own.ids, {"subordinate_ids": command})
        self.assertEqual(self.job_head_b.superior_id, self.job_bupati)

    def test_nobody_changes_the_place_of_his_own_post(self):
        """By the list of the guard: a field that joins it is tried too."""
        values = {
            "active": False,
            "company_id": self.agency_a.id,
            "echelon": "ii_a",
            "is_single_holder": False,
            "name": "Bupati",
            "position_kind_id": self.job_sekda.position_kind_id.id,
            "printed_title": "Bupati",
            "superior_id": self.job_bupati.id,
        }
        self.assertEqual(set(values), PLACE_FIELDS)
        for user, own in self.own.items():
            for name, value in values.items():
                self._refused(user, "write", own.ids, {name: value})

    def test_a_colleague_changes_it(self):
        hr, organisasi = self.own
        for user, other in ((hr, organisasi), (organisasi, hr)):
            own = self.own[other]
            self._call(user, "write", own.ids, {"superior_id": self.job_bupati.id})
            self._call(user, "write", self.job_ech4_a.ids, {"superior_id": own.id})
            self.assertEqual(self.job_ech4_a.superior_id, own)

    def test_what_is_not_changed_is_not_refused(self):
        """A form that sends the post as it is, and what says nothing of the place."""
        for user, own in self.own.items():
            vals = {
                "name": own.name,
                "active": True,
                "superior_id": own.superior_id.id,
                "description": "Uraian tugas",
            }
            self.assertTrue(self._call(user, "write", own.ids, vals))

    def test_a_post_without_a_kind_is_no_way_round(self):
        """Named the superior first, taken by oneself afterwards."""
        ladder = self.env[JOB].create(
            {"name": "Tanpa jenis", "company_id": self.agency_b.id}
        )
        employee = self._create_employee("Pengelola", user_id=self.user_bappeda.id)
        self.user_bappeda.group_ids |= self.env.ref("sidocakep_base.group_hr")
        self.job_head_b.superior_id = ladder
        self.env.flush_all()
        vals = {
            "employee_id": employee.id,
            "job_id": ladder.id,
            "date_version": "2026-03-01",
        }
        self._refused(self.user_bappeda, "create", [vals], model="hr.version")

    def test_a_post_that_is_held_is_not_put_aside(self):
        """The real Sekretaris archived, another post of the kind made for a friend."""
        for user in self.own:
            self._refused(
                user,
                "write",
                self.job_secretary_a.ids,
                {"active": False},
                error=ValidationError,
            )
        empty = self._create_job("Kosong", "supervisor", self.job_head_a)
        self._call(self.user_organisasi, "write", empty.ids, {"active": False})
        self.assertFalse(empty.active)

    def test_the_code_of_a_kind_in_use_stays(self):
        """By the code of the head of region an agreement needs no second party."""
        kind = self.job_ech4_a.position_kind_id
        self._refused(
            self.user_organisasi,
            "write",
            kind.ids,
            {"code": "apa_saja"},
            error=UserError,
            model="sidocakep.position.kind",
        )

    def test_the_ladder_is_kept_in_the_trail(self):
        trail = self.env["sidocakep.trail"]
        domain = [("res_model", "=", JOB), ("res_id", "=", self.job_ech4_a.id)]
        trail.search(domain)
        self._call(
            self.user_hr,
            "write",
            self.job_ech4_a.ids,
            {"superior_id": self.job_secretary_a.id, "name": "Kepala Seksi Baru"},
        )
        rows = trail.search(domain, limit=2).grouped("field_name")
        self.assertEqual(set(rows), {"name", "superior_id"})
        row = rows["superior_id"]
        self.assertEqual(row.user_id, self.user_hr)
        self.assertEqual(row.company_id, self.agency_a)
        self.assertEqual(row.old_value, "Kepala Bidang Pelayanan")
        self.assertEqual(row.new_value, "Sekretaris Dinas Kesehatan")
