"""*Refresh Parties*: an agreement not signed by both names the officials of today."""

from odoo import models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.engine.finding import SEVERE
from odoo.addons.sidocakep_base.exceptions import TransitionAccessError
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition

from ...const import DRAFT, PROPOSED, SIGNED_FIRST
from .sidocakep_pk import NO_SIGNATURE
from .sidocakep_pk_todo import ACTIVITY_REVISE


class SidocakepPk(models.Model):
    """One act: parties and date of today; proposed again what had been proposed.

    Figures and lines stay. A signature that was given is void and kept in the history,
    as it is where an agreement is returned: it is never one for other parties.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    _workflow_transitions = {
        "renew": Transition(
            (PROPOSED, SIGNED_FIRST), DRAFT, who="_filter_renewing", access="read"
        ),
    }

    def _filter_renewing(self):
        return self._filter_renewer(self._find_outdated())

    def action_compute_parties(self):
        """Take the parties from HR again; ask where another date is needed for it.

        A draft first as it is dated: a correction of HR may already have mended it.
        """
        self.check_access("read")
        own = self.filtered(lambda pk: pk.state == DRAFT)._filtered_access("write")
        outdated = self._find_outdated()
        if own:
            super(SidocakepPk, own).action_compute_parties()
            outdated = self._find_outdated()
        if not outdated:
            rest = self - own
            return super(SidocakepPk, rest).action_compute_parties() if rest else True
        pks = self.browse([pk.id for pk in outdated])
        pks._check_renewer(outdated)
        return {
            "type": "ir.actions.act_window",
            "res_model": "sidocakep.pk.renew",
            "view_mode": "form",
            "target": "new",
            "name": self.env._("Refresh Parties"),
            "context": {"default_pk_ids": pks.ids},
        }

    def _check_renewer(self, outdated):
        """Refuse who may not, where nobody could, and what somebody else has done."""
        refused = self - self._filter_renewer(outdated)
        if not refused:
            return
        done = refused.filtered(lambda pk: pk not in outdated)
        if done:
            raise UserError(
                self.env._(
                    "%(documents)s: the parties are those of today already, or both "
                    "have signed. Load the page again.",
                    documents=", ".join(done.mapped("display_name")),
                )
            )
        stuck = {pk: outdated[pk] for pk in refused - refused._get_renewable()}
        for text in self._say_outdated(stuck).values():
            raise UserError(text)
        raise TransitionAccessError(
            self.env._(
                "%(documents)s: the parties are refreshed by who holds the position "
                "today, by the head or the Sekretaris of the agency, or by Bagian "
                "Organisasi. Ask one of them.",
                documents=", ".join(refused.mapped("display_name")),
            )
        )

    def _get_renewable(self):
        return self.browse([pk.id for pk in self._find_renewable()])

    def _get_renewal_day(self):
        """Return a day on which both hold their posts: its own if it is one, or today.

        A correction of HR may have put right who held the posts on the day of the PK.
        """
        self.ensure_one()
        today = self._get_today()
        day = self.date_document
        if day and day <= today and self._get_day_refusal(day) is None:
            return day
        return today

    def _get_day_refusal(self, day):
        """Return why the parties of today are not those of a day, or ``None``."""
        pk = self.sudo()
        today = pk._get_today()
        if day > today:
            return self.env._(
                "%(date)s is still to come: choose a day up to today.",
                date=self._format_day(day),
            )
        jobs = pk.job_id | pk.second_job_id
        then, now = jobs._get_holders(day), jobs._get_appointed(today)
        for job in jobs:
            held = {item.employee for item in then[job.id]}
            if not held & {item.employee for item in now[job.id]}:
                return self.env._(
                    "On %(date)s %(job)s was not held by who holds it today "
                    "(%(holder)s). Choose a later day.",
                    date=self._format_day(day),
                    job=job.name,
                    holder=", ".join(item.employee.name for item in now[job.id])
                    or self.env._("nobody yet"),
                )
        return None

    def _renew(self, day):
        """Name the officials of today as the parties, on a day on which they are.

        :return: those that stay drafts since something else blocks them
        """
        self.check_access("read")
        self.lock_for_update(allow_referencing=True)
        outdated = self._find_outdated()
        self._check_renewer(outdated)
        for pk in self:
            if reason := pk._get_day_refusal(day):
                said = f"{pk.display_name}: {reason}"
                raise UserError(said)
        proposed = self.filtered(lambda pk: pk.state != DRAFT)
        reasons = self._say_outdated(outdated)
        for pk in proposed:
            pk._take_back_proposal(reasons[pk])
        drafts = self.sudo()._with_trail_reason(
            self.env._("Parties of today (Refresh Parties).")
        )
        drafts.write({"date_document": day})
        drafts._refresh_parties()
        drafts.flush_recordset()
        self.invalidate_recordset()
        ready = proposed._filter_ready()
        if ready:
            ready.action_propose()
        rest = self - ready
        # the task was to take it over; what is left of it is to finish the draft
        rest.filtered(
            lambda pk: pk in proposed or pk._is_asked_to_mend()
        )._schedule_next()
        return proposed - ready

    def _take_back_proposal(self, reason):
        """Make a draft of it again; what was signed for others is void, and kept."""
        signed = self.filtered("signed_first_on")
        snapshot_vals = [pk._prepare_snapshot_vals(reason) for pk in signed]
        self._transition("renew", NO_SIGNATURE, reason)
        signed._void_signatures(snapshot_vals)

    def _filter_ready(self):
        """Return those that nothing keeps from being proposed."""
        problems = self._get_problems()
        return self.filtered(
            lambda pk: not any(item.severity == SEVERE for item in problems[pk.id])
        )

    def _is_asked_to_mend(self):
        kind = self.env.ref(ACTIVITY_REVISE)
        return kind in self.sudo().activity_ids.activity_type_id

    def _list_renewal(self, day):
        """Return ``[(what, as it is, as it will be on the day)]`` for the window."""
        pk = self.sudo()
        jobs = pk.job_id | pk.second_job_id
        holders = jobs._get_holders(day)
        rows = []
        for job, former, what in (
            (pk.job_id, pk.first_name, self.env._("Party I")),
            (pk.second_job_id, pk.second_name, self.env._("Party II")),
        ):
            if job:
                new = next(iter(holders[job.id]), None)
                rows.append(
                    (
                        what,
                        former or self.env._("nobody yet"),
                        f"{new.employee.name} ({new.title})"
                        if new
                        else self.env._("nobody yet"),
                    )
                )
        dated = self._format_day(self.date_document) if self.date_document else "-"
        rows.append((self.env._("Date"), dated, self._format_day(day)))
        return rows
