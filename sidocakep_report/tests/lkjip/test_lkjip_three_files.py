"""The report as .pdf, .odt and .xlsx: each figure of each table is that of the records.

The three are made of one page; what is compared here is what came out of each.
"""

import io
import re
import zipfile

from lxml import etree
from PyPDF2 import PdfFileReader

from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_cascading.engine.report_table import merge_cells
from odoo.addons.sidocakep_cascading.tests.lkjip_case import NOW, LkjipCase

from ...typeset import ENGINE_PARAMETER
from ..sheets import check_workbook

NAME = "sidocakep_report.report_lkjip"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
AMOUNT = re.compile(r"Rp[\d.]+,\d\d")
#: A figure as an Indonesian paper has it, with or without its unit.
NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?")


def read_figures(text):
    """Return the numbers of a text in their order.

    >>> read_figures("Rp1.380.000,50 (69,42 persen)")
    [1380000.5, 69.42]
    """
    plain = (item.replace(".", "").replace(",", ".") for item in NUMBER.findall(text))
    return [float(item) for item in plain]


def squeeze(text):
    """Return a text without blanks and hyphens: a line that is cut has one more."""
    return "".join(text.split()).replace("-", "")


@freeze_time(NOW)
@tagged("post_install", "-at_install")
class TestLkjipThreeFiles(LkjipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ir.config_parameter"].set_param(ENGINE_PARAMETER, "typst")
        cls.env["ir.config_parameter"].set_param("report.print_delay", False)
        cls.profile_gm.lkjip_efficiency = "cost"
        cls._spend(cls.node_k1a, 140_000_000)
        cls.env["sidocakep.lhe.recommendation"].create(
            {
                "company_id": cls.agency_a.id,
                "year": 2025,
                "report_number": "700/19",
                "report_date": "2026-05-26",
                "name": "Melengkapi sumber data 3 indikator",
            }
        )
        cls._make_use_of_figures()
        cls.report = cls._begin()
        cls.env.flush_all()
        #: The rows of the tables in the order of the pages: texts of the records, each
        #: with how many rows its cell spans.
        cls.cells = [
            [(" ".join(cell.text.split()), cell.rows) for cell in cells]
            for section in cls.report.section_ids
            if section.table
            for cells in merge_cells(section.table["heads"], section.table["rows"])
        ]
        cls.rows = [[text for text, _rows in cells] for cells in cls.cells]

    def _render(self, kind):
        reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)
        ids = self.report.ids
        if kind == "pdf":
            return reports._render_qweb_pdf(NAME, ids)[0]
        if kind == "odt":
            return reports.sudo()._render_py3o(f"{NAME}_text", ids)[0]
        return reports._render_xlsx(f"{NAME}_xlsx", ids, {})[0]

    def _read_odt(self):
        """Return the rows of all tables of the text, each a list of texts."""
        with zipfile.ZipFile(io.BytesIO(self._render("odt"))) as archive:
            content = etree.fromstring(archive.read("content.xml"))
        return [
            [
                " ".join(" ".join(cell.itertext()).split())
                for cell in row.iter(f"{TABLE}table-cell")
            ]
            for row in content.iter(f"{TABLE}table-row")
        ]

    def _read_xlsx(self):
        """Return the rows of all sheets, empty cells left out."""
        book = check_workbook(self, self._render("xlsx"))
        return [
            [cell.value for cell in row if cell.value not in (None, "")]
            for sheet in book
            for row in sheet.rows
        ]

    def _read_numbers(self, cells):
        """Return the numbers of cells, whether they are numbers or texts."""
        found = []
        for cell in cells:
            found += (
                [float(cell)]
                if isinstance(cell, int | float)
                else read_figures(str(cell))
            )
        return found

    def test_a_foreword_that_nobody_wrote_says_so(self):
        """In a draft; written, and in what is issued, nothing of it is printed."""
        reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)

        def read():
            self.env.flush_all()
            page = reports._render_qweb_html(NAME, self.report.ids)[0].decode()
            return page.split("KATA PENGANTAR</h1>")[1].split("DAFTAR ISI")[0]

        preface = self.report.section_ids.filtered(lambda row: row.chapter == "preface")
        preface.body = False
        self.assertIn("Belum ditulis.", read())
        preface[:1].body = "Puji syukur kepada Tuhan Yang Maha Esa."
        self.assertNotIn("Belum ditulis", read())

    def test_each_row_of_the_records_stands_in_the_text_as_it_is(self):
        self.assertGreater(len(self.rows), 12)
        drawn = self.report.section_ids.filtered("table").mapped("content")
        for content in ("benchmarks", "programs", "budget_objectives", "utilisation"):
            self.assertIn(content, drawn)
        found = self._read_odt()
        for row in self.rows:
            self.assertIn(row, found)

    def test_an_amount_of_the_records_is_a_number_in_the_text_too(self):
        """A word processor adds up what it has as numbers."""
        with zipfile.ZipFile(io.BytesIO(self._render("odt"))) as archive:
            content = etree.fromstring(archive.read("content.xml"))
        found = [
            (float(cell.get(f"{OFFICE}value")), "".join(cell.itertext()).strip())
            for cell in content.iter(f"{TABLE}table-cell")
            if cell.get(f"{OFFICE}value-type") == "float"
        ]
        amounts = {text for row in self.rows for text in row if AMOUNT.fullmatch(text)}
        self.assertGreater(len(amounts), 3)
        self.assertLessEqual(amounts, {text for _value, text in found})
        for value, text in found:
            self.assertEqual([value], read_figures(text))

    def test_each_figure_of_the_records_stands_in_the_sheet_as_a_number_or_text(self):
        found = self._read_xlsx()
        numbers = [self._read_numbers(row) for row in found]
        total = re.compile(r"jumlah\b", re.IGNORECASE)
        for row in self.rows:
            expected = self._read_numbers(row)
            if not expected or any(map(total.match, row)):
                # what is added up is a formula there, checked with the sheets
                continue
            with self.subTest(row=row):
                self.assertTrue(
                    any(
                        len(line) == len(expected)
                        and all(
                            abs(one - other) < 0.005
                            for one, other in zip(line, expected, strict=True)
                        )
                        for line in numbers
                    )
                )

    def test_each_row_of_the_records_stands_on_the_pages_as_it_is(self):
        pages = PdfFileReader(io.BytesIO(self._render("pdf"))).pages
        text = squeeze("".join(page.extractText() for page in pages))
        for cells in self.cells:
            # A cell of several rows stands before or behind them in the text.
            row = "".join(words for words, rows in cells if rows == 1)
            with self.subTest(row=row):
                self.assertIn(squeeze(row), text)
                for words, _rows in cells:
                    self.assertIn(squeeze(words), text)
