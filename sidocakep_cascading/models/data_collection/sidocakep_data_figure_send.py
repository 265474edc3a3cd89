"""Sending a figure: by whom, on whose behalf, and what it lacks."""

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.engine.finding import SEVERE
from odoo.addons.sidocakep_base.models.document.workflow_batch import leave_out_busy

from .sidocakep_data_figure import LOOSE_AGAIN

ACTIVITY_ENTER = "sidocakep_cascading.mail_activity_type_data_enter"
ACTIVITY_VERIFY = "sidocakep_cascading.mail_activity_type_data_verify"
ACTIVITIES = (ACTIVITY_ENTER, ACTIVITY_VERIFY)
#: What somebody else than who is asked may do as well.
STEPS = ("send", "verify")


class SidocakepDataFigure(models.Model):
    """What was entered is put before who verifies it; then it is fixed."""

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    @leave_out_busy
    def action_send(self):
        """Send the figures; each says who sent it and whether for somebody else."""
        for figure in self:
            figure._send()
        self._ask_verifiers()
        return True

    def _send(self):
        own, asked = self.env.user._get_held_jobs(), self.sudo().asked_job_id
        text, now = self._get_figure_text(), fields.Datetime.now()
        self._transition(
            "send",
            {
                "first_sent_on": self.first_sent_on or now,
                "sent_on": now,
                "sent_by_id": self.env.uid,
                "is_on_behalf": bool(asked - own),
            },
            reason=text,
        )
        self.evidence_ids._send()

    def action_withdraw(self):
        """Take back what nobody has verified yet, to mend it; the register keeps it."""
        vals = {"sent_on": False, "sent_by_id": False, "is_on_behalf": False}
        for figure in self:
            reason = self.env._(
                "Taken back by who sent it: %(figure)s",
                figure=figure._get_figure_text(),
            )
            figure._transition("withdraw", vals, reason=reason)
        self._take_back_asked(ACTIVITIES)
        self._ask_entry()
        return True

    def _filter_sent_by_user(self):
        """Return those that the user sent, for a post that is still his."""
        posts = self.env.user._get_held_jobs().ids
        return self.filtered(
            lambda figure: (
                figure.sent_by_id == self.env.user
                and (figure.is_on_behalf or figure.sudo().asked_job_id.id in posts)
            )
        )

    def _check_send(self):
        self._check_complete()

    def _check_complete(self):
        """Refuse what is not a report yet, and say all of it.

        What is asked about a figure comes after this: no question is put whose answer
        would be refused.
        """
        for figure in self:
            missing = figure._get_missing_for_sending()
            if missing:
                raise UserError(
                    self.env._(
                        "%(figure)s cannot be sent yet. Still needed:\n%(missing)s",
                        figure=figure.display_name,
                        missing="\n".join(f"- {item}" for item in missing),
                    )
                )

    def _get_missing_for_sending(self):
        self.ensure_one()
        missing = []
        if self.figure_status == "not_reported":
            parts = self._collect().missing if self._is_computed() else ()
            named = {
                "parts": "; ".join(f"“{part}”" for part in parts),
                "indicator": self.indicator_id.name,
                "period": self.period_text,
            }
            missing.append(
                self.env._(
                    "the numbers of “%(indicator)s” for %(period)s: %(parts)s",
                    **named,
                )
                if parts
                else self.env._(
                    "the figure of “%(indicator)s” for %(period)s, or why there is "
                    "none (There Is No Figure)",
                    **named,
                )
            )
        is_without = self.figure_status in ("not_released", "not_applicable")
        if is_without and not (self.no_figure_reason or "").strip():
            missing.append(self.env._("the reason why there is no figure"))
        if self.figure_status == "not_computable" and not (self.remark or "").strip():
            missing.append(self.env._("a remark why the denominator is 0"))
        missing += self._get_standing_missing()
        collection = self.card_id.collection_id.sudo()
        rule = collection and collection._get_decree_rule()
        if rule and rule.severity == SEVERE:
            missing.append(
                rule._cite(self.env._("the decree by which the collection is decided"))
            )
        return missing + self._get_amendment_missing()

    def _get_standing_missing(self):
        """Return in words what the standing of the figure lacks.

        What is final shows it. What was final and is corrected by hand falls back, and
        papers say so: who sends it chooses the standing again, or says why it is not.
        """
        labels = dict(self._fields["release_status"]._description_selection(self.env))
        standing, former = self.release_status, self.sudo().previous_id
        missing = []
        if standing in LOOSE_AGAIN and self.is_bare:
            missing.append(
                self.env._(
                    "the file or address of what makes it “%(standing)s”; without one, "
                    "choose another standing of the figure",
                    standing=labels[standing],
                )
            )
        is_said = (self.remark or "").strip() != (former.remark or "").strip()
        has_fallen = former.release_status in LOOSE_AGAIN and not self.no_figure
        if has_fallen and standing not in LOOSE_AGAIN and not is_said:
            missing.append(
                self.env._(
                    "the standing of the figure: it was “%(former)s” and would be "
                    "“%(standing)s”. Choose “%(former)s” with the file or address of "
                    "the corrected release, or say in the remark why it no longer is",
                    former=labels[former.release_status],
                    standing=labels[standing],
                )
            )
        return missing

    def action_cancel_correction(self):
        """Give up a next version: the verified one stays."""
        self._transition("cancel")
        self._take_back_asked(ACTIVITIES)
        return True

    def _filter_corrections(self):
        """What was asked for is owed; only a correction is anybody's own choice."""
        return self.filtered("previous_id")

    def action_amend(self):
        """Open the next version of a verified figure and ask who answers for it."""
        action = super().action_amend()
        self.browse(action["res_id"])._ask_entry()
        return action

    def _get_next_text(self):
        if self.state == "asked":
            return self.env._("It is entered, then sent.")
        if self.state == "returned":
            return self.env._("It was returned: mend it and send it again.")
        if self.state == "sent":
            return self.env._("It is verified next.")
        return ""

    def _get_own_ways(self):
        """Who may enter or verify it in the place of who is asked is told so."""
        entered = self.env._(
            "You may enter and send it in his place; it is marked as on behalf."
        )
        verified = self.env._("You may verify it in his place.")
        entering, verifying = (self._workflow_allowed(step) for step in STEPS)
        return {
            **super()._get_own_ways(),
            **dict.fromkeys(entering.ids, entered),
            **dict.fromkeys(verifying.ids, verified),
        }
