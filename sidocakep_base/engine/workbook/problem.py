"""What can be wrong with a workbook, as data.

A problem carries a stable code and the facts; the words (what is wrong, how to
mend it) belong to whoever shows it, in the language of the reader.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """``ERROR`` stops the import, ``WARNING`` is only shown."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding in a workbook.

    :param code: stable key, e.g. ``missing_column``
    :param sheet: title of the sheet, empty for the file as a whole
    :param row: row number as the spreadsheet shows it, 0 for the whole sheet
    :param column: header of the column
    :param value: what stands in the cell
    :param facts: what the message needs besides (suggestions, readings ...)

    >>> Problem("required", sheet="DPA", row=4, column="Jumlah").severity.value
    'error'
    """

    code: str
    severity: Severity = Severity.ERROR
    sheet: str = ""
    row: int = 0
    column: str = ""
    value: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


class WorkbookRefusedError(Exception):
    """The file cannot be read at all; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem
