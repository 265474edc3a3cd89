"""Sheet "Jabatan & Pegawai": the positions of the agency and who holds them."""

from collections import defaultdict
from datetime import date

from odoo.fields import Domain

from ....engine.figures.indonesian import format_date
from ....engine.workbook import Sheet, normalize
from .base import SheetHandler
from .pending import Pending
from .position_cells import (
    Namesakes,
    RankIndex,
    acting_cell,
    clear_vacancies,
    namesakes_of,
)
from .position_columns import (
    COLUMNS,
    EXAMPLES,
    JOB_KEYS,
    PERSON_KEYS,
    TITLE,
)
from .position_kinds import ONE_AN_AGENCY, has_kind, kind_code_of
from .position_logins import MESSAGES, PositionLogins
from .position_nip import check_nip, check_nip_beside
from .position_people import KnownPeople


class PositionHandler(SheetHandler):
    """Rows are a position with one of its holders; positions may take several rows.

    Matching: the position by its name in the agency; the person by NIP, else by name
    in the agency.
    """

    key = "positions"
    messages = MESSAGES

    def build_sheet(self):
        return Sheet(
            self.key,
            TITLE,
            COLUMNS,
            purpose="Jabatan di perangkat daerah, atasan langsungnya, dan pegawai yang "
            "memegangnya.",
            match="Jabatan: nama. Pegawai: NIP, atau nama bila NIP belum ada.",
            examples=EXAMPLES,
        )

    def lists(self):
        return {
            "position_kinds": tuple(self._kinds().mapped("name")),
            "ranks": tuple(rank.display_name for rank in self._ranks()),
            "roles": self.logins.get_role_names(),
        }

    def _kinds(self):
        return self.env["sidocakep.position.kind"].search([])

    def _ranks(self):
        return self.env["sidocakep.rank"].search([])

    # Records -----------------------------------------------------------------

    def load(self):
        """Read positions and people of the government once.

        Employees are readable by HR only; what is compared here (name, NIP, rank,
        position) is what every agreement prints, so it is read with elevated rights
        and written with the user's own.
        """
        root = self.company.root_id
        jobs = self.env["hr.job"].sudo().search([("company_id", "child_of", root.id)])
        jobs.fetch(["name", "company_id", "superior_id", "position_kind_id"])
        self.jobs = {}
        self.foreign_jobs = {}
        for job in jobs.sorted("id"):
            own = job.company_id == self.company
            index = self.jobs if own else self.foreign_jobs
            index.setdefault(normalize(job.name), []).append(job)
        self._namesakes = Namesakes(self.jobs)
        employees = self.env["hr.employee"].sudo()
        employees = employees.search(
            Domain("company_id", "child_of", root.id), order="id"
        )
        names = ("name", "nip", "asn_kind", "job_id", "rank_id", "company_id")
        employees.fetch([*names, "user_id"])
        self.logins = PositionLogins(self)
        self.people = KnownPeople(self, employees)
        self.holders = {}
        self.newcomers = defaultdict(list)
        for employee in employees:
            if employee.company_id == self.company:
                self.holders.setdefault(employee.job_id.id, []).append(employee)
        self.kinds = self.by_words(self._kinds())
        self.ranks = RankIndex(self._ranks())

    def find_jobs(self, text):
        """Return the positions a word means: of the agency, else of the others."""
        name = normalize(text)
        return self.find_own_jobs(text) or self.foreign_jobs.get(name, [])

    def find_own_jobs(self, text):
        """Return the positions of the agency a word means, "Kasi (Lurah X)" too."""
        name = normalize(text)
        return self.jobs.get(name) or self._namesakes.find(name)

    def word_of(self, job):
        """Return the word for a position: the name, of namesakes with the superior."""
        return self._namesakes.word_of(job)

    def find_holders(self, job):
        """Return the people of a position, those of the file included."""
        return [*self.holders.get(getattr(job, "id", None), ()), *self.newcomers[job]]

    def export(self):
        rows = []
        for jobs in self.jobs.values():
            for job in jobs:
                rows += [
                    self._job_cells(job) | self._employee_cells(employee)
                    for employee in self.holders.get(job.id) or [None]
                ]
        return rows

    def _job_cells(self, job):
        return {
            "job": job.name,
            "kind": job.position_kind_id.name,
            "echelon": job.echelon,
            "superior": self.word_of(job.superior_id),
            "title": job.printed_title,
        }

    def _employee_cells(self, employee):
        if not employee:
            return {}
        return {
            "employee": employee.name,
            "asn_kind": employee.asn_kind,
            "nip": employee.nip,
            "rank": employee.rank_id.display_name,
            **self.logins.get_cells(employee),
        }

    # Staging -----------------------------------------------------------------

    def stage_rows(self, rows):
        self._vacant = set()
        rows = [row for row in rows if "job" not in row.failed and self._is_held(row)]
        staged = {}
        self._seen_people = {}
        # First all positions, so that a superior may stand below in the sheet.
        for row in rows:
            name = self._job_key(row)
            if name not in staged:
                staged[name] = self._stage_job(row, normalize(row.get("job")))
        firsts = set()
        for row in rows:
            name = self._job_key(row)
            job, is_new = staged[name]
            earlier = len(self.pendings)
            changes = self._stage_job_values(row, job, is_new, name in firsts)
            if job is not None:
                changes += self._stage_employee(row, job)
            self.enter(
                row,
                " - ".join(filter(None, (row.get("job"), row.get("employee")))),
                (is_new and name not in firsts) or self._brings_person(earlier),
                changes,
            )
            firsts.add(name)

    def _brings_person(self, earlier):
        """Tell whether a person is new among what was staged since then."""
        return any(
            item.is_new and item.model == "hr.employee"
            for item in self.pendings[earlier:]
        )

    def _is_held(self, row):
        """Tell whether a row speaks of a position and of whom it belongs to.

        An acting official holds nothing: the position is vacant and has a decree.
        """
        if clear_vacancies(row):
            self._vacant.add(row.number)
        acting = acting_cell(row)
        if acting and acting[0] == "job" and self.find_jobs(row.get("job")):
            # A position that is called so here is one, however it came to be.
            return True
        if acting:
            key, word = acting
            self.add_problem("acting_official", row, key, word=word)
        return not acting

    def _job_key(self, row):
        """Return what tells positions apart: the name, of namesakes more than that."""
        name = normalize(row.get("job"))
        if len(self.jobs.get(name, [])) < 2:
            return name
        jobs = namesakes_of(row, self.jobs[name], self.holders)
        return name, tuple(job.id for job in jobs)

    def _stage_job(self, row, name):
        """Return (position or pending position, whether it is new)."""
        matches = namesakes_of(row, self.jobs.get(name, []), self.holders)
        if len(matches) > 1:
            self.resolve(row, "job", matches)
            return None, False
        if matches:
            return matches[0], False
        vals = {"name": row.get("job"), "company_id": self.company.id}
        pending = self.pend("hr.job", row, row.get("job"), vals)
        self.jobs[name] = [pending]
        return pending, True

    def _stage_job_values(self, row, job, is_new, repeated):
        """Stage what the row says of the position; a repeated row must agree."""
        if job is None:
            return []
        if is_new and repeated:
            self._check_agrees(row, job)
            return []
        current = {} if is_new else self._job_cells(job)
        found = {
            key: change
            for key, change in self.differences(row, current).items()
            if key in JOB_KEYS or (key == "job" and not is_new)
        }
        vals = self._job_vals(row, found)
        if is_new:
            if row.get("kind") is None and "kind" not in row.failed:
                found |= self._tell_kind(row, vals)
            job.vals.update(vals)
            return list(found.values())
        if vals:
            self.pend("hr.job", row, job.name, vals, self._own(job))
        return list(found.values())

    def _tell_kind(self, row, vals):
        """Fill in the kind that eselon and name tell; return it as a change."""
        code = kind_code_of(
            row.get("echelon"), row.get("job"), self.company.sidocakep_kind
        )
        kind = self.kinds.get(normalize(code)) if code else None
        if not kind or (code in ONE_AN_AGENCY and has_kind(self.jobs, kind)):
            return {}
        vals["position_kind_id"] = kind.id
        return {"kind": (self.sheet.column("kind").header, "", kind.name)}

    def _check_agrees(self, row, job):
        """Refuse a second row of a new position that says something else."""
        vals = self._job_vals(
            row, {k: None for k in JOB_KEYS if row.get(k) is not None}
        )
        for name, value in vals.items():
            if job.vals.get(name) != value:
                self.add_problem("position_disagrees", row, "job", other=job.row)
                return

    def _own(self, record):
        """Return a record that was read with elevated rights, with the user's own."""
        return record.sudo(False)

    def _job_vals(self, row, changed):
        vals = {}
        if "job" in changed:
            vals["name"] = row.get("job")
        if "echelon" in changed:
            vals["echelon"] = row.get("echelon")
        if "title" in changed:
            vals["printed_title"] = row.get("title")
        if "kind" in changed:
            kind = self._lookup(row, "kind", self.kinds)
            if kind:
                vals["position_kind_id"] = kind.id
        if "superior" in changed:
            superior = self.resolve(
                row,
                "superior",
                self.find_jobs(row.get("superior")),
                self.foreign_jobs | self.jobs,
            )
            if superior is not None:
                vals["superior_id"] = superior
        return vals

    def _lookup(self, row, key, index):
        found = index.get(normalize(row.get(key)))
        names = {word: record.name for word, record in index.items()}
        return self.resolve(row, key, [found] if found else [], names)

    def _stage_employee(self, row, job):
        """Stage the person of the row; return what changes."""
        if row.get("employee") is None:
            for key in PERSON_KEYS:
                if row.get(key) is not None:
                    self.add_problem("employee_without_name", row, key)
                    break
            self._check_vacancy(row, job)
            return []
        if row.failed & {"employee", "nip", "asn_kind", "rank", "since"}:
            check_nip_beside(self, row)
            return []
        employee = self.people.find(row)
        if employee is None or not check_nip(self, row, employee):
            return []
        name = row.get("nip") or normalize(row.get("employee"))
        key = "nip" if row.get("nip") else "employee"
        if not self.first_use(row, key, self._seen_people, name):
            return []
        current = self._employee_cells(employee)
        moved = isinstance(job, Pending) or employee.job_id != job
        found = {
            key: change
            for key, change in self.differences(
                row, current, {"rank": lambda _old, _new: self._has_rank(row, employee)}
            ).items()
            if key in ("employee", "asn_kind", "nip", "rank")
        }
        vals = self._employee_vals(row, found)
        login = self.logins.stage(row, employee, job)
        if login:
            vals["user_id"] = login
        changes = list(found.values())
        if login:
            changes.append((self.sheet.column("login").header, "", login.label))
        if not employee:
            changes.append(self._pend_person(row, job, vals))
        elif moved:
            changes += self._stage_move(row, employee, job)
            self.newcomers[job].append(employee)
        else:
            self.people.check_since(row, employee)
        if employee and vals:
            self.pend("hr.employee", row, employee.name, vals, self._own(employee))
        return [change for change in changes if change]

    def _pend_person(self, row, job, vals):
        """Add the person of a row, who is new; return the change."""
        vals.setdefault("asn_kind", "pns")
        vals |= {"job_id": job, "company_id": self.company.id}
        vals["date_version"] = row.get("since") or date(self.run.year, 1, 1)
        person = self.pend("hr.employee", row, row.get("employee"), vals)
        self.newcomers[job].append(person)
        return self._since(vals["date_version"])

    def _check_vacancy(self, row, job):
        """An import empties nothing, so a holder stays where the list has none."""
        holders = self.holders.get(getattr(job, "id", None))
        if row.number in self._vacant and holders:
            names = ", ".join(holder.name for holder in holders)
            self.warn("vacancy_is_held", row, "employee", names=names)

    def _employee_vals(self, row, changed):
        names = {"employee": "name", "asn_kind": "asn_kind", "nip": "nip"}
        vals = {names[key]: row.get(key) for key in names if key in changed}
        if "rank" in changed:
            rank = self._find_rank(row)
            rank = self.resolve(row, "rank", [rank] if rank else [], self.ranks.words())
            if rank:
                vals["rank_id"] = rank.id
        return vals

    def _find_rank(self, row):
        return self.ranks.find(row.get("rank"), row.get("asn_kind"))

    def _has_rank(self, row, employee):
        return bool(employee.rank_id) and employee.rank_id == self._find_rank(row)

    def _since(self, day):
        """Return the day from which somebody holds a position, for the preview."""
        return self.sheet.column("since").header, "", format_date(day)

    def _stage_move(self, row, employee, job):
        """A change of position (mutasi) begins on a day; the past stays as it was."""
        since = self.people.get_since(row, employee)
        if since is None:
            self.add_problem(
                "move_without_date", row, "since", former=employee.job_id.name or "-"
            )
            return []
        self.pend(
            "hr.employee",
            row,
            employee.name,
            {"job_id": job},
            self._own(employee),
            version_date=since,
        )
        title = job.label if isinstance(job, Pending) else job.name
        header = self.sheet.column("job").header
        return [(header, employee.job_id.name or "", title), self._since(since)]
