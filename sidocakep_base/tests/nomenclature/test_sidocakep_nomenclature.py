import base64
import io
import time

import openpyxl

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools.safe_eval import safe_eval

from ..common import SidocakepCase
from ..common_plan import PlanCase

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


class NomenclatureCase(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.model = cls.env["sidocakep.nomenclature"]
        cls.shipped = cls.env.ref("sidocakep_base.nomenclature_edition_shipped")
        cls.edition = cls.env["sidocakep.nomenclature.edition"].create(
            {"name": "Edisi Uji"}
        )

    def find(self, code, edition=None):
        return self.model.search(
            [("code", "=", code), ("edition_id", "=", (edition or self.shipped).id)]
        )


@tagged("post_install", "-at_install")
class TestSidocakepNomenclature(NomenclatureCase):
    def test_the_shipped_edition_is_complete(self):
        """45 + 189 + 715 = 949 rows of one file, 3,558 of the other, 10 urusan."""
        counts = self.model._read_group(
            [("edition_id", "=", self.shipped.id)], ["level"], ["__count"]
        )
        self.assertEqual(
            dict(counts),
            {
                "urusan": 10,
                "bidang": 45,
                "program": 189,
                "kegiatan": 715,
                "sub_kegiatan": 3558,
            },
        )
        self.assertEqual(self.shipped.nomenclature_count, 949 + 3558 + 10)
        orphans = self.model.search(
            [
                ("edition_id", "=", self.shipped.id),
                ("level", "!=", "urusan"),
                ("parent_id", "=", False),
            ]
        )
        self.assertFalse(orphans)

    def test_a_row_as_the_edition_has_it(self):
        """Field facts section 5: Pengelolaan Leger Jalan."""
        record = self.find("1.03.10.2.01.0028")
        self.assertEqual(record.name, "Pengelolaan Leger Jalan")
        self.assertEqual(
            record.indicator_name, "Jumlah Dokumen Leger Jalan yang Dikelola"
        )
        self.assertEqual(record.unit_id.name, "Dokumen")
        self.assertEqual(record.level, "sub_kegiatan")
        self.assertEqual(record.scope_code, "2")
        ancestors = self.model.search([("id", "parent_of", record.id)])
        self.assertEqual(
            ancestors.mapped("code"),
            ["1", "1.03", "1.03.10", "1.03.10.2.01", "1.03.10.2.01.0028"],
        )

    def test_special_regions_are_told_apart(self):
        """Rows by the fourth segment: 2,542 ordinary; 361+372 Papua, 103 DIY, 180."""
        counts = self.model._read_group(
            [("edition_id", "=", self.shipped.id), ("level", "=", "sub_kegiatan")],
            ["scope_code"],
            ["__count"],
        )
        self.assertEqual(
            dict(counts), {"2": 2542, "3": 361, "4": 372, "5": 103, "7": 180}
        )

    def test_an_update_loads_nothing_twice(self):
        before = self.shipped.nomenclature_ids
        self.env["sidocakep.nomenclature.edition"]._load_shipped_edition()
        self.shipped.invalidate_recordset()
        self.assertEqual(self.shipped.nomenclature_ids, before)

    def test_the_edition_loads_in_seconds(self):
        """The whole edition again, as another one; 1.5 s were measured."""
        entries = [self._entry_of(record) for record in self.shipped.nomenclature_ids]
        start = time.monotonic()
        created, changed, unchanged = self.edition._load_entries(entries)
        self.env.flush_all()
        self.assertLess(time.monotonic() - start, 20)
        self.assertEqual((created, changed, unchanged), (4517, 0, 0))
        self.assertEqual(self.edition._load_entries(entries), (0, 0, 4517))

    @staticmethod
    def _entry_of(record):
        from ...engine.nomenclature_table import Entry

        return Entry(
            code=record.code,
            level=record.level,
            name=record.name,
            performance=record.performance or "",
            indicator_name=record.indicator_name or "",
            unit_name=record.unit_name or "",
            spm=record.spm,
            kind=record.kind or "",
            predecessor_code=record.predecessor_code or "",
        )

    def test_found_by_the_start_of_a_code_or_by_words(self):
        search = self.model.name_search
        domain = [("edition_id", "=", self.shipped.id)]
        ids = [row[0] for row in search("1.03.10.2.01.002", domain, limit=None)]
        self.assertIn(self.find("1.03.10.2.01.0028").id, ids)
        self.assertEqual(
            {code[:16] for code in self.model.browse(ids).mapped("code")},
            {"1.03.10.2.01.002"},
        )
        for text in ("leger jalan", "jalan leger", "LEGER dikelola", "x.xx.01.2.02"):
            self.assertTrue(search(text, domain), text)
        ids = [row[0] for row in search("leger jalan", domain)]
        self.assertIn(self.find("1.03.10.2.01.0028").id, ids)
        # as it is displayed, in a list one picks from
        displayed = self.find("1.03.10").display_name
        self.assertEqual(
            [row[0] for row in search(displayed, domain)], self.find("1.03.10").ids
        )
        self.assertFalse(search("leger pesawat terbang", domain))
        self.assertTrue(search("", domain, limit=5))

    def test_x_xx_takes_the_bidang_of_the_agency(self):
        bidang = self.find("1.05")
        self.assertEqual(self.find("X.XX.01")._instantiate(bidang), "1.05.01")
        self.assertEqual(
            self.find("X.XX.01.2.01.0001")._instantiate("5.01"), "5.01.01.2.01.0001"
        )
        self.assertEqual(self.find("1.03.10")._instantiate(bidang), "1.03.10")
        with self.assert_refused(UserError, "is not the code of a bidang"):
            self.find("X.XX.01")._instantiate("1.05.02")

    def test_an_agency_plans_its_bidang_and_the_supporting_programme(self):
        bidang = self.find("1.05")
        field = self.env["sidocakep.plan.add.programs"]._fields["program_id"]
        offered = safe_eval(field.domain, {"bidang_id": bidang.id})
        programs = self.model.search(offered)
        self.assertEqual(
            programs.mapped("code"), ["1.05.02", "1.05.03", "1.05.04", "X.XX.01"]
        )
        self.assertEqual(programs.edition_id, self.shipped)

    def test_a_code_hangs_below_its_parent(self):
        urusan = self.model.create(
            {"edition_id": self.edition.id, "code": "1", "name": "WAJIB"}
        )
        with self.assert_refused(ValidationError, "belongs below 1"):
            self.model.create(
                {"edition_id": self.edition.id, "code": "1.05", "name": "A"}
            )
        with self.assert_refused(ValidationError, "same edition"):
            self.model.create(
                {
                    "edition_id": self.edition.id,
                    "code": "1.05",
                    "name": "A",
                    "parent_id": self.find("1").id,
                }
            )
        with self.assert_refused(ValidationError, "The part bidang"):
            self.model.create(
                {
                    "edition_id": self.edition.id,
                    "code": "1.5",
                    "name": "A",
                    "parent_id": urusan.id,
                }
            )

    def test_a_code_in_use_keeps_its_number(self):
        bidang = self.find("1.05")
        self.agency_a.bidang_ids = bidang
        self.assertEqual((bidang + self.find("1.06"))._filter_used(), bidang)
        with self.assert_refused(UserError, "cannot be renumbered"):
            bidang.code = "1.99"
        with self.assert_refused(UserError, "cannot be deleted"):
            bidang.unlink()
        with self.assert_refused(UserError, "cannot be deleted"):
            self.shipped.unlink()
        # the words may be corrected: a document keeps those it was signed with
        bidang.name = "KETENTERAMAN"

    def test_an_edition_nobody_uses_goes_with_its_codes(self):
        self.edition._load_entries(
            [self._entry_of(self.find(code)) for code in ("1", "1.05", "1.05.03")]
        )
        codes = self.edition.nomenclature_ids
        self.assertEqual(len(codes), 3)
        self.edition.unlink()
        self.assertFalse(codes.exists())

    def test_there_is_one_default_edition(self):
        self.assertTrue(self.shipped.is_default)
        self.edition.is_default = True
        self.assertFalse(self.shipped.is_default)
        copy = self.edition.copy()
        self.assertFalse(copy.is_default)
        self.assertNotEqual(copy.name, self.edition.name)
        third = self.edition.create({"name": "Edisi Ketiga", "is_default": True})
        self.assertFalse(self.edition.is_default)
        self.assertEqual(self.edition._get_default(), third)

    def test_the_list_costs_the_same_for_50_codes_as_for_one(self):
        specification = {
            "code": {},
            "name": {},
            "level": {},
            "indicator_name": {},
            "unit_id": {"fields": {"display_name": {}}},
        }
        model = self.model.with_user(self.user_ech4_a)

        def count(limit):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            model.web_search_read(
                [("unit_id", "!=", False)], specification, limit=limit
            )
            return self.env.cr.sql_log_count - before

        count(1)
        self.assertEqual(count(1), count(50))


@tagged("post_install", "-at_install")
class TestNomenclatureInPlans(PlanCase):
    def test_a_code_a_plan_refers_to_keeps_its_number(self):
        model = self.env["sidocakep.nomenclature"]
        edition = self.env.ref("sidocakep_base.nomenclature_edition_shipped")
        codes = model.search(
            [
                ("edition_id", "=", edition.id),
                ("code", "in", ["1.02", "1.02.03", "1.02.04"]),
            ]
        )
        bidang, program, other = codes
        self.plan._add_from_nomenclature(program, bidang, self.objective)
        self.assertEqual(codes._filter_used(), program)
        with self.assert_refused(UserError, "cannot be renumbered"):
            program.code = "1.02.99"
        with self.assert_refused(UserError, "cannot be renumbered"):
            program.edition_id = edition.copy({"name": "Lain"})
        with self.assert_refused(UserError, "cannot be deleted"):
            program.unlink()
        self.assertTrue(other.exists())


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
