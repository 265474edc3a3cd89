"""The client's own unit tests of this addon, in a browser."""

from odoo.tests import tagged

from .hoot_case import HootCase


@tagged("post_install", "-at_install")
class TestBaseJs(HootCase):
    def test_suites_of_this_addon(self):
        self.run_addon("sidocakep_base")
