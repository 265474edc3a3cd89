"""What of a sheet is not read, row by row, and the sheets a file lacks."""

import json
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from sidocakep_base.engine.finding import WARNING
from sidocakep_base.engine.workbook.file_sheets import made_before
from sidocakep_base.engine.workbook.left_out import (
    EXAMPLES,
    LeftOut,
    example_words,
    pack_examples,
    unpack_examples,
)
from sidocakep_base.engine.workbook.problem import Problem, gather
from sidocakep_base.engine.workbook.spec import SKIP_KEY

from .samples import BOOK, BUDGET, PLAN

KNOWN = {column.key for column in BUDGET.columns}
#: The example of the sheet as its cells are shown.
EXAMPLE = {"code": "1.01", "name": "Contoh program", "amount": "1.000"}


def watch(*rows, known=KNOWN):
    """Return what was remembered and which rows are left out, from row 2 on."""
    left = LeftOut(BUDGET, example_words(BUDGET))
    taken = [left.takes(number, row, known) for number, row in enumerate(rows, start=2)]
    return left, taken


def cells(*values):
    return [SimpleNamespace(value=value) for value in values]


def told(left):
    return [
        (problem.code, problem.row, dict(problem.facts))
        for problem in left.problems(has_header=True)
    ]


def test_examples_are_compared_as_they_are_shown():
    sheet = replace(
        BUDGET,
        examples=(
            {"code": "1.01", "amount": 1500000, "date": date(2026, 3, 1)},
            {"direction": "higher", "name": "", "nip": None},
            {"direction": "sideways"},
        ),
    )
    assert example_words(sheet) == [
        {"code": "1.01", "amount": "1.500.000", "date": "1 Maret 2026"},
        {"direction": "Makin tinggi"},
        {"direction": "sideways"},
    ]
    assert example_words(PLAN) == []


def test_a_file_brings_the_examples_it_was_made_with():
    meta = {EXAMPLES: pack_examples(BOOK)}
    later = replace(BUDGET, examples=({"code": "9"},))
    assert unpack_examples(meta, later) == [EXAMPLE]
    assert unpack_examples(meta, PLAN) == []


@pytest.mark.parametrize(
    "packed",
    ["", "no JSON", "[]", "7", "null", "{}", '{"budget": 7}', '{"budget": [7]}'],
)
def test_a_file_with_other_facts_is_read_by_todays_examples(packed):
    assert unpack_examples({EXAMPLES: packed}, BUDGET) == [EXAMPLE]
    assert unpack_examples({}, BUDGET) == [EXAMPLE]


@pytest.mark.parametrize("mark", ["contoh", "CONTOH", " Contoh * "])
def test_an_example_that_nobody_touched_is_left_out(mark):
    left, taken = watch({SKIP_KEY: mark, **EXAMPLE})
    assert taken == [True]
    assert (left.examples, left.marked, left.rows()) == ([2], [], {2})
    assert told(left) == []


def test_an_example_in_a_file_without_one_of_its_columns():
    short = {key: text for key, text in EXAMPLE.items() if key != "name"}
    assert watch({SKIP_KEY: "contoh", **short}, known=KNOWN - {"name"})[1] == [True]
    assert watch({SKIP_KEY: "contoh", **short})[1] == [False], "somebody emptied it"


@pytest.mark.parametrize("change", [{"amount": "2.000"}, {"year": "2026"}])
def test_an_example_that_somebody_filled_is_read_and_told(change):
    left, taken = watch(
        {SKIP_KEY: "contoh", **EXAMPLE},
        {SKIP_KEY: "contoh", **EXAMPLE, **change},
        {SKIP_KEY: "contoh", **EXAMPLE, **change},
    )
    assert taken == [True, False, False]
    assert told(left) == [("example_filled", 3, {"rows": "3-4"})]


def test_a_mark_without_anything_beside_it_is_nothing():
    left, taken = watch({SKIP_KEY: "contoh"})
    assert (taken, told(left), left.rows()) == ([False], [], set())


def test_any_other_mark_leaves_a_row_out():
    left, taken = watch(
        {SKIP_KEY: "x", "code": "A"},
        {SKIP_KEY: "contohnya", **EXAMPLE},
        {SKIP_KEY: "", "code": "B"},
        {"code": "C"},
    )
    assert taken == [True, True, False, False]
    assert (left.marked, left.rows()) == ([2, 3], {2, 3})


def test_what_stands_above_the_headers_is_told():
    left = LeftOut(BUDGET, ())
    left.see_above(1, cells("Daftar anggaran", None))
    left.see_above(2, cells(None, "", "  "))
    left.see_above(3, cells(None, 0))
    assert told(left) == [("rows_above_header", 1, {"rows": "1, 3"})]


def test_what_stands_under_no_header_is_told_by_its_column():
    left = LeftOut(BUDGET, ())
    left.see_without_header(4, cells("A", "note", None, "x"), {0, 2})
    left.see_without_header(5, cells("B", " ", "C", "y"), {0, 2})
    left.see_without_header(7, [*cells(*[None] * 27), *cells("far")], {0, 2})
    assert told(left) == [
        ("cells_without_header", 4, {"column": "B", "rows": "4"}),
        ("cells_without_header", 4, {"column": "D", "rows": "4-5"}),
        ("cells_without_header", 7, {"column": "AB", "rows": "7"}),
    ]
    assert all(problem.severity == WARNING for problem in left.problems(True))
    assert left.problems(has_header=False) == [], "nothing was read at all"


def test_sheets_that_are_younger_than_the_file_are_told_once():
    assert made_before([]) == []
    [problem] = made_before([BUDGET, PLAN])
    assert (problem.code, problem.is_severe) == ("made_before", False)
    assert problem.facts == {"sheets": "DPA, Rencana"}


def test_what_is_wrong_alike_is_one_problem():
    one = Problem("required", sheet="DPA", row=9, column="Jumlah")
    same = [one, replace(one, row=4), replace(one, row=9), replace(one, row=12)]
    [found] = gather(same)
    assert (found.row, found.others) == (9, (4, 12))
    again = [found, replace(one, row=5, others=(6, 9))]
    assert gather(again)[0].others == (4, 5, 6, 12)


@pytest.mark.parametrize(
    "change",
    [
        {"code": "other"},
        {"severity": WARNING},
        {"sheet": "Rencana"},
        {"column": "Kode"},
        {"value": "x"},
        {"facts": {"reading": "1"}},
        {"row": 0},
    ],
)
def test_what_differs_stays_two_problems(change):
    one = Problem("required", sheet="DPA", row=9, column="Jumlah")
    assert gather([one, replace(one, **change)]) == [one, replace(one, **change)]


def test_the_packed_examples_can_be_read_by_a_person():
    sheet = replace(BUDGET, examples=({"name": "Persentase ≥ 80"},))
    text = pack_examples(replace(BOOK, sheets=(sheet,)))
    assert json.loads(text) == {"budget": [{"name": "Persentase ≥ 80"}]}
    assert "≥" in text


def test_a_total_under_the_rows_is_told_and_not_read():
    total = {"name": "JUMLAH", "amount": "Rp 1.234.567,89"}
    row = {"name": "Jumlah kejadian", "amount": "5"}
    left, taken = watch(row, total, {"name": "Total", "amount": "=SUM(C2:C3)"})
    assert taken == [False, True, True]
    assert told(left) == [("totals_left_out", 3, {"rows": "3-4"})]
    assert left.rows() == {3, 4}
