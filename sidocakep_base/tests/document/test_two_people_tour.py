"""Two people edit one document, in a browser."""

from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ..common_plan import PlanCase
from ..thorough import long


@tagged("post_install", "-at_install")
class TestTwoPeopleTour(PlanCase, HttpCase):
    @long
    @mute_logger("odoo.addons.rpc.controllers.jsonrpc", "odoo.http")
    def test_the_second_one_is_told_and_loads_again(self):
        self.env["res.lang"]._activate_lang("id_ID")
        self.user_secretary_a.lang = "id_ID"
        indicator = self._create_indicator(node_ids=self.objective.ids)
        target = self._create_target(indicator, "80", plan_id=self.plan.id)
        self.user_head_a.name = "Kepala Dinkes"
        self.start_tour(
            f"/odoo/action-sidocakep_base.sidocakep_indicator_action/{indicator.id}",
            "sidocakep_two_people_tour",
            login=self.user_secretary_a.login,
        )
        self.assertEqual(target.written, "86,25")
        trail = self.env["sidocakep.trail"].search(
            [("part_id", "=", target.id), ("field_name", "=", "printed_value")],
            order="id",
        )
        self.assertEqual(trail.mapped("old_value"), ["80 Persen", "20 Persen"])
        self.assertEqual(trail.user_id, self.user_head_a | self.user_secretary_a)
