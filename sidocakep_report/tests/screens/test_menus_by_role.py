"""Every entry of the menu opens for every role that sees it, with data behind it."""

from odoo.tests import tagged

from odoo.addons.sidocakep_base.tests.thorough import long, some
from odoo.addons.sidocakep_cascading.tests.common import PkCase

ROOT = "sidocakep_base.menu_root"
#: What each role finds under SIDO CAKEP: the headings of design's table of users.
EVERYONE = {
    "sidocakep_work_menu",
    "menu_pk",
    "menu_data",
    "sidocakep_action_root_menu",
    "menu_measurement",
}
AGENCY = EVERYONE | {
    "menu_plan",
    "menu_budget",
    "menu_oversight",
    "menu_organisation",
}
IMPORTERS = AGENCY | {"menu_import"}
HEADINGS = {
    "bupati": IMPORTERS,
    "sekda": IMPORTERS,
    "asisten": AGENCY,
    "head_a": IMPORTERS,
    "secretary_a": IMPORTERS,
    "ech3_a": AGENCY,
    "ech4_a": AGENCY,
    "func_a": EVERYONE,
    "pelaksana_a": EVERYONE,
    "organisasi": IMPORTERS | {"menu_config"},
    "bappeda": IMPORTERS,
    "monev": IMPORTERS,
    "inspektorat": IMPORTERS,
    "hr": IMPORTERS,
}
#: Entries that only some roles have, below the headings they all have.
ONLY = {
    "sidocakep_base.hr_employee_menu": {"hr"},
}


@tagged("post_install", "-at_install")
class TestMenusByRole(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._create_pk(cls.job_ech3_a)
        cls._sign_to(cls._create_pk(cls.job_bupati), "in_force")

    def _get_entries(self, role):
        """Return ``{menu xml id: action xml id or None}`` below the root for a role."""
        user = getattr(self, f"user_{role}")
        menus = self.env["ir.ui.menu"].with_user(user).load_menus(False)
        root = menus[self.env.ref(ROOT).id]
        pending, found = list(root["children"]), {}
        while pending:
            menu = menus[pending.pop()]
            pending += menu["children"]
            action = False
            if menu["action_model"]:
                action = self.env[menu["action_model"]].sudo()
                action = action.browse(menu["action_id"])
            found[menu["xmlid"]] = action and action.get_external_id()[action.id]
        return found

    def test_headings_of_each_role(self):
        root = self.env.ref(ROOT)
        for role, expected in HEADINGS.items():
            with self.subTest(role):
                user = getattr(self, f"user_{role}")
                menus = self.env["ir.ui.menu"].with_user(user).load_menus(False)
                headings = {
                    menus[child]["xmlid"].split(".")[1]
                    for child in menus[root.id]["children"]
                }
                self.assertEqual(headings, expected)

    def test_who_has_only_an_own_agreement_finds_a_handful(self):
        """First the own work; no shop of apps, no directory of HR."""
        for role in ("pelaksana_a", "func_a"):
            with self.subTest(role):
                self.assertEqual(
                    set(self._get_entries(role)),
                    {
                        "sidocakep_base.sidocakep_work_menu",
                        "sidocakep_base.menu_pk",
                        "sidocakep_cascading.sidocakep_pk_menu_my",
                        "sidocakep_cascading.sidocakep_pk_menu_to_sign",
                        "sidocakep_cascading.menu_data",
                        "sidocakep_cascading.sidocakep_data_figure_menu_enter",
                        "sidocakep_cascading.sidocakep_action_root_menu",
                        "sidocakep_cascading.sidocakep_action_month_menu_my",
                        "sidocakep_cascading.sidocakep_action_month_menu",
                        "sidocakep_cascading.sidocakep_action_plan_menu",
                        "sidocakep_cascading.menu_measurement",
                        "sidocakep_cascading.sidocakep_measurement_line_menu",
                    },
                )

    def test_the_first_app_is_the_own_work(self):
        for role in HEADINGS:
            with self.subTest(role):
                user = getattr(self, f"user_{role}")
                menus = self.env["ir.ui.menu"].with_user(user).load_menus(False)
                apps = [menus[app]["xmlid"] for app in menus["root"]["children"]]
                self.assertEqual(apps[0], ROOT)
                self.assertNotIn("base.menu_management", apps)
                self.assertEqual("hr.menu_hr_root" in apps, role == "hr")
                root = menus[self.env.ref(ROOT).id]
                first = menus[root["children"][0]]
                self.assertEqual(first["xmlid"], "sidocakep_base.sidocakep_work_menu")

    @long
    def test_entries_of_one_office_only(self):
        for menu, roles in ONLY.items():
            with self.subTest(menu):
                seeing = {role for role in HEADINGS if menu in self._get_entries(role)}
                self.assertEqual(seeing, roles)

    @long
    def test_every_heading_has_something_to_open(self):
        for role in HEADINGS:
            entries = self._get_entries(role)
            for menu_id, action in entries.items():
                with self.subTest(role=role, menu=menu_id):
                    children = self.env.ref(menu_id).child_id
                    self.assertTrue(action or children)

    def test_every_entry_opens(self):
        for role in some(HEADINGS, 4):
            user = getattr(self, f"user_{role}")
            opened = 0
            for menu_id, action in self._get_entries(role).items():
                if not action or self.env.ref(action)._name != (
                    "ir.actions.act_window"
                ):
                    continue
                with self.subTest(role=role, menu=menu_id):
                    self.open_action(user, action)
                    opened += 1
            if HEADINGS[role] == EVERYONE:
                self.assertEqual(opened, 7, role)
            else:
                self.assertGreater(opened, 8, role)

    def test_a_stranger_to_the_application_sees_no_menu(self):
        user = self.env["res.users"].create(
            {
                "name": "Tamu",
                "login": "uji_tamu",
                "group_ids": [(6, 0, self.env.ref("base.group_user").ids)],
            }
        )
        menus = self.env["ir.ui.menu"].with_user(user).load_menus(False)
        self.assertNotIn(self.env.ref(ROOT).id, menus)

    def test_the_menu_speaks_indonesian(self):
        self.env["res.lang"]._activate_lang("id_ID")
        modules = self.env["ir.module.module"].search(
            [("name", "=like", "sidocakep_%")]
        )
        modules._update_translations(["id_ID"])
        menu = self.env["ir.ui.menu"].with_context(lang="id_ID")
        names = menu.search([("parent_id", "=", self.env.ref(ROOT).id)]).mapped("name")
        self.assertEqual(
            names,
            [
                "Pekerjaan Saya",
                "Perencanaan",
                "Anggaran",
                "Perjanjian",
                "Rencana Aksi",
                "Data Kinerja",
                "Pengukuran",
                "Pemantauan",
                "Organisasi",
                "Impor",
                "Konfigurasi",
            ],
        )
