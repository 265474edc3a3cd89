"""What the fonts cannot show is named before anybody signs."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.sidocakep_cascading.tests.common import PkCase


@tagged("post_install", "-at_install")
class TestPkSigns(PkCase):
    def test_a_sign_without_a_font_keeps_the_pk_from_being_proposed(self):
        pk = self._create_pk(self.job_ech3_a)
        pk.line_ids[0].note = "Layanan 👍 cepat"
        pk.invalidate_recordset()
        self.assertTrue(pk.has_blocking_problem)
        self.assertIn("👍 (U+1F44D)", pk.problem_html)
        with self.assertRaisesRegex(UserError, "U\\+1F44D"):
            pk.with_user(self.user_ech3_a).action_propose()
        pk.line_ids[0].note = "Layanan ☑ ≥ 90‰, مرحبا"
        pk.invalidate_recordset()
        self.assertNotIn("U+", pk.problem_html or "")
