"""The cascading report on paper and as a spreadsheet. Paser 23/2016 annex II."""

import io
from datetime import date

from lxml import html
from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.engine.sealing import get_seal
from odoo.addons.sidocakep_cascading.models.cascading_report.programmes import (
    Programmes,
)
from odoo.addons.sidocakep_cascading.models.cascading_report.reporting import Reporting
from odoo.addons.sidocakep_cascading.tests.measurement_case import MeasurementCase

from ..house import check_house
from ..sheets import check_workbook
from ..typeset.archival import check_archival

REPORT = "sidocakep_report.action_report_cascading"
XLSX = "sidocakep_report.report_cascading_xlsx"
#: Paser 23/2016 annex II, as its table is printed.
TABLE = ["No", "Sasaran Strategis", "Indikator Kinerja", "Target", "Keterangan"]
NUMBERS = ["1", "2", "3", "4", "5"]


def read_amount(text):
    """Return the number of a printed amount: ``Rp1.500,00``."""
    return float(text.removeprefix("Rp").replace(".", "").replace(",", "."))


def _words(element):
    return " ".join(" ".join(element.itertext()).split())


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestCascadingPrint(MeasurementCase):
    """17 of 20 visits, 85 Persen, against 80 of the quarter and 90 of the year."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-04-02 03:00:00"):
            cls.figure, cls.other = cls._open()
            cls._verify(cls.figure, cls.user_ech3_a, "17", "20")
            cls.draft_pk = cls._create_pk(cls.job_func_a)
        cls.measurement = cls._measure()
        cls.env["sidocakep.profile.rule"].create(
            {
                "profile_id": cls.profile_gm.id,
                "code": "cascading_report",
                "severity": "warning",
                "article": "Pasal 7",
            }
        )
        reports = cls.env["sidocakep.cascading.report"]
        reports._cron_open()
        cls.report = reports.search([("company_id", "=", cls.agency_a.id)])

    def _send(self):
        report = self.report.with_user(self.user_secretary_a)
        report.write({"document_number": "000.8/12", "document_date": "2026-04-08"})
        report.action_submit()
        self.report.with_user(self.user_head_a).action_send()

    def _get_page(self, user=None):
        reports = self.env["ir.actions.report"].with_user(user or self.user_secretary_a)
        self.env.flush_all()
        page = reports._render_qweb_html(REPORT, self.report.ids)[0]
        return html.fromstring(page).xpath("//div[contains(@class, 'article')]")[0]

    def _get_tables(self, page):
        return [
            [[_words(cell) for cell in row] for row in table.xpath(".//tr")]
            for table in page.xpath(".//table[contains(@class, 'ts-grid')]")
        ]

    def _get_book(self):
        reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)
        content, _kind = reports._render_xlsx(XLSX, self.report.ids, {})
        return check_workbook(self, content).worksheets

    # Annex II ------------------------------------------------------------------------

    def test_paser_7_5_the_table_of_annex_ii_cell_by_cell(self):
        """Eselon III first, then IV; the functional whose PK is a draft has none."""
        ech3, ech4, _summary = self._get_tables(self._get_page())
        line, silent = self.report.line_ids[:2]
        for table in (ech3, ech4):
            self.assertEqual(table[:2], [TABLE, NUMBERS])
        self.assertEqual(
            ech3[2:],
            [
                [
                    "1.",
                    line.objective,
                    self.outcome.name,
                    "90 Persen",
                    # 85 of 80 is 106,25 %: what it was measured against stands there
                    "Target TW I: 80 Persen Realisasi: 85 Persen Capaian: 106,25",
                ]
            ],
        )
        self.assertEqual(ech4[2][2:4], [self.output.name, silent.year_target_text])
        own = silent.target_text
        self.assertEqual(ech4[2][4], f"Target TW I: {own} Realisasi: belum dilaporkan")

    def test_a_pk_that_is_not_in_force_is_named_without_its_pledge(self):
        words = _words(self._get_page())
        self.assertIn("belum berlaku . Keadaannya: Rancangan", words)
        self.assertIn("tidak diukur untuk Triwulan I Tahun 2026", words)
        self.assertIn("Belum berlaku: Rancangan", words, "in the summary")
        self.assertEqual(words.count("Pihak pertama berjanji akan mewujudkan"), 2)

    def test_the_target_of_the_quarter_stands_where_it_was_met_exactly(self):
        """50 of 50 has its target; where nothing was due no word stands twice."""
        line = self.report.line_ids[0]
        for status, target, realisation, said in (
            ("ok", "50 Persen", "50 Persen", "50 Persen"),
            ("not_due", "belum tiba tenggatnya", "belum tiba tenggatnya", ""),
            ("not_reported", "30 Orang", "belum dilaporkan", "30 Orang"),
        ):
            with self.subTest(status):
                line.sudo().write(
                    {
                        "status": status,
                        "target_text": target,
                        "realisation_text": realisation,
                    }
                )
                self.assertEqual(line._get_own_target(), said)

    def test_a_year_has_one_target(self):
        self.measurement._with_workflow_bypass().write(
            {"period_kind": "year", "period_no": 0, "date_end": "2026-12-31"}
        )
        document = self.report._get_live_document()[self.report.id]
        self.assertEqual(document["own_period"], "")

    def test_paser_annex_ii_has_the_kegiatan_below_each_programme(self):
        """As the DPA has them, where they are all of what was signed."""
        pk = self._create_pk(self.job_head_a).sudo()
        printed = pk._get_document_values()[pk.id]["table2"]
        program, *_others = pk.table2_ids
        self.assertEqual(program.node_id.level, "program")
        self.assertFalse(printed[0]["children"], "the PK itself names it alone")
        row, *_others = Programmes(pk).complete(pk, printed)
        self.assertEqual(row["child_levels"], ["kegiatan"])
        below = program.node_id.child_ids.mapped("name")
        self.assertLessEqual({child["name"] for child in row["children"]}, set(below))
        amounts = [read_amount(child["amount"]) for child in row["children"]]
        self.assertEqual(sum(amounts), program.amount)
        program._with_workflow_bypass().amount += 1
        row, *_others = Programmes(pk).complete(pk, printed)
        self.assertFalse(row["children"], "not all of what was signed")

    def test_paser_7_5_the_note_alone_where_the_profile_says_so(self):
        """Realisation and achievement then stand in the summary only."""
        promise = self.pk_ech3._get_document_values()
        promise[self.pk_ech3.id]["objectives"][0]["indicators"][0]["note"] = "Prioritas"
        self.profile_gm.cascading_form_note = "note"
        lines = self.report.line_ids.filtered(lambda row: row.pk_id == self.pk_ech3)
        reporting = Reporting(self.report.sudo())
        sheet = lines._get_printed_sheet(promise[self.pk_ech3.id], reporting)
        self.assertEqual(sheet["objectives"][0]["indicators"][0]["note"], "Prioritas")
        ech3, _ech4, summary = self._get_tables(self._get_page())
        self.assertEqual(ech3[2][4], "")
        self.assertEqual(
            summary[2],
            ["", self.outcome.name, "90 Persen", "80 Persen", "85 Persen", "106,25"],
        )

    def test_paser_7_5_parties_and_budget_of_each_sheet(self):
        words = _words(self._get_page())
        for party in (self.pk_ech4.first_title, self.pk_ech4.second_name):
            self.assertIn(party, words)
        self.assertIn("selaku atasan pihak pertama, selanjutnya disebut", words)
        self.assertEqual(words.count("ditandatangani oleh"), 2)
        self.assertEqual(words.count("Program dan Kegiatan"), 2, "not of the draft")
        for row in self.pk_ech4.table2_ids:
            self.assertIn(self.pk_ech4._format_amount(row.amount), words)

    def test_paser_7_who_holds_the_posts_at_the_end_of_the_period_reports(self):
        """Who signed the PK and left in February reports nothing: he is listed."""
        newcomers = [
            self._create_employee(name, rank="iv_b")
            for name in ("Kabid Baru, S.KM.", "Kadis Baru, M.Kes.")
        ]
        for post, person, before in (
            (self.job_ech3_a, newcomers[0], self.employee_ech3_a),
            (self.job_head_a, newcomers[1], self.employee_head_a),
        ):
            elsewhere = post.copy({"name": f"Jabatan lain {before.name}"})
            before._appoint(elsewhere, date(2026, 2, 16), {})
            person._appoint(post, date(2026, 2, 16), {})
        self.env.cr.flush()
        self.measurement._draw()
        self.report._draw()
        document = self.report._get_document()[self.report.id]
        sheet = document["sheets"][0]
        self.assertEqual(sheet["first"]["name"], newcomers[0].name)
        self.assertEqual(sheet["second"]["name"], newcomers[1].name)
        for party in ("first", "second"):
            self.assertEqual(sheet["reporting"][party]["name"], sheet[party]["name"])
            self.assertTrue(sheet["reporting"][party]["nip"])
        [row] = sheet["reporting"]["predecessors"]
        self.assertIn(self.employee_ech3_a.name, row)
        self.assertIn("s.d. 15 Februari 2026", row)
        tables = self._get_page().xpath(".//table[contains(@class, 'ts-sign')]")
        signed = _words(tables[1])  # the first is of the letter
        for newcomer in newcomers:
            self.assertIn(newcomer.name, signed)
        self.assertNotIn(self.employee_ech3_a.name, signed)
        words = _words(self._get_page())
        self.assertIn(f"ditandatangani oleh {self.pk_ech3.first_name}", words)
        self.assertIn(f"Pejabat sebelumnya dalam periode ini: {row}", words)

    def test_a_report_that_was_sent_before_prints_as_it_did(self):
        """Page edition 1 has the parties of the PK below each sheet."""
        self._send()
        kept = self.report.frozen_document
        for sheet in kept["sheets"]:
            sheet.pop("reporting")
        self.report._with_workflow_bypass().frozen_document = kept | {"page_edition": 1}
        words = _words(self._get_page())
        self.assertEqual(words.count("Ditandatangani pada Perjanjian Kinerja"), 2)
        self.assertNotIn("ditandatangani oleh", words)

    def test_paser_7_3_the_letter_goes_to_the_regent_through_the_sekda(self):
        self._send()
        words = _words(self._get_page())
        for text in (
            "Nomor : 000.8/12",
            "Hal : Pelaporan Cascading Kinerja Triwulan I Tahun 2026",
            "melalui Sekretaris Daerah",
            "3 Perjanjian Kinerja secara berjenjang, 2 di antaranya berlaku",
            "dengan 2 indikator, 1 di antaranya terukur",
            "Keadaan pengukuran periode ini: Belum dikirim",
            "Tembusan: Bagian Organisasi Inspektorat",
            self.employee_head_a.name,
        ):
            with self.subTest(text):
                self.assertIn(text, words)
        head = self.job_bupati._get_printed_title()
        self.assertIn(f"Yth. {head}", words)
        check_house(self, "cascading_letter", self.report)

    def test_the_setda_does_not_write_to_itself(self):
        """Paser 23/2016 art. 7(2): the Sekda reports himself."""
        key = {"company_id": self.setda.id, "year": 2026, "period_no": 1}
        measurements = self.env["sidocakep.measurement"]._with_workflow_bypass()
        measurement = measurements.search(
            [(name, "=", value) for name, value in key.items()]
        ) or measurements.create({**key, "date_end": "2026-03-31"})
        vals = {"measurement_id": measurement.id}
        report = self.report.search(
            [("measurement_id", "=", measurement.id)]
        ) or self.report._with_workflow_bypass().create(vals)
        self.assertEqual(report._get_live_document()[report.id]["through"], "")

    # What stays ----------------------------------------------------------------------

    def test_what_was_sent_is_printed_as_it_was(self):
        page = self._get_page()
        self.assertEqual(page.get("data-mark"), "RANCANGAN")
        self._send()
        before = _words(self._get_page())
        self.assertFalse(self._get_page().get("data-mark"))
        seal = get_seal(self.report.frozen_document)
        self.assertEqual(self.report.document_seal, seal)
        self.assertIn(seal[:16], before)
        self.agency_a.name = "Dinas Lain"
        self.profile_gm.cascading_form_note = "note"
        self.measurement.with_user(self.user_head_a).action_send()
        self.assertEqual(_words(self._get_page()), before)

    def test_a_pdf_has_letter_sheets_and_summary(self):
        reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)
        letter = reports._render_qweb_pdf(f"{REPORT}_letter", self.report.ids)[0]
        check_archival(self, letter, "letter")
        pdf = reports._render_qweb_pdf(REPORT, self.report.ids)[0]
        check_archival(self, pdf, REPORT)
        texts = [page.extract_text() for page in PdfFileReader(io.BytesIO(pdf)).pages]
        # the first, headed LAMPIRAN I, goes on overleaf with its signatures
        self.assertEqual(len(texts), 6, "a letter, three holders, a summary")
        self.assertIn("LAMPIRAN II", texts[-1])

    # As a spreadsheet ----------------------------------------------------------------

    def test_the_spreadsheet_has_the_same_tables_with_numbers(self):
        letter, _statement, ech3, *others, summary = self._get_book()
        self.assertEqual(len(others), 3, "two for each holder, one of whose is a draft")
        texts = {
            page: [
                [cell.value for cell in row if cell.value not in (None, "")]
                for row in page.iter_rows()
            ]
            for page in (letter, ech3, summary)
        }
        words = " ".join(str(value) for row in texts[letter] for value in row)
        self.assertIn("Yth.", words)
        self.assertIn(self.employee_head_a.name, words, "who signs the letter")
        rows = texts[ech3]
        top = next(number for number, row in enumerate(rows) if row[:1] == ["No"])
        self.assertEqual(rows[top], TABLE)
        self.assertEqual(rows[top + 2][3], 90)
        amounts = self.pk_ech3.table2_ids.mapped("amount")
        self.assertLessEqual(set(amounts), {value for row in rows for value in row})
        self.assertTrue(
            [row for row in texts[summary] if row[-4:] == [90, 80, 85, 106.25]]
        )
        self.assertEqual(summary.print_title_rows and bool(summary.freeze_panes), True)

    # Rights and cost -----------------------------------------------------------------

    def test_another_agency_prints_it_neither_way(self):
        with self.assertRaises(AccessError):
            self._get_page(self.user_head_b)
        reports = self.env["ir.actions.report"].with_user(self.user_head_b)
        with self.assertRaises(AccessError):
            reports._render_xlsx(XLSX, self.report.ids, {})

    def test_three_sheets_cost_the_queries_of_two(self):
        counts = []
        ech3, _ech4, draft = self.report.line_ids
        for lines in (self.report.line_ids, ech3 | draft):
            (self.report.line_ids - lines).unlink()
            for _warm_up in range(2):
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                self.report._get_live_document()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)
