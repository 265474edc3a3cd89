"""One list of the people of all agencies is dealt out to their workbooks."""

import base64
import io
from unittest.mock import patch

from openpyxl import Workbook, load_workbook

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...engine.workbook import read_workbook
from ...models.document.base_input import LINE_LENGTH
from ...models.workbook import people_list
from ..import_case import ImportCase, save

HEADERS = ("No", "Nama", "NIP", "Gol. Ruang", "Jabatan", "Eselon", "OPD")


def make_list(rows, headers=HEADERS, title="DUK 2026"):
    """Return a list as an office keeps it: two lines of heading, then its table."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    sheet.append(["DAFTAR URUT KEPANGKATAN"])
    sheet.append([])
    sheet.append(headers)
    for row in rows:
        sheet.append(row)
    return save(book)


@tagged("post_install", "-at_install")
class TestImportList(ImportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user_hr.company_ids += cls.agency_a | cls.agency_b | cls.government
        cls.agency_a.sidocakep_short_name = "Dinas Uji A"
        cls.startClassPatcher(
            patch.object(people_list, "read_workbook_apart", read_workbook)
        )

    def _open(self, content, user=None):
        many = self.env["sidocakep.import.many"].with_user(user or self.user_hr)
        vals = {"year": 2026, "list_file": base64.b64encode(content)}
        return many.create(vals | {"list_file_name": "DUK.xlsx"})

    def _upload_list(self, content, user=None):
        many = self._open(content, user)
        told = many.action_upload()["params"]
        self.assertFalse(many.list_file)
        imports = self.env["sidocakep.import"].with_user(user or self.user_hr)
        imports = imports.search(told["next"]["domain"])
        imports.action_check_selected()
        return imports.sorted("company_id"), told

    def _rows(self):
        """Two people of each agency, as their office calls it."""
        name = self.agency_b.name.upper()
        return [
            [1, "Ani Satu", "197501012000031001", "IV/a", "Analis Satu", "III.b", name],
            [2, "Budi Dua", "197602022001031002", "III/d", "Analis Dua", "IV.a", name],
            [
                3,
                "Cici Tiga",
                "198503032010012003",
                "III/c",
                "Analis Tiga",
                "Pelaksana",
                "Dinas Uji A",
            ],
        ]

    def test_rows_that_are_wrong_alike_may_be_any_number(self):
        """An office of a thousand people has more such rows than a line has letters."""
        row = self._rows()[2]
        rows = [
            [number, f"Orang {number}", None, ("III/c", "Kapten")[number % 2], *row[4:]]
            for number in range(300)
        ]
        record, _told = self._upload_list(make_list(rows))
        self.assertEqual(record.state, "checked")
        longest = max(map(len, record.problem_ids.mapped("rows")))
        self.assertGreater(longest, LINE_LENGTH, record.problem_ids.mapped("rows"))

    def test_each_agency_gets_its_rows_and_writes_them(self):
        imports, told = self._upload_list(make_list(self._rows()))
        self.assertIn("3 rows were dealt out to the workbooks of 2", told["message"])
        self.assertIn("Not read: No.", told["message"])
        self.assertEqual(imports.company_id, self.agency_a | self.agency_b)
        of_b = imports.filtered(lambda record: record.company_id == self.agency_b)
        self.assertEqual(of_b.change_ids.mapped("row"), [4, 5])
        for record in imports:
            self._assert_no_errors(record)
            self.assertFalse(record.warning_count, record.problem_ids.mapped("message"))
        imports.action_apply_selected()
        self.assertEqual(set(imports.mapped("state")), {"applied"})
        people = self.env["hr.employee"].search(
            [("name", "in", ["Ani Satu", "Cici Tiga"])]
        )
        self.assertEqual(
            {person.name: person.company_id for person in people},
            {"Ani Satu": self.agency_b, "Cici Tiga": self.agency_a},
        )
        # once more, untouched: nothing changes
        again, _told = self._upload_list(make_list(self._rows()))
        self.assertEqual(again.mapped("change_count"), [0, 0])
        self.assertEqual(again.mapped("error_count"), [0, 0])

    def test_what_is_wrong_in_a_row_is_said_by_its_number_in_the_list(self):
        rows = self._rows()
        rows[1][2] = 197602022001031002  # a number: the last digits are lost
        rows.append(rows[0])
        imports, _told = self._upload_list(make_list(rows))
        of_b = imports.filtered(lambda record: record.company_id == self.agency_b)
        found = {row: code for code, _sheet, row, _column in self._problems(of_b)}
        self.assertEqual(set(found), {5, 7})
        self.assertEqual(found[7], "duplicate_row")
        of_a = imports - of_b
        self._assert_no_errors(of_a)
        # of the others nothing stands in the file that the agency can open
        sheet = load_workbook(io.BytesIO(base64.b64decode(of_a.file))).worksheets[0]
        words = {cell.value for row in sheet.iter_rows(min_row=2) for cell in row}
        self.assertNotIn("Ani Satu", words)
        hidden = [sheet.row_dimensions[row].hidden for row in (2, 5, 6)]
        self.assertEqual(hidden, [True, True, False])

    def test_a_row_that_is_nobodys_stops_the_list_with_all_of_its_kind(self):
        rows = self._rows()
        rows += [
            [4, "Dedi", None, None, "Analis", None, f"{self.agency_b.name}x"],
            [5, "Eka", None, None, "Juru", None, f"{self.agency_b.name}x"],
            [6, "Fani", None, None, "Juru", None, None],
            [7, "Gita", None, None, "Juru", None, "PT Sawit Makmur"],
        ]
        with self.assertRaises(UserError) as refused:
            self._upload_list(make_list(rows))
        text = str(refused.exception)
        self.assertIn(f"Row 7-8: “{self.agency_b.name}x” is no agency", text)
        self.assertIn(f"Write {self.agency_b.name} if", text)
        self.assertIn("Row 9: no agency stands there", text)
        self.assertIn("Row 10: “PT Sawit Makmur”", text)
        self.assertFalse(
            self.env["sidocakep.import"].search([("create_uid", "=", self.user_hr.id)])
        )

    def test_a_head_brings_in_nothing_of_another_agency(self):
        self.user_head_b.company_ids += self.agency_a
        with self.assertRaisesRegex(
            UserError, "Row 6: your login brings in nothing of"
        ):
            self._upload_list(make_list(self._rows()), self.user_head_b)
        imports, _told = self._upload_list(
            make_list(self._rows()[:2]), self.user_head_b
        )
        self.assertEqual(imports.company_id, self.agency_b)

    def test_what_is_no_list_is_said_once(self):
        cases = (
            (make_list([["a"]], ("Satu", "Dua")), "headers"),
            (make_list(self._rows(), (*HEADERS[:6], "Catatan")), "whose each row is"),
            (
                make_list(self._rows(), (*HEADERS[:4], "Tugas", "Eselon", "OPD")),
                "Jabatan",
            ),
            (make_list([]), "no row in it"),
            (b"PK", "."),
        )
        for content, answer in cases:
            with self.subTest(answer), self.assertRaisesRegex(UserError, answer):
                self._open(content).action_upload()
        many = self._open(make_list(self._rows()))
        files = self.env["ir.attachment"].with_user(self.user_hr)
        many.file_ids = files.create({"name": "x", "raw": b"x"})
        with self.assertRaisesRegex(UserError, "not both"):
            many.action_upload()

    def test_the_empty_list_is_read_as_one(self):
        many = self._open(make_list([]))
        many.action_download_list()
        book = load_workbook(io.BytesIO(base64.b64decode(many.empty_list)))
        sheet = book["Daftar Pegawai"]
        headers = [str(cell.value).removesuffix(" *") for cell in sheet[1]]
        row = {"Perangkat Daerah": self.agency_b.name, "Nama Jabatan": "Penata"}
        for header, value in row.items():
            sheet.cell(3, headers.index(header) + 1).value = value
        imports, told = self._upload_list(save(book))
        self.assertEqual(imports.change_ids.mapped("row"), [3])
        self.assertEqual(told["type"], "success")

    def test_a_unit_that_keeps_its_own_documents_is_told_from_an_office(self):
        unit = self._create_company(
            name="Puskesmas Tewah",
            sidocakep_kind="puskesmas",
            parent_id=self.agency_b.id,
        )
        headers = ("Nama", "Jabatan", "Unit Kerja", "OPD")
        rows = [
            ["Ani", "Perawat", "UPT Gudang", self.agency_b.name],
            ["Budi", "Bidan", "PKM Tewah (Puskesmas Tewah)", self.agency_b.name],
            ["Cici", "Dokter", "Puskesmas Tewah", self.agency_b.name],
            ["Dedi", "Analis", "Puskesmas Tewah", self.agency_a.name],
        ]
        people = people_list.PeopleList(
            self.env,
            make_list(rows, headers),
            self.agency_a | self.agency_b | unit,
        )
        files = people.deal_out(self.agency_a | self.agency_b | unit, 2026)
        got = {
            company: [
                row[0].row
                for row in load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(2)
                if any(cell.value for cell in row)
            ]
            for company, (_name, content) in files.items()
        }
        self.assertEqual(got, {self.agency_b: [4, 5], unit: [6], self.agency_a: [7]})
