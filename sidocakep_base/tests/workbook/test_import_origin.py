"""A file of another plan, year or form is one problem, not a dozen that follow."""

from odoo.tests import tagged

from ..import_case import ImportCase, edit, fill, make_older

PLAN = {"Rencana": [{"Tingkat": "Sasaran", "Kode": "S1", "Uraian": "Daerah tangguh"}]}


@tagged("post_install", "-at_install")
class TestImportOrigin(ImportCase):
    def _codes(self, record):
        return record.problem_ids.mapped("code")

    def _content(self, **kw):
        return fill(self._download(self._open_import(**kw)), PLAN)

    def test_another_plan(self):
        other = self._create_plan(
            self.agency_b, name="Renstra Lama", year_start=2020, year_end=2024
        )
        content = self._content(plan_id=other.id)
        record = self._upload(self._open_import(plan_id=self.plan_b.id), content)
        self.assertEqual(self._codes(record), ["other_plan"])
        self.assertIn("Renstra Lama", record.problem_ids.message)
        self.assertTrue(record.error_count)

    def test_a_plan_that_was_renamed_is_the_same(self):
        content = self._content()
        self.plan_b.name = "Renstra BPBD (perbaikan)"
        record = self._upload(self._open_import(), content)
        self.assertFalse(record.problem_ids)

    def _move_plan(self, start):
        """Give the plan of the agency other years, and so another place."""
        self.plan_b.write({"year_start": start, "year_end": start + 4})

    def test_made_with_a_plan_and_used_without(self):
        content = self._content()
        self._move_plan(2031)
        record = self._open_import()
        self.assertFalse(record.plan_id)
        self._upload(record, content)
        self.assertEqual(self._codes(record), ["file_has_plan"])
        # Once there is one of the year it is proposed, and the file fits.
        self._move_plan(2025)
        self._upload(record, content)
        self.assertEqual(record.plan_id, self.plan_b)
        self.assertFalse(record.problem_ids)

    def test_made_without_a_plan_and_used_with_one(self):
        self._move_plan(2031)
        empty = self._download(self._open_import())
        self._move_plan(2025)
        record = self._upload(self._open_import(), fill(empty, PLAN))
        self.assertEqual(self._codes(record), ["file_without_plan"])
        # What does not speak of the plan is read all the same.
        self.assertFalse(self._upload(self._open_import(), empty).problem_ids)

    def test_another_year_is_a_warning_while_the_columns_are_the_same(self):
        content = self._content(year=2026)
        record = self._upload(self._open_import(year=2027), content)
        self.assertEqual(self._codes(record), ["other_year"])
        self.assertFalse(record.error_count)

    def test_a_workbook_of_an_earlier_version_goes_in(self):
        """It has only the sheets of its day; what is in it is applied all the same."""
        keys = {"positions", "plan", "indicators", "months", "budget"}
        record = self._open_import()
        sheets = record._prepare_run().book().sheets
        later = [sheet.title for sheet in sheets if sheet.key not in keys]
        self.assertGreaterEqual(len(later), 3)
        content = self._content()
        content = edit(content, lambda book: make_older(book, later, keys))
        self._upload(record, content)
        self.assertEqual(self._codes(record), ["made_before"])
        for title in later:
            self.assertIn(title, record.problem_ids.message)
        self.assertFalse(record.error_count)
        record.action_apply()
        self.assertEqual(record.state, "applied")
        self.assertEqual(self.plan_b.node_ids.mapped("code"), ["S1"])

    def test_a_renamed_header_is_one_problem_with_its_remedy(self):
        rows = PLAN | {
            "Indikator": [
                {"Nama Indikator": name, "Komponen Rencana": "S1"} for name in "ABCD"
            ],
        }
        content = fill(self._download(self._open_import()), rows)

        def rename(workbook):
            sheet = workbook["Indikator"]
            [cell] = [c for c in sheet[1] if str(c.value).startswith("Nama Indikator")]
            cell.value = "Indikator Kinerja"

        record = self._upload(self._open_import(), edit(content, rename))
        self.assertEqual(self._codes(record), ["missing_column"])
        self.assertIn("“Indikator Kinerja”", record.problem_ids.message)

    def test_the_problem_of_a_row_is_not_told_again_where_it_is_named(self):
        rows = {
            "Rencana": [{"Tingkat": "Program", "Kode": "9.99.09"}],
            "DPA": [
                {"Tahun": 2026, "Program/Kegiatan/Sub Kegiatan": "9.99.09", "Jumlah": 1}
            ],
        }
        record = self._check_rows(rows)
        self.assertEqual(self._problems(record), [("required", "Rencana", 4, "Uraian")])
