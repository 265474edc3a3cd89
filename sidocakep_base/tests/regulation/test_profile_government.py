"""Which company a regulation is adopted for is asked, and it is a government."""

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from ..common_profile import ProfileCase


@tagged("post_install", "-at_install")
class TestProfileGovernment(ProfileCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.government.profile_id = False
        cls.firm = cls._create_company("PT Alfa", parent_id=False)
        cls.user_organisasi.company_ids |= cls.firm

    def _open(self, company):
        window = self.env["sidocakep.profile.adopt"].with_user(self.user_organisasi)
        window = window.with_company(company)
        return Form(window.with_context(default_profile_id=self.paser.id))

    def test_a_firm_that_happens_to_be_active_adopts_nothing(self):
        """Finding 3 of the first adoption."""
        form = self._open(self.firm)
        self.assertEqual(form.company_id, self.government)
        form.save().action_confirm()
        self.assertFalse(self.firm.profile_id)
        self.assertEqual(self.government.profile_id, self.paser)
        # and the form behind the window says so, whatever company one looks at
        profile = self.paser.with_user(self.user_organisasi).with_company(self.firm)
        self.assertTrue(profile.is_adopted)

    def test_a_company_that_is_no_government_is_refused(self):
        profile = self.paser.with_user(self.user_organisasi).with_company(self.firm)
        with self.assert_refused(UserError, "PT Alfa is not a government"):
            profile.action_adopt()
        with self.assert_refused(UserError, "PT Alfa is not a government"):
            form = self._open(self.firm)
            form.company_id = self.firm
            form.save().action_confirm()

    def test_of_two_governments_the_one_is_chosen(self):
        self.firm.sidocakep_kind = "government"
        shop = self._create_company("PT Beta", parent_id=False)
        self.user_organisasi.company_ids |= shop
        self.assertFalse(self._open(shop).company_id)
        self.assertEqual(self._open(self.setda).company_id, self.government)
        self.assertEqual(self._open(self.firm).company_id, self.firm)

    def test_what_a_new_government_needs_is_on_the_screen(self):
        """Finding 10: required fields that could not be seen."""
        companies = self.env["res.company"].with_company(self.firm)
        form = Form(
            companies.with_context(sidocakep_new_agency=True), "base.view_company_form"
        )
        form.name = "Pemerintah Kabupaten Baru"
        self.assertNotEqual(form.parent_id, self.firm)
        form.parent_id = self.firm
        form.sidocakep_kind = "government"
        self.assertFalse(form.parent_id)
        form.region_kind = "kabupaten"
        form.region_name = "Baru"
        self.assertEqual(form.save()._get_government_title(), "Kabupaten Baru")
