"""Firms beside the government: their people are no officials, their forms their own."""

from odoo.tests import Form, new_test_user, tagged

from odoo.addons.base.tests.common import DISABLED_MAIL_CONTEXT

from ..common import SidocakepCase


@tagged("post_install", "-at_install")
class TestOtherCompanies(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.firm = cls._create_company("PT Alfa", parent_id=False)
        cls.branch = cls._create_company("PT Alfa Cabang", parent_id=cls.firm.id)
        cls.employees = cls.env["hr.employee"]
        cls.worker = cls.employees.create(
            {"name": "Pekerja", "company_id": cls.branch.id}
        )

    def test_a_worker_of_a_firm_is_no_pns(self):
        """Finding 9: 13 of 13 workers became PNS."""
        self.assertFalse(self.worker.asn_kind)
        official = self.employees.create(
            {"name": "Pegawai", "company_id": self.agency_a.id}
        )
        self.assertEqual(official.asn_kind, "pns")
        elected = self.employees.create(
            {
                "name": "Bupati",
                "company_id": self.government.id,
                "asn_kind": "official",
            }
        )
        self.assertEqual(elected.asn_kind, "official")

    def test_people_of_what_becomes_a_government_are_officials(self):
        self.firm.sidocakep_kind = "government"
        self.assertEqual(self.worker.asn_kind, "pns")

    def test_who_moves_to_an_agency_is_an_official(self):
        self.worker.company_id = self.agency_a
        self.assertEqual(self.worker.asn_kind, "pns")

    def test_the_forms_of_a_firm_are_its_own(self):
        officer = new_test_user(
            self.env,
            "hr_pt_alfa",
            groups="hr.group_hr_user",
            company_id=self.firm.id,
            company_ids=[(6, 0, (self.firm | self.branch).ids)],
            context=DISABLED_MAIL_CONTEXT,
        )
        companies = (self.branch | self.firm).ids
        for model, names in (
            (self.worker, ("asn_kind", "nip", "rank_id")),
            (
                self._create_job("Operator", None, None, self.branch),
                ("echelon", "superior_id", "printed_title"),
            ),
        ):
            record = model.with_user(officer).with_context(
                allowed_company_ids=companies
            )
            form = Form(record)
            for name in names:
                with self.subTest(model=model._name, field=name):
                    self.assertTrue(form._get_modifier(name, "invisible"))
        form = Form(self.job_head_a)
        self.assertFalse(form._get_modifier("echelon", "invisible"))
