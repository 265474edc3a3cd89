"""The client's own unit tests of this addon, in a browser."""

from odoo.tests import tagged

from odoo.addons.sidocakep_base.tests.hoot_case import HootCase


@tagged("post_install", "-at_install")
class TestCascadingJs(HootCase):
    def test_strategy_map(self):
        self.run_suite("@sidocakep_cascading/strategy_map")

    def test_month_grid(self):
        self.run_suite("@sidocakep_cascading/month_grid")
