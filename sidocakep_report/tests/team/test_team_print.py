"""The decree of a team on paper. Gunung Mas 24/2024 art. 4(2), 9(7)."""

import io

from lxml import html
from PyPDF2 import PdfFileReader

from odoo import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.tests.common import SidocakepCase

from ..house import check_house
from ..sheets import write_workbook

REPORT = "sidocakep_report.action_report_team"


@freeze_time("2026-03-02 03:00:00")
@tagged("post_install", "-at_install")
class TestTeamPrint(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.government.profile_id = cls.env.ref("sidocakep_base.profile_gunung_mas")
        cls.team = cls.env["sidocakep.team"].create(
            {
                "kind": "compiler_government",
                "company_id": cls.government.id,
                "member_ids": [
                    Command.create({"role": "chair", "job_id": cls.job_head_b.id}),
                    Command.create({"employee_id": cls.employee_ech3_a.id}),
                ],
            }
        )

    def _get_page(self):
        reports = self.env["ir.actions.report"].with_user(self.user_organisasi)
        self.env.flush_all()
        page = html.fromstring(reports._render_qweb_html(REPORT, self.team.ids)[0])
        return page.xpath("//div[contains(@class, 'article')]")[0]

    def _get_rows(self, page):
        """Return the rows of its tables, the cells as words."""
        return [
            [" ".join(" ".join(cell.itertext()).split()) for cell in row]
            for row in page.xpath(".//tbody/tr")
        ]

    def test_gunung_mas_4_2_a_draft_is_put_before_the_bupati(self):
        """Before anything is entered, its places are left to the pen."""
        page = self._get_page()
        self.assertEqual(page.get("data-mark"), "RANCANGAN")
        rows = self._get_rows(page)
        labels = [row[0] for row in rows if len(row) == 3 and row[1] == ":"]
        self.assertEqual(
            labels,
            [
                *("Menimbang", "Mengingat", "Menetapkan"),
                *("KESATU", "KEDUA", "KETIGA", "KEEMPAT"),
            ],
        )
        chair = self.job_head_b._get_printed_title()
        self.assertIn(["1", chair, "Ketua"], rows)
        self.assertIn(["2", self.employee_ech3_a.name, "Anggota"], rows)
        words = " ".join(" ".join(page.itertext()).split())
        self.assertIn("Tim bertugas sejak tanggal .....", words)
        self.assertIn("Pasal 4", words)
        decree, annex = write_workbook(
            self, REPORT, self.team, self.user_organisasi
        ).values()
        self.assertIn([1, chair, "Ketua"], annex)
        self.assertIn("Menimbang", [row[0] for row in decree])
        check_house(self, "team", self.team)

    def test_gunung_mas_9_7_the_next_decree_names_the_one_that_it_revokes(self):
        former = self.team_monev
        self.team = self.team.browse(former.action_amend()["res_id"])
        page = self._get_page()
        rows = self._get_rows(page)
        [revoked] = [row for row in rows if row[0] == "KEEMPAT"]
        self.assertIn(f"Nomor {former.decree_number} dicabut", revoked[2])
        self.assertIn("KELIMA", [row[0] for row in rows])
        words = " ".join(" ".join(page.itertext()).split())
        for said in ("KEPUTUSAN BUPATI UJI", "Pasal 9", "Pengukuran Kinerja triwulan"):
            self.assertIn(said, words)
        check_house(self, "team", self.team)

    def test_gunung_mas_4_2_that_of_an_agency_is_its_heads(self):
        self.team = self.env["sidocakep.team"].create(
            {
                "kind": "compiler_agency",
                "company_id": self.agency_a.id,
                "decree_number": "188/2/2026",
                "decree_date": "2026-02-02",
                "date_start": "2026-02-02",
                "date_end": "2026-12-31",
            }
        )
        reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)
        content = reports._render_qweb_pdf(REPORT, self.team.ids)[0]
        pages = PdfFileReader(io.BytesIO(content)).pages
        text = "".join("".join(page.extract_text() for page in pages).split())
        for words in (
            "KEPUTUSANKEPALADINASKESEHATAN",
            "NOMOR188/2/2026",
            "TIMPENYUSUNDOKUMENAKUNTABILITASKINERJA",
            "sejaktanggal2Februari2026sampaidengantanggal31Desember2026",
            "Belumadaanggota",
        ):
            self.assertIn(words, text)
        check_house(self, "team", self.team)

    def test_what_was_recorded_stays_on_it_and_is_issued(self):
        self.team = self._create_team(
            "compiler_agency", self.agency_b, self.job_head_b, self.user_ech3_a
        )
        issue = self.team._find_issue()
        self.assertEqual(issue.content_seal, self.team.document_seal)
        self.assertIn("Tim Penyusun Dokumen", issue.name)
        member = self.team.member_ids.job_id[:1]
        before = self._get_rows(self._get_page())
        member.name = "Nama Jabatan Baru"
        self.agency_b.name = "Dinas Baru"
        self.assertEqual(self._get_rows(self._get_page()), before)
        self.assertTrue(self.team._get_document_values()[self.team.id]["issued"])
