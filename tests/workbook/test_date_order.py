"""Days of a column are written in one order: it decides, or it is asked once."""

from datetime import date

import pytest

from sidocakep_base.engine.finding import SEVERE, WARNING

from .samples import FIRST_ROW, filled
from .test_reader import read

TWO_WAYS = ("01/12/2025", "1-8-2021", "TMT 01.11.2025")


def read_days(*days):
    rows = [{"code": f"A{i}", "amount": 1, "date": day} for i, day in enumerate(days)]
    reading = read(filled(rows))
    found = [(p.code, p.severity, p.row, p.others) for p in reading.problems]
    return reading.sheets["budget"].rows, found


def test_a_day_past_the_twelfth_decides_for_its_column():
    rows, found = read_days(*TWO_WAYS, "31/12/2024")
    assert found == [
        ("dates_day_first", WARNING, FIRST_ROW, (FIRST_ROW + 1, FIRST_ROW + 2))
    ]
    assert [row.get("date") for row in rows[:3]] == [
        date(2025, 12, 1),
        date(2021, 8, 1),
        date(2025, 11, 1),
    ]
    assert not any(row.failed for row in rows)


@pytest.mark.parametrize(
    "beside",
    [(), ("12/31/2024",), ("31/12/2024", "12/31/2024"), ("1 Maret 2024", "soon")],
)
def test_what_nothing_decides_is_one_problem(beside):
    rows, found = read_days(*TWO_WAYS, *beside)
    asked = [problem for problem in found if problem[0] == "ambiguous_dates"]
    assert asked == [
        ("ambiguous_dates", SEVERE, FIRST_ROW, (FIRST_ROW + 1, FIRST_ROW + 2))
    ]
    assert all("date" in row.failed for row in rows[:3])


def test_one_day_is_told_as_before():
    _rows, found = read_days("1-8-2021", "1-8-2021")
    assert found == [("ambiguous_date", SEVERE, FIRST_ROW, (FIRST_ROW + 1,))]
