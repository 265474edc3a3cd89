"""How the rows of what is owed are kept: created, matched with PKs, closed."""

from collections import defaultdict
from datetime import date

from odoo import fields, models
from odoo.fields import Domain

from ...const import (
    DOCUMENT_HAND_IN,
    DOCUMENT_PK,
    DRAFT,
    HANDED_IN,
    IN_FORCE,
    PK_CONCLUDED_STATES,
    RECEIVED,
    REPLACED,
)
from .deadline_clock import DOCUMENTS_OF_PK, DeadlineClocks

HANDED_IN_STATES = (HANDED_IN, RECEIVED, IN_FORCE, REPLACED)


class SidocakepDeadline(models.Model):
    """Keeping the rows; nobody has the right to do it by hand."""

    _name = "sidocakep.deadline"
    _inherit = "sidocakep.deadline"

    def _refresh(self, companies, year):
        """Bring the rows of agencies in line with clock, positions, holders and PKs.

        What is closed stays as it was closed. What is open and no longer owed is put
        away. The number of queries does not depend on the number of positions.

        :return: the rows of the agencies in the year
        """
        model = self.sudo().with_context(
            tracking_disable=True, mail_create_nosubscribe=True, mail_notrack=True
        )
        companies = companies.sudo()
        owed = model._get_owed(companies, year)
        rows = model.with_context(active_test=False).search(
            [("company_id", "in", companies.ids), ("year", "=", year)]
        )
        rows = rows.with_env(model.env)
        existing = {row._get_key(): row for row in rows.sorted("active")}
        for key, vals in owed.items():
            row = existing.get(key)
            if row and not row.done_on:
                row._write_changes({**vals, "active": True})
        obsolete = rows.filtered(
            lambda row: row.active and not row.done_on and row._get_key() not in owed
        )
        obsolete.write({"active": False})
        rows |= model.create(
            [vals for key, vals in owed.items() if key not in existing]
        )
        rows._match_pks()
        rows._update_activities()
        return rows.filtered("active")

    def _sync(self, pks):
        """Bring the rows of PKs that were drawn up, signed, handed in or returned.

        :return: the rows of their positions
        """
        rows = self.sudo().search(
            [
                ("job_id", "in", pks.job_id.ids),
                ("year", "in", list(set(pks.mapped("year")))),
            ]
        )
        rows._match_pks()
        return rows

    # ------------------------------------------------------------------
    # What is owed
    # ------------------------------------------------------------------

    def _get_key(self):
        """Return what makes a row the one of a document: see ``_job_uniq``."""
        return (
            self.company_id.id,
            self.document,
            self.job_id.id,
            0 if self.is_post else self.employee_id.id,
        )

    def _get_owed(self, companies, year):
        """Return ``{key: values}`` of the documents owed in a year.

        Gunung Mas 24/2024 annex C.2 with 7(2) and 7(4): of every position the profile
        asks an agreement of, made in time and handed in in time.
        """
        clocks = DeadlineClocks(self.env, companies, [year])
        jobs_by_company = (
            self.env["hr.job"]
            .sudo()
            .search_fetch(
                [
                    ("company_id", "in", companies.ids),
                    ("position_kind_id", "!=", False),
                ],
                ["name", "company_id", "position_kind_id", "is_single_holder"],
            )
            .grouped("company_id")
        )
        people = self._get_people(companies, jobs_by_company, year)
        owed = {}
        for company, jobs in jobs_by_company.items():
            for document in DOCUMENTS_OF_PK:
                clock = clocks.get(company, year, document)
                if clock:
                    rules = clocks.get_profile(company, clock.start)._get_level_rules(
                        jobs, clock.start
                    )
                    asked = jobs.filtered(lambda job, rules=rules: job.id in rules)
                    owed |= self._get_owed_by(
                        asked, year, document, clock, clocks, people
                    )
        return owed

    def _get_owed_by(self, jobs, year, document, clock, clocks, people):
        """Return ``{key: values}`` of one document of the positions of one agency.

        A person who took up a functional or pelaksana position after the clock
        started owes from that day: nobody is late before he came.
        """
        owed = {}
        later = clocks.get_later(
            jobs.company_id,
            clock,
            {start for job in jobs for _holder, start in people.get(job.id, ())},
        )
        for job in jobs:
            holders = people.get(job.id, [])
            if job.is_single_holder:
                holder = holders[0][0] if holders else None
                bearers = [(holder, clock)]
            else:
                bearers = [(holder, later[start]) for holder, start in holders]
            for holder, own_clock in bearers:
                employee = holder.employee if holder else self.env["hr.employee"]
                key = (
                    job.company_id.id,
                    document,
                    job.id,
                    0 if job.is_single_holder else employee.id,
                )
                owed[key] = {
                    "company_id": job.company_id.id,
                    "year": year,
                    "document": document,
                    "job_id": job.id,
                    "is_post": job.is_single_holder,
                    "employee_id": employee.id,
                    "holder_name": employee.name,
                    "article": own_clock.rule.article,
                    "tz": own_clock.rule.profile_id.tz,
                    "date_start": own_clock.start,
                    "date_due": own_clock.due,
                    "date_notice": own_clock.notice,
                }
        return owed

    def _get_people(self, companies, jobs_by_company, year):
        """Return ``{job id: [(Holder, first day in the position)]}``, today's.

        Of another year than the present one: those of its nearest day.
        """
        people = {}
        jobs = self.env["hr.job"].sudo().union(*jobs_by_company.values())
        by_day = defaultdict(self.env["hr.job"].sudo().browse)
        todays = self._get_todays()
        for company, own in jobs_by_company.items():
            today = todays[company._get_profile().sudo().tz or "Asia/Jakarta"]
            day = min(max(today, date(year, 1, 1)), date(year, 12, 31))
            by_day[day] |= own
        for day, own in by_day.items():
            history = self.env["sidocakep.position.history"].sudo()._of_jobs(own)
            starts = {
                (job.id, employee.id): start
                for job, employee, start in history._read_group(
                    history.env["hr.job"]._get_history_domain(day)
                    & Domain("job_id", "in", own.ids),
                    ["job_id", "employee_id"],
                    ["date_start:min"],
                )
            }
            for job_id, holders in own._get_holders(day).items():
                people[job_id] = [
                    (holder, starts[job_id, holder.employee.id]) for holder in holders
                ]
        return {job.id: people.get(job.id, []) for job in jobs}

    # ------------------------------------------------------------------
    # How far it has come
    # ------------------------------------------------------------------

    def _match_pks(self):
        """Link every row with the PK that makes its document, and close or reopen it.

        A returned PK is no agreement any more: its row is open again.
        """
        pks = (
            self.env["sidocakep.pk"]
            .sudo()
            .search(
                [
                    ("job_id", "in", self.job_id.ids),
                    ("year", "in", list(set(self.mapped("year")))),
                ],
                order="version, id",
            )
        )
        candidates = defaultdict(list)
        for pk in pks:
            candidates[pk.job_id.id, pk.year].append(pk)
        for row in self:
            row._match_pk(candidates[row.job_id.id, row.year])

    def _match_pk(self, candidates):
        """Take the PK that made the document first; else the one being made."""
        if not self.is_post:
            candidates = [pk for pk in candidates if pk.employee_id == self.employee_id]
        made = [
            (done_on, pk) for pk in candidates if (done_on := self._get_done_on(pk))
        ]
        if self.done_on and (self.done_on, self.pk_id) in made:
            return
        vals = {"done_on": False}
        if made:
            done_on, pk = min(made, key=lambda item: item[0])
            vals = {"done_on": done_on}
            if self.is_post and pk.employee_id:
                vals |= {"employee_id": pk.employee_id.id, "holder_name": pk.first_name}
        else:
            pk = self._choose_in_making(candidates)
        self._write_changes({**vals, "pk_id": pk.id if pk else False})

    def _choose_in_making(self, candidates):
        """Return the PK of who holds the position now, else the latest draft."""
        open_pks = [pk for pk in candidates if pk.state != REPLACED]
        own = [pk for pk in open_pks if pk.employee_id == self.employee_id]
        return (own or open_pks or [None])[-1]

    def _get_done_on(self, pk):
        """Return the day on which a PK made the document, or ``False``.

        An agreement is made when all its parties have signed; it is handed in when it
        is with Bagian Organisasi.
        """
        if self.document == DOCUMENT_PK and pk.state in PK_CONCLUDED_STATES:
            moment = pk.signed_second_on or pk.signed_first_on
        elif self.document == DOCUMENT_HAND_IN and pk.state in HANDED_IN_STATES:
            if pk.state == REPLACED and not (pk.handed_in_on or pk.in_force_on):
                # It ended signed by both, and never reached Bagian Organisasi.
                return False
            moment = pk.handed_in_on
        else:
            return False
        zoned = self.with_context(tz=self.tz)
        moment = moment or pk.in_force_on or pk.create_date
        return fields.Datetime.context_timestamp(zoned, moment).date()

    def _is_open_draft(self):
        """Tell whether the next step is to finish and propose the PK."""
        return not self.done_on and self.pk_id.state == DRAFT

    def _write_changes(self, vals):
        """Write what differs, so that a refresh without news writes nothing."""
        changed = {
            name: value
            for name, value in vals.items()
            if self._fields[name].convert_to_write(self[name], self) != value
            and (self[name] or value)
        }
        if changed:
            self.write(changed)
