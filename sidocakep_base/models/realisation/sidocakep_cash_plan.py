"""The cash plan (anggaran kas): what a budget line means to spend in which month."""

from odoo import api, fields, models

from ...const import MONTH_CODES
from ...exceptions import FrozenRecordError


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

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._check_month_open()
        return rows

    def write(self, vals):
        if {"amount", "month", "line_id"} & vals.keys():
            self.filtered(lambda row: row._is_moved(vals))._check_month_open()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_of_closed_month(self):
        self._check_month_open()

    def _is_moved(self, vals):
        return any(
            name in vals
            and self._fields[name].convert_to_write(self[name], self) != vals[name]
            for name in ("amount", "month", "line_id")
        )

    def _check_month_open(self):
        """What a month was held against stays once its realisation is closed.

        It moves within the year: forward. A next version of the DPA is drawn up as it
        is decided.

        :raises FrozenRecordError: with the month and the remedy
        """
        rows = self.sudo().filtered(lambda row: row.budget_id.state == "ratified")
        months = self.env["sidocakep.realisation.month"].sudo()
        for (company, year), own in rows.grouped(
            lambda row: (row.company_id, row.year)
        ).items():
            closed = months.search(
                [
                    ("company_id", "=", company.id),
                    ("year", "=", year),
                    ("month", "in", own.mapped("month")),
                    ("state", "=", "closed"),
                ],
                limit=1,
            )
            if closed:
                raise FrozenRecordError(
                    self.env._(
                        "%(month)s is closed: the cash plan that it was held against "
                        "stays. Change the months to come, or open that month again.",
                        month=closed.display_name,
                    )
                )

    def _check_document_open(self):
        """A ratified DPA has its cash plan changed, one that was superseded has not."""
        closed = self.filtered(lambda row: row.sudo().budget_id.state == "superseded")
        return super(SidocakepCashPlan, closed)._check_document_open()
