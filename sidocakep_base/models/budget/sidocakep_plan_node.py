from odoo import api, fields, models


class SidocakepPlanNode(models.Model):
    """What the DPA has for a node of a plan."""

    _name = "sidocakep.plan.node"
    _inherit = "sidocakep.plan.node"

    budget_amount = fields.Monetary(
        string="Budget",
        compute="_compute_budget_amount",
        help="Amount of the DPA for this node and all below it: the one in force this "
        "year, or the one from which the list was opened.",
    )

    @api.depends_context("sidocakep_budget_id", "uid")
    def _compute_budget_amount(self):
        """Roll up the budget of this year, or the one that the context names."""
        budgets = self.env["sidocakep.budget"]
        if isinstance(budget_id := self.env.context.get("sidocakep_budget_id"), int):
            budgets = budgets.browse(budget_id)
        else:
            year = self.env.user._get_office_day().year
            in_force = budgets._get_in_force(self.company_id, year=year)
            budgets = budgets.concat(*in_force.values())
        amounts = budgets._get_amounts(self._origin)
        for node in self:
            node.budget_amount = amounts.get(node._origin.id, 0.0)

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {"parent_id", "level"}:
            # A moved branch may bring one line under another.
            self._check_budget_lines()
        return result

    def _check_budget_lines(self):
        """Check the budgets that have lines on these branches."""
        lines = self.env["sidocakep.budget.line"].sudo()
        branch = self.search([("id", "child_of", self.ids)])
        lines.search([("node_id", "in", branch.ids)])._check_one_level()
