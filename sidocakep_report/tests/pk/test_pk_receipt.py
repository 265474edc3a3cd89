"""An agreement that was handed in has a receipt, which is issued."""

import io

from PyPDF2 import PdfFileReader

from odoo.tests import tagged

from ..common import PrintCase
from ..sheets import write_workbook

REPORT = "sidocakep_report.action_report_pk_receipt"


@tagged("post_install", "-at_install")
class TestPkReceipt(PrintCase):
    def _print(self, pk):
        reports = self.env["ir.actions.report"].with_user(self.user_head_a)
        content = reports._render_qweb_pdf(REPORT, pk.ids)[0]
        pages = PdfFileReader(io.BytesIO(content)).pages
        return "".join("".join(page.extract_text().split()) for page in pages)

    def _assert_says(self, text, *words):
        """The letters of a print stand apart where its font sets them so."""
        for said in words:
            self.assertIn("".join(said.split()), text)

    def _get_receipts(self, pk, state="in_force"):
        found = pk._search_issues("receipt", [("state", "=", state)])
        return found.filtered(lambda issue: issue.res_id == pk.id)

    def test_gunung_mas_7_4_what_is_received_has_its_receipt(self):
        """Issued by the receiving, with one number for what came together; it stays."""
        pks = self.env["sidocakep.pk"]
        for job in (self.job_head_a, self.job_secretary_a):
            pks |= self._sign_to(self._create_pk(job), "handed_in")
        self.assertIn("RANCANGAN", self._print(pks[0]))
        self.assertFalse(self._get_receipts(pks[0]))
        pks.with_user(self.user_organisasi).action_receive()
        first, second = map(self._get_receipts, pks)
        self.assertEqual(first.number, pks[0].receipt_number)
        self.assertEqual(first.number, second.number)
        self.assertEqual(first.signer_text, self.user_organisasi.name)
        self.assertIn(pks[0].first_title, first.name)
        text = self._print(pks[0])
        self._assert_says(text, first.number, pks[0].first_name, pks[0].seal_code)
        self._assert_says(text, self.user_organisasi.name)
        self._assert_says(text, f"/sidocakep/dokumen/{first.token}")
        written = str(write_workbook(self, REPORT, pks[0], self.user_head_a))
        for said in (first.number, pks[0].first_name, self.user_organisasi.name):
            self.assertIn(said, written)
        page = first._find_issue(first.token)
        self.assertEqual(len(page["brought"]), 1)
        for said in (str(pks[0].year), pks[0].first_title):
            self.assertIn(said, page["brought"][0])
        self.assertTrue(first.file_hash)
        again = first.file_hash
        self.job_head_a.name = "Kepala Dinas Lain"
        self.assertNotIn("KepalaDinasLain", self._print(pks[0]))
        self.assertEqual(first.file_hash, again)
        self.assertEqual(len(pks[0]._find_issue()), 1, "the agreement stands beside it")

    def test_who_received_stands_there_with_post_rank_and_nip(self):
        job = self._create_job(
            "Kepala Bagian Organisasi", "administrator", self.job_head_b, self.agency_b
        )
        person = self._create_employee(
            self.user_organisasi.name,
            rank="iii_d",
            job_id=job.id,
            user_id=self.user_organisasi.id,
        )
        pk = self._sign_to(self._create_pk(self.job_ech4_a), "received")
        values = person._get_signature_values()
        title = job._get_printed_title()
        self._assert_says(
            self._print(pk), title, values["rank"], f"NIP. {values['nip']}"
        )
        receiver = self._get_receipts(pk).content["receiver"]
        self.assertEqual(receiver["title"], title)

    def test_what_is_returned_takes_its_receipt_along(self):
        pk = self._sign_to(self._create_pk(self.job_ech4_a), "received")
        self.assertTrue(self._get_receipts(pk))
        pk.with_user(self.user_organisasi).action_return("Angka keliru")
        self.assertFalse(self._get_receipts(pk))
        self.assertEqual(self._get_receipts(pk, "withdrawn").reason, "Angka keliru")
