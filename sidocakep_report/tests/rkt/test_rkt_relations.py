"""Tabel I and II and the way into the RKA, beside Gunung Mas 24/2024 annex B.4."""

import io

from lxml import html
from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.tests.common_rkt import RktCase

from ..sheets import check_workbook

TABLES = "sidocakep_report.report_rkt_tables"
RKA = "sidocakep_report.report_rkt_rka"
#: Headings and numbers of the columns as annex B.4.a prints them.
TABLE_1 = [
    ["No.", "Tujuan", "Sasaran", "Indikator Kinerja", "Target Kinerja"],
    ["(1)", "(2)", "(3)", "(4)", "(5)"],
]
TABLE_2 = [
    [
        *("No.", "Tujuan dan Sasaran Strategis", "Indikator Kinerja"),
        *("Target Kinerja", "Target Kinerja pada tahun ke-"),
    ],
    ["1 2025", "2 2026", "3 2027", "4 2028", "5 2029"],
    [f"({number})" for number in range(1, 10)],
]
#: Annex B.4.b, below the form of an agency: first table, head of the second, its rows.
TARGETS = [
    ["No.", "Tujuan dan Sasaran Strategis", "Indikator Kinerja", "Target Kinerja"],
    ["(1)", "(2)", "(3)", "(4)"],
]
MEASURES = ["Indikator", "Tolak Ukur Kinerja", "Target Kinerja"]
KINDS = ["Capain Program", "Masukan", "Keluaran", "Hasil"]


