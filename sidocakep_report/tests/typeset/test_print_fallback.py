"""A site that chose wkhtmltopdf prints the same page with it."""

from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...typeset import ENGINE_PARAMETER
from .common import NAME, TypesetCase


@tagged("post_install", "-at_install")
class TestPrintFallback(TypesetCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.report.paperformat_id = cls.env["report.paperformat"].create(
            {
                "name": "Long",
                "format": "custom",
                "page_width": 215,
                "page_height": 330,
            }
        )
        cls.env["ir.config_parameter"].set_param("report.print_delay", False)
        cls.env["ir.config_parameter"].set_param(ENGINE_PARAMETER, "wkhtmltopdf")

    def _print_with(self, state, run):
        model = type(self.report)
        with (
            patch.object(model, "get_wkhtmltopdf_state", lambda report: state),
            patch.object(model, "_run_wkhtmltopdf", run),
        ):
            return self.report._render_qweb_pdf_prepare_streams(
                NAME, {}, self.partners.ids
            )

    def test_one_whole_page_a_record(self):
        calls = []

        def run(_report, bodies, **options):
            calls.append((bodies, options))
            return b"%PDF-" + str(len(calls)).encode()

        streams = self._print_with("ok", run)
        contents = [
            streams[partner.id]["stream"].getvalue() for partner in self.partners
        ]
        self.assertEqual(contents, [b"%PDF-1", b"%PDF-2"])
        for (bodies, options), partner in zip(calls, self.partners, strict=True):
            (page,) = bodies
            self.assertIn(f'data-oe-id="{partner.id}"', page)
            self.assertIn("<style>", page)
            self.assertNotIn("/web/", page)
            self.assertFalse(options["landscape"])

    def test_a_lying_sheet_is_said(self):
        self.view.arch = self.view.arch.replace(
            '"article ts-doc"', '"article ts-doc ts-landscape"'
        )
        asked = []

        def run(_report, bodies, **options):
            asked.append(options["landscape"])
            return b"%PDF-"

        self._print_with("ok", run)
        self.assertEqual(asked, [True, True])

    def test_no_delay(self):
        arguments = self.report.with_context(
            typeset_no_delay=True
        )._build_wkhtmltopdf_args(self.report.paperformat_id, False)
        self.assertEqual(arguments[arguments.index("--javascript-delay") + 1], "0")
        self.assertEqual(arguments[arguments.index("--page-height") + 1], "330mm")
        stock = self.report._build_wkhtmltopdf_args(self.report.paperformat_id, False)
        self.assertNotEqual(stock[stock.index("--javascript-delay") + 1], "0")

    def test_not_installed(self):
        with self.assertRaisesRegex(UserError, ENGINE_PARAMETER):
            self._print_with("install", None)

    def test_unknown_engine(self):
        self.env["ir.config_parameter"].set_param(ENGINE_PARAMETER, "word")
        with self.assertRaisesRegex(UserError, "word"):
            self._print(self.partners)
