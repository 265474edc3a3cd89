"""Editions of the nomenclature loaded from files: all of one or nothing."""

import base64
import io

import openpyxl

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..thorough import long
from .test_sidocakep_nomenclature import NomenclatureCase

STRUCTURE = (
    "# source: a test\n"
    "tingkat,kode,nama\n"
    "bidang,1.05,KETENTERAMAN | TRANTIBUM\n"
    "program,1.05.03,PROGRAM PENANGGULANGAN BENCANA\n"
    "kegiatan,1.05.03.2.01,Pelayanan Informasi Rawan Bencana\n"
)
SUB_HEADER = (
    "kode_bidang,kode_program,kode_kegiatan,kode_sub_kegiatan,sub_kegiatan,kinerja,"
    "indikator,satuan,spm,jenis,sub_kegiatan_sebelumnya\n"
)
SUB_ROW = (
    "1.05,1.05.03,1.05.03.2.01,1.05.03.2.01.0007,Sosialisasi,Tersosialisasi,"
    "Jumlah Warga,ORANG ,SPM,Layanan,\n"
)


@tagged("post_install", "-at_install")
class TestSidocakepNomenclatureLoad(NomenclatureCase):
    def load(self, content, **vals):
        if isinstance(content, str):
            content = content.encode()
        wizard = self.env["sidocakep.nomenclature.load"].with_user(self.user_organisasi)
        return wizard.create(
            {
                "edition_id": self.edition.id,
                "file": base64.b64encode(content),
                "filename": "edisi.csv",
                **vals,
            }
        )

    def xlsx(self, **sheets):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, text in sheets.items():
            sheet = book.create_sheet(title)
            for line in text.splitlines():
                sheet.append(line.split(","))
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    def codes(self):
        return self.model.search([("edition_id", "=", self.edition.id)]).mapped("code")

    def test_check_stores_nothing_and_load_stores_all(self):
        wizard = self.load(STRUCTURE)
        wizard.action_check()
        self.assertEqual(
            (wizard.entry_count, wizard.new_count, wizard.problem_count), (4, 4, 0)
        )
        self.assertFalse(self.codes())
        wizard.action_load()
        self.assertEqual(self.codes(), ["1", "1.05", "1.05.03", "1.05.03.2.01"])
        self.assertEqual(self.find("1.05", self.edition).aliases, "TRANTIBUM")

    def test_the_second_shape_goes_into_the_same_edition(self):
        self.load(STRUCTURE).action_load()
        wizard = self.load(SUB_HEADER + SUB_ROW)
        wizard.action_check()
        self.assertEqual((wizard.entry_count, wizard.problem_count), (1, 0))
        wizard.action_load()
        record = self.find("1.05.03.2.01.0007", self.edition)
        self.assertEqual(record.parent_id.code, "1.05.03.2.01")
        # the unit is known already, in other letters
        self.assertEqual(record.unit_id.name, "Orang")
        self.assertEqual(record.unit_name, "ORANG")
        self.assertTrue(record.spm)

    def test_a_file_with_a_problem_loads_nothing(self):
        text = STRUCTURE + "program,1.5.04,PROGRAM SALAH\nbidang,1.06.02,X\n"
        wizard = self.load(text)
        wizard.action_check()
        self.assertEqual(wizard.problem_count, 2)
        self.assertEqual(
            wizard.problem_ids.mapped(lambda p: (p.row, p.column)),
            [(6, "kode"), (7, "tingkat")],
        )
        self.assertTrue(all(wizard.problem_ids.mapped("remedy")))
        with self.assert_refused(UserError, "2 problems.*row 6, column kode"):
            wizard.action_load()
        self.assertFalse(self.codes())

    def test_missing_parents_are_reported_or_created(self):
        wizard = self.load(SUB_HEADER + SUB_ROW)
        wizard.action_check()
        self.assertEqual(wizard.problem_count, 1)
        self.assertIn("1.05.03.2.01", wizard.problem_ids.message)
        wizard = self.load(SUB_HEADER + SUB_ROW, create_missing=True)
        wizard.action_load()
        self.assertEqual(
            self.codes(),
            ["1", "1.05", "1.05.03", "1.05.03.2.01", "1.05.03.2.01.0007"],
        )

    def test_the_same_file_again_changes_nothing(self):
        self.load(STRUCTURE).action_load()
        action = self.load(STRUCTURE).action_load()
        self.assertIn("0 codes created, 0 changed, 3", action["params"]["message"])
        corrected = STRUCTURE.replace("Pelayanan Informasi", "Layanan Informasi")
        action = self.load(corrected).action_load()
        self.assertIn("0 codes created, 1 changed, 2", action["params"]["message"])

    @long
    def test_a_workbook_with_both_shapes_and_a_sheet_of_notes(self):
        content = self.xlsx(
            Petunjuk="Isi lembar berikut",
            Struktur=STRUCTURE,
            Sub=SUB_HEADER + SUB_ROW,
        )
        wizard = self.load(content, filename="edisi.xlsx")
        wizard.action_check()
        self.assertEqual((wizard.entry_count, wizard.problem_count), (5, 0))
        wizard.action_load()
        self.assertEqual(len(self.codes()), 5)

    def test_a_problem_in_a_workbook_names_the_sheet(self):
        content = self.xlsx(Satu=STRUCTURE, Dua=STRUCTURE)
        wizard = self.load(content)
        wizard.action_check()
        self.assertEqual(wizard.problem_ids.mapped("sheet"), ["Dua"] * 3)
        self.assertIn("already", wizard.problem_ids[0].message)

    def test_semicolons_and_a_byte_order_mark_are_read(self):
        text = "\ufeff" + STRUCTURE.replace(",", ";")
        wizard = self.load(text.encode())
        wizard.action_check()
        self.assertEqual((wizard.entry_count, wizard.problem_count), (4, 0))

    def test_files_that_cannot_be_read_are_refused(self):
        for content, words in (
            (b"\xff\xfe\x00A", "neither .xlsx nor .csv"),
            (b"PK\x03\x04 broken", "damaged"),
        ):
            with self.assert_refused(UserError, words):
                self.load(content).action_check()
        wizard = self.load("satu,dua\n1,2\n")
        wizard.action_check()
        self.assertEqual(
            wizard.problem_ids.message, "The headers of the columns are not known."
        )

    def test_the_edition_form_opens_the_wizard_for_itself(self):
        action = self.edition.with_user(self.user_organisasi).action_load_file()
        form = Form(
            self.env[action["res_model"]]
            .with_user(self.user_organisasi)
            .with_context(**action["context"])
        )
        self.assertEqual(form.edition_id, self.edition)

    def test_another_file_is_checked_again(self):
        wizard = self.load(STRUCTURE + "bidang,1.6,SALAH\n")
        wizard.action_check()
        self.assertTrue(wizard.is_checked)
        form = Form(wizard)
        form.file = base64.b64encode(STRUCTURE.encode())
        self.assertFalse(form.is_checked)
        self.assertFalse(form.problem_count)

    def test_only_the_organisation_division_loads(self):
        for user in (self.user_head_a, self.user_bappeda, self.user_inspektorat):
            with self.assertRaises(AccessError):
                self.env["sidocakep.nomenclature.load"].with_user(user).create(
                    {
                        "edition_id": self.edition.id,
                        "file": base64.b64encode(STRUCTURE.encode()),
                    }
                )

    def test_a_name_that_is_used_is_still_corrected_by_a_file(self):
        self.load(STRUCTURE).action_load()
        self.agency_a.bidang_ids = [Command.set(self.find("1.05", self.edition).ids)]
        text = STRUCTURE.replace("KETENTERAMAN", "KETENTRAMAN")
        self.load(text).action_load()
        self.assertEqual(self.find("1.05", self.edition).name, "KETENTRAMAN")
