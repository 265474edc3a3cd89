"""Memori Kinerja on paper: as it was signed, with what its receiver added."""

import io

from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.engine.sealing import get_seal
from odoo.addons.sidocakep_cascading.tests.handover.handover_case import HandoverCase

from ...models.issued.difference_words import find_wordless
from ..house import check_house
from ..officials import check_each_form

REPORT = "sidocakep_report.action_report_handover"


@freeze_time("2026-07-03 03:00:00")
@tagged("post_install", "-at_install")
class TestHandoverPrint(HandoverCase):
    def _print(self, user):
        reports = self.env["ir.actions.report"].with_user(user)
        content = reports._render_qweb_pdf(REPORT, self.memo.ids)[0]
        pages = PdfFileReader(io.BytesIO(content)).pages
        return "".join("".join(page.extract_text() for page in pages).split())

    def test_it_says_what_was_handed_over_and_received(self):
        self.assertIn("RANCANGAN", self._print(self.user_head_a))
        check_house(self, "handover", self.memo)
        self._hand_over()
        self.measurement.line_ids._with_workflow_bypass().write(
            {"realisation_text": "12 Persen"}
        )
        self._as(self.user_new).receiver_note = "Diterima lengkap"
        self._as(self.user_new).action_acknowledge()
        words = self._print(self.user_ech3_a)
        self.assertNotIn("RANCANGAN", words)
        self.assertNotIn("12Persen", words)
        for text in (
            "MEMORIKINERJA",
            "KEPALABIDANGPELAYANAN",
            "30Juni2026",
            "85Persen",
            "(106,25%)",
            "Narasumberberhalangan",
            "Lengkapibukti",
            "Akreditasiduapuskesmas",
            "Datarumahsakitterlambat",
            "Diterimalengkap",
            "Mengetahui,KepalaDinasKesehatan",
            "".join(self.newcomer.name.split()),
            "".join(self.employee_ech3_a.name.split()),
            self.memo._find_issue().content_seal[:16],
        ):
            with self.subTest(text):
                self.assertIn(text, words)
        check_house(self, "handover", self.memo)

    def _read_issues(self):
        return self.memo.sudo()._search_issues("document")

    def test_handed_over_it_has_a_code_and_received_it_is_issued_anew(self):
        """A signed memo lay for weeks without a code; who follows was not on it."""
        self.newcomer.nip = "198001012005011002"
        self.assertFalse(self._read_issues())
        self._hand_over()
        handed = self._read_issues()
        self.assertEqual(handed.state, "in_force")
        words = self._print(self.user_ech3_a)
        nip = "".join(self.newcomer.nip_display.split())
        rank = "".join(self.newcomer._get_signature_values()["rank"].split())
        for text in (
            "PEMERINTAHKABUPATENUJI",
            "Diserahkansecaraelektronik",
            "pejabatpenerus",
            "Periksakeaslian",
            rank,
            handed.content_seal[:16],
        ):
            with self.subTest(text):
                self.assertIn(text, words)
        self.assertEqual(words.count(f"NIP.{nip}"), 3, "head, holders, signature")
        self.assertNotIn("Diterimasecaraelektronik", words)
        self._as(self.user_new).receiver_note = "Diterima lengkap"
        self._as(self.user_new).action_acknowledge()
        first, received = self._read_issues()
        self.assertEqual((first, first.replaced_by_id), (handed, received))
        words = self._print(self.user_ech3_a)
        self.assertIn("Diterimasecaraelektronik", words)
        self.assertIn(received.content_seal[:16], words)
        self.assertEqual(
            received.content["receipt"]["receiver_note"], "Diterima lengkap"
        )
        self.assertIn(self.newcomer.name, received.signer_text)
        said = {key: received.content[key] for key in ("letterhead", "receipt")}
        self.assertFalse(find_wordless(said), "what differs is told in words")
        # the one before prints as it was: nobody had received it
        former = first._get_being_printed() or first
        page = self.memo._get_kept_values(former.content, former)
        self.assertEqual((page["received_on"], page["received_how"]), ("", ""))
        self.assertEqual(page["seal"], first.content_seal[:16])
        self.assertTrue(check_each_form(self) >= {"report_handover"})

    def test_what_is_taken_back_is_no_paper_any_more(self):
        self._hand_over()
        self._as(self.user_ech3_a).action_take_back()
        self.assertEqual(self._read_issues().state, "withdrawn")

    def test_a_memo_of_before_prints_as_it_did(self):
        """Without letterhead and ranks, issued as it is acknowledged, with its seal."""
        self._hand_over()
        kept = self.memo.frozen_document
        former = {
            key: kept[key]
            for key in kept
            if not key.endswith("_rank") and key not in ("letterhead", "receiver_nip")
        } | {"page_edition": 2}
        self.memo._with_workflow_bypass().write(
            {"frozen_document": former, "document_seal": get_seal(former)}
        )
        self.env.cr.execute("DELETE FROM sidocakep_issued_document")
        self.env.invalidate_all()
        words = self._print(self.user_ech3_a)
        for text in ("PEMERINTAHKABUPATENUJI", "secaraelektronik", "PenataTingkatI"):
            self.assertNotIn(text, words)
        self._as(self.user_new).action_acknowledge()
        issue = self._read_issues()
        self.assertEqual(issue.content_seal, get_seal(former))

    def test_a_stranger_does_not_print_it(self):
        with self.assertRaises(AccessError):
            self._print(self.user_head_b)
