"""The strategy map on paper. Paser 23/2016 art. 3(2)."""

import hashlib
import io
from unittest.mock import patch

from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, freeze_time, tagged

from odoo.addons.sidocakep_base.tests.thorough import long
from odoo.addons.sidocakep_cascading.tests.common_map import MapCase

from ..sheets import write_workbook

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
            return report._get_typst_documents(plan)[plan.id].source

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
        written = write_workbook(self, REPORT, self.plan, self.env.user)
        [rows] = written.values()
        table = _squeeze(" ".join(str(cell) for row in rows for cell in row))
        for words in (
            "SASARAN",
            "Rujukan dilayani dalam satu hari.",
            "Indeks kepuasan",
        ):
            self.assertIn(_squeeze(words), table)
        [row] = [row for row in rows if "Rujukan dilayani dalam satu hari." in row]
        self.assertEqual(len(row), 9, "as many columns as the sheet behind the map")
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

    def _get_issues(self, plan):
        rows = self.env["sidocakep.issued.document"].sudo()
        domain = [("res_model", "=", plan._name), ("res_id", "in", plan.ids)]
        return rows.search(domain, order="id")

    def test_paser_9_3_the_map_is_issued_with_the_decision_of_the_plan(self):
        """Its file, code and content stay; a review and an amendment issue the next."""
        self._decide(self.rpjmd)
        self.assertFalse(self._get_issues(self.plan))
        self._decide(self.plan.with_context(sidocakep_achievement="uji"))
        issue = self._get_issues(self.plan)
        self.assertEqual(
            (issue.kind, issue.number, str(issue.date), issue.state),
            ("Peta Strategis", "Perbup 2/2025", "2025-03-01", "in_force"),
        )
        self.assertIn("Peta Strategis 2025-2029", issue.name)
        content = self._print(self.plan)
        self.assertEqual(hashlib.sha256(content).hexdigest(), issue.file_hash)
        page, text, *_sides = self._read(content)
        self.assertIn(_squeeze(issue.url), text)
        self.assertIn(_squeeze(issue.url), self._read_behind(content))
        page = issue._find_issue(issue.token)
        self.assertTrue(page["holds"])
        self.assertFalse(page["signers"], "nobody signs a map")
        # who leads the agency tomorrow is not on the sheet of today
        self.employee_head_a.name = "Kepala Baru"
        self.assertEqual(self._print(self.plan), content)
        shown = self.plan.with_context(sidocakep_achievement="uji")
        looked_at = self._read(self._print(shown))[1]
        self.assertNotIn(_squeeze(issue.url), looked_at, "no look is the paper")
        self.env["sidocakep.map.review"].with_user(self.user_head_a).create(
            {
                "plan_id": self.plan.id,
                "reviewed_on": "2026-06-01",
                "findings": "Sesuai",
                "decision": "kept",
            }
        )
        issue, reviewed = self._get_issues(self.plan)
        self.assertEqual(issue.replaced_by_id, reviewed)
        self.assertIn("issued anew", issue.reason)
        self.assertIn("Kepala Baru", reviewed.difference_text)
        text = self._read(self._print(self.plan))[1]
        self.assertIn("Direviu1Juni2026", text)
        with self.assertRaisesRegex(UserError, "nothing of it has changed"):
            self.plan.with_user(self.user_head_a).action_issue()
        amended = self.plan._amend()
        amended.write({"amendment_reason": "Perubahan RPJMD"})
        amended.write({"document_number": "P 3", "document_date": "2026-06-02"})
        self._decide(amended)
        following = self._get_issues(amended)
        self.assertEqual(reviewed.replaced_by_id, following)
        self.assertEqual(reviewed.reason, "Perubahan RPJMD")
        amended.with_user(self.user_organisasi).action_end()
        self.assertEqual(following.state, "replaced")
        self.assertTrue(following.ended_on)

    def test_a_map_of_before_the_register_says_so_until_it_is_issued(self):
        self._decide(self.rpjmd)
        with patch.object(type(self.plan), "_issue", lambda *_args: None):
            self._decide(self.plan)
        text = self._read(self._print(self.plan))[1]
        self.assertIn(_squeeze("sebelum gambar ini diterbitkan"), text)
        self.assertFalse(self._get_issues(self.plan))
        for user, refused in (
            (self.user_head_b, AccessError),
            (self.user_pelaksana_a, UserError),
            (self.user_inspektorat, UserError),
        ):
            with self.subTest(user.login), self.assertRaises(refused):
                self.plan.with_user(user).action_issue()
        head = self.plan.with_user(self.user_head_a)
        self.assertTrue(head.can_issue)
        head.action_issue()
        self.assertIn(self._get_issues(self.plan).url, self._read(self._print(head))[1])
        with self.assertRaisesRegex(UserError, "Decide it first"):
            self.plan._amend().with_user(self.user_head_a).action_issue()

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
