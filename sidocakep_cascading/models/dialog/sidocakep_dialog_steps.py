"""Who holds a dialog, who writes it down, and what it lacks to be decided."""

from odoo import fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.sidocakep_base.models.organisation.official import (
    OFFICE_GROUPS,
    RECEIVER,
)

from .sidocakep_dialog import DECIDED, DRAFT, _is_below

_lt = LazyTranslate(__name__)

ACTIVITY_HOLD = "sidocakep_cascading.mail_activity_type_dialog_hold"
ACTIVITY_DECIDE = "sidocakep_cascading.mail_activity_type_dialog_decide"
ACTIVITIES = (ACTIVITY_HOLD, ACTIVITY_DECIDE)


class SidocakepDialog(models.Model):
    """The note taker submits what was said, the superior decides it."""

    _name = "sidocakep.dialog"
    _inherit = "sidocakep.dialog"

    _proved_button = "action_decide"
    _proved_question = _lt(
        "What was said stays as it is from now on, and the follow-ups are asked "
        "for. Decide it?"
    )
    _asking_methods = {"action_decide"}
    _step_activities = ACTIVITIES
    _asked_of = dict.fromkeys(ACTIVITIES, "_find_superior_logins")

    def action_submit(self):
        """Put what was written down before the superior."""
        self._submit()
        self._ask(ACTIVITY_DECIDE)
        return True

    def action_decide(self):
        """Decide it: from now on it stays, and its follow-ups are asked for.

        :return: the window that asks who signs, where the superior himself does
        """
        if window := self._ask_for_proof():
            return window
        day = self.env.user._get_office_day()
        self._transition("decide", {"decided_on": day})
        self._hand_over(ACTIVITIES, {})
        follow_ups = self.sudo().follow_up_ids
        follow_ups.former_id._carry()
        follow_ups._ask()
        return True

    def action_cancel_correction(self):
        """Give up a correction that nobody needs; the decided one stands."""
        self._transition("cancel")
        self._take_back_asked(ACTIVITIES)
        return True

    def _ask_to_hold(self):
        """Ask the superior to hold the dialog that was prepared for him."""
        self._ask(ACTIVITY_HOLD)

    def _ask(self, kind):
        day = self.env.user._get_office_day()
        users = self._find_asked(kind)
        asked = {key: (kind, user[:1], day) for key, user in users.items()}
        self._hand_over(ACTIVITIES, asked)

    def _find_superior_logins(self):
        """Return ``{id: logins}``: who holds the post of the superior today."""
        day = self.env.user._get_office_day()
        holders = self.job_id._get_holders(day)
        nobody = self.env["res.users"]
        return {
            dialog.id: nobody.union(
                *(item.employee.user_id for item in holders.get(dialog.job_id.id, ()))
            ).filtered("active")
            for dialog in self
        }

    def _filter_led(self):
        """Return the dialogs of the posts that the user holds today.

        The head of region signs on paper and need not log in: Bagian Organisasi records
        it.
        """
        led = self._filter_own_step()
        if self.env.user.has_group(OFFICE_GROUPS[RECEIVER]):
            led |= self.filtered(lambda dialog: not dialog.sudo().company_id.parent_id)
        return led

    def _filter_own_step(self):
        own = self.env.user._get_held_jobs()
        return self.filtered(lambda dialog: dialog.job_id in own)

    def _filter_corrections(self):
        """A dialog is held; only a correction is anybody's choice."""
        return self.filtered("previous_id")

    # ------------------------------------------------------------------
    # What it lacks
    # ------------------------------------------------------------------

    def _get_missing_for_decision(self):
        """It says who met, why a target was missed, and what is done about it."""
        return [
            *super()._get_missing_for_decision(),
            *self._get_amendment_missing(),
            *self._get_meeting_missing(),
            *self._get_lines_missing(),
            *self._get_follow_ups_missing(),
            *self._get_earlier_missing(),
        ]

    def _get_decision_missing(self):
        """Call what is not entered as its fields are called."""
        self.ensure_one()
        labels = self.fields_get(["document_number", "document_date"], ["string"])
        missing = [labels[name]["string"] for name in labels if not self[name]]
        return missing or super()._get_decision_missing()

    def _check_decide(self):
        """A draft of before may have a follow-up that was due before its meeting."""
        self._check_days_in_order()
        return super()._check_decide()

    def _get_meeting_missing(self):
        """Return in words what is not said of the meeting itself."""
        self.ensure_one()
        missing = []
        if not self.meeting_date:
            missing.append(self.env._("day and hour of the meeting"))
        elif self.meeting_date > fields.Datetime.now():
            missing.append(self.env._("a meeting that was held, not one to come"))
        if not self.note_taker_id:
            missing.append(self.env._("who took the notes"))
        elif self.note_taker_id in self._get_superiors():
            missing.append(
                self.env._("a note taker who is not the superior: each of them signs")
            )
        attendees = self.attendee_ids
        if not attendees.filtered(lambda item: item.attendance == "attended"):
            missing.append(self.env._("who attended"))
        if attendees.filtered(lambda item: not item.attendance):
            missing.append(self.env._("of each person whether he or she attended"))
        return missing

    def _get_superiors(self):
        """Return who holds the post of the superior today; sudo."""
        day = self.env.user._get_office_day()
        holders = self.sudo().job_id._get_holders(day).get(self.job_id.id, ())
        return (
            self.env["hr.employee"].sudo().union(*(item.employee for item in holders))
        )

    def _get_lines_missing(self):
        """Return in words which missed targets are not explained."""
        self.ensure_one()
        missing = []
        for line in self.line_ids.filtered(_is_below):
            texts = (line.obstacle, line.solution)
            if not all((text or "").strip() for text in texts):
                missing.append(
                    self.env._(
                        "obstacle and solution of %(indicator)s (%(job)s), which is "
                        "below target",
                        indicator=line.name,
                        job=line.sudo().job_id.name,
                    )
                )
            if not line.follow_up_ids and not (line.no_follow_up or "").strip():
                missing.append(
                    self.env._(
                        "what is done about %(indicator)s (%(job)s), or why nothing is",
                        indicator=line.name,
                        job=line.sudo().job_id.name,
                    )
                )
        return missing

    def _get_follow_ups_missing(self):
        """Return in words what is decided without a person or a day."""
        self.ensure_one()
        return [
            self.env._("who does it and by which day: %(what)s", what=item.name)
            for item in self.follow_up_ids
            if not item.responsible_job_id or not item.date_due
        ]

    def _get_earlier_missing(self):
        """Return in words what was decided before and is not looked at."""
        self.ensure_one()
        day = self.env.user._get_office_day()
        carried = self.follow_up_ids.former_id
        missing = []
        for item in self.earlier_ids - carried:
            if item.state == "answered":
                missing.append(
                    self.env._(
                        "close it or send it back, it was answered: %(what)s",
                        what=item.name,
                    )
                )
            elif item.state == "open" and item.date_due < day:
                missing.append(
                    self.env._(
                        "carry it on or drop it, its day has passed: %(what)s",
                        what=item.name,
                    )
                )
        return missing

    def _get_frozen_remedy(self):
        if self.state == DECIDED:
            return self.env._("Press Correct and say in the next version why.")
        return super()._get_frozen_remedy()

    def _get_next_text(self):
        if self.state != DRAFT:
            return ""
        job = self.sudo().job_id.name
        if self.submitted_on:
            return self.env._("%(job)s decides it next.", job=job)
        return self.env._("%(job)s holds it; then its minutes are decided.", job=job)
