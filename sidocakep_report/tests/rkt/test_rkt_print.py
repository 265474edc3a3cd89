"""The RKT on paper, cell by cell beside Gunung Mas 24/2024 annex B.4.b."""

import base64
import hashlib
import io

from lxml import html
from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import tagged

from odoo.addons.sidocakep_base.tests.common_rkt import RktCase

from ..officials import check_each_form

REPORT = "sidocakep_report.action_report_rkt"
#: Headings and numbers of the columns as the annex prints them; "%s" is "Daerah" in the
#: form of the government (number 1)) and "Perangkat Daerah" in that of an agency (2)).
HEAD = [
    ["No.", "Tujuan dan Sasaran %s", "Indikator Kinerja", "Target Kinerja"],
    ["(1)", "(2)", "(3)", "(4)"],
]


def _squeeze(text):
    return "".join(text.split())


@tagged("post_install", "-at_install")
class TestRktPrint(RktCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rkt = cls._create_rkt()
        cls.agency_a.signing_place = "Kuala Kurun"
        cls.government.signing_place = "Kuala Kurun"

    def _print(self, rkts, user=None):
        reports = self.env["ir.actions.report"].with_user(user or self.user_head_a)
        return reports._render_qweb_pdf(REPORT, rkts.ids)[0]

    def _read(self, content):
        pages = PdfFileReader(io.BytesIO(content)).pages
        return [_squeeze(page.extract_text()) for page in pages]

    def _get_cells(self, rkt):
        reports = self.env["ir.actions.report"]
        page = html.fromstring(reports._render_qweb_html(REPORT, rkt.ids)[0])
        return [
            [" ".join(cell.text_content().split()) for cell in row.xpath("./td|./th")]
            for row in page.xpath("//table[contains(@class, 'ts-grid')]//tr")
        ]

    def test_who_signs_stands_there_with_rank_and_nip(self):
        self.assertIn("report_rkt", check_each_form(self))
        self._decide_rkt(self.rkt)
        self.assertIn("report_rkt", check_each_form(self))
        # whose name was written otherwise then has none: they may be of another
        kept = self.rkt._get_printed_official(self.rkt._get_signers()[self.rkt.id])
        self.assertTrue(kept["signer_rank"] and kept["signer_nip"])
        self.rkt._with_workflow_bypass().signer_name = "Drs. Nama Lama"
        kept = self.rkt._get_printed_official(self.rkt._get_signers()[self.rkt.id])
        self.assertEqual(list(kept.values()), ["Drs. Nama Lama", "", ""])

    def test_gunung_mas_b_4b2_the_form_of_an_agency_cell_by_cell(self):
        head = [[text.replace("%s", "Perangkat Daerah") for text in HEAD[0]], HEAD[1]]
        self.assertEqual(
            self._get_cells(self.rkt),
            [
                *head,
                ["1", "Derajat kesehatan", "Usia harapan hidup", "70,2 persen"],
                ["2", "Layanan rujukan", "Indeks kepuasan", "82 persen"],
            ],
        )
        self._decide_rkt(self.rkt)
        [page] = self._read(self._print(self.rkt))
        last = 0
        for words in (
            "RENCANA KERJA TAHUNAN 2026",
            self.agency_a.name.upper(),
            *head[0],
            *head[1],
            "Kuala Kurun, 30 September 2025",
            self.rkt.signer_title,
            f"({self.rkt.signer_name})",
        ):
            with self.subTest(words):
                found = page.find(_squeeze(words), last)
                self.assertGreaterEqual(found, last)
                last = found
        self.assertNotIn("RANCANGAN", page)

    def test_gunung_mas_b_4b1_the_form_of_the_government(self):
        rkt = self._create_rkt(self.government)
        head = [[text.replace("%s", "Daerah") for text in HEAD[0]], HEAD[1]]
        cells = self._get_cells(rkt)
        self.assertEqual(cells[:2], head)
        self.assertEqual(cells[2][0], "1")
        self.assertEqual(cells[2][2:], ["Indeks Pembangunan Manusia", "72,5 persen"])
        [page] = self._read(self._print(rkt, self.user_bappeda))
        self.assertIn("RENCANAKERJATAHUNAN2026PEMERINTAHKABUPATENUJI", page)
        self.assertIn(_squeeze(rkt.signer_job_id.name), page)
        self.assertIn("RANCANGAN", page)

    def test_a_tujuan_is_named_above_the_first_of_its_sasaran(self):
        """Column 2 is "tujuan dan sasaran": also where no target is of the tujuan."""
        self._line(self.rkt, self.life).is_included = False
        self.assertEqual(
            self._get_cells(self.rkt)[2:],
            [["1", "Derajat kesehatanLayanan rujukan", "Indeks kepuasan", "82 persen"]],
        )

    def test_what_was_decided_is_printed_whatever_changed(self):
        self._decide_rkt(self.rkt)
        before = self._print(self.rkt)
        self.agency_a.name = "Dinas Lain"
        self.employee_head_a.name = "Orang Lain"
        self._mean(self.life, name="Nama lain")
        form = self.rkt.form_id
        self.assertTrue(form.is_used)
        with self.assertRaisesRegex(UserError, "signed on"):
            form.with_user(self.user_organisasi).title = "RKT {year}"
        edition = form.browse(form.action_next_edition()["res_id"])
        edition.title = "RENCANA LAIN {year}"
        self.env.invalidate_all()
        self.assertTrue(self._print(self.rkt) == before, "other bytes")

    def test_a_decided_one_is_issued_and_its_amendment_takes_its_place(self):
        """The tables beside the form are issued with it, each under its own code."""
        self.assertFalse(self.rkt._find_issue())
        self._decide_rkt(self.rkt)
        issue = self.rkt.sudo()._find_issue()
        self.assertEqual(issue.kind, "Rencana Kerja Tahunan")
        self.assertEqual(issue.number, self.rkt.document_number)
        content = self._print(self.rkt)
        self.assertEqual(issue.file_hash, hashlib.sha256(content).hexdigest())
        self.assertIn("Periksakeaslian", self._read(content)[0])
        reports = self.env["ir.actions.report"].with_user(self.user_head_a)
        tables = "sidocakep_report.action_report_rkt_tables"
        content = reports._render_qweb_pdf(tables, self.rkt.ids)[0]
        beside = self.rkt.sudo()._find_issue("tables")
        self.assertEqual(beside.file_hash, hashlib.sha256(content).hexdigest())
        self.assertNotEqual(beside.token, issue.token)
        self.assertIn(f"/sidocakep/dokumen/{beside.token}", self._read(content)[0])
        successor = self.rkt.browse(self.rkt.action_amend()["res_id"])
        successor.amendment_reason = "Renstra berubah"
        self._decide_rkt(successor)
        self.assertEqual(issue.state, "replaced")
        for paper in ("document", "tables", "rka"):
            former = self.rkt.sudo()._find_issue(paper)
            self.assertEqual(
                former.replaced_by_id, successor.sudo()._find_issue(paper), paper
            )

    def test_the_head_of_the_table_stands_on_each_page(self):
        self.env["sidocakep.rkt.line"].create(
            [
                {
                    "rkt_id": self.rkt.id,
                    "node_id": self.objective.id,
                    "indicator_id": self._create_indicator(f"Indikator {number}").id,
                    "written": "5",
                }
                for number in range(70)
            ]
        )
        pages = self._read(self._print(self.rkt))
        self.assertGreater(len(pages), 1)
        for page in pages:
            self.assertIn("(1)(2)(3)(4)", page)
        self.assertIn("Indikator69", pages[-1])
        self.assertIn(f"Halaman{len(pages)}dari{len(pages)}", pages[-1])

    def test_who_reads_an_rkt_prints_it(self):
        self.assertTrue(self._print(self.rkt, self.user_pelaksana_a))
        with self.assertRaises(AccessError):
            self._print(self.rkt, self.user_head_b)

    def test_without_a_form_a_sentence_says_who_adds_it(self):
        """Paser 23/2016 has no form of the RKT, and none is ascribed to it."""
        self.government.profile_id = self.env.ref("sidocakep_base.profile_paser")
        with self.assertRaisesRegex(
            UserError, "has no form for an RKT.*Regulation Profiles > Forms"
        ):
            self._print(self.rkt)
        self._decide_rkt(self.rkt)
        self.assertFalse(self.rkt.form_id)
        # Once it has one, of its own rule, also what was decided before is printed.
        self.env["sidocakep.profile.form"].create(
            {
                "profile_id": self.government.profile_id.id,
                "document": "rkt",
                "article": "Surat Edaran",
            }
        )
        self.assertIn(
            _squeeze(self.rkt.signer_name), self._read(self._print(self.rkt))[0]
        )

    def test_a_document_is_printed_on_a_layout_of_its_own(self):
        form = self.env.ref("sidocakep_base.form_gunung_mas_rkt")
        self.assertEqual(form.layout_codes, [False, "gunung_mas_rkt"])
        for vals in (
            {"form_code": "gunung_mas"},
            {"form_code": False},
            {"document": "lkjip", "form_code": "gunung_mas_rkt"},
        ):
            with self.subTest(vals), self.assertRaises(ValidationError):
                form.write(vals)
                form.flush_recordset()
        preview = call_kw(
            form.with_user(self.user_organisasi), "read", [form.ids, ["preview"]], {}
        )[0]["preview"]
        [page] = self._read(base64.b64decode(preview))
        self.assertIn("DINASCONTOH", page)

    def test_queries_do_not_grow_with_the_rkts(self):
        few = rkts = self.rkt | self._decide_rkt(self._create_rkt(self.government))
        for year in range(2027, 2030):
            rkts |= self._create_rkt(year=year)
        self.assertEqual(
            self._count_queries(rkts._get_document_values),
            self._count_queries(few._get_document_values),
        )
