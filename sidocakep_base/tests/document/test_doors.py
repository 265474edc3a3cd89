"""Odoo's own doors to our records: files, tabs and defaults of any login."""

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ..common import SidocakepCase


@tagged("post_install", "-at_install")
class TestDoors(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.team = cls.env["sidocakep.team"].create({"company_id": cls.agency_a.id})
        cls.action = cls.env.ref("sidocakep_base.sidocakep_trail_action")

    def _call(self, login, model, method, *args):
        return call_kw(self.env[model].with_user(login), method, list(args), {})

    def test_file_of_a_field_is_written_with_its_record_only(self):
        """By every role, and the administrator: of every file that a record has."""
        admin = self.env.ref("base.user_admin")
        names = [
            (name, field.name)
            for name, model in sorted(self.env.registry.items())
            if name.startswith("sidocakep.")
            and not (model._abstract or model._transient)
            for field in model._fields.values()
            if field.type == "binary" and field.store and field.attachment
        ]
        self.assertIn(("sidocakep.team", "decree_scan"), names)
        for login in (admin, self.user_secretary_a, self.user_organisasi):
            for name, field in names:
                record = self.env[name].sudo().search([], limit=1)
                vals = {"name": "x", "raw": "YQ==", "res_model": name}
                vals |= {"res_id": record.id, "res_field": field}
                with self.subTest(model=name, field=field, login=login.login):
                    with self.assertRaises(AccessError):
                        self._call(login, "ir.attachment", "create", [vals])
                    loose = self._call(
                        login, "ir.attachment", "create", [{"name": "x", "raw": "YQ=="}]
                    )
                    with self.assertRaises(AccessError):
                        vals = {"res_model": name, "res_id": record.id}
                        vals["res_field"] = field
                        self._call(login, "ir.attachment", "write", loose, vals)

    def test_tab_that_others_see_or_that_acts_is_the_administrators(self):
        own = {"user_id": self.user_ech4_a.id, "action_id": self.action.id}
        cases = {
            "for all": {"action_id": self.action.id},
            "of another": own | {"user_id": self.user_head_a.id},
            "that acts": {
                "user_id": self.user_ech4_a.id,
                "python_method": "action_accept",
            },
        }
        about = {
            "name": "Klik di sini",
            "parent_action_id": self.action.id,
            "parent_res_model": "sidocakep.team",
        }
        model = "ir.embedded.actions"
        for label, vals in cases.items():
            with self.subTest(label), self.assertRaises(AccessError):
                self._call(self.user_ech4_a, model, "create", [about | vals])
        mine = self._call(self.user_ech4_a, model, "create", [about | own])
        with self.assertRaises(AccessError):
            self._call(self.user_ech4_a, model, "write", mine, {"user_id": False})
        admin = self.env.ref("base.user_admin")
        self.assertTrue(self._call(admin, model, "create", [about | cases["for all"]]))
