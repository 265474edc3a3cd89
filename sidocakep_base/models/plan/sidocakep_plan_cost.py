"""Indicative cost of a node per year of the plan."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL


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
    _trail_fields = frozenset({"node_id", "year", "amount"})

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
        "(node_id, year)",
        "This node has a cost for this year already. Change that amount.",
    )
    _amount_check = models.Constraint(
        "CHECK(amount >= 0)", "A cost is not negative. Enter zero or more."
    )

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
        self.node_id.flush_model(["parent_path"])
        # Looked up here and not joined: of rows written in this transaction the
        # planner has no statistics, and a large import takes minutes in its join.
        rows = self.env.execute_query(
            SQL(
                """
                SELECT cost.node_id, cost.year, node.parent_path
                  FROM sidocakep_plan_cost cost
                  JOIN sidocakep_plan_node node ON node.id = cost.node_id
                 WHERE cost.plan_id = ANY(%s)
                """,
                self.plan_id.ids,
            )
        )
        stated = {(node_id, year) for node_id, year, _path in rows}
        for lower_id, year, path in rows:
            above = map(int, path.split("/")[:-2])
            upper_id = next((key for key in above if (key, year) in stated), None)
            if upper_id is None:
                continue
            upper, lower = self.node_id.browse((upper_id, lower_id)).mapped("name")
            raise ValidationError(
                self.env._(
                    'The cost of "%(upper)s" in %(year)s is the sum of what is below '
                    'it: remove its own amount, or those below ("%(lower)s").',
                    upper=upper,
                    lower=lower,
                    year=year,
                )
            )
