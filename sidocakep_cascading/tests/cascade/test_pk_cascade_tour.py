from odoo.tests import HttpCase, tagged

from ..common_cascade import CascadeCase


@tagged("post_install", "-at_install", "-standard", "long")
class TestPkCascadeTour(HttpCase, CascadeCase):
    def test_head_hands_two_lines_down_to_two_subordinates(self):
        """120 Keluarga in halves: 60 and 60."""
        self.pk.line_ids.flush_recordset()
        self.start_tour("/odoo/my-pk", "sidocakep_pk_cascade_tour", login="uji_head_a")
        jobs = self.job_secretary_a | self.job_ech3_a
        drafts = self._get_drafts(jobs)
        self.assertEqual(len(drafts), 2)
        lines = drafts.line_ids.filtered("parent_line_id")
        self.assertLessEqual(self.line_index | self.line_sum, lines.parent_line_id)
        shares = self.line_sum.child_line_ids
        self.assertEqual(shares.mapped("value"), [60, 60])
        self.assertEqual(shares.mapped("cascade_method"), ["share", "share"])
