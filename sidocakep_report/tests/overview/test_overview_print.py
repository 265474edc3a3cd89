"""The one page for the head of region and the Rekap Kepatuhan, on paper."""

import io
from datetime import date
from unittest.mock import patch

from lxml import html
from PyPDF2 import PdfFileReader

from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_cascading.models.measurement.owing import (
    ABSENT,
    ASKED_RULE,
)
from odoo.addons.sidocakep_cascading.tests.common import YEAR
from odoo.addons.sidocakep_cascading.tests.measurement_case import MeasurementCase

from ..sheets import check_workbook

PAGE = "sidocakep_report.action_report_overview"
RECAP = "sidocakep_report.action_report_punctuality"
USES = "sidocakep_report.action_report_use_of_results"
#: As many as a regency has, and as long as their names are.
MOST_AGENCIES = 45
LONG_NAME = "Dinas Pekerjaan Umum dan Penataan Ruang"
#: Of two lines and more; with and without a short name.
LONGEST_NAME = (
    "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, dan "
    "Keluarga Berencana"
)


@freeze_time("2026-05-04 03:00:00")
@tagged("post_install", "-at_install")
class TestOverviewPrint(MeasurementCase):
    """106,25 and one that is not reported: 53,13; sent first on 8 April."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-04-02 03:00:00"):
            cls.figure, cls.other = cls._open()
            cls._verify(cls.figure, cls.user_ech3_a, "17", "20")
        with freeze_time("2026-04-08 03:00:00"):
            cls.measurement = cls._measure()
            cls.measurement.with_user(cls.user_head_a).action_send()
        cls.env["sidocakep.deadline"]._refresh(cls.agency_a, YEAR)

    def _open_overview(self, user, **values):
        self.env.flush_all()
        model = self.env["sidocakep.overview"].with_user(user)
        return model.create({"year": YEAR, "period": "1", **values})

    def _get_rows(self, report, overview, table):
        reports = self.env["ir.actions.report"].with_user(overview.env.user)
        page, _kind = reports._render_qweb_html(report, overview.ids)
        tables = html.fromstring(page).xpath("//table[contains(@class, 'ts-grid')]")
        return [
            [" ".join(" ".join(cell.itertext()).split()) for cell in row]
            for row in tables[table].xpath(".//tr")
        ]

    def _read_pages(self, report, overview):
        reports = self.env["ir.actions.report"].with_user(overview.env.user)
        content = reports._render_qweb_pdf(report, overview.ids)[0]
        pages = PdfFileReader(io.BytesIO(content)).pages
        return ["".join(page.extract_text().split()) for page in pages]

    def _read_notes(self):
        self.env.flush_all()
        self.env.invalidate_all()
        overview = self._open_overview(self.user_bupati)
        reports = self.env["ir.actions.report"].with_user(self.user_bupati)
        page = reports._render_qweb_html(PAGE, overview.ids)[0]
        return " ".join(html.fromstring(page).text_content().split())

    def test_the_row_of_an_agency_and_what_others_lack(self):
        """41 of 205 million of unratified BLUD are 20,00, and told in the notes."""
        rows = self._get_rows(PAGE, self._open_overview(self.user_bupati), 0)
        [own] = [row for row in rows if self.agency_a.name in row]
        self.assertEqual(
            own[:6],
            ["1", self.agency_a.name, "53,13 *", own[3], "1/2", "-"],
        )
        self.assertEqual(own[6:8], ["belum", "-"])
        self.assertNotIn("belum disahkan", self._read_notes())
        month = {"company_id": self.agency_a.id, "year": YEAR, "month": "02"}
        spent = {
            "node_id": self.node_k1a.id,
            "kind": "blud_spent",
            "amount": 41_000_000,
        }
        self.env["sidocakep.realisation.month"].create(
            {**month, "realisation_ids": [Command.create(spent)]}
        )
        name = self.agency_a.sidocakep_short_name or self.agency_a.name
        base = "pagu Perangkat Daerah yang dilaporkan"
        said = f"{name} Rp41.000.000,00 (20,00 % dari {base})"
        self.assertIn(f"belum disahkan, di luar serapan: {said}.", self._read_notes())
        [other] = [row for row in rows if self.agency_b.name in row]
        self.assertIn("belum ada PK yang diukur", other[2])
        self.assertGreater(rows.index(other), rows.index(own))

    def test_what_was_decided_because_of_the_figures(self):
        """By the day of the decision; a draft is none, a withdrawn one says why."""
        uses = self.env["sidocakep.utilisation"].with_user(self.user_secretary_a)
        vals = {
            "company_id": self.agency_a.id,
            "name": "Ambulans ditambah",
            "date": "2026-03-31",
            "figure_ids": [(6, 0, self.figure.ids)],
            "document_kind": "budget_revision",
            "document_name": "DPPA 2026",
            "document_date": "2026-04-20",
            "evidence_link": "https://example.org/dppa",
        }
        kept, wrong, _draft, later = uses.create(
            [
                vals,
                {**vals, "name": "Salah catat"},
                {**vals, "name": "Masih rancangan"},
                {**vals, "name": "Triwulan berikutnya", "date": "2026-04-30"},
            ]
        )
        (kept | wrong | later).action_record()
        wrong.withdrawal_reason = "Dicatat dua kali"
        wrong.action_withdraw()
        rows = self._get_rows(USES, self._open_overview(self.user_bupati), 0)
        self.assertEqual(
            rows[1],
            [
                "1",
                "31 Maret 2026",
                "Ambulans ditambah",
                f"{self.figure.with_context(lang='id_ID').display_name}: 85 Persen",
                (
                    "DPA Perubahan DPPA 2026 tanggal 20 April 2026 "
                    "(belum tercatat dalam register DPA)"
                ),
                "Bukti di luar sistem: https://example.org/dppa",
            ],
        )
        self.assertEqual(rows[2][2], "Salah catat Dicabut: Dicatat dua kali")
        self.assertEqual(len(rows), 3)
        [page] = self._read_pages(USES, self._open_overview(self.user_bupati))
        self.assertIn("Ambulansditambah", page)
        year = self._open_overview(self.user_secretary_a, period="5")
        self.assertEqual(len(self._get_rows(USES, year, 0)), 4)
        # A head reads his own agency.
        other = self._open_overview(self.user_head_b)
        self.assertEqual(other.company_id, self.agency_b)
        self.assertFalse(other._get_uses()["agencies"])

    def test_the_foot_names_the_policy_and_how_many_entered(self):
        [words] = self._read_pages(PAGE, self._open_overview(self.user_bupati))
        self.assertIn("2dari2angkaindikatorikutdihitung", words)
        policy = self.profile_gm.rollup_ids.filtered(
            lambda item: item.scope == "agency"
        )
        policy.unlink()
        [words] = self._read_pages(PAGE, self._open_overview(self.user_bupati))
        self.assertIn("tidakmenetapkankebijakangabungan", words)

    def test_why_the_policy_changed_stands_below_the_figures(self):
        """On the page of the regent, and where the evaluation of the Renja says it."""
        said = "Kebijakan capaian diubah tanggal 8 April 2026: Skala disamakan"
        name = "_get_printed_changes"
        with patch.object(type(self.profile_gm), name, lambda *_args: [said]):
            [words] = self._read_pages(PAGE, self._open_overview(self.user_bupati))
            foot = self.measurement._compose_feet(date(2026, 5, 4))
        self.assertIn(said.replace(" ", ""), words)
        self.assertEqual(foot[self.measurement.id]["changes"], [said])

    def test_the_sheets_have_figures_and_sums(self):
        """53,13 and what is late as numbers; of the recap one sheet for each part."""

        def read(report):
            name = f"{self.env.ref(report).report_name}_xlsx"
            reports = self.env["ir.actions.report"].with_user(self.user_bupati)
            overview = self._open_overview(self.user_bupati)
            content = reports._render_xlsx(name, overview.ids, {})[0]
            return check_workbook(self, content)

        [page] = read(PAGE)
        [own] = [row for row in page.iter_rows() if row[1].value == self.agency_a.name]
        self.assertEqual((own[2].value, own[2].number_format), (53.13, '#,##0.00 "*"'))
        self.assertEqual((page.freeze_panes, page.print_title_rows), ("A7", "$4:$6"))
        # each mark of the paper stands behind its figure, and below what it means
        printed = self._get_rows(PAGE, self._open_overview(self.user_bupati), 0)
        marks = [cell.split()[-1] for row in printed for cell in row if "*" in cell]
        looks = [cell.number_format for row in page.iter_rows() for cell in row]
        self.assertEqual(marks, [look.split('"')[1] for look in looks if "*" in look])
        words = " ".join(str(cell.value) for row in page.iter_rows() for cell in row)
        for mark in ("* belum diterima Tim Monev", "** belum dikirim"):
            self.assertIn(mark, words)
        recap = read(RECAP)
        self.assertEqual(recap.sheetnames[1], "2 Menurut Dokumen")
        sheet = recap.worksheets[0]
        [total] = [row for row in sheet.iter_rows() if row[1].value == "Jumlah"]
        self.assertRegex(total[2].value, r"^=SUM\(C\d+(:C\d+)?\)$")
        self.assertTrue(all(item.freeze_panes for item in recap if item.max_column > 4))

    def test_a_period_without_a_measurement_says_so(self):
        overview = self._open_overview(self.user_bupati, period="5")
        [words] = self._read_pages(PAGE, overview)
        self.assertIn("Periodeinibelumberakhirataubelumdiukur", words)
        self.assertIn("Capaian:belumadayangdiukur", words)

    def test_forty_five_agencies_fit_on_one_sheet_and_more_go_on(self):
        overview = self._open_overview(self.user_bupati)
        page = overview._get_page()
        [row] = page["rows"]
        page["rows"] = [row | {"agency": LONG_NAME}] * MOST_AGENCIES
        page["without"] = []
        model = type(overview)
        with patch.object(model, "_get_page", lambda self: page):
            self.assertEqual(len(self._read_pages(PAGE, overview)), 1)
            page["rows"] = page["rows"] * 2
            pages = self._read_pages(PAGE, overview)
        self.assertEqual(len(pages), 2)
        for words in pages:
            self.assertIn("CapaianKinerjaTerlambat", words)

    def test_fifty_five_agencies_of_long_names_fit_on_one_sheet(self):
        """In one line each: the short name, else the whole one cut at a word."""
        overview = self._open_overview(self.user_bupati)
        page = overview._get_page()
        [row] = page["rows"]
        gaps = "3 angka belum dilaporkan: Kepala Bidang Rehabilitasi dan Rekonstruksi"
        cases = {
            "measured": ([row | {"agency": LONGEST_NAME, "short": ""}] * 55, []),
            "short": ([row | {"agency": LONGEST_NAME, "short": "DP3AP2KB"}] * 55, []),
            "without": ([], [row | {"agency": LONGEST_NAME, "gaps": gaps}] * 55),
        }
        model = type(overview)
        for name, (rows, without) in cases.items():
            said = {**page, "rows": rows, "without": without}
            with (
                self.subTest(name),
                patch.object(model, "_get_page", lambda _s, said=said: said),
            ):
                pages = self._read_pages(PAGE, overview)
                self.assertEqual(len(pages), 1)
                found = "DP3AP2KB" if name == "short" else "DinasPemberdayaanPerempuan"
                self.assertEqual(pages[0].count(found), 55)
                self.assertIn("agarmuatdisatulembar", pages[0])

    def test_a_footer_of_two_lines_is_off_the_edge_of_the_sheet(self):
        """A printer leaves out 5 mm of a sheet; 5 / 25,4 * 72 are 14,2 points."""
        agency = self.agency_a.sudo()
        agency.name = LONGEST_NAME
        overview = self._open_overview(self.user_head_a)
        reports = self.env["ir.actions.report"].with_user(self.user_head_a)
        heights = {}

        def visit(text, matrix, text_matrix, *_font):
            if text.strip():
                heights[matrix[5] + text_matrix[5] * matrix[3]] = text

        for report in (RECAP, USES):
            heights.clear()
            content = reports._render_qweb_pdf(report, overview.ids)[0]
            PdfFileReader(io.BytesIO(content)).pages[0].extract_text(visitor_text=visit)
            with self.subTest(report):
                self.assertGreater(min(heights), 14.2)

    def test_the_paper_has_the_agencies_in_the_order_of_the_list(self):
        """Those without a figure too: by the sequence of the agencies, then by name."""
        self.agency_b.sudo().sequence = 99
        self.env["res.company"].sudo().search(
            [("parent_id", "=", self.government.id), ("id", "!=", self.agency_b.id)]
        ).sequence = 10
        self.agency_b.sudo().name = "Aaa Dinas Pertama"
        overview = self._open_overview(self.user_bupati)
        domain = [("company_id", "child_of", self.government.id)]
        domain += overview._get_period_domain()
        listed = self.env["sidocakep.agency.standing"].with_user(self.user_bupati)
        listed = listed.search(domain).mapped("company_id.name")
        page = overview._get_page()
        printed = [row["agency"] for row in (*page["rows"], *page["without"])]
        self.assertEqual(printed, listed)
        self.assertEqual(printed[-1], "Aaa Dinas Pertama")

    def test_the_recap_shows_when_a_returned_packet_was_complete(self):
        with freeze_time("2026-04-16 03:00:00"):
            self.measurement.with_user(self.user_monev)._return("Lengkapi")
        deadline = self.env["sidocakep.deadline"].search(
            [
                ("company_id", "=", self.agency_a.id),
                ("document", "=", "measurement_quarter"),
                ("period_no", "=", 1),
            ]
        )
        deadline.date_due = "2026-04-07"
        with freeze_time("2026-04-20 03:00:00"):
            self.measurement.with_user(self.user_head_a).action_send()
        overview = self._open_overview(self.user_head_a)
        rows = self._get_rows(RECAP, overview, 2)
        [late] = [row for row in rows if "Pengukuran triwulan" in " ".join(row)]
        self.assertEqual(
            late[2:],
            [
                *("Pengukuran triwulan, TW I 2026", "7 April 2026"),
                *("8 April 2026 lengkap tanggal 20 April 2026", "1"),
            ],
        )
        sums = self._get_rows(RECAP, overview, 0)
        # Three months of spending are owed too, the first since 10 February: 83 days.
        self.assertEqual(sums[-1][1:], ["Jumlah", "4", "1", "0", "1", "3", "83"])
        words = "".join(self._read_pages(RECAP, overview))
        self.assertIn("REKAPKEPATUHAN", words)
        self.assertNotIn("".join(self.agency_b.name.split()), words)

    def test_the_recap_names_who_is_not_asked_and_why(self):
        """Agency B came after the quarter: it has no row, and the paper says so."""
        overview = self._open_overview(self.user_bupati)
        self.assertEqual(overview._get_recap()["unasked_text"], ASKED_RULE)
        self.agency_b.date_established = "2026-04-01"
        self.env["sidocakep.deadline"]._refresh(self.agency_b, YEAR)
        overview = self._open_overview(self.user_bupati)
        recap = overview._get_recap()
        self.assertNotIn(self.agency_b.name, [row["name"] for row in recap["agencies"]])
        said = f"Tidak ditagih: {self.agency_b.name} ({ABSENT})"
        self.assertTrue(recap["unasked_text"].endswith(said))
        reports = self.env["ir.actions.report"].with_user(self.user_bupati)
        page = reports._render_qweb_html(RECAP, overview.ids)[0].decode()
        self.assertIn(ABSENT, page)

    def test_the_sum_of_a_station_says_that_it_counts_who_was_in_time(self):
        recap = self._open_overview(self.user_bupati)._get_recap()
        names = {sums["name"] for row in recap["stations"] for sums in row["total"]}
        self.assertEqual(names, {"Jumlah semua pemangku, juga yang tepat waktu"})
        for station in recap["stations"]:
            [total] = station["total"]
            late = sum(row["done_late"] + row["late"] for row in station["holders"])
            self.assertEqual(late, total["done_late"] + total["late"])

    def test_the_recap_of_a_quarter_and_of_the_year(self):
        recap = self._open_overview(self.user_bupati)._get_recap()
        [agency] = [
            row for row in recap["agencies"] if row["name"] == self.agency_a.name
        ]
        # the measurement; of January to March nobody reported the spending
        self.assertEqual(
            (agency["due"], agency["done"], agency["on_time"], agency["late"]),
            (4, 1, 1, 3),
        )
        year = self._open_overview(self.user_bupati, period="5")._get_recap()
        due = self.env["sidocakep.punctuality"].search(
            [
                ("year", "=", YEAR),
                ("due_count", "=", 1),
                ("station", "=", "document"),
            ]
        )
        [total] = year["total"]
        self.assertEqual(total["due"], len(due))
        self.assertEqual(
            total["due"], total["on_time"] + total["done_late"] + total["late"]
        )
        self.assertEqual(sum(row["due"] for row in year["documents"]), len(due))
        late = [row for group in year["late"] for row in group["rows"]]
        self.assertEqual(len(late), total["done_late"] + total["late"])

    def test_who_took_over_is_listed_with_the_days_since_then(self):
        """Due on 7 April, sent on 8 April; of the months due 10 February on 83 days.

        To 26 April 75 of them, the days 11 February to 26 April; 8 to 4 May.
        """
        newcomer = self._create_employee("Sekretaris Baru, S.E.", rank="iv_b")
        post = self.job_secretary_a.copy({"name": "Jabatan Lain"})
        self.employee_secretary_a._appoint(post, date(YEAR, 4, 27), {})
        newcomer.user_id = self._create_user(
            "uji_sekretaris_baru", "group_secretary", self.agency_a
        )
        newcomer._appoint(self.job_secretary_a, date(YEAR, 4, 27), {})
        self.env.cr.flush()
        self.env["sidocakep.deadline"]._refresh(self.agency_a, YEAR)
        rows = self._get_rows(RECAP, self._open_overview(self.user_head_a), 2)
        january = [row for row in rows if "Januari 2026" in " ".join(row)]
        self.assertEqual(
            {row[1]: row[-1] for row in january},
            {
                self.employee_secretary_a.name: "75",
                f"{newcomer.name} sejak 27 April 2026": "8",
            },
        )

    def test_heads_have_the_recap_of_their_agency(self):
        overview = self._open_overview(self.user_head_a)
        self.assertEqual(overview.company_id, self.agency_a)
        whole = self._open_overview(self.user_head_a, company_id=self.government.id)
        for item in (overview, whole):
            names = {row["name"] for row in item._get_recap()["agencies"]}
            self.assertLessEqual(names, {self.agency_a.name})
