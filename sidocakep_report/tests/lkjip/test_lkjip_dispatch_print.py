"""The government's report goes to each recipient with a letter of its own."""

import io
from base64 import b64encode

from lxml import html
from PyPDF2 import PdfFileReader

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_cascading.tests.lkjip_case import NOW
from odoo.addons.sidocakep_cascading.tests.lkjip_review_case import LkjipReviewCase

from ...models.issued.difference_words import find_wordless
from ...typeset import ENGINE_PARAMETER
from ..house import check_house
from ..issued.scan_tests import make_pdf
from ..sheets import write_workbook
from ..typeset.archival import check_archival

REPORTS = "sidocakep_report.action_report_lkjip_dispatch_"
LKJIP_LETTER = "sidocakep_report.action_report_lkjip_letter"
RECEIPT = {
    "receipt_date": "2027-02-10",
    "received_by": "Sekretariat Kementerian",
    "receipt_number": "ESR-77",
}
#: Where the report goes, with the place that is written down for it.
PLACES = ("Palangka Raya", "Jakarta", "Jakarta", "")


@freeze_time(NOW)
@tagged("post_install", "-at_install")
class TestLkjipDispatchPrint(LkjipReviewCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        parameters = cls.env["ir.config_parameter"]
        parameters.set_param(ENGINE_PARAMETER, "typst")
        parameters.set_param("report.print_delay", False)

    def _sign_report(self):
        self._pass()
        self._as(self.user_bupati).action_sign()
        rows = self.report.dispatch_ids
        for row, place in zip(rows, PLACES, strict=True):
            row.address = place
        return rows

    def test_who_signs_reads_in_words_that_the_statement_came(self):
        """No key of the program is among what changed since it was submitted."""
        self._pass()
        [content] = self.report.sudo()._get_document().values()
        self.assertTrue(content["review"])
        self.assertEqual(find_wordless(content), set())

    def _read(self, row, paper="letter"):
        reports = self.env["ir.actions.report"].with_user(self.user_organisasi)
        self.env.flush_all()
        page = reports._render_qweb_html(f"{REPORTS}{paper}", row.ids)[0]
        return " ".join(" ".join(html.fromstring(page).itertext()).split())

    def _print(self, row, paper="letter"):
        reports = self.env["ir.actions.report"].with_user(self.user_organisasi)
        content = reports._render_qweb_pdf(f"{REPORTS}{paper}", row.ids)[0]
        if len(row) == 1:  # of more the files are joined
            check_archival(self, content, paper)
        return PdfFileReader(io.BytesIO(content)).pages

    def _list(self, row, paper, state="in_force"):
        return row.sudo()._search_issues(paper, [("state", "=", state)])

    def test_53_2014_a_letter_to_each_recipient_and_its_receipt(self):
        """Issued by their steps, anew with a number, withdrawn with what came back."""
        rows = self._sign_report()
        self.assertFalse(self._list(self.report, "letter"), "none names all of them")
        for words in ("RANCANGAN", "di Palangka Raya", "Nomor: ...."):
            page = self._print(rows[0])[0].extract_text() if "RAN" in words else ""
            self.assertIn(words, page or self._read(rows[0]))
        self.assertFalse(self._list(rows, "letter"), "printing issues nothing")
        # by whose hands it goes, and with which copies, stands with its deadline
        line = self.env["sidocakep.profile.deadline"].search(
            [
                ("profile_id", "=", self.profile_gm.id),
                ("document", "=", "lkjip_government"),
            ]
        )
        line.write({"through": "Gubernur", "copies": "Inspektorat Daerah"})
        rows.action_send()
        self.assertNotIn("melalui", self._read(rows[0]))
        self.assertIn("melalui Gubernur", self._read(rows[3]))
        self.assertIn("Tembusan: Inspektorat Kabupaten", self._read(rows[0]))
        line.write({"through": "", "copies": ""})
        letters = self._list(rows, "letter")
        self.assertEqual(len(letters), 4)
        for row, letter, place in zip(rows, letters, PLACES, strict=True):
            self.assertEqual(letter.res_id, row.id)
            self.assertIn(f"kepada {row.recipient}", letter.name)
            self.assertIn(self.employee_bupati.name, letter.signer_text)
            words = self._read(row)
            self.assertIn(f"di {place or 'tempat'} SURAT PENGANTAR", words)
            self.assertIn(f"Yth. {row.recipient} ", words)
            self.assertIn("Nomor 400.7/12/LKjIP", words)
            self.assertIn(f"/sidocakep/dokumen/{letter.token}", words)
        self.assertEqual(len(self._print(rows)), 4)
        # each names what it brings, the report its letters; none another's address
        document = self.report.sudo()._find_issue()
        self.assertIn(document, letters[0].beside_ids)
        self.assertFalse(letters[0].beside_ids & letters)
        self.assertEqual(document.beside_ids & letters, letters)
        page = letters[1]._find_issue(letters[1].token)
        self.assertIn("Laporan Kinerja Instansi Pemerintah", page["brought"][0])
        self.assertNotIn(document.token, str(page))
        # the mail register gives the number later
        rows[1].letter_number = "400.7/31"
        numbered = letters[1].replaced_by_id
        self.assertEqual((numbered.number, numbered.state), ("400.7/31", "in_force"))
        check_house(self, "letter", rows[1], number=2)
        rows[1].write(RECEIPT)
        rows[1].action_receive()
        receipt = self._list(rows[1], "receipt")
        self.assertEqual((receipt.number, len(receipt)), ("ESR-77", 1))
        self.assertIn("Sekretariat Kementerian", receipt.signer_text)
        words = self._read(rows[1], "receipt")
        for said in ("10 Februari 2027", "Sekretariat Kementerian", "ESR-77"):
            self.assertIn(said, words)
        written = write_workbook(
            self, f"{REPORTS}receipt", rows[1], self.user_organisasi
        )
        self.assertIn("10 Februari 2027", str(written))
        self.assertIn("Diterima tanggal ....", self._read(rows[1]))
        self.assertEqual(len(self._print(rows[1], "receipt")), 1)
        self._check_proof(rows[1], receipt)
        rows[1]._give_back("Tanda terima milik laporan lain")
        self.assertEqual(receipt.state, "withdrawn")
        self.assertEqual(receipt.reason, "Tanda terima milik laporan lain")
        self.assertEqual(numbered.state, "in_force", "the letter stays")
        rows[1]._give_back("Surat belum dibawa")
        self.assertEqual(numbered.state, "withdrawn")
        rows[1].action_send()
        self.assertEqual(len(self._list(rows[1], "letter")), 1)

    def _check_proof(self, row, receipt):
        """What came back is scanned behind the issued receipt."""
        action = row.action_scan()
        self.assertEqual(action["context"]["default_issue_id"], receipt.id)
        scans = self.env["sidocakep.issued.scan"].with_user(self.user_organisasi)
        scan = scans.with_context(**action["context"]).create(
            {"place": "Lemari 1", "file": b64encode(make_pdf()), "file_name": "tt.pdf"}
        )
        self.assertEqual(receipt.scan_ids, scan)

    def test_what_goes_to_a_recipient_is_bound_in_one_click(self):
        row = self._sign_report()[0]
        with self.assertRaisesRegex(UserError, "no letter in the register"):
            row.action_bind()
        row.action_send()
        action = row.action_bind()
        bundle = row.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual((bundle.state, bundle.problem_text or ""), ("ready", ""))
        letter, report = self._list(row, "letter"), self.report.sudo()._find_issue()
        bound = bundle.sudo().part_ids.issue_ids
        self.assertEqual((letter | report) & bound, letter | report)
        stream = io.BytesIO()
        bundle._write_copy(stream)
        [_agency, bookmarks] = PdfFileReader(stream).outline
        self.assertIn(f"kepada {row.recipient}", bookmarks[0].title)
        self.assertEqual(bundle._get_cover().title, f"{report.name} beserta Lampiran")
        # the same papers, ticked in the register, are papers of the register
        action = bundle.issue_ids.action_bundle()
        ticked = row.env[action["res_model"]].browse(action["res_id"])
        ticked.action_ask()
        self.assertEqual(ticked.issue_ids, bundle.issue_ids)
        self.assertTrue(ticked._get_cover().title.startswith("Salinan Dokumen Terbit"))

    def test_what_was_sent_before_the_register_is_not_made_up(self):
        row = self._sign_report()[0]
        former = {"state": "sent", "letter_date": "2027-02-10"}
        row._with_workflow_bypass().write(former)
        row.letter_number = "400.7/1"
        self.assertFalse(self._list(row, "letter"))
        words = self._read(row)
        self.assertIn("sebelum surat pengantar", words)
        self.assertNotIn("/sidocakep/dokumen/", words)
        context = row.action_scan()["context"]
        self.assertIn(row.recipient, context["default_name"])
        self.assertNotIn("default_issue_id", context)

    def test_there_is_no_letter_that_names_all(self):
        """Neither printed nor offered; that of an agency is, as ever."""
        self._sign_report()
        reports = self.env["ir.actions.report"].with_user(self.user_organisasi)
        with self.assertRaisesRegex(UserError, "to each recipient"):
            reports._render_qweb_html(LKJIP_LETTER, self.report.ids)
        agency = self._begin()
        offered = self.env.ref(LKJIP_LETTER)
        for report, is_offered in ((self.report, False), (agency, True)):
            found = offered.get_valid_action_reports(report._name, report.ids)
            self.assertEqual(bool(found), is_offered)
        action = self.report.action_print_letters()
        self.assertEqual(action["context"]["active_ids"], self.report.dispatch_ids.ids)
