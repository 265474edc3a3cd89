"""The PK of a vacant post: one a year, by the database."""

import importlib.util
from pathlib import Path

from psycopg2.errors import UniqueViolation

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import YEAR, PkCase

MIGRATION = Path(__file__).parents[2] / "migrations" / "19.0.1.1.0" / "pre-vacant.py"


@tagged("post_install", "-at_install")
class TestPkVacant(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.vacant = cls._create_job(
            "Kepala Seksi Kosong", "supervisor", cls.job_ech3_a, echelon="iv_a"
        )

    def _create(self, job=None, **kw):
        pks = self.env["sidocakep.pk"].with_user(self.user_secretary_a)
        job = job or self.vacant
        pk = pks.create({"job_id": job.id, "year": YEAR, **kw})
        pk.flush_recordset()
        return pk

    @mute_logger("odoo.sql_db")
    def test_a_vacant_post_has_one(self):
        pk = self._create()
        self.assertFalse(pk.employee_id)
        with self.assertRaises(UniqueViolation), self.env.cr.savepoint():
            self._create()
        self.assertTrue(self._create(year=YEAR + 1))

    def test_the_refusal_is_a_sentence(self):
        message = self.env["sidocakep.pk"]._vacant_uniq.get_error_message(
            self.env["sidocakep.pk"], None
        )
        self.assertIn("vacant position already has a PK", message)

    def test_it_follows_who_takes_the_post_up(self):
        pk = self._create()
        employee = self._create_employee("Pejabat Baru", self.vacant, "iii_c")
        pk.action_compute_parties()
        self.assertEqual(pk.employee_id, employee)

    def test_drafts_of_a_functional_position_wait_for_their_names(self):
        """Several hold it: whose each draft is, is said afterwards."""
        self._create_employee("Fungsional Dua", self.job_func_a, "iii_c")
        pks = self._create(self.job_func_a) | self._create(self.job_func_a)
        self.assertFalse(pks.employee_id)

    def test_twins_of_before_get_a_number_of_their_own(self):
        self.env.cr.execute("DROP INDEX sidocakep_pk_vacant_uniq")
        pks = self._create() | self._create() | self._create()
        other = self._create(year=YEAR + 1)
        spec = importlib.util.spec_from_file_location("pre_vacant", MIGRATION)
        script = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(script)
        script.migrate(self.env.cr, "19.0.1.0.0")
        self.env.invalidate_all()
        self.assertEqual(pks.mapped("version"), [1, 2, 3])
        self.assertEqual(other.version, 1)
