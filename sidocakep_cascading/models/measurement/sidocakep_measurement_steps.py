"""Who sends, returns and accepts a measurement, and what it lacks."""

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.sidocakep_base.engine.finding import SEVERE
from odoo.addons.sidocakep_base.models.document.workflow_batch import leave_out_busy
from odoo.addons.sidocakep_base.models.document.workflow_office import OfficeStep
from odoo.addons.sidocakep_base.models.organisation.official import (
    COORDINATOR,
    HEAD,
    RECEIVER,
)
from odoo.addons.sidocakep_base.models.team.team import MONEV, TEAM_GROUPS

from .sidocakep_measurement import SENT

_lt = LazyTranslate(__name__)

ACTIVITY_COMPLETE = "sidocakep_cascading.mail_activity_type_measurement_complete"
ACTIVITY_SEND = "sidocakep_cascading.mail_activity_type_measurement_send"
ACTIVITY_ACCEPT = "sidocakep_cascading.mail_activity_type_measurement_accept"
#: Of a unit that is a company of its own: by its agency.
ACTIVITY_TAKE = "sidocakep_cascading.mail_activity_type_measurement_take"
#: Of what was accepted and is reopened: by who asked for it.
ACTIVITY_CORRECT = "sidocakep_cascading.mail_activity_type_measurement_correct"
#: Of what was sent or accepted before one of its figures was corrected.
ACTIVITY_OUTDATED = "sidocakep_cascading.mail_activity_type_measurement_outdated"
#: Roles in a team, in the order in which they are asked.
TEAM_ORDER = ("member", "secretary", "chair", "responsible")
ACTIVITIES = (
    *(ACTIVITY_COMPLETE, ACTIVITY_SEND, ACTIVITY_TAKE, ACTIVITY_ACCEPT),
    *(ACTIVITY_CORRECT, ACTIVITY_OUTDATED),
)


