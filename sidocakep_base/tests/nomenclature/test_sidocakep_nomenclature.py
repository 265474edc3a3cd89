import time

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
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
