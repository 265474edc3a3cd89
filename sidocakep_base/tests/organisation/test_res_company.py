from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, tagged

from ..common import SidocakepCase

# The smallest PNG there is: one pixel.
PIXEL = (
    b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"
    b"AABJRU5ErkJggg=="
)


@tagged("post_install", "-at_install")
class TestResCompany(SidocakepCase):
    def test_government_from_any_branch(self):
        ward = self._create_company(
            "Puskesmas Uji", parent_id=self.agency_a.id, sidocakep_kind="puskesmas"
        )
        self.assertEqual(ward._get_government(), self.government)
        self.assertEqual(ward._get_government_title(), "Kabupaten Uji")
        self.assertEqual(self.government._get_government(), self.government)

    def test_government_title_of_each_kind_of_region(self):
        self.government.write({"region_kind": "kota", "region_name": "Palangka Raya"})
        self.assertEqual(self.agency_a._get_government_title(), "Kota Palangka Raya")
        self.government.region_name = False
        self.assertEqual(
            self.agency_a._get_government_title(), "Pemerintah Kabupaten Uji"
        )

    def test_signing_place_is_the_nearest_one(self):
        self.assertEqual(self.agency_a._get_signing_place(), "Kota Uji")
        self.agency_a.signing_place = "Tewah"
        ward = self._create_company("Puskesmas Uji", parent_id=self.agency_a.id)
        self.assertEqual(ward._get_signing_place(), "Tewah")
        self.assertEqual(self.agency_b._get_signing_place(), "Kota Uji")

    def test_letterhead_of_an_agency(self):
        self.agency_a.write(
            {
                "street": "Jalan Cilik Riwut 12",
                "city": "Kota Uji",
                "zip": "74511",
                "phone": "0537-31000",
                "email": "dinkes@uji.example",
            }
        )
        self.assertEqual(
            self.agency_a._get_letterhead(),
            {
                "government": "PEMERINTAH KABUPATEN UJI",
                "agency": "DINAS KESEHATAN UJI",
                "parents": [],
                "address": "Jalan Cilik Riwut 12, Kota Uji 74511",
                "contact": "Telp. 0537-31000 Email: dinkes@uji.example",
                "logo": None,
            },
        )

    def test_letterhead_of_a_unit_below_names_the_agency_above(self):
        ward = self._create_company("Puskesmas Uji", parent_id=self.agency_a.id)
        letterhead = ward._get_letterhead()
        self.assertEqual(letterhead["parents"], ["DINAS KESEHATAN UJI"])
        self.assertEqual(letterhead["agency"], "PUSKESMAS UJI")

    def test_letterhead_of_the_government_has_no_agency(self):
        letterhead = self.government._get_letterhead()
        self.assertEqual((letterhead["agency"], letterhead["parents"]), ("", []))

    def test_logo_is_that_of_the_government_unless_the_agency_has_one(self):
        self.assertIsNone(self.agency_a._get_letterhead()["logo"], "Odoo's is nobody's")
        self.government.logo = PIXEL
        self.assertEqual(self.agency_a._get_letterhead()["logo"], self.government.logo)
        self.agency_a.logo = PIXEL
        self.assertEqual(self.agency_a._get_letterhead()["logo"], self.agency_a.logo)

    def test_letterhead_for_every_official(self):
        letterhead = self.agency_a.with_user(self.user_pelaksana_a)._get_letterhead()
        self.assertEqual(letterhead["government"], "PEMERINTAH KABUPATEN UJI")

    def test_branch_cannot_be_a_government(self):
        with self.assertRaises(ValidationError):
            self.agency_a.sidocakep_kind = "government"

    def test_predecessor(self):
        """Agencies merge and split: a new one points at those it came from."""
        merged = self._create_company("Dinas Kesehatan dan Keluarga Berencana Uji")
        merged.predecessor_ids = self.agency_a
        self.assertEqual(self.agency_a.successor_ids, merged)
        with self.assertRaises(ValidationError):
            self.agency_a.predecessor_ids = merged

    def test_skpd_code_belongs_to_one_living_agency(self):
        code = "1.02.0.00.0.00.01.0000"
        self.agency_a.skpd_code = code
        with self.assertRaisesRegex(ValidationError, self.agency_a.name):
            self.agency_b.skpd_code = code
        self.agency_a.date_dissolved = "2025-12-31"
        self.agency_b.skpd_code = code
        other = self._create_company("Pemerintah Kota Lain", parent_id=False)
        self._create_company("Dinas Lain", parent_id=other.id, skpd_code=code)

    def test_organisasi_opens_an_agency(self):
        """Without being system administrator, and only below a government."""
        companies = self.env["res.company"].with_user(self.user_organisasi)
        agency = companies.create(
            {
                "name": "Dinas Perikanan Uji",
                "parent_id": self.government.id,
                "sidocakep_kind": "dinas",
            }
        )
        self.assertEqual(agency.root_id, self.government)
        with self.assertRaises(AccessError):
            companies.create({"name": "Pemerintah Kota Lain"})

    def test_no_agency_is_opened_below_a_firm(self):
        """Nor below another government than the clerk's own."""
        companies = self.env["res.company"].with_user(self.user_organisasi)
        firm = self._create_company("PT Alfa", parent_id=False)
        other = self._create_company("Pemerintah Kota Lain", parent_id=False)
        other.write(
            {
                "sidocakep_kind": "government",
                "region_kind": "kota",
                "region_name": "Lain",
            }
        )
        for root in (firm, other):
            values = {
                "name": "Dinas Perikanan",
                "parent_id": root.id,
                "sidocakep_kind": "dinas",
            }
            with self.subTest(root=root.name), self.assertRaises(AccessError):
                companies.create(values)

    def test_new_agency_begins_below_the_government_beside_a_firm(self):
        """The administrator of both looks at the firm."""
        firm = self._create_company("PT Alfa", parent_id=False)
        firm.sidocakep_kind = False
        self.env.user.company_ids = self.government | firm
        companies = self.env["res.company"].with_company(firm)
        companies = companies.with_context(sidocakep_new_agency=True)
        found = companies.default_get(["parent_id"])["parent_id"]
        self.assertEqual(found, self.government.id)
        self.env.user.write({"company_id": firm.id, "company_ids": firm.ids})
        self.assertFalse(companies.default_get(["parent_id"])["parent_id"])

    def test_agency_is_not_opened_by_others(self):
        vals = {"name": "Dinas Perikanan Uji", "parent_id": self.government.id}
        for user in (
            self.user_bupati,
            self.user_head_a,
            self.user_bappeda,
            self.user_inspektorat,
            self.user_hr,
        ):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.env["res.company"].with_user(user).create(vals)

    def test_new_agency_begins_below_the_government(self):
        """Also for a clerk of the secretariat, which is itself a branch."""
        companies = self.env["res.company"].with_user(self.user_organisasi)
        with Form(
            companies.with_context(sidocakep_new_agency=True), "base.view_company_form"
        ) as form:
            form.name = "Dinas Perikanan Uji"
            form.sidocakep_kind = "dinas"
        self.assertEqual(form.record.parent_id, self.government)

    def test_a_new_government_is_called_after_its_region(self):
        companies = self.env["res.company"]
        company = companies.search([("name", "=", "My Company")])
        company = company or companies.create({"name": "My Company"})
        with Form(company, "base.view_company_form") as form:
            form.sidocakep_kind = "government"
            form.region_kind = "kota"
            form.region_name = "Lain"
        self.assertEqual(company.name, "Pemerintah Kota Lain")
        with Form(company, "base.view_company_form") as form:
            form.region_name = "Baru"
        self.assertEqual(company.name, "Pemerintah Kota Lain")

    def test_form_of_organisasi(self):
        companies = self.env["res.company"].with_user(self.user_organisasi)
        with Form(companies.browse(self.agency_b.id), "base.view_company_form") as form:
            form.skpd_code = "1.05.0.00.0.00.02.0000"
            form.signing_place = "Kuala Kurun"
        self.assertEqual(self.agency_b.signing_place, "Kuala Kurun")
