"""The cash plan (anggaran kas): what a budget line means to spend in which month."""

from odoo import api, fields, models

from ...const import MONTH_CODES


class SidocakepCashPlan(models.Model):
    """The amount of one budget line in one month.

    It is drawn up when the DPA is ratified and moves within the year: it stays open
    while its DPA is in force, and the trail of the DPA keeps each change.
    """

    _name = "sidocakep.cash.plan"
    _description = "Cash Plan"
    _inherit = ["sidocakep.workflow.part.mixin"]
    _order = "budget_id, code, line_id, month"
    _rec_name = "code"

    _workflow_document_field = "budget_id"
    _trail_fields = frozenset({"month", "amount"})

    line_id = fields.Many2one(
        "sidocakep.budget.line",
        string="Budget Line",
        required=True,
        index=True,
        ondelete="cascade",
    )
    budget_id = fields.Many2one(
        related="line_id.budget_id", store=True, index=True, precompute=True
    )
    company_id = fields.Many2one(
        related="line_id.company_id", store=True, index=True, precompute=True
    )
    year = fields.Integer(
        related="line_id.year", store=True, precompute=True, aggregator=None
    )
    currency_id = fields.Many2one(
        related="line_id.currency_id", store=True, precompute=True
    )
    node_id = fields.Many2one(
        related="line_id.node_id", store=True, index=True, precompute=True
    )
    code = fields.Char(related="line_id.code", store=True, precompute=True)
    month = fields.Selection(MONTH_CODES, required=True)
    amount = fields.Monetary(required=True)

    _month_uniq = models.UniqueIndex(
        "(line_id, month)",
        "The cash plan has this month of the line already. Change that row.",
    )
    _amount_check = models.Constraint(
        "CHECK(amount >= 0)",
        "An amount of the cash plan is not negative. Enter zero or more.",
    )

    @api.depends("code", "month")
    def _compute_display_name(self):
        labels = dict(self._fields["month"]._description_selection(self.env))
        for row in self:
            row.display_name = f"{row.code or ''} {labels.get(row.month, '')}".strip()

    def _check_document_open(self):
        """A ratified DPA has its cash plan changed, one that was superseded has not."""
        closed = self.filtered(lambda row: row.sudo().budget_id.state == "superseded")
        return super(SidocakepCashPlan, closed)._check_document_open()
