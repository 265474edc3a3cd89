"""Drafts follow the regulation that is adopted; what was due before stays."""

from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.tests.thorough import long

from ..common import PkCase


@tagged("post_install", "-at_install")
class TestPkAdoption(PkCase):
    @freeze_time("2026-07-01")
    def _adopt(self, pks_left=()):
        with self.as_user(self.user_organisasi) as env:
            window = env["sidocakep.profile.adopt"].create(
                {"profile_id": self.profile_paser.id, "date_start": "2026-07-01"}
            )
            listed = window.line_ids.pk_id
            window.line_ids.filtered(lambda line: line.pk_id in pks_left).write(
                {"is_chosen": False}
            )
            window.action_confirm()
        return listed

    @long
    def test_drafts_are_listed_ticked_and_follow_with_one_confirmation(self):
        signed = self._sign_to(self._create_pk(self.job_ech3_a), "signed")
        draft = self._create_pk(self.job_head_a)
        left = self._create_pk(self.job_ech4_a)
        day = left.date_document
        self.assertLess(draft.date_document, date(2026, 7, 1))
        self.assertEqual(self._adopt(pks_left=left), draft | left)
        self.assertEqual(draft.profile_id, self.profile_paser)
        self.assertEqual(draft.date_document, date(2026, 7, 1))
        self.assertIn("Paser", draft.message_ids[0].body)
        self.assertEqual(left.profile_id, self.profile_gm)
        self.assertEqual(left.date_document, day)
        self.assertEqual(signed.profile_id, self.profile_gm)

    @freeze_time("2026-07-02")
    def test_a_draft_left_behind_says_so_and_can_still_follow(self):
        left = self._create_pk(self.job_ech4_a)
        self.assertFalse(left.can_follow_adoption)
        with self.assertRaisesRegex(UserError, "no draft of an earlier regulation"):
            left.with_user(self.user_head_a).action_follow_adoption()
        left.date_document = "2026-06-02"
        self._adopt(pks_left=left)
        left.invalidate_recordset()
        words = "Peraturan Bupati Paser Nomor 23 Tahun 2016 governs since"
        notices = [
            item for item in left._get_problems()[left.id] if words in item.message
        ]
        self.assertEqual([item.severity for item in notices], ["warning"])
        self.assertIn("Gunung Mas", notices[0].message)
        self.assertIn(words, left.problem_html)
        for name, may in (("head_a", True), ("ech4_a", True), ("monev", False)):
            user = getattr(self, f"user_{name}")
            with self.subTest(name):
                draft = left.with_user(user)
                self.assertEqual(draft.can_follow_adoption, may)
                if not may:
                    with self.assertRaises(AccessError):
                        draft.action_follow_adoption()
        left.with_user(self.user_head_a).action_follow_adoption()
        self.assertEqual(left.profile_id, self.profile_paser)
        self.assertEqual(left.date_document, date(2026, 7, 1))
        self.assertFalse(left.can_follow_adoption)
        self.assertNotIn(words, str(left.problem_html))

    @freeze_time("2026-07-02")
    def test_a_draft_of_a_year_before_stays_without_a_word(self):
        old = self._create_pk(self.job_ech4_a, year=2025, date_document="2025-03-03")
        self._adopt(pks_left=old)
        self.assertFalse(old.can_follow_adoption)
        self.assertFalse(list(old._get_adoption_problems()))

    def test_what_is_no_draft_of_the_government_does_not_follow(self):
        signed = self._sign_to(self._create_pk(self.job_ech3_a), "signed")
        with freeze_time("2026-07-01"), self.as_user(self.user_organisasi) as env:
            window = env["sidocakep.profile.adopt"].create(
                {
                    "profile_id": self.profile_paser.id,
                    "date_start": "2026-07-01",
                    "line_ids": [Command.create({"pk_id": signed.id})],
                }
            )
            window.action_confirm()
        self.assertEqual(signed.profile_id, self.profile_gm)

    def test_what_was_due_before_stays_judged_by_the_former(self):
        """F13: rows whose clock started before the adoption keep rule and day."""
        self.env["sidocakep.deadline.request"]._refresh_now()
        domain = [("document", "in", ("pk", "pk_hand_in")), ("year", "=", 2026)]
        rows = self.env["sidocakep.deadline"].search(domain)
        before = {row.id: (row.article, row.date_due) for row in rows}
        self.assertTrue(before)
        self._adopt()
        self.env["sidocakep.deadline.request"]._refresh_now()
        rows = self.env["sidocakep.deadline"].search(domain)
        self.assertEqual({row.id: (row.article, row.date_due) for row in rows}, before)
