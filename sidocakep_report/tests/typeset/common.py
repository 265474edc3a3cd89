import io
from contextlib import contextmanager
from unittest.mock import patch

import typst
from PyPDF2 import PdfFileReader

from odoo.tests import TransactionCase

from ...typeset import ENGINE_PARAMETER
from ...typeset.engine import FONTS
from ...typeset.engine.compiler import PdfCompiler

NAME = "typeset.test_card"
CARD = """
<t t-name="typeset.test_card">
    <t t-call="sidocakep_report.typeset_page">
        <t t-set="page_title">Cards</t>
        <div
            t-foreach="docs"
            t-as="doc"
            class="article ts-doc"
            data-title="Card"
            data-date="2026-01-02"
            t-att-data-oe-model="doc._name"
            t-att-data-oe-id="doc.id"
        >
            <p class="ts-bold" t-out="doc.name" />
            <p>Reference <t t-out="doc.ref" /></p>
        </div>
    </t>
</t>
"""


class TypesetCase(TransactionCase):
    """A typeset report of partners: their name and reference, kept once they have a
    reference."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ir.config_parameter"].set_param(ENGINE_PARAMETER, "typst")
        cls.view = cls.env["ir.ui.view"].create(
            {"name": NAME, "key": NAME, "type": "qweb", "arch": CARD}
        )
        cls.report = cls.env["ir.actions.report"].create(
            {
                "name": "Card",
                "model": "res.partner",
                "report_type": "qweb-pdf",
                "report_name": NAME,
                "is_typeset": True,
                "attachment_use": True,
                "attachment": "object.ref and 'Card %s.pdf' % object.ref",
            }
        )
        cls.partners = cls.env["res.partner"].create(
            [{"name": "Ada", "ref": "A-1"}, {"name": "Grace", "ref": "G-1"}]
        )
        cls.partner = cls.partners[0]
        cls.draft = cls.env["res.partner"].create({"name": "Nobody yet"})

    def _print(self, partners, user=None):
        report = self.report.with_user(user or self.env.user)
        return report._render_qweb_pdf(NAME, partners.ids)[0]

    def _get_prints(self, partners):
        return (
            self.env["ir.attachment"]
            .sudo()
            .search([("res_model", "=", "res.partner"), ("res_id", "in", partners.ids)])
        )

    def _read_pages(self, content):
        """Text of each page of a PDF, without blanks (PyPDF2 invents some)."""
        reader = PdfFileReader(io.BytesIO(content))
        return ["".join(page.extract_text().split()) for page in reader.pages]


@contextmanager
def drawn_pages(dots_per_inch):
    """Collect the pages of what is compiled meanwhile, as PNG files, one a page."""
    pages = []
    to_pdf = PdfCompiler.compile

    def compile_both(compiler, document):
        content = to_pdf(compiler, document)
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(FONTS)],
        )
        drawn = typst.Compiler(root=str(compiler._folder), font_paths=fonts).compile(
            input=document.source.encode(), format="png", ppi=dots_per_inch
        )
        pages.extend([drawn] if isinstance(drawn, bytes) else drawn)
        return content

    with patch.object(PdfCompiler, "compile", compile_both):
        yield pages
