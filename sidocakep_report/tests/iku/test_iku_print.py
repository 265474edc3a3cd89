"""The decree of the IKU on paper says what was decided, by whom it was decided."""

import io

from lxml import html
from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.tests.common import SidocakepCase

from ..house import check_house

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

    def test_who_decided_it_stays_on_it_and_it_is_typeset(self):
        self.decree.with_user(self.user_head_a).action_decide()
        self.indicator.sudo().write({"name": "Indeks Lain", "formula_text": "Lain"})
        self.employee_head_a.name = "Nama Baru"
        reports = self.env["ir.actions.report"].with_user(self.user_head_a)
        content = reports._render_qweb_pdf(REPORT, self.decree.ids)[0]
        pages = PdfFileReader(io.BytesIO(content)).pages
        text = "".join(pages[0].extract_text().split())
        for words in ("UjiHeadA", "TAHUN2025-2029", "IndeksKepuasan", "2Maret2026"):
            self.assertIn(words, text)
        for words in ("NamaBaru", "IndeksLain", "RANCANGAN"):
            self.assertNotIn(words, text)

    def test_another_agency_does_not_print_it(self):
        with self.assertRaises(AccessError):
            self.env["ir.actions.report"].with_user(self.user_head_b)._render_qweb_pdf(
                REPORT, self.decree.ids
            )
