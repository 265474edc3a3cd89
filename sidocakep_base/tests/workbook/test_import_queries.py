"""The number of queries of an import does not grow with its rows."""

from odoo.tests import tagged

from ..import_case import ImportCase, fill
from ..thorough import long


@tagged("post_install", "-at_install")
class TestImportQueries(ImportCase):
    def _rows(self, count, mark):
        """Return ``count`` rows in each sheet of a plan, codes told apart by ``mark``.

        One figure a row: the ORM inserts a hundred records a statement.
        """
        numbers = range(1, count + 1)
        return {
            "Rencana": [
                {
                    "Tingkat": "Program",
                    "Kode": f"Q{mark}.{number:02}",
                    "Uraian": f"Program {mark} {number}",
                    "Pagu 2026": number,
                }
                for number in numbers
            ],
            "Indikator": [
                {
                    "Nama Indikator": f"Indikator {mark} {number}",
                    "Komponen Rencana": f"Q{mark}.{number:02}",
                    "Satuan": "Angka",
                    "Target 2026": number,
                }
                for number in numbers
            ],
            "Target Bulanan": [
                {
                    "Nama Indikator": f"Indikator {mark} {number}",
                    "Tahun": 2026,
                    "Desember": number,
                }
                for number in numbers
            ],
            "DPA": [
                {
                    "Tahun": 2030 + mark,
                    "Program/Kegiatan/Sub Kegiatan": f"Q{mark}.{number:02}",
                    "Jumlah": number,
                }
                for number in numbers
            ],
        }

    def _count(self, function):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        function()
        self.env.flush_all()
        return self.cr.sql_log_count - before

    def _measure(self, count, mark):
        """Return the queries of check and apply for a file with ``count`` new rows."""
        record = self._open_import()
        content = fill(self.template, self._rows(count, mark))
        check = self._count(lambda: self._upload(record, content))
        self._assert_no_errors(record)
        apply = self._count(record.action_apply)
        self.assertEqual(record.change_count, 4 * count)
        return check, apply

    def test_check_and_apply_at_1_and_50_rows(self):
        """200 rows (50 in each of four sheets) take no more queries than four.

        The ORM inserts a hundred records a statement: the 200 lines of the preview
        are the one that the check may have more.
        """
        self.template = self._download(self._open_import())
        # What the process remembers (metadata, rights) is asked once, at first.
        for mark in (1, 2):
            self._measure(50, mark)
        fifty, one = self._measure(50, 3), self._measure(1, 4)
        self.assertLessEqual(fifty[0] - one[0], 1)
        self.assertEqual(fifty[1], one[1])

    @long
    def test_download_at_1_and_50_rows(self):
        record = self._open_import()
        self.template = self._download(record)
        for mark in (1, 2):
            self._measure(1, mark)
            record.action_download()
        few = self._count(record.action_download)
        self._measure(50, 3)
        # the lock is told from its own only where something was written before
        record.action_download()
        self.assertLessEqual(self._count(record.action_download), few)
