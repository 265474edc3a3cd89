"""An agency with its units: who is part of whom, in Python as in SQL."""

from odoo.tests import tagged

from ...models.organisation.agency_sql import PARTS_OF_AGENCIES
from ..common import SidocakepCase


@tagged("post_install", "-at_install")
class TestAgencyUnits(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        make = cls._create_company
        cls.hospital = make("RSUD Uji", parent_id=cls.agency_a.id, sequence=2)
        cls.clinic = make("Puskesmas Uji", parent_id=cls.agency_a.id, sequence=1)
        cls.post = make("Pustu Uji", parent_id=cls.clinic.id)
        cls.closed = make("Puskesmas Tutup", parent_id=cls.agency_b.id)
        cls.closed.active = False
        cls.env.flush_all()

    def test_whose_part_a_company_is(self):
        for company, agency in (
            (self.government, self.env["res.company"]),
            (self.agency_a, self.agency_a),
            (self.clinic, self.agency_a),
            (self.post, self.agency_a),
            (self.closed, self.agency_b),
        ):
            with self.subTest(company.name):
                self.assertEqual(company._get_agency(), agency)

    def test_an_agency_stands_before_its_units(self):
        """Of all levels; an archived one too, for what it spent was spent."""
        found = (self.agency_b | self.agency_a)._get_with_units()
        self.assertEqual(found[:2], self.agency_b | self.closed)
        self.assertEqual(found[2], self.agency_a)
        self.assertEqual(set(found[3:]), {*self.clinic, *self.hospital, *self.post})
        self.assertEqual(self.post._get_with_units(), self.post)

    def test_sql_counts_the_same(self):
        self.env.cr.execute(PARTS_OF_AGENCIES)
        parts = {row[0]: row[1:] for row in self.env.cr.fetchall()}
        self.assertNotIn(self.government.id, parts)
        for agency in self.agency_a | self.agency_b:
            found = {key for key, (_root, top) in parts.items() if top == agency.id}
            self.assertEqual(found, set(agency._get_with_units().ids))
            self.assertEqual(parts[agency.id][0], self.government.id)
