from odoo import fields, models

from ...engine.people import end_of_sentence
from ...exceptions import TransitionError
from ..organisation.official import COORDINATOR
from .turn_words import say_turn
from .workflow_mixin import Transition

ACTIVITY_MEND = "sidocakep_base.mail_activity_type_mend"
#: Who is asked to mend what he submitted: in his place, who draws it up by his post.
DRAFTERS = "_find_drafters"
NOT_SUBMITTED = {"submitted_on": False, "submitted_by_id": False}
PERIOD = ("period_kind", "period_no")
NOT_GIVEN_BACK = {"given_back_by_id": False, "given_back_reason": False}


class SidocakepSubmissionMixin(models.AbstractModel):
    """A draft that is put before who acts next, and stays a draft until then.

    The document declares the transition ``submit`` and asks the next person itself.
    Who may take the step that follows may also give the draft back, with a reason; who
    submitted it takes it back, as long as that step was not taken. What was taken back
    is submitted again before the step: whoever had it open reads that.
    """

    _name = "sidocakep.submission.mixin"
    _description = "Submitted Draft"
    _inherit = ["sidocakep.workflow.mixin"]

    #: the transition that a submitted draft waits for
    _submission_next = "decide"
    #: xml ids of the activity types by which its steps are asked
    _step_activities: tuple[str, ...] = ()
    _asked_of = {ACTIVITY_MEND: DRAFTERS}
    #: roles of who draws it up, in an agency and in the government: he is named on a
    #: draft that nobody is asked for; without them the document says what follows
    _drafter_roles: tuple[str, ...] = ()
    #: documents of the deadlines by which it is due
    _due_documents: tuple[str, ...] = ()

    _workflow_transitions = {
        "give_back": Transition(
            ("draft",), "draft", who="_filter_returnable", access="read"
        ),
        "take_back": Transition(
            ("draft",), "draft", who="_filter_takeable", access="read"
        ),
    }
    _workflow_fields = frozenset(
        {
            *NOT_SUBMITTED,
            *NOT_GIVEN_BACK,
            "first_submitted_on",
            "taken_back_by_id",
        }
    )
    _workflow_undone_by = {
        "submit": "take_back",
        "take_back": "submit",
        "give_back": "submit",
    }
    # Its history says who put it forward, and that it went back.
    _trail_fields = frozenset({"submitted_by_id", "given_back_reason"})

    submitted_on = fields.Date(readonly=True, copy=False)
    first_submitted_on = fields.Date(
        string="Submitted First on",
        readonly=True,
        copy=False,
        help="What went back to be mended and was submitted again keeps this day.",
    )
    submitted_by_id = fields.Many2one(
        "res.users", string="Submitted by", readonly=True, copy=False
    )
    taken_back_by_id = fields.Many2one(
        "res.users",
        string="Taken Back by",
        readonly=True,
        copy=False,
        help="It was submitted and taken back, and is not submitted again yet.",
    )
    given_back_by_id = fields.Many2one(
        "res.users", string="Given Back by", readonly=True, copy=False
    )
    given_back_reason = fields.Text(
        string="Given Back Because",
        readonly=True,
        copy=False,
        help="What is to be mended before it is submitted again.",
    )
    can_submit = fields.Boolean(compute="_compute_workflow_can")
    can_give_back = fields.Boolean(compute="_compute_workflow_can")
    can_take_back = fields.Boolean(
        string="Can Take the Draft Back", compute="_compute_workflow_can"
    )

    def _submit(self):
        """Take the step, and keep who took it and when."""
        self._check_not_submitted()
        day = self.env.user._get_office_day()
        vals = {"submitted_on": day, "submitted_by_id": self.env.uid, **NOT_GIVEN_BACK}
        vals["taken_back_by_id"] = False
        firsts = self.grouped(lambda document: document.first_submitted_on or day)
        for first, documents in firsts.items():
            documents._transition("submit", {**vals, "first_submitted_on": first})
        return True

    def action_take_back(self):
        """Take the submitted drafts back; the next person is not asked any more.

        :raises TransitionError: the next step was taken, or somebody was quicker
        """
        self._check_submitted("take_back")
        self._check_untouched()
        taken = {**NOT_SUBMITTED, "taken_back_by_id": self.env.uid}
        self._transition("take_back", taken)
        self._ask_to_mend(dict.fromkeys(self.ids, self.env.user))
        return True

    def _give_back(self, reason):
        """Return the drafts to who submitted them, to be mended and submitted anew.

        :param reason: what its drafters read on the document until they submit it anew
        """
        empty = self.env._("Say why it is given back: its drafters read the reason.")
        reason = self._check_says_why(reason, empty)
        self._check_submitted("give_back")
        drafters = self._get_drafters()
        said = {"given_back_by_id": self.env.uid, "given_back_reason": reason}
        self._transition("give_back", {**NOT_SUBMITTED, **said}, reason=reason)
        self._ask_to_mend(drafters)

    def _get_next_texts(self):
        """Name who draws up what is not submitted yet, and by which day."""
        texts = super()._get_next_texts()
        sources = self._workflow_transitions["submit"].src
        drafts = self.filtered(
            lambda document: document.state in sources and not document.submitted_on
        )
        if not self._drafter_roles or not drafts:
            return texts
        today = self.env.user._get_office_day()
        dues = drafts._get_draft_dues()
        step = self.env._("complete the draft, then submit it")
        for role, group in drafts._group_by_drafter():
            companies = group.company_id.sudo()
            officials = companies._get_officials(role, today, asked=True)
            for document in group:
                official = officials.get(document.company_id.id)
                due = dues.get(document)
                texts[document] = say_turn(self.env, official, step, due)
        return texts

    def _get_draft_dues(self):
        """Return ``{document: day by which it is due}``, where a rule names one."""
        if not self._due_documents:
            return {}
        key = ("year", *(name for name in PERIOD if name in self._fields))
        rows = self.env["sidocakep.deadline"].sudo()
        rows = rows.search_fetch(
            [
                ("document", "in", self._due_documents),
                ("company_id", "in", self.company_id.ids),
                ("year", "in", self.mapped("year")),
            ],
            ["company_id", "date_due", *key],
        )
        dues = {
            (row.company_id.id, *(row[name] for name in key)): row.date_due
            for row in rows
        }
        keys = {
            document: (document.company_id.id, *(document[name] for name in key))
            for document in self
        }
        return {document: dues[key] for document, key in keys.items() if key in dues}

    def _get_drafters(self):
        """Return ``{document id: who submitted it, else the Sekretaris}``."""
        coordinators = self._find_official(COORDINATOR)
        return {
            document.id: document.submitted_by_id or coordinators.get(document.id)
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

    def _find_drafters(self):
        """Return ``{document id: who draws it up by his post today}``."""
        found = {}
        for role, drafts in self._group_by_drafter():
            found |= drafts._find_official(role)
        return found

    def _group_by_drafter(self):
        """Return ``[(role of who draws them up, drafts)]``: agencies, government."""
        of_agency, of_government = self._drafter_roles or (COORDINATOR, COORDINATOR)
        governments = self.filtered(lambda item: not item.company_id.sudo().parent_id)
        return [(of_agency, self - governments), (of_government, governments)]

    def _follow_asked(self, kind, asked):
        """Who is asked to mend his own draft mends it as long as he is there."""
        if self._get_asked_of()[kind] == DRAFTERS:
            asked = asked.filtered(self._is_gone)
        return super()._follow_asked(kind, asked)

    def _is_gone(self, activity):
        """Tell whether who is asked has no post any more where the document is."""
        user = activity.user_id.sudo()
        held = user._get_held_jobs().sudo().company_id
        document = self.browse(activity.res_id)
        return bool(user.employee_id) and document.company_id not in held | held.root_id

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

    def _check_submitted(self, step):
        """Tell who gives or takes back what went back already.

        Who may not take the step at all is told that, as ever.
        """
        for document in self._filter_not_submitted():
            if document.state in self._workflow_transitions[step].src:
                document.check_access("read")
                if not document._is_concerned():
                    continue
                raise TransitionError(
                    document._join_next(
                        self.env._(
                            "%(document)s is not submitted, or went back to be mended.",
                            document=document.display_name,
                        )
                    )
                )

    def _is_concerned(self):
        """Tell whether submitting the draft or the step after it is the user's."""
        steps = self._workflow_transitions
        names = (self._submission_next, "submit")
        return any(self._filter_step_users(steps[name]) for name in names)

    def _check_untouched(self):
        """Refuse to take back what is in the hands of who acts next already."""

    def _check_transition_user(self, transition):
        """Who takes the next step on what was taken back is told so.

        :raises TransitionError: its drafters are mending it
        """
        if transition is self._workflow_transitions.get(self._submission_next):
            for document in self._filter_taken_back():
                raise TransitionError(
                    document._join_next(
                        self.env._(
                            "%(person)s has taken %(document)s back to mend it. Wait "
                            "until it is submitted again.",
                            person=document.sudo().taken_back_by_id.name,
                            document=document.display_name,
                        )
                    )
                )
        return super()._check_transition_user(transition)

    def _workflow_allowed(self, name):
        allowed = super()._workflow_allowed(name)
        if name == self._submission_next:
            allowed -= allowed._filter_taken_back()
        return allowed

    def _filter_taken_back(self):
        return self.filtered(
            lambda document: document.taken_back_by_id and not document.submitted_on
        )

    def _filter_takeable(self):
        """Return the submitted ones that are the user's to take back.

        Who submitted them; in his agency also who might have, as his successor: but not
        who takes the next step, who gives them back and says why.
        """
        submitted = self._filter_submitted()
        own = submitted.filtered(
            lambda document: document.sudo().submitted_by_id == self.env.user
        )
        step = self._workflow_transitions["submit"]
        others = (submitted - own)._filter_of_own_agency()
        if others and self._workflow_has_group(step):
            others = others._filtered_access(step.access)
            own |= others - others._workflow_allowed(self._submission_next)
        return own

    def _filter_of_own_agency(self):
        """Return those of the user's agencies; the government's is of its office."""
        agencies = self.env.user._get_own_agencies()
        return self.filtered(
            lambda document: (
                document.company_id in agencies
                or not document.company_id.sudo().parent_id
            )
        )

    def _filter_submitted(self):
        return self.filtered("submitted_on")

    def _filter_not_submitted(self):
        return self - self._filter_submitted()

    def _filter_returnable(self):
        """Return the submitted ones whose next step is the current user's."""
        return self._filter_submitted()._workflow_allowed(self._submission_next)
