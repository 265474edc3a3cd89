"""What can be wrong with a workbook, as data.

A problem carries a stable code and the facts; the words (what is wrong, how to
mend it) belong to whoever shows it, in the language of the reader.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ..finding import SEVERE


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding in a workbook.

    :param severity: a severe one stops the import, a warning is only shown
    :param code: stable key, e.g. ``missing_column``
    :param sheet: title of the sheet, empty for the file as a whole
    :param row: row number as the spreadsheet shows it, 0 for the whole sheet
    :param column: header of the column
    :param value: what stands in the cell
    :param facts: what the message needs besides (suggestions, readings ...)
    :param others: further rows in which the same is wrong, by the same cause

    >>> Problem("required", sheet="DPA", row=4, column="Jumlah").severity
    'severe'
    """

    code: str
    severity: str = SEVERE
    sheet: str = ""
    row: int = 0
    column: str = ""
    value: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    others: tuple[int, ...] = ()

    @property
    def is_severe(self) -> bool:
        return self.severity == SEVERE


def gather(problems: Iterable[Problem]) -> list[Problem]:
    """Return one problem of those that say the same of several rows of a sheet.

    >>> unknown = Problem("reference_unknown", sheet="PK", row=4, value="Kadis")
    >>> [found.others for found in gather([unknown, replace(unknown, row=7)])]
    [(7,)]
    """
    found: dict[tuple, Problem] = {}
    for problem in problems:
        facts = tuple(sorted(problem.facts.items()))
        key = (
            problem.code,
            problem.severity,
            problem.sheet,
            problem.column,
            problem.value,
            facts,
            # What is said of the sheet is said once; it has no row.
            bool(problem.row),
        )
        first = found.setdefault(key, problem)
        if first is not problem:
            rows = {*first.others, problem.row, *problem.others} - {first.row}
            found[key] = replace(first, others=tuple(sorted(rows)))
    return list(found.values())


class WorkbookRefusedError(Exception):
    """The file cannot be read at all; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem
