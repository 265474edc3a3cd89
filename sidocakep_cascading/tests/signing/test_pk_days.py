"""The day on a PK and the days on which it was signed."""

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
