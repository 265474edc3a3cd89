from odoo import api, fields, models
from odoo.fields import Domain

# An object cannot travel over RPC: no client can put it in a context.
_TYPED = object()
_TYPED_KEY = "sidocakep_target_typed"


class SidocakepActionTarget(models.Model):
    """What an action is to reach in a month or quarter, or by its end.

    Zero is a target; a period that is not filled in has none.
    """

    _name = "sidocakep.action.target"
    _description = "Target of an Action"
    _inherit = ["sidocakep.value.mixin", "sidocakep.workflow.part.mixin"]
    _order = "action_id, period_no, id"

    _workflow_document_field = "plan_id"
    _trail_fields = frozenset({"period_no", "printed_value"})

    action_id = fields.Many2one(
        "sidocakep.action",
        string="Planned Action",
        required=True,
        index=True,
        ondelete="cascade",
    )
    plan_id = fields.Many2one(
        related="action_id.plan_id", store=True, index=True, precompute=True
    )
    company_id = fields.Many2one(
        related="action_id.company_id", store=True, index=True, precompute=True
    )
    period_kind = fields.Selection(
        [("month", "Month"), ("quarter", "Quarter")],
        string="Kind of Period",
        required=True,
    )
    period_no = fields.Integer(
        string="Number of the Period", required=True, aggregator=None
    )
    period_text = fields.Char(string="Period", compute="_compute_period_text")
    indicator_id = fields.Many2one(
        related="action_id.indicator_id", store=True, index=True, precompute=True
    )
    unit_id = fields.Many2one(related="action_id.unit_id")

    _period_uniq = models.UniqueIndex(
        "(action_id, period_no)",
        "The action has a target for this period already. Change that target.",
    )
    _period_check = models.Constraint(
        "CHECK (period_no BETWEEN 1 AND CASE WHEN period_kind = 'month' THEN 12 "
        "ELSE 4 END)",
        "A month is 1 to 12, a quarter 1 to 4. Correct the number.",
    )

    @api.depends("period_kind", "period_no")
    @api.depends_context("lang")
    def _compute_period_text(self):
        months = self.env["sidocakep.indicator"]._fields["release_month"]
        months = dict(months._description_selection(self.env))
        for target in self:
            if target.period_kind == "month":
                target.period_text = months.get(str(target.period_no), "")
            else:
                target.period_text = self.env._("Quarter %s", target.period_no)

    @api.depends("action_id.name", "period_text")
    def _compute_display_name(self):
        for target in self:
            target.display_name = (
                f"{target.action_id.name or ''} ({target.period_text})"
            )

    @api.model
    def _get_promise_domain(self):
        year = self.env.user._get_office_day().year
        return Domain("plan_id.year", ">=", year) & Domain(
            "plan_id.state", "!=", "amended"
        )

    def _is_kind_known(self):
        """An action without an indicator is measured by a number."""
        return True

    def onchange(self, values, field_names, fields_spec):
        """Let who draws an action up type targets into a form that is not saved yet.

        Its rows are none: the program makes them with the action. A real one is created
        by nobody.
        """
        rows = self.with_context(**{_TYPED_KEY: _TYPED})
        return super(SidocakepActionTarget, rows).onchange(
            values, field_names, fields_spec
        )

    def _check_access(self, operation):
        is_typed = not self and self.env.context.get(_TYPED_KEY) is _TYPED
        if operation == "create" and is_typed:
            return self.env["sidocakep.action"]._check_access(operation)
        return super()._check_access(operation)

    def _copy_to_action(self, action):
        """Copy the targets to the same action in another version of the plan."""
        for vals in self.copy_data({"action_id": action.id}):
            row = action.target_ids.filtered(
                lambda target, number=vals["period_no"]: target.period_no == number
            )
            names = ("value", "value_high", "point_id", "figure_status", "written")
            row.write({name: vals[name] for name in names})
