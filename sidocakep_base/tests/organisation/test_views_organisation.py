from odoo.tests import tagged

from ..common import SidocakepCase

SCREENS = (
    "res_company_action",
    "hr_job_action",
    "hr_employee_public_action",
    "sidocakep_acting_official_action",
)
CONFIGURATION = ("sidocakep_position_kind_action", "sidocakep_rank_action")
MENUS = ("res_company_menu", "hr_job_menu", "sidocakep_acting_official_menu")


@tagged("post_install", "-at_install")
class TestViewsOrganisation(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._create_acting(
            cls.job_head_a, cls.employee_head_b, "plh", "2026-06-01", "2026-06-10"
        )

    def test_screens_open_for_every_role(self):
        for name in SCREENS:
            for user in (
                self.user_pelaksana_a,
                self.user_head_a,
                self.user_bupati,
                self.user_inspektorat,
                self.user_hr,
                self.user_organisasi,
            ):
                with self.subTest(action=name, user=user.login):
                    records = self.open_action(user, f"sidocakep_base.{name}")
                    self.assertTrue(records["list"])
                    self.assertTrue(records["form"])

    def test_configuration_opens_for_organisasi(self):
        for name in CONFIGURATION:
            records = self.open_action(self.user_organisasi, f"sidocakep_base.{name}")
            self.assertTrue(records["list"])

    def test_name_of_a_plh_from_another_agency_is_shown(self):
        """The clerk of agency A may not open the card, but sees who stands in."""
        records = self.open_action(
            self.user_pelaksana_a, "sidocakep_base.sidocakep_acting_official_action"
        )["list"]
        self.assertIn(
            "Uji Head B", [record["employee_id"]["display_name"] for record in records]
        )

    def test_menus_by_role(self):
        def visible(user, menu):
            menus = self.env["ir.ui.menu"].with_user(user).load_menus(False)
            return self.env.ref(f"sidocakep_base.{menu}").id in menus

        for name in MENUS:
            self.assertTrue(visible(self.user_secretary_a, name), name)
            # whose work is his own agreement is not offered the whole house
            self.assertFalse(visible(self.user_pelaksana_a, name), name)
        self.assertTrue(visible(self.user_organisasi, "menu_config"))
        self.assertFalse(visible(self.user_head_a, "menu_config"))
        self.assertFalse(visible(self.user_inspektorat, "sidocakep_rank_menu"))
        self.assertTrue(visible(self.user_hr, "hr_employee_menu"))
        self.assertFalse(visible(self.user_organisasi, "hr_employee_menu"))

    def test_menu_is_hidden_from_strangers(self):
        user = self._create_user("uji_asing", "group_employee")
        user.group_ids = self.env.ref("base.group_user")
        menus = self.env["ir.ui.menu"].with_user(user)._visible_menu_ids()
        self.assertNotIn(self.env.ref("sidocakep_base.menu_root").id, menus)
