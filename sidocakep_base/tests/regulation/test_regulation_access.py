from odoo import Command
from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import Form, new_test_user, tagged

from ..common import SidocakepCase

OPERATIONS = ("read", "write", "create", "unlink")
# The one role that keeps the configuration; everybody else reads it.
KEEPERS = ("organisasi",)
READERS = (
    "bupati",
    "sekda",
    "head_a",
    "secretary_a",
    "ech3_a",
    "ech4_a",
    "func_a",
    "pelaksana_a",
    "head_b",
    "bappeda",
    "monev",
    "inspektorat",
    "hr",
)


@tagged("post_install", "-at_install")
class TestRegulationAccess(SidocakepCase):
    """Role x model x operation of the regulation, by ORM and as a client calls it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        profile = cls.env.ref("sidocakep_base.profile_paser")
        policy = profile.policy_id
        scale = cls.env.ref("sidocakep_base.ordinal_scale_bpk")
        edition = cls.env["sidocakep.nomenclature.edition"].create({"name": "Uji"})
        cls.records = [
            cls.env.ref("sidocakep_base.indicator_level_iku"),
            profile,
            profile.level_rule_ids[0],
            profile.deadline_ids[0],
            profile.form_ids[0],
            policy,
            policy.formula_ids[0],
            policy.band_ids[0],
            scale,
            scale.point_ids[0],
            cls.env["sidocakep.unit"].create({"name": "Satuan Uji"}),
            edition,
            cls.env["sidocakep.nomenclature"].create(
                {"edition_id": edition.id, "code": "1", "name": "WAJIB"}
            ),
        ]

    def assert_rights(self, key, allowed):
        user = getattr(self, f"user_{key}")
        for record in self.records:
            for operation in OPERATIONS:
                with self.subTest(user=key, model=record._name, operation=operation):
                    self.assertEqual(
                        record.with_user(user).has_access(operation),
                        operation in allowed,
                    )

    def test_everyone_reads_and_changes_nothing(self):
        for key in READERS:
            self.assert_rights(key, ("read",))

    def test_the_organisation_division_keeps_the_configuration(self):
        for key in KEEPERS:
            self.assert_rights(key, OPERATIONS)

    def test_a_client_without_the_role_is_refused(self):
        """The calls a browser sends, as the user of another office and of an agency."""
        for key in ("pelaksana_a", "head_a", "inspektorat"):
            env = self.env(user=getattr(self, f"user_{key}"))
            for record in self.records:
                model = env[record._name]
                with self.subTest(user=key, model=record._name):
                    self.assertTrue(
                        call_kw(model, "read", [record.ids, ["display_name"]], {})
                    )
                    with self.assertRaises(AccessError):
                        call_kw(model, "write", [record.ids, {"write_uid": 1}], {})
                    with self.assertRaises(AccessError):
                        call_kw(model, "unlink", [record.ids], {})

    def test_actions_check_rights_themselves(self):
        profile = self.env.ref("sidocakep_base.profile_paser")
        edition = self.env.ref("sidocakep_base.nomenclature_edition_shipped")
        env = self.env(user=self.user_ech4_a)
        with self.assertRaises(AccessError):
            call_kw(env[profile._name], "action_copy_to_edit", [profile.ids], {})
        action = call_kw(env[edition._name], "action_open_codes", [edition.ids], {})
        self.assertEqual(action["domain"], [("edition_id", "=", edition.id)])

    def test_an_administrator_without_a_role_still_keeps_companies(self):
        user = new_test_user(
            self.env,
            login="uji_admin",
            groups="base.group_erp_manager",
            company_id=self.agency_a.id,
            company_ids=[Command.set(self.agency_a.ids)],
        )
        form = Form(self.agency_a.with_user(user))
        self.assertNotIn("profile_id", form._view["fields"])
        form.sidocakep_short_name = "Dinkes"
        form.save()
        self.assertEqual(self.agency_a.sidocakep_short_name, "Dinkes")

    def test_private_methods_are_not_for_clients(self):
        edition = self.env.ref("sidocakep_base.nomenclature_edition_shipped")
        env = self.env(user=self.user_organisasi)
        for model, method in (
            ("sidocakep.nomenclature.edition", "_load_shipped_edition"),
            ("sidocakep.nomenclature.edition", "_load_entries"),
            ("sidocakep.unit", "_find_or_create"),
        ):
            with self.assertRaises(AccessError):
                call_kw(env[model], method, [edition.ids, []], {})

    def test_every_role_opens_every_screen_it_may(self):
        """The views load as each role; the menu is for the keeper of the settings."""
        for key in (*KEEPERS, "inspektorat", "ech4_a"):
            env = self.env(user=getattr(self, f"user_{key}"))
            for record in self.records:
                env[record._name].get_views([(False, "list"), (False, "form")])
        menu = self.env.ref("sidocakep_base.sidocakep_profile_menu")
        for key, visible in (("organisasi", True), ("ech4_a", False)):
            menus = self.env["ir.ui.menu"].with_user(getattr(self, f"user_{key}"))
            self.assertEqual(menu.id in menus.load_menus(False), visible)
