from odoo import fields, models

from ...engine.people import end_of_sentence
from ...exceptions import TransitionError
from ..organisation.official import COORDINATOR
from .workflow_mixin import Transition

ACTIVITY_MEND = "sidocakep_base.mail_activity_type_mend"
NOT_SUBMITTED = {"submitted_on": False, "submitted_by_id": False}


class SidocakepSubmissionMixin(models.AbstractModel):
    """A draft that is put before who acts next, and stays a draft until then.

    The document declares the transition ``submit`` and asks the next person itself.
    Who may take the step that follows may also give the draft back, with a reason.
    """

    _name = "sidocakep.submission.mixin"
    _description = "Submitted Draft"
    _inherit = ["sidocakep.workflow.mixin"]

    #: the transition that a submitted draft waits for
    _submission_next = "decide"
    #: xml ids of the activity types by which its steps are asked
    _step_activities: tuple[str, ...] = ()

    _workflow_transitions = {
        "give_back": Transition(
            ("draft",), "draft", who="_filter_returnable", access="read"
        ),
    }
    _workflow_fields = frozenset(NOT_SUBMITTED)

    submitted_on = fields.Date(readonly=True, copy=False)
    submitted_by_id = fields.Many2one(
        "res.users", string="Submitted by", readonly=True, copy=False
    )
    can_submit = fields.Boolean(compute="_compute_workflow_can")
    can_give_back = fields.Boolean(compute="_compute_workflow_can")

    def _submit(self):
        """Take the step, and keep who took it and when."""
        self._check_not_submitted()
        day = self.env.user._get_office_day()
        vals = {"submitted_on": day, "submitted_by_id": self.env.uid}
        return self._transition("submit", vals)

    def _give_back(self, reason):
        """Return the drafts to who submitted them, to be mended and submitted anew.

        :param reason: what its drafters read, in the history of the document
        """
        empty = self.env._("Say why it is given back: its drafters read the reason.")
        reason = self._check_says_why(reason, empty)
        drafters = self._get_drafters()
        self._transition("give_back", NOT_SUBMITTED, reason=reason)
        self._ask_to_mend(drafters)

    def _get_drafters(self):
        """Return ``{document id: who submitted it, else the Sekretaris}``."""
        day = self.env.user._get_office_day()
        coordinators = self._get_asked_users((COORDINATOR,), day)[COORDINATOR]
        return {
            document.id: document.submitted_by_id
            or coordinators.get(document.company_id.id)
            for document in self
        }

    def _ask_to_mend(self, drafters):
        """Take back the steps that were asked, not done; ask the drafters instead."""
        self._take_back_asked(self._step_activities)
        day = self.env.user._get_office_day()
        asked = {key: (ACTIVITY_MEND, user, day) for key, user in drafters.items()}
        self._hand_over(self._step_activities, asked)

    def _hand_over(self, kinds, asked):
        """Whatever step is asked next, the mending is done."""
        return super()._hand_over([*kinds, ACTIVITY_MEND], asked)

    def _check_not_submitted(self):
        """Tell who submits a second time that it was done."""
        for document in self._filter_submitted():
            if document.state in self._workflow_transitions["submit"].src:
                raise TransitionError(
                    document._join_next(
                        self.env._(
                            "%(document)s was submitted already, by %(person)s.",
                            document=document.display_name,
                            person=end_of_sentence(
                                document.sudo().submitted_by_id.name
                            ),
                        )
                    )
                )

    def _filter_submitted(self):
        return self.filtered("submitted_on")

    def _filter_not_submitted(self):
        return self - self._filter_submitted()

    def _filter_returnable(self):
        """Return the submitted ones whose next step is the current user's."""
        return self._filter_submitted()._workflow_allowed(self._submission_next)

    def _get_asked_users(self, roles, day):
        """Return ``{role: {company id: user}}``: whom a step is asked of on a day."""
        companies = self.company_id.sudo()
        return {
            role: {
                company_id: official.user
                for company_id, official in companies._get_officials(
                    role, day, asked=True
                ).items()
            }
            for role in roles
        }
