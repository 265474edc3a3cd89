"""The form of the measurement on paper and as a spreadsheet. Gunung Mas annex D."""

import io

from lxml import html
from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.engine.sealing import get_seal
from odoo.addons.sidocakep_cascading.tests.common import YEAR
from odoo.addons.sidocakep_cascading.tests.measurement_case import MeasurementCase

from ...report.sheet_parts import split_sheets
from ..sheets import check_workbook

REPORT = "sidocakep_report.action_report_measurement"
XLSX = "sidocakep_report.report_measurement_xlsx"
#: Gunung Mas 24/2024 annex D, as its table is printed.
TABLE1 = ["No.", "Tujuan dan Sasaran Daerah", "Indikator Kinerja", "Target"]
TABLE2 = ["No.", "Indikator Kinerja", "Sub Kegiatan", "Target"]
NUMBERS = ["1", "2", "3", "4", "5"]


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementPrint(MeasurementCase):
    """17 of 20 visits, 85 Persen, against 90 of the year; cases not reported."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("17")
        cls.line = cls.measurement.line_ids.filtered(
            lambda line: line.indicator_id == cls.outcome
        )

    def _accept(self):
        self.measurement.with_user(self.user_head_a).action_send()
        self.measurement.with_user(self.user_monev).action_accept()

    def _get_page(self, user=None):
        reports = self.env["ir.actions.report"].with_user(user or self.user_secretary_a)
        self.env.flush_all()
        page = reports._render_qweb_html(REPORT, self.measurement.ids)[0]
        return html.fromstring(page)

    def _get_tables(self, page, article=0):
        [document] = page.xpath("//div[contains(@class, 'article')]")
        _name, article = split_sheets(document)[article]
        return [
            [
                [" ".join(" ".join(cell.itertext()).split()) for cell in row]
                for row in table.xpath(".//tr")
            ]
            for table in article.xpath(".//table[contains(@class, 'ts-grid')]")
        ]

    def _get_sheet(self, number=0):
        reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)
        content, _kind = reports._render_xlsx(XLSX, self.measurement.ids, {})
        return check_workbook(self, content).worksheets[number]

    def _get_goal(self):
        """Return the row above the first of the sasaran."""
        return f"Tujuan: {self.line.pk_line_id.node_id._get_goal().name}"

    # Tabel I and II -------------------------------------------------------------

    def test_annex_d_tabel_1_cell_by_cell(self):
        """The plan begins in 2025: 2026 is year 2, to date; later years are blank."""
        table1, _table2, _annex = self._get_tables(self._get_page())
        self.assertEqual(table1[0], [*TABLE1, "Realisasi Capaian"])
        self.assertEqual(table1[1:3], [NUMBERS, NUMBERS])
        goal, row = table1[3:]
        self.assertEqual(goal, ["", self._get_goal()])
        self.assertEqual(
            row,
            [
                "1",
                self.line.objective,
                self.outcome.name,
                "90 Persen",
                *("-", "85 Persen", "", "", ""),
            ],
        )

    def test_annex_d_the_titles_and_the_closing_items(self):
        line = self.line.with_user(self.user_ech3_a)
        line.write(
            {"obstacle": "Alat rusak\nSuku cadang habis", "solution": "Pinjam alat"}
        )
        page = self._get_page()
        [said] = page.xpath("//p[contains(., 'Alat rusak')]")
        self.assertEqual(len(said.xpath("./br")), 1, "as it was typed")
        title = " ".join(" ".join(page.xpath("//h1")[0].itertext()).split())
        self.assertTrue(title.startswith("PENGUKURAN KINERJA TAHUN 2026 "), title)
        self.assertTrue(title.endswith(self.agency_a.name.upper()), title)
        words = " ".join(page.xpath("//div[contains(@class, 'article')]")[0].itertext())
        words = " ".join(words.split())
        name = self.outcome.name
        self.assertIn(f"1. Kendala pencapaian kinerja {name}: Alat rusak Suku", words)
        self.assertIn(f"2. Solusi alternatif {name}: Pinjam alat", words)
        self.assertIn("s.d. Triwulan I", words)
        self.assertIn(self.job_ech3_a._get_printed_title(), words)

    def test_annex_d_tabel_2_follows_the_post(self):
        """Penjelasan isian 2): of the head of a Seksi column 3 is the sub kegiatan."""
        _table1, table2, _annex = self._get_tables(self._get_page(), 1)
        self.assertEqual(table2[0], [*TABLE2, "Realisasi"])
        served = self.pk_ech4.table2_ids
        self.assertEqual(len(table2[3:]), len(served))
        # Number 2: what the plan measures there; the promise stands in where nothing.
        # Of the year alone there is a target: not due, as it would be in Tabel I.
        own = self.sub_output, "12 Laporan", "belum tiba tenggatnya"
        promised = self.output, "120 Orang", "belum dilaporkan"
        for row, item in zip(table2[3:], served, strict=True):
            found = own if item.node_id == self.node_k1a else promised
            indicator, target, reached = found
            self.assertEqual(row[1:3], [indicator.name, f"{item.code} {item.name}"])
            self.assertEqual(row[3], target)
            self.assertEqual(row[4:], ["-", reached, "", "", ""])

    def test_a_row_that_names_its_indicator_in_words_is_no_empty_cell(self):
        """That of the same name is its line; what is none says so, and who mends it."""
        [item] = self.pk_ech4.table2_ids.filtered(
            lambda row: row.node_id != self.node_k1a
        )[:1]
        self.pk_ech4.table2_ids._with_workflow_bypass().pk_line_ids = False
        found = []
        for text in (self.output.name.upper(), "Nilai SAKIP Kabupaten"):
            item._with_workflow_bypass().indicator_text = text
            page = self._get_page()
            words = " ".join(page.text_content().split())
            rows = self._get_tables(page, 1)[1][3:]
            [row] = [row for row in rows if row[2] == f"{item.code} {item.name}"]
            self.measurement.invalidate_recordset(["notice"])
            found.append((row[1], row[3:6]))
            is_said = "Nilai SAKIP" in (self.measurement.notice or "")
            self.assertEqual(is_said, "bukan indikator Tabel I" in words)
        unknown = ["belum ditetapkan", "-", "tidak dapat dihitung"]
        self.assertEqual(
            found,
            [
                (self.output.name, ["120 Orang", "-", "belum dilaporkan"]),
                ("Nilai SAKIP Kabupaten", unknown),
            ],
        )
        self.assertTrue(is_said)

    def test_annex_d_2_the_programme_by_its_own_outcome(self):
        """Tabel II of a Kepala repeated the indicators of his Tabel I."""
        outcome = self._create_loose("Persentase program tepat", "Persen")
        self.env["sidocakep.target"].create(
            {"indicator_id": outcome.id, "year": YEAR, "written": "90"}
        )
        sheet = self.measurement.sheet_ids[:1]
        [item] = sheet.pk_id.table2_ids[:1]
        item.node_id._with_workflow_bypass().indicator_ids = outcome
        self.measurement._draw()
        rows = [
            row
            for table in self._get_tables(self._get_page())
            for row in table
            if row[1:3] == [outcome.name, f"{item.code} {item.name}"]
        ]
        self.assertEqual([row[3] for row in rows], ["90 Persen"])

    def test_a_figure_from_before_the_system_says_so_and_where_it_stands(self):
        """Practice 26; of who enters it nobody else sees the mark of the record."""
        source = "LKjIP 2025 hlm. 31"
        told = f"Data sebelum sistem: {self.outcome.name} tahun 2025 78,5 Persen"
        words = " ".join(self._get_page().text_content().split())
        self.assertNotIn("Data sebelum sistem", words)
        vals = {"origin": "before", "source": source}
        self._put(self.outcome, 2025, 0, 78.5, kind="year", **vals)
        words = " ".join(self._get_page().text_content().split())
        self.assertEqual(words.count(f"{told} ({source})."), 1, "of its sheet alone")

    def test_what_is_not_released_is_printed_as_the_profile_says(self):
        """The word, or the last release with the year of its data."""
        values = {"year_status": "not_released", "to_date_text": "belum dirilis"}
        self.line._with_workflow_bypass().write(values | {"last_year_text": "7 Persen"})
        for choice, printed in (
            ("word", "belum dirilis"),
            ("last", "7 Persen (data tahun 2025)"),
        ):
            self.profile_gm.measurement_form_unreleased = choice
            self.assertEqual(self._get_tables(self._get_page())[0][4][5], printed)
        for nothing in ("belum dilaporkan", "-", "belum tiba tenggatnya"):
            self.line._with_workflow_bypass().last_year_text = nothing
            row = self._get_tables(self._get_page())[0][4]
            self.assertEqual(row[5], "belum dirilis", "of last year there is none")

    def test_tabel_2_beside_the_budget_where_the_profile_says_so(self):
        """Of the first, 60 million by SP2D in February and 5 came back: 55 million.

        The kegiatan above it, of the superior, came to as much.
        """
        self.profile_gm.measurement_form_table2 = "both"
        item = self.pk_ech4.table2_ids[0]
        month = self.env["sidocakep.realisation.month"].create(
            {"company_id": self.agency_a.id, "year": YEAR, "month": "02"}
        )
        self.env["sidocakep.realisation"].create(
            {
                "month_id": month.id,
                "node_id": item.node_id.id,
                "number": "SP2D/1",
                "amount": 60000000,
                "returned": 5000000,
            }
        )
        rows = self._get_tables(self._get_page(), 1)[1][3:]
        self.assertEqual(len(rows), 2 * len(self.pk_ech4.table2_ids))
        self.assertEqual(rows[1][3], self.pk_ech4._format_amount(item.amount))
        self.assertEqual(rows[1][4:], ["-", "Rp55.000.000,00", "", "", ""])
        above = self.pk_ech3.table2_ids.filtered(
            lambda row: row.node_id == item.node_id.parent_id
        )
        [row] = [
            row
            for row in self._get_tables(self._get_page(), 0)[1][3:]
            if row[3] == self.pk_ech3._format_amount(above.amount)
        ]
        self.assertEqual(row[4:], ["-", "Rp55.000.000,00", "", "", ""])

    def test_the_target_is_that_of_the_plan_where_the_profile_says_so(self):
        """Gunung Mas 9(5)b: without a target at the end of the plan it says so."""
        self.profile_gm.measurement_form_target = "plan"
        row = self._get_tables(self._get_page())[0][4]
        self.assertEqual(row[3], self.line.five_target_text)
        self.assertNotEqual(row[3], "90 Persen")

    # What is final ---------------------------------------------------------------

    def test_what_was_accepted_is_printed_as_it_was(self):
        self._accept()
        before = self._get_tables(self._get_page())
        kept = self.measurement.frozen_document
        self.assertEqual(self.measurement.document_seal, get_seal(kept))
        self.profile_gm.measurement_form_target = "plan"
        self.agency_a.name = "Dinas Lain"
        self.line._with_workflow_bypass().obstacle = "Ditulis kemudian"
        page = self._get_page()
        self.assertEqual(self._get_tables(page), before)
        self.assertNotIn("DINAS LAIN", " ".join(page.itertext()))
        self.assertNotIn("Ditulis kemudian", " ".join(page.itertext()))

    def test_the_edition_of_the_form_in_force_is_printed_and_kept(self):
        """A draft has the title of today; what was accepted, that of its day."""
        form = self.env.ref("sidocakep_base.form_gunung_mas_measurement")
        form.write({"title": "UKUR KINERJA {year}", "table1_title": "Tabel Satu"})

        def get_titles():
            page = self._get_page()
            found = [*page.xpath("//h1"), *page.xpath("//h2")]
            return [" ".join(" ".join(item.itertext()).split()) for item in found]

        titles = get_titles()
        self.assertTrue(titles[0].startswith("UKUR KINERJA 2026 "))
        self.assertIn("Tabel Satu", titles)
        self._accept()
        self.assertEqual(
            self.measurement.frozen_document["form_words"]["form_id"], form.id
        )
        self.assertTrue(form.is_used)
        with self.assertRaisesRegex(UserError, "next edition"):
            form.title = "LAIN {year}"
        edition = form.browse(form.action_next_edition()["res_id"])
        edition.title = "EDISI KEDUA {year}"
        self.env.invalidate_all()
        with freeze_time("2026-04-10 03:00:00"):
            self.assertEqual(get_titles(), titles)
            words = self.measurement._find_form_words("measurement")
        self.assertEqual(words["title"], "EDISI KEDUA 2026", "of what is settled then")

    def test_an_audited_figure_stands_beside_the_former(self):
        """PermenPANRB 53/2014: semula and after the audit, in its own cell."""
        self._accept()
        self._decree(self.card)
        with freeze_time("2026-05-20 03:00:00"):
            action = self.figure.with_user(self.user_ech3_a).action_amend_released()
            successor = self.figure.browse(action["res_id"])
            self._attach(successor)
            vals = {"amendment_reason": "LHP BPK", "release_status": "audited"}
            vals["remark"] = "LHP BPK tanggal 18 Mei 2026"
            self._verify(successor, self.user_ech3_a, "18", "20", **vals)
        table1, _table2, annex = self._get_tables(self._get_page())
        # The column is that of the year: 85 of its 90 is 94,44.
        self.assertEqual(table1[4][5], "90 Persen semula 85 Persen (94,44)")
        self.assertEqual(annex[2][4:8], ["112,50", "90 Persen", "90 Persen", "100,00"])
        seal = get_seal(self.measurement.frozen_document)
        self.assertEqual(self.measurement.document_seal, seal)
        said = " ".join(" ".join(self._get_page().itertext()).split())
        self.assertIn(
            f"Dimutakhirkan tanggal 20 Mei 2026: {self.outcome.name} 90 Persen "
            "(112,50), semula 85 Persen (106,25); diaudit: LHP BPK tanggal 18 Mei "
            "2026.",
            said,
        )
        self.assertIn("8 April 2026, dimutakhirkan tanggal 20 Mei 2026", said)
        signed = "8 April 2026 dimutakhirkan tanggal 20 Mei 2026 Kepala"
        self.assertIn(signed, said, "beside the day on which it was signed")
        before, after = self.measurement._search_issues("document")
        self.assertEqual(before.replaced_by_id, after)
        days = [str(issue.date) for issue in (before, after)]
        self.assertEqual(days, ["2026-04-08", "2026-05-20"], "in the order they came")

    def test_it_says_how_final_it_is(self):
        page = self._get_page()
        article = page.xpath("//div[contains(@class, 'article')]")[0]
        self.assertEqual(article.get("data-mark"), "RANCANGAN")
        self.measurement.with_user(self.user_head_a).action_send()
        page = self._get_page()
        article = page.xpath("//div[contains(@class, 'article')]")[0]
        self.assertFalse(article.get("data-mark"))
        words = " ".join(" ".join(article.itertext()).split())
        self.assertIn("Dikirim tanggal 8 April 2026, belum diterima Tim Monev", words)
        self.measurement.with_user(self.user_monev).action_accept()
        words = " ".join(" ".join(self._get_page().itertext()).split())
        self.assertIn("Diterima Tim Monev tanggal 8 April 2026", words)

    def test_the_attachment_has_the_achievement_in_per_cent(self):
        """85 of 80 is 106,25; 85 of 90 is 94,44."""
        annex = self._get_tables(self._get_page())[2]
        self.assertEqual(
            annex[2][:9],
            [
                *("1", self.outcome.name, "80 Persen", "85 Persen", "106,25"),
                *("90 Persen", "85 Persen", "94,44", "-"),
            ],
        )

    def test_who_reads_the_attachment_can_compute_it_again(self):
        """85 / 80 x 100; of the three officials each has his own count."""
        words = " ".join(self._get_page().text_content().split())
        self.assertIn(
            "Arah dan rumus capaian (R realisasi, T target): makin tinggi makin baik: "
            "R / T x 100.",
            words,
        )
        self.assertIn("Predikat menurut capaian: ", words)
        sheet = self.line.sheet_id
        self.assertIn(f"Capaian PK: {sheet.printed}", words)
        self.assertIn("PK pejabat itu saja; 1 dari 1 indikator terukur", words)
        silent = self.measurement.sheet_ids - sheet
        self.assertTrue(silent)
        self.assertIn("0 dari 1 indikator terukur; 1 belum dilaporkan", words)
        # what was accepted before says no more than it did
        self._accept()
        kept = self.measurement.frozen_document
        sheets = [
            {key: item[key] for key in item if key not in ("formulas", "made_of")}
            for item in kept["sheets"]
        ]
        former = kept | {"page_edition": 3, "sheets": sheets}
        self.measurement._with_workflow_bypass().frozen_document = former
        words = " ".join(self._get_page().text_content().split())
        self.assertNotIn("rumus", words)
        self.assertNotIn("indikator terukur", words)

    def test_a_pdf_has_the_pages_of_each_pk(self):
        report = self.env["ir.actions.report"].with_user(self.user_secretary_a)
        pdf = report._render_qweb_pdf(REPORT, self.measurement.ids)[0]
        texts = [page.extract_text() for page in PdfFileReader(io.BytesIO(pdf)).pages]
        self.assertGreaterEqual(len(texts), 2)
        self.assertIn("Kendala pencapaian kinerja", "".join(texts))

    # As a spreadsheet --------------------------------------------------------------

    def test_the_spreadsheet_has_the_same_table_with_numbers(self):
        page = self._get_sheet()
        rows = [
            [cell.value for cell in row if cell.value not in (None, "")]
            for row in page.iter_rows()
        ]
        top = next(n for n, row in enumerate(rows) if row[:1] == ["No."])
        self.assertEqual(rows[top], [*TABLE1, "Realisasi Capaian"])
        self.assertEqual(rows[top + 1 : top + 3], [NUMBERS, NUMBERS])
        self.assertEqual(rows[top + 3], [self._get_goal()])
        self.assertEqual(rows[top + 4][3:], [90, "-", 85])
        formats = {
            cell.value: cell.number_format for row in page.iter_rows() for cell in row
        }
        self.assertEqual(formats[90], '#,##0 "Persen"')
        self.assertEqual(page.freeze_panes, f"A{top + 4}")
        self.assertIn(f"$J${page.max_row}", page.print_area)

    def test_the_spreadsheet_has_signature_and_attachment(self):
        """Who signs, and 85 of 80 is 106,25; 85 of 90 is 94,44."""
        rows = [
            [cell.value for cell in row if cell.value not in (None, "")]
            for row in self._get_sheet().iter_rows()
        ]
        words = {str(value) for row in rows for value in row}
        sheet = self.measurement._get_document_values()[self.measurement.id]["sheets"]
        self.assertIn(sheet[0]["signer_title"], words)
        name, rank, nip = (sheet[0][f"signer_{key}"] for key in ("name", "rank", "nip"))
        self.assertIn(f"{name}\n{rank}\nNIP. {nip}", words)
        self.assertIn("Lampiran: Capaian Kinerja", words)
        [row] = [row for row in rows if 106.25 in row]
        self.assertEqual(row[:8], [1, self.outcome.name, 80, 85, 106.25, 90, 85, 94.44])

    def test_a_text_that_begins_like_a_formula_stays_a_text(self):
        line = self.line.with_user(self.user_ech3_a)
        line.obstacle = "=1+1"
        cells = [cell for row in self._get_sheet().iter_rows() for cell in row]
        self.assertFalse([cell for cell in cells if cell.data_type == "f"])

    def test_every_official_is_in_the_one_file(self):
        """The paper is one document: a second one took the place of the first."""
        content, _kind = self.env["ir.actions.report"]._render_qweb_pdf(
            REPORT, self.measurement.ids
        )
        pages = PdfFileReader(io.BytesIO(content)).pages
        text = " ".join(" ".join(page.extract_text() for page in pages).split())
        sheets = self.measurement._get_document_values()[self.measurement.id]["sheets"]
        self.assertGreater(len(sheets), 1)
        for sheet in sheets:
            with self.subTest(sheet=sheet["title"]):
                self.assertIn(sheet["title"], text)
                for row in sheet["achievements"]:
                    self.assertIn(" ".join(row["indicator"].split()[:2]), text)

    # Rights and cost ----------------------------------------------------------------

    def test_another_agency_prints_it_neither_way(self):
        with self.assertRaises(AccessError):
            self._get_page(self.user_head_b)
        reports = self.env["ir.actions.report"].with_user(self.user_head_b)
        with self.assertRaises(AccessError):
            reports._render_xlsx(XLSX, self.measurement.ids, {})

    def test_two_sheets_cost_the_queries_of_one(self):
        counts = []
        for sheets in (self.measurement.sheet_ids, self.measurement.sheet_ids[:1]):
            gone = self.measurement.sheet_ids - sheets
            gone.line_ids._with_workflow_bypass().unlink()
            gone._with_workflow_bypass().unlink()
            for _warm_up in range(2):
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                self.measurement._get_live_document()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)
