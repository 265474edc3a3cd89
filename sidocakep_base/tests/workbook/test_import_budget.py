"""The sheet "DPA": lines of the newest version of a year's budget."""

from odoo.tests import tagged

from ..import_case import ImportCase, edit

PLAN_ROWS = [
    {"Tingkat": "Program", "Kode": "P1", "Uraian": "PROGRAM SATU"},
    {"Tingkat": "Kegiatan", "Kode": "P1.1", "Uraian": "Kegiatan satu", "Induk": "P1"},
    {"Tingkat": "Kegiatan", "Kode": "P1.2", "Uraian": "Kegiatan dua", "Induk": "P1"},
]
NODE = "Program/Kegiatan/Sub Kegiatan"


@tagged("post_install", "-at_install")
class TestImportBudget(ImportCase):
    def _line(self, code, amount, **cells):
        return {"Tahun": 2026, NODE: code, "Jumlah": amount, **cells}

    def _check_lines(self, *lines):
        return self._check_rows({"Rencana": PLAN_ROWS, "DPA": list(lines)})

    def _apply(self, record):
        self._assert_no_errors(record)
        record.action_apply()
        return self._budgets()

    def _budgets(self):
        return self.env["sidocakep.budget"].search(
            [("company_id", "=", self.agency_b.id)], order="version"
        )

    def _amounts(self, budget):
        return {
            (line.node_id.code, line.fund_source): line.amount
            for line in budget.line_ids
        }

    def test_one_node_from_two_sources_of_funds(self):
        budget = self._apply(
            self._check_lines(
                self._line("P1.1", "Rp1.500.000,00"),
                self._line("P1.1", 250000, **{"Sumber Dana": "DAK"}),
                self._line("Kegiatan dua", "1.000.000", Keterangan="tahap satu"),
            )
        )
        self.assertEqual(
            self._amounts(budget),
            {
                ("P1.1", "apbd"): 1_500_000,
                ("P1.1", "dak"): 250_000,
                ("P1.2", "apbd"): 1_000_000,
            },
        )
        # 1.500.000 + 250.000 + 1.000.000
        self.assertEqual(budget.total_amount, 2_750_000)
        self.assertEqual((budget.state, budget.version_kind), ("draft", "murni"))

    def test_line_twice(self):
        """The DPA of an agency repeats a sub kegiatan, e.g. for an UPTD of it."""
        record = self._check_lines(
            self._line("P1.1", 1_500_000), self._line("p1.1", 250_000)
        )
        self.assertEqual(
            self._problems(record), [("amounts_added", "DPA", 3, "Jumlah")]
        )
        self.assertIn("3-4", record.problem_ids.message)
        self.assertIn("Rp1.750.000", record.problem_ids.message)
        record.action_apply()
        self.assertEqual(self._budgets().total_amount, 1_750_000)

    def test_what_is_wrong_in_one_row_is_told_at_once(self):
        record = self._check_lines(self._line("9.99.99", "banyak"))
        self.assertEqual(
            {problem.column for problem in record.problem_ids},
            {"Program/Kegiatan/Sub Kegiatan", "Jumlah"},
        )

    def test_lines_of_units_stay_apart(self):
        unit = {"Kode Unit": "1.05.0.0002"}
        own, of_unit = self._line("P1.1", 100), self._line("P1.1", 40, **unit)
        budget = self._apply(self._check_lines(own, of_unit, {**of_unit, "Jumlah": 5}))
        amounts = {line.unit_code: line.amount for line in budget.line_ids}
        self.assertEqual(amounts, {False: 100, "1.05.0.0002": 45})
        self.assertEqual(budget.total_amount, 145)
        record = self._open_import()
        self._upload(record, self._download(record))
        self.assertFalse(record.problem_ids)
        self.assertFalse(record.change_ids)

    def test_a_dpa_of_another_year_is_told(self):
        record = self._check_lines(self._line("P1.1", 1, Tahun=2027))
        self.assertEqual(
            self._problems(record), [("budget_of_other_year", "DPA", 3, "Tahun")]
        )

    def test_line_above_another(self):
        """Totals are sums: the rule of the budget is told at a row of the sheet."""
        record = self._check_lines(self._line("P1", 3), self._line("P1.1", 1))
        self.assertEqual(record.problem_ids.mapped("code"), ["refused"])
        self.assertEqual(record.problem_ids.sheet, "DPA")
        self.assertFalse(self._budgets())

    def test_rows_disagree_about_the_document(self):
        record = self._check_lines(
            self._line("P1.1", 1, **{"Nomor DPA": "1"}),
            self._line("P1.2", 1, **{"Nomor DPA": "2"}),
        )
        self.assertEqual(
            self._problems(record), [("budget_disagrees", "DPA", 4, "Nomor DPA")]
        )

    def test_one_wrong_number_is_one_problem_with_all_rows(self):
        """The first of seven rows says another number than the six below it."""
        lines = [
            self._line("P1.1", 1, **{"Nomor DPA": "2", "Sumber Dana": fund})
            for fund in ("APBD", "PAD", "DAU", "DAK", "DBH", "BLUD")
        ]
        first = self._line("P1.2", 1, **{"Nomor DPA": "1"})
        record = self._check_lines(first, *lines)
        self.assertEqual(
            self._problems(record), [("budget_disagrees", "DPA", 3, "Nomor DPA")]
        )
        message = record.problem_ids.message
        self.assertIn("“1” (3)", message)
        self.assertIn("“2” (4-9)", message)

    def test_what_a_repeated_line_says_besides_is_kept(self):
        record = self._check_lines(
            self._line("P1.1", 1, Keterangan="Dinas"),
            self._line("P1.1", 2, Keterangan="UPTD", **{"Nomor DPA": "7"}),
        )
        self._assert_no_errors(record)
        record.action_apply()
        budget = self._budgets()
        self.assertEqual(budget.number, "7")
        self.assertEqual(budget.line_ids.note, "Dinas; UPTD")

    def test_one_unknown_word_is_one_problem_with_its_rows(self):
        record = self._check_lines(self._line("P9", 5), self._line("P9", 6))
        self.assertEqual(
            self._problems(record), [("reference_unknown", "DPA", 3, NODE)]
        )
        self.assertEqual(record.problem_ids.rows, "3-4")

    def test_amount_that_is_none(self):
        record = self._check_lines(self._line("P1.1", "seratus ribu"))
        self.assertEqual(self._problems(record), [("reading", "DPA", 3, "Jumlah")])

    def test_negative_amount(self):
        record = self._check_lines(self._line("P1.1", -5))
        self.assertEqual(
            self._problems(record), [("negative_amount", "DPA", 3, "Jumlah")]
        )

    def test_unknown_component(self):
        record = self._check_lines(self._line("P9", 5))
        self.assertEqual(
            self._problems(record), [("reference_unknown", "DPA", 3, NODE)]
        )

    def test_shift_is_the_version_that_takes_the_changes(self):
        """After a pergeseran is drafted on the screen, the workbook fills it."""
        document = {"Nomor DPA": "1", "Tanggal Pengesahan": "2 Januari 2026"}
        budget = self._apply(self._check_lines(self._line("P1.1", 100, **document)))
        budget.action_ratify()
        budget.action_create_pergeseran()
        record = self._open_import()

        def change(workbook):
            sheet = workbook["DPA"]
            self.assertEqual(sheet.cell(3, 5).value, 100)
            sheet.cell(3, 5).value = 80

        self._upload(record, edit(self._download(record), change))
        self.assertEqual(record.change_ids.details, "Jumlah: 100 → 80")
        first, shift = self._apply(record)
        self.assertEqual(self._amounts(first), {("P1.1", "apbd"): 100})
        self.assertEqual(self._amounts(shift), {("P1.1", "apbd"): 80})
