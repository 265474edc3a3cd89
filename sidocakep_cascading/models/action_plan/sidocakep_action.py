"""A row of an action plan: what is done, when, by whom, to which end."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.sidocakep_base.known_fields import KnownMonetary
from odoo.addons.sidocakep_base.models.document.period import get_month_names

from ...engine.action_plan import read_months, write_months

MANAGEMENT, PERFORMANCE = "management", "performance"


class SidocakepAction(models.Model):
    """An activity of the agency's management, or an action for agreed performance.

    The first has no line of an agreement and no budget, as none of the ten of the
    example has. The second is linked to the lines it serves; a link never changes a
    figure. Any employee may answer for it or take part, with an agreement or without.

    Paser 23/2016 art. 6(1), 6(4)a-d, annex I.
    """

    _name = "sidocakep.action"
    _description = "Planned Action"
    # hr.mixin: whoever may not read personnel files may still name who takes part.
    _inherit = ["sidocakep.workflow.part.mixin", "hr.mixin"]
    _order = "plan_id, sequence, id"
    _rec_names_search = ["name"]

    _workflow_document_field = "plan_id"
    _trail_fields = frozenset(
        {
            *("kind", "name", "parent_id", "months", "for_year", "responsible_id"),
            *("participant_ids", "output", "pk_line_ids", "budget_line_id"),
            *("indicator_id", "target_period", "accumulation", "target_reason"),
        }
    )

    plan_id = fields.Many2one(
        "sidocakep.action.plan", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="plan_id.company_id", store=True, index=True, precompute=True
    )
    year = fields.Integer(
        related="plan_id.year", store=True, precompute=True, aggregator=None
    )
    plan_state = fields.Selection(string="State of the Plan", related="plan_id.state")
    currency_id = fields.Many2one(related="plan_id.currency_id")
    sequence = fields.Integer(default=1000)
    kind = fields.Selection(
        [
            (MANAGEMENT, "Management Activity"),
            (PERFORMANCE, "Performance Action"),
        ],
        string="Kind of Action",
        required=True,
        default=MANAGEMENT,
        help="A management activity serves the agency as a whole and has no budget of "
        "its own. A performance action serves lines of agreements.",
    )
    name = fields.Text(string="What Is Done", required=True)
    parent_id = fields.Many2one(
        "sidocakep.action",
        string="Part of the Action",
        domain="[('plan_id', '=', plan_id), ('parent_id', '=', False)]",
        index="btree_not_null",
        ondelete="cascade",
    )
    child_ids = fields.One2many("sidocakep.action", "parent_id", string="Sub-actions")
    months = fields.Char(
        help="The months in which it is done, e.g. 1, 4, 7-9. Any of the twelve.",
    )
    for_year = fields.Selection(
        [("this", "Year of the Plan"), ("before", "Year Before")],
        string="Done For",
        required=True,
        default="this",
        help="The report of a year is written in January and February of the next: "
        "such a row belongs to the year before.",
    )
    responsible_id = fields.Many2one(
        "hr.employee",
        string="Responsible for the Action",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('company_id', '=', company_id)]",
    )
    participant_ids = fields.Many2many(
        "hr.employee",
        "sidocakep_action_participant_rel",
        "action_id",
        "employee_id",
        string="Taking Part",
        domain="[('company_id', '=', company_id)]",
    )
    output = fields.Char(string="Output of the Action")
    pk_line_ids = fields.Many2many(
        "sidocakep.pk.line",
        "sidocakep_action_pk_line_rel",
        "action_id",
        "line_id",
        string="Serves the Agreements",
        domain="[('company_id', '=', company_id), ('year', '=', year),"
        " ('pk_id.state', '=', 'in_force')]",
    )
    budget_line_id = fields.Many2one(
        "sidocakep.budget.line",
        string="Row of the DPA",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('company_id', '=', company_id), ('year', '=', year),"
        " ('budget_id.state', '=', 'ratified')]",
    )
    amount = KnownMonetary(
        known_by="budget_line_id",
        string="Budget of the Row",
        related="budget_line_id.amount",
    )
    previous_id = fields.Many2one(
        "sidocakep.action",
        string="Continues",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="The action of the version before that this one goes on with.",
    )
    month_ids = fields.One2many(
        "sidocakep.action.month", "action_id", string="Work of the Months"
    )
    months_text = fields.Char(string="In the Months", compute="_compute_months_text")
    progress_text = fields.Char(string="Progress", compute="_compute_progress_text")

    @api.depends("name")
    def _compute_display_name(self):
        for action in self:
            action.display_name = (action.name or "").split("\n")[0]

    @api.depends("months")
    @api.depends_context("lang")
    def _compute_months_text(self):
        for action in self:
            numbers = read_months(action.months or "")
            action.months_text = get_month_names(self.env, numbers)

    @api.depends("month_ids.status")
    @api.depends_context("lang")
    def _compute_progress_text(self):
        """Say how many of the months are done."""
        for action in self:
            months = action.month_ids
            done = len(months.filtered(lambda month: month.status == "done"))
            action.progress_text = bool(months) and self.env._(
                "%(done)s of %(all)s done", done=done, all=len(months)
            )

    # ------------------------------------------------------------------
    # What is written
    # ------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._read_months(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._read_months(vals))

    @api.model
    def _read_months(self, vals):
        """Return ``vals`` with the months as they are kept."""
        if not vals.get("months"):
            return vals
        return vals | {"months": write_months(self._parse_months(vals["months"]))}

    @api.model
    def _parse_months(self, text):
        try:
            return read_months(text)
        except ValueError as error:
            raise ValidationError(
                self.env._(
                    '"%(part)s" is no month. Write the numbers 1 to 12, e.g. '
                    '"1, 4, 7-9".',
                    part=error.args[0],
                )
            ) from error

    @api.constrains("kind", "pk_line_ids", "budget_line_id")
    def _check_kind(self):
        """None of the ten activities has a line or a budget. Paser 23/2016 annex I."""
        for action in self.sudo():
            if action.kind == MANAGEMENT and (
                action.pk_line_ids or action.budget_line_id
            ):
                raise ValidationError(
                    self.env._(
                        '"%(action)s" is a management activity, which has neither a '
                        "line of an agreement nor a budget. Make it a performance "
                        "action, or remove both.",
                        action=action.display_name,
                    )
                )

    @api.constrains("parent_id", "plan_id")
    def _check_parent(self):
        """Two levels: an action and its sub-actions, in one plan."""
        for action in self.filtered("parent_id"):
            parent = action.parent_id
            if parent.plan_id != action.plan_id or parent.parent_id or action.child_ids:
                raise ValidationError(
                    self.env._(
                        '"%(action)s" can be part of an action of the same plan only, '
                        "which is not part of another itself. Choose such an action.",
                        action=action.display_name,
                    )
                )

    @api.constrains("pk_line_ids", "budget_line_id", "plan_id")
    def _check_same_agency(self):
        """Lines and budget are those of the agency and the year of the plan."""
        for action in self.sudo():
            rows = [*action.pk_line_ids, *action.budget_line_id]
            if any(
                (row.company_id, row.year) != (action.company_id, action.year)
                for row in rows
            ):
                raise ValidationError(
                    self.env._(
                        '"%(action)s": the agreement or budget is of another agency '
                        "or year. Choose rows of %(agency)s of %(year)s.",
                        action=action.display_name,
                        agency=action.company_id.name,
                        year=action.year,
                    )
                )

    def _get_months(self):
        """Return the numbers of the months in which it is done."""
        self.ensure_one()
        return read_months(self.months)

    # ------------------------------------------------------------------
    # Versions
    # ------------------------------------------------------------------

    def _copy_to_plan(self, plan):
        """Copy the actions to another version of their plan, parents first."""
        copies = {}
        for action in self.sorted(lambda item: bool(item.parent_id)):
            [vals] = action.copy_data({"plan_id": plan.id})
            vals["parent_id"] = copies.get(action.parent_id.id)
            [copy] = self._with_workflow_bypass().create(
                [vals | {"previous_id": action.id}]
            )
            action.target_ids._copy_to_action(copy)
            copies[action.id] = copy.id

    def _take_over_months(self):
        """Lead the work of the version before to these; return what is still missing.

        :return: ``{action: [months that no work is scheduled for]}``
        """
        missing = {}
        for action in self:
            wanted = set() if action.child_ids else set(action._get_months())
            former = action.previous_id.month_ids
            kept = former.filtered(
                lambda row, months=wanted: (
                    row.month in months or row.shifted_from_id or row.is_reported
                )
            )
            kept._with_workflow_bypass().write({"action_id": action.id})
            missing[action] = sorted(wanted - set(kept.mapped("month")))
        return missing
