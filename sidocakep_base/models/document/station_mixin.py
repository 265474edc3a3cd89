from odoo import fields, models

from ...exceptions import TransitionError
from .submission_mixin import DRAFTERS

ACTIVITY_CORRECT = "sidocakep_base.mail_activity_type_correct"
#: Of what is not to be corrected first: what is, is not received meanwhile.
NOT_RETURNED = ("correction_asked_on", "=", False)
NOT_CORRECTED = {
    "correction_asked_on": False,
    "correction_asked_by_id": False,
    "correction_reason": False,
}


class SidocakepStationMixin(models.AbstractModel):
    """A decided document that is passed on: each station is a day and who recorded it.

    The document declares the transitions, names in ``_stations`` the station of each
    and has the fields ``<station>_on`` and ``<station>_by_id``; its state stays that of
    the decision. A station cannot be undone: the buttons ask first.

    Who may take a station may return the document instead (``ask_correction``): what
    was decided stays as it is, so who drafts it is asked for a next version, which has
    the reason from the start.
    """

    _name = "sidocakep.station.mixin"
    _description = "Document That Passes Stations"
    _inherit = ["sidocakep.submission.mixin", "sidocakep.amendment.mixin"]

    #: transition > the station whose day it keeps
    _stations: dict[str, str] = {}
    _asked_of = {ACTIVITY_CORRECT: DRAFTERS}
    _workflow_fields = frozenset(NOT_CORRECTED)
    _trail_fields = frozenset({"correction_reason"})

    correction_asked_on = fields.Date(readonly=True, copy=False)
    correction_asked_by_id = fields.Many2one(
        "res.users", string="Correction Asked by", readonly=True, copy=False
    )
    correction_reason = fields.Text(
        string="Correction Asked for",
        readonly=True,
        copy=False,
        help="Why it was not received: what a next version has to correct.",
    )
    can_ask_correction = fields.Boolean(compute="_compute_workflow_can")

    def _pass(self, name, vals=None):
        """Take the step of a station, and keep its day and who took it."""
        station = self._stations[name]
        day = self.env.user._get_office_day()
        taken = {f"{station}_on": day, f"{station}_by_id": self.env.uid}
        return self._transition(name, {**(vals or {}), **taken, **NOT_CORRECTED})

    def _give_back(self, reason):
        """Return the drafts; for what was decided, ask for a correction."""
        decided = self.filtered(lambda item: item.state == item._version_in_force)
        if decided:
            decided._ask_correction(reason)
        drafts = self - decided
        return (
            super(SidocakepStationMixin, drafts)._give_back(reason) if drafts else None
        )

    def _get_returned_text(self):
        """Say that a station returned it and nobody receives it now, if that is so."""
        self.ensure_one()
        if not self.correction_asked_on:
            return ""
        return self.env._(
            "Returned on %(day)s by %(person)s, waits for the next version",
            day=self._format_day(self.correction_asked_on),
            person=self.sudo().correction_asked_by_id.name,
        )

    def _ask_correction(self, reason):
        """Refuse to receive it as it is; its drafters are asked for a next version."""
        empty = self.env._("Say why it is given back: its drafters read the reason.")
        reason = self._check_says_why(reason, empty)
        for document in self.filtered("correction_asked_on"):
            raise TransitionError(
                document._join_next(
                    self.env._(
                        "%(person)s asked for a correction of %(document)s already, on "
                        "%(date)s.",
                        person=document.sudo().correction_asked_by_id.name,
                        document=document.display_name,
                        date=self._format_day(document.correction_asked_on),
                    )
                )
            )
        day = self.env.user._get_office_day()
        asked = {
            "correction_asked_on": day,
            "correction_asked_by_id": self.env.uid,
            "correction_reason": reason,
        }
        self._transition("ask_correction", asked, reason=reason)
        drafters = self._get_drafters()
        self._take_back_asked(self._step_activities)
        self._hand_over(
            self._step_activities,
            {key: (ACTIVITY_CORRECT, user, day) for key, user in drafters.items()},
        )

    def _hand_over(self, kinds, asked):
        """Whatever step is asked next, the correction is no more."""
        return super()._hand_over([*kinds, ACTIVITY_CORRECT], asked)

    def _filter_correctable(self):
        """Return those of which the current user may take a station, uncorrected."""
        steps = map(self._workflow_allowed, self._stations)
        return (
            self.browse()
            .union(*steps)
            .filtered(lambda item: not (item.correction_asked_on or item.has_successor))
        )

    def _create_next(self, default=None):
        """Who was asked for a correction is making it."""
        successor = super()._create_next(default)
        self.sudo().activity_feedback([ACTIVITY_CORRECT])
        return successor

    def _prepare_next_vals(self, default):
        vals = super()._prepare_next_vals(default)
        if self.correction_reason:
            vals["amendment_reason"] = self.correction_reason
        return vals

    def _check_not_done(self, transition):
        """Who comes second is told who was there, and when.

        :raises TransitionError: the document passed the station already
        """
        steps = self._workflow_transitions
        names = [name for name in self._stations if steps[name] is transition]
        for document in self.sudo() if names else ():
            station = self._stations[names[0]]
            if document.state in transition.src and document[f"{station}_on"]:
                done = self.env._(
                    "%(person)s has taken this step on %(document)s already, on "
                    "%(date)s.",
                    person=document[f"{station}_by_id"].name,
                    document=document.display_name,
                    date=self._format_day(document[f"{station}_on"]),
                )
                raise TransitionError(document._join_next(done))
        return super()._check_not_done(transition)

    def _ask_step(self, kind):
        """Ask whom ``_asked_of`` names, today."""
        self._hand_over(self._step_activities, self._prepare_asked(kind))
