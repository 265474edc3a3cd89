"""The login of an official is the right to sign: who links it, and who does not."""

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import new_test_user, tagged

from ..common import SidocakepCase


@tagged("post_install", "-at_install")
class TestHrLogin(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.newcomer = cls._create_user("uji_newcomer", "group_pelaksana")
        cls.unlinked = cls._create_employee("Tanpa Login", job=cls.job_pelaksana_a)
        cls.admin = new_test_user(
            cls.env,
            login="uji_admin",
            groups="base.group_erp_manager,hr.group_hr_manager",
            company_id=cls.agency_a.id,
            company_ids=[(6, 0, cls.agency_a.ids)],
        )

    def _write(self, user, record, vals):
        model = self.env[record._name].with_user(user)
        return call_kw(model, "write", [record.ids, vals], {})

    def test_hr_does_not_give_an_official_another_login(self):
        for employee in (self.employee_head_a, self.unlinked):
            for user in (self.user_hr, self.newcomer):
                with self.subTest(employee.name), self.assertRaises(AccessError):
                    self._write(self.user_hr, employee, {"user_id": user.id})

    def test_hr_does_not_go_round_by_the_resource(self):
        resource = self.employee_head_a.resource_id
        with self.assertRaises(AccessError):
            self._write(self.user_hr, resource, {"user_id": self.user_hr.id})
        own = self.env["resource.resource"].create(
            {"name": "x", "user_id": self.user_hr.id}
        )
        with self.assertRaises(AccessError):
            self._write(self.user_hr, self.employee_head_a, {"resource_id": own.id})

    def test_hr_does_not_invent_an_official_with_a_login(self):
        model = self.env["hr.employee"].with_user(self.user_hr)
        vals = {"name": "Palsu", "company_id": self.agency_a.id, "asn_kind": "honorary"}
        with self.assertRaises(AccessError):
            call_kw(model, "create", [[{**vals, "user_id": self.newcomer.id}]], {})
        self.assertTrue(call_kw(model, "create", [[vals]], {}))

    def test_hr_may_cut_the_link_and_write_it_again_unchanged(self):
        self._write(
            self.user_hr, self.employee_func_a, {"user_id": self.user_func_a.id}
        )
        self._write(self.user_hr, self.employee_func_a, {"user_id": False})
        self.assertFalse(self.employee_func_a.user_id)

    def test_the_administrator_links_a_login(self):
        self._write(self.admin, self.unlinked, {"user_id": self.newcomer.id})
        self.assertEqual(self.unlinked.resource_id.user_id, self.newcomer)

    def test_a_change_is_told_in_the_chatter(self):
        self.assertTrue(self.env["hr.employee"]._fields["user_id"].tracking)
