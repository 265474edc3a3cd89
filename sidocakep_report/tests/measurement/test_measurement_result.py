"""The report of Tim Monev on paper. Gunung Mas 24/2024 art. 9(7), 9(8)."""

import io

from lxml import html
from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.engine.sealing import get_seal
from odoo.addons.sidocakep_cascading.models.measurement.owing import ABSENT
from odoo.addons.sidocakep_cascading.tests.measurement_case import (
    MeasurementCase,
    make_dialog,
    make_report,
)

from ..basis import find_rolled, set_rolled
from ..house import check_house
from ..officials import OTHERWISE, check_each_form, list_other_blocks
from ..typeset.archival import check_archival

REPORT = "sidocakep_report.action_report_measurement_result"


@freeze_time("2026-04-14 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementResult(MeasurementCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-04-02 03:00:00"):
            cls.team_monev.member_ids._with_workflow_bypass().create(
                {
                    "team_id": cls.team_monev.id,
                    "role": "chair",
                    "job_id": cls.job_head_b.id,
                }
            )
            cls.env["res.users"]._follow_teams()
            cls.figure, cls.other = cls._open()
            cls._verify(cls.figure, cls.user_ech3_a, "17", "20")
        with freeze_time("2026-04-08 03:00:00"):
            cls.measurement = cls._measure()
            cls.measurement.with_user(cls.user_head_a).action_send()
        cls.env["sidocakep.deadline"]._refresh(cls.agency_a, 2026)
        cls.report = cls.env["sidocakep.measurement.report"].create(
            {
                "company_id": cls.government.id,
                "document_number": "700/1/TIM-MONEV/2026",
                "document_date": "2026-04-14",
                "recommendation": "Rapat monev dengan Dinas Kesehatan",
            }
        )

    def _print(self, user):
        reports = self.env["ir.actions.report"].with_user(user)
        content = reports._render_qweb_pdf(REPORT, self.report.ids)[0]
        check_archival(self, content, REPORT)
        pages = PdfFileReader(io.BytesIO(content)).pages
        return "".join("".join(page.extract_text() for page in pages).split())

    def test_a_row_of_an_agency_cell_by_cell(self):
        reports = self.env["ir.actions.report"].with_user(self.user_bupati)
        page, _kind = reports._render_qweb_html(REPORT, self.report.ids)
        table = html.fromstring(page).xpath("//table[contains(@class, 'ts-grid')]")[0]
        head, *rows = [
            [" ".join(" ".join(cell.itertext()).split()) for cell in line]
            for line in table.xpath(".//tr")
        ]
        self.assertEqual({len(row) for row in rows}, {len(head)})
        [row] = [row for row in rows if row[1] == self.agency_a.name]
        self.assertEqual(
            row[1:],
            [
                *(self.agency_a.name, "Dikirim, belum diterima", "8 April 2026"),
                *("Tepat waktu", "1 dari 2", "0", "1 belum dilaporkan"),
                *(self.measurement.printed, self.measurement.rating or "-"),
            ],
        )
        check_house(self, "measurement_result", self.report)

    def test_lateness_is_explained_and_without_a_deadline_not_told(self):
        """Of a year before the system all were called in time."""
        document = self.report._get_live_document()[self.report.id]
        self.assertRegex(document["lateness"], r"^\d+ terlambat")
        self.assertIn("sampai pengiriman pertama", document["late_rule"])
        silent = [row for row in document["rows"] if not row["measured"]]
        self.assertEqual({row["red"] for row in silent}, {"-"})
        self.env.flush_all()
        self.env.cr.execute(
            "DELETE FROM sidocakep_deadline WHERE document = 'measurement_quarter'"
        )
        self.env.invalidate_all()
        document = self.report._get_live_document()[self.report.id]
        self.assertEqual(document["lateness"], "tenggat tidak tercatat")
        self.assertFalse(document["late_rule"])
        reports = self.env["ir.actions.report"].with_user(self.user_bupati)
        page = reports._render_qweb_html(REPORT, self.report.ids)[0].decode()
        self.assertNotIn("Tepat waktu<", page)
        self.assertIn("tenggat tidak tercatat", page)
        check_house(self, "measurement_result", self.report)

    def test_who_is_not_asked_is_named_with_the_reason(self):
        """Agency B came after the quarter; its blank sheets were made before."""
        self.agency_b.date_established = "2026-04-01"
        agencies = self.government.child_ids
        self.env["sidocakep.deadline"]._refresh(agencies, 2026)
        document = self.report._get_live_document()[self.report.id]
        [row] = [r for r in document["rows"] if r["agency"] == self.agency_b.name]
        self.assertEqual(
            (row["state"], row["state_text"], row["unasked"]),
            ("unasked", "Tidak ditagih", ABSENT),
        )
        said = f"Tidak ditagih: {self.agency_b.name} ({ABSENT})"
        self.assertTrue(document["unasked_text"].endswith(said))
        self.assertEqual(document["lateness"], "0 terlambat, 1 tidak ditagih")
        reports = self.env["ir.actions.report"].with_user(self.user_bupati)
        page = reports._render_qweb_html(REPORT, self.report.ids)[0].decode()
        self.assertIn(said, " ".join(page.split()))
        self.assertNotIn(self.agency_b.name, "".join(self.report._get_gaps()))
        check_house(self, "measurement_result", self.report)

    def test_no_paper_prints_what_is_made_of_many_without_its_basis(self):
        """One agency has two: of its head's PK, and of all its PKs."""
        set_rolled(self, self.measurement)
        make_report(self, self.measurement)
        self.env["sidocakep.overview"].create(
            {"company_id": self.government.id, "year": 2026, "period": "1"}
        )
        self.assertLessEqual(
            {
                ("report_cascading", "official"),
                ("report_measurement", "official"),
                ("report_measurement_result", "agency"),
                ("report_overview", "agency"),
            },
            find_rolled(self),
        )

    def test_every_form_names_who_signs_by_the_same_block(self):
        self.assertEqual(set(list_other_blocks(self)), set(OTHERWISE))
        make_report(self, self.measurement)
        make_dialog(self, self.measurement)
        self.assertLessEqual(
            {
                *(
                    "report_cascading",
                    "report_measurement",
                    "report_measurement_result",
                ),
                *("report_dialog", "report_dialog_invitation", "report_pk"),
                *("report_measurement_letter", "report_renja_evaluation"),
            },
            check_each_form(self),
        )

    def test_gunung_mas_9_7_signed_by_the_head_of_the_team_it_stays(self):
        self.assertIn("RANCANGAN", self._print(self.user_organisasi))
        self.report.with_user(self.user_head_b).action_issue()
        seal = get_seal(self.report.frozen_document)
        self.measurement.with_user(self.user_monev).action_accept()
        self.agency_a.name = "Nama Lain"
        words = self._print(self.user_bupati)
        for text in (
            "LAPORANHASILPENGUKURANKINERJA",
            "TRIWULANITAHUN2026",
            "700/1/TIM-MONEV/2026",
            "KeputusanNomor100.3.3.2/1/2020",
            "Dikirim,belumditerima",
            "RapatmonevdenganDinasKesehatan",
            "KetuaTimMonitoringdanEvaluasi",
            "".join(self.employee_head_b.name.split()),
            seal[:16],
        ):
            with self.subTest(text):
                self.assertIn(text, words)
        for text in ("RANCANGAN", "NamaLain"):
            self.assertNotIn(text, words)

    def test_an_agency_does_not_print_what_is_said_of_others(self):
        with self.assertRaises(AccessError):
            self._print(self.user_secretary_a)
