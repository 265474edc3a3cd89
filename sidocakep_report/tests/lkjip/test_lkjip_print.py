"""The performance report on paper: cover, lists, four chapters. Gunung Mas annex E."""

import io

from lxml import html
from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_cascading.tests.lkjip_case import NOW, LkjipCase

from ...report.lkjip.lkjip_report import fit_lists
from ...typeset import ENGINE_PARAMETER
from ..house import check_house
from ..typeset.archival import check_archival

REPORT = "sidocakep_report.action_report_lkjip"
LETTER = "sidocakep_report.action_report_lkjip_letter"
RECEIPT = "sidocakep_report.action_report_lkjip_receipt"
#: What stands before the chapters and names them.
LISTS = ("DAFTAR ISI", "DAFTAR TABEL", "DAFTAR GAMBAR")
#: Millimetres of the margins, as a bound report has them.
MARGINS = {"left": 30, "top": 30, "right": 20, "bottom": 20}


def _squeeze(text):
    """Return a text without blanks: where they stand in a PDF is a matter of type."""
    return "".join(text.split())


@freeze_time(NOW)
@tagged("post_install", "-at_install")
class TestLkjipPrint(LkjipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        parameters = cls.env["ir.config_parameter"]
        parameters.set_param(ENGINE_PARAMETER, "typst")
        parameters.set_param("report.print_delay", False)
        cls.profile_gm.lkjip_efficiency = "unspent"
        cls.profile_gm.lkjip_efficiency_basis = "outcomes"
        cls.profile_gm.lkjip_recipients = "Bupati\nInspektorat\n"
        cls._spend(cls.node_k1a, 140_000_000)
        cls.report = cls._begin()

    def _get_page(self, user=None):
        reports = self.env["ir.actions.report"].with_user(user or self.user_secretary_a)
        self.env.flush_all()
        page = reports._render_qweb_html(REPORT, self.report.ids)[0]
        return html.fromstring(page).xpath("//div[contains(@class, 'article')]")[0]

    def _get_words(self, element):
        return " ".join(" ".join(element.itertext()).split())

    def _get_tables(self, page):
        return [
            [
                [self._get_words(cell) for cell in row.xpath("./td|./th")]
                for row in table.xpath(".//tr")
            ]
            for table in page.xpath(".//table[contains(@class, 'ts-grid')]")
        ]

    def _print(self, user=None):
        reports = self.env["ir.actions.report"].with_user(user or self.user_secretary_a)
        self.env.flush_all()
        content = reports._render_qweb_pdf(REPORT, self.report.ids)[0]
        pages = PdfFileReader(io.BytesIO(content)).pages
        return content, [_squeeze(page.extractText()) for page in pages]

    def test_its_letter_goes_through_bagian_organisasi_and_is_the_receipt(self):
        self._issue(self.report)
        # The register of outgoing mail numbers it when it leaves, after the signature.
        letter = {"letter_number": "000.8/31", "letter_date": "2027-02-10"}
        seal = self.report.document_seal
        first = self.report.sudo()._find_issue("letter")
        self.report.with_user(self.user_secretary_a).write(letter)
        self.assertEqual(self.report.document_seal, seal)
        # what was handed over without a number gives way to the numbered one
        numbered = first.replaced_by_id
        self.assertEqual((first.number, numbered.number), (False, "000.8/31"))
        self.assertIn("000.8/31", numbered.difference_text)
        with self.assertRaises(ValidationError):
            self.report.letter_date = "2027-02-09"

        def read_letter(report=LETTER):
            page = self.env["ir.actions.report"]._render_qweb_html(
                report, self.report.ids
            )[0]
            return self._get_words(html.fromstring(page))

        words = read_letter()
        for said in (
            "melalui Bagian Organisasi",
            "Nomor: 000.8/31",
            "Laporan Kinerja Instansi Pemerintah (LKjIP)",
            "10 Februari 2027",
            "Diterima tanggal ....",
        ):
            self.assertIn(said, words)
        self.report.with_user(self.user_organisasi).action_receive()
        self.assertIn("Diterima tanggal ....", read_letter())
        words = read_letter(RECEIPT)
        self.assertIn(f"Nomor tanda terima: {self.report.receipt_number}", words)
        self.assertNotIn("Diterima tanggal ....", words)
        reports = self.env["ir.actions.report"]
        paper = reports._render_qweb_pdf(RECEIPT, self.report.ids)[0]
        printed = PdfFileReader(io.BytesIO(paper)).pages[0].extractText()
        said = f"Nomor tanda terima: {self.report.receipt_number}"
        self.assertIn(_squeeze(said), _squeeze(printed))
        check_house(self, "letter", self.report)
        with self.assertRaises(FrozenRecordError):
            self.report.with_user(self.user_secretary_a).letter_number = "32"

    def test_permenpanrb_53_2014_the_statement_of_review_is_a_paper_of_its_own(self):
        """What was answered with no stands there as what is excepted."""
        review = self.env["sidocakep.lkjip.review"].sudo()._begin(self.report.sudo())
        check_house(self, "lkjip_review", review)
        review.line_ids[0]._with_workflow_bypass().write(
            {"answer": "no", "explanation": "Satu tabel belum ada"}
        )
        check_house(self, "lkjip_review", review)
        reports, name = self.env["ir.actions.report"], f"{REPORT}_review"
        page = reports._render_qweb_html(name, review.ids)[0]
        check_archival(self, reports._render_qweb_pdf(name, review.ids)[0], name)
        words = self._get_words(html.fromstring(page))
        for said in (
            "PERNYATAAN TELAH DIREVIU",
            f"{self.agency_a.name}, Pemerintah Kabupaten Uji",
            "kecuali hal-hal berikut",
            "tidak. Satu tabel belum ada",
        ):
            self.assertIn(said, words)
        # A statement that is given is issued; that of a later round takes its place.
        self.assertFalse(review._find_issue())
        review._with_workflow_bypass().state = "passed"
        review._keep_document()
        issue = review._find_issue()
        self.assertEqual(issue.kind, "Pernyataan Telah Direviu")
        self.assertEqual(
            issue.content["notes"], review._get_document()[review.id]["notes"]
        )
        self.env.flush_all()
        following = review._with_workflow_bypass().create(
            {
                "lkjip_id": review.lkjip_id.id,
                "checklist_id": review.checklist_id.id,
                "number": 2,
            }
        )
        self.assertEqual(following._get_earlier(), review)

    # What stands there ------------------------------------------------------

    def test_annex_e_the_order_of_the_pages(self):
        self._issue(self.report)
        _content, pages = self._print()
        starts = [
            "LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)",
            "KATA PENGANTAR",
            "DAFTAR ISI",
            "DAFTAR TABEL",
            "DAFTAR GAMBAR",
            "RINGKASAN EKSEKUTIF",
            "BAB I PENDAHULUAN",
            "BAB II PERENCANAAN KINERJA",
            "BAB III AKUNTABILITAS KINERJA",
            "BAB IV PENUTUP",
            "DAFTAR LAMPIRAN",
        ]
        found = [
            next(
                number
                for number, text in enumerate(pages)
                if _squeeze(start) in text
                and (start in LISTS or "DAFTARISI" not in text)
            )
            for start in starts
        ]
        tables, figures = found[3:5]
        self.assertEqual(tables, figures, "the lists stand together")
        others = [*found[:3], *found[4:]]
        self.assertEqual(others, sorted(set(others)), "each begins a page of its own")
        document = self.report._get_document()[self.report.id]
        self.assertFalse(fit_lists(document))
        self.assertTrue(fit_lists(document | {"tables": document["tables"][:2]}))
        self.assertEqual(found[0], 0)

    def test_the_public_page_tells_an_interim_from_the_report_of_the_year(self):
        for period, words in (("Semester I", " Semester I 2026 - "), ("", " 2026 - ")):
            facts = self.report._get_issue_facts({"year": "2026", "period": period})
            self.assertIn(f"Instansi Pemerintah{words}", facts["name"])

    def test_the_cover_has_no_footer_and_no_number(self):
        self._issue(self.report)
        _content, pages = self._print()
        self.assertNotIn("Halaman", pages[0])
        self.assertIn(_squeeze(self.agency_a.name.upper()), pages[0])
        self.assertIn("TAHUN2026", pages[0])
        for number, text in enumerate(pages[1:], start=2):
            self.assertIn(f"Halaman{number}dari{len(pages)}", text)

    def test_the_lists_name_the_page_of_each_heading_and_table(self):
        self._issue(self.report)
        _content, pages = self._print()
        contents = next(text for text in pages if "DAFTARISI" in text)
        tables = next(text for text in pages if "DAFTARTABEL" in text)
        chapter = next(
            number
            for number, text in enumerate(pages, start=1)
            if "BABIIPERENCANAANKINERJA" in text and text != contents
        )
        self.assertRegex(contents, rf"BABIIPERENCANAANKINERJA[.\u2060]*{chapter}2\.1")
        self.assertRegex(
            tables, rf"Tabel2\.1PerjanjianKinerjaTahun2026\.*{chapter}Tabel2\.2"
        )

    def test_gunung_mas_e_3_every_table_with_its_columns(self):
        page = self._get_page()
        captions = [
            self._get_words(item)
            for item in page.xpath(".//p[contains(@class, 'ts-caption')]")
        ]
        self.assertEqual(
            captions,
            [
                "Tabel 2.1 Perjanjian Kinerja Tahun 2026",
                "Tabel 2.2 Program dan Anggaran dalam Perjanjian Kinerja Tahun 2026",
                "Tabel 3.1 Target dan Realisasi Kinerja Tahun 2026",
                (
                    "Tabel 3.2 Target, Realisasi, dan Capaian Kinerja sampai dengan "
                    "Tahun 2026"
                ),
                "Tabel 3.3 Realisasi Kinerja terhadap Target Akhir Renstra",
                "Tabel 3.4 Penyebab Keberhasilan dan Kegagalan",
                (
                    "Tabel 3.5 Program yang Menunjang atau Menghambat Pencapaian "
                    "Kinerja Tahun 2026"
                ),
                "Tabel 3.6 Efisiensi Penggunaan Sumber Daya Tahun 2026",
                "Tabel 3.7 Hasil Program dan Keluaran Kegiatan dalam DPA",
                "Tabel 3.8 Realisasi Anggaran Tahun 2026",
                "Tabel 3.9 Realisasi Anggaran per Sasaran dan Indikator Tahun 2026",
            ],
        )
        _promised, *tables = self._get_tables(page)
        self.assertEqual(
            tables[1][0],
            [
                "No.",
                "Sasaran",
                "Indikator Kinerja",
                "Target",
                "Realisasi",
                "Capaian (%)",
                "Predikat",
            ],
        )
        self.assertEqual(tables[1][1], [f"({number})" for number in range(1, 8)])
        self.assertEqual(
            tables[1][2][2:6],
            ["Indeks Kepuasan", "85,5 Persen", "81,225 Persen (Sementara)", "95,00 *)"],
        )
        self.assertEqual(tables[4][2][3:], ["-", "Alat rusak", "Pinjam alat", "-"])
        self.assertEqual(tables[6][3][2:], ["100,00 *)", "80,00", "20,00 *)"])
        self.assertEqual(
            tables[8][-1],
            ["", "Jumlah", "Rp205.000.000,00", "Rp140.000.000,00", "68,29"],
        )
        accepted = "Diterima Tim Monev tanggal 5 Januari 2027"
        self.assertIn(accepted, self._get_words(page))

    def test_charts_draw_what_the_tables_print(self):
        page = self._get_page()
        figures = {
            self._get_words(item.getparent().xpath("./p")[0]): item.get("alt")
            for item in page.xpath(".//img[contains(@class, 'ts-fill')]")
        }
        self.assertEqual(
            figures,
            {
                "Gambar 3.1 Capaian Kinerja": "Grafik batang, Capaian (%). "
                "1. Indeks Kepuasan: 95,00 *); 2. Nilai SAKIP: belum dilaporkan.",
                "Gambar 3.2 Perkembangan Target dan Realisasi Kinerja": "Grafik kolom, "
                "target dan realisasi per tahun. 1. Indeks Kepuasan: 2025 target tidak "
                "ada, realisasi tidak ada, 2026 target 85,5 Persen, realisasi 81,225 "
                "Persen (Sementara); 2. Nilai SAKIP: 2025 target tidak ada, realisasi "
                "tidak ada, 2026 target 75,35 Angka, realisasi belum dilaporkan.",
                # paid 140 of 175 million of P2, and nothing of the 30 million of P1
                "Gambar 3.3 Serapan Anggaran": "Grafik batang, Serapan (%). "
                "1. 1.02.01 PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH: 0,00; "
                "2. 1.02.02 PROGRAM UPAYA KESEHATAN PERORANGAN: 80,00.",
            },
        )

    def test_paragraphs_and_lists_as_people_wrote_them(self):
        section = self._get_section(self.report, "text", "1")[0]
        section.body = "Pertama\nmasih pertama:\n- satu\n- dua\n\n<b>#let x</b> $ @"
        page = self._get_page()
        self.assertIn("Pertama masih pertama:", self._get_words(page))
        items = [self._get_words(item) for item in page.xpath(".//ul/li")]
        self.assertEqual(items[:2], ["satu", "dua"])
        _content, pages = self._print()
        self.assertIn(_squeeze("<b>#let x</b> $ @"), "".join(pages))

    def test_a_section_in_which_nothing_stands_says_so(self):
        """Its heading is asked for by annex E; a report kept before stays as it was."""
        self.profile_gm.lkjip_efficiency = False
        self.report.action_take_figures()
        name = "Analisis Efisiensi Penggunaan Sumber Daya"
        why = "Tidak disajikan: profil peraturan tidak menetapkan rumusnya"
        # Who still writes it reads that it lacks, not that somebody left it out.
        said = f'{name} Belum ditulis; tanpa isi tercetak sebagai "{why}".'
        self.assertIn(said, self._get_words(self._get_page()))
        self._issue(self.report)
        kept = dict(self.report.frozen_document)
        self.assertEqual(kept["page_edition"], 4)
        said = self._get_words(self._get_page())
        self.assertIn(f"{name} {why}.", said)
        self.assertIn("Dijilid di belakang laporan ini:", said)
        self.report._with_workflow_bypass().frozen_document = kept | {"page_edition": 2}
        page = self._get_page()
        self.assertNotIn("Dijilid di belakang", self._get_words(page))
        self.assertIn(kept["annexes"][0], self._get_words(page))
        self.assertFalse(page.xpath(".//div[contains(@class, 'ts-keep-short')]"))
        self.report._with_workflow_bypass().frozen_document = kept | {"page_edition": 1}
        self.assertNotIn("Tidak disajikan", self._get_words(self._get_page()))

    def test_a_draft_marks_its_proposals_and_itself(self):
        page = self._get_page()
        self.assertEqual(page.get("data-mark"), "RANCANGAN")
        words = self._get_words(page)
        self.assertIn("Usulan: Indeks Kepuasan: target Tahun 2026", words)
        first = self._get_section(self.report, "achievement").sentence_ids[1]
        first.action_accept()
        self.assertNotIn(f"Usulan: {first.text}", self._get_words(self._get_page()))
        self._issue(self.report)
        page = self._get_page()
        self.assertIsNone(page.get("data-mark"))
        self.assertIn(first.text, self._get_words(page))
        self.assertNotIn("Usulan:", self._get_words(page))
        moment = self.report.frozen_document["signed_at"]
        self.assertRegex(moment, r"20\d\d pukul \d\d\.\d\d WI[BT]")
        own = "Ditandatangani secara elektronik"
        self.assertIn(f"{own} {moment}", self._get_words(page))

    def test_where_the_signer_is_known_no_dots_stand(self):
        self._issue(self.report)
        words = self._get_words(self._get_page())
        self.assertIn(self.employee_head_a.name, words)
        self.assertIn(f"NIP. {self.employee_head_a.nip_display}", words)
        self.assertNotIn("....", words)
        # The public page names the code that the footer prints.
        issue = self.report.sudo()._get_standing_issues()[self.report.id]
        code = issue._find_issue(issue.token)["code"]
        self.assertIn(f"kode keutuhan {code}", words)
        self.assertEqual(code, self.report.document_seal[:16])

    def test_figures_stand_on_the_right(self):
        [cell] = self._get_page().xpath(".//td[normalize-space()='95,00 *)'][1]")[:1]
        self.assertEqual(cell.get("class"), "ts-right")
        lefts = cell.xpath("./parent::tr/td")[:3]
        self.assertEqual([left.get("class") for left in lefts], [None] * 3)

    def test_annexes_and_recipients(self):
        words = self._get_words(self._get_page())
        self.assertIn("DAFTAR LAMPIRAN Dijilid di belakang laporan ini:", words)
        self.assertRegex(words, r"Perjanjian Kinerja .{,60}[(]Tahun 2026[)]")
        self.assertIn("Pengukuran Kinerja Tahun 2026, versi 1, diterima Tim", words)
        self.assertRegex(words, r"Disampaikan kepada: Bupati Inspektorat")

    def test_whatever_people_write_is_text(self):
        """Markup of the page and of the typesetter, and a very long word."""
        hostile = [
            "<script>alert(1)</script>",
            '#import "x.typ": *',
            "$ integral $ @label <label>",
            "{{ object.company_id }} ${os} %s %(x)s",
            "x" * 4000,
        ]
        section = self._get_section(self.report, "text", "4")[0]
        line = self.year_measurement.line_ids.filtered(
            lambda item: item.indicator_id == self.iku_1
        )
        section.body = "\n\n".join(hostile)
        for text in hostile:
            with self.subTest(text[:30]):
                line._with_workflow_bypass().obstacle = text
                self.report.action_take_figures()
                page = self._get_page()
                self.assertFalse(page.xpath(".//script"))
                row = self._get_tables(page)[5][2]
                self.assertEqual(row[4], " ".join(text.split()))
        _content, pages = self._print()
        printed = "".join(pages)
        for text in hostile:
            self.assertIn(_squeeze(text)[:25], printed)

    # How it is set ----------------------------------------------------------

    def test_a_bound_page_has_three_three_two_two(self):
        paper = self.env.ref(REPORT).paperformat_id
        self.assertEqual(paper.format, "A4")
        for side, size in MARGINS.items():
            self.assertEqual(paper[f"margin_{side}"], size, side)

    def test_it_is_an_archival_file(self):
        content, _pages = self._print()
        self.assertIn(b"pdfaid:part", content)
        self.assertIn(b"pdfuaid:part", content)

    def test_signed_it_prints_as_it_was(self):
        self._issue(self.report)
        before = self._get_words(self._get_page())
        self.agency_a.name = "Dinas Lain"
        self.profile_gm.lkjip_efficiency = False
        self.year_measurement.line_ids._with_workflow_bypass().write(
            {"year_printed": "1,00"}
        )
        self.assertEqual(self._get_words(self._get_page()), before)

    def test_it_is_bound_with_its_annexes_in_one_click(self):
        """Behind the report its agreement and its measurement, each with a bookmark."""
        with self.assertRaisesRegex(UserError, "not issued yet"):
            self.report.action_bind()
        self._issue(self.report)
        report = self.report.with_user(self.user_secretary_a)
        action = report.action_bind()
        bundle = report.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual((bundle.state, bundle.problem_text or ""), ("ready", ""))
        documents = [item.documents for item in report.sudo()._get_annexes()]
        wanted = report._find_issue()
        for document in filter(None, documents):
            wanted |= document.with_env(report.env)._find_issues()
        stream = io.BytesIO()
        bundle._write_copy(stream)
        [_agency, bookmarks] = PdfFileReader(stream).outline
        self.assertEqual(
            [bookmark.title.partition(" - ")[0] for bookmark in bookmarks],
            [issue.name.partition(" - ")[0] for issue in wanted if issue],
        )
        self.assertGreater(len(bookmarks), 1)

    def test_who_reads_the_report_prints_it_and_no_other(self):
        for user in (self.user_head_a, self.user_organisasi, self.user_inspektorat):
            self.assertIn("BAB IV PENUTUP", self._get_words(self._get_page(user)))
        with self.assertRaises(AccessError):
            self._get_page(self.user_head_b)
