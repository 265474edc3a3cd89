"""Dates such as 01/12/2025 that a column of a thousand rows writes alike.

Whoever keeps a list writes all days of a column in one order. Where others of the
column can only be day before month (31/12/2025), those that can be either are read so
and told; where nothing decides, they are one problem and not one of each day.
"""

from collections.abc import Iterable
from dataclasses import replace

from ..finding import WARNING
from .dates import is_day_first, is_month_first, read_day_first
from .problem import Problem
from .spec import Kind, Sheet

AMBIGUOUS = "ambiguous_date"


def settle_dates(
    sheet: Sheet, rows: Iterable, problems: Iterable[Problem]
) -> list[Problem]:
    """Return the problems without those of dates that their column decides.

    :param rows: the rows that were read; of what is decided they get the day
    """
    found = list(problems)
    rows = {row.number: row for row in rows}
    for column in sheet.columns:
        if column.kind is not Kind.DATE:
            continue
        doubtful: list[Problem] = []
        others: list[Problem] = []
        for problem in found:
            is_one = problem.code == AMBIGUOUS and problem.column == column.header
            (doubtful if is_one else others).append(problem)
        if not doubtful:
            continue
        texts = [row.written.get(column.key, "") for row in rows.values()]
        decided = any(map(is_day_first, texts)) and not any(map(is_month_first, texts))
        found = [*others, _as_one(doubtful, decided)]
        if decided:
            _read(rows, column.key, doubtful)
    return found


def _read(rows, key: str, doubtful: list[Problem]) -> None:
    for problem in doubtful:
        row = rows.get(problem.row)
        if row is not None:
            row.values[key] = read_day_first(problem.value)
            row.failed.discard(key)


def _as_one(doubtful: list[Problem], decided: bool) -> Problem:
    first = min(doubtful, key=lambda problem: problem.row)
    others = tuple(sorted({problem.row for problem in doubtful} - {first.row}))
    if decided:
        return replace(first, code="dates_day_first", severity=WARNING, others=others)
    if len({problem.value for problem in doubtful}) == 1:
        return replace(first, others=others)
    facts = {**first.facts, "count": str(len(doubtful))}
    return replace(first, code="ambiguous_dates", facts=facts, others=others)
