"""One difference between two versions of a plan."""

from odoo import fields, models

from ...const import NODE_LEVELS
from ...known_fields import KnownMonetary


class SidocakepPlanCompareLine(models.TransientModel):
    """What differs, in words: where it stands, what was said and what is said now."""

    _name = "sidocakep.plan.compare.line"
    _description = "Difference between Two Versions of a Plan"
    _order = "compare_id, sequence, id"
    _rec_name = "subject"

    compare_id = fields.Many2one(
        "sidocakep.plan.compare", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(aggregator=None)
    section = fields.Selection(
        [
            ("node", "Components"),
            ("indicator", "Indicators"),
            ("target", "Targets by Year"),
            ("cost", "Estimated Costs"),
        ],
        string="Part of the Plan",
        required=True,
    )
    change = fields.Selection(
        [
            ("added", "Added"),
            ("removed", "Removed"),
            ("changed", "Changed"),
            ("moved", "Moved"),
        ],
        required=True,
    )
    subject = fields.Text(string="Component or Indicator", required=True)
    level = fields.Selection(NODE_LEVELS)
    field = fields.Char(string="What of It")
    year = fields.Integer(aggregator=None)
    before = fields.Text()
    after = fields.Text()
    node_id = fields.Many2one(
        "sidocakep.plan.node", string="Component", ondelete="cascade"
    )
    indicator_id = fields.Many2one("sidocakep.indicator", ondelete="cascade")
    currency_id = fields.Many2one(related="node_id.currency_id")
    amount_change = KnownMonetary(
        known_by="section", known_as=("cost",), string="Change of the Cost"
    )

    def action_open(self):
        """Open the component or the indicator."""
        self.ensure_one()
        record = self.node_id
        if self.section in ("indicator", "target") or not record:
            record = self.indicator_id
        return {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "views": [[False, "form"]],
        }
