"""Targets and baselines: one row per indicator and period, never columns."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ...const import PERIOD_KINDS, PLAN_AMENDED, PLAN_ENDED
from ..document.period import get_period_label

PERIOD_COUNTS = {"five_year": 0, "year": 0, "quarter": 4, "month": 12}


class SidocakepTarget(models.Model):
    """What is promised for an indicator in a period, or what it was before.

    A row of a plan freezes with its plan. Rows without a plan (the quarters and
    months of a year) are set each year.

    Gunung Mas 24/2024 art. 1.10 and 9(4)a, annex B.3.
    """

    _name = "sidocakep.target"
    _description = "Target"
    _inherit = ["sidocakep.value.mixin", "sidocakep.workflow.part.mixin"]
    _order = "indicator_id, kind, year, period_kind desc, period_no, id"

    _workflow_document_field = "plan_id"
    _trail_fields = frozenset(
        {
            "indicator_id",
            "kind",
            "period_kind",
            "year",
            "period_no",
            "printed_value",
        }
    )

    indicator_id = fields.Many2one(required=True, ondelete="restrict")
    company_id = fields.Many2one(
        related="indicator_id.company_id", store=True, index=True, precompute=True
    )
    kind = fields.Selection(
        [("target", "Target"), ("baseline", "Baseline")],
        required=True,
        default="target",
        help="The baseline is the condition before the plan.",
    )
    period_kind = fields.Selection(
        PERIOD_KINDS, string="Period", required=True, default="year"
    )
    year = fields.Integer(
        required=True,
        aggregator=None,
        default=lambda self: self.env.user._get_office_day().year,
    )
    period_no = fields.Integer(
        string="Quarter or Month",
        required=True,
        default=0,
        aggregator=None,
        help="1 to 4 for a quarter, 1 to 12 for a month, 0 for a year.",
    )
    plan_id = fields.Many2one("sidocakep.plan", ondelete="cascade", index=True)

    _period_uniq = models.UniqueIndex(
        "(indicator_id, kind, period_kind, year, period_no, COALESCE(plan_id, 0))",
        "This indicator has a row for this period already. Change that row.",
    )

    @api.depends("indicator_id.name", "year", "period_no", "period_kind")
    def _compute_display_name(self):
        for target in self:
            period = target._get_period_label()
            target.display_name = f"{target.indicator_id.name or ''} ({period})"

    @api.constrains("period_kind", "period_no", "year")
    def _check_period(self):
        for target in self:
            last = PERIOD_COUNTS[target.period_kind]
            if not min(last, 1) <= target.period_no <= last:
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s": %(number)s is not a period; a quarter is 1 '
                        "to 4, a month 1 to 12, a year 0. Correct the number.",
                        indicator=target.indicator_id.name,
                        number=target.period_no,
                    )
                )
            if not 2000 <= target.year <= 2100:
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s": %(year)s is not a year, write it with four '
                        "digits.",
                        indicator=target.indicator_id.name,
                        year=target.year,
                    )
                )

    @api.constrains("plan_id", "indicator_id")
    def _check_plan(self):
        """A target of a plan is of the agency of the plan."""
        for target in self.filtered("plan_id"):
            if target.plan_id.company_id != target.indicator_id.company_id:
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s" is not an indicator of the agency of '
                        "%(plan)s. Choose an indicator of that agency.",
                        indicator=target.indicator_id.name,
                        plan=target.plan_id.display_name,
                    )
                )

    def write(self, vals):
        result = super().write(vals)
        if "indicator_id" in vals:
            # Odoo checks the rules before a write only.
            self.check_access("write")
        return result

    @api.model
    def _get_promise_domain(self):
        return Domain("plan_id.state", "not in", (PLAN_AMENDED, PLAN_ENDED))

    def _get_period_label(self):
        """Return the period for the user, e.g. ``2026 Q2``."""
        self.ensure_one()
        return get_period_label(self)

    def _copy_to_plan(self, plan):
        """Copy the targets of a plan to another version of it."""
        vals_list = self.copy_data({"plan_id": plan.id})
        return self.create(vals_list)
