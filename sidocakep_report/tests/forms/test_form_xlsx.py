"""The printed forms as spreadsheets: which have one, who opens it, what it says."""

from lxml import html

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged

from ...report.sheet_parts import get_words, list_sheets
from ..common import PrintCase
from ..sheets import check_workbook

XLSX = "sidocakep_report.report_pk_xlsx"
_LETTER = "a covering letter has no figures; its text to edit is the .odt"
#: Printed pages without a spreadsheet, and why. Looked at one by one.
WITHOUT = {
    "report_cascading_letter": _LETTER,
    "report_dialog_invitation": "an invitation has no figures; it has its .odt",
    "report_lkjip_dispatch_letter": _LETTER,
    "report_lkjip_letter": _LETTER,
    "report_lkjip_review": "a statement of sentences; it has its .odt",
    "report_measurement_letter": _LETTER,
}
#: Of these the demo has no record: the tests of their rooms look at them.
WITHOUT_RECORD = {
    "report_cascading_xlsx",
    "report_lkjip_dispatch_receipt_xlsx",
    "report_measurement_result_xlsx",
}
#: Of the newest records one may have nothing to print.
TRIED = 50


@tagged("post_install", "-at_install")
class TestFormXlsx(PrintCase):
    def _open(self, user):
        reports = self.env["ir.actions.report"].with_user(user)
        content, kind = reports._render_xlsx(XLSX, self.pk.ids, {})
        self.assertEqual(kind, "xlsx")
        return check_workbook(self, content).active

    def test_each_form_has_one(self):
        """Of a record from its menu, of a window by a button beside that of print."""
        forms = self.env["ir.actions.report"].search(
            [("is_typeset", "=", True), ("report_name", "=like", "sidocakep_report.%")]
        )
        sheets = self.env["ir.actions.report"].search([("report_type", "=", "xlsx")])
        names = set(sheets.mapped("report_name"))
        left = {
            form.report_name.partition(".")[2]
            for form in forms
            if f"{form.report_name}_xlsx" not in names
        }
        self.assertEqual(left, set(WITHOUT))
        # Made of the printed page, a sheet cannot lack what the paper has.
        ours = sheets.filtered(lambda item: item.model.startswith("sidocakep."))
        self.assertFalse(ours.filtered(lambda item: not item.printed_form_id))
        for sheet in ours:
            form = sheet.printed_form_id
            self.assertEqual(sheet.report_name, f"{form.report_name}_xlsx")
            self.assertEqual(sheet.binding_model_id, form.binding_model_id)
            self.assertEqual(sheet.group_ids, form.group_ids)
            self.assertEqual(sheet.domain, form.domain)

    def test_tables_far_down_have_sheets_of_their_own(self):
        """Of twelve lines above it: the heads of a table are kept nowhere but there."""
        table = (
            '<p class="ts-caption">Tabel {0} Serapan</p><table class="ts-grid"><thead>'
            "<tr><th>Pagu</th></tr></thead><tbody><tr><td>{0}</td></tr></tbody></table>"
            '<p class="ts-small">Catatan {0}.</p>'
        )
        tables = f"<div>{table.format('1')}</div>{table.format('2')}"
        for lines, count in ((3, 1), (12, 3)):
            body = "<p>Kata pengantar.</p>" * lines + tables + "<p>Penutup.</p>"
            article = html.fromstring(
                f'<div class="article" data-title="Uji">{body}</div>'
            )
            with self.subTest(lines):
                sheets = list_sheets([article])
                self.assertEqual(len(sheets), count)
        (name, text), (_first, part), (last, _part) = sheets
        self.assertEqual((name, last), ("1 Uji", "3 Tabel 2 Serapan"))
        words = get_words(text)
        for said in (
            "Tabel 1 Serapan\nTabel pada lembar 2 Tabel 1 Serapan",
            "Penutup.",
        ):
            self.assertIn(said, words)
        self.assertNotIn("Catatan", words)
        self.assertEqual(get_words(part).split("\n")[-1], "Catatan 1.")

    def test_it_says_what_the_print_says(self):
        sheet = self._open(self.user_ech3_a)
        found = [cell.value for row in sheet.rows for cell in row if cell.value]
        texts = {" ".join(str(value).split()) for value in found}
        page = self._render_html(self.pk)
        for table in (0, 1):
            for row in self._get_cells(page, table):
                words = [cell for cell in row if not any(map(str.isdigit, cell))]
                self.assertLessEqual(set(filter(None, words)), texts)
        # the ceilings of the two kegiatan of programme P2, numbers of rupiah
        self.assertLessEqual({150_000_000, 25_000_000}, set(found))

    def test_who_does_not_read_the_record_opens_none(self):
        with self.assertRaises(AccessError):
            self._open(self.user_head_b)


@tagged("-standard", "post_install", "-at_install", "demo")
class TestDemoSheets(TransactionCase):
    def _write(self, sheet):
        """Return the workbook of the newest record that has one, or nothing."""
        model = self.env[sheet.model]
        records = model.search([], order="id desc", limit=TRIED)
        if not records and model._transient:
            records = model.create({})
        for record in records:
            try:
                return sheet._render_xlsx(sheet.report_name, record.ids, {})[0]
            except UserError:
                continue
        return None

    def test_each_has_its_marks_heads_and_figures(self):
        sheets = self.env["ir.actions.report"].search(
            [("printed_form_id", "!=", False), ("report_type", "=", "xlsx")]
        )
        left = set()
        for sheet in sheets:
            content = self._write(sheet)
            if content is None:
                left.add(sheet.report_name.partition(".")[2])
                continue
            with self.subTest(sheet.report_name):
                check_workbook(self, content)
        self.assertLessEqual(left, WITHOUT_RECORD)
        self.assertGreater(len(sheets) - len(left), 15)
