"""The reconciliation with the LRA on paper, added up by hand."""

import io

from lxml import html
from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.tests.realisation.realisation_case import (
    RealisationCase,
)

REPORT = "sidocakep_report.action_report_reconciliation"


@freeze_time("2026-10-05 03:00:00")
@tagged("post_install", "-at_install")
class TestReconciliationPrint(RealisationCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        row = cls._row
        cls.january = cls._open(
            1,
            row(cls.sub_1, 900_000, number="LS-1", returned=100_000),
            row(cls.sub_1, 400_000, "spj", number="SPJ-1"),
            row(cls.sub_1, 0, "return", number="STS-1", returned=50_000),
            row(cls.sub_2, 70_000, "blud_spent"),
            row(cls.sub_2, 20_000, "blud_ratified"),
        )
        cls.february = cls._open(2, row(cls.sub_2, 30_000, number="LS-2"))
        cls.january.write(
            {
                "lra_amount": 1_200_000,
                "lra_date": "2026-02-10",
                "lra_note": "SP2D 31 Januari",
            }
        )

    def _get_rows(self, months):
        reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)
        page, _kind = reports._render_qweb_html(REPORT, months.ids)
        rows = html.fromstring(page).xpath("//table[contains(@class, 'ts-grid')]//tr")
        return [
            [" ".join(cell.text_content().split()) for cell in row.xpath("./td|./th")]
            for row in rows
        ]

    def test_each_month_to_its_end(self):
        """January: 900 + 400 - 150 + 20 = 1.170 thousand, 30 below the LRA.

        To February 30 thousand of LS more; nobody has compared that month.
        """
        head, january, february = self._get_rows(self.february)
        self.assertEqual(len(head), len(january))
        self.assertEqual(
            january,
            [
                *("Januari", "900.000", "400.000", "150.000", "20.000", "1.170.000"),
                *("1.200.000", "-30.000", "10 Februari 2026", "50.000"),
                "SP2D 31 Januari",
            ],
        )
        self.assertEqual(
            february,
            [
                *("Februari", "930.000", "400.000", "150.000", "20.000", "1.200.000"),
                *("", "", "belum direkonsiliasi", "50.000", ""),
            ],
        )

    def test_the_paper(self):
        reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)
        content = reports._render_qweb_pdf(REPORT, self.january.ids)[0]
        [page] = PdfFileReader(io.BytesIO(content)).pages
        words = "".join(page.extract_text().split())
        self.assertIn("REKONSILIASIREALISASIANGGARANDENGANLRADINASKESEHATAN", words)
        self.assertIn("keadaan5Oktober2026", words)

    def test_a_stranger_prints_nothing(self):
        reports = self.env["ir.actions.report"].with_user(self.user_head_b)
        with self.assertRaises(AccessError):
            reports._render_qweb_pdf(REPORT, self.january.ids)
