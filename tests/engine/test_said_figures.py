"""What papers say beside a figure: the formula, and of how many it is made."""

from decimal import Decimal

import pytest

from sidocakep_base.engine.achievement.achievement import (
    OK,
    Result,
    achieve,
    no_figure,
    read_formula,
)
from sidocakep_base.engine.achievement.formulas import DIRECTION_LABELS, FORMULAS, Shape
from sidocakep_base.engine.achievement.rollup import Blank, Part, Rollup, say_parts
from sidocakep_base.engine.figures.values import NoFigureKind, Number, Point, Range

NUMBERS = {
    Shape.NUMBER: (Number(Decimal(80)), Number(Decimal(90))),
    Shape.RANGE: (Range(Decimal(70), Decimal(80)), Number(Decimal(90))),
    Shape.POINT: (Point("WTP"), Point("WDP")),
}


@pytest.mark.parametrize(
    ("code", "direction"),
    [(code, item) for code in FORMULAS for item in FORMULAS[code].directions],
)
def test_each_formula_is_read_back_from_its_explanation(code, direction):
    formula = FORMULAS[code]
    target, actual = NUMBERS[formula.shape]
    result = achieve(target, actual, direction, formula=code)
    said = f"{DIRECTION_LABELS[direction]}: {formula.expression}"
    assert read_formula("\n".join(result.trace)) == said


def test_what_was_not_computed_has_no_formula():
    assert read_formula("") == ""
    assert read_formula("Rumus yang dipakai tidak ada.") == ""


@pytest.mark.parametrize("kind", NoFigureKind)
@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Part.OUT, "tidak ikut"),
        (Part.ZERO, "dihitung sebagai 0 menurut kebijakan"),
        (Part.STOP, "menunda capaian menurut kebijakan"),
    ],
)
def test_each_kind_of_no_figure_is_said_with_what_the_policy_does(kind, part, words):
    full = Result(OK, raw=Decimal(80), capped=Decimal(80), met=False)
    said = say_parts([full, no_figure(kind)], Rollup(parts={kind: part}))
    first, second = said.split("; ")
    assert first == "1 dari 2 indikator terukur"
    assert second.startswith("1 ") and second.endswith(words)


def test_of_blanks_alone_zero_is_said_only_where_the_policy_chose_it():
    blanks = [no_figure(NoFigureKind.NOT_REPORTED)] * 2
    parts = {NoFigureKind.NOT_REPORTED: Part.ZERO}
    ends = [
        say_parts(blanks, Rollup(parts=parts, blank=blank)).rpartition("dilaporkan ")[2]
        for blank in Blank
    ]
    assert ends == ["tidak ikut", "dihitung sebagai 0 menurut kebijakan"]
