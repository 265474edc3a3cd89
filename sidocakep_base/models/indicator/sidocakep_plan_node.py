from odoo import api, fields, models
from odoo.exceptions import ValidationError


class SidocakepPlanNode(models.Model):
    """The indicators by which a node of a plan is measured."""

    _name = "sidocakep.plan.node"
    _inherit = "sidocakep.plan.node"

    indicator_ids = fields.Many2many(
        "sidocakep.indicator",
        relation="sidocakep_indicator_plan_node_rel",
        column1="node_id",
        column2="indicator_id",
        string="Indicators",
    )
    indicator_count = fields.Integer(compute="_compute_indicator_count")

    @api.depends("indicator_ids")
    def _compute_indicator_count(self):
        for node in self:
            node.indicator_count = len(node.indicator_ids)

    @api.constrains("indicator_ids", "plan_id")
    def _check_indicators(self):
        """A node shows indicators of its own agency."""
        for node in self:
            foreign = node.indicator_ids.filtered(
                lambda indicator, node=node: indicator.company_id != node.company_id
            )
            if foreign:
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s" is an indicator of another agency than '
                        '"%(node)s". Choose an indicator of that agency.',
                        indicator=foreign[0].name,
                        node=node.display_name,
                    )
                )
