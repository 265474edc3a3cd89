"""Inspektorat asks and closes, the agency answers; nobody does both."""

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ...exceptions import FrozenRecordError
from ..common import SidocakepCase

MODEL = "sidocakep.lhe.recommendation"


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 03:00:00")
class TestLheRecommendation(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls._record(cls.user_inspektorat)
        cls.answer = {
            "planned_action": "Menyusun dokumen",
            "responsible_job_id": cls.job_secretary_a.id,
            "date_due": "2026-06-30",
            "evidence_ids": [
                Command.create(
                    {"kind": "link", "name": "Arsip", "url": "https://arsip.example/1"}
                )
            ],
        }

    @classmethod
    def _record(cls, user, **kw):
        vals = {
            "company_id": cls.agency_a.id,
            "year": 2025,
            "name": "Lengkapi bukti",
            "report_number": "700/1/ITDA/2026",
            "report_date": "2026-02-16",
        }
        return cls.env[MODEL].with_user(user).create({**vals, **kw})

    def _answer(self):
        item = self.item.with_user(self.user_secretary_a)
        item.write(self.answer)
        item.action_answer()
        return item

    def test_only_inspektorat_records_what_was_recommended(self):
        for user in (self.user_secretary_a, self.user_head_a, self.user_organisasi):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                self._record(user)
        for vals in ({"name": "Lain"}, {"report_number": "1"}, {"year": 2024}):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                self.item.with_user(self.user_secretary_a).write(vals)
        self.assertEqual(self.item.name, "Lengkapi bukti")

    def test_a_day_that_has_passed_is_not_put_off(self):
        item = self.item.with_user(self.user_secretary_a)
        item.write(self.answer)
        item.date_due = "2026-05-31"
        with freeze_time("2026-07-02 03:00:00"):
            for later in ("2026-12-31", False):
                with self.assertRaisesRegex(UserError, "Answer it"):
                    item.date_due = later
            item.action_answer()
        self.assertEqual((str(item.date_due), item.state), ("2026-05-31", "answered"))

    def test_the_agency_answers_and_says_what_evaluators_ask(self):
        item = self.item.with_user(self.user_secretary_a)
        with self.assert_refused(UserError, "Planned Action.*as evidence"):
            item.action_answer()
        item.write(self.answer)
        item.action_answer()
        self.assertEqual(
            (item.state, item.answered_by_id), ("answered", self.user_secretary_a)
        )
        with self.assertRaises(FrozenRecordError):
            item.planned_action = "Lain"

    def test_neither_inspektorat_nor_another_agency_answers(self):
        for user in (self.user_inspektorat, self.user_head_b, self.user_ech3_a):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                self.item.with_user(user).write(self.answer)
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                self.item.with_user(user).action_answer()

    def test_inspektorat_closes_or_sends_back_with_a_reason(self):
        item = self._answer()
        for step in (item.action_close, item.action_send_back):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                step()
        item = item.with_user(self.user_inspektorat)
        with self.assert_refused(UserError, "Write in the remark"):
            item.action_send_back()
        item.remark = "Bukti belum ditandatangani"
        item.action_send_back()
        self.assertEqual(item.state, "open")
        self._answer()
        item.action_close()
        self.assertEqual(item.state, "closed")
        with self.assertRaises(FrozenRecordError):
            item.name = "Lain"

    def test_nobody_closes_what_he_answered(self):
        """The head of the Inspektorat has both rights for his own office."""
        item = self._answer()
        item.sudo()._with_workflow_bypass().answered_by_id = self.user_inspektorat
        with self.assert_refused(AccessError, "the follow-up is your own"):
            item.with_user(self.user_inspektorat).action_close()

    def test_bagian_organisasi_answers_for_the_government(self):
        item = self._record(self.user_inspektorat, company_id=self.government.id)
        item = item.with_user(self.user_organisasi)
        item.write({**self.answer, "responsible_job_id": self.job_bupati.id})
        item.action_answer()
        self.assertEqual(item.state, "answered")

    def test_an_answer_waits_for_inspektorat(self):
        def count(user):
            rows = self.env["res.users"].with_user(user).get_my_work()["waiting"]
            label = "Answers of Agencies to Look At"
            return sum(row["count"] for row in rows if row["label"] == label)

        inspector = self.item.create_uid
        self.assertEqual(count(inspector), 0)
        self._answer()
        self.assertEqual(count(inspector), 1)
        self.assertEqual(count(self.user_secretary_a), 0)
        self.assertIn("Inspektorat looks", self.item.turn_text)
        self.item.with_user(inspector).action_close()
        self.assertEqual(count(inspector), 0)

    def test_what_is_open_stands_on_the_first_screen(self):
        def count(user):
            work = self.env["res.users"].with_user(user).get_my_work()
            label = "Open Follow-ups"
            return sum(
                row["count"] for row in work["watching"] if row["label"] == label
            )

        self.assertEqual(count(self.user_secretary_a), 1)
        self.assertEqual(count(self.user_pelaksana_a), 0)
        self._answer()
        self.assertEqual(count(self.user_secretary_a), 1)
        self.item.action_close()
        self.assertEqual(count(self.user_secretary_a), 0)
        self.open_action(
            self.user_secretary_a,
            "sidocakep_base.sidocakep_lhe_recommendation_action",
        )
