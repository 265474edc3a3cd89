"""Minutes are drawn before a measurement is sent: its figures say so, then follow."""

from odoo.tests import freeze_time, tagged

from .dialog_case import DialogCase


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestUnsentFigures(DialogCase):
    def _get_row(self, dialog=None):
        dialog = dialog or self.dialog
        [row] = dialog._get_document()[dialog.id]["rows"]
        return row

    def test_a_figure_that_nobody_sent_is_marked_where_it_stands(self):
        """15 / 20 = 75 of 80 Persen: 93,75."""
        self.assertEqual(self._get_row()["realisation"], "75 Persen (belum dikirim)")
        dialog = self.dialog.with_user(self.user_ech3_a)
        self.assertEqual(dialog.line_ids.unsent_text, "measurement not sent yet")
        self.assertIn(self.measurement.display_name, dialog.notice)

    def test_a_draft_follows_what_is_sent_and_what_is_returned(self):
        self.measurement.with_user(self.user_head_a).action_send()
        self.env.invalidate_all()
        self.assertEqual(self._get_row()["realisation"], "75 Persen")
        self.assertFalse(self.dialog.line_ids.unsent_text)
        self.assertFalse(self.dialog.notice)
        self.measurement.with_user(self.user_monev)._return("Lengkapi bukti")
        self.env.invalidate_all()
        self.assertEqual(self._get_row()["realisation"], "75 Persen (dikembalikan)")
        self.assertEqual(self.dialog.line_ids.unsent_text, "measurement returned")

    def test_decided_minutes_keep_the_mark_and_name_no_figure_for_it(self):
        """It was not sent when they met; that it is sent now changes no figure."""
        self._settle()
        self.measurement.with_user(self.user_head_a).action_send()
        self.env.invalidate_all()
        self.assertEqual(self._get_row()["realisation"], "75 Persen (belum dikirim)")
        self.assertFalse(self.dialog.notice)
        line = self.dialog.line_ids.measurement_line_id
        line._with_workflow_bypass().write({"realisation_text": "80 Persen"})
        self.env.invalidate_all()
        self.assertIn("75 Persen (93,75) became 80 Persen", self.dialog.notice)
