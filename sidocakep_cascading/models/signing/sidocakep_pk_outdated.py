"""A PK that is not signed by both, and a post of it that changed hands meanwhile."""

from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.sidocakep_base.const import DEFINITIF
from odoo.addons.sidocakep_base.engine.finding import SEVERE, Finding
from odoo.addons.sidocakep_base.models.organisation.holder import Holder
from odoo.addons.sidocakep_base.models.organisation.official import COORDINATOR

from ...const import DRAFT, ORGANISASI_GROUP
from .sidocakep_pk_days import UNSIGNED
from .sidocakep_pk_todo import ACTIVITY_REVISE

SIGN_STEPS = ("sign_sole", "sign_first", "sign_second")


class Outdated(NamedTuple):
    """Whose post of a PK changed hands; the records are sudo.

    :param job: the position, that of Pihak I before that of Pihak II
    :param former: for whom the PK was made, ``hr.employee``; may be empty
    :param holders: who holds the position today, a list of ``Holder``
    :param is_first: the position is that of Pihak I
    :param tenures: the :class:`Tenures` in which it was found
    """

    job: object
    former: object
    holders: list
    is_first: bool
    tenures: object


class Tenures:
    """Who was appointed to positions, a Plh too, on whichever day; one look-up."""

    def __init__(self, jobs):
        history = jobs.env["sidocakep.position.history"]
        # HR may have changed since it was read in this transaction.
        history.invalidate_model(flush=False)
        names = ["job_id", "employee_id", "capacity", "acting_id"]
        rows = history._fetch_of_jobs(jobs, [], [*names, "date_start", "date_end"])
        self._rows = rows.grouped("job_id")
        # the history names people as everybody may read them
        self._employees = jobs.env["hr.employee"]

    def get(self, job, day):
        """Return the list of ``Holder`` of a position on a day, as HR orders them."""
        return [
            Holder(
                job,
                self._employees.browse(row.employee_id.id),
                row.capacity,
                row.acting_id,
            )
            for row in self._rows.get(job, ())
            if row.date_start <= day and (not row.date_end or row.date_end >= day)
        ]

    def get_last(self, job, employee):
        """Return the last row of a person in a position, or ``None``."""
        rows = self._rows.get(job, ())
        return next((row for row in rows if row.employee_id.id == employee.id), None)


