"""The strategy map on paper. Paser 23/2016 art. 3(2)."""

import io

from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, freeze_time, tagged

from odoo.addons.sidocakep_base.tests.thorough import long
from odoo.addons.sidocakep_cascading.tests.common_map import MapCase

REPORT = "sidocakep_report.action_report_strategy_map"
MILLIMETRE = 72 / 25.4


def _squeeze(text):
    return "".join(text.split())


@tagged("post_install", "-at_install")
class TestStrategyMapPrint(MapCase, HttpCase):
    def _get_source(self, plan):
        report = self.env["report.sidocakep_report.report_strategy_map"]
        report = report.with_context(**plan.env.context).with_user(self.user_head_a)
        with freeze_time("2026-06-15"):
            return report._get_document(plan).source

    def _print(self, plan, user=None):
        reports = self.env["ir.actions.report"].with_context(**plan.env.context)
        reports = reports.with_user(user or self.user_head_a)
        with freeze_time("2026-06-15"):
            content, kind = reports._render_qweb_pdf(REPORT, plan.ids)
        self.assertEqual(kind, "pdf")
        return content

    def _read(self, content):
        pages = PdfFileReader(io.BytesIO(content)).pages
        page = pages[0]
        # Kerning reads as blanks: words are compared without any.
        texts = [_squeeze(sheet.extract_text()) for sheet in pages]
        # Behind the sheets of the map stand the descriptions.
        behind = [n for n, t in enumerate(texts) if "PenjelasanPetaStrategis" in t]
        self.assertTrue(behind)
        text = "".join(texts[: behind[0]])
        width, height = (float(side) / MILLIMETRE for side in page.mediabox[2:])
        return page, text, width, height

    def test_paser_3_2_the_map_on_one_landscape_sheet(self):
        """Every component with who answers for it, as vector text: nothing is a
        picture."""
        self.program.responsible_job_id = self.job_ech3_a
        page, text, width, height = self._read(self._print(self.plan))
        self.assertGreater(width, height)
        self.assertAlmostEqual(width, 420, delta=1)
        for words in (
            "PEMERINTAH KABUPATEN UJI",
            "Peta Strategis Renstra Dinkes Uji",
            "Rancangan, belum ditetapkan",
            "Dikoordinasikan oleh Kepala Dinas Kesehatan",
            "Dicetak 15 Juni 2026",
            "TUJUAN",
            "Derajat kesehatan",
            "Layanan rujukan",
            "Program UKP",
            "Kepala Bidang Pelayanan",
            self.employee_ech3_a.name,
        ):
            self.assertIn(_squeeze(words), text)
        self.assertNotIn(_squeeze("Ibu hamil"), text, "no sub-activities on a map")
        self.assertNotIn("/XObject", page["/Resources"])
        self.assertNotIn(
            _squeeze("Hubungan sebab-akibat"), text, "no legend without links"
        )

    def _read_behind(self, content):
        """Return the text of the sheets behind the map."""
        pages = PdfFileReader(io.BytesIO(content)).pages[1:]
        return _squeeze(" ".join(page.extract_text() for page in pages))

    def test_paser_3_2_what_the_article_lists_is_behind_the_map(self):
        """Definition, relations, who answers and who takes part, stakeholders, who
        benefits, numbers and cost: Pasal 3(2), word for word what was entered."""
        self.objective.write(
            {
                "operational_definition": "Rujukan dilayani dalam satu hari.",
                "responsible_job_id": self.job_head_a.id,
                "staff_job_ids": [(6, 0, self.job_ech3_a.ids)],
                "stakeholders": "RSUD dan puskesmas",
                "beneficiaries": "Penduduk di pedalaman",
                "upper_node_id": self.rpjmd_goal.id,
                "link_ids": [(6, 0, self.objective_2.ids)],
            }
        )
        self._create_indicator("Indeks kepuasan", node_ids=[(4, self.objective.id)])
        self.env["sidocakep.plan.cost"].create(
            {"node_id": self.sub_1.id, "year": 2025, "amount": 2_500_000}
        )
        text = self._read_behind(self._print(self.plan))
        for words in (
            "Definisi Operasional",
            "Rujukan dilayani dalam satu hari.",
            "Keterkaitan",
            f"Bagian dari: {self.goal.code or ''} {self.goal.name}",
            f"Mendukung RPJMD: {self.rpjmd_goal.name}",
            f"Mendorong: {self.objective_2.name}",
            "Penanggung Jawab",
            f"Kepala Dinas Kesehatan {self.employee_head_a.name}",
            "Aparatur yang Terlibat",
            f"Kepala Bidang Pelayanan: {self.employee_ech3_a.name}",
            "Pemangku Kepentingan",
            "RSUD dan puskesmas",
            "Masyarakat Penerima Manfaat",
            "Penduduk di pedalaman",
            "Indikator Kinerja",
            "Indeks kepuasan",
            "Program, Kegiatan dan Perkiraan Biaya",
        ):
            with self.subTest(words):
                self.assertIn(_squeeze(words), text)
        # Numbers of programmes and kegiatan and their cost, in either language.
        self.assertRegex(text, r"1program(me)?1(activity|kegiatan)Rp2[.,]5")

    def test_cause_and_effect_are_in_the_legend(self):
        self.program.link_ids = self.objective_2
        text = self._read(self._print(self.plan))[1]
        self.assertIn(_squeeze("Hubungan sebab-akibat"), text)

    def test_a_decided_plan_names_its_document(self):
        self._decide(self.rpjmd)
        self._decide(self.plan)
        text = self._read(self._print(self.plan))[1]
        self.assertIn(_squeeze("Perbup 2/2025, 1 Maret 2025"), text)
        self.assertNotIn(_squeeze("Rancangan"), text)

    @long
    def test_400_nodes_are_several_sheets_of_a3(self):
        plan = self._create_large_plan(400)
        _page, text, width, height = self._read(self._print(plan))
        self.assertAlmostEqual(width, 420, delta=1)
        self.assertLessEqual(round(height), 297)
        self.assertIn(_squeeze("program 380"), text)
        self.assertRegex(text, r"Lembar1dari([2-9]|\d\d)")

    def test_odd_text_prints_as_it_stands(self):
        self.objective.name = '#import "x" *tebal* \\ ]} <b>'
        text = self._read(self._print(self.plan))[1]
        self.assertIn(_squeeze('#import "x" *tebal* \\ ]} <b>'), text)

    def test_a_rating_is_printed_with_its_legend(self):
        figure, blank = (
            {"value": value, "label": label, "color": color, "words": words}
            for value, label, color, words in (
                ("92,5%", "Tinggi", "#2f7d32", "Tinggi: 92,5%"),
                ("", "Belum Dirilis", "", "Belum Dirilis"),
            )
        )
        plain = self._get_source(self.plan)
        counted = {"key": "uji", "title": "Capaian 2026", "note": "Yang dihitung"}
        for model, name, answer in (
            ("plan", "_get_map_periods", lambda plan: [{"key": "uji", "name": "2026"}]),
            ("plan", "_get_map_achievement", lambda plan, period: counted),
            (
                "plan.node",
                "_get_map_ratings",
                lambda nodes, plan, period: {nodes[0].id: figure, nodes[1].id: blank},
            ),
        ):
            self.patch(self.env.registry[f"sidocakep.{model}"], name, answer)
        self.assertEqual(self._get_source(self.plan), plain, "printed without")
        shown = self.plan.with_context(sidocakep_achievement="uji")
        self.assertIn("frame(", self._get_source(shown))
        text = self._read(self._print(shown))[1]
        for words in ("Tinggi: 92,5%", "Capaian 2026", "Yang dihitung"):
            self.assertIn(_squeeze(words), text)
        # on the box and in the legend
        self.assertEqual(text.count(_squeeze("Belum Dirilis")), 2)

    def test_who_may_not_read_a_plan_prints_no_map(self):
        with self.assertRaises(AccessError):
            self._print(self.plan, self.user_head_b)
        for user in (self.user_pelaksana_a, self.user_bupati, self.user_inspektorat):
            with self.subTest(user=user.login):
                self.assertTrue(self._print(self.plan, user))

    def test_downloaded_as_the_browser_does(self):
        self.authenticate(self.user_head_a.login, self.user_head_a.login)
        url = f"/report/pdf/sidocakep_report.report_strategy_map/{self.plan.id}"
        response = self.url_open(url)
        self.assertEqual(response.status_code, 200)
        self.assertTrue(response.content.startswith(b"%PDF"))

    def test_the_map_offers_its_print(self):
        self.assertEqual(self._read_map(self.plan)["plan"]["print_action"], REPORT)
