"""A good workbook with one cell broken by hand: one problem in its place, or none."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidocakep_base.engine.workbook import read_workbook

from .samples import BOOK, BUDGET, EXAMPLE_ROWS, FIRST_ROW, PLAN, edited, filled

ROWS = [
    {
        "code": f"5.01.{number}",
        "name": f"Belanja {number}",
        "nip": "197001011990011001",
        "year": 2026,
        "date": date(2026, 1, number),
        "amount": Decimal(1000) * number,
        "direction": "higher",
        "target": Decimal(number),
    }
    for number in range(1, 5)
]
NODES = [{"code": f"1.0{number}", "unit": "Persen"} for number in range(1, 5)]
GOOD = filled(ROWS, NODES)
BROKEN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1900, 3, 1), date(2200, 1, 1)),
    st.sampled_from(
        (
            *("-", "?", "x", "#REF!", "#N/A", "#DIV/0!", "=1/0", "=A1", "LOWONG", "0,"),
            *("1.234", "1,5 M", "Rp 500 jt", "2026-13-40", "31 Pebruari 2026", "1e400"),
            *("_x000B_", "_x005F_x000B_", "\u200b", "\u202eabc", "12 orang", "> 90"),
            *("9" * 400, "A" * 33000, "1.2.3.4", "'197001011990011001", "Makin tinggi"),
        )
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40),
)
FORMATS = ("General", "@", "0%", "0.00%", '0.0"%"', "dd/mm/yyyy", "#,##0", "[h]:mm")


def test_the_workbook_is_good():
    assert not read_workbook(GOOD, BOOK).problems


@pytest.mark.filterwarnings("ignore:Cell .* is marked as a date")
@settings(max_examples=40, deadline=None)
@given(
    sheet=st.sampled_from((PLAN, BUDGET)),
    row=st.integers(FIRST_ROW, FIRST_ROW + 3),
    data=st.data(),
    raw=BROKEN,
    number_format=st.sampled_from(FORMATS),
)
def test_one_broken_cell_is_one_problem_in_its_place(
    sheet, row, data, raw, number_format
):
    column = data.draw(st.sampled_from(sheet.columns))
    number = sheet.all_columns().index(column) + 1
    row -= 0 if sheet.examples else EXAMPLE_ROWS

    def edit(workbook):
        cell = workbook[sheet.title].cell(row, number)
        cell.value = raw
        if not isinstance(raw, date):
            cell.number_format = number_format

    reading = read_workbook(edited(GOOD, edit), BOOK)
    found = [(each.sheet, each.row, each.column) for each in reading.problems]
    assert found in ([], [(sheet.title, row, column.header)])
    rows = {key: read.rows for key, read in reading.sheets.items()}
    assert [len(rows[key]) for key in ("plan", "budget")] == [len(NODES), len(ROWS)]
