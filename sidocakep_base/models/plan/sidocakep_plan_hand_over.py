"""The way of a plan from who drafts it to who reviews and who decides it."""

from odoo import fields, models
from odoo.tools.translate import LazyTranslate

from ...const import PLAN_DRAFT, PLAN_REVIEWED
from ..document.submission_mixin import NOT_SUBMITTED
from ..document.workflow_mixin import Transition
from ..document.workflow_office import OfficeStep
from ..organisation.official import COORDINATOR, HEAD, PLANNER

_lt = LazyTranslate(__name__)

ACTIVITY_REVIEW = "sidocakep_base.mail_activity_type_plan_review"
ACTIVITY_DECIDE = "sidocakep_base.mail_activity_type_plan_decide"
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
    }
    # Whoever was asked: what was submitted waits for everybody in Bappeda.
    _office_steps = {
        "review": OfficeStep(
            _lt("Plans to Review"),
            "sidocakep_base.sidocakep_plan_action",
            domain=(("submitted_on", "!=", False),),
            activities=(ACTIVITY_REVIEW,),
        ),
    }
    # What is not good enough goes back before it was reviewed.
    _submission_next = "review"
    _step_activities = (ACTIVITY_REVIEW, ACTIVITY_DECIDE)
    _asked_of = {ACTIVITY_REVIEW: PLANNER, ACTIVITY_DECIDE: "_find_deciders"}
    _drafter_roles = (COORDINATOR, PLANNER)

    submitted_on = fields.Date(help="When the draft was handed to Bappeda.")

    def action_submit(self):
        """Hand the draft to Bappeda for the review."""
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
        drafters = self._get_drafters()
        super()._reopen(reason)
        self.sudo()._with_workflow_bypass().write(NOT_SUBMITTED)
        self._ask_to_mend(drafters)
        return True

    def _ask_next(self):
        """Close what was to be done on the plans and ask the person who acts next."""
        submitted = self.filtered(
            lambda plan: plan.state == PLAN_DRAFT and plan.submitted_on
        )
        reviewed = self.filtered(lambda plan: plan.state == PLAN_REVIEWED)
        asked = submitted._prepare_asked(ACTIVITY_REVIEW)
        asked |= reviewed._prepare_asked(ACTIVITY_DECIDE)
        self._hand_over(self._step_activities, asked)

    def _find_deciders(self):
        """Return ``{id: login}``: the head; of the RPJMD Bappeda, which keeps it.

        The head of region decides it outside.
        """
        renstras = self.filtered(lambda plan: plan.kind == "renstra")
        return {
            **renstras._find_official(HEAD),
            **(self - renstras)._find_official(PLANNER),
        }

    def _get_next_text(self):
        return {
            PLAN_DRAFT: self.env._("Bappeda reviews it next."),
            PLAN_REVIEWED: self.env._("It is decided next, by its document."),
        }.get(self.state, "")
