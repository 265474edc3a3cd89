"""What goes to the process that reads a workbook comes back as it went."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.figures.values import (
    NoFigure,
    NoFigureKind,
    Number,
    Point,
    Range,
)
from sidocakep_base.engine.finding import SEVERE, WARNING
from sidocakep_base.engine.workbook import exchange
from sidocakep_base.engine.workbook.left_out import example_words
from sidocakep_base.engine.workbook.problem import Problem
from sidocakep_base.engine.workbook.reader import Reading, Row, SheetReading
from sidocakep_base.engine.workbook.spec import Book, Column, Kind, Sheet

TEXTS = st.text(max_size=12)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=4)
FIGURES = st.one_of(
    st.builds(Number, DECIMALS, TEXTS, TEXTS),
    st.tuples(DECIMALS, DECIMALS, TEXTS, TEXTS).map(
        lambda item: Range(min(item[:2]), max(item[:2]), *item[2:])
    ),
    st.builds(Point, TEXTS, TEXTS),
    st.builds(NoFigure, st.sampled_from(NoFigureKind), TEXTS),
)
VALUES = st.one_of(
    st.none(), TEXTS, st.integers(), st.booleans(), DECIMALS, st.dates(), FIGURES
)
ROWS = st.builds(
    Row,
    st.just("pk"),
    st.integers(1, 1_048_576),
    st.dictionaries(TEXTS, VALUES, max_size=4),
    st.dictionaries(TEXTS, TEXTS, max_size=4),
    st.sets(TEXTS, max_size=2),
)
PROBLEMS = st.builds(
    Problem,
    TEXTS,
    st.sampled_from([SEVERE, WARNING]),
    sheet=TEXTS,
    row=st.integers(0, 99),
    column=TEXTS,
    value=TEXTS,
    facts=st.dictionaries(TEXTS, TEXTS, max_size=2),
    others=st.lists(st.integers(1, 99), max_size=3).map(tuple),
)
BOOK = Book(
    (
        Sheet(
            "pk",
            "Perjanjian Kinerja",
            (
                Column("name", "Indikator", help="Seperti tercetak", required=True),
                Column("kind", "Jenis", Kind.CHOICE, choices=(("iku", "IKU"),)),
                Column("unit", "Satuan", list_name="units", open_list=True),
                Column("post", "Jabatan", list_from=("posts", "name")),
                Column("amount", "Anggaran", Kind.MONEY, aliases=("Pagu", "Jumlah")),
            ),
        ),
        Sheet("posts", "Jabatan", (Column("name", "Nama"),), is_list=True),
    )
)


def travel(plain):
    """Return plain data as it comes out of a pipe."""
    return json.loads(json.dumps(plain))


def test_a_specification_arrives_with_all_that_reading_needs():
    arrived = exchange.unpack_book(travel(exchange.pack_book(BOOK)))
    assert [sheet.key for sheet in arrived.sheets] == ["pk", "posts"]
    for sheet, came in zip(BOOK.sheets, arrived.sheets, strict=True):
        assert came.columns == sheet.columns
        assert (came.title, came.is_list) == (sheet.title, sheet.is_list)
        # An example arrives as the words by which its row is known.
        assert list(came.examples) == list(example_words(sheet))


@given(st.lists(ROWS, max_size=3), st.sets(TEXTS, max_size=3), st.lists(PROBLEMS))
def test_a_reading_arrives_as_it_was_read(rows, columns, problems):
    sheet = SheetReading(rows, columns, examples=[2], marked=[7, 9])
    reading = Reading({"pk": sheet}, problems, {"year": "2026"})
    assert exchange.unpack_reading(travel(exchange.pack_reading(reading))) == reading


@given(PROBLEMS)
def test_a_problem_arrives_with_its_facts(problem):
    assert exchange.unpack_problem(travel(exchange.pack_problem(problem))) == problem


@pytest.mark.parametrize(
    "value",
    [
        Decimal("0.10"),
        Decimal("-1E+3"),
        date(2026, 2, 28),
        Number(Decimal("44.90"), "Persen", "44,90 %"),
        Range(Decimal(3), Decimal(5), "Unit", "3-5"),
        Point("WTP", "WTP"),
        NoFigure(NoFigureKind.NOT_DUE, "belum"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_keeps_its_kind_and_its_digits(value):
    row = Row("pk", 4, {"target": value}, {"target": "44,90"})
    reading = Reading({"pk": SheetReading([row])})
    came = exchange.unpack_reading(travel(exchange.pack_reading(reading)))
    [arrived] = came.sheets["pk"].rows
    assert type(arrived.get("target")) is type(value)
    # A decimal equals another of fewer digits; what is printed does not.
    assert repr(arrived.get("target")) == repr(value)


@pytest.mark.parametrize("lie", [["os", "rm"], ["number", "x"], ["date", "kemarin"]])
def test_whoever_takes_the_process_over_can_only_lie_about_cells(lie):
    """No name of a program, and nothing that is made by one."""
    plain = exchange.pack_reading(Reading({"pk": SheetReading([Row("pk", 1, {}, {})])}))
    plain["sheets"]["pk"]["rows"][0][1] = {"target": lie}
    with pytest.raises((KeyError, ValueError, ArithmeticError)):
        exchange.unpack_reading(plain)
