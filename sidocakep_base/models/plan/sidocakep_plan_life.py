"""The life of a plan: draft > reviewed > decided > amended or ended."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ...const import (
    PLAN_AMENDED,
    PLAN_DECIDED,
    PLAN_DRAFT,
    PLAN_ENDED,
    PLAN_REVIEWED,
    PLAN_STATES,
)
from ..document.workflow_mixin import Transition
from ..organisation.official import HEAD

HEAD_GROUP = "sidocakep_base.group_head"
PLANNER_GROUPS = ("sidocakep_base.group_bappeda", "sidocakep_base.group_organisasi")
#: What is known only when the plan is decided: open until then.
DECISION_FIELDS = frozenset(
    {
        "document_number",
        "document_date",
        "signer_job_id",
        "signer_name",
        "signer_title",
    }
)
NO_REVIEW = {"reviewed_on": False, "reviewer_id": False, "review_note": False}


class SidocakepPlan(models.Model):
    """Workflow of a plan and its versions.

    An agency drafts; Bappeda or the organisation division reviews, which closes the
    content; the head decides by a numbered and dated document that somebody signed.
    A decided plan changes only by an amendment: the next version, which has the same
    way before it. The version before becomes history when the next one is decided.

    Gunung Mas 24/2024 art. 5(1), 5(2).
    """

    _name = "sidocakep.plan"
    _inherit = "sidocakep.plan"

    _days_contained = {"document_date": ("previous_id.document_date",)}

    _workflow_transitions = {
        # Bappeda reads the plans of the agencies and writes none of them.
        "review": Transition(
            (PLAN_DRAFT,),
            PLAN_REVIEWED,
            "_check_review",
            groups=PLANNER_GROUPS,
            access="read",
        ),
        "reopen": Transition(
            (PLAN_REVIEWED,), PLAN_DRAFT, groups=PLANNER_GROUPS, access="read"
        ),
        "decide": Transition(
            (PLAN_REVIEWED,),
            PLAN_DECIDED,
            "_check_decide",
            groups=(HEAD_GROUP, *PLANNER_GROUPS),
            # number, date and signer come between review and decision
            fills=DECISION_FIELDS,
        ),
        "end": Transition((PLAN_DECIDED,), PLAN_ENDED, groups=PLANNER_GROUPS),
    }
    _workflow_fields = {"state", *NO_REVIEW, "decided_on", "ended_on"}
    _workflow_frozen_states = {
        PLAN_REVIEWED,
        PLAN_DECIDED,
        PLAN_AMENDED,
        PLAN_ENDED,
    }

    state = fields.Selection(
        PLAN_STATES,
        required=True,
        default=PLAN_DRAFT,
        readonly=True,
        copy=False,
        tracking=True,
    )
    reviewed_on = fields.Date(readonly=True, copy=False)
    reviewer_id = fields.Many2one(
        "res.users", string="Reviewed by", readonly=True, copy=False
    )
    review_note = fields.Text(
        readonly=True, copy=False, help="What the reviewer found."
    )
    document_number = fields.Char(
        tracking=True,
        help="Number of the regulation or decree by which the plan was decided.",
    )
    document_date = fields.Date(tracking=True)
    signer_job_id = fields.Many2one(
        "hr.job",
        string="Signed by",
        compute="_compute_signer_job_id",
        store=True,
        readonly=False,
        index="btree_not_null",
        ondelete="restrict",
        domain="[('company_id', 'parent_of', company_id), ('heads_agency', '=', True)]",
        help="The position that signs the document: the head of region for the RPJMD, "
        "the head of the agency for its Renstra. Choose the head of region where the "
        "Renstra is decided by a regulation of the head of region.",
    )
    signer_name = fields.Char(
        compute="_compute_signer",
        store=True,
        readonly=False,
        help="Who held the position on the date of the document. Type the name where "
        "it is not in the personnel data, e.g. of a former head of region.",
    )
    signer_title = fields.Char(
        compute="_compute_signer",
        store=True,
        readonly=False,
        help="The title under the signature, with Plt., Plh. or Pj.",
    )
    decided_on = fields.Date(
        string="In Force since",
        readonly=True,
        copy=False,
        help="When the step was taken.",
    )
    ended_on = fields.Date(readonly=True, copy=False)
    can_review = fields.Boolean(compute="_compute_workflow_can")
    can_reopen = fields.Boolean(compute="_compute_workflow_can")
    can_decide = fields.Boolean(compute="_compute_workflow_can")
    can_end = fields.Boolean(compute="_compute_workflow_can")

    @api.depends("company_id", "kind")
    def _compute_signer_job_id(self):
        """Propose the head of the agency, or of the nearest unit above that has one."""
        jobs = self._propose_signer_jobs()
        for plan in self:
            plan.signer_job_id = jobs.get(plan.company_id.id, False)

    def _propose_signer_jobs(self):
        """Return ``{agency id: post that decides its plans}``, of posts held today."""
        heads = self.company_id.sudo().parent_ids._get_officials(
            HEAD, self.env.user._get_office_day()
        )
        jobs = {}
        for agency in self.company_id.sudo():
            held = [unit for unit in reversed(agency.parent_ids) if unit.id in heads]
            if held:
                jobs[agency.id] = heads[held[0].id].job
        return jobs

    @api.depends("signer_job_id", "document_date")
    def _compute_signer(self):
        """Name the holder of the position on the date of the document."""
        for plan in self:
            plan.signer_name, plan.signer_title = plan._get_signer_texts(
                plan.signer_job_id, plan.document_date
            )

    @api.model
    def _get_signer_texts(self, job, date):
        """Return name and title of who holds ``job`` on ``date``, as printed."""
        holder = job and date and job._origin._get_holder(date)
        if holder:
            return holder.employee.name, holder.title
        return False, job.sudo()._get_printed_title() if job else False

    @api.constrains("signer_job_id", "company_id")
    def _check_signer_job(self):
        """A plan is signed by who heads the agency, or what stands above it."""
        for plan in self.sudo().filtered("signer_job_id"):
            job = plan.signer_job_id
            names = {
                "job": job.name,
                "plan": plan.display_name,
                "agency": plan.company_id.name,
            }
            if job.company_id not in plan.company_id.parent_ids:
                raise ValidationError(
                    self.env._(
                        "%(job)s is a position of another agency: %(plan)s is signed "
                        "by the head of %(agency)s or by the head of region. Choose "
                        "one of these.",
                        **names,
                    )
                )
            if not job.heads_agency:
                raise ValidationError(
                    self.env._(
                        "%(job)s heads no agency: %(plan)s is signed by the head of "
                        "%(agency)s or by the head of region. Choose one of these.",
                        **names,
                    )
                )

    def action_review(self):
        """Close the content of a draft: it may be decided as it is."""
        return self._review()

    def action_decide(self):
        """Put the plan in force; a former version becomes history."""
        self._transition("decide", {"decided_on": self.env.user._get_office_day()})
        return True

    def _decide_by(self, vals):
        """Write number, date and signer of the document, then decide: both or neither.

        :param vals: values of :data:`DECISION_FIELDS`
        """
        self.ensure_one()
        changed = {
            name: value
            for name, value in vals.items()
            if self._fields[name].convert_to_write(self[name], self) != value
        }
        if changed:
            self.write(changed)
        return self.action_decide()

    def action_end(self):
        """Close a plan whose period is over."""
        self._transition("end", {"ended_on": self.env.user._get_office_day()})
        return True

    def _review(self, note=None):
        """Take the step of the review and keep who, when and what was found."""
        self._transition(
            "review",
            {
                "reviewed_on": self.env.user._get_office_day(),
                "reviewer_id": self.env.uid,
                "review_note": note,
            },
            reason=note,
        )
        return True

    def _reopen(self, reason):
        """Give a reviewed plan back for changes; the reason stays in the chatter."""
        empty = self.env._("Say why the plan is reopened: its drafters read it.")
        reason = self._check_says_why(reason, empty)
        self._transition("reopen", NO_REVIEW, reason=reason)
        return True

    def _get_frozen_remedy(self):
        if self.state == PLAN_REVIEWED:
            return self.env._(
                "Ask Bappeda or Bagian Organisasi to reopen it for changes."
            )
        return super()._get_frozen_remedy()

    def _check_review(self):
        """Refuse to review what is not a plan yet."""
        for plan in self:
            if missing := plan._get_missing_for_review():
                raise UserError(
                    self.env._(
                        "%(plan)s cannot be reviewed yet. Still needed: %(missing)s. "
                        "Complete these first.",
                        plan=plan.display_name,
                        missing="; ".join(missing),
                    )
                )

    def _check_decide(self):
        """Refuse to decide a plan that is not a document yet."""
        for plan in self:
            if missing := plan._get_missing_for_decision():
                raise UserError(
                    self.env._(
                        "%(plan)s cannot be decided yet. Still needed: %(missing)s. "
                        "Complete these first.",
                        plan=plan.display_name,
                        missing="; ".join(missing),
                    )
                )

    def _get_missing_for_review(self):
        """Return in words what the content of the plan lacks.

        Gunung Mas 24/2024 art. 5(1): a Renstra is guided by the RPJMD.
        """
        self.ensure_one()
        missing = []
        if not self.node_ids:
            missing.append(self.env._("the plan tree (at least one node)"))
        rule = self.company_id._get_rule("plan_parent")
        if rule and self.kind == "renstra" and not self.parent_plan_id:
            missing.append(rule._cite(self.env._("the RPJMD that guides this Renstra")))
        return missing + self._get_amendment_missing()

    def _get_missing_for_decision(self):
        """Return in words what the plan lacks to be decided."""
        missing = self._get_missing_for_review()
        if not self.document_number or not self.document_date:
            missing.append(self.env._("number and date of the document"))
        if not self.signer_job_id or not self.signer_name:
            missing.append(self.env._("who signed it (position and name)"))
        return missing

    def _prepare_next_vals(self, default):
        """The decision of an amendment is its own; it is signed in the same post."""
        vals = super()._prepare_next_vals(
            dict.fromkeys(DECISION_FIELDS, False) | default
        )
        del vals["signer_name"], vals["signer_title"]
        return vals | {"signer_job_id": self.signer_job_id.id}

    def _copy_parts_to(self, successor):
        """Copy the tree to the next version; what hangs on it follows above."""
        self.node_ids._copy_to_plan(successor)
        return super()._copy_parts_to(successor)

    @api.model
    def _get_key_domain(self, *, kind, year):
        """A plan is in force by its kind and a year of its period."""
        return (
            Domain("kind", "=", kind)
            & Domain("year_start", "<=", year)
            & Domain("year_end", ">=", year)
        )
