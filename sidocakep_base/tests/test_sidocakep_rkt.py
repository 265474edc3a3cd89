from odoo.tests import tagged

from .common_plan import PlanCase


@tagged("post_install", "-at_install")
class TestSidocakepRkt(PlanCase):
    def test_skeleton(self):
        self.assertEqual(self.env["sidocakep.rkt"].search_count([("id", "=", 0)]), 0)
