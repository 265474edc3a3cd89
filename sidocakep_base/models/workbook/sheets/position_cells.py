"""What the cells of the sheet "Jabatan & Pegawai" mean, as offices write them."""

from ....engine.people import (
    acting_word,
    contract_grade_of,
    grade_of,
    is_vacancy,
    rank_key,
)
from ....engine.workbook import normalize

# Cells in which a dash or "lowong" says that there is nothing.
_MAY_BE_VACANT = ("employee", "rank", "superior", "kind", "title")


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


def longer_name_of(job):
    """Return the name of a position with that of its superior."""
    above = job.superior_id.name
    return f"{job.name} ({above})" if above else job.name


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
        in {
            normalize(job.superior_id.name or ""),
            normalize(longer_name_of(job.superior_id) or ""),
        }
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
