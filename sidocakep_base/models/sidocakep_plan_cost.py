"""Indicative cost of a node per year of the plan."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

from .sidocakep_plan_node import path_ids


class SidocakepPlanCost(models.Model):
    """What a plan estimates a node to cost in a year (pagu indikatif).

    Costs stand at the lowest level that the plan prices and are summed upwards, so
    that a total is never typed: no cost on an ancestor of another cost of the year.

    Paser 23/2016 art. 3(2): estimated cost of reaching the plan.
    """

    _name = "sidocakep.plan.cost"
    _description = "Plan Cost"
    _inherit = ["sidocakep.workflow.part.mixin"]
    _order = "plan_id, node_id, year"

    _workflow_document_field = "plan_id"

    node_id = fields.Many2one(
        "sidocakep.plan.node", required=True, ondelete="cascade", index=True
    )
    plan_id = fields.Many2one(
        related="node_id.plan_id", store=True, index=True, precompute=True
    )
    company_id = fields.Many2one(
        related="node_id.company_id", store=True, index=True, precompute=True
    )
    level = fields.Selection(related="node_id.level")
    currency_id = fields.Many2one(
        related="company_id.currency_id", store=True, precompute=True
    )
    year = fields.Integer(required=True, aggregator=None)
    amount = fields.Monetary(required=True)

    _node_year_uniq = models.UniqueIndex(
        "(node_id, year)", "This node has a cost for this year already."
    )
    _amount_check = models.Constraint("CHECK(amount >= 0)", "A cost is not negative.")

    @api.depends("node_id", "year")
    def _compute_display_name(self):
        for cost in self:
            cost.display_name = f"{cost.node_id.display_name} {cost.year}"

    def write(self, vals):
        if "node_id" not in vals:
            return super().write(vals)
        result = super().write(vals)
        # The cost may have come into another plan, or another agency.
        self._check_document_open()
        self.check_access("write")
        return result

    @api.constrains("node_id", "year")
    def _check_one_level(self):
        """Refuse a cost on an ancestor of a node that has a cost of the same year."""
        if not self:
            return
        self.flush_model(["node_id", "plan_id", "year"])
        self.node_id.flush_model(["parent_path", "plan_id"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT upper.name, lower.name, high.year
                  FROM sidocakep_plan_cost low
                  JOIN sidocakep_plan_node lower ON lower.id = low.node_id,
                       %s AS upper_id
                  JOIN sidocakep_plan_cost high ON high.node_id = upper_id
                  JOIN sidocakep_plan_node upper ON upper.id = upper_id
                 WHERE low.plan_id = ANY(%s)
                   AND upper_id != lower.id
                   AND high.year = low.year
                 LIMIT 1
                """,
                path_ids("lower"),
                self.plan_id.ids,
            )
        )
        for upper, lower, year in rows:
            raise ValidationError(
                self.env._(
                    'The cost of "%(upper)s" in %(year)s is the sum of what is below '
                    'it: remove its own amount, or those below ("%(lower)s").',
                    upper=upper,
                    lower=lower,
                    year=year,
                )
            )
