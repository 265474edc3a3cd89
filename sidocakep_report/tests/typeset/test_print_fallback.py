"""A site that chose wkhtmltopdf prints the same page with it."""

from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...models.ir_actions_report import ENGINE_PARAMETER
from ..common import REPORT, PrintCase


@tagged("post_install", "-at_install")
class TestPrintFallback(PrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pks = cls.pk | cls._create_pk(cls.job_ech4_a)
        cls.env["ir.config_parameter"].set_param(ENGINE_PARAMETER, "wkhtmltopdf")

    def _print_with(self, state, run):
        model = type(self.report)
        with (
            patch.object(model, "get_wkhtmltopdf_state", lambda report: state),
            patch.object(model, "_run_wkhtmltopdf", run),
        ):
            return self.report._render_qweb_pdf_prepare_streams(
                REPORT, {}, self.pks.ids
            )

    def test_one_whole_page_a_record(self):
        calls = []

        def run(_report, bodies, **options):
            calls.append((bodies, options))
            return b"%PDF-" + str(len(calls)).encode()

        streams = self._print_with("ok", run)
        contents = [streams[pk.id]["stream"].getvalue() for pk in self.pks]
        self.assertEqual(contents, [b"%PDF-1", b"%PDF-2"])
        for (bodies, options), pk in zip(calls, self.pks, strict=True):
            (page,) = bodies
            self.assertIn(f'data-oe-id="{pk.id}"', page)
            self.assertIn("<style>", page)
            self.assertNotIn("/web/", page)
            self.assertFalse(options["landscape"])

    def test_no_delay(self):
        arguments = self.report.with_context(
            sidocakep_no_delay=True
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
            self._print(self.pks)
