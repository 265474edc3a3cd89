"""What is wrong is told by kind, and the office gets its own file back with remarks."""

import base64
import io
import zipfile
from unittest.mock import patch

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...engine.workbook import answer_workbook, read_workbook
from ...engine.workbook.writer import REMARKS_TITLE
from ...models.workbook import people_list, sidocakep_import_answer
from ..import_case import ImportCase, edit
from .test_import_list import make_list

SHEET = "Jabatan & Pegawai"
HEADERS = ("Nama", "NIP", "Jabatan", "Eselon", "OPD")


@tagged("post_install", "-at_install")
class TestImportAnswer(ImportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user_hr.company_ids += cls.agency_a | cls.agency_b | cls.government
        for module, name, function in (
            (people_list, "read_workbook_apart", read_workbook),
            (sidocakep_import_answer, "answer_workbook_apart", answer_workbook),
        ):
            cls.startClassPatcher(patch.object(module, name, function))

    def _row(self, number, **cells):
        return {
            "Nama Jabatan": f"Analis {number}",
            "Nama Pegawai": f"Pegawai {number}",
            "NIP": f"19700617200501100{number}",
        } | cells

    def _check(self, rows):
        return self._check_rows({SHEET: rows}, self.user_hr)

    def _remarks(self, content):
        """Return ``{cell: remark}`` of the cells, and the rows of the sheet of all."""
        book = load_workbook(io.BytesIO(content))
        cells = {
            cell.coordinate: cell.comment.text
            for sheet in book.worksheets
            for row in sheet.iter_rows(min_row=2)
            for cell in row
            if cell.comment
        }
        return cells, list(book[REMARKS_TITLE].iter_rows(min_row=4, values_only=True))

    def _answer(self, records):
        action = records.action_download_answers()
        record = records.filtered("answer")
        self.assertIn(f"/{record.id}/answer", action["url"])
        return base64.b64decode(record.answer), record.answer_name

    def test_one_mistake_of_many_rows_is_one_line_that_opens_them(self):
        rows = [self._row(n, NIP=f"1970061720050110{n}") for n in range(5)]
        rows.append(self._row(6, **{"Jenis Jabatan": "Kasubag?"}))
        record = self._check(rows)
        self.assertEqual(record.error_count, 6)
        kinds = record.problem_kind_ids
        self.assertEqual(
            kinds.mapped(lambda k: (k.column_name, k.problem_count, k.row_count)),
            [("NIP", 5, 5), ("Jenis Jabatan", 1, 1)],
        )
        [many, one] = kinds
        first = many.first_id
        # each has its own number, so the words are those of the first
        self.assertEqual(many.rows_text.split(", ")[0], first.rows)
        self.assertIn(first.message, many.message)
        self.assertEqual(one.message, one.first_id.message)
        action = many.with_user(self.user_hr).action_view_rows()
        found = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(found.mapped("row_count"), [1] * 5)
        self.assertEqual(set(found.mapped("column")), {"NIP"})
        # another file, other kinds
        self._upload(record, self._download(record))
        self.assertFalse(record.problem_kind_ids)

    def test_the_file_comes_back_with_a_remark_on_each_wrong_cell(self):
        record = self._check([self._row(1), self._row(2, NIP="123")])
        content = base64.b64decode(record.file)
        answer, name = self._answer(record)
        self.assertEqual(name, "Catatan - buku.xlsx")
        [problem] = record.problem_ids
        [[cell, text]] = self._remarks(answer)[0].items()
        self.assertEqual(text, f"SIDO CAKEP: {problem.message} {problem.remedy}")
        [row] = self._remarks(answer)[1]
        self.assertEqual(row[:4], (SHEET, cell, "NIP", "123"))
        # uploaded as it is, it is the file it was; mended, it goes in
        self._upload(record, answer)
        self.assertFalse(record.answer)
        again = record.problem_ids
        self.assertEqual(f"SIDO CAKEP: {again.message} {again.remedy}", text)
        self.assertNotEqual(answer, content)

        def mend(workbook):
            workbook[SHEET][cell] = "197006172005011002"

        self._upload(record, edit(answer, mend))
        self._assert_no_errors(record)
        self.assertFalse(record.problem_ids)
        with self.assertRaisesRegex(UserError, "Nothing is wrong"):
            record.action_download_answers()

    def test_only_who_keeps_the_import_gets_its_answer(self):
        record = self._check([self._row(1, NIP="123")])
        for user in (self.user_inspektorat, self.user_head_a):
            with self.assertRaises(AccessError):
                record.with_user(user).action_download_answer()

    def test_the_one_list_comes_back_whole_to_who_brought_it(self):
        rows = [
            ["Ani Satu", "123", "Analis", "III.b", self.agency_b.name],
            ["Budi Dua", "197602022001031002", "Juru", None, self.agency_a.name],
            ["Cici Tiga", "45", "Bidan", None, self.agency_a.name],
        ]
        content = make_list(rows, HEADERS)
        vals = {"year": 2026, "list_file": base64.b64encode(content)}
        vals["list_file_name"] = "DUK 2026.xlsx"
        many = self.env["sidocakep.import.many"].with_user(self.user_hr)
        told = many.create(vals).action_upload()["params"]
        imports = self.env["sidocakep.import"].with_user(self.user_hr)
        imports = imports.search(told["next"]["domain"])
        imports.action_check_selected()
        answer, name = self._answer(imports)
        self.assertEqual(name, "Catatan - DUK 2026.xlsx")
        cells, all_rows = self._remarks(answer)
        self.assertEqual(sorted(cells), ["B4", "B6"])
        self.assertEqual([row[1] for row in all_rows], ["B4", "B6"])
        # of others the list is not to be read: each gets the workbooks of the agencies
        other = self._create_user("uji_hr_2", "group_hr", self.agency_b)
        other.company_ids = self.user_hr.company_ids
        imports.invalidate_recordset()
        imports._with_workflow_bypass().write({"answer": False})
        archive, name = self._answer(imports.with_user(other))
        self.assertEqual(name, "Catatan Pemeriksaan.zip")
        names = zipfile.ZipFile(io.BytesIO(archive)).namelist()
        self.assertEqual(len(names), 2)
        # the answer is a list again; the former one goes
        former = imports.sudo().list_file_id
        vals["list_file"] = base64.b64encode(answer)
        many.create(vals).action_upload()
        self.assertFalse(former.exists())
        kept = imports.sudo().list_file_id
        self.assertEqual(len(kept), 1)
        imports.unlink()
        self.assertFalse(kept.exists())

    def test_the_list_of_those_recorded_changes_nothing_untouched(self):
        company = self.agency_b
        self._create_job("Kasi Kosong", "supervisor", self.job_head_b, company)
        many = self.env["sidocakep.import.many"].with_user(self.user_hr)
        many = many.create({"year": 2026})
        many.action_download_filled_list()
        content = base64.b64decode(many.empty_list)
        sheet = load_workbook(io.BytesIO(content))["Daftar Pegawai"]
        words = {cell.value for row in sheet.iter_rows(min_row=3) for cell in row}
        people = (
            self.env["hr.employee"]
            .sudo()
            .search([("company_id", "in", (self.agency_a | self.agency_b).ids)])
        )
        held = people.filtered("job_id")
        self.assertLessEqual(set(held.mapped("name")), words)
        self.assertIn("Kasi Kosong", words)
        many.write({"list_file": base64.b64encode(content), "list_file_name": "x"})
        told = many.action_upload()["params"]
        imports = self.env["sidocakep.import"].with_user(self.user_hr)
        imports = imports.search(told["next"]["domain"])
        imports.action_check_selected()
        self.assertGreaterEqual(len(imports), 2)
        found = imports.problem_ids
        self.assertFalse(found.mapped(lambda p: (p.row, p.column, p.value, p.message)))
        self.assertFalse(imports.change_ids.mapped("details"))
