"""An administrator is root, and is seen: rights, crons, views, logins, parameters."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from ...models.document.base_administered import BOOKS
from ..common import SidocakepCase


@tagged("post_install", "-at_install")
class TestAdministered(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = new_test_user(
            cls.env,
            "uji_admin",
            groups="base.group_system",
            company_id=cls.government.id,
        )

    def _find(self, record):
        return self.env["sidocakep.trail"].search(
            [("res_model", "=", record._name), ("res_id", "=", record.id)], order="id"
        )

    def test_what_protects_our_records_does_not_change_unseen(self):
        """Each of them written and deleted by an administrator."""
        field = self.env["ir.model.fields"]._get("sidocakep.plan", "name")
        for record, vals in (
            (self.env.ref("sidocakep_base.sidocakep_trail_rule_read"), "domain_force"),
            (
                self.env.ref("sidocakep_base.access_sidocakep_trail_employee"),
                "perm_write",
            ),
            (self.env.ref("sidocakep_base.ir_cron_check_seals"), "active"),
            (self.env.ref("sidocakep_base.sidocakep_trail_view_list"), "priority"),
            (self.env.ref("sidocakep_base.group_inspektorat"), "name"),
            (self.env.ref("base.IDR"), "rounding"),
        ):
            value = {"domain_force": "[(0, '=', 1)]", "perm_write": True}.get(vals)
            value = {"active": False, "priority": 99, "name": "X", "rounding": 100}.get(
                vals, value
            )
            with self.subTest(record=record._name):
                record.with_user(self.admin).write({vals: value})
                row = self._find(record)[-1]
                self.assertEqual((row.field_name, row.user_id), (vals, self.admin))
                self.assertTrue(row.event_text)
        self.assertTrue(field)

    def test_what_comes_and_goes_is_seen(self):
        action = self.env["ir.actions.server"].with_user(self.admin)
        action = action.create(
            {
                "name": "Tanda tangani",
                "model_id": self.env["ir.model"]._get("sidocakep.plan").id,
                "state": "code",
                "code": "records._with_workflow_bypass()",
            }
        )
        [came] = self._find(action)
        self.assertIn("_with_workflow_bypass", came.new_value)
        action_id = action.id
        action.unlink()
        gone = self.env["sidocakep.trail"].search(
            [("res_model", "=", "ir.actions.server"), ("res_id", "=", action_id)]
        )
        self.assertIn("deletion", gone.mapped("kind"))

    def test_rights_of_a_login_are_seen_and_no_password(self):
        user = self.user_pelaksana_a.with_user(self.admin)
        group = self.env.ref("sidocakep_base.group_inspektorat")
        user.write({"group_ids": [(4, group.id)], "password": "Rahasia!2026x"})
        rows = self._find(user)
        self.assertEqual(set(rows.mapped("field_name")), {"group_ids", "password"})
        self.assertIn(group.display_name, rows.mapped("new_value"))
        self.assertNotIn("Rahasia", str(rows.read(["old_value", "new_value"])))
        group.with_user(self.admin).write({"user_ids": [(3, user.id)]})
        [row] = self._find(group)
        self.assertIn(user.name, row.old_value)

    def test_a_parameter_is_named_and_its_value_only_where_it_is_ours(self):
        parameters = self.env["ir.config_parameter"].with_user(self.admin)
        parameters.set_param("uji.sandi", "S3cret")
        parameters.set_param("sidocakep_base.uji", "7")
        rows = self.env["sidocakep.trail"].search(
            [("res_model", "=", "ir.config_parameter")]
        )
        said = str(rows.read(["new_value", "res_name"]))
        self.assertIn("uji.sandi", said)
        self.assertNotIn("S3cret", said)
        self.assertIn('"value": "7"', said.replace("\\", ""))

    def test_the_books_of_our_addons_are_the_programs(self):
        """An upgrade finds its records by them: who turns one renames a right."""
        for name in sorted(BOOKS):
            row = self._get_row(name).with_user(self.admin)
            for operation in ("write", "unlink"):
                with (
                    self.subTest(name, operation=operation),
                    self.assertRaises(AccessError),
                    self.env.cr.savepoint(),
                ):
                    if operation == "write":
                        row.write({"create_date": "2026-01-01"})
                    else:
                        row.unlink()
        xmlid = self.env["ir.model.data"].search(
            [("module", "=", "sidocakep_base"), ("name", "=", "group_hr")]
        )
        with self.assert_refused(AccessError, "kept by the program"):
            group = self.env.ref("base.group_user").id
            xmlid.with_user(self.admin).write({"res_id": group})

    def _get_row(self, name):
        if name == "ir.model.data":
            return self.env[name].search([("module", "=", "sidocakep_base")], limit=1)
        if name == "ir.model.inherit":
            return self.env[name].search([("model_id.model", "=", "sidocakep.plan")])[0]
        domain = [("module.name", "=", "sidocakep_base")]
        return self.env[name].search(domain, limit=1)

    def test_a_record_goes_with_its_external_id(self):
        """What an administrator may delete still takes its own row along."""
        partner = self.env["res.partner"].create({"name": "Uji"})
        self.env["ir.model.data"].create(
            {
                "module": "test_sidocakep",
                "name": "uji_partner",
                "model": "res.partner",
                "res_id": partner.id,
            }
        )
        partner.with_user(self.admin).unlink()
        self.assertFalse(self.env.ref("test_sidocakep.uji_partner", False))

    def test_what_a_person_sets_for_himself_is_his_own_business(self):
        """The signature of his letters; his filters and defaults."""
        self.user_head_a.with_user(self.user_head_a).write(
            {"signature": "<p>Salam</p>"}
        )
        self.assertFalse(self._find(self.user_head_a))

    def test_the_inspektorat_reads_it_and_an_agency_does_not(self):
        rule = self.env.ref("sidocakep_base.sidocakep_trail_rule_read")
        rule.with_user(self.admin).write({"name": "Lain"})
        row = self._find(rule)
        self.assertTrue(row.with_user(self.user_inspektorat).has_access("read"))
        self.assertFalse(row.with_user(self.user_head_a).has_access("read"))
