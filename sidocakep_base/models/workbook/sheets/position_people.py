"""Whom a row means, of all the people that Odoo has already."""

from collections import defaultdict

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


class Namesakes:
    """The people of the government outside the agency, as its sheet may mean them.

    Whoever used Odoo before has people without a NIP, under another agency or under
    the government itself: they are found by name, and the official is asked.
    """

    def __init__(self, company, employees):
        self._root = company.root_id
        self._company = company
        self._by_name = defaultdict(list)
        for employee in employees:
            if employee.company_id != company:
                self._by_name[bare_name(employee.name)].append(employee)

    def find(self, name, nip):
        """Return those who have the name and not another NIP."""
        return [
            employee
            for employee in self._by_name.get(bare_name(name), ())
            if not (nip and employee.nip)
        ]

    def is_unplaced(self, employee):
        """Tell whether a person stands in the government without a post of ours."""
        return (
            employee.company_id == self._root
            and self._company != self._root
            and not employee.job_id.position_kind_id
        )