@tagged("post_install", "-at_install")
class TestRktRelations(RktCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rkt = cls._create_rkt()

    def _get_page(self, report, rkts, user=None):
        reports = self.env["ir.actions.report"].with_user(user or self.user_head_a)
        return html.fromstring(reports._render_qweb_html(report, rkts.ids)[0])

    def _get_cells(self, report, rkt):
        """Return the rows of each ruled table of the page."""
        return [
            [
                [" ".join(" ".join(cell.itertext()).split()) for cell in row]
                for row in table.iter("tr")
            ]
            for table in self._get_page(report, rkt).xpath(
                "//table[contains(@class, 'ts-grid')]"
            )
        ]

    def _get_sheet(self, report, rkt):
        reports = self.env["ir.actions.report"].with_user(self.user_head_a)
        content, _kind = reports._render_xlsx(f"{report}_xlsx", rkt.ids, {})
        sheet = check_workbook(self, content).active
        rows = [[c.value for c in row if c.value is not None] for row in sheet.rows]
        return [row for row in rows if row]

    def test_gunung_mas_b_4a_tables_1_and_2_cell_by_cell(self):
        """A tujuan stands once beside all of it; year 2 is that of the RKT."""
        table_1, table_2 = self._get_cells(TABLES, self.rkt)
        life, objective = "Usia harapan hidup", "Layanan rujukan"
        self.assertEqual(
            table_1,
            [
                *TABLE_1,
                ["1", "Derajat kesehatan", "", life, "70,5 Persen"],
                ["2", objective, "Indeks kepuasan", "86 Persen"],
            ],
        )
        life_years = [f"70,{number}" for number in range(1, 6)]
        self.assertEqual(
            table_2,
            [
                *TABLE_2,
                ["1", "Derajat kesehatan", life, "70,5 Persen", *life_years],
                [
                    *("2", objective, "Indeks kepuasan", "86 Persen"),
                    *("81", "82", "83", "84", "85"),
                ],
            ],
        )
        rows = self._get_sheet(TABLES, self.rkt)
        self.assertIn([*TABLE_2[0]], rows)
        self.assertIn([2, objective, "Indeks kepuasan", 86, *range(81, 86)], rows)

    def test_gunung_mas_b_4b3_the_relation_to_the_rka_cell_by_cell(self):
        """Each kegiatan has the four rows, also the ones of which nothing is said."""
        targets, *blocks = self._get_cells(RKA, self.rkt)
        self.assertEqual(
            targets,
            [
                *TARGETS,
                ["1", "Derajat kesehatan", "Usia harapan hidup", "70,2 persen"],
                ["2", "Layanan rujukan", "Indeks kepuasan", "82 persen"],
            ],
        )
        kept = self.rkt._get_tables()["rka"]
        self.assertEqual(len(blocks), len(kept))
        self.assertTrue(kept)
        for block, said in zip(blocks, kept, strict=True):
            self.assertEqual(block[0], MEASURES)
            self.assertEqual([row[0] for row in block[1:] if len(row) == 3], KINDS)
            printed = [row[-2:] for row in block[1:] if row[-2:] != ["-", "-"]]
            expected = [
                [row["measure"], " ".join(row["target"].split())]
                for row in said["rows"]
            ]
            self.assertEqual(printed, expected)
        # the two sub kegiatan cost 100 and 50 in 2026: a number in the sheet
        rows = self._get_sheet(RKA, self.rkt)
        self.assertIn(MEASURES, rows)
        self.assertTrue([row for row in rows if row[0] == "Masukan" and row[-1] == 150])

    def test_a_decided_one_is_printed_as_it_was_decided(self):
        reports = self.env["ir.actions.report"].with_user(self.user_head_a)
        words = {
            TABLES: ("HUBUNGANDOKUMENRENCANASTRATEGISDENGANDOKUMENPERENCANAAN", 9),
            RKA: ("HUBUNGANDOKUMENRENCANASTRATEGISDENGANRKA2026", 4),
        }
        for decided in (False, True):
            if decided:
                self._decide_rkt(self.rkt)
                self._mean(self.life, name="Nama lain")
                self.agency_a.name = "Dinas Lain"
                self.env.invalidate_all()
            for report, (title, columns) in words.items():
                with self.subTest(report, decided=decided):
                    content = reports._render_qweb_pdf(report, self.rkt.ids)[0]
                    pages = PdfFileReader(io.BytesIO(content)).pages
                    text = "".join("".join(p.extract_text().split()) for p in pages)
                    self.assertIn(title, text)
                    self.assertIn(f"({columns})", text)
                    self.assertIn("Keterangan:", text)
                    self.assertIn("Usiaharapanhidup", text)
                    self.assertNotIn("Namalain", text)
                    self.assertEqual("RANCANGAN" in text, not decided)

    def test_the_government_has_tables_and_no_rka(self):
        rkt = self._create_rkt(self.government)
        table_1, table_2 = self._get_cells(TABLES, rkt)
        ipm = "Indeks Pembangunan Manusia"
        # the RPJMD has a target of 2026 alone, none of its period
        self.assertEqual(table_1[2][-2:], [ipm, "-"])
        self.assertEqual(table_2[3][-7:], [ipm, "-", "-", "72,5", "-", "-", "-"])
        page = self._get_page(RKA, rkt, self.user_bappeda)
        self.assertIn("Belum ada tolok ukur RKA", " ".join(page.itertext()))

    def test_who_prints_them(self):
        """Whoever reads the RKT, where the regulation has these tables."""
        for report in (TABLES, RKA):
            with self.subTest(report), self.assertRaises(AccessError):
                self._get_page(report, self.rkt, self.user_head_b)
        self.government.profile_id = self.env.ref("sidocakep_base.profile_paser")
        for report in (TABLES, RKA):
            with self.subTest(report), self.assertRaisesRegex(UserError, "no form for"):
                self._get_page(report, self.rkt)

    def test_queries_do_not_grow_with_the_rkts(self):
        few = self.rkt | self._create_rkt(year=2027)
        many = few | self._create_rkt(year=2028) | self._create_rkt(year=2029)
        self.assertEqual(
            self._count_queries(many._get_relations),
            self._count_queries(few._get_relations),
        )
