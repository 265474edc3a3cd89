from odoo import fields, models


class SidocakepPlanNode(models.Model):
    """The nodes of performance trees that a component of the plan stands for."""

    _name = "sidocakep.plan.node"
    _inherit = "sidocakep.plan.node"

    performance_node_ids = fields.Many2many(
        "sidocakep.performance.tree.node",
        relation="sidocakep_performance_node_plan_node_rel",
        column1="plan_node_id",
        column2="node_id",
        string="Performance Tree Nodes",
        readonly=True,
        copy=False,
    )
    performance_node_count = fields.Integer(
        string="In Performance Trees", compute="_compute_performance_node_count"
    )

    def _compute_performance_node_count(self):
        for node in self:
            node.performance_node_count = len(node.performance_node_ids)

    def action_view_performance_nodes(self):
        """Show the nodes of performance trees that this component stands for."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Performance Tree Nodes"),
            "res_model": "sidocakep.performance.tree.node",
            "view_mode": "list,form",
            "domain": [("plan_node_ids", "in", self.ids)],
        }
