import io
from unittest.mock import patch

from lxml import html
from PyPDF2 import PdfFileReader

from odoo.addons.sidocakep_cascading.tests.common import PkCase

from ..typeset import ENGINE_PARAMETER

REPORT = "sidocakep_report.action_report_pk"
#: The roles, each a group ``sidocakep_base.group_<role>``.
ROLES = (
    "bupati",
    "sekda",
    "asisten",
    "head",
    "secretary",
    "echelon3",
    "echelon4",
    "functional",
    "pelaksana",
    "organisasi",
    "bappeda",
    "monev",
    "inspektorat",
    "hr",
    "compiler_agency",
)


class PrintCase(PkCase):
    """PKs of Kabupaten Uji and what is read out of their prints."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.report = cls.env.ref(REPORT)
        parameters = cls.env["ir.config_parameter"]
        parameters.set_param(ENGINE_PARAMETER, "typst")
        parameters.set_param("report.print_delay", False)
        cls.pk = cls._create_pk(cls.job_ech3_a)

    def _render_html(self, pks):
        return self.report._render_qweb_html(REPORT, pks.ids)[0].decode()

    def _render_values(self, values):
        """HTML of a PK whose document is ``values``."""
        with self._patch_values(self.pk, values):
            return self._render_html(self.pk)

    def _patch_values(self, pk, values):
        documents = {pk.id: values}
        model = type(self.env["sidocakep.pk"])
        return patch.object(model, "_get_document_values", lambda pks: documents)

    def _print(self, pks, user=None):
        report = self.report.with_user(user or self.env.user)
        return report._render_qweb_pdf(REPORT, pks.ids)[0]

    def _get_text(self, page):
        """Text of an HTML page with blanks as a reader sees them."""
        body = html.fromstring(page).find("body")
        for line_break in body.iter("br"):
            line_break.tail = " " + (line_break.tail or "")
        return " ".join(" ".join(body.itertext()).split())

    def _get_cells(self, page, table):
        """Rows of the ``table``-th ruled table as lists of cell texts.

        Without those that only a continued page shows.
        """
        tables = html.fromstring(page).xpath(
            "//table[contains(@class, 'ts-grid') or contains(@class, 'ts-bare')]"
        )
        return [
            [" ".join(cell.text_content().split()) for cell in row.xpath("./td|./th")]
            for row in tables[table].iter("tr")
            if row.get("class") != "ts-continued"
        ]

    def _read_pages(self, content):
        """Text of each page of a PDF, without blanks (PyPDF2 invents some)."""
        reader = PdfFileReader(io.BytesIO(content))
        return ["".join(page.extract_text().split()) for page in reader.pages]

    def _get_sheet(self, content):
        """Width and height of the first page in mm."""
        box = PdfFileReader(io.BytesIO(content)).pages[0].mediabox
        return [round(float(side) / 72 * 25.4) for side in (box.width, box.height)]

    def _get_prints(self, pks):
        return (
            self.env["ir.attachment"]
            .sudo()
            .search([("res_model", "=", "sidocakep.pk"), ("res_id", "in", pks.ids)])
        )
