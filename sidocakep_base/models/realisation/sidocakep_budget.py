from odoo import models

from ...const import MONTH_CODES

MONTHS_OF_A_YEAR = [code for code, _label in MONTH_CODES]


class SidocakepBudget(models.Model):
    """A budget has a cash plan, which the next version takes over."""

    _name = "sidocakep.budget"
    _inherit = "sidocakep.budget"

    # It moves within the year; its trail keeps each change.
    _sealed_parts = {"sidocakep.cash.plan": None}

    def action_view_cash_plan(self):
        """Show the cash plan of this version, line by line."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_cash_plan_action"
        )
        return action | {
            "domain": [("budget_id", "=", self.id)],
            "context": {"search_default_group_line": 1},
        }

    def action_spread_cash_plan(self):
        """Give each line without a cash plan twelve equal months; December the rest."""
        self.ensure_one()
        self.check_access("write")
        plans = self.env["sidocakep.cash.plan"]
        planned = plans.search([("budget_id", "=", self.id)]).line_id
        rows = []
        for line in self.line_ids - planned:
            share = line.amount // 12
            amounts = [share] * 11 + [line.amount - 11 * share]
            rows += [
                {"line_id": line.id, "month": month, "amount": amount}
                for month, amount in zip(MONTHS_OF_A_YEAR, amounts, strict=True)
            ]
        plans.create(rows)
        return self.action_view_cash_plan()

    def _copy_parts_to(self, successor):
        """The lines that stay keep their months, until they are planned anew."""
        result = super()._copy_parts_to(successor)
        plans = self.env["sidocakep.cash.plan"]
        lines = {line._get_key(): line.id for line in successor.line_ids}
        plans._as_copy().create(
            [
                {"line_id": lines[key], "month": row.month, "amount": row.amount}
                for row in plans.search([("budget_id", "=", self.id)])
                if (key := row.line_id._get_key()) in lines
            ]
        )
        return result