class SidocakepPk(models.Model):
    """What was made for other parties is not proposed or signed: it is renewed first.

    Gunung Mas 24/2024 annex C.6: the official and his direct superior, on the day of
    the document. A Plh stands in and is no change. What is asked follows the post: the
    holder of today finds it waiting, *Refresh Parties* names those of today on a day on
    which both hold their posts (``sidocakep_pk_renew.py``).
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    outdated_text = fields.Char(
        string="Parties of Today",
        compute="_compute_outdated_text",
        help="Which post of this agreement changed hands, and what to do.",
    )
    can_refresh_parties = fields.Boolean(compute="_compute_outdated_text")

    @api.depends("state", "employee_id", "second_employee_id", "date_document")
    @api.depends_context("uid", "lang")
    def _compute_outdated_text(self):
        kept = self._origin
        outdated = kept._find_outdated()
        texts = kept._say_outdated(outdated)
        renewing = kept._filter_renewer(outdated)
        for pk in self:
            pk.outdated_text = texts.get(pk._origin)
            pk.can_refresh_parties = pk._origin in renewing

    # ------------------------------------------------------------------
    # Whose post changed hands
    # ------------------------------------------------------------------

    def _find_outdated(self):
        """Return ``{pk: Outdated}`` of those not signed by both; one look-up."""
        pks = self.filtered(lambda item: item.state in UNSIGNED)
        if not pks:
            return {}
        tenures = Tenures(pks.sudo().job_id | pks.sudo().second_job_id)
        result = {}
        for pk in pks:
            # what is dated ahead is of who holds the posts then
            today = pk._get_today()
            day = pk.date_document or today
            outdated = pk.sudo()._compare_parties(tenures, day, max(day, today))
            if outdated:
                result[pk] = outdated
        return result

    def _compare_parties(self, tenures, day, today):
        """Return the :class:`Outdated` of this PK, or ``None``; sudo.

        :param tenures: the :class:`Tenures` of its posts
        :param day: the day of the PK
        """
        job, person = self.job_id, self.employee_id
        now, then = tenures.get(job, today), tenures.get(job, day)
        held = {item.employee for item in now}
        before = {item.employee for item in then}
        if person:
            is_changed = person not in held or (
                self.state != DRAFT and before and person not in before
            )
        else:
            is_changed = bool(held and not before and job.is_single_holder)
        if is_changed:
            return Outdated(job, person, now, True, tenures)
        job, person = self.second_job_id, self.second_employee_id
        if not job or not self.has_second_party:
            return None
        now, then = tenures.get(job, today), tenures.get(job, day)
        held = {item.employee for item in now}
        before = {item.employee for item in then}
        # While nobody holds it Pihak I is still asked, and refused at the signature.
        may_wait = self.state != DRAFT and not held
        if (before and not before & held and not may_wait) or (
            held and not before and not person
        ):
            former = then[0].employee if then else person
            return Outdated(job, former, now, False, tenures)
        return None

    def _say_outdated(self, outdated):
        """Return ``{pk: sentence}``: who holds the post, since when, what to do."""
        return {pk: pk._say_change(item) for pk, item in outdated.items()}

    def _say_change(self, item):
        """Return the sentence of one PK."""
        values = {
            "job": item.job.name,
            "former": item.former.name or self.env._("nobody yet"),
            "date": self._format_day(self._get_reference_date()),
        }
        if not item.holders:
            left = item.tenures.get_last(item.job, item.former)
            since = left and left.date_end and fields.Date.add(left.date_end, days=1)
            values["since"] = self._format_day(since) if since else "-"
            return self.env._(
                "%(former)s, for whom this PK of %(date)s was made, has not held "
                "%(job)s since %(since)s, and nobody does today. HR records who does, "
                "or who acts in it; then press Refresh Parties.",
                **values,
            )
        if item.is_first and not item.job.is_single_holder:
            return self.env._(
                "%(former)s, for whom this PK of %(date)s was made, does not hold "
                "%(job)s any more. Nobody takes it over: have it returned and delete "
                "it, or choose the person.",
                **values,
            )
        holder = item.holders[0]
        come = item.tenures.get_last(item.job, holder.employee)
        values["since"] = self._format_day(come.date_start) if come else "-"
        is_acting = holder.capacity != DEFINITIF
        title = f" ({holder.title})" if is_acting else ""
        values["holder"] = f"{holder.employee.name}{title}"
        said = self.env._(
            "This PK of %(date)s was made for %(former)s, and %(holder)s has held "
            "%(job)s since %(since)s.",
            **values,
        )
        return f"{said} {self._say_renewal()}"

    def _say_renewal(self):
        if self.year < self._get_today().year:
            return self.env._(
                "The year of the agreement is over: it is not made for others any "
                "more, and stays unsigned."
            )
        return self.env._(
            "Press Refresh Parties: it then names who holds the posts, on a day on "
            "which both do."
        )

    def _filter_renewer(self, outdated):
        """Return those of the outdated ones that the user brings up to date.

        Who holds the post of Pihak I today, who coordinates, Bagian Organisasi. Nobody
        takes over one of several equal posts, nor an agreement of a year that is over.
        """
        pks = self.filtered(
            lambda pk: (
                pk in outdated
                and outdated[pk].holders
                and pk.year >= pk._get_today().year
                and (not outdated[pk].is_first or outdated[pk].job.is_single_holder)
            )
        )
        user = self.env.user
        if self.env.su or user.has_group(ORGANISASI_GROUP):
            return pks
        held = user._get_held_jobs()
        own = pks.filtered(
            lambda pk: (
                pk.sudo().job_id.id in held.ids
                and (pk.sudo().job_id.is_single_holder or pk.user_id == user)
            )
        )
        return own | pks._filter_coordinated()

    # ------------------------------------------------------------------
    # Before it is renewed
    # ------------------------------------------------------------------

    def _get_problems(self, typed=None):
        """A draft for other parties than those of today is not proposed."""
        result = super()._get_problems(typed)
        texts = self._say_outdated(self._find_outdated())
        for pk, text in texts.items():
            result[pk.id] = [Finding(SEVERE, text, ""), *result[pk.id]]
        return result

    def _check_transition_user(self, transition):
        """Whoever could sign is told before the password what is to be done first."""
        result = super()._check_transition_user(transition)
        if transition in [self._workflow_transitions[name] for name in SIGN_STEPS]:
            for text in self._say_outdated(self._find_renewable()).values():
                raise UserError(text)
        return result

    def _find_renewable(self, outdated=None):
        """Return ``{pk: Outdated}`` of those that somebody can bring up to date.

        :param outdated: what was found of them, where it was
        """
        outdated = self._find_outdated() if outdated is None else outdated
        renewable = self.sudo()._filter_renewer(outdated)
        return {pk: item for pk, item in outdated.items() if pk in renewable}

    def _workflow_allowed(self, name):
        """Nobody is invited to sign what names other parties than those of today."""
        allowed = super()._workflow_allowed(name)
        if name not in SIGN_STEPS:
            return allowed
        return allowed - allowed._filter_unsignable()

    def _filter_unsignable(self):
        """Return those to be brought up to date first, or that Pihak I has left."""
        outdated = self._find_outdated()
        renewable = self._find_renewable(outdated)
        return self.filtered(
            lambda pk: pk in renewable or (pk in outdated and outdated[pk].is_first)
        )

    def _search_can_sign(self, operator, value):
        domain = super()._search_can_sign(operator, value)
        if domain is NotImplemented:
            return domain
        # as they were found when the post changed hands: the first screen asks often
        kind = self.env.ref(ACTIVITY_REVISE)
        renewed = Domain("activity_ids", "any!", [("activity_type_id", "=", kind.id)])
        return Domain(domain) & ~renewed

    # ------------------------------------------------------------------
    # Who is asked
    # ------------------------------------------------------------------

    def _find_asked_instead(self):
        """The holder of today is asked to take it over; else who coordinates."""
        result = super()._find_asked_instead()
        outdated = {
            pk: item
            for pk, item in self.sudo()._find_renewable().items()
            # who signs as Pihak II of a draft is seen to when it is proposed
            if pk.state != DRAFT or item.is_first
        }
        pks = self.sudo().browse([pk.id for pk in outdated])
        coordinators = pks._find_official(COORDINATOR)
        nobody = self.env["res.users"]
        for pk in pks:
            item = outdated[pk]
            own = item.holders[0].employee if item.is_first else pk.employee_id
            user = own.user_id
            if not user.active or pk.company_id not in user.company_ids:
                user = coordinators.get(pk.id, nobody)
            result[pk.id] = (ACTIVITY_REVISE, user, pk._get_today())
        return result

    @api.depends("state", "first_name", "second_name")
    def _compute_waiting_name(self):
        """The list of what others have not signed names who is to act today."""
        result = super()._compute_waiting_name()
        outdated = self._origin._find_renewable()
        for pk in self:
            item = outdated.get(pk._origin)
            if item and item.is_first:
                pk.waiting_name = item.holders[0].employee.name
            elif item:
                pk.waiting_name = pk.first_name
        return result

    @api.model
    def _get_reminder_due(self):
        """Nobody is reminded to sign what is renewed first: he is asked for that."""
        to_remind, to_tell = super()._get_reminder_due()
        outdated = to_remind._find_renewable()
        return to_remind.filtered(lambda pk: pk not in outdated), to_tell
