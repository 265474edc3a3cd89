"""Nothing that stands in a workbook is dropped in silence, on no sheet of it."""

from odoo.tests import tagged

from odoo.addons.sidocakep_base.engine.workbook import Kind
from odoo.addons.sidocakep_base.tests.import_case import ImportCase, edit


@tagged("post_install", "-at_install")
class TestImportLeftOut(ImportCase):
    def _sheets(self, record):
        return [
            handler.sheet
            for handler in record._prepare_run().handlers.values()
            if handler.sheet.examples
        ]

    def test_an_example_that_nobody_touched_is_left_out_and_named(self):
        record = self._open_import(self.env.user, plan_id=self.plan_b.id)
        self._upload(record, self._download(record))
        self.assertFalse(record.problem_ids)
        told = {line.sheet: line.left_out for line in record.summary_ids}
        for sheet in self._sheets(record):
            with self.subTest(sheet=sheet.title):
                last = 1 + len(sheet.examples)
                rows = "2" if last == 2 else f"2-{last}"
                self.assertIn(rows, told[sheet.title])

    def test_an_example_that_was_typed_over_is_data_on_every_sheet(self):
        record = self._open_import(self.env.user, plan_id=self.plan_b.id)
        sheets = self._sheets(record)

        def type_over(workbook):
            for sheet in sheets:
                keys = [column.key for column in sheet.all_columns()]
                columns = [c for c in sheet.columns if c.kind in (Kind.TEXT, Kind.CODE)]
                column = min(columns, key=lambda c: c.kind is not Kind.TEXT)
                cell = workbook[sheet.title].cell(2, keys.index(column.key) + 1)
                cell.value = "Yang diketik sendiri"

        self._upload(record, edit(self._download(record), type_over))
        said = record.problem_ids.filtered(lambda p: p.code == "example_filled")
        self.assertEqual(
            [(p.sheet, p.rows) for p in said], [(s.title, "2") for s in sheets]
        )
        # Each of these rows is told of: as a change, or as a problem of its own.
        spoken = record.problem_ids - said
        for sheet in sheets:
            found = [line for line in spoken if line.sheet == sheet.title]
            found += [line for line in record.change_ids if line.sheet == sheet.title]
            self.assertIn(2, [line.row for line in found], sheet.title)

    def test_a_row_marked_by_hand_is_named(self):
        record = self._open_import(self.env.user, plan_id=self.plan_b.id)

        def mark(workbook):
            workbook["DPA"].cell(2, 1).value = "jangan"

        self._upload(record, edit(self._download(record), mark))
        line = record.summary_ids.filtered(lambda line: line.sheet == "DPA")
        self.assertIn("“Lewati”: 2", line.left_out)
