"""Memori Kinerja: proposed, handed over, acknowledged; by whom and by nobody else."""

from datetime import date
from decimal import Decimal

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.engine.absorption import Realised
from odoo.addons.sidocakep_base.exceptions import FrozenRecordError, WorkflowFieldError

from ..common import ROLES
from .handover_case import JULY, HandoverCase

#: Everybody of the regency but who leaves and who follows.
OTHERS = set(ROLES) - {"ech3_a"}


@freeze_time("2026-07-03 03:00:00")
@tagged("post_install", "-at_install")
class TestHandover(HandoverCase):
    """The head of the Bidang went to agency B on 1 July; a newcomer followed."""

    def test_it_is_proposed_by_itself_and_asked_of_who_leaves(self):
        memo = self.memo
        self.assertEqual(len(memo), 1)
        self.assertEqual(memo.leaver_id, self.employee_ech3_a)
        self.assertEqual(memo.date_until, date(2026, 6, 30))
        self.assertEqual(memo.receiver_id, self.newcomer)
        self.assertEqual((memo.date_effective, memo.pk_id), (JULY, self.pk_ech3))
        self.assertEqual(memo.activity_ids.user_id, self.user_ech3_a)
        [item] = self._get_waiting(self.user_ech3_a)
        self.assertEqual(item["count"], 1)
        self.assertFalse(self._get_waiting(self.user_secretary_a))

    def test_who_left_finds_it_from_his_new_agency(self):
        self.assertEqual(self.user_ech3_a.company_ids, self.agency_b)
        memo = self._as(self.user_ech3_a)
        self.assertIn("Kepala Bidang Pelayanan", memo.display_name)
        self.assertTrue(memo.can_hand and memo.can_sign)
        self._complete()
        with self.assertRaises(AccessError):
            self.measurement.with_user(self.user_ech3_a).check_access("read")

    def test_what_it_says_of_the_agreement(self):
        """17 of 20 visits are 85 Persen of 80: 106,25; figures belong to the post."""
        doc = self.memo._get_live_document()[self.memo.id]
        row = self._get_line(doc, self.outcome)
        first, second = row["quarters"][:2]
        self.assertEqual((first["figure"], first["standing"]), ("85 Persen", ""))
        self.assertIn("106,25", first["printed"])
        self.assertEqual(second["figure"], "")
        holder, follows = doc["holders"]
        self.assertEqual(holder["name"], self.employee_ech3_a.name)
        self.assertEqual(holder["nip"], self.employee_ech3_a.nip_display)
        self.assertEqual(
            (follows["name"], follows["first"], follows["last"]),
            (self.newcomer.name, "1 Juli 2026", "pejabat penerus"),
        )
        self.assertEqual(holder["last"], "30 Juni 2026")
        [evaluation] = doc["evaluations"]
        self.assertEqual(evaluation["period"], "Triwulan I 2026")
        self.assertEqual(evaluation["direction"], "Pertahankan")
        self.assertIn("85 Persen", self._as(self.user_head_a).document_html)

    def test_a_figure_that_nobody_accepted_is_marked(self):
        self.measurement._with_workflow_bypass().write({"state": "sent"})
        doc = self.memo._get_live_document()[self.memo.id]
        row = self._get_line(doc, self.outcome)
        self.assertEqual(row["quarters"][0]["standing"], "belum diterima")

    def test_an_accepted_figure_stands_before_an_open_correction(self):
        correction = self.measurement._with_workflow_bypass().create(
            {
                "company_id": self.agency_a.id,
                "year": 2026,
                "period_no": 1,
                "date_end": "2026-03-31",
                "version": 2,
                "previous_id": self.measurement.id,
            }
        )
        correction._draw()
        correction.line_ids._with_workflow_bypass().write(
            {"realisation_text": "12 Persen"}
        )
        self.env.flush_all()
        doc = self.memo._get_live_document()[self.memo.id]
        first = self._get_line(doc, self.outcome)["quarters"][0]
        self.assertEqual((first["figure"], first["standing"]), ("85 Persen", ""))

    def test_what_was_spent_and_what_of_it_stands_open(self):
        """A quarter of the budget is 25 per cent; a reopened quarter is not over."""
        doc = self.memo._get_live_document()[self.memo.id]
        self.assertFalse(doc["reopenings"])
        row = self.pk_ech3.table2_ids[:1]
        self.assertEqual(doc["realisation"][0]["name"], row.name)
        self.assertEqual(doc["realisation"][0]["spent"], "belum dilaporkan")
        quarter = Realised(ls=Decimal(str(row.amount)) / 4)
        key = (row.company_id.id, row.node_id.identity)
        spent = self.memo._print_realisation(row, {key: quarter})
        self.assertEqual(spent["printed"], "25,00")
        request = self.env["sidocakep.measurement.reopening"].create(
            {"measurement_id": self.measurement.id, "reason": "Register tercecer"}
        )
        [item] = self.memo._get_reopening_rows()
        self.assertEqual(item["document"], "Pengukuran Kinerja Triwulan I 2026")
        self.assertIn("menunggu jawaban", item["state"])
        granted = {"state": "granted", "date_until": "2026-07-20"}
        request._with_workflow_bypass().write(granted)
        [item] = self.memo._get_reopening_rows()
        self.assertIn("belum dimulai", item["state"])
        self.measurement.with_user(self.user_secretary_a).action_amend()
        [item] = self.memo._get_reopening_rows()
        self.assertEqual(item["due"], "20 Juli 2026")
        self.assertIn("sedang disusun", item["state"])

    def test_what_it_says_of_what_goes_on(self):
        doc = self.memo._get_live_document()[self.memo.id]
        found = {row["status"]: row for row in doc["actions"]}
        self.assertEqual(found["Ditunda"]["justification"], "Narasumber berhalangan")
        self.assertEqual(found["Ditunda"]["months"], "Maret")
        self.assertEqual(found["Selesai"]["months"], "Februari")
        self.assertIn({"status": "Selesai", "count": 1}, doc["action_counts"])
        [request] = doc["requests"]
        self.assertEqual(request["period"], "Triwulan II 2026")
        self.assertEqual(request["state"], "Harus diisi")
        [follow_up] = doc["follow_ups"]
        self.assertEqual(follow_up["text"], "Lengkapi bukti")
        self.assertEqual(follow_up["state"], "Belum ditindaklanjuti")
        self.recommendation._with_workflow_bypass().write({"state": "closed"})
        self.assertFalse(self.memo._get_open_follow_ups()[self.memo.id])
        dialog = self.env["sidocakep.dialog"]._with_workflow_bypass()
        dialog = dialog.create(
            {
                "job_id": self.job_head_a.id,
                "year": 2026,
                "period_no": 1,
                "date_end": "2026-03-31",
            }
        )
        self.env["sidocakep.dialog.follow_up"].create(
            {
                "dialog_id": dialog.id,
                "name": "Perbaiki alat",
                "responsible_job_id": self.memo.job_id.id,
                "date_due": "2026-05-29",
            }
        )
        self.assertFalse(self.memo._get_open_follow_ups()[self.memo.id], "a draft")
        dialog.write({"state": "decided", "document_number": "065/BA/04"})
        [follow_up] = self.memo._get_open_follow_ups()[self.memo.id]
        self.assertEqual(follow_up["source"], "Dialog Kinerja Nomor 065/BA/04")
        self.assertEqual(follow_up["due"], "29 Mei 2026")

    # ------------------------------------------------------------------
    # Who writes and signs
    # ------------------------------------------------------------------

    def test_nobody_writes_or_signs_for_who_leaves(self):
        users = (*(getattr(self, f"user_{role}") for role in OTHERS), self.user_new)
        self._complete()
        for user in users:
            for act in (
                lambda memo: memo.write({"unfinished": "Lain"}),
                lambda memo: memo.action_sign(),
            ):
                with self.subTest(user.login), self.assertRaises(AccessError):
                    act(self._as(user))
        self._as(self.user_ech3_a).action_sign()
        self.assertEqual(self.memo.signed_name, self.employee_ech3_a.name)
        self.assertEqual(self.memo.signed_as, "Kepala Bidang Pelayanan")

    def test_a_memo_without_words_is_none(self):
        with self.assertRaisesRegex(UserError, "What Is Unfinished"):
            self._as(self.user_ech3_a).action_sign()
        self._as(self.user_ech3_a).write({"unfinished": "Akreditasi", "attention": " "})
        with self.assertRaisesRegex(UserError, "What Needs Attention"):
            self._as(self.user_ech3_a).action_sign()

    def test_what_was_handed_over_stays(self):
        self._hand_over()
        before = self.memo.frozen_document
        self.assertEqual(before["unfinished"], "Akreditasi dua puskesmas")
        self.measurement.line_ids._with_workflow_bypass().write(
            {"realisation_text": "12 Persen"}
        )
        self.assertEqual(self.memo._get_document()[self.memo.id], before)
        self.assertIn("85 Persen", self._as(self.user_new).document_html)
        with self.assertRaises(FrozenRecordError):
            self._as(self.user_ech3_a).attention = "Lain"

    def test_who_follows_alone_acknowledges_it(self):
        with self.assertRaises(AccessError):
            self._as(self.user_new).receiver_note = "Belum diserahkan"
        self._hand_over()
        self.assertEqual(self.memo.activity_ids.user_id, self.user_new)
        for role in ROLES:
            memo = self._as(getattr(self, f"user_{role}"))
            with self.subTest(role), self.assertRaises(AccessError):
                memo.action_acknowledge()
            with self.subTest(role), self.assertRaises(AccessError):
                memo.write({"receiver_note": "Lain"})
        self._as(self.user_new).receiver_note = "Diterima lengkap"
        self._as(self.user_new).action_acknowledge()
        self.assertEqual(self.memo.state, "acknowledged")
        self.assertEqual(self.memo.acknowledged_name, self.newcomer.name)
        self.assertFalse(self.memo.activity_ids)
        for values in ({"receiver_note": "Lain"}, {"acknowledged_name": "Lain"}):
            with self.assertRaises(UserError):
                self._as(self.user_new).write(values)
        with self.assertRaisesRegex(UserError, "only from: Handed Over"):
            self._as(self.user_ech3_a).action_take_back()

    def test_it_is_taken_back_until_it_is_acknowledged(self):
        self._hand_over()
        for user in (self.user_new, self.user_head_a, self.user_organisasi):
            with self.assertRaises(AccessError):
                self._as(user).action_take_back()
        self._as(self.user_ech3_a).action_take_back()
        self.assertEqual(self.memo.state, "draft")
        self.assertFalse(self.memo.frozen_document or self.memo.signed_name)
        self.assertEqual(self.memo.activity_ids.user_id, self.user_ech3_a)
        self._as(self.user_ech3_a).unfinished = "Akreditasi tiga puskesmas"
        self._as(self.user_ech3_a).action_sign()
        self.assertIn("tiga", self.memo.frozen_document["unfinished"])

    def test_the_superior_draws_up_that_of_who_is_gone(self):
        self.user_ech3_a.active = False
        self.env["sidocakep.handover"]._cron_follow()
        self.assertEqual(self.memo.activity_ids.user_id, self.user_head_a)
        memo = self._as(self.user_head_a)
        self.assertIn("no login reaches", memo.handing_text)
        self._complete(self.user_head_a)
        with self.assertRaises(AccessError):
            self._as(self.user_secretary_a).action_sign()
        memo.action_sign()
        self.assertEqual(self.memo.signed_as, "Kepala Dinas Kesehatan")
        doc = self.memo.frozen_document
        self.assertTrue(doc["in_place"])
        self.assertEqual(doc["signer_name"], self.employee_head_a.name)
        self.assertEqual(doc["leaver_name"], self.employee_ech3_a.name)

    def test_the_superior_draws_it_up_too_when_the_days_are_over(self):
        with freeze_time("2026-07-14 03:00:00"):
            self.assertFalse(self._as(self.user_head_a).can_sign)
        with freeze_time("2026-07-15 03:00:00"):
            self.memo.invalidate_recordset()
            self._complete(self.user_head_a)
            self._as(self.user_head_a).action_sign()
        self.assertEqual(self.memo.signed_name, self.employee_head_a.name)

    # ------------------------------------------------------------------
    # What is watched
    # ------------------------------------------------------------------

    def test_a_hand_over_without_memo_is_found(self):
        [finding] = self._find(self.user_organisasi)
        self.assertEqual(finding.company_id, self.agency_a)
        self.assertIn("30 Juni 2026", finding.message)
        self.assertIn(self.employee_ech3_a.name, finding.message)
        self.assertEqual(finding.action_open_remedy()["res_id"], self.memo.id)
        with freeze_time("2026-06-30 03:00:00"):
            self.assertFalse(self._find(self.user_organisasi), "his last day")
        self._hand_over()
        self.assertFalse(self._find(self.user_organisasi))

    def test_a_government_without_the_rule_is_told_nothing(self):
        rules = self.government.profile_id.rule_ids
        rules.filtered(lambda rule: rule.code == "handover_memo").unlink()
        self.assertFalse(self._find(self.user_organisasi))

    def test_bagian_organisasi_and_bkpsdm_watch_it(self):
        for user in (self.user_organisasi, self.user_hr, self.user_secretary_a):
            items = self.env["res.users"].with_user(user).get_my_work()["watching"]
            [item] = [
                item
                for item in items
                if item["action"]["res_model"] == "sidocakep.handover"
            ]
            with self.subTest(user.login):
                self.assertEqual((item["count"], item["late"]), (1, 1))

    def test_the_program_alone_makes_it(self):
        for role in ROLES:
            memos = self.memo.with_user(getattr(self, f"user_{role}"))
            for act in (memos.copy, memos.unlink):
                with self.subTest(role), self.assertRaises(UserError):
                    act()
        for values in ({"state": "acknowledged"}, {"date_until": "2026-01-01"}):
            with self.assertRaises(WorkflowFieldError):
                self._as(self.user_ech3_a).write(values)
