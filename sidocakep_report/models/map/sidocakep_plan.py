from odoo import models

MAP_REPORT = "sidocakep_report.action_report_strategy_map"


class SidocakepPlan(models.Model):
    """A plan whose strategy map can be printed."""

    _name = "sidocakep.plan"
    _inherit = ["sidocakep.plan"]

    def _get_map_heading(self):
        return super()._get_map_heading() | {"print_action": MAP_REPORT}
