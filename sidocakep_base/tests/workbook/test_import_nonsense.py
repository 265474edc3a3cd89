"""Nonsense in a workbook is a finding with its row, on every column of every sheet."""

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..import_case import ImportCase, fill
from ..thorough import some

SHEET = "Jabatan & Pegawai"
KIND = "Pengawas (Eselon IV)"
#: What a cell can hold and no field takes: characters nobody sees, a whole letter in a
#: cell, figures beyond all budgets.
NONSENSE = ("\u202e001 nesreP", "85\u200e", "x" * 700, "漢" * 30_000, 1e308, -1e30)


@tagged("post_install", "-at_install")
class TestImportNonsense(ImportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user_hr.company_ids += cls.agency_b

    def _find(self, name):
        """Check a position of that name; return row, cell and sentence of findings."""
        rows = {SHEET: [{"Nama Jabatan": name, "Jenis Jabatan": KIND}]}
        record = self._check_rows(rows, self.user_hr)
        return [(p.row, p.value, p.message) for p in record.problem_ids]

    @mute_logger("odoo.sql_db")
    def test_the_finding_names_the_row_and_shows_what_nobody_sees(self):
        [(row, cell, message)] = self._find("Kepala \u202enabaB")
        self.assertGreater(row, 1)
        self.assertEqual(cell, "Kepala [U+202E]nabaB")
        self.assertIn("U+202E", message)
        [(row, cell, message)] = self._find("Kepala " + "x" * 700)
        self.assertGreater(row, 1)
        self.assertEqual(cell, "Kepala " + "x" * 242 + "…")
        self.assertIn("707", message)

    @mute_logger("odoo.sql_db")
    def test_no_cell_of_any_sheet_ends_the_check(self):
        record = self._open_import()
        content = self._download(record)
        handlers = record._prepare_run().handlers.values()
        for value in some(NONSENSE, 2):
            rows = {
                handler.sheet.title: [
                    {
                        column.header: value if column == tried else "1"
                        for column in handler.sheet.columns
                        if column.required or column == tried
                    }
                    for tried in handler.sheet.columns
                ]
                for handler in handlers
            }
            self.assertGreater(sum(map(len, rows.values())), 40)
            with self.subTest(value=ascii(value)[:20]):
                self._upload(record, fill(content, rows))
                self.assertTrue(record.error_count)
                self.assertTrue(all(p.sheet and p.row for p in record.problem_ids))
