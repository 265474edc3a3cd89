from odoo import api, fields, models


class SidocakepPlan(models.Model):
    """The indicators and targets of a plan."""

    _name = "sidocakep.plan"
    _inherit = "sidocakep.plan"

    target_ids = fields.One2many("sidocakep.target", "plan_id", string="Targets")
    indicator_count = fields.Integer(
        string="Indicators", compute="_compute_indicator_count"
    )

    @api.depends("node_ids.indicator_ids")
    def _compute_indicator_count(self):
        for plan in self:
            plan.indicator_count = len(plan.node_ids.indicator_ids)

    def action_view_trend(self):
        """Show the targets by year, of this version and of those before and after."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_target_trend_action"
        )
        return action | {
            "display_name": self.env._("Targets: %(plan)s", plan=self.name),
            "domain": [("plan_id", "in", self._get_versions().ids)],
        }

    def action_view_indicators(self):
        """Show the indicators of the plan."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_indicator_action"
        )
        return action | {"domain": [("node_ids.plan_id", "=", self.id)], "context": {}}

    def _copy_parts_to(self, amendment):
        """Copy the targets after the nodes that they stand at."""
        result = super()._copy_parts_to(amendment)
        self.target_ids._copy_to_plan(amendment)
        return result
