"""Whom a row means, of all the people that Odoo has already."""

from collections import defaultdict
from datetime import date

from ....engine.workbook import normalize


def bare_name(name):
    """Return a name as another list may have it: without degrees and titles.

    >>> bare_name("dr. H. Siti Lama, Sp.A., M.Kes.") == bare_name("SITI  LAMA")
    True
    """
    words = (name or "").split(",")[0].split()
    while len(words) > 1 and words[0].endswith("."):
        words.pop(0)
    return normalize(" ".join(words))


class KnownPeople:
    """The people of the government, as a row of the sheet may mean them.

    By NIP, else by name in the agency. Whoever used Odoo before has people without a
    NIP, without their degrees, under another agency or under the government itself:
    they are found by name, and the official is asked.
    """

    def __init__(self, handler, employees):
        self._handler = handler
        self._company = handler.company
        self._root = handler.company.root_id
        self._by_nip = {
            employee.nip: employee for employee in employees if employee.nip
        }
        self._own = defaultdict(list)
        self._by_bare_name = defaultdict(list)
        for employee in employees:
            if employee.company_id == self._company:
                self._own[normalize(employee.name)].append(employee)
            self._by_bare_name[bare_name(employee.name)].append(employee)

    def is_unplaced(self, employee):
        """Tell whether a person stands in the government without a post of ours."""
        return (
            employee.company_id == self._root
            and self._company != self._root
            and not employee.job_id.position_kind_id
        )

    def find(self, row):
        """Return the employee (empty when new), or None after a problem."""
        nip = row.get("nip")
        if nip and nip in self._by_nip:
            return self._find_by_nip(row, self._by_nip[nip])
        named = self._own.get(normalize(row.get("employee")), [])
        if nip:
            # A person known by name only gets the number now.
            named = [employee for employee in named if not employee.nip]
        if len(named) > 1:
            self._handler.add_problem(
                "employee_ambiguous", row, "employee", count=len(named)
            )
            return None
        return named[0] if named else self._ask(row)

    def _find_by_nip(self, row, employee):
        is_own = employee.company_id == self._company
        if is_own or row.get("same") == "yes" or self.is_unplaced(employee):
            return employee
        self._handler.add_problem(
            "employee_elsewhere", row, "nip", agency=employee.company_id.name
        )
        return None

    def _ask(self, row):
        """Of a name that stands elsewhere, or otherwise, the official is asked."""
        found = [
            employee
            for employee in self._by_bare_name.get(bare_name(row.get("employee")), ())
            if not (row.get("nip") and employee.nip)
        ]
        if not found or row.get("same") == "no":
            return self._handler.env["hr.employee"]
        if row.get("same") != "yes":
            agencies = {employee.company_id.name for employee in found}
            self._handler.add_problem(
                "employee_namesake", row, "employee", agency=", ".join(sorted(agencies))
            )
            return None
        if len(found) > 1:
            self._handler.add_problem(
                "namesake_ambiguous", row, "same", count=len(found)
            )
            return None
        return found[0]

    def check_since(self, row, employee):
        """Warn where the day of a row is none from which a person has the post."""
        since = row.get("since")
        if since is not None and not any(
            version.date_version == since and version.job_id == employee.job_id
            for version in employee.version_ids
        ):
            self._handler.warn("since_not_taken", row, "since")

    def get_since(self, row, employee):
        """Return the day from which a person holds the post of a row, or ``None``."""
        since = row.get("since")
        if since is None and self.is_unplaced(employee):
            # Nothing of ours was held before: as of those whom the file makes.
            since = date(self._handler.run.year, 1, 1)
        if since and employee.company_id != self._company:
            # What HR has recorded before is not told otherwise.
            since = max(since, employee.current_version_id.date_version)
        return since
