"""Who is to follow up is asked; the evidence stays as it was sent."""

from base64 import b64encode
from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from ...exceptions import FrozenRecordError
from ..common import SidocakepCase
from ..small_pdf import make_pdf

PDF = make_pdf("bukti")


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 03:00:00")
class TestLheFollowUp(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        item = cls.env["sidocakep.lhe.recommendation"].with_user(cls.user_inspektorat)
        cls.item = item.create(
            {
                "company_id": cls.agency_a.id,
                "year": 2025,
                "name": "Lengkapi bukti",
                "report_number": "700/1/ITDA/2026",
                "report_date": "2026-02-16",
            }
        ).with_env(cls.env)

    def _name(self, job, day="2026-06-30"):
        self.item.with_user(self.user_secretary_a).write(
            {"responsible_job_id": job.id, "date_due": day}
        )

    def _attach(self, user, content=PDF, **kw):
        vals = {"name": "bukti.pdf", "file": b64encode(content), **kw}
        self.item.with_user(user).evidence_ids = [Command.create(vals)]
        return self.item.evidence_ids[-1:]

    def _answer(self, user):
        item = self.item.with_user(user)
        item.planned_action = "Menyusun dokumen"
        self._attach(user)
        item.action_answer()

    def _get_asked(self):
        activities = self.item.activity_ids
        return activities.user_id, activities.mapped("date_deadline")

    def test_the_coordinator_is_asked_until_a_post_is_named(self):
        self.assertEqual(self._get_asked()[0], self.user_secretary_a)
        self._name(self.job_ech3_a)
        self.assertEqual(self._get_asked(), (self.user_ech3_a, [date(2026, 6, 30)]))

    def test_the_holder_of_the_day_is_asked_and_answered_ends_it(self):
        self._name(self.job_ech3_a)
        self._create_acting(
            self.job_ech3_a, self.employee_ech4_a, "plh", "2026-03-02", "2026-03-06"
        )
        self.item._cron_ask()
        self.assertEqual(self._get_asked()[0], self.user_ech4_a)
        self._answer(self.user_ech4_a)
        self.assertFalse(self.item.activity_ids)
        item = self.item.with_user(self.user_inspektorat)
        item.remark = "Belum ditandatangani"
        item.action_send_back()
        self.assertEqual(self._get_asked()[0], self.user_ech4_a)

    def test_who_is_asked_already_is_not_asked_again(self):
        self._name(self.job_ech3_a)
        activity = self.item.activity_ids
        self.item._cron_ask()
        self.assertEqual(self.item.activity_ids, activity)

    def test_a_letter_reminds_a_week_three_days_and_a_day_before(self):
        self._name(self.job_ech3_a, "2026-03-31")
        activity = self.item.activity_ids
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE mail_activity SET create_date = '2026-03-02' WHERE id = %s",
            [activity.id],
        )
        activity.invalidate_recordset()
        users = self.env["res.users"]
        for day, reminded in (
            (date(2026, 3, 23), False),
            (date(2026, 3, 24), True),
            (date(2026, 3, 27), False),
            (date(2026, 3, 28), True),
            (date(2026, 3, 30), True),
        ):
            with self.subTest(day), freeze_time(f"{day} 03:00:00"):
                self.assertEqual(users._is_letter_day(activity, day), reminded)

    def test_bagian_organisasi_is_asked_for_the_government(self):
        item = self.item.with_user(self.user_inspektorat)
        item.company_id = self.government
        item._cron_ask()
        self.assertEqual(self._get_asked()[0], self.user_organisasi)

    def test_the_responsible_post_attaches_and_answers_and_nobody_else_below(self):
        self._name(self.job_ech3_a)
        for user in (self.user_ech4_a, self.user_head_b, self.user_inspektorat):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self._attach(user)
        self._answer(self.user_ech3_a)
        self.assertEqual(self.item.state, "answered")
        with self.assertRaises(AccessError):
            self.item.with_user(self.user_ech3_a).name = "Lain"

    def test_evidence_that_was_sent_stays_also_when_it_is_sent_back(self):
        self._name(self.job_ech3_a)
        self._answer(self.user_ech3_a)
        sent = self.item.evidence_ids.with_user(self.user_ech3_a)
        item = self.item.with_user(self.user_inspektorat)
        item.remark = "Belum lengkap"
        item.action_send_back()
        for change in (lambda: sent.write({"name": "x"}), sent.unlink):
            with self.assertRaises(FrozenRecordError):
                change()
        self.assertEqual(len(self._attach(self.user_ech3_a)), 1)

    def test_a_file_that_is_none_is_refused_and_a_lost_one_closes_nothing(self):
        self._name(self.job_ech3_a)
        with self.assertRaises(ValidationError):
            self._attach(self.user_ech3_a, b"MZ program")
        self._answer(self.user_ech3_a)
        evidence = self.item.evidence_ids
        evidence._with_workflow_bypass().sha256 = "0" * 64
        with self.assert_refused(UserError, "bukti.pdf"):
            self.item.with_user(self.user_inspektorat).action_close()
