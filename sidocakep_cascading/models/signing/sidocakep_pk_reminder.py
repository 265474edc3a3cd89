"""Who has not signed yet, for how long, and the reminders."""

from datetime import datetime, time, timedelta

import pytz

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.sidocakep_base.client import notify
from odoo.addons.sidocakep_base.engine.people import end_of_sentence
from odoo.addons.sidocakep_base.models.organisation.official import COORDINATOR

from ...const import (
    DRAFT,
    ORGANISASI_GROUP,
    PROPOSED,
    SIGNED_FIRST,
)

#: States in which a PK waits for a signature.
WAITING_STATES = (PROPOSED, SIGNED_FIRST)
#: What the system keeps about the waiting; nobody writes it.
WAITING_FIELDS = frozenset(
    {
        "waiting_since",
        "waiting_user_id",
        "reminded_on",
        "remind_count",
        "coordinator_told_on",
    }
)


def get_day_start(day, zone):
    """Return the moment (UTC, naive) in which a day begins in a time zone.

    >>> get_day_start(datetime(2026, 1, 2).date(), "Asia/Makassar")
    datetime.datetime(2026, 1, 1, 16, 0)
    """
    start = pytz.timezone(zone).localize(datetime.combine(day, time.min))
    return start.astimezone(pytz.utc).replace(tzinfo=None)


