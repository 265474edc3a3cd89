"""The evaluation of a Renja on paper and as a spreadsheet."""

import io

from lxml import html
from openpyxl import load_workbook
from psycopg2.extras import Json
from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_cascading.tests.common import YEAR
from odoo.addons.sidocakep_cascading.tests.measurement_case import MeasurementCase

from ...report.renja_evaluation.renja_columns import get_spans
from ...report.xlsx_page import get_number
from ..house import check_house
from ..sheets import check_workbook

REPORT = "sidocakep_report.action_report_renja_evaluation"
LETTER = "sidocakep_report.action_report_measurement_letter"
RECEIPT = "sidocakep_report.action_report_measurement_receipt"
COVER = "sidocakep_report.action_report_quarter_cover"
XLSX = "sidocakep_report.report_renja_evaluation_xlsx"


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestRenjaEvaluationPrint(MeasurementCase):
    """20 of 120 Orang in quarter I; of 150 million 60 were spent and 5 came back."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["sidocakep.data.figure"]._cron_open()
        cls._put(cls.output, YEAR, 1, 20)
        month = cls.env["sidocakep.realisation.month"].create(
            {"company_id": cls.agency_a.id, "year": YEAR, "month": "02"}
        )
        cls.env["sidocakep.realisation"].create(
            {
                "month_id": month.id,
                "node_id": cls.node_k1a.id,
                "number": "SP2D/1",
                "amount": 60000000,
                "returned": 5000000,
            }
        )
        cls.measurement = cls._measure()
        cls.env.flush_all()

    def _get_rows(self, user=None):
        """Return the rows of the table, a cell of several rows in each of them."""
        reports = self.env["ir.actions.report"].with_user(user or self.user_secretary_a)
        page = reports._render_qweb_html(REPORT, self.measurement.ids)[0]
        table = html.fromstring(page).xpath("//table[contains(@class, 'ts-grid')]")[0]
        rows, above = [], {}
        for row in table.xpath(".//tr"):
            cells = []
            for cell in row:
                while above.get(len(cells), (0, ""))[0]:
                    left, text = above[len(cells)]
                    above[len(cells)] = left - 1, text
                    cells.append(text)
                text = " ".join(" ".join(cell.itertext()).split())
                span = int(cell.get("rowspan") or 1) - 1
                if cell.tag == "td":
                    above[len(cells)] = span, text
                cells.append(text)
            left, text = above.get(len(cells), (0, ""))
            if left:
                above[len(cells)] = left - 1, text
                cells.append(text)
            rows.append(cells)
        return rows

    def _get_book(self, user, **options):
        reports = self.env["ir.actions.report"].with_user(user)
        content, _kind = reports._render_xlsx(XLSX, self.measurement.ids, {})
        check_workbook(self, content)
        return load_workbook(io.BytesIO(content), **options).worksheets[0]

    def test_a_row_of_the_form_cell_by_cell(self):
        """55 of 150 million is 36,67; 20 of 120 is 16,67."""
        head, _kinds, numbers, *rows = self._get_rows()
        self.assertEqual(head[0], "Sasaran")
        self.assertEqual(head[3], "Target Renstra pada Akhir Periode")
        self.assertEqual(head[4], "Realisasi s.d. Tahun 2025")
        self.assertEqual(head[14], "Perangkat Daerah Penanggung Jawab")
        self.assertEqual(numbers, [str(number) for number in range(1, 16)])
        self.assertEqual(len(rows), len(self.measurement.output_ids))
        name = f"{self.node_k1.code} {self.node_k1.name}"
        row = next(row for row in rows if row[2] == self.output.name)
        self.assertEqual(row[1], name)
        self.assertEqual(row[7:9], ["120 Orang", "150.000.000"])
        self.assertEqual(row[9:11], ["20 Orang", "55.000.000"])
        self.assertEqual(row[11:17], ["-", "-"] * 3)
        self.assertEqual(row[17:21], ["20 Orang", "55.000.000", "16,67", "36,67"])
        self.assertEqual([row[3], row[5]], ["-", "-"], "the plan has no target of it")

    def test_each_programme_has_its_objective_and_who_answers_for_it(self):
        """One cell for a programme, on paper and in the sheet; a unit names itself."""
        sasaran = self.node_k1.search(
            [
                ("id", "parent_of", self.node_k1.ids),
                ("level", "=", "sasaran"),
            ]
        )
        values = self.measurement._get_live_renja()[self.measurement.id]
        rows = self._get_rows()[3:]
        self.assertEqual([row[25] for row in rows], [self.agency_a.name] * len(rows))
        row = next(row for row in rows if row[2] == self.output.name)
        self.assertEqual(row[0], sasaran[-1:].name)
        self.assertEqual(
            [row[0] for row in rows], [row["objective"] for row in values["rows"]]
        )
        programs = [row for row in values["rows"] if row["level"] == "program"]
        spans = get_spans(values["rows"])
        self.assertEqual(sum(spans), len(rows))
        self.assertEqual(len([span for span in spans if span]), len(programs))

    def test_the_form_has_editions_and_what_was_issued_keeps_its_own(self):
        """The words of the day of the issue; an older page has its code column."""
        form = self.profile_gm._get_form("renja_evaluation")
        self.assertIn("86 Tahun 2017", form.article)
        form.title = "EVALUASI HASIL RENJA {year}"
        self.assertIn("EVALUASI HASIL RENJA 2026", self._get_title())
        self.measurement.with_user(self.user_head_a).action_send()
        self.assertTrue(form.is_used)
        with self.assertRaisesRegex(UserError, "next edition"):
            form.title = "LAIN {year}"
        edition = form.browse(form.action_next_edition()["res_id"])
        edition.title = "EDISI KEDUA"
        with freeze_time("2026-04-10 03:00:00"):
            self.measurement.with_user(self.user_monev).action_accept()
            issue = self.measurement._find_issue("renja")
            self.assertIn("Diterima", issue.content["standing"])
            self.assertIn("EVALUASI HASIL RENJA 2026", self._get_title())
            words = self.measurement._find_form_words("renja_evaluation")
            self.assertEqual(words["title"], "EDISI KEDUA", "of what is issued then")
        content = {
            key: value
            for key, value in issue.content.items()
            if key not in ("page_edition", "form_words")
        }
        self.env.cr.execute(
            "UPDATE sidocakep_issued_document SET content = %s WHERE id = %s",
            (Json(content), issue.id),
        )
        self.env.invalidate_all()
        head = self._get_rows()[0]
        self.assertEqual((head[0], len(head)), ("Kode", 14))

    def _get_title(self):
        reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)
        page = reports._render_qweb_html(REPORT, self.measurement.ids)[0]
        return " ".join(html.fromstring(page).xpath("string(//h1)").split())

    def test_a_year_without_reported_spending_is_named(self):
        """Of 2025 nothing was reported: no share of the plan, and why."""
        reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)
        page = reports._render_qweb_html(REPORT, self.measurement.ids)[0].decode()
        text = " ".join(html.fromstring(page).text_content().split())
        self.assertIn("Realisasi anggaran tahun 2025 belum dilaporkan", text)
        book = self._get_book(self.user_secretary_a)
        cells = [str(cell.value) for row in book for cell in row]
        self.assertTrue([cell for cell in cells if "tahun 2025 belum" in cell])
        values = self.measurement._get_renja_values()[self.measurement.id]
        self.assertFalse(
            [row for row in values["rows"] if row["plan_spent"] is not None]
        )

    def test_what_a_blud_spent_and_is_not_ratified_stands_below(self):
        """15 of 150 and of 175 million: 10,00 and 8,57; the 36,67 above stays.

        The sum is that of the programme: each rupiah once.
        """
        values = self.measurement._get_live_renja()[self.measurement.id]
        self.assertEqual(values["unratified"], [])
        month = self.env["sidocakep.realisation.month"].search(
            [("company_id", "=", self.agency_a.id), ("year", "=", YEAR)]
        )
        self.env["sidocakep.realisation"].create(
            {
                "month_id": month.id,
                "node_id": self.node_k1a.id,
                "kind": "blud_spent",
                "number": "BLUD/1",
                "amount": 15_000_000,
            }
        )
        self.env.flush_all()
        self.env.invalidate_all()
        values = self.measurement._get_live_renja()[self.measurement.id]
        said = {
            row["name"]: (row["unratified"], row["absorbed"])
            for row in values["unratified"]
        }
        name = f"{self.node_k1.code} {self.node_k1.name}"
        self.assertEqual(said[name], (15_000_000, "10,00"))
        self.assertEqual(said[""], (15_000_000, "8,57"))
        row = next(row for row in self._get_rows() if row[2] == self.output.name)
        self.assertEqual((row[1], row[20]), (f"{name} **)", "36,67"))
        page = self._get_book(self.user_secretary_a)
        cells = [
            [cell.value for cell in row if cell.value is not None]
            for row in page.iter_rows()
        ]
        [total] = [row for row in cells if "Jumlah (setiap" in str(row[:1])]
        self.assertEqual(total[1:3], [175_000_000, 15_000_000])
        self.assertTrue(total[3].startswith("=ROUND("))

    def test_what_nobody_spent_of_is_no_zero(self):
        rows = self._get_rows()
        row = next(row for row in rows if row[1].startswith(self.node_k2.code))
        self.assertEqual(row[7:9], ["-", "25.000.000"])
        self.assertEqual(row[9:11], ["-", "-"])

    def test_the_pdf_lies_on_a3(self):
        reports = self.env["ir.actions.report"].with_user(self.user_bupati)
        pdf = reports._render_qweb_pdf(REPORT, self.measurement.ids)[0]
        page = PdfFileReader(io.BytesIO(pdf)).pages[0]
        millimetres = [round(float(size) * 25.4 / 72) for size in page.mediabox[2:]]
        self.assertEqual(millimetres, [420, 297])
        words = "".join(page.extract_text().split())
        self.assertIn("EVALUASITERHADAPHASILRENJA", words)
        self.assertNotIn("Noindicator", words, "the paper is Indonesian")

    def test_the_spreadsheet_has_numbers(self):
        page = self._get_book(self.user_secretary_a)
        rows = [[cell.value for cell in row] for row in page.iter_rows()]
        row = next(row for row in rows if row[2] == self.output.name)
        self.assertEqual(row[7:11], [120, 150000000, 20, 55000000])
        line = 1 + next(number for number, item in enumerate(rows) if item == row)
        shares = [f"=ROUND({a}{line}/{b}{line}*100,2)" for a, b in ("RH", "SI")]
        self.assertEqual(row[19:21], shares)
        values = self._get_book(self.user_secretary_a, data_only=True)
        self.assertEqual([values[f"{c}{line}"].value for c in "TU"], [16.67, 36.67])
        self.assertEqual(page.page_setup.paperSize, 8, "A3, as the print")
        self.assertTrue(page.freeze_panes)
        kinds = next(row for row in rows if row[3:5] == ["K", "Rp"])
        self.assertEqual(kinds[3:25], ["K", "Rp"] * 11, "as on paper")

    def test_below_the_table_stands_what_the_form_asks(self):
        """Form E.81 of Permendagri 86/2017: achievement, causes, what follows, who."""
        first = self.measurement.line_ids[0]
        self.measurement.line_ids.write({"obstacle": "Hujan", "solution": "Digeser"})
        first.supporting_factor = "Kader  desa\naktif"
        foot = self.measurement._get_live_renja()[self.measurement.id]["foot"]
        self.assertEqual(foot["achievement"], self.measurement.printed or "")
        self.assertEqual(foot["policy"], self.measurement.trace or "")
        name = first.indicator_id.name
        self.assertEqual(foot["supporting"], [f"{name}: Kader desa aktif"])
        self.assertEqual(foot["obstacles"], [f"{name}: Hujan"])
        self.assertEqual(foot["follow_ups"], [])
        reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)
        page = reports._render_qweb_html(REPORT, self.measurement.ids)[0]
        text = " ".join(html.fromstring(page).text_content().split())
        values = self.employee_head_a._get_signature_values()
        for words in (
            "Predikat kinerja",
            "Faktor pendorong keberhasilan kinerja 1. ",
            "Faktor penghambat pencapaian kinerja 1. ",
            "Tindak lanjut yang diperlukan dalam triwulan berikutnya -",
            "{name}{rank}NIP. {nip}".format(**values),
        ):
            self.assertIn(words, text)

    def test_an_achievement_far_from_its_target_is_marked_and_explained(self):
        """20 of 120 is no cause to ask; 250 is: more than twice, or asked about."""
        self.assertNotIn("*)", " ".join(self._get_rows()[3]))
        said = "Bencana menambah kunjungan."
        for vals, figure_reason, expected in (
            ({"year_raw": 250}, "", "belum ada penjelasan"),
            ({"year_raw": 200}, "", None),
            ({"year_raw": 16.67}, said, said),
        ):
            with self.subTest(vals, said=figure_reason):
                rows = self.measurement.output_ids
                output = rows.filtered(lambda item: item.indicator_id == self.output)
                output._with_workflow_bypass().write({"year_status": "ok", **vals})
                output.figure_id._with_workflow_bypass().doubt_reason = figure_reason
                self.env.flush_all()
                self.env.invalidate_all()
                values = self.measurement._get_renja_values()[self.measurement.id]
                marked = [r for r in values["rows"] if r["year_printed"].endswith("*)")]
                self.assertEqual(len(marked), bool(expected))
                self.assertEqual(len(values["far"]), bool(expected))
                if expected:
                    self.assertIn("target 120 Orang, realisasi 20", values["far"][0])
                    self.assertIn(expected, values["far"][0])

    def test_performance_says_which_periods_are_not_in_it(self):
        """By hand: 20 of quarter I and nothing of II are 20 of 2 periods, 1 of them."""
        with freeze_time("2026-07-04 03:00:00"):
            self.env["sidocakep.data.figure"]._cron_open()
            half = self._measure(period_no=2)
            self.env.flush_all()
            values = half._get_renja_values()[half.id]
            row = next(r for r in values["rows"] if r["indicator"] == self.output.name)
            self.assertEqual(row["to_date_text"], "20 Orang ***)")
            self.assertEqual(row["text_2"], "belum dilaporkan")
            said = "realisasi tahun 2026 terisi 1 dari 2 periode"
            silent = f"{self.output.name}: {said}; belum dilaporkan: triwulan II"
            self.assertIn(silent, values["gaps"])
            key = [("indicator_id", "=", self.output.id), ("period_no", "=", 2)]
            figure = self.env["sidocakep.data.figure"].search(key)
            figure._with_workflow_bypass().state = "returned"
            self.env.invalidate_all()
            reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)
            page = reports._render_qweb_html(REPORT, half.ids)[0].decode()
            self.assertIn(f"{silent} (dikembalikan)", page)
        live = self.measurement._get_live_renja()
        self.assertFalse(live[self.measurement.id]["gaps"])

    def test_an_achievement_of_the_plan_is_explained_where_the_year_has_none(self):
        """An older figure stands for the plan: 74 of 5,4 is 1.370,37."""
        rows = self.measurement.output_ids
        output = rows.filtered(lambda item: item.indicator_id == self.output)
        vals = {"five_target_text": "5,4 Persen", "five_text": "74 Persen"}
        vals |= dict.fromkeys(["year_status", "year_printed"], "not_reported")
        vals |= {"five_status": "ok", "five_printed": "1.370,37"}
        output._with_workflow_bypass().write(vals)
        said = "Penyebut baru memuat empat desa."
        output.figure_id._with_workflow_bypass().doubt_reason = said
        self.env.flush_all()
        self.env.invalidate_all()
        values = self.measurement._get_renja_values()[self.measurement.id]
        row = next(r for r in values["rows"] if r["indicator"] == self.output.name)
        self.assertEqual(row["five_printed"], "1.370,37 *)")
        self.assertEqual(row["year_printed"], "not_reported")
        figures = "target Renstra 5,4 Persen, realisasi 74 Persen, capaian 1.370,37 %"
        self.assertEqual(values["far"], [f"{self.output.name}: {figures} - {said}"])

    def test_thousands_on_paper_are_numbers_in_the_sheet(self):
        for text, value in (
            ("1.500 Orang", "1500"),
            ("1.234,5 Orang", "1234.5"),
            ("Rp1.234.567", "1234567"),
            ("4,47 Persen", "4.47"),
        ):
            with self.subTest(text):
                self.assertEqual(str(get_number(text).value), value)
        self.assertIsNone(get_number("belum dilaporkan"))

    def test_another_agency_prints_it_neither_way(self):
        with self.assertRaises(AccessError):
            self._get_rows(self.user_head_b)
        with self.assertRaises(AccessError):
            self._get_book(self.user_head_b)

    def _read_letter(self, user=None, report=LETTER):
        reports = self.env["ir.actions.report"].with_user(user or self.user_secretary_a)
        page = reports._render_qweb_html(report, self.measurement.ids)[0]
        return " ".join(" ".join(html.fromstring(page).itertext()).split())

    def test_the_letter_names_what_is_handed_over_and_is_the_receipt(self):
        """Before it is accepted day and name of who receives it are left to the pen."""
        self.measurement.with_user(self.user_secretary_a).write(
            {"letter_number": "000.8/17/DINKES", "letter_date": "2026-04-07"}
        )
        line = self.profile_gm._get_deadline(
            "measurement_quarter", self.measurement.date_end
        )
        line.copies = f"{line.copies}\nArsip"
        words = self._read_letter()
        for said in (
            "melalui Tim Monitoring dan Evaluasi",
            "Arsip",
            "Nomor: 000.8/17/DINKES",
            f"Pengukuran Kinerja atas {len(self.measurement.sheet_ids)} Perjanjian",
            "Evaluasi terhadap Hasil Renja",
            "7 April 2026",
            self.employee_head_a.name,
            "Diterima tanggal ....",
        ):
            self.assertIn(said, words)
        self.measurement.with_user(self.user_head_a).action_send()
        self.measurement.with_user(self.user_monev).action_accept()
        # the letter stays as it was handed over, its second sheet comes back
        self.assertIn("Diterima tanggal ....", self._read_letter())
        words = self._read_letter(report=RECEIPT)
        self.assertIn("Diterima tanggal 8 April 2026", words)
        self.assertIn("Lembar kedua - tanda terima", words)
        check_house(self, "letter", self.measurement, number=1)
        self.assertIn(self.user_monev.name, words)
        with self.assertRaises(FrozenRecordError):
            self.measurement.with_user(self.user_secretary_a).letter_number = "18"
        with self.assertRaises(AccessError):
            self._read_letter(self.user_head_b)

    def test_the_letter_of_a_unit_goes_to_its_agency(self):
        """A unit that is a company of its own hands it to who heads its agency."""
        branch = self._create_company(
            "RSUD Uji", parent_id=self.agency_a.id, sidocakep_kind="rsud"
        )
        self.measurement._with_workflow_bypass().write(
            {
                "company_id": branch.id,
                "state": "sent",
                "sent_on": "2026-04-07",
                "first_sent_on": "2026-04-07",
            }
        )
        words = self._read_letter()
        self.assertIn(f"Yth. {self.job_head_a._get_printed_title()} di tempat", words)
        self.assertIn("Untuk diterima Dinas Kesehatan Uji", words)
        self.assertNotIn("Tim Monitoring", words)
        self.assertNotIn("Tembusan", words)
        self.assertIn("Diterima tanggal ....", words)
        self.measurement.with_user(self.user_secretary_a).action_take()
        words = self._read_letter(report=RECEIPT)
        self.assertIn("Diterima tanggal 8 April 2026", words)
        self.assertIn(self.user_secretary_a.name, words)

    def test_the_cover_sheet_lists_what_there_is_and_what_lacks(self):
        """Two verified figures would be a lie: one of those asked is verified."""
        rows = {
            row["name"]: row
            for row in self.measurement._get_cover_values()[self.measurement.id]["rows"]
        }
        figures = self.env["sidocakep.data.figure"].search(
            [
                ("company_id", "=", self.agency_a.id),
                ("date_end", "=", self.measurement.date_end),
            ]
        )
        self.assertEqual(
            rows["Rekapitulasi Data Kinerja"]["standing"],
            f"1 dari {len(figures)} data terverifikasi",
        )
        self.assertEqual(
            rows["Realisasi Anggaran"]["standing"], "0 dari 3 bulan ditutup"
        )
        self.assertEqual(rows["Rencana Aksi"]["standing"], "Belum ada")
        self.assertEqual(
            rows["Catatan Evaluasi Atasan"]["standing"],
            f"0 dari {len(self.measurement.sheet_ids)} selesai",
        )
        reports = self.env["ir.actions.report"]
        words = reports.with_user(self.user_secretary_a)._render_qweb_html(
            COVER, self.measurement.ids
        )[0]
        self.assertIn("TRIWULAN I TAHUN 2026", words.decode())
        with self.assertRaises(AccessError):
            reports.with_user(self.user_head_b)._render_qweb_html(
                COVER, self.measurement.ids
            )
