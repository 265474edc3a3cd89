"""The steps of a hand-over memo: handed over, acknowledged; whom each is asked of."""

from datetime import timedelta

from odoo import models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.models.organisation.official import RECEIVER

from .sidocakep_handover import DRAFT, SIGNED

ACTIVITY_SIGN = "sidocakep_cascading.mail_activity_type_handover_sign"
ACTIVITY_ACKNOWLEDGE = "sidocakep_cascading.mail_activity_type_handover_acknowledge"
ACTIVITIES = (ACTIVITY_SIGN, ACTIVITY_ACKNOWLEDGE)
#: Days after the last one in the post in which who left alone draws up the memo.
GRACE = timedelta(days=14)
NOT_SIGNED = {
    "signed_on": False,
    "signed_by_id": False,
    "signed_name": False,
    "signed_as": False,
    "frozen_document": False,
    "document_seal": False,
}


class SidocakepHandover(models.Model):
    """Signed by who leaves, acknowledged by who follows; nobody for the other."""

    _name = "sidocakep.handover"
    _inherit = "sidocakep.handover"

    def _get_last_day(self):
        """Return the last day on which who leaves alone draws it up."""
        self.ensure_one()
        return self.date_until + GRACE

    def action_sign(self):
        """Hand over: what the memo says stays as it is today."""
        day = self.env.user._get_office_day()
        for memo in self:
            name, title = memo._get_signer()
            vals = {
                "signed_on": day,
                "signed_by_id": self.env.uid,
                "signed_name": name,
                "signed_as": title,
            }
            memo._transition("sign", vals)
        self._ask()
        return True

    def action_take_back(self):
        """Take back what was signed in error, until it is acknowledged."""
        self._transition("take_back", NOT_SIGNED)
        self._ask()
        return True

    def action_acknowledge(self):
        """Acknowledge what was received; the note says what was missing."""
        day = self.env.user._get_office_day()
        for memo in self:
            name, title = memo._get_acknowledger()
            vals = {
                "acknowledged_on": day,
                "acknowledged_by_id": self.env.uid,
                "acknowledged_name": name,
                "acknowledged_as": title,
            }
            memo._transition("acknowledge", vals)
        self._ask()
        return True

    def _check_sign(self):
        """Refuse a memo that says nothing in words: the tables are no memo."""
        labels = self.fields_get(["unfinished", "attention"], ["string"])
        for memo in self:
            missing = [
                description["string"]
                for name, description in labels.items()
                if not (memo[name] or "").strip()
            ]
            if missing:
                raise UserError(
                    self.env._(
                        "%(memo)s cannot be handed over yet. Write, or say that there "
                        "is nothing: %(missing)s.",
                        memo=memo.display_name,
                        missing=", ".join(missing),
                    )
                )

    def _get_signer(self):
        """Return name and title of the user as who hands over."""
        self.ensure_one()
        memo, user = self.sudo(), self.env.user
        if memo.leaver_id.user_id == user:
            return memo.leaver_name, memo.leaver_title
        return user.employee_id.sudo().name or user.name, memo._get_superior_title()

    def _get_acknowledger(self):
        """Return name and title of who acknowledges: as he holds the post today."""
        self.ensure_one()
        holder = self._get_successors().get(self.id)
        if self.sudo().job_id.is_single_holder and holder:
            return holder.employee.name, holder.title
        user = self.env.user
        return user.employee_id.sudo().name or user.name, self._get_superior_title()

    def _get_superior_title(self):
        """Return the title of the superior as it is printed today."""
        above = self.sudo().superior_job_id
        if not above:
            return "Bagian Organisasi"
        day = self.env.user._get_office_day()
        holder = above._get_single_holders(day).get(above.id)
        return holder.title if holder else above._get_printed_title()

    # ------------------------------------------------------------------
    # Whose turn
    # ------------------------------------------------------------------

    def _ask(self):
        """Ask who acts next; who is asked already is not asked again."""
        successors = self._get_successors()
        open_steps = self._get_open_steps()
        for memo in self.sudo():
            kind, user, day = memo._get_step(successors.get(memo.id))
            asked = open_steps.get(memo.id)
            if not (
                asked
                and asked.user_id == user
                and asked.activity_type_id == self.env.ref(kind)
            ):
                memo._hand_over(ACTIVITIES, {memo.id: (kind, user, day)})

    def _get_step(self, holder):
        """Return activity type, user and day of the next step (sudo)."""
        today = self.env.user._get_office_day()
        nobody = self.env["res.users"]
        if self.state == DRAFT:
            user = self.leaver_id.user_id
            if not self._is_leaver_reached():
                user = self._get_superior_user() or self._get_office_user()
            return ACTIVITY_SIGN, user, max(self.date_until, today)
        if self.state != SIGNED:
            return ACTIVITY_ACKNOWLEDGE, nobody, today
        user = holder.employee.user_id if holder else nobody
        if not self.job_id.is_single_holder:
            user = self._get_superior_user()
        return ACTIVITY_ACKNOWLEDGE, user.filtered("active"), today

    def _get_superior_user(self):
        day = self.env.user._get_office_day()
        _place, user = self.superior_job_id._get_reached(day).get(
            self.superior_job_id.id, (None, self.env["res.users"])
        )
        return user

    def _get_office_user(self):
        day = self.env.user._get_office_day()
        office = self.company_id._get_officials(RECEIVER, day).get(self.company_id.id)
        return office.user if office else self.env["res.users"]

    def _get_next_text(self):
        if self.state == DRAFT:
            return self.env._("%(person)s draws it up.", person=self.handing_text)
        if self.state == SIGNED:
            if self.sudo().job_id.is_single_holder and not self._get_successors():
                return self.env._(
                    "Nobody has followed in the post yet: the next holder acknowledges "
                    "it."
                )
            return self.env._("Who follows in the post acknowledges it.")
        return ""
