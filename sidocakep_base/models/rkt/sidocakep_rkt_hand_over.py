"""The way of an RKT from who draws it up to who decides it."""

from odoo import fields, models
from odoo.exceptions import UserError

from ..document.workflow_mixin import Transition
from ..organisation.official import COORDINATOR, HEAD, PLANNER
from ..plan.sidocakep_plan_hand_over import DRAFTER_GROUPS

ACTIVITY_DECIDE = "sidocakep_base.mail_activity_type_rkt_decide"


class SidocakepRkt(models.Model):
    """A draft is submitted; the head of the agency is asked to decide it.

    That of the government is decided on the record by Bappeda, which keeps it.
    """

    _name = "sidocakep.rkt"
    _inherit = ["sidocakep.rkt", "sidocakep.submission.mixin"]

    _workflow_transitions = {
        "submit": Transition(
            ("draft",),
            "draft",
            "_check_submit",
            groups=DRAFTER_GROUPS,
            who="_filter_not_submitted",
        ),
    }
    _step_activities = (ACTIVITY_DECIDE,)
    _asked_of = {ACTIVITY_DECIDE: "_find_deciders"}
    _drafter_roles = (COORDINATOR, PLANNER)

    submitted_on = fields.Date(help="When the draft was put before who decides it.")

    def action_submit(self):
        """Put the draft before the head of the agency."""
        self._submit()
        self._hand_over(self._step_activities, self._prepare_asked(ACTIVITY_DECIDE))
        return True

    def _find_deciders(self):
        """Return ``{id: login}``: the head of the agency; of the government Bappeda."""
        of_agencies = self.filtered(lambda rkt: rkt.scope == "agency")
        return {
            **of_agencies._find_official(HEAD),
            **(self - of_agencies)._find_official(PLANNER),
        }

    def action_decide(self):
        result = super().action_decide()
        self._hand_over(self._step_activities, {})
        return result

    def _check_submit(self):
        """Refuse an RKT in which nothing is planned; the decree comes with deciding."""
        for rkt in self:
            if not rkt.line_ids.filtered("is_included"):
                raise UserError(
                    self.env._(
                        "%(rkt)s has no target yet. Draw it from the plan first.",
                        rkt=rkt.display_name,
                    )
                )

    def _get_next_text(self):
        if self.state != "draft" or not self.submitted_on:
            return ""
        return self.env._("It is decided next, by its document.")
