"""A dialog that is being prepared, while what it speaks of is corrected."""

from odoo.tests import freeze_time, tagged

from .dialog_case import DialogCase


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestDialogCorrection(DialogCase):
    """Without a night and without a button: who meets today sees today's figures."""

    def setUp(self):
        super().setUp()
        self.measurement.with_user(self.user_head_a).action_send()
        self.measurement.with_user(self.user_monev).action_accept()
        request = self.env["sidocakep.measurement.reopening"]
        request = request.with_user(self.user_secretary_a).create(
            {"measurement_id": self.measurement.id, "reason": "Register tercecer"}
        )
        office = request.with_user(self.user_organisasi)
        office.write({"answer": "Sesuai surat", "date_until": "2026-04-20"})
        office.action_grant()
        self.figure = self.env["sidocakep.data.figure"].search(
            [("state", "=", "verified"), ("period_no", "=", 1)], limit=1
        )

    def _correct_figure(self):
        """Return the correction of the figure, begun by who entered it."""
        action = self.figure.with_user(self.user_ech3_a).action_amend()
        return self.figure.browse(action["res_id"]).with_user(self.user_ech3_a)

    def _correct(self):
        action = self.measurement.with_user(self.user_secretary_a).action_amend()
        return self.measurement.browse(action["res_id"])

    def test_the_correction_of_a_figure_is_due_when_the_reopening_ends(self):
        correction = self._correct_figure()
        self.assertEqual(str(correction.date_due), "2026-04-20")
        self.assertEqual(
            str(correction.sudo().activity_ids.date_deadline), "2026-04-20"
        )

    def test_a_draft_shows_the_correction_at_once_and_the_accepted_one_again(self):
        self.assertEqual(self.dialog.line_ids.realisation_text, "75 Persen")
        second = self._correct()
        correction = self._correct_figure()
        correction.part_ids.filtered(lambda part: part.written == "15").written = "18"
        correction.amendment_reason = "Tercecer"
        correction.action_send()
        self.figure.browse(correction.id).with_user(
            self.user_secretary_a
        ).action_verify()
        self.dialog.invalidate_recordset()
        line = self.dialog.line_ids
        self.assertEqual(line.measurement_line_id.measurement_id, second)
        self.assertEqual(line.realisation_text, "90 Persen")
        self.assertEqual(line.obstacle, "Alat rusak", "what was written stays")
        second.with_user(self.user_secretary_a).action_cancel_correction()
        self.dialog.invalidate_recordset()
        line = self.dialog.line_ids
        self.assertEqual(line.measurement_line_id.measurement_id, self.measurement)
        self.assertEqual(line.realisation_text, "75 Persen")

    def test_a_late_follow_up_stands_in_the_text_for_whatsapp(self):
        [item] = self._settle()
        day = item.date_due
        agency = self.agency_a.with_user(self.user_secretary_a)
        self.assertNotIn("Follow-ups", agency.document_owed_text)
        with freeze_time("2026-06-02 03:00:00"):
            agency.invalidate_recordset(["document_owed_text"])
            self.assertIn(
                "Follow-ups not answered: 1, the first due on "
                f"{agency._format_day(day)}",
                agency.document_owed_text,
            )
            item._with_workflow_bypass().state = "answered"
            agency.invalidate_recordset(["document_owed_text"])
            self.assertNotIn("Follow-ups", agency.document_owed_text)

    def test_decided_minutes_do_not_follow(self):
        self._settle()
        kept = self.dialog.line_ids.measurement_line_id
        self._correct()
        self.dialog.invalidate_recordset()
        self.assertEqual(self.dialog.line_ids.measurement_line_id, kept)
