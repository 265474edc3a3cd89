"""The decree of the IKU on paper says what was decided, by whom it was decided."""

import io

from lxml import html
from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.engine.sealing import get_seal
from odoo.addons.sidocakep_base.tests.common import SidocakepCase

from ...models.issued.settled import keep_settled
from ..house import check_house
from ..officials import check_each_form

REPORT = "sidocakep_report.action_report_iku"


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 03:00:00")
class TestIkuPrint(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.indicator = cls.env["sidocakep.indicator"].create(
            {
                "name": "Indeks Kepuasan",
                "company_id": cls.agency_a.id,
                "kind": "iku",
                "formula_text": "Jumlah nilai / responden",
                "data_source": "Survei",
                "owner_job_id": cls.job_head_a.id,
            }
        )
        cls.decree = cls.env["sidocakep.iku.decree"].create(
            {
                "company_id": cls.agency_a.id,
                "year_start": 2025,
                "year_end": 2029,
                "document_number": "440/12/Dinkes/2026",
                "document_date": "2026-03-02",
                "line_ids": [
                    (
                        0,
                        0,
                        {"indicator_id": cls.indicator.id, "reason": "Mutu layanan"},
                    )
                ],
            }
        )

    def _get_page(self):
        reports = self.env["ir.actions.report"].with_user(self.user_head_a)
        return html.fromstring(reports._render_qweb_html(REPORT, self.decree.ids)[0])

    def test_who_signs_stands_there_with_rank_and_nip(self):
        self.assertIn("report_iku", check_each_form(self))

    def test_the_rows_say_what_evaluators_ask(self):
        rows = self._get_page().xpath("//table[contains(@class, 'ts-grid')]//tr")
        cells = [[c.text_content().strip() for c in row.xpath("./*")] for row in rows]
        self.assertEqual(
            cells,
            [
                [
                    "No.",
                    "Indikator Kinerja Utama",
                    "Alasan",
                    "Formulasi Penghitungan",
                    "Sumber Data",
                    "Penanggung Jawab",
                ],
                [
                    "1",
                    "Indeks Kepuasan",
                    "Mutu layanan",
                    "Jumlah nilai / responden",
                    "Survei",
                    "Kepala Dinas Kesehatan",
                ],
            ],
        )
        check_house(self, "iku", self.decree)

    def _get_words(self):
        """Return what its print says, without blanks."""
        reports = self.env["ir.actions.report"].with_user(self.user_head_a)
        content = reports._render_qweb_pdf(REPORT, self.decree.ids)[0]
        pages = PdfFileReader(io.BytesIO(content)).pages
        return "".join("".join(page.extract_text() for page in pages).split())

    def test_what_was_decided_stays_on_it_and_is_issued(self):
        self.decree.with_user(self.user_head_a).action_decide()
        self.indicator.sudo().write({"name": "Indeks Lain", "formula_text": "Lain"})
        self.employee_head_a.name = "Nama Baru"
        self.job_head_a.name = "Kepala Jabatan Baru"
        self.agency_a.name = "Dinas Baru"
        self.assertEqual(
            self.decree.document_seal, get_seal(self.decree.frozen_document)
        )
        issue = self.decree._find_issue()
        self.assertEqual(
            (issue.state, issue.number), ("in_force", "440/12/Dinkes/2026")
        )
        text = self._get_words()
        for words in (
            *("UjiHeadA", "TAHUN2025-2029", "IndeksKepuasan", "2Maret2026"),
            "KEPUTUSANKEPALADINASKESEHATANNOMOR440/12/Dinkes/2026",
            "NomorPER/9/M.PAN/5/2007tentang",
            "KEEMPAT:Keputusaninimulaiberlaku",
            "LampiranKeputusanKEPALADINASKESEHATAN",
            f"kodekeutuhan{self.decree.document_seal[:16]}",
            "Periksakeaslian",
        ):
            self.assertIn(words, text)
        for words in ("NamaBaru", "IndeksLain", "RANCANGAN", "Baru"):
            self.assertNotIn(words, text)

    def test_that_of_the_head_of_region_is_a_regulation_with_its_gazette(self):
        self.decree.write({"kind": "region", "signer_job_id": self.job_bupati.id})
        words = " ".join(" ".join(self._get_page().itertext()).split())
        for said in (
            "PERATURAN BUPATI UJI NOMOR 440/12/Dinkes/2026",
            "DENGAN RAHMAT TUHAN YANG MAHA ESA",
            "Pasal 1 Indikator Kinerja Utama Dinas Kesehatan",
            "Pasal 4 Peraturan ini mulai berlaku pada tanggal diundangkan.",
            "BERITA DAERAH KABUPATEN UJI TAHUN 2026 NOMOR",
            "Lampiran Peraturan BUPATI UJI",
        ):
            self.assertIn(said, words)
        for left in ("KESATU", "Tembusan"):
            self.assertNotIn(left, words)
        check_house(self, "iku", self.decree)

    def test_one_decided_before_it_was_a_whole_document_stays_an_annex(self):
        self.decree.with_user(self.user_head_a).action_decide()
        lost = {"frozen_document": False, "document_seal": False}
        self.decree._with_workflow_bypass().write(lost)
        keep_settled(self.env, page_edition=1)
        words = " ".join(" ".join(self._get_page().itertext()).split())
        self.assertNotIn("MEMUTUSKAN", words)
        self.assertIn("Kota Uji, 2 Maret 2026", words)
        self.assertIn("isi disimpan 2 Maret 2026", words)
        issue = self.decree._find_issue()
        self.assertEqual(issue.content_seal, self.decree.document_seal)
        self.assertEqual((issue.state, issue.is_coded), ("in_force", False))
        self.assertNotIn("Periksa keaslian", words)

    def test_another_agency_does_not_print_it(self):
        with self.assertRaises(AccessError):
            self.env["ir.actions.report"].with_user(self.user_head_b)._render_qweb_pdf(
                REPORT, self.decree.ids
            )
