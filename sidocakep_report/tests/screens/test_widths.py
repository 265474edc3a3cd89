"""Every list of our menus, and those within their forms, on a laptop and a phone.

No cell is cut, no word broken, nothing scrolls sideways and no dialog is wider than the
screen. It opens every screen of three roles twice: ``setup/test --long`` runs it.
"""

import json

from odoo.tests import HttpCase, tagged

from .axe import READY
from .common_screens import ScreenCase
from .widths import MEASURE

ROOT = "sidocakep_base.menu_root"
START = """
run(%s).then(
    () => console.log("test successful"),
    (error) => console.error(error.message)
);
"""


class WidthCase(HttpCase, ScreenCase):
    def _get_windows(self, user):
        """Return the xml ids of the window actions below our menu for ``user``."""
        menus = self.env["ir.ui.menu"].with_user(user).load_menus(False)
        pending, found = list(menus[self.env.ref(ROOT).id]["children"]), {}
        while pending:
            menu = menus[pending.pop(0)]
            pending += menu["children"]
            if menu["action_model"] == "ir.actions.act_window":
                action = self.env[menu["action_model"]].sudo().browse(menu["action_id"])
                found[action.get_external_id()[action.id]] = True
        return list(found)

    def _measure(self, user):
        names = self._get_windows(user)
        self.assertGreater(len(names), 1)
        code = MEASURE + START % json.dumps(names)
        self.browser_js("/odoo", code, READY, login=user.login, timeout=600)


@tagged("-standard", "post_install", "-at_install", "long")
class TestWidthsOnALaptop(WidthCase):
    browser_size = "1366x768"

    def test_lists_of_three_roles(self):
        for user in (self.user_organisasi, self.user_secretary_a, self.user_hr):
            with self.subTest(user.login):
                self._measure(user)


@tagged("-standard", "post_install", "-at_install", "long")
class TestWidthsOnAPhone(WidthCase):
    browser_size = "390x844"

    def test_lists_of_three_roles(self):
        for user in (self.user_organisasi, self.user_secretary_a, self.user_hr):
            with self.subTest(user.login):
                self._measure(user)
