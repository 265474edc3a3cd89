"""Pihak II changes before it has signed: the PK follows who is in office."""

import logging

from markupsafe import Markup

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.sidocakep_base.client import notify
from odoo.addons.sidocakep_base.const import DEFINITIF, PLH
from odoo.addons.sidocakep_base.models.document.mail_thread import MESSAGE_LAYOUT

from ...const import DRAFT, PROPOSED, SIGNED_FIRST
from .sidocakep_pk import NO_SIGNATURE
from .sidocakep_pk_reminder import WAITING_STATES
from .sidocakep_pk_todo import ACTIVITY_REVISE, ACTIVITY_SIGN

_logger = logging.getLogger(__name__)

#: Days that a signed paper waits for its head while a Plh stands in.
SHORT_ABSENCE = 7


class SidocakepPk(models.Model):
    """Before any signature the parties are followed; after the first it is void.

    What Pihak I signed names Pihak II. Where another is in office now, the document is
    kept as a voided signing and Pihak I signs again, for the one who is. Whoever left
    as Pihak I is not followed: a PK is a person's promise, and is drawn up again.

    What Pihak I signed waits for a head who is away for some days: signed anew for the
    Plh, it would be signed anew once more when the head is back.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    @api.model
    def _follow_holders_of(self, jobs):
        """Follow a change of who holds ``jobs``; never in the way of HR."""
        domain = Domain("job_id", "in", jobs.ids)
        domain |= Domain("second_job_id", "in", jobs.ids)
        pks = self.sudo()
        for pk in pks.search(domain & Domain("state", "in", WAITING_STATES)):
            pk._try_to_follow(pk._follow_and_ask)
        drafts = pks.search(domain & Domain("state", "=", DRAFT))
        drafts._try_to_follow(drafts._refresh_second)
        drafts._try_to_follow(drafts._ask_anew)

    @api.model
    def _follow_superiors_of(self, jobs):
        """Take Pihak II of the drafts of ``jobs`` from the posts above them anew."""
        drafts = self.sudo().search([("job_id", "in", jobs.ids), ("state", "=", DRAFT)])
        drafts._try_to_follow(drafts._refresh_second)

    def _try_to_follow(self, follow):
        """Call ``follow``; what fails is refused at the signature, not here."""
        try:
            with self.env.cr.savepoint():
                follow()
        except Exception:
            _logger.exception("PKs %s do not follow their parties", self.ids)

    def _follow_and_ask(self):
        self._ask_anew(self._follow_holders())

    def _ask_anew(self, changed=()):
        """Ask who is to act today; what was asked is taken back, not noted as done."""
        asked_anew = self._filter_wrongly_asked().union(*changed)
        asked_anew._take_back_asked([ACTIVITY_SIGN, ACTIVITY_REVISE])
        asked_anew._schedule_next()

    def _refresh_second(self):
        """Drafts stay those of their person; who signs as Pihak II is read again."""
        self._refresh_parties(names=())

    @api.model
    def _cron_follow_holders(self):
        """A decree that begins or ends at midnight is no change of a record."""
        waiting = self.sudo().search([("state", "in", WAITING_STATES)])
        self._follow_holders_of(waiting.second_job_id)
        own = waiting.exists()
        for pk in own:
            pk._try_to_follow(pk._ask_anew)
        year = self.env.user._get_office_day().year
        drafts = self.sudo().search([("state", "=", DRAFT), ("year", ">=", year)])
        drafts._try_to_follow(drafts._ask_anew)

    def _follow_holders(self):
        """Bring the parties in line with HR; return the PKs that changed.

        What is left is refused at the signature: nobody holds the superior post today,
        or Pihak I holds it as well.
        """
        waiting = self.sudo().filtered(lambda pk: pk.state in WAITING_STATES)
        first = waiting._get_holders_today("job_id")
        second = waiting._get_holders_today("second_job_id")
        changed = self.browse()
        for pk in waiting:
            vals = pk._prepare_first_vals(first[pk]) | pk._prepare_second_vals(
                second[pk]
            )
            if vals:
                pk._follow_parties(vals)
                changed |= pk.with_env(self.env)
        return changed

    def _prepare_first_vals(self, holders):
        """Return the capacity of Pihak I where it changed before he signed."""
        own = [holder for holder in holders if holder.employee == self.employee_id]
        capacities = [holder.capacity for holder in own]
        if self.state != PROPOSED or not own or self.first_capacity in capacities:
            return {}
        return {
            "first_capacity": own[0].capacity,
            **self._get_party_texts(
                "first", self.job_id, self.employee_id, own[0].capacity
            ),
        }

    def _prepare_second_vals(self, holders):
        """Return the values of Pihak II where another is in office, or otherwise."""
        known = (self.second_employee_id, self.second_capacity)
        held = [(holder.employee, holder.capacity) for holder in holders]
        if not held or known in held:
            return {}
        same = [item for item in held if item[0] == self.second_employee_id]
        employee, capacity = (same or held)[0]
        if employee == self.employee_id or self._waits_for_return(holders):
            return {}
        return {
            "second_employee_id": employee.id,
            "second_capacity": capacity,
            **self._get_party_texts("second", self.second_job_id, employee, capacity),
        }

    def _waits_for_return(self, holders):
        """Tell whether Pihak II, whom Pihak I's signature names, is back in days.

        :param holders: in whose hands the post is today
        """
        ends = [item.acting.date_end for item in holders if item.capacity == PLH]
        if self.state != SIGNED_FIRST or not ends or not all(ends):
            return False
        today = self._get_today()
        appointed = self.second_job_id._get_appointed(today)[self.second_job_id.id]
        return (max(ends) - today).days < SHORT_ABSENCE and (
            self.second_employee_id,
            DEFINITIF,
        ) in [(item.employee, item.capacity) for item in appointed]

    def _follow_parties(self, vals):
        """Write who the parties are now; void what was signed for another."""
        former, partners = self.second_user_id, self._get_party_partners()
        if self.state == SIGNED_FIRST:
            reason = self._get_change_reason(vals)
            snapshot_vals = self._prepare_snapshot_vals(reason)
            self._transition("sign_again", {**NO_SIGNATURE, **vals}, reason)
            self._void_signatures([snapshot_vals])
            self._tell_sign_again(former, reason)
        else:
            self._with_workflow_bypass().write(vals)
        self._unfollow(partners)

    def _get_change_reason(self, vals):
        return self.env._(
            "%(former)s does not hold the position of Party II any more; %(name)s "
            "(%(title)s) does. Party I signs again.",
            former=self.second_name or "",
            name=vals["second_name"],
            title=vals["second_title"],
        )

    def _tell_sign_again(self, former, reason):
        """Tell both parties, and who was one, why the signature does not stand."""
        for user in self.user_id | self.second_user_id | former:
            pk = self.with_context(lang=user.lang)
            pk.env["mail.thread"].message_notify(
                partner_ids=user.partner_id.ids,
                subject=pk.env._("%(pk)s is signed again", pk=pk.display_name),
                body=Markup("<p>%s</p>") % reason,
                model=pk._name,
                res_id=pk.id,
                email_layout_xmlid=MESSAGE_LAYOUT,
            )

    def _filter_second_changed(self):
        """Return those whose Pihak II is not the one in office: for no client."""
        return self if self.env.su else self.browse()

    def _get_followed_action(self):
        """Return the notification that Pihak I signs again."""
        return notify(
            self.env._(
                "Who holds the position of Party II changed. The agreement names who "
                "does now and waits for Party I to sign again: %(documents)s.",
                documents=", ".join(self.mapped("display_name")),
            ),
            "warning",
            is_sticky=True,
        )
