from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import SidocakepCase


@tagged("post_install", "-at_install")
class TestSidocakepUnit(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.model = cls.env["sidocakep.unit"]

    def test_the_nomenclature_brings_its_155_units(self):
        """168 spellings in the file, 155 units after folding case and blanks."""
        rows = self.env["sidocakep.nomenclature"]._read_group(
            [
                (
                    "edition_id",
                    "=",
                    self.env.ref("sidocakep_base.nomenclature_edition_shipped").id,
                ),
                ("level", "=", "sub_kegiatan"),
            ],
            ["unit_id"],
            ["__count"],
        )
        self.assertEqual(len(rows), 155)
        self.assertEqual(sum(count for _unit, count in rows), 3558)
        # 985 "Dokumen" + 57 "Dokumen " + 3 "dokumen"
        counts = {unit.name: count for unit, count in rows}
        self.assertEqual(counts["Dokumen"], 1045)

    def test_a_unit_on_paper_is_proposed_and_chosen(self):
        """0,9 and not 0,9 Angka; 100 persen in the small letters of a text."""
        create = self.model._find_or_create
        for name, words in (("Angka", ""), ("Persen", "persen"), ("UMKM", "UMKM")):
            with self.subTest(name):
                self.assertEqual(create(name).paper_name or "", words)
        create("Angka").paper_name = "angka"
        self.env.flush_all()
        self.assertEqual(create("Angka").paper_name, "angka")

    def test_spellings_find_one_unit(self):
        unit = self.model._find_or_create("Sambungan  Pipa ")
        self.assertEqual(unit.name, "Sambungan Pipa")
        for text in ("sambungan pipa", " SAMBUNGAN PIPA", "Sambungan\tPipa"):
            self.assertEqual(self.model._find_or_create(text), unit)

    def test_an_alias_finds_its_unit(self):
        unit = self.model.create({"name": "Poin Uji", "aliases": "pts\nPoint Uji"})
        self.assertEqual(self.model._find_or_create("PTS"), unit)
        self.assertIn(unit.id, [row[0] for row in self.model.name_search("point uji")])

    def test_many_units_are_found_in_one_query(self):
        texts = [f"Satuan Uji {number}" for number in range(50)]
        self.model._find_or_create_many(texts)
        self.env.flush_all()

        def count(some):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.model._find_or_create_many(some)
            return self.env.cr.sql_log_count - before

        self.assertEqual(count(texts[:1]), 1)
        self.assertEqual(count(texts), 1)

    def test_blank_is_no_unit(self):
        found = self.model._find_or_create_many(["", "  ", "Satuan Baru Uji"])
        self.assertFalse(found[""])
        self.assertFalse(found["  "])
        self.assertEqual(found["Satuan Baru Uji"].name, "Satuan Baru Uji")

    def test_an_archived_unit_is_found_again(self):
        unit = self.model.create({"name": "Satuan Lama", "active": False})
        self.assertEqual(self.model._find_or_create("satuan lama"), unit)

    @mute_logger("odoo.sql_db")
    def test_a_unit_exists_once(self):
        with self.assert_refused(IntegrityError, "name_key_uniq"):
            self.model.create({"name": " DOKUMEN"})

    def test_a_spelling_stands_for_one_unit(self):
        self.model.create({"name": "Poin Uji", "aliases": "pts"})
        with self.assert_refused(ValidationError, "already stands for"):
            self.model.create({"name": "Titik Uji", "aliases": "PTS"})
        with self.assert_refused(ValidationError, "already stands for"):
            self.model.create({"name": "Pts"})
