"""The file of an official keeps the post under which a PK was signed."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..revision_case import JULY, RevisionCase


@tagged("post_install", "-at_install")
class TestMutasiFiles(RevisionCase):
    def setUp(self):
        super().setUp()
        self.version = self.employee_ech3_a.version_id.with_user(self.user_hr)

    def _get_line(self, employee, job):
        wizard = (
            self.env["sidocakep.mutasi"]
            .with_user(self.user_hr)
            .create(
                {
                    "date_start": JULY,
                    "decree_number": "800/1/2026",
                    "decree_date": "2026-06-24",
                    "line_ids": [
                        (0, 0, {"employee_id": employee.id, "job_id": job.id})
                    ],
                }
            )
        )
        return wizard.line_ids

    def test_the_post_of_a_signed_pk_is_not_written_over(self):
        post = self._create_post()
        for vals in (
            {"job_id": post.id},
            {"job_id": False},
            {"active": False},
            {"employee_id": self.employee_ech4_a.id},
        ):
            with self.subTest(vals), self.assertRaisesRegex(UserError, "Record Mutasi"):
                self.version.write(vals)
        with self.assertRaises(UserError):
            self.version.employee_id.write({"job_id": post.id})
        self.assertEqual(self.version.job_id, self.job_ech3_a)

    def test_a_version_begins_no_later_than_what_was_signed_under_it(self):
        """Of either party; an earlier day stays open to HR."""
        for employee in (self.employee_ech3_a, self.employee_head_a):
            version = employee.version_id.with_user(self.user_hr)
            with self.subTest(employee.name):
                with self.assertRaisesRegex(UserError, "begins on that day or before"):
                    version.date_version = date(2099, 1, 1)
                version.date_version = date(2001, 1, 1)

    def test_another_version_is_not_put_over_the_day_of_a_signature(self):
        """It would end the one under which he signed before he did."""
        moved = self.employee_ech3_a._appoint(self._create_post(), date(2099, 1, 1))
        moved = moved.with_user(self.user_hr)
        refused = self.assertRaisesRegex(UserError, "would not hold it on that day")
        with refused, self.env.cr.savepoint():
            moved.date_version = date(2026, 1, 1)
        moved.invalidate_recordset()
        self.assertEqual(moved.date_version, date(2099, 1, 1))
        moved.date_version = date(2098, 1, 1)
        self.assertFalse(self._get_proposals())

    def test_a_decree_of_before_ends_no_agreement_before_it_begins(self):
        """Recorded late it is followed; what was signed held for its first day."""
        self.employee_ech3_a._appoint(self._create_post(), date(2026, 1, 1))
        [proposal] = self._get_proposals()
        first = self.pk._get_first_days()[self.pk]
        self.assertEqual(proposal.date_until, first)
        self.assertEqual((proposal.date_effective - first).days, 1)

    def test_of_party_ii_too(self):
        with self.assertRaisesRegex(UserError, "Record Mutasi"):
            self.employee_head_a.version_id.job_id = self._create_post()

    def test_a_version_under_which_somebody_signed_is_not_deleted(self):
        before = self.employee_ech3_a.create_version(
            {"date_version": date(2000, 1, 1), "job_id": self.job_ech4_a.id}
        )
        with self.assertRaisesRegex(UserError, "Record Mutasi"):
            self.version.unlink()
        before.unlink()

    def test_what_nobody_signed_under_is_corrected(self):
        version = self.employee_func_a.version_id.with_user(self.user_hr)
        version.job_id = self._create_post("Pos Lain")
        self.version.write(
            {"rank_id": self._rank("iv_b").id, "job_id": self.job_ech3_a.id}
        )
        moved = self.employee_ech3_a._appoint(self._create_post("Salah"), JULY)
        moved.with_user(self.user_hr).job_id = self._create_post("Benar")
        self.assertEqual(moved.job_id.name, "Benar")

    def test_the_way_out_keeps_the_file_and_proposes_the_revision(self):
        line = self._get_line(self.employee_ech3_a, self._create_post())
        line.mutasi_id.action_confirm()
        self.assertEqual(self.version.job_id, self.job_ech3_a)
        [proposal] = self._get_proposals()
        self.assertEqual(proposal.date_effective, JULY)

    def test_the_pks_it_touches_are_named_before(self):
        post = self._create_post()
        line = self._get_line(self.employee_ech3_a, post)
        self.assertIn(self.pk.display_name, line.touched)
        with self.assertRaises(AccessError):
            self.pk.with_user(self.user_hr).write({"year": 2027})
        nobody = self._create_newcomer(job=self.job_func_a)
        self.assertFalse(self._get_line(nobody, post).touched)

    @freeze_time("2027-02-01 03:00:00")
    def test_a_pk_of_an_earlier_year_is_not_touched(self):
        line = self._get_line(self.employee_ech3_a, self._create_post())
        line.mutasi_id.date_start = date(2027, 1, 1)
        self.assertFalse(line.touched)
