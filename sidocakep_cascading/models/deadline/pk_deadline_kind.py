"""What is owed of performance agreements: each made, and each handed in."""

from collections import defaultdict
from datetime import date

from odoo import fields
from odoo.fields import Domain

from odoo.addons.sidocakep_base.models.document.deadline_kind import DeadlineKind, Owed
from odoo.addons.sidocakep_base.models.organisation.official import COORDINATOR

from ...const import (
    AGENCY_HEAD_KINDS,
    DOCUMENT_HAND_IN,
    DOCUMENT_PK,
    HANDED_IN,
    IN_FORCE,
    ORGANISASI_GROUP,
    PK_CONCLUDED_STATES,
    PROPOSED,
    RECEIVED,
    REPLACED,
    SIGNED_FIRST,
)

PROPOSED_STATES = (PROPOSED, SIGNED_FIRST, *PK_CONCLUDED_STATES)
HANDED_IN_STATES = (HANDED_IN, RECEIVED, IN_FORCE, REPLACED)


class PkDeadlineKind(DeadlineKind):
    """The agreement of every position that the profile asks one of.

    A post with one holder owes its document as a post, so a vacancy owes it too; of a
    functional or pelaksana position every holder owes one.

    Gunung Mas 24/2024 art. 7(2), 7(4) and annex C.2, C.3; Paser 23/2016 art. 4(3).
    """

    documents = (DOCUMENT_PK, DOCUMENT_HAND_IN)

    # ------------------------------------------------------------------
    # What is owed
    # ------------------------------------------------------------------

    def get_owed(self, companies, year, clocks):
        """Return what the positions of agencies owe in a year.

        Gunung Mas 24/2024 annex C.2 with 7(2) and 7(4): of every position the profile
        asks an agreement of, made in time and handed in in time.
        """
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
        people = self._get_people(jobs_by_company, year)
        owed = []
        for company, jobs in jobs_by_company.items():
            for document in self.documents:
                clock = clocks.get(company, year, document)
                if clock:
                    rules = clocks.get_profile(company, clock.start)._get_level_rules(
                        jobs, clock.start
                    )
                    asked = jobs.filtered(lambda job, rules=rules: job.id in rules)
                    if clock.rule.owed_by == "head":
                        asked = asked.filtered(
                            lambda job: job.position_kind_id.code in AGENCY_HEAD_KINDS
                        )
                    owed += self._get_owed_by(asked, year, clock, clocks, people)
        return owed

    def _get_owed_by(self, jobs, year, clock, clocks, people):
        """Return what the positions of one agency owe of one document.

        A person who took up a functional or pelaksana position after the clock
        started owes from that day: nobody is late before he came.
        """
        later = clocks.get_later(
            jobs.company_id,
            clock,
            {start for job in jobs for _employee, start in people.get(job.id, ())},
        )
        owed = []
        for job in jobs:
            holders = people.get(job.id, [])
            if job.is_single_holder:
                employee = holders[0][0] if holders else None
                bearers = [(employee, clock)]
            else:
                bearers = [(employee, later[start]) for employee, start in holders]
            owed += [
                Owed(
                    job.company_id,
                    job,
                    year,
                    own_clock,
                    employee=employee,
                    is_personal=not job.is_single_holder,
                )
                for employee, own_clock in bearers
            ]
        return owed

    def _get_people(self, jobs_by_company, year):
        """Return ``{job id: [(employee, first day in the position)]}``, today's.

        Of another year than the present one: those of its nearest day.
        """
        people = {}
        by_day = defaultdict(self.env["hr.job"].sudo().browse)
        todays = self.env["sidocakep.deadline"]._get_todays()
        for company, own in jobs_by_company.items():
            today = todays[company._get_profile()._get_zone()]
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
                    (holder.employee, starts[job_id, holder.employee.id])
                    for holder in holders
                ]
        return people

    # ------------------------------------------------------------------
    # How far it has come
    # ------------------------------------------------------------------

    def get_done_on(self, rows):
        """Link every row with the PK that makes its document, and close or reopen it.

        A returned PK is no agreement any more: its row is open again.
        """
        pks = (
            self.env["sidocakep.pk"]
            .sudo()
            .search(
                [
                    ("job_id", "in", rows.job_id.ids),
                    ("year", "in", list(set(rows.mapped("year")))),
                ],
                order="version, id",
            )
        )
        candidates = defaultdict(list)
        for pk in pks:
            candidates[pk.job_id.id, pk.year].append(pk)
        return {
            row: self._match_pk(row, candidates[row.job_id.id, row.year])
            for row in rows
        }

    def _match_pk(self, row, candidates):
        """Take the PK that made the document first; else the one being made."""
        if row.is_personal:
            candidates = [pk for pk in candidates if pk.employee_id == row.employee_id]
        made = [
            (done_on, pk)
            for pk in candidates
            if (done_on := self._get_done_on(row, pk))
        ]
        if row.done_on and (row.done_on, row.pk_id) in made:
            return {}
        vals = {"done_on": False}
        if made:
            done_on, pk = min(made, key=lambda item: item[0])
            vals = {"done_on": done_on}
            if not row.is_personal and pk.employee_id:
                vals |= {"employee_id": pk.employee_id.id, "holder_name": pk.first_name}
        else:
            pk = self._choose_in_making(row, candidates)
        return {**vals, "pk_id": pk.id if pk else False}

    def _choose_in_making(self, row, candidates):
        """Return the PK of who holds the position now, else the latest draft."""
        open_pks = [pk for pk in candidates if pk.state != REPLACED]
        own = [pk for pk in open_pks if pk.employee_id == row.employee_id]
        return (own or open_pks or [None])[-1]

    def _get_done_on(self, row, pk):
        """Return the day on which a PK made the document, or ``False``.

        An agreement is made when all its parties have signed, or, where the profile
        reads "disusun" so, when it is proposed; it is handed in when it is with Bagian
        Organisasi.
        """
        if row.document == DOCUMENT_PK and self._is_made_by_proposing(row, pk):
            moment = pk.proposed_on or pk.signed_first_on
        elif row.document == DOCUMENT_PK and pk.state in PK_CONCLUDED_STATES:
            moment = pk.signed_second_on or pk.signed_first_on
        elif row.document == DOCUMENT_HAND_IN and pk.state in HANDED_IN_STATES:
            if pk.state == REPLACED and not (pk.handed_in_on or pk.in_force_on):
                # It ended signed by both, and never reached Bagian Organisasi.
                return False
            moment = pk.handed_in_on
        else:
            return False
        moment = moment or pk.in_force_on or pk.create_date
        zoned = row.with_context(tz=row.tz)
        return fields.Datetime.context_timestamp(zoned, moment).date()

    def _is_made_by_proposing(self, row, pk):
        """Tell whether a proposed PK makes the document, by the profile of its day."""
        if pk.state not in PROPOSED_STATES:
            return False
        profile = row.company_id._get_profile(row.date_start, of_deadlines=True)
        deadline = profile.sudo()._get_deadline(row.document, row.date_start)
        return deadline.made_when == "proposed"

    # ------------------------------------------------------------------
    # What is to be done
    # ------------------------------------------------------------------

    def filter_can_open(self, rows):
        """A PK is opened by who reads it; only coordinators draw a missing one up."""
        draws_up = self.env["sidocakep.pk.draw.up"].has_access("create")
        is_office = self.env.user.has_group(ORGANISASI_GROUP)
        companies = self.env.user._get_own_agencies()
        return rows.filtered(
            lambda row: (
                row.pk_id or (draws_up and (is_office or row.company_id in companies))
            )
        )

    def get_turn_texts(self, rows):
        """Say who draws a missing PK up; of one that is there, what it says itself."""
        rows = rows.filtered(lambda row: not row.done_on)
        texts = {row: row.pk_id.sudo().turn_text for row in rows if row.pk_id}
        missing = rows.filtered(lambda row: not row.pk_id)
        day = self.env.user._get_office_day()
        jobs = missing.job_id.sudo()
        officials = jobs._get_officials(COORDINATOR, day, asked=True) if jobs else {}
        for row in missing:
            official = officials.get(row.job_id.id)
            texts[row] = row._get_draw_up_text(official.user if official else None)
        return texts

    def open_step(self, row):
        """Open the PK, the drawing up of the missing one, or who is to draw it up."""
        if not row.pk_id and row not in self.filter_can_open(row):
            return {
                "type": "ir.actions.act_window",
                "res_model": row._name,
                "res_id": row.id,
                "view_mode": "form",
            }
        if not row.pk_id:
            return row._prepare_draw_up(row.job_id)
        return {
            "type": "ir.actions.act_window",
            "res_model": "sidocakep.pk",
            "res_id": row.pk_id.id,
            "view_mode": "form",
        }

    def update_activities(self, rows):
        """Ask the holders of drafts, and the coordinators for what is missing."""
        rows._update_pk_activities()
