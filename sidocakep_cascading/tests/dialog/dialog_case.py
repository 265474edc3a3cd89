"""The dialog of the head on quarter I, written down and followed up, for its tests."""

from base64 import b64encode

from odoo import Command
from odoo.tests import freeze_time

from odoo.addons.sidocakep_base.tests.small_pdf import make_pdf

from ..measurement_case import MeasurementCase

PDF = make_pdf("bukti")


class DialogCase(MeasurementCase):
    """Prepared from one figure that was measured below its target."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("15")
        line = cls.measurement.line_ids.filtered(lambda item: item.status == "ok")
        line.with_user(cls.user_ech3_a).write(
            {"obstacle": "Alat rusak", "supporting_factor": "Tenaga tambahan"}
        )
        cls._open_dialogs()
        cls.dialog = cls._get_dialog(cls.job_head_a)

    @classmethod
    def _open_dialogs(cls):
        cls.env["sidocakep.dialog"]._cron_open()
        cls.env.flush_all()

    @classmethod
    def _get_dialog(cls, job, number=1):
        return cls.env["sidocakep.dialog"].search(
            [
                ("job_id", "=", job.id),
                ("period_kind", "=", "quarter"),
                ("period_no", "=", number),
            ],
            limit=1,
        )

    def _note_down(self, user=None, dialog=None, follow_up=True, day="2026-05-29"):
        """Write down the meeting as the note taker does, with one follow-up."""
        dialog = (self.dialog if dialog is None else dialog).with_user(
            user or self.user_secretary_a
        )
        dialog.write(
            {
                "document_number": "065/BA/04/2026",
                "document_date": "2026-04-08",
                "meeting_date": "2026-04-08 01:00:00",
                "note_taker_id": self.employee_secretary_a.id,
                "attendee_ids": [
                    Command.update(item.id, {"attendance": "attended"})
                    for item in dialog.attendee_ids
                ],
                "line_ids": [
                    Command.update(
                        line.id,
                        {"solution": "Perbaiki alat", "obstacle": "Alat rusak"},
                    )
                    for line in dialog.line_ids
                ],
            }
        )
        for line in dialog.line_ids if follow_up else ():
            self.env["sidocakep.dialog.follow_up"].with_user(dialog.env.user).create(
                {
                    "dialog_id": dialog.id,
                    "line_id": line.id,
                    "name": "Perbaiki alat USG",
                    "responsible_job_id": self.job_ech3_a.id,
                    "date_due": day,
                }
            )
        return dialog

    def _settle(self, **values):
        self._note_down(**values).action_submit()
        self.dialog.with_user(self.user_head_a).action_decide()
        return self.dialog.follow_up_ids

    def _answer(self, follow_up, user=None):
        follow_up = follow_up.with_user(user or self.user_ech3_a)
        follow_up.write(
            {
                "answer": "Alat diperbaiki",
                "evidence_ids": [
                    Command.create(
                        {"name": "nota.pdf", "file": b64encode(PDF).decode()}
                    )
                ],
            }
        )
        follow_up.action_answer()

    def _next_quarter(self):
        """Return the dialog of the head on quarter II, while it is prepared."""
        with freeze_time("2026-07-08 03:00:00"):
            self._set_quarter(self.outcome, 2, "80")
            self._measure(period_no=2)
            self._open_dialogs()
        return self._get_dialog(self.job_head_a, 2)
