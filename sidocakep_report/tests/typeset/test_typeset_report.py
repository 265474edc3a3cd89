"""Any report of any model, typeset."""

from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from ...typeset.engine import TypstDocument
from .common import NAME, TypesetCase


@tagged("post_install", "-at_install")
class TestTypesetReport(TypesetCase):
    def _edit(self, old, new):
        self.assertIn(old, self.view.arch)
        self.view.arch = self.view.arch.replace(old, new)

    def test_one_file_a_record_and_one_download(self):
        pages = self._read_pages(self._print(self.partners | self.draft))
        self.assertEqual(
            pages, ["AdaReferenceA-1", "GraceReferenceG-1", "NobodyyetReference"]
        )
        kept = self._get_prints(self.partners | self.draft)
        self.assertEqual(set(kept.mapped("name")), {"Card A-1.pdf", "Card G-1.pdf"})
        self.assertEqual(kept.typeset_report_id, self.report)
        for attachment in kept:
            self.assertEqual(len(self._read_pages(attachment.raw)), 1)

    def test_stored_prints_and_new_ones_keep_the_order_that_was_asked(self):
        self._print(self.partners[1])
        pages = self._read_pages(
            self._print(self.draft | self.partners[1] | self.partner)
        )
        self.assertEqual(
            [page.partition("Reference")[0] for page in pages],
            ["Nobodyyet", "Grace", "Ada"],
        )

    def test_nothing_is_kept_where_the_caller_says_so(self):
        report = self.report.with_context(report_pdf_no_attachment=True)
        report._render_qweb_pdf(NAME, self.partner.ids)
        self.assertFalse(self._get_prints(self.partner))

    def test_the_sheet_is_that_of_the_paper_format(self):
        self.report.paperformat_id = self.env["report.paperformat"].create(
            {
                "name": "Card",
                "format": "custom",
                "page_width": 200,
                "page_height": 100,
                "orientation": "Landscape",
                "margin_top": 7,
                "margin_left": 11,
            }
        )
        page = self.report._typeset_page(self.report)
        self.assertEqual(page.sheet, (200, 100))
        self.assertEqual((page.margin_top, page.margin_left), (7, 11))

    def test_who_may_not_read_the_record_prints_nothing(self):
        portal = new_test_user(self.env, "typeset_portal", groups="base.group_portal")
        self._print(self.partner)
        with self.assertRaises(AccessError):
            self._print(self.partner, portal)

    def test_a_sign_without_a_font_is_named(self):
        self.draft.name = "Nobody 日 yet"
        with self.assertRaisesRegex(UserError, r"U\+65E5.*Nobody"):
            self._print(self.draft)

    def test_what_the_vocabulary_does_not_know_is_named(self):
        self._edit('<p class="ts-bold"', '<p style="color: red"')
        with self.assertRaisesRegex(UserError, "attribute.*style"):
            self._print(self.draft)

    def test_a_second_document_of_a_record_takes_no_place(self):
        """The form of annex D printed its last official and nobody else."""
        render = type(self.report)._render_qweb_html

        def render_twice(report, ref, docids, data=None):
            html, kind = render(report, ref, docids, data=data)
            start = html.index(b'<div class="article')
            end = html.rindex(b"</div>") + len(b"</div>")
            article = html[start : html.index(b"</div>", start) + len(b"</div>")]
            self.assertGreaterEqual(end, start)
            return html[:start] + article + html[start:], kind

        patched = patch.object(type(self.report), "_render_qweb_html", render_twice)
        with patched, self.assertRaisesRegex(UserError, "two documents"):
            self._print(self.draft)

    def test_a_template_without_a_document_is_told(self):
        self._edit('data-title="Card"', 'data-title=""')
        with self.assertRaisesRegex(UserError, "template is at fault"):
            self._print(self.draft)

    def test_a_record_without_a_document_of_its_own_is_told(self):
        self._edit('t-att-data-oe-id="doc.id"', 't-att-data-oe-id="docs[0].id"')
        with self.assertRaisesRegex(UserError, "data-oe-id"):
            self._print(self.partners)

    def test_a_report_may_draw_its_pages(self):
        """Its model gives Typst documents; there is no template."""

        class Drawn:
            def _get_typst_documents(self, partners):
                return {
                    partner.id: TypstDocument(
                        source='#import "typeset.typ": fonts\n'
                        '#set document(title: "Card", date: auto)\n'
                        "#set text(font: fonts)\nDrawn",
                        date=None,
                        model=partner._name,
                        record_id=partner.id,
                    )
                    for partner in partners
                }

        self.view.unlink()
        get = type(self.env).get

        def get_model(env, name, default=None):
            return Drawn() if name == f"report.{NAME}" else get(env, name, default)

        with patch.object(type(self.env), "get", get_model):
            self.assertEqual(self._read_pages(self._print(self.draft)), ["Drawn"])

    def test_the_screen_is_told_what_is_typeset(self):
        action = self.report.report_action(self.partner)
        self.assertEqual(action["type"], "ir.actions.report")
        self.assertTrue(action["is_typeset"])
        self.assertIn("is_typeset", self.report._get_readable_fields())

    def test_other_reports_stay_with_odoo(self):
        self.report.is_typeset = False
        action = self.report.report_action(self.partner, config=False)
        self.assertNotIn("is_typeset", action)
        with patch.object(
            type(self.report), "_typeset_print", side_effect=AssertionError
        ):
            # Stock Odoo gives the page instead of a PDF in tests.
            content, kind = self.report._render_qweb_pdf(NAME, self.partner.ids)
        self.assertEqual(kind, "html")
        self.assertIn(b"Ada", content)
        self.assertNotIn(b"ts-bold {", content)