class SidocakepPk(models.Model):
    """Keeps the time since which a PK waits for a person, and reminds that person.

    Paser 23/2016 art. 4(1): the head coordinates the signing, so he (and who assists
    him, art. 4(2)) sees who has not signed, and is told when it takes long.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    waiting_since = fields.Datetime(
        compute="_compute_waiting",
        store=True,
        index=True,
        help="Since when it is this person's turn.",
    )
    waiting_user_id = fields.Many2one(
        "res.users",
        string="Login of Who Must Sign",
        compute="_compute_waiting_user_id",
        store=True,
        index="btree_not_null",
    )
    waiting_name = fields.Char(string="Must Sign", compute="_compute_waiting_name")
    waiting_days = fields.Integer(
        string="Days Waiting", compute="_compute_waiting_days", aggregator=None
    )
    reminded_on = fields.Date(
        string="Last Reminder", compute="_compute_waiting", store=True
    )
    remind_count = fields.Integer(
        string="Reminders", compute="_compute_waiting", store=True, aggregator=None
    )
    coordinator_told_on = fields.Date(compute="_compute_waiting", store=True)

    # ------------------------------------------------------------------
    # Computed
    # ------------------------------------------------------------------

    @api.depends("state")
    def _compute_waiting(self):
        """Begin to count with each step: this runs when the state changes."""
        now = fields.Datetime.now()
        for pk in self:
            pk.waiting_since = now
            pk.reminded_on = pk.coordinator_told_on = False
            pk.remind_count = 0

    @api.depends("state", "user_id", "second_user_id")
    def _compute_waiting_user_id(self):
        for pk in self:
            pk.waiting_user_id = {
                DRAFT: pk.user_id,
                PROPOSED: pk.user_id,
                SIGNED_FIRST: pk.second_user_id,
            }.get(pk.state, False)

    @api.depends("state", "first_name", "second_name")
    def _compute_waiting_name(self):
        for pk in self:
            pk.waiting_name = {
                DRAFT: pk.first_name,
                PROPOSED: pk.first_name,
                SIGNED_FIRST: pk.second_name,
            }.get(pk.state, False)

    @api.depends("waiting_since", "profile_id")
    def _compute_waiting_days(self):
        for pk in self:
            if not pk.waiting_since:
                pk.waiting_days = 0
                continue
            profile = pk.profile_id.sudo()
            if profile:
                since = profile._get_local_date(pk.waiting_since)
            else:
                since = self.env.user._to_office_day(pk.waiting_since)
            pk.waiting_days = (pk._get_today() - since).days

    # ------------------------------------------------------------------
    # By hand
    # ------------------------------------------------------------------

    def action_remind(self):
        """Remind those who have not signed; once a day at most.

        For who coordinates the signing in the agency, and for Bagian Organisasi.
        """
        self.check_access("read")
        is_office = self.env.user.has_group(ORGANISASI_GROUP)
        if not is_office and self._filter_coordinated() != self:
            raise AccessError(
                self.env._(
                    "Only who coordinates the agreements of an agency reminds its "
                    "people: its head, its Sekretaris, Bagian Organisasi. Ask one of "
                    "them."
                )
            )
        waiting = self.filtered(lambda pk: pk.state in WAITING_STATES)
        # who is asked for another act first is not reminded to sign
        outdated = waiting._find_renewable()
        due = waiting.filtered(
            lambda pk: pk.reminded_on != pk._get_today() and pk not in outdated
        )
        due = due.filtered("waiting_user_id")
        if not due:
            raise UserError(
                self.env._(
                    "Nobody to remind: told today already, without a login, or the "
                    "post changed hands and Refresh Parties comes first. Try again "
                    "tomorrow."
                )
            )
        due = due._hold_free()
        users = due.waiting_user_id
        due.sudo()._remind()
        names = end_of_sentence(", ".join(users.mapped("name")))
        return notify(self.env._("Reminded: %(names)s.", names=names))

    # ------------------------------------------------------------------
    # By itself
    # ------------------------------------------------------------------

    @api.model
    def _cron_remind(self):
        """Remind whose turn it is, then tell the coordinators; one message a person."""
        cron = self.env["ir.cron"]
        to_remind, to_tell = self._get_reminder_due()
        by_user = to_remind.grouped("waiting_user_id")
        by_company = to_tell.grouped("company_id")
        remaining = len(by_user) + len(by_company)
        cron._commit_progress(remaining=remaining)
        for records, tell in (
            *((pks, "_remind") for pks in by_user.values()),
            *((pks, "_tell_coordinators") for pks in by_company.values()),
        ):
            getattr(records, tell)()
            remaining -= 1
            if not cron._commit_progress(1, remaining=remaining):
                break

    @api.model
    def _get_reminder_due(self):
        """Return the PKs to remind of and those of which coordinators are told.

        The day is that of the place where the regulation holds. Reminding ends with the
        year of the agreement; what waits still can be reminded of by hand.
        """
        to_remind = to_tell = self.browse()
        profiles = self.env["sidocakep.profile"].sudo()
        reminding = Domain("remind_after", ">", 0) | Domain(
            "remind_coordinator_after", ">", 0
        )
        for profile in profiles.search(reminding):
            today = profile._get_today()
            waiting = (
                Domain("profile_id", "=", profile.id)
                & Domain("state", "in", WAITING_STATES)
                & Domain("year", ">=", today.year)
            )
            for name, last, days in (
                ("remind", "reminded_on", profile.remind_after),
                ("tell", "coordinator_told_on", profile.remind_coordinator_after),
            ):
                if not days:
                    continue
                again = today - timedelta(days=profile.remind_every)
                latest = today - timedelta(days=days - 1)
                found = self.search(
                    waiting
                    & Domain("waiting_since", "<", get_day_start(latest, profile.tz))
                    & (Domain(last, "=", False) | Domain(last, "<=", again))
                )
                if name == "remind":
                    to_remind |= found.filtered("waiting_user_id")
                else:
                    to_tell |= found
        return to_remind, to_tell

    def _remind(self):
        """Send each person one message with all the agreements that wait for it."""
        for user, pks in self.grouped("waiting_user_id").items():
            pks = pks.with_context(lang=user.lang)
            pks._notify_waiting(
                user,
                pks.env._(
                    "%(count)s agreements wait for your signature", count=len(pks)
                )
                if len(pks) > 1
                else pks.env._("An agreement waits for your signature"),
                "/odoo/pk-to-sign",
            )
            for pk in pks:
                pk._with_workflow_bypass().write(
                    {
                        "reminded_on": pk._get_today(),
                        "remind_count": pk.remind_count + 1,
                    }
                )

    def _tell_coordinators(self):
        """Tell who coordinates the agency which signatures have been missing long."""
        for (company, user), pks in self._group_by_coordinator().items():
            told = pks.with_context(lang=user.lang)
            told._notify_waiting(
                user,
                told.env._(
                    "%(agency)s: signatures are missing on agreements",
                    agency=company.name,
                ),
                "/odoo/pk-not-signed",
            )
        for pk in self:
            pk._with_workflow_bypass().write({"coordinator_told_on": pk._get_today()})

    def _group_by_coordinator(self):
        """Return ``{(agency, user who coordinates there): PKs}``."""
        day = self.env.user._get_office_day()
        officials = self.job_id._get_officials(COORDINATOR, day, asked=True)
        return self.filtered(lambda pk: pk.job_id.id in officials).grouped(
            lambda pk: (pk.company_id, officials[pk.job_id.id].user)
        )

    def _notify_waiting(self, user, subject, path):
        """Write to a user which agreements wait, for whom and how long."""
        user._send_letter(
            subject,
            [
                (pk.display_name, pk._get_waiting_words(user), pk.date_due)
                for pk in self
            ],
            path,
        )

    def _get_waiting_words(self, user):
        """Return who must sign and for how long; the reader knows his own name."""
        if user == self.waiting_user_id:
            if self.waiting_days < 1:
                return ""
            return self.env._("waiting for %(days)s days", days=self.waiting_days)
        return self.env._(
            "%(name)s, %(days)s days", name=self.waiting_name, days=self.waiting_days
        )

    def _get_today(self):
        """Return today where the regulation of the PK holds."""
        self.ensure_one()
        profile = self.profile_id.sudo()
        return profile._get_today() if profile else self.env.user._get_office_day()
