"""The way of a plan from who drafts it to who reviews and who decides it."""

from odoo import fields, models

from ...const import PLAN_DRAFT, PLAN_REVIEWED
from ...exceptions import TransitionError
from ..document.submission_mixin import NOT_SUBMITTED
from ..document.workflow_mixin import Transition
from ..organisation.official import COORDINATOR, HEAD, PLANNER
from .sidocakep_plan_life import PLANNER_GROUPS

ACTIVITY_REVIEW = "sidocakep_base.mail_activity_type_plan_review"
ACTIVITY_DECIDE = "sidocakep_base.mail_activity_type_plan_decide"
ACTIVITY_MEND = "sidocakep_base.mail_activity_type_plan_mend"
STEP_ACTIVITIES = (ACTIVITY_REVIEW, ACTIVITY_DECIDE, ACTIVITY_MEND)
DRAFTER_GROUPS = (
    "sidocakep_base.group_agency_coordinator",
    "sidocakep_base.group_bappeda",
    "sidocakep_base.group_organisasi",
)


class SidocakepPlan(models.Model):
    """A draft is submitted to Bappeda, reviewed there, decided by the head.

    After each step the person of the next one is asked. A plan that is submitted stays
    a draft: its content closes with the review, as ever.
    """

    _name = "sidocakep.plan"
    _inherit = ["sidocakep.plan", "sidocakep.submission.mixin"]

    _workflow_transitions = {
        "submit": Transition(
            (PLAN_DRAFT,),
            PLAN_DRAFT,
            "_check_review",
            groups=DRAFTER_GROUPS,
            who="_filter_not_submitted",
        ),
        # What is not good enough goes back before it was reviewed.
        "give_back": Transition(
            (PLAN_DRAFT,),
            PLAN_DRAFT,
            groups=PLANNER_GROUPS,
            who="_filter_submitted",
            access="read",
        ),
    }
    submitted_on = fields.Date(help="When the draft was handed to Bappeda.")
    can_give_back = fields.Boolean(compute="_compute_workflow_can")

    def action_submit(self):
        """Hand the draft to Bappeda for the review."""
        self._check_not_submitted()
        self._submit()
        self._ask_next()
        return True

    def action_decide(self):
        result = super().action_decide()
        self._ask_next()
        return result

    def _review(self, note=None):
        result = super()._review(note)
        self._ask_next()
        return result

    def _reopen(self, reason):
        """Ask who submitted it to mend it; it is submitted anew."""
        drafters = {plan.id: plan.submitted_by_id for plan in self}
        submitted = self.filtered(lambda plan: plan.state == PLAN_DRAFT)
        submitted = submitted._filter_submitted()
        super(SidocakepPlan, self - submitted)._reopen(reason)
        if submitted:
            submitted._transition("give_back", reason=reason)
        self.sudo()._with_workflow_bypass().write(NOT_SUBMITTED)
        self._ask_next(drafters)
        return True

    def _check_not_submitted(self):
        """Tell who submits a second time that it was done."""
        for plan in self.filtered(lambda plan: plan.state == PLAN_DRAFT):
            if plan.submitted_on:
                raise TransitionError(
                    plan._join_next(
                        self.env._(
                            "%(document)s was submitted already, by %(person)s.",
                            document=plan.display_name,
                            person=plan.sudo().submitted_by_id.name,
                        )
                    )
                )

    def _ask_next(self, drafters=None):
        """Close what was to be done on the plans and ask the person who acts next.

        :param drafters: ``{plan id: user}`` of those who mend a reopened plan
        """
        day = fields.Date.context_today(self)
        users = self._get_asked_users((PLANNER, HEAD, COORDINATOR), day)
        asked = {}
        for plan in self:
            company_id = plan.company_id.id
            # Bappeda keeps the RPJMD: the head of region decides it outside.
            decider = HEAD if plan.kind == "renstra" else PLANNER
            if plan.state == PLAN_DRAFT and plan.submitted_on:
                asked[plan.id] = (ACTIVITY_REVIEW, users[PLANNER].get(company_id), day)
            elif plan.state == PLAN_REVIEWED:
                asked[plan.id] = (ACTIVITY_DECIDE, users[decider].get(company_id), day)
            elif plan.state == PLAN_DRAFT and drafters is not None:
                drafter = drafters.get(plan.id) or users[COORDINATOR].get(company_id)
                asked[plan.id] = (ACTIVITY_MEND, drafter, day)
        self._hand_over(STEP_ACTIVITIES, asked)

    def _get_next_text(self):
        if self.state == PLAN_DRAFT and not self.submitted_on:
            return self.env._("It is being drafted; Bappeda reviews it next.")
        return {
            PLAN_DRAFT: self.env._("Bappeda reviews it next."),
            PLAN_REVIEWED: self.env._("It is decided next, by its document."),
        }.get(self.state, "")
