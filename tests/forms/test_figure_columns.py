"""Which columns of a printed table are set as figures are."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_report.engine import figure_columns
from sidocakep_report.engine.figure_columns import find_figure_columns

YEARS = ["No.", "Indikator Kinerja", "Uraian", "2025", "2026", "Perkembangan"]
HALF = ["No.", "Indikator Kinerja", "Uraian", "2025", "Semester I 2026", "Perkembangan"]


def test_examples():
    result = doctest.testmod(figure_columns)
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize(
    ("cell", "is_figure"),
    [
        ("95,00", True),
        (" 95,00 ", True),
        ("1.250", True),
        ("-12,5", True),
        ("Rp1.250.000,00", True),
        ("-Rp5", True),
        ("Rp-5", True),
        ("97,5%", True),
        # with its unit it is a text, and so is what merely begins as a figure
        ("85,5 Persen", False),
        ("1.02.01", False),
        ("2026", False),
        ("12/2026", False),
        ("-", False),
        ("", False),
        ("belum dilaporkan", False),
        ("1,2,3", False),
    ],
)
def test_a_figure_alone_in_a_cell(cell, is_figure):
    assert find_figure_columns([["1", "IKM", cell]]) == ({2} if is_figure else set())


@pytest.mark.parametrize(
    ("heads", "row", "places"),
    [
        # one year with a bare figure brings the others along
        (YEARS, ["1", "IKM", "Target", "80 Persen", "95,00", "membaik"], {3, 4}),
        (HALF, ["1", "IKM", "Target", "80,5", "41 Persen", "-"], {3, 4}),
        # no year has one: nothing is moved
        (YEARS, ["1", "IKM", "Target", "80 Persen", "-", "-"], set()),
        # a figure elsewhere says nothing of the years
        (YEARS, ["1", "IKM", "Target", "80 Persen", "-", "12"], {5}),
        ([], ["1", "IKM", "Target", "80 Persen", "95,00", "-"], {4}),
        # a head that names a year among other words is no column of years
        (["No.", "Target 2025", "2026"], ["1", "80 Persen", "95,00"], {2}),
        (["No.", "Semester II 2025", "2026"], ["1", "80 Persen", "95,00"], {2}),
    ],
)
def test_columns_of_years_are_set_alike(heads, row, places):
    assert find_figure_columns([row], heads) == places


@given(st.lists(st.lists(st.sampled_from(["12", "a", "-"]), min_size=6, max_size=6)))
def test_the_numbers_of_rows_are_no_figures_and_years_stand_together(rows):
    found = find_figure_columns(rows, YEARS)
    assert 0 not in found
    assert (3 in found) == (4 in found)
    assert find_figure_columns(rows) <= found
