"""In an Odoo with other companies the application ends at the government's tree."""

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ..common import ROLES, SidocakepCase

READ_ALL = ("bupati", "sekda", "organisasi", "bappeda", "monev", "inspektorat", "hr")


@tagged("post_install", "-at_install")
class TestGovernmentTree(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.firm = cls._create_company("PT Swasta", parent_id=False)
        cls.branch = cls._create_company("PT Swasta Cabang", parent_id=cls.firm.id)
        cls.job_firm = cls._create_job("Direktur", company=cls.firm)
        cls.job_branch = cls._create_job("Kepala Cabang", company=cls.branch)
        cls.employee_firm = cls._create_employee("Direktur Swasta", cls.job_firm)
        cls.leave = cls.env["resource.calendar.leaves"].create(
            {
                "name": "Libur perusahaan",
                "company_id": cls.firm.id,
                "date_from": "2026-03-02 00:00:00",
                "date_to": "2026-03-02 12:00:00",
            }
        )
        cls.env.cr.flush()

    def _call(self, user, record, method, *args):
        model = self.env[record._name].with_user(user)
        return call_kw(model, method, [record.ids, *args], {})

    def test_nobody_of_the_government_reads_or_writes_what_is_the_firms(self):
        """Every role, every door of the models that this addon opened wider."""
        officer = self.env["hr.employee.public"].browse(self.employee_firm.id)
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            for record, change in (
                (self.job_firm, {"name": "Diubah"}),
                (self.job_branch, {"name": "Diubah"}),
                (officer, None),
                (self.firm, {"name": "Diubah"}),
                (self.branch, {"name": "Diubah"}),
                (self.leave, {"name": "Diubah"}),
            ):
                about = {"role": role, "record": record.sudo().display_name}
                if record != self.leave:  # core lets every user read the holidays
                    self.assert_access(
                        False,
                        lambda user=user, record=record: self._call(
                            user, record, "read", ["display_name"]
                        ),
                        **about,
                    )
                if change:
                    self.assert_access(
                        False,
                        lambda user=user, record=record, change=change: self._call(
                            user, record, "write", change
                        ),
                        **about,
                    )

    def test_lists_and_searches_end_there_too(self):
        ours = self.government + self.setda + self.agency_a + self.agency_b
        theirs = self.firm + self.branch
        for role in READ_ALL:
            user = getattr(self, f"user_{role}")
            with self.subTest(role):
                for model in ("hr.job", "hr.employee.public"):
                    found = self.env[model].with_user(user).search([])
                    self.assertFalse(found.sudo().company_id & theirs, model)
                    self.assertTrue(found.sudo().company_id & ours, model)
                found = self.env["res.company"].with_user(user).search([])
                self.assertLessEqual(ours, found)
                self.assertFalse(found & theirs)

    def test_no_position_is_moved_or_made_outside(self):
        ours = self._create_job("Staf")
        for role in ("organisasi", "hr"):
            user = getattr(self, f"user_{role}")
            jobs = self.env["hr.job"].with_user(user)
            vals = {"name": "Baru", "company_id": self.firm.id}
            with self.subTest(role):
                with self.assertRaises(AccessError):
                    call_kw(jobs, "create", [[dict(vals)]], {})
                with self.assertRaises(AccessError):
                    self._call(user, ours, "write", vals)

    def test_organisasi_opens_no_agency_below_the_firm(self):
        companies = self.env["res.company"].with_user(self.user_organisasi)
        with self.assertRaises(AccessError):
            call_kw(
                companies, "create", [[{"name": "X", "parent_id": self.firm.id}]], {}
            )

    def test_a_login_of_both_keeps_what_odoo_gives_it_there(self):
        """What the administrator allowed is core's; the government's roles add none."""
        user = self.user_organisasi
        user.company_ids += self.firm
        both = user.company_ids.ids
        jobs = self.env["hr.job"].with_user(user).with_context(allowed_company_ids=both)
        found = jobs.search([("company_id", "in", (self.firm + self.branch).ids)])
        self.assertEqual(found, self.job_firm)

    def test_where_no_company_is_called_a_government_yet_the_tree_is_taken(self):
        user = self._create_user("uji_awal", "group_organisasi", self.firm)
        self.assertEqual(user._get_government_companies(), self.firm + self.branch)
        self.firm.sidocakep_kind = "government"
        self.assertEqual(user._get_government_companies(), self.firm + self.branch)

    def test_which_company_is_a_government_counts_at_once(self):
        user = self.user_organisasi
        user.company_ids += self.firm
        self.assertNotIn(self.branch, user._get_government_companies())
        self.firm.sidocakep_kind = "government"
        self.assertIn(self.branch, user._get_government_companies())

    def test_a_decree_is_not_moved_to_a_post_of_the_firm(self):
        acting = self._create_acting(
            self.job_head_b, self.employee_ech3_a, "plh", "2099-06-01"
        )
        self.job_firm.is_single_holder = True
        self.env.flush_all()
        for user in (self.user_hr, self.user_organisasi):
            with (
                self.subTest(user.login),
                self.assertRaises(AccessError),
                self.env.cr.savepoint(),
            ):
                self._call(user, acting, "write", {"job_id": self.job_firm.id})
