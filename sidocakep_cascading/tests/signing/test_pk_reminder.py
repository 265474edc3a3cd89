"""Who has not signed, for how long, and who is reminded when."""

from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from ..common import ROLES, PkCase

#: Noon in Jakarta (UTC+7), a Monday.
START = "2026-03-02 05:00:00"


@tagged("post_install", "-at_install")
class TestPkReminder(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.profile_gm.write(
            {
                "tz": "Asia/Jakarta",
                "remind_after": 3,
                "remind_every": 2,
                "remind_coordinator_after": 7,
            }
        )
        cls.env["sidocakep.pk"].search([])._with_workflow_bypass().write(
            {"waiting_since": "2099-01-01"}
        )
        with freeze_time(START):
            cls.pk = cls._sign_to(cls._create_pk(cls.job_ech3_a), "proposed")
            cls.env.flush_all()

    def _run(self, moment):
        """Run the cron at a moment (UTC); return the new messages."""
        messages = self.env["mail.message"]
        last = messages.search([], order="id desc", limit=1).id or 0
        with (
            freeze_time(moment),
            patch.object(
                type(self.env["ir.cron"]), "_commit_progress", lambda *a, **k: 1e9
            ),
        ):
            self.env["sidocakep.pk"]._cron_remind()
            self.env.flush_all()
        return messages.search([("id", ">", last), ("model", "!=", "sidocakep.pk")])

    def test_the_list_says_who_and_for_how_long(self):
        with freeze_time("2026-03-12 05:00:00"):
            self.pk.invalidate_recordset(["waiting_days"])
            self.assertEqual(self.pk.waiting_user_id, self.user_ech3_a)
            self.assertEqual(self.pk.waiting_name, self.pk.first_name)
            self.assertEqual(self.pk.waiting_days, 10)
            self._sign_to(self.pk, "signed_first")
            self.env.flush_all()
            self.pk.invalidate_recordset()
            self.assertEqual(self.pk.waiting_user_id, self.user_head_a)
            self.assertEqual(self.pk.waiting_name, self.pk.second_name)
            self.assertEqual(self.pk.waiting_days, 0)
        self._sign_to(self.pk, "signed")
        self.assertFalse(self.pk.waiting_user_id or self.pk.waiting_name)

    def test_days_are_those_of_the_place(self):
        """16:30 UTC is 23:30 of the 4th in Jakarta, 17:30 UTC is the 5th."""
        for moment, days in (("2026-03-04 16:30:00", 2), ("2026-03-04 17:30:00", 3)):
            with freeze_time(moment):
                self.pk.invalidate_recordset(["waiting_days"])
                self.assertEqual(self.pk.waiting_days, days)

    def test_the_first_reminder_comes_on_the_third_day_there(self):
        self.assertFalse(self._run("2026-03-04 16:30:00"))
        [message] = self._run("2026-03-04 17:30:00")
        self.assertEqual(message.notified_partner_ids, self.user_ech3_a.partner_id)
        self.assertIn(self.pk.display_name, message.body)
        self.assertEqual(self.pk.reminded_on, fields.Date.to_date("2026-03-05"))
        self.assertEqual(self.pk.remind_count, 1)

    def test_not_twice_a_day_and_again_after_the_interval(self):
        """Every second day: the 5th, the 7th."""
        self.assertEqual(len(self._run("2026-03-05 01:00:00")), 1)
        for moment in ("2026-03-05 01:05:00", "2026-03-05 12:00:00", "2026-03-06"):
            self.assertFalse(self._run(moment))
        self.assertEqual(len(self._run("2026-03-07 01:00:00")), 1)
        self.assertEqual(self.pk.remind_count, 2)

    def test_a_person_gets_one_message_for_all_agreements(self):
        with freeze_time(START):
            self._sign_to(self.pk, "signed_first")
            other = self._sign_to(self._create_pk(self.job_secretary_a), "signed_first")
            self.env.flush_all()
        [message] = self._run("2026-03-06")
        self.assertEqual(message.notified_partner_ids, self.user_head_a.partner_id)
        for pk in self.pk | other:
            self.assertIn(pk.display_name, message.body)

    def test_paser_4_1_the_coordinator_is_told_after_a_week(self):
        self._run("2026-03-08")
        told = self._run("2026-03-09 05:00:00")
        self.assertIn(self.user_secretary_a.partner_id, told.notified_partner_ids)
        self.assertEqual(self.pk.coordinator_told_on, fields.Date.to_date("2026-03-09"))
        self.assertNotIn(
            self.user_secretary_a.partner_id,
            self._run("2026-03-10 05:00:00").notified_partner_ids,
        )

    def test_reminders_end_with_the_year(self):
        """Midnight of the new year in Jakarta, two years later, the end of time."""
        self.assertEqual(len(self._run("2026-12-31 16:30:00")), 2)
        for moment in ("2026-12-31 17:30:00", "2028-03-02", "2099-03-02"):
            with self.subTest(moment=moment):
                self.assertFalse(self._run(moment))

    def test_who_signed_is_left_alone(self):
        self._sign_to(self.pk, "signed")
        self.assertFalse(self._run("2026-05-01"))

    def test_a_profile_may_remind_nobody(self):
        self.profile_gm.write({"remind_after": 0, "remind_coordinator_after": 0})
        self.assertFalse(self._run("2026-05-01"))

    def test_the_next_person_is_counted_from_the_start(self):
        self._run("2026-03-05 05:00:00")
        with freeze_time("2026-03-05 06:00:00"):
            self._sign_to(self.pk, "signed_first")
            self.env.flush_all()
        self.assertFalse(self.pk.reminded_on)
        self.assertFalse(self._run("2026-03-07 05:00:00"))
        [message] = self._run("2026-03-08 05:00:00")
        self.assertEqual(message.notified_partner_ids, self.user_head_a.partner_id)

    def test_who_reminds_by_hand(self):
        allowed = {"head_a", "secretary_a", "organisasi"}
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            pk = self.pk.with_user(user)
            with self.subTest(role):
                if role in allowed:
                    self.pk._with_workflow_bypass().write({"reminded_on": False})
                    pk.action_remind()
                    self.assertTrue(self.pk.reminded_on)
                    with self.assertRaisesRegex(UserError, "today already"):
                        pk.action_remind()
                else:
                    with self.assertRaises(AccessError):
                        pk.action_remind()

    def test_the_days_are_those_of_a_year(self):
        for name in ("remind_after", "remind_every", "remind_coordinator_after"):
            with (
                self.subTest(name=name),
                self.assertRaisesRegex(ValidationError, "at most 366 days"),
            ):
                self.profile_gm[name] = 367

    def test_reminders_are_not_written(self):
        for name in ("waiting_since", "reminded_on", "remind_count"):
            with self.subTest(name), self.assertRaises(AccessError):
                self.pk.with_user(self.user_ech3_a).write({name: False})

    def test_queries_do_not_grow_with_the_agreements_of_a_person(self):
        pks = self.env["sidocakep.pk"].create(
            [
                {
                    "job_id": self.job_ech3_a.id,
                    "year": 2030 + number,
                    "date_document": f"{2030 + number}-01-02",
                }
                for number in range(30)
            ]
        )
        self.env.flush_all()
        with freeze_time(START):
            pks._with_workflow_bypass().write({"state": "proposed"})
            self.env.flush_all()
        counts = []
        for batch in (pks[:1], pks[1:2], pks[2:]):
            since = fields.Datetime.to_datetime(START)
            pks._with_workflow_bypass().write({"waiting_since": "2099-01-01"})
            batch._with_workflow_bypass().write({"waiting_since": since})
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self._run(since + timedelta(days=4))
            counts.append(self.env.cr.sql_log_count - before)
            self.assertTrue(all(batch.mapped("reminded_on")))
        self.assertLessEqual(counts[2], counts[1] + 3, counts)
