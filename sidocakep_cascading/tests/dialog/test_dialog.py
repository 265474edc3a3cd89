"""A superior meets on the figures of a quarter; what was decided is followed up."""

from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import (
    FrozenRecordError,
    TransitionAccessError,
)

from .dialog_case import DialogCase

ROLES = ("ech4_a", "ech3_a", "secretary_a", "head_a", "head_b", "sekda", "bupati")
ROLES += ("organisasi", "inspektorat", "bappeda")


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestDialog(DialogCase):
    # ------------------------------------------------------------------
    # Prepared by the program
    # ------------------------------------------------------------------

    def test_one_for_each_superior_with_the_rows_of_the_pks_below_him(self):
        """The head has the row of his Bidang, the Bidang that of its Seksi.

        15 / 20 = 75 of 80 Persen: 93,75.
        """
        [line] = self.dialog.line_ids
        self.assertEqual(line.job_id, self.job_ech3_a)
        self.assertEqual((line.realisation_text, line.printed), ("75 Persen", "93,75"))
        self.assertEqual(line.obstacle, "Alat rusak")
        self.assertEqual(line.course, "Tenaga tambahan")
        self.assertEqual(self.dialog.red_count, 1)
        self.assertTrue(self.dialog.measured_count)
        below = self._get_dialog(self.job_ech3_a)
        self.assertEqual(below.line_ids.job_id, self.job_ech4_a)
        people = self.dialog.attendee_ids.employee_id
        self.assertEqual(people, self.employee_head_a | self.employee_ech3_a)
        self.assertEqual(self.dialog.activity_ids.user_id, self.user_head_a)

    def test_the_night_makes_none_twice_and_none_without_a_name(self):
        before = self.env["sidocakep.dialog"].search_count([])
        self._open_dialogs()
        self.assertEqual(self.env["sidocakep.dialog"].search_count([]), before)
        self.profile_gm.dialog_name = False
        self._next_quarter()
        self.assertFalse(self._get_dialog(self.job_head_a, 2))

    def test_a_dialog_is_titled_by_the_profile(self):
        self.assertIn("Dialog Kinerja", self.dialog.display_name)
        self.profile_gm.dialog_name = "Rapat Monev"
        self.dialog.invalidate_recordset()
        self.assertIn("Rapat Monev", self.dialog.display_name)

    def test_words_that_people_wrote_stay_when_it_is_drawn_again(self):
        line = self.dialog.line_ids
        line.with_user(self.user_head_a).obstacle = "Alat USG rusak sejak Februari"
        self.dialog.with_user(self.user_head_a).action_draw()
        self.assertEqual(line.obstacle, "Alat USG rusak sejak Februari\nAlat rusak")
        self.dialog.with_user(self.user_head_a).action_draw()
        self.assertEqual(line.obstacle, "Alat USG rusak sejak Februari\nAlat rusak")

    def test_before_the_night_it_is_opened_from_the_measurement(self):
        self.dialog._with_workflow_bypass().attendee_ids.unlink()
        self.dialog._with_workflow_bypass().line_ids.unlink()
        self.env["sidocakep.dialog"].search([])._with_workflow_bypass().unlink()
        measurement = self.measurement.with_user(self.user_secretary_a)
        action = measurement.action_view_dialogs()
        found = self.env["sidocakep.dialog"].search(action["domain"])
        self.assertEqual(found.job_id, self.job_head_a | self.job_ech3_a)
        sheet = self.measurement.sheet_ids.filtered(
            lambda item: item.job_id == self.job_ech3_a
        )
        opened = sheet.with_user(self.user_ech3_a).action_open_dialog()
        self.assertEqual(opened["res_id"], self._get_dialog(self.job_head_a).id)

    # ------------------------------------------------------------------
    # Written down and decided
    # ------------------------------------------------------------------

    def test_what_it_lacks_is_said_at_once(self):
        with self.assertRaises(UserError) as caught:
            self.dialog.with_user(self.user_head_a).action_decide()
        message = str(caught.exception)
        for words in ("Date of the Minutes", "day and hour", "the notes", "attended"):
            self.assertIn(words, message)
        self.assertIn("obstacle and solution of", message)
        self.assertIn("or why nothing is", message)

    def test_who_writes_it_down_reads_what_is_missing_before_he_asks(self):
        dialog = self.dialog.with_user(self.user_head_a)
        self.assertIn("or why nothing is", dialog.missing_text)
        self.assertFalse(self.dialog.with_user(self.user_inspektorat).missing_text)
        self._note_down()
        self.assertFalse(dialog.missing_text)
        dialog.follow_up_ids.date_due = False
        self.assertIn("who does it and by which day", dialog.missing_text)

    def test_who_is_invited_and_who_writes_find_the_meeting(self):
        """On their first screens; the superior has his activity."""
        dialog = self.dialog.with_user(self.user_head_a)
        dialog.meeting_date, dialog.place = "2026-04-09 01:00:00", "Ruang Rapat"
        dialog.note_taker_id = self.employee_secretary_a
        labels = ("Minutes of Dialogs to Write", "Meetings You Are Invited to")
        for role, expected in (
            ("secretary_a", [1, 0]),
            ("ech3_a", [0, 1]),
            ("head_a", [0, 0]),
            ("ech4_a", [0, 0]),
        ):
            user = getattr(self, f"user_{role}")
            items = self.env["res.users"].with_user(user)._get_meeting_work()
            counts = {item["label"]: item["count"] for item in items}
            self.assertEqual([counts[label] for label in labels], expected, role)
        text = self.dialog.invitation_text
        for words in ("Kamis, 9 April 2026", "08.00 WIB", "Ruang Rapat"):
            self.assertIn(words, text)
        self.assertIn(self.employee_ech3_a.name, text)

    def test_everybody_attended_of_whom_nothing_is_said(self):
        head, other = self.dialog.attendee_ids.with_user(self.user_secretary_a)
        other.attendance = "excused"
        with self.assertRaises(AccessError):
            self.dialog.with_user(self.user_ech3_a).action_mark_attended()
        self.dialog.with_user(self.user_secretary_a).action_mark_attended()
        self.assertEqual((head.attendance, other.attendance), ("attended", "excused"))

    def test_a_follow_up_is_written_on_the_row_of_its_indicator(self):
        line = self.dialog.line_ids
        vals = {
            "dialog_id": self.dialog.id,
            "name": "Perbaiki alat USG",
            "responsible_job_id": self.job_ech3_a.id,
            "date_due": "2026-05-29",
        }
        self.dialog.with_user(self.user_secretary_a).line_ids = [
            Command.update(line.id, {"follow_up_ids": [Command.create(vals)]})
        ]
        self.assertEqual(self.dialog.follow_up_ids.line_id, line)

    def test_a_missed_target_needs_a_follow_up_or_a_reason(self):
        self._note_down(follow_up=False)
        head = self.dialog.with_user(self.user_head_a)
        with self.assertRaisesRegex(UserError, "or why nothing is"):
            head.action_decide()
        head.line_ids.no_follow_up = "Alat sudah diganti pada April"
        head.action_decide()
        self.assertEqual(self.dialog.state, "decided")

    def test_a_follow_up_has_a_person_and_a_day_after_the_meeting(self):
        self._note_down(day=False)
        head = self.dialog.with_user(self.user_head_a)
        with self.assertRaisesRegex(UserError, "who does it and by which day"):
            head.action_decide()
        with self.assertRaisesRegex(ValidationError, "lies before “Day and Hour"):
            head.follow_up_ids.date_due = "2026-04-06"

    def test_a_meeting_to_come_is_not_decided(self):
        day = {"meeting_date": "2026-04-09 01:00:00", "document_date": "2026-04-09"}
        self._note_down().write(day)
        with self.assertRaisesRegex(UserError, "not one to come"):
            self.dialog.with_user(self.user_head_a).action_decide()

    def test_only_the_superior_decides(self):
        self._note_down().action_submit()
        self.assertEqual(self.dialog.activity_ids.user_id, self.user_head_a)
        self.assert_access_of(
            ROLES,
            {"head_a"},
            lambda user: self.dialog.with_user(user).action_decide(),
        )
        self.dialog.with_user(self.user_head_a).action_decide()
        self.assertEqual(self.dialog.signer_name, self.employee_head_a.name)
        self.assertFalse(self.dialog.activity_ids)

    def test_who_writes_it_down(self):
        """The superior, who takes the notes, and the secretary of the agency."""
        self.dialog.note_taker_id = self.employee_ech4_a
        self.assert_access_of(
            ROLES,
            {"head_a", "secretary_a", "ech4_a"},
            lambda user: self.dialog.with_user(user).write({"minutes": "Dibuka"}),
        )

    def test_who_was_invited_reads_it(self):
        dialog = self._get_dialog(self.job_ech3_a)
        self.assertTrue(dialog.with_user(self.user_ech4_a).has_access("read"))
        self.assertTrue(dialog.with_user(self.user_inspektorat).has_access("read"))
        self.assertFalse(dialog.with_user(self.user_head_b).has_access("read"))

    def test_what_was_decided_stays(self):
        [item] = self._settle()
        head = self.dialog.with_user(self.user_head_a)
        for write in (
            lambda: head.write({"minutes": "Lain"}),
            lambda: head.line_ids.write({"obstacle": "Lain"}),
            lambda: head.attendee_ids[:1].write({"attendance": "excused"}),
            lambda: item.with_user(self.user_head_a).write({"date_due": "2027-01-01"}),
            lambda: item.with_user(self.user_head_a).write({"name": "Lain"}),
            lambda: item.with_user(self.user_head_a).unlink(),
            lambda: item.with_user(self.user_head_a).copy(),
        ):
            with self.subTest(write), self.assertRaises(FrozenRecordError):
                write()

    def test_the_rows_are_nobodys_to_make(self):
        line = self.dialog.line_ids.with_user(self.user_head_a)
        measured = line.measurement_line_id
        with self.assertRaises(AccessError):
            line.create(
                {"dialog_id": self.dialog.id, "measurement_line_id": measured.id}
            )
        other = self._get_dialog(self.job_ech3_a).line_ids.measurement_line_id
        with self.assertRaises(AccessError):
            line.write({"measurement_line_id": other.id})
        with self.assertRaises(AccessError):
            line.unlink()
        with self.assertRaises(AccessError):
            self.dialog.with_user(self.user_head_a).write({"year": 2025})

    def test_decided_minutes_keep_their_figures_and_say_what_changed(self):
        self._settle()
        kept = self.dialog.frozen_document
        self.assertEqual(kept["rows"][0]["printed"], "93,75")
        self.assertEqual(kept["follow_ups"][0]["due"], "29 Mei 2026")
        self.assertEqual(kept["held_at"], "08.00 WIB")
        self.assertFalse(self.dialog.notice)
        line = self.dialog.line_ids.measurement_line_id
        line._with_workflow_bypass().write(
            {"realisation_text": "80 Persen", "printed": "100,00"}
        )
        self.dialog.invalidate_recordset()
        self.assertIn("75 Persen (93,75) became 80 Persen (100,00)", self.dialog.notice)
        self.assertEqual(self.dialog.frozen_document, kept)

    def test_a_correction_is_a_next_version_with_a_reason(self):
        self._settle()
        head = self.dialog.with_user(self.user_head_a)
        second = head.browse(head.action_amend()["res_id"])
        self.assertEqual(second.line_ids.solution, "Perbaiki alat")
        self.assertEqual(second.attendee_ids.employee_id, head.attendee_ids.employee_id)
        second.line_ids.no_follow_up = "Sudah diputuskan"
        second.write({"document_number": "065/BA/05", "document_date": "2026-04-08"})
        with self.assertRaisesRegex(UserError, "reason of the amendment"):
            second.action_decide()
        second.amendment_reason = "Nama peserta keliru"
        second.action_decide()
        self.assertEqual((head.state, second.state), ("replaced", "decided"))

    # ------------------------------------------------------------------
    # Followed up
    # ------------------------------------------------------------------

    def test_the_responsible_post_is_asked_when_it_is_decided(self):
        item = self._note_down().follow_up_ids
        self.assertFalse(item.sudo().activity_ids, "a draft asks nobody")
        self.dialog.with_user(self.user_head_a).action_decide()
        activity = item.sudo().activity_ids
        self.assertEqual(activity.user_id, self.user_ech3_a)
        self.assertEqual(activity.date_deadline, date(2026, 5, 29))

    def test_only_the_responsible_answers_and_only_the_superior_closes(self):
        [item] = self._settle()
        with self.assertRaisesRegex(UserError, "cannot be answered yet"):
            item.with_user(self.user_ech3_a).action_answer()
        self.assert_access_of(
            ROLES,
            {"ech3_a", "head_a", "secretary_a"},
            lambda user: item.with_user(user).write({"answer": "Alat diperbaiki"}),
        )
        self._answer(item)
        self.assertEqual(item.answered_by_id, self.user_ech3_a)
        self.assert_access_of(
            ROLES, {"head_a"}, lambda user: item.with_user(user).action_close()
        )
        item.with_user(self.user_head_a).action_close()
        self.assertEqual(item.state, "closed")
        with self.assertRaises(FrozenRecordError):
            item.with_user(self.user_ech3_a).answer = "Lain"

    def test_it_is_sent_back_with_a_remark(self):
        [item] = self._settle()
        self._answer(item)
        head = item.with_user(self.user_head_a)
        with self.assertRaisesRegex(UserError, "what the follow-up of"):
            head.action_send_back()
        head.remark = "Nota belum ditandatangani"
        head.action_send_back()
        self.assertEqual(item.state, "open")
        self.assertEqual(item.sudo().activity_ids.user_id, self.user_ech3_a)
        self.assertTrue(item.evidence_ids.is_sent, "what was shown stays")

    def test_nobody_closes_his_own_answer(self):
        """What the head does himself is looked at by his own superior."""
        self._note_down()
        self.dialog.follow_up_ids.responsible_job_id = self.job_head_a
        self.dialog.with_user(self.user_head_a).action_decide()
        item = self.dialog.follow_up_ids
        self._answer(item, self.user_head_a)
        with self.assertRaises(TransitionAccessError):
            item.with_user(self.user_head_a).action_close()
        above = self.job_head_a.superior_id._get_holder(date(2026, 4, 8))
        self.assertEqual(item._get_reviewing_job(), self.job_head_a.superior_id)
        item.with_user(above.employee.user_id).action_close()
        self.assertEqual(item.state, "closed")

    def test_dropped_with_a_reason(self):
        [item] = self._settle()
        head = item.with_user(self.user_head_a)
        with self.assertRaisesRegex(UserError, "why"):
            head.action_drop()
        head.remark = "Alat diganti baru dari DAK"
        head.action_drop()
        self.assertEqual(item.state, "dropped")
        self.assertFalse(item.sudo().activity_ids)

    def test_the_next_dialog_looks_at_what_was_decided_before(self):
        """An answer is judged, what is late is carried on or dropped."""
        [item] = self._settle()
        following = self._next_quarter()
        self.assertEqual(following.earlier_ids, item)
        with freeze_time("2026-07-08 03:00:00"):
            head = following.with_user(self.user_head_a)
            missing = "\n".join(head._get_earlier_missing())
            self.assertIn("its day has passed", missing)
            self._answer(item)
            missing = "\n".join(head._get_earlier_missing())
            self.assertIn("close it or send it back", missing)
            item.with_user(self.user_head_a).action_close()
            head.invalidate_recordset()
            self.assertFalse(head._get_earlier_missing())
            self.assertEqual(head.earlier_ids, item, "closed since the last dialog")

    def test_carried_on_into_the_next_dialog(self):
        [item] = self._settle()
        with self.assertRaisesRegex(UserError, "in his next dialog"):
            item.with_user(self.user_head_a).action_carry_on()
        following = self._next_quarter()
        with freeze_time("2026-07-08 03:00:00"):
            item.with_user(self.user_head_a).action_carry_on()
            new = following.follow_up_ids
            self.assertEqual(new.former_id, item)
            self.assertFalse(new.date_due, "a new day is agreed on")
            self.assertFalse(following._get_earlier_missing())
            with self.assertRaisesRegex(UserError, "in his next dialog"):
                item.with_user(self.user_head_a).action_carry_on()
            self._note_down(dialog=following, follow_up=False)
            following.line_ids.no_follow_up = "Dilanjutkan"
            new.date_due = "2026-08-31"
            following.with_user(self.user_head_a).action_decide()
        self.assertEqual((item.state, new.state), ("carried", "open"))

    # ------------------------------------------------------------------
    # Findings
    # ------------------------------------------------------------------

    def test_open_follow_ups_past_their_day_are_findings(self):
        [item] = self._settle(day="2026-04-30")
        findings = self.env["sidocakep.dialog.finding"].with_user(self.user_secretary_a)
        self.assertFalse(findings.search([]))
        with freeze_time("2026-05-02 03:00:00"):
            [finding] = findings.search([])
            self.assertEqual(finding.follow_up_id, item)
            self.assertIn("nobody has answered", finding.message)
            self.assertEqual(finding.action_open_remedy()["res_id"], item.id)
            self._answer(item)
            self.env.flush_all()
            self.assertFalse(findings.search([]))

    def test_a_dialog_not_held_is_a_finding_where_the_profile_asks(self):
        findings = self.env["sidocakep.dialog.finding"].with_user(self.user_secretary_a)
        self.measurement._with_workflow_bypass().state = "sent"
        self.env.flush_all()
        self.assertFalse(findings.search([]))
        self.env["sidocakep.profile.rule"].create(
            {
                "profile_id": self.profile_gm.id,
                "code": "dialog_held",
                "severity": "warning",
                "article": "Lampiran I",
            }
        )
        self.env.flush_all()
        found = findings.search([("kind", "=", "not_held")])
        self.assertIn(self.dialog, found.dialog_id)
        self._settle()
        self.env.flush_all()
        found = findings.search([("kind", "=", "not_held")])
        self.assertNotIn(self.dialog, found.dialog_id)

    def test_queries_do_not_grow_with_the_dialogs(self):
        model = self.env["sidocakep.dialog"]
        one, all_of_them = self.dialog, model.search([])
        self.assertGreater(len(all_of_them), 1)
        counts = []
        for dialogs in (one, all_of_them):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            dialogs.with_user(self.user_secretary_a).read(
                ["display_name", "red_count", "earlier_ids", "can_decide", "turn_text"]
            )
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1] - counts[0], 1)

    def test_who_is_asked_does_not_say_what_is_asked(self):
        """Of the draft he may read his part, and writes nothing of it."""
        self._note_down()
        item = self.dialog.follow_up_ids
        for vals in ({"date_due": "2026-12-31"}, {"name": "Lain"}):
            self.assert_access_of(
                ROLES,
                {"head_a", "secretary_a"},
                lambda user, vals=vals: item.with_user(user).write(vals),
            )

    def test_note_taker_and_superior_are_two_who_sign(self):
        self._note_down().note_taker_id = self.employee_head_a
        with self.assertRaisesRegex(UserError, "note taker who is not the superior"):
            self.dialog.with_user(self.user_head_a).action_decide()

    def test_who_only_reads_a_measurement_prepares_no_dialog(self):
        self.dialog._with_workflow_bypass().attendee_ids.unlink()
        self.dialog._with_workflow_bypass().line_ids.unlink()
        self.env["sidocakep.dialog"].search([])._with_workflow_bypass().unlink()
        for user in (self.user_inspektorat, self.user_bappeda, self.user_ech4_a):
            measurement = self.measurement.with_user(user)
            if measurement.has_access("read"):
                measurement.action_view_dialogs()
        self.assertFalse(self.env["sidocakep.dialog"].search([]))
        self.measurement.with_user(self.user_secretary_a).action_view_dialogs()
        self.assertTrue(self._get_dialog(self.job_head_a))

    def test_the_superior_finds_what_was_answered_on_his_first_screen(self):
        [item] = self._settle()
        name = "Answers to Follow-ups to Look At"

        def count(user):
            waiting = self.env["res.users"].with_user(user).get_my_work()["waiting"]
            return sum(row["count"] for row in waiting if row["label"] == name)

        self.assertEqual(count(self.user_head_a), 0)
        self._answer(item)
        counts = [count(self.user_head_a), count(self.user_ech3_a)]
        self.assertEqual(counts, [1, 0])
        item.with_user(self.user_head_a).action_close()
        self.assertEqual(count(self.user_head_a), 0)
