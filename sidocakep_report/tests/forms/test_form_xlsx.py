"""The printed forms as spreadsheets: which have one, who opens it, what it says."""

import io

import openpyxl

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common import PrintCase

XLSX = "sidocakep_report.report_pk_xlsx"
#: A drawing, a letter, and what its window writes as a workbook of its own.
WITHOUT = {
    "report_cascading_letter",
    "report_data_recap",
    "report_dialog",
    "report_dialog_invitation",
    "report_lkjip_dispatch_letter",
    "report_lkjip_dispatch_receipt",
    "report_lkjip_letter",
    "report_lkjip_receipt",
    "report_lkjip_review",
    "report_measurement_letter",
    "report_measurement_receipt",
    "report_performance_tree",
    "report_pk_receipt",
    "report_quarter_cover",
    "report_strategy_map",
    "report_team",
}


@tagged("post_install", "-at_install")
class TestFormXlsx(PrintCase):
    def _open(self, user):
        reports = self.env["ir.actions.report"].with_user(user)
        content, kind = reports._render_xlsx(XLSX, self.pk.ids, {})
        self.assertEqual(kind, "xlsx")
        return openpyxl.load_workbook(io.BytesIO(content)).active

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
        self.assertEqual(left, WITHOUT)
        # Made of the printed page, a sheet cannot lack what the paper has.
        ours = sheets.filtered(lambda item: item.model.startswith("sidocakep."))
        self.assertFalse(ours.filtered(lambda item: not item.printed_form_id))
        for sheet in ours:
            form = sheet.printed_form_id
            self.assertEqual(sheet.report_name, f"{form.report_name}_xlsx")
            self.assertEqual(sheet.binding_model_id, form.binding_model_id)

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
