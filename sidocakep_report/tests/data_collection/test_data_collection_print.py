"""The decree of a data collection on paper. Paser 23/2016 art. 8(2), 8(3)."""

import io

from lxml import html
from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.engine.sealing import get_seal
from odoo.addons.sidocakep_cascading.tests.data_collection_case import (
    DataCollectionCase,
)
from odoo.addons.sidocakep_cascading.wizard.data_collection import (
    sidocakep_data_recap,
)

from ..house import check_house
from ..officials import check_each_form
from ..sheets import check_workbook
from ..typeset.archival import check_archival

REPORT = "sidocakep_report.action_report_data_collection"
RECAP = "sidocakep_report.action_report_data_recap"
#: Gunung Mas 24/2024 art. 9(4)a to c, and what Paser 23/2016 art. 8(2)b to f ask for.
CARD = {
    "collected": "Kunjungan pasien",
    "formula_text": "Kunjungan sesuai standar dibagi seluruh kunjungan",
    "method": "Sensus register",
    "procedure": "Seksi menyerahkan register",
    "purpose": "LKjIP",
    "written": "81,5",
    "baseline_year": 2024,
    "baseline_source": "LKjIP 2024 hlm. 31",
    "instrument_kind": "register",
    "instrument": "kunjungan",
    "recording_unit": "Puskesmas",
    "kept_at": "Subbagian Umum",
    "archive_code": "440.1",
    "retention_years": 5,
}


@freeze_time("2026-02-03 03:00:00")
@tagged("post_install", "-at_install")
class TestDataCollectionPrint(DataCollectionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.agency_a.signing_place = "Tana Paser"
        cls.card_output.unlink()
        cls.card.write(CARD)
        cls.collection.write(
            {"document_number": "188.4/15/2026", "document_date": "2026-02-02"}
        )

    def _get_cells(self):
        reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)
        page, _kind = reports._render_qweb_html(REPORT, self.collection.ids)
        rows = html.fromstring(page).xpath("//table[contains(@class, 'ts-grid')]//tr")
        return [
            [" ".join(cell.itertext()).split() for cell in row.xpath("./td|./th")]
            for row in rows
        ]

    def test_who_signs_stands_there_with_rank_and_nip(self):
        self.assertIn("report_data_collection", check_each_form(self))

    def test_paser_8_2_gunung_mas_9_4_the_annex_cell_by_cell(self):
        head, row = self._get_cells()
        self.assertEqual(len(head), len(row))
        formula = (
            "Kunjungan sesuai standar dibagi seluruh kunjungan"
            " (Kunjungan sesuai standar) / (Seluruh kunjungan) x 100"
            f" Kunjungan sesuai standar: {self.job_ech4_a.name}"
        )
        wanted = [
            "1",
            f"{self.outcome.name} (Persen) Kunjungan pasien",
            formula,
            "Sensus register",
            "Setiap triwulan, paling lambat 5 hari Seksi menyerahkan register",
            "LKjIP",
            self.job_ech3_a.name,
            "81,5 persen (2024, LKjIP 2024 hlm. 31)",
            "Register kunjungan Dicatat oleh Puskesmas",
            "Subbagian Umum Kode arsip 440.1 5 tahun",
        ]
        self.assertEqual(row, [text.split() for text in wanted])
        check_house(self, "data_collection", self.collection)

    def test_paser_8_3_what_was_decided_stays_on_it(self):
        self.collection.with_user(self.user_head_a).action_decide()
        content = self.collection.frozen_document
        self.assertEqual(self.collection.document_seal, get_seal(content))
        self._mean(self.outcome.sudo(), name="Nama Lain")
        self.employee_head_a.name = "Orang Lain"
        reports = self.env["ir.actions.report"].with_user(self.user_pelaksana_a)
        content = reports._render_qweb_pdf(REPORT, self.collection.ids)[0]
        pages = PdfFileReader(io.BytesIO(content)).pages
        words = "".join("".join(page.extract_text() for page in pages).split())
        for text in (
            "KEPUTUSANKEPALADINASKESEHATAN",
            "188.4/15/2026",
            "padatanggal2Februari2026",
            "UjiHeadA",
            "SekretarisDinasKesehatan",
            self.collection.document_seal[:16],
        ):
            with self.subTest(text):
                self.assertIn(text, words)
        for text in ("NamaLain", "OrangLain", "RANCANGAN"):
            self.assertNotIn(text, words)

    def test_a_stranger_prints_nothing(self):
        with self.assertRaises(AccessError):
            self.env["ir.actions.report"].with_user(self.user_head_b)._render_qweb_pdf(
                REPORT, self.collection.ids
            )

    @freeze_time("2026-04-02 03:00:00")
    def test_gunung_mas_9_4_d_the_recapitulation_as_a_spreadsheet(self):
        """17 / 20 = 85 is a number, what is no figure a word: nothing is evidence."""
        self._enter(self._open()[0], self.user_ech3_a, "17", "20").action_send()
        recaps = self.env["sidocakep.data.recap"].with_user(self.user_secretary_a)
        recap = recaps.create({"company_id": self.agency_a.id})
        reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)
        name = "sidocakep_report.report_data_recap_xlsx"
        content = reports._render_xlsx(name, recap.ids, {})[0]
        [sheet] = check_workbook(self, content)
        heads_of = sidocakep_data_recap.HEADS
        heads, row = list(sheet.iter_rows(min_row=4, max_row=5))
        self.assertEqual([cell.value for cell in heads], list(heads_of.values()))
        cells = dict(zip(heads_of, row, strict=True))
        self.assertEqual((cells["value"].value, cells["evidence"].value), (85, 0))
        self.assertEqual(cells["value"].number_format, "#,##0")
        self.assertEqual(cells["indicator"].value, self.outcome.name)
        last = 4 + len(recap._get_rows())
        self.assertEqual(sheet.auto_filter.ref, f"A4:L{last}")

    @freeze_time("2026-04-02 03:00:00")
    def test_gunung_mas_9_4_d_the_recapitulation(self):
        self._open()
        recaps = self.env["sidocakep.data.recap"].with_user(self.user_secretary_a)
        recap = recaps.create({"company_id": self.agency_a.id})
        reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)
        content = reports._render_qweb_pdf(RECAP, recap.ids)[0]
        check_archival(self, content, RECAP)
        # Of an agency that collects nothing yet.
        empty = recaps.sudo().create({"company_id": self.agency_b.id})
        empty = reports.sudo()._render_qweb_pdf(RECAP, empty.ids)[0]
        words = PdfFileReader(io.BytesIO(empty)).pages[0].extract_text()
        self.assertIn("Belumadadatakinerja", "".join(words.split()))
        page = PdfFileReader(io.BytesIO(content)).pages[0]
        words = "".join(page.extract_text().split())
        for text in (
            "REKAPITULASIDATAKINERJADINASKESEHATANUJITRIWULANITAHUN2026",
            "".join(self.outcome.name.split()),
            "belumdilaporkan",
            "keadaan2April2026",
        ):
            with self.subTest(text):
                self.assertIn(text, words)
