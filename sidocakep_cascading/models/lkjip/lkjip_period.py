"""What time a performance report is of: the year, or its first half (interim).

Paser 23/2016 annex I row 9: "Menyusun laporan kinerja interim", before row 10 with that
of the year. No day is given for it, so that none is owed.
"""

from datetime import date
from typing import NamedTuple

YEAR, SEMESTER = "year", "semester"
PERIODS = [(YEAR, "The Year"), (SEMESTER, "Semester I (Interim)")]


class ReportPeriod(NamedTuple):
    """A period of a year.

    :param kind: of the measurement that its tables are drawn from
    :param number: of that measurement
    :param month: the last one that it is of
    :param last_day: of that month
    :param words: before the year, as printed; empty for the whole year
    """

    kind: str
    number: int
    month: int
    last_day: int
    words: str = ""

    def get_end(self, year: int) -> date:
        return date(year, self.month, self.last_day)

    def name(self, year: int) -> str:
        """Return it as the paper names it.

        >>> REPORT_PERIODS[YEAR].name(2026), REPORT_PERIODS[SEMESTER].name(2026)
        ('Tahun 2026', 'Semester I Tahun 2026')
        """
        return f"{self.words} Tahun {year}".strip()

    def name_to_date(self, year: int) -> str:
        """Return up to when its figures are counted.

        >>> REPORT_PERIODS[YEAR].name_to_date(2026)
        '2026'
        >>> REPORT_PERIODS[SEMESTER].name_to_date(2026)
        'Semester I 2026'
        """
        return f"{self.words} {year}".strip()


REPORT_PERIODS = {
    YEAR: ReportPeriod("year", 0, 12, 31),
    SEMESTER: ReportPeriod("quarter", 2, 6, 30, "Semester I"),
}
#: Contents that stand in the report of a whole year alone: money against results.
OF_WHOLE_YEAR = frozenset({"efficiency"})
