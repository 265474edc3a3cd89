"""What a promise owes beside its target: Gunung Mas art. 1.16, 6(4), 8, annex B.3."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.engine.finding import SEVERE, WARNING

from ..common import PkCase


@tagged("post_install", "-at_install")
class TestPkIndicator(PkCase):
    def _get_problems(self, pk, words):
        return [item for item in pk._get_problems()[pk.id] if words in item.message]

    def _execute(self, query, indicator):
        """Change what a decided plan does not let go of."""
        self.env.flush_all()
        self.env.cr.execute(query, [indicator.id])
        self.env.invalidate_all()

    def test_article_1_16_a_kegiatan_indicator_is_tied(self):
        """The output of the supervisor hangs on that of the programme."""
        pk = self._create_pk(self.job_ech4_a)
        words = "is tied to no programme indicator"
        self.assertFalse(self._get_problems(pk, words))
        self._execute(
            "UPDATE sidocakep_indicator SET parent_indicator_id = NULL WHERE id = %s",
            self.output,
        )
        [problem] = self._get_problems(pk, words)
        self.assertEqual(problem.severity, WARNING)
        self.assertIn("Pasal 1 angka 16", problem.message)
        self.government.profile_id = self.profile_paser
        other = self._create_pk(self.job_ech4_a, year=2027, date_document="2027-01-04")
        self.assertFalse(self._get_problems(other, words))

    def test_annex_b_3_a_target_has_a_unit(self):
        pk = self._create_pk(self.job_ech3_a)
        self._execute(
            "UPDATE sidocakep_indicator SET unit_id = NULL WHERE id = %s", self.outcome
        )
        [problem] = self._get_problems(pk, "has no unit")
        self.assertEqual(problem.severity, SEVERE)
        with self.assertRaisesRegex(
            UserError, "line 1, Layanan sesuai standar, has no"
        ):
            pk.action_propose()

    def test_article_6_4_most_answers_against_the_hints_need_a_reason(self):
        """Without formula and source and without targets: two of five are met."""
        pk = self._create_pk(self.job_ech3_a)
        self.outcome.smart_reason = False
        self.assertFalse(self._get_problems(pk, "Most SMART answers"))
        self._execute(
            "UPDATE sidocakep_target SET figure_status = 'not_reported'"
            " WHERE indicator_id = %s",
            self.outcome,
        )
        with self.assertRaisesRegex(UserError, "Most SMART answers"):
            pk.action_propose()
        self.outcome.smart_reason = "Diukur menurut standar pelayanan minimal"
        self.assertFalse(self._get_problems(pk, "Most SMART answers"))

    def test_article_8_a_sasaran_left_out_by_the_head_is_named(self):
        pk = self._create_pk(self.job_head_a)
        words = 'leaves out "Meningkatnya akuntabilitas"'
        self.assertFalse(self._get_problems(pk, "leaves out"))
        pk.line_ids[1].unlink()
        pk.invalidate_recordset()
        [problem] = self._get_problems(pk, words)
        self.assertEqual(problem.severity, WARNING)
        self.assertIn("Pasal 8", problem.message)
        below = self._create_pk(self.job_ech3_a)
        self.assertFalse(self._get_problems(below, "leaves out"))
