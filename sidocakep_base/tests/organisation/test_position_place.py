"""One position signs alone, and a file shows the position of its own person."""

from odoo import fields
from odoo.exceptions import AccessError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ..common import SidocakepCase


@tagged("post_install", "-at_install")
class TestPositionPlace(SidocakepCase):
    """Bagian Organisasi and HR, over RPC; each login has a post of its own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.agency = cls._create_company("Bagian Organisasi Uji")
        cls.job_chief = cls._create_job(
            "Kepala Bagian Uji", "administrator", cls.job_bupati, cls.agency
        )
        cls.job_own = cls._create_job(
            "Kepala Bagian Organisasi Uji", "administrator", cls.job_chief, cls.agency
        )
        cls.employee_own = cls._create_employee(
            "Kepala Bagian Organisasi", cls.job_own, user_id=cls.user_organisasi.id
        )
        cls.job_hr = cls._create_job(
            "Analis SDM Uji", "functional", cls.job_chief, cls.agency
        )
        cls.employee_hr = cls._create_employee(
            "Analis SDM", cls.job_hr, user_id=cls.user_hr.id
        )
        cls.region = cls._position_kind("head_of_region")
        cls.env.flush_all()

    def _write(self, user, record, **vals):
        model = self.env[record._name].with_user(user)
        return call_kw(model, "write", [record.ids, vals], {})

    def test_one_head_of_region(self):
        """Gunung Mas 24/2024 annex C.6: the head of region alone signs alone."""
        for user in (self.user_organisasi, self.user_hr):
            for job in (self.job_ech4_a, self.job_head_a, self.job_chief):
                with (
                    self.subTest(user=user.login, job=job.name),
                    self.assert_refused(ValidationError, "one such position"),
                ):
                    self._write(user, job, position_kind_id=self.region.id)

    def test_no_second_head_of_region_beside_the_archived_one_in_office(self):
        self.job_bupati.active = False
        root = self.agency_a.root_id
        vals = {"position_kind_id": self.region.id, "company_id": root.id}
        today = fields.Date.context_today(self.job_bupati)
        self.assertTrue(self.job_bupati._get_appointed(today)[self.job_bupati.id])
        with self.assert_refused(ValidationError, self.job_bupati.name):
            job = self._create_job("Kepala Seksi Kosong", "supervisor")
            self._write(self.user_organisasi, job, superior_id=False, **vals)

    def test_no_file_shows_the_post_of_another(self):
        version = self.employee_own.current_version_id
        with self.assert_refused(AccessError, "follows from its own versions"):
            self._write(self.user_hr, self.employee_hr, current_version_id=version.id)
        self.assertEqual(self.employee_hr.job_id, self.job_hr)
