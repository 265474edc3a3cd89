"""The day on a PK and the days on which it was signed."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from ..common import PkCase


@tagged("post_install", "-at_install")
class TestPkDays(PkCase):
    @freeze_time("2026-11-27 20:00:00")
    def test_who_signs_a_pk_of_january_in_november_is_told_and_so_is_its_reader(self):
        """20:00 UTC is the 28th in the offices of Kabupaten Uji (WIB)."""
        pk = self._create_pk(self.job_ech3_a, date_document="2026-01-12")
        self.assertRegex(pk.days_text, "of 12 Januar[iy] 2026.*today.*28 November 2026")
        self.assertIn("correct the date.", pk.days_text)
        self._sign_to(pk, "proposed")
        self.assertIn("have it returned", pk.days_text)
        wizard = self.env["sidocakep.sign"].browse(
            pk.with_user(self.user_ech3_a).action_sign()["res_id"]
        )
        self.assertEqual(wizard.days_text, pk.days_text)
        self._sign_to(pk, "signed")
        self.assertRegex(
            pk.with_user(self.user_ech3_a).days_text,
            "of 12 Januar[iy] 2026.*was signed on 28 November 2026, as is printed",
        )

    @freeze_time("2026-01-12 03:00:00")
    def test_one_day_for_both_needs_no_word(self):
        pk = self._create_pk(self.job_ech3_a, date_document="2026-01-12")
        self.assertFalse(pk.days_text)
        self._sign_to(pk, "signed")
        self.assertFalse(pk.days_text)

    @freeze_time("2026-01-20 03:00:00")
    def test_a_date_before_the_tenure_of_a_party_is_told(self):
        """The sentence that the parties held the posts on that day became untrue."""
        pk = self._create_pk(self.job_ech3_a, date_document="2026-01-12")
        self._sign_to(pk, "signed_first")
        self.assertIn("the parties are those who hold the posts on", pk.days_text)
        elsewhere = self._create_job("Staf Ahli Uji", company=self.agency_b)
        self.employee_head_a._appoint(elsewhere, date(2026, 1, 19), {})
        newcomer = self._create_employee("Kepala Baru")
        newcomer._appoint(self.job_head_a, date(2026, 1, 19), {})
        self.env.cr.flush()
        self.assertEqual((pk.state, pk.second_employee_id), ("proposed", newcomer))
        self.assertRegex(pk.days_text, "Kepala Baru did not hold .* on that day")
        self.assertIn("Press Refresh Parties", pk.days_text)

    @freeze_time("2026-01-20 03:00:00")
    def test_who_signed_and_left_is_said_before_the_password(self):
        pk = self._create_pk(self.job_ech3_a)
        self._sign_to(pk, "signed_first")
        elsewhere = self._create_job("Staf Ahli Uji", company=self.agency_b)
        self.employee_ech3_a._appoint(elsewhere, date(2026, 1, 19), {})
        self.env.cr.flush()
        self.assertNotIn(self.user_head_a, pk.activity_ids.user_id)
        self.assertEqual(pk.activity_ids.user_id, self.user_secretary_a)
        self.assertIn("any more", pk.with_user(self.user_head_a).turn_text)
        self.assertFalse(pk.with_user(self.user_head_a).can_sign)
        with self.assertRaisesRegex(UserError, "drawn up again"):
            pk.with_user(self.user_head_a).action_sign()

    def test_the_window_of_a_mutasi_names_the_signatures_that_lapse(self):
        pk = self._create_pk(self.job_ech3_a)
        self._sign_to(pk, "signed_first")
        line = self.env["sidocakep.mutasi.line"].new(
            {
                "employee_id": self.employee_head_a.id,
                "former_job_id": self.job_head_a.id,
            }
        )
        self.assertIn(
            f"{pk.display_name}: the signature of Party I lapses", line.touched
        )