class SidocakepMeasurement(models.Model):
    """The agency sends through its head; Tim Monev of the government accepts.

    Nobody accepts the measurement of his own agency, nor what he submitted or sent:
    Bagian Organisasi sends that of the government and sits in the team. Where there
    is no team, or its decree has lapsed, what was sent waits and counts.
    Gunung Mas 24/2024 art. 9(6)-(9).
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    _step_activities = ACTIVITIES
    _asking_methods = {"action_ask_accept"}

    # One member is asked; whoever of the team may accept finds it.
    _office_steps = {
        "accept": OfficeStep(
            _lt("Measurements to Accept"),
            "sidocakep_cascading.sidocakep_measurement_action",
            domain=(("can_accept", "=", True),),
            activities=(ACTIVITY_ACCEPT,),
            groups=(TEAM_GROUPS[MONEV],),
        ),
    }

    # ------------------------------------------------------------------
    # Steps
    # ------------------------------------------------------------------

    def action_submit(self):
        """Put the measurement before who sends it.

        :raises UserError: a correction does not say why, or changes nothing; one
            without an agreement does not say why there is none; the head could not
            send it
        """
        # A mutasi or an agreement of today counts today, not from the night on.
        self._draw()
        for item in self:
            if missing := [
                *item._get_amendment_missing(),
                *item._get_change_missing(),
                *item._get_unpromised_missing(),
            ]:
                raise UserError(
                    self.env._(
                        "%(measurement)s cannot be submitted yet. Write first: "
                        "%(missing)s.",
                        measurement=item.display_name,
                        missing="; ".join(missing),
                    )
                )
        self._submit()
        day = self.env.user._get_office_day()
        senders = self._get_senders()
        due = self._get_asked_days("send")
        asked = {
            item.id: (ACTIVITY_SEND, senders[item.id].user, due.get(item.id, day))
            for item in self
            if item.id in senders
        }
        self._hand_over(ACTIVITIES, asked)
        return True

    @leave_out_busy
    def action_send(self):
        """Send it to the head of region through Tim Monev."""
        day = self.env.user._get_office_day()
        senders = self._get_senders()
        for item in self:
            sender = senders.get(item.id)
            vals = {
                "first_sent_on": item.first_sent_on or item._get_handed_in(day),
                "handed_on": item.handed_on
                if item.first_sent_on
                else item.submitted_on,
                "sent_on": day,
                "sent_by_id": self.env.uid,
                "sent_as": sender.title if sender else False,
            }
            item._transition("send", vals)
        self._ask_team()
        deadlines = self.env["sidocakep.deadline"]
        deadlines._sync(self.company_id, self.mapped("year"))._update_activities()
        return True

    def action_withdraw(self):
        """Take back what Tim Monev has not accepted yet."""
        vals = {"submitted_on": False, "submitted_by_id": False}
        self._transition("withdraw", vals)
        self._refresh()
        self._take_back_asked(ACTIVITIES)
        self._ask_to_complete()
        return True

    def action_return(self):
        """Ask for the remark with which the measurement goes back."""
        self._check_step("return")
        wizard = self.env["sidocakep.measurement.return"]
        return wizard._open_window() | {
            "context": {"default_measurement_ids": self.ids}
        }

    def _return(self, remark):
        """Give the measurements back to their agencies, with the remark."""
        day = self.env.user._get_office_day()
        vals = {"returned_on": day, "return_remark": remark}
        vals |= {"submitted_on": False, "submitted_by_id": False}
        vals |= {"taken_on": False, "taken_by_id": False}
        self._transition("return", vals, reason=remark)
        self._refresh()
        self._take_back_asked(ACTIVITIES)
        self._ask_to_complete()

    def action_accept(self):
        """Accept: the figures are final."""
        return self._accept()

    @leave_out_busy
    def _accept(self, reason=None):
        """Accept, whoever asks for it: what goes with the acceptance overrides this.

        :param reason: why former figures are accepted all the same, where some are
        """
        day = self.env.user._get_office_day()
        vals = {"accepted_on": day, "accepted_by_id": self.env.uid}
        vals["return_remark"] = False
        self._transition("accept", vals)
        self._hand_over(ACTIVITIES, {})
        return True

    def _before_transition(self, name):
        """Who accepts may not write; what gives way retires all the same."""
        items = self.sudo() if name == "accept" else self
        return super(SidocakepMeasurement, items)._before_transition(name)

    # ------------------------------------------------------------------
    # Who
    # ------------------------------------------------------------------

    def _get_senders(self):
        """Return ``{measurement id: Official}``: who sends for the agency today.

        Its head, or who stands in for him; whom no login reaches, his coordinator. For
        the government itself Bagian Organisasi, which coordinates its measurement.
        """
        day = self.env.user._get_office_day()
        companies = self.company_id.sudo()
        governments = companies.filtered(lambda company: not company.parent_id)
        found = (companies - governments)._get_officials(HEAD, day, asked=True)
        without = (companies - governments).filtered(lambda item: item.id not in found)
        found |= without._get_officials(COORDINATOR, day, asked=True)
        found |= governments._get_officials(RECEIVER, day, asked=True)
        return {
            item.id: found[item.company_id.id]
            for item in self
            if item.company_id.id in found
        }

    def _filter_own_send(self):
        """Return those that the current user sends and takes back."""
        senders = self._get_senders()
        return self.filtered(
            lambda item: item.id in senders and senders[item.id].user == self.env.user
        )

    def _filter_acceptable(self):
        """Return those that the current user accepts: of no agency of his own.

        Nor what he put before the head, or sent, himself.
        """
        day = self.env.user._get_office_day()
        allowed = self.env["sidocakep.team"]._filter_accepted(self.company_id, day)
        return self.filtered(
            lambda item: (
                item.company_id in allowed and self.env.user not in item._get_authors()
            )
        )

    def _get_authors(self):
        """Return the logins by which a measurement came before Tim Monev."""
        return self.sent_by_id | self.submitted_by_id

    def _search_can_accept(self, operator, value):
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        sent = self.search([("state", "=", SENT)])
        return [("id", "in", sent._filter_acceptable().ids)]

    def _ask_to_complete(self):
        """Ask who coordinates the agency to complete and submit it."""
        due = self._get_asked_days("complete")
        self._hand_over(ACTIVITIES, self._prepare_asked(ACTIVITY_COMPLETE, due))

    def _ask_team(self):
        """Ask one member of Tim Monev who may accept; without one nobody is asked."""
        day = self.env.user._get_office_day()
        due = self._get_asked_days("accept")
        asked = {}
        pairs = self.grouped(lambda item: (item.company_id, item._get_authors()))
        for (agency, authors), items in pairs.items():
            user = self._choose_accepting(agency, day, authors)
            for item in items:
                asked[item.id] = (ACTIVITY_ACCEPT, user, due.get(item.id, day))
        self._hand_over(ACTIVITIES, asked)

    @api.model
    def _choose_accepting(self, agency, day, authors):
        """Return who is asked to accept: a member before those who lead the team."""
        teams = self.env["sidocakep.team"]
        allowed = teams._get_accepting_users(agency, day) - authors
        members = teams._get_standing(MONEV, agency.sudo().root_id, day).team.member_ids
        for role in TEAM_ORDER:
            own = members.filtered(lambda member, role=role: member.role == role)
            if found := own._get_users(day) & allowed:
                return found[:1]
        return allowed[:1]

    # ------------------------------------------------------------------
    # What it lacks
    # ------------------------------------------------------------------

    def _check_send(self):
        """Refuse what lacks a duty that blocks, and say all of it.

        An indicator without a figure does not block the others of the agency.
        """
        for item in self:
            missing = item._get_missing_for_sending()
            if missing:
                raise UserError(
                    self.env._(
                        "%(measurement)s cannot be sent yet. Complete first:\n"
                        "%(missing)s",
                        measurement=item.display_name,
                        missing="\n".join(f"- {text}" for text in missing),
                    )
                )

    def _get_missing_for_sending(self):
        self.ensure_one()
        missing = [
            *self._get_amendment_missing(),
            *self._get_change_missing(),
            *self._get_unpromised_missing(),
            *self._get_reopening_missing(),
            *self._get_letter_missing(),
        ]
        for rule, texts in self._get_unwritten():
            if rule.severity == SEVERE:
                missing += [rule._cite(text) for text in texts]
        return missing

    def _get_letter_missing(self):
        """Return in words what is wrong with the date of its covering letter."""
        self.ensure_one()
        if self.letter_date and self.letter_date > self.env.user._get_office_day():
            return [
                self.env._("a date of the covering letter that is not in the future")
            ]
        return self._list_dated_too_early("letter_date")

    def _get_unwritten(self):
        """Return ``[(duty of the profile, what is missing in words)]``."""
        duties = {
            "measurement_obstacle": self._get_unexplained,
            "measurement_supporting": self._get_without_factor,
            "measurement_unfilled": self._get_unfilled,
        }
        rules = {
            code: self.company_id._get_rule(code, self.date_end) for code in duties
        }
        return [(rule, duties[code]()) for code, rule in rules.items() if rule]

    def _get_without_factor(self):
        """Return in words which lines met their target and say nothing of what helped.

        No article asks for it: a regency may.
        """
        self.ensure_one()
        return [
            self.env._(
                "supporting factor of “%(indicator)s” (%(job)s)",
                indicator=line.name,
                job=line.job_id.name,
            )
            for line in self.sudo().line_ids
            if line.status == "ok"
            and line.is_met
            and not (line.supporting_factor or "").strip()
        ]

    def _get_unexplained(self):
        """Return in words which lines below target say nothing of obstacle and way out.

        Gunung Mas 24/2024 annex D, items 1 and 2.
        """
        self.ensure_one()
        return [
            self.env._(
                "obstacle and alternative solution of “%(indicator)s” (%(job)s)",
                indicator=line.name,
                job=line.job_id.name,
            )
            for line in self.sudo().line_ids
            if line._is_unexplained()
        ]

    def _get_next_text(self):
        if self.state == SENT:
            return self.env._("Tim Monev accepts it or returns it next.")
        if self.state in ("open", "returned"):
            if self.submitted_on:
                return self.env._("Who heads the agency sends it next.")
            return self.env._("Its lines are completed, then it is submitted.")
        return ""
