"""The shape of a workbook: names of columns, choices, limits of a container."""

import pytest

from sidocakep_base.engine.finding import WARNING
from sidocakep_base.engine.workbook import Column, Kind, Problem, normalize
from sidocakep_base.engine.workbook.container import Limits, inspect
from sidocakep_base.engine.workbook.problem import WorkbookRefusedError
from sidocakep_base.engine.workbook.spec import SKIP_COLUMN

from .samples import BOOK, BUDGET, edited, filled


@pytest.mark.parametrize("text", ["Kode", " kode ", "KODE *", "Kode*"])
def test_headers_are_compared_without_case_blanks_and_star(text):
    assert normalize(text) == "kode"


def test_a_column_answers_to_its_aliases():
    column = BUDGET.column("target")
    assert column.names() == ("target 2026", "sasaran 2026")


def test_required_columns_carry_a_star():
    assert BUDGET.column("code").title == "Kode *"
    assert BUDGET.column("name").title == "Uraian"


def test_choices_both_ways():
    column = BUDGET.column("direction")
    assert column.choice_code("Makin Rendah") == "lower"
    assert column.choice_label("lower") == "Makin rendah"
    assert column.choice_code("turun") is None
    assert column.choice_label("unknown") == "unknown"


def test_the_skip_mark_is_the_first_column():
    assert BUDGET.all_columns()[0] is SKIP_COLUMN
    assert BOOK.sheet("budget") is BUDGET


def test_only_errors_stop():
    assert Problem("required").is_severe
    assert not Problem("unknown_column", WARNING).is_severe


def test_a_choice_column_without_list_knows_nothing():
    assert Column("x", "X", Kind.CHOICE).choice_code("a") is None


def test_facts_of_the_sheets():
    def edit(book):
        book["DPA"]["C9"] = "=1+1"
        book["Rencana"].merge_cells("A5:B6")

    facts = inspect(edited(filled([]), edit), Limits())
    assert facts["DPA"].has_formulas
    assert not facts["Rencana"].has_formulas
    assert facts["Rencana"].merged == ("A5:B6",)


def test_too_many_parts():
    with pytest.raises(WorkbookRefusedError) as caught:
        inspect(filled([]), Limits(parts=3))
    assert caught.value.problem.code == "unpacks_too_large"
