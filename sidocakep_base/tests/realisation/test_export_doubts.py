"""What a file of the finance system has twice, and which version of the budget."""

from odoo.tests import freeze_time, tagged

from .test_export_file import ReadHereCase, document


@freeze_time("2026-10-05 03:00:00")
@tagged("post_install", "-at_install")
class TestExportDoubts(ReadHereCase):
    def _apply(self, rows, **kw):
        record = self._upload(rows, **kw)
        self.assertFalse(record.error_count, record.problem_ids.mapped("message"))
        record.action_apply()
        return record

    def _enter(self, **vals):
        """Enter the SP2D of :func:`document` by hand, in January."""
        vals = {"number": "33/04.0/1/LS", "account": "5.1.02.01", **vals}
        return self._open(1, {"node_id": self.sub_1.id, "kind": "ls", **vals})

    def test_the_same_row_twice_is_counted_once_and_named(self):
        """Two rows of 5 million of one document, account and day are 5 million."""
        rows = [document(self.sub_1.code, 5_000_000)] * 2
        record = self._upload(rows)
        self.assertEqual(self._problems(record), [("export_row_repeated", 3)])
        message = record.problem_ids.message
        self.assertIn("3 = 2", message)
        self.assertIn("Rp5.000.000 left out", message)
        record.action_apply()
        self.assertEqual(self._net(), 5_000_000)
        self.assertFalse(self._upload(rows).change_count)

    def test_what_differs_is_added_up(self):
        """Of one SP2D 5 and 4 on one account, 5 on another; 2 + 2 of two days: 18."""
        code = self.sub_1.code
        advance = document(code, 2, "GU", "7")
        rows = [
            document(code, 5),
            document(code, 4),
            document(code, 5, kode_rekening="5.1.02.02"),
            advance,
            {**advance, "tanggal_dokumen": "2026-01-12T00:00:00Z"},
        ]
        record = self._apply(rows, spj_until="2026-01-31")
        self.assertFalse(record.problem_ids)
        self.assertEqual(self._net(), 18)
        # written otherwise it is one number all the same
        rows.append({**rows[1], "nomor_sp2d": "33/04.0/0001/ls"})
        record = self._upload(rows, spj_until="2026-01-31")
        self.assertEqual(self._problems(record), [("export_row_repeated", 7)])
        self.assertEqual(record.change_count, 0)

    def test_each_of_many_is_named_with_its_row(self):
        rows = [document(self.sub_1.code, 5)] * 13
        record = self._upload(rows)
        self.assertEqual(self._problems(record), [("export_row_repeated", 0)])
        self.assertIn("3 = 2; 4 = 2", record.problem_ids.message)
        self.assertIn("Rp60 left out", record.problem_ids.message)

    def test_an_earlier_file_has_the_document_already(self):
        rows = [document(self.sub_1.code, 5)]
        self._apply(rows)
        self._apply([*rows, document(self.sub_1.code, 7, number="2")])
        self.assertEqual(self._net(), 12)
        # the same SP2D of another day: the document stands in January
        [row] = rows
        row = {**row, "tanggal_sp2d": "2026-02-12T00:00:00Z"}
        self.assertEqual(self._problems(self._upload([row]))[0], ("export_moved", 2))
        row = {**row, "kode_rekening": "5.1.02.09"}
        self.assertIn(("refused", 2), self._problems(self._upload([row])))

    def test_what_was_entered_by_hand_is_the_same_document(self):
        """By hand 5 on the account: nothing is added. On another account: named."""
        self._enter(amount=5, stage="murni")
        rows = [document(self.sub_1.code, 5)]
        record = self._upload(rows)
        self.assertEqual((record.change_count, record.problem_ids.ids), (0, []))
        rows[0]["kode_rekening"] = "5.1.02.01.0024"
        record = self._upload(rows)
        self.assertEqual(self._problems(record), [("export_beside_hand", 0)])
        self.assertIn("Rp5, and counted beside", record.problem_ids.message)
        self.assertIn("33/04.0/1/LS", record.problem_ids.message)

    def test_the_version_of_the_budget_of_each_row(self):
        """Numbered as the schedules are; an unknown one is named with its cell."""
        said = {
            "Murni": "murni",
            "Pergeseran 1": "pergeseran",
            "Murni Pergeseran 2": "pergeseran",
            "DPA Perubahan Pergeseran": "pergeseran",
            "Perubahan": "perubahan",
            "null": False,
            "Rancangan XYZ": False,
        }
        rows = [
            document(self.sub_1.code, 5, number=number, status_tahap_apbd=words)
            for number, words in enumerate(said, start=1)
        ]
        record = self._apply(rows)
        self.assertEqual(self._problems(record), [("export_stage_unknown", 8)])
        problem = record.problem_ids
        self.assertEqual(
            (problem.column, problem.value), ("status_tahap_apbd", "Rancangan XYZ")
        )
        found = self.rows.search([("is_current", "=", True)], order="id")
        self.assertEqual(found.mapped("stage"), list(said.values()))

    def test_another_version_of_the_budget_is_taken_over(self):
        rows = [document(self.sub_1.code, 5)]
        self._apply(rows)
        rows[0]["status_tahap_apbd"] = "Pergeseran 1"
        record = self._upload(rows)
        self.assertEqual(record.change_count, 1)
        record.action_apply()
        row = self.rows.search([("is_current", "=", True)])
        self.assertEqual((row.stage, row.previous_id.stage), ("pergeseran", "murni"))
        self.assertEqual(self._net(), 5)
        # a file that does not say it leaves it
        rows[0]["status_tahap_apbd"] = "null"
        self.assertEqual(self._upload(rows).change_count, 0)
        # a closed month keeps it, and does not stop the file
        row.month_id.with_user(self.user_secretary_a).action_close()
        rows[0]["status_tahap_apbd"] = "Perubahan"
        record = self._upload(rows)
        self.assertEqual(self._problems(record), [("export_stage_kept", 0)])
        self.assertEqual(record.change_count, 0)
