"""The action plan on paper, beside Paser 23/2016 annex I."""

import hashlib
import io

from lxml import html
from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_cascading.tests.action_plan.common_action import ActionCase

from ..officials import check_each_form

REPORT = "sidocakep_report.action_report_action_plan"
#: The head of the table as the annex prints it; who is responsible is art. 6(4)d.
HEAD = [
    ["No", "aktivitas", "waktu pelaksanaan rencana aksi", "penanggung jawab"],
    ["Bulan"],
    [str(number) for number in range(1, 13)],
]


@freeze_time("2026-02-10 03:00:00")
@tagged("post_install", "-at_install")
class TestActionPlanPrint(ActionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.agency_a.signing_place = "Tana Paser"
        cls.plan = cls._create_plan_of_actions(
            cls._row("Rapat monev triwulan", "4, 7, 10"),
            cls._row("Menyusun laporan kinerja LKJ IP", "1, 2", for_year="before"),
        )

    def _print(self, user):
        reports = self.env["ir.actions.report"].with_user(user)
        return reports._render_qweb_pdf(REPORT, self.plan.ids)[0]

    def _get_cells(self):
        reports = self.env["ir.actions.report"]
        page = html.fromstring(reports._render_qweb_html(REPORT, self.plan.ids)[0])
        return [
            [" ".join(cell.text_content().split()) for cell in row.xpath("./td|./th")]
            for row in page.xpath("//table[contains(@class, 'ts-grid')]//tr")
        ]

    def test_annex_1_the_schedule_cell_by_cell(self):
        name = self.employee_secretary_a.name

        def ticks(*months):
            return ["✓" if month in months else "" for month in range(1, 13)]

        self.assertEqual(
            self._get_cells(),
            [
                *HEAD,
                ["1.", "Rapat monev triwulan", *ticks(4, 7, 10), name],
                [
                    "2.",
                    "Menyusun laporan kinerja LKJ IP (untuk tahun 2025)",
                    *ticks(1, 2),
                    name,
                ],
            ],
        )

    def test_who_signs_stands_there_with_rank_and_nip(self):
        self.assertIn("report_action_plan", check_each_form(self))
        self._decide_actions(self.plan)
        self.assertIn("report_action_plan", check_each_form(self))

    def test_a_lying_sheet_that_says_draft_until_it_is_decided(self):
        draft = PdfFileReader(io.BytesIO(self._print(self.user_secretary_a))).pages[0]
        self.assertGreater(draft.mediabox.width, draft.mediabox.height)
        self.assertIn("RANCANGAN", draft.extract_text())
        self._decide_actions(self.plan)
        decided = PdfFileReader(io.BytesIO(self._print(self.user_pelaksana_a)))
        words = "".join(decided.pages[0].extract_text().split())
        self.assertNotIn("RANCANGAN", words)
        for text in (
            "JADWALKEGIATANRENCANAAKSITAHUN2026",
            "TanaPaser,10Februari2026",
            "KepalaDinasKesehatan",
            "".join(self.employee_head_a.name.split()),
        ):
            with self.subTest(text):
                self.assertIn(text, words)

    def test_a_decided_one_is_issued_and_stays_as_it_was(self):
        """The register has it; a name that changes later is not on the paper."""
        self.assertFalse(self.plan._find_issue())
        self._decide_actions(self.plan)
        issue = self.plan.sudo()._find_issue()
        self.assertEqual((issue.kind, issue.state), ("Rencana Aksi", "in_force"))
        self.assertIn("DINAS KESEHATAN UJI", issue.content["holder"])
        before = self._print(self.user_secretary_a)
        self.assertEqual(issue.file_hash, hashlib.sha256(before).hexdigest())
        self.employee_secretary_a.name = "Nama Lain"
        self.assertEqual(
            self._get_cells()[3][-1], issue.content["rows"][0]["responsible"]
        )
        self.assertTrue(self._print(self.user_secretary_a) == before, "other bytes")

    def test_a_stranger_prints_nothing(self):
        with self.assertRaises(AccessError):
            self._print(self.user_head_b)
