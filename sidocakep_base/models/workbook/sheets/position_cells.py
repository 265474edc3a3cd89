"""What the cells of the sheet "Jabatan & Pegawai" mean, as offices write them."""

from collections import defaultdict

from ....engine.people import (
    acting_word,
    contract_grade_of,
    grade_of,
    is_vacancy,
    rank_key,
)
from ....engine.workbook import normalize

# How many superiors tell namesakes apart at most.
_DEPTH = 3
# Cells in which a dash or "lowong" says that there is nothing.
_MAY_BE_VACANT = (
    "employee",
    "rank",
    "superior",
    "kind",
    "title",
    "login",
    "email",
    "role",
)


def clear_vacancies(row):
    """Empty the cells that only say that there is nobody or nothing.

    :return: whether the row says in words that the position is vacant
    """
    said = row.get("employee")
    for key in _MAY_BE_VACANT:
        if row.get(key) is not None and is_vacancy(row.get(key)):
            row.values[key] = None
    return said is not None and row.get("employee") is None


def acting_cell(row):
    """Return (column, word) of the cell that names an acting official, or None."""
    for key in ("job", "employee", "title"):
        word = acting_word(row.get(key) or "")
        if word:
            return key, word
    return None


def longer_names_of(job):
    """Return the names of a position with one, two and three superiors above it."""
    chain = [job]
    while chain[-1].superior_id and len(chain) <= _DEPTH:
        chain.append(chain[-1].superior_id)
    names = []
    for depth in range(2, len(chain) + 1):
        above = " (".join(upper.name for upper in chain[:depth])
        names.append(above + ")" * (depth - 1))
    return names


def namesakes_of(row, jobs, holders):
    """Return those of positions of one name that a row means.

    By their superior, as the seksi of several kelurahan; else by who holds them.

    :param holders: people by the id of their position
    """
    if len(jobs) < 2:
        return jobs
    superior = normalize(row.get("superior") or "")
    jobs = [
        job
        for job in jobs
        if superior
        in map(
            normalize,
            [job.superior_id.name or "", *longer_names_of(job.superior_id)],
        )
    ] or jobs
    people = {normalize(row.get("employee") or ""), row.get("nip")} - {"", None}
    held = [
        job
        for job in jobs
        if any(
            people & {normalize(holder.name), holder.nip}
            for holder in holders.get(job.id, ())
        )
    ]
    return held or jobs


class Namesakes:
    """Finds positions of one name by their superiors.

    :param jobs: positions of the agency by their name as it is compared
    """

    def __init__(self, jobs):
        self._jobs = jobs
        self._by_longer = defaultdict(list)
        for same in jobs.values():
            for job in same if len(same) > 1 else ():
                for name in longer_names_of(job):
                    self._by_longer[normalize(name)].append(job)

    def find(self, word):
        """Return the positions that a longer name means."""
        return self._by_longer.get(word, [])

    def word_of(self, job):
        """Return the shortest name by which a position is found and no other."""
        same = self._jobs.get(normalize(job.name or ""), [])
        if len(same) > 1 and job in same:
            for name in longer_names_of(job):
                if len(self._by_longer[normalize(name)]) == 1:
                    return name
        return job.name


class RankIndex:
    """Finds a rank by what a list says of it: its golongan, else its name."""

    def __init__(self, ranks):
        self._by_words = {}
        self._by_grade = {}
        for rank in ranks:
            self._by_grade[rank.employee_kind, rank.code.casefold()] = rank
            for words in (rank.display_name, rank.name):
                self._by_words.setdefault(rank_key(words), rank)

    def find(self, text, kind=None):
        """Return the rank a text means, or None.

        :param kind: of the employee, if the row says it: a PPPK has a grade IX
        """
        pns, contract = grade_of(text), contract_grade_of(text)
        if kind != "pppk" and pns:
            return self._by_grade.get(("pns", pns.casefold()))
        if contract:
            return self._by_grade.get(("pppk", contract.casefold()))
        return self._by_words.get(rank_key(text))

    def words(self):
        """Return the words to suggest from, as they are compared: {key: as written}."""
        return {
            normalize(rank.display_name): rank.display_name
            for rank in self._by_grade.values()
        }
