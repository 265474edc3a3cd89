from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged

from ..common import SidocakepCase


@tagged("post_install", "-at_install")
class TestHrJob(SidocakepCase):
    def test_superior_cycle_is_refused(self):
        with self.assertRaises(ValidationError):
            self.job_head_a.superior_id = self.job_ech4_a

    def test_superior_of_head_is_in_the_parent_company(self):
        self.assertEqual(self.job_head_a.superior_id, self.job_bupati)
        self.assertEqual(self.job_bupati.company_id, self.agency_a.parent_id)

    def test_superior_of_another_government_is_refused(self):
        other = self._create_company("Pemerintah Kota Lain", parent_id=False)
        job = self._create_job("Wali Kota", "head_of_region", company=other)
        with self.assertRaises(ValidationError):
            self.job_head_a.superior_id = job

    def test_printed_title_is_as_the_agency_writes_it(self):
        title = "Kepala Pelaksana Badan Penanggulangan Bencana Daerah"
        self.assertEqual(self.job_head_b._get_printed_title(), title)
        self.assertEqual(self.job_head_b._get_printed_title("plt"), f"Plt. {title}")
        self.assertEqual(self.job_head_b._get_printed_title("pj"), f"Pj. {title}")
        self.assertEqual(self.job_head_b._get_printed_title("plh"), f"Plh. {title}")

    def test_printed_title_falls_back_to_the_name(self):
        self.assertEqual(
            self.job_secretary_a._get_printed_title(), "Sekretaris Dinas Kesehatan"
        )

    def test_kind_settles_echelon_and_number_of_holders(self):
        self.assertEqual(self.job_bupati.echelon, "none")
        self.assertEqual(self.job_func_a.echelon, "functional")
        self.assertEqual(self.job_pelaksana_a.echelon, "pelaksana")
        self.assertEqual(self.job_head_a.echelon, "ii_b", "typed, so kept")
        self.assertTrue(self.job_head_a.is_single_holder)
        self.assertFalse(self.job_func_a.is_single_holder)

    def test_position_converted_to_functional(self):
        """PermenPANRB 17/2021: a structural post becomes a functional one."""
        self.job_ech4_a.position_kind_id = self._position_kind("functional")
        self.assertEqual(self.job_ech4_a.echelon, "functional")
        self.assertFalse(self.job_ech4_a.is_single_holder)

    def test_delete_superior_is_refused(self):
        job = self._create_job("Kepala Bidang Baru", "administrator", self.job_head_a)
        self._create_job("Kepala Seksi Baru", "supervisor", job).action_archive()
        with self.assertRaisesRegex(UserError, "Kepala Seksi Baru"):
            job.unlink()

    def test_delete_position_once_held_is_refused(self):
        """Else the file of the former holder would lose the position."""
        self.employee_func_a.create_version(
            {"date_version": "2026-04-01", "job_id": self.job_pelaksana_a.id}
        )
        with self.assertRaisesRegex(UserError, self.employee_func_a.name):
            self.job_func_a.unlink()

    def test_delete_position_never_held(self):
        job = self._create_job("Kepala Bidang Baru", "administrator", self.job_head_a)
        job.unlink()
        self.assertFalse(job.exists())

    def test_form_of_organisasi(self):
        """The organisation division sets up a position without HR rights."""
        view = "hr.view_hr_job_form"
        jobs = self.env["hr.job"].with_user(self.user_organisasi)
        with Form(jobs, view) as form:
            form.name = "Kepala Bidang Pencegahan"
            form.company_id = self.agency_a
            form.position_kind_id = self._position_kind("administrator")
            form.echelon = "iii_b"
            form.superior_id = self.job_head_a
        job = form.record
        self.assertTrue(job.is_vacant)
        self.assertEqual(job.superior_id, self.job_head_a)
