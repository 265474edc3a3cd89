from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError

from odoo.addons.sidocakep_base.const import CAPACITIES
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition

from ...const import GROUND_MUTASI, REVISION_GROUNDS

PROPOSED = "proposed"
OPENED = "opened"
DONE = "done"
DISMISSED = "dismissed"
REVISE_ACTIVITY = "sidocakep_cascading.mail_activity_type_pk_revision"


class SidocakepPkRevision(models.Model):
    """Why a PK gave way, or is proposed to: one of three grounds, and nothing else.

    Gunung Mas 24/2024 annex C.5. Nobody writes here by hand: HR proposes (mutasi), the
    comparison with plan and DPA proposes (strategy, priority), and the steps of the PK
    and of this record do the rest. What was proposed stays on record.
    """

    _name = "sidocakep.pk.revision"
    _description = "Revision of a Performance Agreement"
    _inherit = ["sidocakep.workflow.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date_effective desc, id desc"
    _rec_names_search = ["pk_id.first_title", "pk_id.first_name", "employee_id.name"]
    _trail_fields = frozenset(
        {
            "ground",
            "reason",
            "date_effective",
            "date_until",
            "document_number",
            "document_date",
            "employee_id",
            "capacity",
        }
    )

    _workflow_transitions = {
        "open": Transition((PROPOSED,), OPENED, access="read"),
        "close": Transition((PROPOSED,), DONE, access="read"),
        "finish": Transition((OPENED,), DONE, access="read"),
        "reopen": Transition((OPENED,), PROPOSED, access="read"),
        "dismiss": Transition(
            (PROPOSED,), DISMISSED, who="_filter_answerer", access="read"
        ),
        "withdraw": Transition((PROPOSED, OPENED), DISMISSED, access="read"),
    }
    _workflow_fields = {
        "state",
        "successor_id",
        "is_closing",
        "is_withdrawn",
        "dismiss_reason",
    }
    _workflow_frozen_states = {OPENED, DONE, DISMISSED}
    _workflow_unlink_states = frozenset()

    pk_id = fields.Many2one(
        "sidocakep.pk",
        string="Agreement",
        required=True,
        index=True,
        ondelete="restrict",
    )
    company_id = fields.Many2one(related="pk_id.company_id", store=True, index=True)
    year = fields.Integer(related="pk_id.year", store=True, index=True)
    job_id = fields.Many2one(related="pk_id.job_id", store=True, index=True)
    party_name = fields.Char(related="pk_id.first_name", string="Signed as Party I by")
    ground = fields.Selection(REVISION_GROUNDS, required=True, tracking=True)
    reason = fields.Text(required=True)
    date_effective = fields.Date(
        string="Effective From",
        required=True,
        tracking=True,
        help="First day of the successor.",
    )
    date_until = fields.Date(
        string="Former Agreement Until",
        compute="_compute_date_until",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="Last day on which the former agreement counts.",
    )
    document_number = fields.Char(
        string="Supporting Document",
        help="Number of the decree, of the plan's amendment or of the revised DPA.",
    )
    document_date = fields.Date(
        string="Date of the Supporting Document",
        help="Day on which it was decided: after the date of the former agreement.",
    )
    document_file = fields.Binary(string="File of the Supporting Document")
    document_filename = fields.Char()
    explanation = fields.Text(
        help="What the supporting document changed, where neither plan nor RKT nor DPA "
        "shows it.",
    )
    origin = fields.Selection(
        [
            ("manual", "Entered by Hand"),
            ("hr", "Personnel Record"),
            ("acting", "Acting Official"),
            ("plan", "Plan or DPA"),
        ],
        required=True,
        default="manual",
        help="Where the revision was seen.",
    )
    employee_id = fields.Many2one(
        "hr.employee",
        string="Successor in Office",
        index="btree_not_null",
        ondelete="restrict",
    )
    employee_name = fields.Char(
        string="New Official", compute="_compute_employee_name", compute_sudo=True
    )
    user_id = fields.Many2one(
        "res.users", related="employee_id.user_id", store=True, index=True
    )
    capacity = fields.Selection(CAPACITIES)
    is_vacant = fields.Boolean(
        string="Nobody Takes Over", compute="_compute_is_vacant", store=True
    )
    state = fields.Selection(
        [
            (PROPOSED, "Suggested"),
            (OPENED, "Being Revised"),
            (DONE, "Done"),
            (DISMISSED, "Dismissed"),
        ],
        required=True,
        default=PROPOSED,
        readonly=True,
        index=True,
        tracking=True,
    )
    successor_id = fields.Many2one(
        "sidocakep.pk", readonly=True, index="btree_not_null", ondelete="set null"
    )
    is_closing = fields.Boolean(
        string="Closed Without a Successor", readonly=True, default=False
    )
    is_withdrawn = fields.Boolean(
        string="Withdrawn",
        readonly=True,
        default=False,
        help="What was proposed is no longer so; nobody dismissed it.",
    )
    dismiss_reason = fields.Text(string="Why Not", readonly=True)
    can_answer = fields.Boolean(compute="_compute_can_answer")

    _proposed_uniq = models.UniqueIndex(
        "(pk_id, ground) WHERE state = 'proposed'",
        "A revision of this agreement on this ground is already proposed. Open that "
        "proposal.",
    )
    _dates_check = models.Constraint(
        "CHECK(date_until < date_effective)",
        "The former agreement ends before the new one takes effect. Correct one of "
        "the two dates.",
    )

    @api.depends("date_effective")
    def _compute_date_until(self):
        for revision in self:
            day = revision.date_effective
            revision.date_until = day and fields.Date.subtract(day, days=1)

    @api.depends("employee_id")
    def _compute_employee_name(self):
        for revision in self:
            revision.employee_name = revision.employee_id.name

    @api.depends("ground", "employee_id", "origin")
    def _compute_is_vacant(self):
        for revision in self:
            revision.is_vacant = (
                revision.ground == GROUND_MUTASI
                and revision.origin != "manual"
                and not revision.employee_id
            )

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can_answer(self):
        proposed = self.filtered(lambda item: item.state == PROPOSED)
        allowed = proposed._filter_answerer()
        for revision in self:
            revision.can_answer = revision in allowed

    @api.depends("pk_id", "ground")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["ground"]._description_selection(self.env))
        for revision in self:
            name = revision.pk_id.sudo().display_name
            revision.display_name = f"{name}: {labels.get(revision.ground, '')}"

    @api.constrains("ground", "reason")
    def _check_reason(self):
        for revision in self:
            if not (revision.reason or "").strip():
                raise ValidationError(
                    self.env._("Write why the agreement is to be revised.")
                )

    # ------------------------------------------------------------------
    # Buttons
    # ------------------------------------------------------------------

    def action_open(self):
        """Ask for what is still open, then open the successor."""
        self.ensure_one()
        self.check_access("read")
        self.pk_id._check_reviser()
        return self.pk_id._get_revise_action(self)

    def action_dismiss(self, reason=None):
        """Answer that the agreement stays as it is; without a reason, ask for it."""
        if not str(reason or "").strip():
            self._check_step("dismiss")
            return {
                "type": "ir.actions.act_window",
                "name": self.env._("Dismiss"),
                "res_model": "sidocakep.pk.revision.dismiss",
                "view_mode": "form",
                "target": "new",
                "context": {"default_revision_ids": self.ids},
            }
        self._check_says_why(reason)
        self._transition("dismiss", {"dismiss_reason": reason}, reason)
        self.sudo().activity_unlink([REVISE_ACTIVITY])
        return True

    def action_view_pk(self):
        """Show the agreement that is to be revised."""
        self.ensure_one()
        return self.pk_id._open_form()

    def action_view_successor(self):
        """Show the agreement that takes its place."""
        self.ensure_one()
        return self.successor_id._open_form()

    # ------------------------------------------------------------------
    # Steps
    # ------------------------------------------------------------------

    def _filter_answerer(self):
        """Return those that the user may open or dismiss: who may revise the PK."""
        allowed = self.sudo().pk_id.with_env(self.env)._filter_reviser()
        return self.filtered(
            lambda item: (
                item.sudo().pk_id.id in allowed.ids
                and (item.state == PROPOSED or not item.state)
            )
        )

    def _is_about(self, mutasi):
        """Tell whether this proposal is that of ``mutasi``."""
        self.ensure_one()
        mine = {
            "date_until": self.date_until,
            "date_effective": self.date_effective,
            "employee_id": self.employee_id.id,
            "capacity": self.capacity,
        }
        return mine == mutasi.event

    def _withdraw(self, reason):
        """Take back what is no longer so."""
        if not self:
            return
        vals = {"is_withdrawn": True, "dismiss_reason": reason}
        self.sudo()._transition("withdraw", vals)
        self.sudo().activity_unlink([REVISE_ACTIVITY])

    def _finish(self):
        """The successor is in force."""
        opened = self.filtered(lambda item: item.state == OPENED)
        if opened:
            opened._transition("finish")

    def _reopen(self):
        """The successor was thrown away: the question is open again."""
        opened = self.filtered(lambda item: item.state == OPENED)
        by_hand = opened.filtered(lambda item: item.origin == "manual")
        by_hand._withdraw(self.env._("The draft of the successor was deleted."))
        again = opened - by_hand
        if again:
            again._transition("reopen", {"successor_id": False})
            again._ask()

    @api.model
    def _check_by_program(self):
        """Refuse whoever is not the code of a step."""
        if not self.env.su:
            raise AccessError(
                self.env._(
                    "Revisions come from HR, from the plan, or from the button of the"
                    " agreement. Press Revise on the agreement."
                )
            )

    @api.model_create_multi
    def create(self, vals_list):
        self._check_by_program()
        return super().create(vals_list)

    def write(self, vals):
        if not vals.keys() <= self.env["mail.activity.mixin"]._fields.keys():
            self._check_by_program()
        return super().write(vals)

    # ------------------------------------------------------------------
    # Who is asked
    # ------------------------------------------------------------------

    def _ask(self):
        """Open an activity for who coordinates the agency, and for the new official."""
        if not self:
            return
        coordinators = self.pk_id._get_revision_askers()
        activity_type = self.env.ref(REVISE_ACTIVITY)
        today = self.env.user._get_office_day()
        model_id = self.env["ir.model"]._get_id(self._name)
        vals_list = [
            {
                "activity_type_id": activity_type.id,
                "summary": activity_type.summary,
                "res_model_id": model_id,
                "res_id": revision.id,
                "user_id": user.id,
                "automated": True,
                "date_deadline": max(revision.date_effective, today),
            }
            for revision in self
            for user in coordinators[revision.pk_id] | revision.user_id
        ]
        self.env["mail.activity"].sudo().with_context(
            mail_activity_quick_update=True
        ).create(vals_list)
