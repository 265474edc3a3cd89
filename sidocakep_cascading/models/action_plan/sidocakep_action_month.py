"""The work of one month: what became of an action in it."""

from datetime import date

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain

from odoo.addons.sidocakep_base.models.document.period import (
    get_month_label,
    get_period_end,
)

PLANNED, DOING, DONE = "planned", "doing", "done"
NOT_DONE, POSTPONED, CANCELLED = "not_done", "postponed", "cancelled"
STATUSES = [
    (PLANNED, "Planned"),
    (DOING, "Under Way"),
    (DONE, "Done"),
    (NOT_DONE, "Not Done"),
    (POSTPONED, "Postponed"),
    (CANCELLED, "Cancelled"),
]
OPEN_STATUSES = (PLANNED, DOING)
FAILED_STATUSES = (NOT_DONE, POSTPONED, CANCELLED)
#: What is reported of it; the rest of the row is the plan's.
REPORTED_FIELDS = frozenset({"evidence_ids", "justification", "note", "status"})


class SidocakepActionMonth(models.Model):
    """A month of an action in a decided plan: progress, notes, files.

    Rows are made by the decision and never deleted: what does not happen is not done,
    postponed or cancelled, with a justification; what is shifted is a new row that is
    linked to the old one. Whoever answers for the action or takes part reports what
    was done; only who answers for it, or keeps the plan, calls it off.
    """

    _name = "sidocakep.action.month"
    _description = "Work of a Month"
    _inherit = [
        "sidocakep.workflow.part.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "date_start, sequence, id"
    _rec_names_search = ["action_id.name"]

    _workflow_document_field = "plan_id"
    _workflow_part_free_fields = REPORTED_FIELDS | {"reported_by_id", "reported_on"}
    _trail_fields = frozenset({"status", "justification"})

    action_id = fields.Many2one(
        "sidocakep.action",
        string="Planned Action",
        required=True,
        index=True,
        ondelete="restrict",
    )
    # Not precomputed: the work of a plan would hold the row before it has an id, too.
    plan_id = fields.Many2one(related="action_id.plan_id", store=True, index=True)
    company_id = fields.Many2one(
        related="action_id.company_id", store=True, index=True, precompute=True
    )
    year = fields.Integer(
        related="action_id.year", store=True, precompute=True, aggregator=None
    )
    sequence = fields.Integer(related="action_id.sequence", store=True)
    for_year = fields.Selection(related="action_id.for_year")
    output = fields.Char(related="action_id.output")
    month = fields.Integer(
        string="Number of the Month", required=True, readonly=True, aggregator=None
    )
    date_start = fields.Date(
        string="First Day of the Month",
        compute="_compute_dates",
        store=True,
        precompute=True,
    )
    date_end = fields.Date(
        string="Last Day of the Month",
        compute="_compute_dates",
        store=True,
        precompute=True,
        index=True,
    )
    responsible_id = fields.Many2one(
        "hr.employee",
        string="Responsible for the Action",
        related="action_id.responsible_id",
        store=True,
        index="btree_not_null",
    )
    participant_ids = fields.Many2many(
        "hr.employee", string="Taking Part", related="action_id.participant_ids"
    )
    status = fields.Selection(
        STATUSES,
        string="Status of the Work",
        required=True,
        default=PLANNED,
        index=True,
        tracking=True,
        group_expand=True,
    )
    note = fields.Text(
        string="What Was Done",
        help="Progress in your own words; files go under Evidence.",
    )
    justification = fields.Text(
        help="Why it was not done, postponed or cancelled; needed for these."
    )
    evidence_ids = fields.One2many("sidocakep.action.evidence", "month_id")
    reported_by_id = fields.Many2one("res.users", readonly=True, ondelete="restrict")
    reported_on = fields.Date(readonly=True)
    is_reported = fields.Boolean(
        string="Reported", compute="_compute_is_reported", search="_search_is_reported"
    )
    is_late = fields.Boolean(
        string="Late Work", compute="_compute_is_late", search="_search_is_late"
    )
    part_text = fields.Char(string="Your Part", compute="_compute_part_text")
    shifted_from_id = fields.Many2one(
        "sidocakep.action.month",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    shifted_to_ids = fields.One2many("sidocakep.action.month", "shifted_from_id")
    can_report = fields.Boolean(compute="_compute_can_report")
    can_call_off = fields.Boolean(compute="_compute_can_report")

    _month_uniq = models.UniqueIndex(
        "(action_id, month)",
        "The action has work in this month already. Open that one.",
    )
    _month_check = models.Constraint(
        "CHECK (month BETWEEN 1 AND 12)", "A month is 1 to 12. Correct the number."
    )

    @api.depends("year", "month")
    def _compute_dates(self):
        for row in self:
            if not row.year or not 1 <= row.month <= 12:
                row.date_start = row.date_end = False
                continue
            row.date_start = date(row.year, row.month, 1)
            row.date_end = get_period_end("month", row.year, row.month)

    @api.depends("action_id.name", "month", "year")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for row in self:
            name = row.action_id.display_name or ""
            label = row.month and get_month_label(self.env, row.year, row.month)
            row.display_name = f"{name} ({label})" if label else name

    @api.depends("status")
    def _compute_is_reported(self):
        for row in self:
            row.is_reported = row.status != PLANNED

    def _search_is_reported(self, operator, value):
        if operator != "in":
            return NotImplemented
        domain = Domain.FALSE
        if True in value:
            domain |= Domain("status", "!=", PLANNED)
        if False in value:
            domain |= Domain("status", "=", PLANNED)
        return domain

    @api.depends("responsible_id.user_id", "participant_ids.user_id")
    @api.depends_context("uid", "lang")
    def _compute_part_text(self):
        """Say whether the reader answers for it or takes part; nothing to others."""
        for row in self:
            known = row.sudo()
            row.part_text = False
            if self.env.user == known.responsible_id.user_id:
                row.part_text = self.env._("You answer for it")
            elif self.env.user in known.participant_ids.user_id:
                row.part_text = self.env._("You take part")

    @api.depends("status", "date_end")
    def _compute_is_late(self):
        today = self.env.user._get_office_day()
        for row in self:
            row.is_late = bool(
                row.status in OPEN_STATUSES and row.date_end and row.date_end < today
            )

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = Domain("status", "in", OPEN_STATUSES)
        late &= Domain("date_end", "<", self.env.user._get_office_day())
        domain = Domain.FALSE
        if True in value:
            domain |= late
        if False in value:
            domain |= ~late
        return domain

    @api.depends_context("uid")
    @api.depends("responsible_id", "plan_id.state")
    def _compute_can_report(self):
        allowed_ids = set(self._origin._filtered_access("write").ids)
        # Who may write the action answers for it or keeps the plan of the agency.
        answered = self.action_id._filtered_access("write")
        for row in self:
            row.can_report = (
                row._origin.id in allowed_ids and row.plan_id.state == "decided"
            )
            row.can_call_off = row.can_report and row.action_id in answered

    # ------------------------------------------------------------------
    # Reporting
    # ------------------------------------------------------------------

    def write(self, vals):
        """Keep who reports, and close what asked for it."""
        if self._workflow_bypassed():
            return super().write(vals)
        if {"reported_by_id", "reported_on"} & vals.keys():
            raise UserError(
                self.env._("Who reported and when is kept by itself. Leave both out.")
            )
        if not REPORTED_FIELDS & vals.keys():
            return super().write(vals)
        self._check_in_force()
        if vals.get("status") in FAILED_STATUSES:
            self._check_answers()
        result = super().write(vals)
        if "status" in vals or "note" in vals:
            day = self.env.user._get_office_day()
            own = {"reported_by_id": self.env.uid, "reported_on": day}
            rows = self.sudo()._with_workflow_bypass()
            reported = rows.filtered("is_reported")
            reported.write(own)
            # What was taken back to planned nobody has reported.
            (rows - reported).write(dict.fromkeys(own, False))
        reported = self.filtered(lambda row: row.status not in OPEN_STATUSES)
        reported.evidence_ids._send()
        self._close_asked()
        return result

    def _check_in_force(self):
        """Refuse to report on a version that gave way to the next."""
        for plan in self.plan_id:
            if plan.state != "decided":
                raise UserError(
                    self.env._(
                        "%(plan)s is %(state)s. Open the version in force and report "
                        "there.",
                        plan=plan.display_name,
                        state=plan._get_state_label(),
                    )
                )

    def _check_answers(self):
        """Refuse that who only takes part calls the work off.

        :raises AccessError: the user neither answers for the action nor keeps the plan
        """
        answered = self.action_id._filtered_access("write")
        for row in self.filtered(lambda row: row.action_id not in answered):
            raise AccessError(
                self.env._(
                    '"%(work)s" is the work of %(responsible)s. Ask who answers for '
                    "it to report that it was not done, postponed or cancelled.",
                    work=row.display_name,
                    responsible=row.sudo().responsible_id.name or "",
                )
            )

    @api.constrains("status", "note", "evidence_ids")
    def _check_what_was_done(self):
        """What is reported as done says what was done, or shows it."""
        for row in self:
            told = (row.note or "").strip() or row.evidence_ids
            if row.status == DONE and not told:
                raise ValidationError(
                    self.env._(
                        '"%(work)s": write what was done or attach its evidence, then '
                        "report it as done.",
                        work=row.display_name,
                    )
                )

    @api.constrains("status", "justification")
    def _check_justification(self):
        """What did not happen stays on record, with why."""
        for row in self:
            if row.status in FAILED_STATUSES and not (row.justification or "").strip():
                raise ValidationError(
                    self.env._(
                        '"%(work)s": write why it was not done, postponed or '
                        "cancelled.",
                        work=row.display_name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        if self:
            raise UserError(
                self.env._(
                    "The work of a month stays on record. Say that it was not done, "
                    "postponed or cancelled, and why."
                )
            )

    def action_done(self):
        """Report that the work of the month is done."""
        self.write({"status": DONE})
        return True

    def action_start(self):
        """Report that the work of the month is under way."""
        self.write({"status": DOING})
        return True

    def action_shift(self):
        """Open the window that shifts the work to another month."""
        self.ensure_one()
        self.check_access("write")
        self._check_answers()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Shift to Another Month"),
            "res_model": "sidocakep.action.shift",
            "view_mode": "form",
            "target": "new",
            "context": {"default_month_id": self.id},
        }

    def _shift(self, month, justification):
        """Postpone this work; return the new row of another month.

        :raises UserError: the month is no later one, or has work of the action already
        """
        self.ensure_one()
        self.lock_for_update(allow_referencing=True)
        if self.status not in OPEN_STATUSES:
            raise UserError(
                self.env._(
                    "%(work)s was reported as %(status)s. Only open work is shifted. "
                    "Set it to under way first.",
                    work=self.display_name,
                    status=dict(
                        self._fields["status"]._description_selection(self.env)
                    )[self.status],
                )
            )
        end = get_period_end("month", self.year, month)
        if month <= self.month or end < self.env.user._get_office_day():
            raise UserError(
                self.env._(
                    "%(work)s is postponed to a later month that is not over. Choose "
                    "such a month, or report that it was not done.",
                    work=self.display_name,
                )
            )
        if month in self.action_id.sudo().month_ids.mapped("month"):
            raise UserError(
                self.env._(
                    "%(action)s is done in that month anyway. Choose another month, "
                    "or report that this one was not done.",
                    action=self.action_id.display_name,
                )
            )
        self.write({"status": POSTPONED, "justification": justification})
        rows = self.sudo()._with_workflow_bypass()
        shifted = rows.create(
            {
                "action_id": self.action_id.id,
                "month": month,
                "shifted_from_id": self.id,
            }
        )
        shifted._ask()
        return shifted.with_env(self.env)

    def _drop(self, reason):
        """Cancel what an amendment left out and nobody has done."""
        rows = self.filtered(lambda row: row.status in OPEN_STATUSES)
        rows._with_workflow_bypass().write(
            {"status": CANCELLED, "justification": reason}
        )
        rows._close_asked()
