"""Who is added to the list of those present has the title of the post."""

from odoo import Command
from odoo.tests import Form, freeze_time, tagged

from .dialog_case import DialogCase


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestAttendee(DialogCase):
    def test_the_title_follows_the_person_who_is_chosen(self):
        """Nobody has none; another one is written by hand and printed as written."""
        row = self.env["sidocakep.dialog.attendee"].new({"dialog_id": self.dialog.id})
        self.assertFalse(row.title)
        dialog = self.dialog.with_user(self.user_secretary_a)
        with Form(dialog) as form, form.attendee_ids.new() as line:
            self.assertFalse(line.title)
            line.employee_id = self.employee_ech4_a
            self.assertEqual(line.title, self.job_ech4_a._get_printed_title())
            line.employee_id = self.employee_func_a
            self.assertEqual(line.title, self.job_func_a._get_printed_title())
            line.title = "Tenaga Ahli"
        self.assertIn("Tenaga Ahli", self.dialog.attendee_ids.mapped("title"))
        self.dialog.attendee_ids = [
            Command.create({"employee_id": self.employee_ech4_a.id})
        ]
        self.assertEqual(
            self.dialog.attendee_ids[-1].title, self.job_ech4_a._get_printed_title()
        )
