"""The index of evidence: a row each criterion, a folder for the evaluators."""

import io
import zipfile
from base64 import b64encode

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, freeze_time, tagged
from odoo.tools import mute_logger

from ...exceptions import FrozenRecordError
from ..common import SidocakepCase
from ..small_pdf import make_pdf

PDF = make_pdf("Keputusan tim")
MODEL = "sidocakep.lke.index"


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 03:00:00")
class TestLkeIndex(SidocakepCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.edition = cls.env["sidocakep.lke.edition"].create(
            {"name": "Lembar Uji", "year_from": 2025}
        )
        cls.first, cls.second = cls.env["sidocakep.lke.criterion"].create(
            [
                {
                    "edition_id": cls.edition.id,
                    "component": component,
                    "number": number,
                    "name": name,
                    "source_codes": "lhe",
                }
                for component, number, name in (
                    ("measurement", 1, "Pengukuran dilakukan."),
                    ("planning", 2, "Terdapat pedoman: SK/SE."),
                )
            ]
        )
        cls.index = cls._make(cls.user_secretary_a)
        cls.env.invalidate_all()
        cls.line = cls.index.line_ids[0]

    @classmethod
    def _make(cls, user, company=None):
        company = company or cls.agency_a
        return (
            cls.env[MODEL]
            .with_user(user)
            .create({"company_id": company.id, "year": 2025})
        )

    def _attach(self, **vals):
        return self.line.evidence_ids.create(
            {
                "line_id": self.line.id,
                "name": "SK tim.pdf",
                "file": b64encode(PDF),
                **vals,
            }
        )

    def test_each_criterion_of_the_year_has_its_row(self):
        self.assertEqual(self.index.edition_id, self.edition)
        self.assertEqual(self.index.line_ids.mapped("code"), ["1.a.2", "2.a.1"])
        self.assertEqual(self.index.answered_text, "0 of 2")
        self._attach()
        self.index.invalidate_recordset()
        self.assertEqual(self.index.answered_text, "1 of 2")

    def test_what_is_kept_here_answers_by_itself(self):
        item = self.env["sidocakep.lhe.recommendation"].create(
            {
                "company_id": self.agency_a.id,
                "year": 2024,
                "name": "Lengkapi bukti",
                "report_number": "700/1/ITDA/2025",
                "report_date": "2025-02-16",
            }
        )
        self.assertFalse(self.line.is_answered, "an open one shows nothing")
        item._with_workflow_bypass().state = "answered"
        self.index.line_ids.invalidate_recordset()
        self.assertIn("Lengkapi bukti", self.line.document_text)
        self.assertTrue(self.line.is_answered)

    def test_what_was_shown_stays(self):
        with self.assertRaisesRegex(UserError, "shows no evidence"):
            self.index.action_send()
        evidence = self._attach()
        self.index.action_send()
        for change in (
            lambda: self._attach(name="lain.pdf"),
            lambda: self.line.write({"remark": "Lain"}),
            lambda: self.index.write({"year": 2026}),
        ):
            with self.assertRaises(FrozenRecordError), self.env.cr.savepoint():
                change()
        self.index.action_take_up()
        with self.assertRaises(FrozenRecordError), self.env.cr.savepoint():
            evidence.unlink()
        self.assertEqual(len((evidence | self._attach(name="lain.pdf")).exists()), 2)

    def test_an_edition_that_is_used_stays(self):
        criterion = self.first.with_user(self.user_organisasi)
        for change in (lambda: criterion.write({"name": "Lain"}), criterion.unlink):
            with self.assertRaisesRegex(UserError, "Copy it"):
                change()
        copied = criterion.edition_id.copy({"year_from": 2026})
        copied.criterion_ids[0].name = "Lain"
        self.assertEqual(len(copied.criterion_ids), 2)
        self.assertEqual(self.edition._get_for_year(2026), copied)
        self.assertEqual(self.index.edition_id, self.edition)
        with self.assertRaisesRegex(UserError, "no such kind"):
            copied.criterion_ids[0].source_codes = "lhe surat"

    def test_the_refusal_names_the_document_that_was_drawn_up_by_it(self):
        for change in (
            lambda: self.first.write({"number": 9}),
            lambda: self.first.copy({"number": 9}),
            self.first.unlink,
        ):
            with (
                self.assertRaisesRegex(UserError, "Lembar Uji is used") as caught,
                self.env.cr.savepoint(),
            ):
                change()
            self.assertIn(self.index.display_name, str(caught.exception))

    def test_a_part_is_moved_neither_out_of_a_used_edition_nor_into_it(self):
        other = self.edition.create({"name": "Lembar Lain", "year_from": 2030})
        part = self.first.create(
            {
                "edition_id": other.id,
                "component": "planning",
                "number": 7,
                "name": "Lain.",
                "source_codes": "lhe",
            }
        )
        for moved, target in ((self.first, other), (part, self.edition)):
            with (
                self.assertRaisesRegex(UserError, "Lembar Uji is used"),
                self.env.cr.savepoint(),
            ):
                moved.edition_id = target
        part.edition_id = other.create({"name": "Lembar Baru", "year_from": 2031})
        self.assertFalse(other.criterion_ids)

    def test_the_edition_of_a_year_is_the_last_that_began(self):
        later = self.edition.create({"name": "Lembar 2027", "year_from": 2027})
        for year, edition in (
            (2025, self.edition),
            (2026, self.edition),
            (2027, later),
            (2040, later),
        ):
            with self.subTest(year=year):
                self.assertEqual(self.edition._get_for_year(year), edition)
        self.assertNotIn(later, self.edition._get_for_year(2024))

    def test_a_copy_has_its_own_name_and_stands_beside_the_first(self):
        copied = self.edition.copy()
        self.assertEqual(copied.name, "Lembar Uji (copy)")
        self.assertFalse(copied.is_used)
        self.assertEqual(
            set(copied.criterion_ids.mapped("name")),
            set(self.edition.criterion_ids.mapped("name")),
        )
        self.assertEqual(self.edition.copy({"name": "Lembar III"}).name, "Lembar III")
        with (
            self.assertRaises(UniqueViolation),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.edition.copy({"name": self.edition.name})

    def test_a_draft_that_goes_leaves_its_edition_free(self):
        self.assertTrue(self.edition.is_used)
        self.index.unlink()
        self.edition.invalidate_recordset(["is_used"])
        self.assertFalse(self.edition.is_used)
        self.first.name = "Pengukuran dilakukan setiap triwulan."

    def test_each_agency_keeps_its_own_and_offices_read(self):
        for user in (self.user_head_b, self.user_inspektorat, self.user_func_a):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.line.with_user(user).write({"remark": "Lain"})
        with self.assertRaises(AccessError):
            self._make(self.user_secretary_a, self.agency_b)
        seen = self.line.with_user(self.user_inspektorat)
        self.assertEqual(seen.criterion_text, "Terdapat pedoman: SK/SE.")

    def test_the_folder_has_the_files_and_a_page_that_names_them(self):
        self._attach()
        self._attach(note="halaman 3")
        self._attach(kind="link", file=False, name="Arsip", url="https://a.example/1")
        self.env.flush_all()
        address = self.index.action_export()["url"]
        self.authenticate(*[self.user_head_b.login] * 2)
        self.assertEqual(self.url_open(address).status_code, 404)
        self.authenticate(*[self.user_inspektorat.login] * 2)
        answer = self.url_open(address)
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            folder = "1.a.2 Terdapat pedoman- SK-SE"
            self.assertEqual(
                sorted(archive.namelist()),
                [
                    f"{folder}/SK tim (2).pdf",
                    f"{folder}/SK tim.pdf",
                    "Indeks Bukti.html",
                ],
            )
            self.assertEqual(archive.read(f"{folder}/SK tim.pdf"), PDF)
            page = archive.read("Indeks Bukti.html").decode()
        for words in (
            f'href="{folder}/SK tim.pdf"',
            "https://a.example/1 (di luar sistem, tidak diamankan)",
            "halaman 3",
            "belum ada",
            self.line.evidence_ids[0].sha256,
        ):
            self.assertIn(words, page)

    def test_who_is_not_logged_in_or_asks_for_nothing_gets_nothing(self):
        address = self.index.action_export()["url"]
        self.authenticate(None, None)
        self.assertIn("/web/login", self.url_open(address).url)
        self.authenticate(*[self.user_secretary_a.login] * 2)
        self.assertEqual(self.url_open("/sidocakep/bukti/0").status_code, 404)
        answer = self.url_open(address)
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(answer.headers["Content-Type"], "application/zip")
        self.assertEqual(len(answer.content), int(answer.headers["Content-Length"]))

    def test_an_index_without_evidence_is_a_page_alone(self):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            self.index._write_folder(archive)
        with zipfile.ZipFile(stream) as archive:
            self.assertEqual(archive.namelist(), ["Indeks Bukti.html"])
            page = archive.read("Indeks Bukti.html").decode()
        self.assertEqual(page.count("belum ada"), 2)
        self.assertIn(self.edition.name, page)
        self.assertIn(self.agency_a.name, page)

    def test_what_is_kept_here_stands_on_the_page_without_a_file(self):
        item = self.env["sidocakep.lhe.recommendation"].create(
            {
                "company_id": self.agency_a.id,
                "year": 2024,
                "name": "<b>Lengkapi</b> bukti",
                "report_number": "700/1/ITDA/2025",
                "report_date": "2025-02-16",
            }
        )
        item._with_workflow_bypass().state = "closed"
        rows, files = self.index._get_folder()
        self.assertEqual(files, {})
        self.assertEqual(
            [[entry["name"] for entry in row["items"]] for row in rows],
            [[item.display_name]] * 2,
        )
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            self.index._write_folder(archive)
            page = archive.read("Indeks Bukti.html").decode()
        self.assertIn("&lt;b&gt;Lengkapi&lt;/b&gt;", page, "no markup of a person")
        self.assertIn("(di SIDO CAKEP)", page)

    def test_more_documents_than_a_cell_shows_are_counted(self):
        items = self.env["sidocakep.lhe.recommendation"].create(
            [
                {
                    "company_id": self.agency_a.id,
                    "year": 2024,
                    "name": f"Rekomendasi {number}",
                    "report_number": "700/1/ITDA/2025",
                    "report_date": "2025-02-16",
                }
                for number in range(5)
            ]
        )
        items._with_workflow_bypass().state = "answered"
        self.index.line_ids.invalidate_recordset()
        self.assertIn("and 2 more", self.line.document_text)
        self.assertEqual(self.line.document_text.count("Rekomendasi"), 3)

    def test_one_index_for_an_agency_and_year_by_the_edition_of_that_year(self):
        self.assertFalse(self._search_edition(2024), "no sheet was in force yet")
        with self.assertRaisesRegex(UserError, "Evaluation Sheet.*empty"):
            self.env[MODEL].create({"company_id": self.agency_b.id, "year": 2020})
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation):
            self._make(self.user_secretary_a)

    def _search_edition(self, year):
        return self.edition._get_for_year(year) & self.edition

    def test_an_index_in_the_making_is_deleted_one_that_was_shown_is_not(self):
        other = self.env[MODEL].create({"company_id": self.agency_b.id, "year": 2025})
        other.unlink()
        self._attach()
        self.index.action_send()
        with self.assertRaises(FrozenRecordError):
            self.index.unlink()
        self.assertTrue(self.index.exists())

    def test_it_is_drawn_up_by_one_edition_and_stays_by_it(self):
        later = self.edition.copy({"year_from": 2026})
        with (
            self.assertRaisesRegex(UserError, "drawn up by its edition already"),
            self.env.cr.savepoint(),
        ):
            self.index.sudo().edition_id = later
        self.index.invalidate_recordset()
        self.assertEqual(self.index.edition_id, self.edition)
        for line in self.index.line_ids:
            self.assertEqual(line.criterion_id.edition_id, self.edition)

    def test_the_rows_of_an_index_are_made_by_the_program_alone(self):
        vals = {"index_id": self.index.id, "criterion_id": self.first.id}
        for user in (self.user_secretary_a, self.user_organisasi):
            lines = self.line.with_user(user)
            with self.subTest(user.login), self.assertRaises(AccessError):
                lines.create(vals)
            with self.subTest(user.login), self.assertRaises(AccessError):
                lines.unlink()

    def test_bagian_organisasi_keeps_that_of_the_government(self):
        index = self._make(self.user_organisasi, self.government)
        index.line_ids[0].remark = "Halaman 3"
        self.assertEqual(index.line_ids[0].remark, "Halaman 3")
        with self.assertRaises(AccessError):
            self.line.with_user(self.user_organisasi).remark = "Halaman 3"

    def test_criteria_stand_in_the_order_of_the_sheet(self):
        edition = self.env["sidocakep.lke.edition"].create(
            {"name": "Lembar Urutan", "year_from": 2030}
        )
        rows = [
            ("internal", "use", 1, "4.c.1"),
            ("planning", "quality", 11, "1.b.11"),
            ("planning", "quality", 2, "1.b.2"),
            ("reporting", "existence", 6, "3.a.6"),
            ("measurement", "use", 10, "2.c.10"),
            ("planning", "existence", 1, "1.a.1"),
        ]
        criteria = self.env["sidocakep.lke.criterion"].create(
            [
                {
                    "edition_id": edition.id,
                    "component": component,
                    "aspect": aspect,
                    "number": number,
                    "name": f"Kriteria {code}",
                }
                for component, aspect, number, code in rows
            ]
        )
        self.assertEqual(criteria.mapped("code"), [row[-1] for row in rows])
        sheet = criteria.search([("edition_id", "=", edition.id)])
        self.assertEqual(
            sheet.mapped("code"),
            ["1.a.1", "1.b.2", "1.b.11", "2.c.10", "3.a.6", "4.c.1"],
        )
        self.assertEqual(sheet[0].display_name, "1.a.1 Kriteria 1.a.1")
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation):
            sheet[0].copy()
