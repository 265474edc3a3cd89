from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger

from ..common import SidocakepCase


@tagged("post_install", "-at_install")
@freeze_time("2026-06-15")
class TestSidocakepActingOfficial(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plt = cls._create_acting(
            cls.job_head_b,
            cls.employee_secretary_a,
            "plh",
            "2026-03-01",
            "2026-04-30",
        )

    def test_overlap_is_refused(self):
        for start, end in (
            ("2026-04-30", "2026-05-31"),
            ("2026-02-01", "2026-03-01"),
            ("2026-03-10", "2026-03-12"),
            ("2026-01-01", False),
        ):
            with (
                self.subTest(start=start, end=end),
                self.assertRaisesRegex(ValidationError, "800.1.3.1/1/BKPSDM/2026"),
            ):
                self._create_acting(
                    self.job_head_b, self.employee_ech3_a, "plh", start, end
                )

    def test_neighbouring_decrees_are_fine(self):
        self._create_acting(
            self.job_head_b, self.employee_ech3_a, "plh", "2026-05-01", "2026-05-31"
        )
        self._create_acting(
            self.job_head_b, self.employee_ech3_a, "plh", "2026-02-01", "2026-02-28"
        )

    def test_open_end_blocks_everything_after(self):
        self.plt.date_end = False
        with self.assertRaises(ValidationError):
            self._create_acting(
                self.job_head_b, self.employee_ech3_a, "plh", "2030-01-01"
            )

    def test_database_refuses_overlap_too(self):
        """Two clerks in the same moment do not see each other's record."""
        other = self._create_acting(
            self.job_head_b, self.employee_ech3_a, "plh", "2026-05-01", "2026-05-31"
        )
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.env.cr.execute(
                "UPDATE sidocakep_acting_official SET date_start = %s WHERE id = %s",
                ("2026-04-30", other.id),
            )
            self.env.cr.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def test_another_position_does_not_matter(self):
        self._create_acting(
            self.job_head_a, self.employee_secretary_a, "plh", "2026-03-01"
        )

    def test_end_before_start_is_refused(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.plt.write({"date_end": "2026-02-28"})

    def test_position_with_many_holders_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "Epidemiolog"):
            self._create_acting(
                self.job_func_a, self.employee_ech3_a, "plt", "2026-03-01"
            )

    def test_own_position_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "Uji Head A"):
            self._create_acting(
                self.job_head_a, self.employee_head_a, "plh", "2026-03-01"
            )

    def test_delete_after_beginning_is_refused(self):
        with self.assertRaisesRegex(UserError, "last day"):
            self.plt.unlink()

    def test_delete_before_beginning(self):
        coming = self._create_acting(
            self.job_head_b, self.employee_ech3_a, "plh", "2026-06-16"
        )
        coming.unlink()
        self.assertFalse(coming.exists())

    def test_in_force(self):
        self.assertFalse(self.plt.is_in_force)
        self.plt.date_end = "2026-06-15"
        self.assertTrue(self.plt.is_in_force)

    def test_notice_of_plt_beside_a_holder(self):
        self.plt.capacity = "plt"
        self.assertIn("Uji Head B", self.plt.notice)

    def test_notice_of_plh_in_a_vacancy(self):
        job = self._create_job("Kepala Bidang Baru", "administrator")
        acting = self._create_acting(
            job, self.employee_ech3_a, "plh", "2026-06-01", "2026-06-30"
        )
        self.assertIn("Plt", acting.notice)

    def test_notice_of_official_without_access_to_the_agency(self):
        """The program opens it to a login of an official; there has to be one."""
        self.assertFalse(self.plt.notice)
        self.employee_secretary_a.user_id = False
        self.plt.invalidate_recordset(["notice"])
        self.assertIn(self.agency_b.name, self.plt.notice)

    def test_form_of_organisasi(self):
        """The division records a Plt without access to the employee files."""
        actings = self.env["sidocakep.acting.official"].with_user(self.user_organisasi)
        job = self._create_job("Kepala Bidang Baru", "administrator")
        with Form(actings) as form:
            form.job_id = job
            form.employee_id = self.employee_ech3_a.with_user(self.user_organisasi)
            form.capacity = "plt"
            form.decree_number = "800/2"
            form.decree_date = "2026-06-10"
            form.date_start = "2026-06-15"
        self.assertEqual(job.holder_names, "Uji Ech3 A")
        self.assertEqual(form.record.company_id, self.agency_a)

    def test_a_new_record_has_a_name_before_anything_is_chosen(self):
        """The client asks for it when the empty form opens."""
        acting = self.env["sidocakep.acting.official"].new({})
        self.assertEqual(acting.display_name, "")
        acting.employee_id = self.employee_ech3_a
        self.assertEqual(acting.display_name, "Uji Ech3 A")
