"""Every refusal of the engine, word by word.

The words are in tests/data/engine_messages.tsv, one line a refusal, so that people
who know the language and the field can read them without reading code.
"""

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from sidocakep_base.engine import (
    Band,
    BandScale,
    Direction,
    EngineError,
    FormulaChoice,
    Number,
    Point,
    Policy,
    Range,
    Release,
    Scale,
    ZeroRule,
    accumulate,
    achieve,
    cli,
    find_formula,
    instantiate,
    parse_code,
    parse_nip,
    read_value,
)
from sidocakep_base.engine.achievement.scales import SCALES, scale_of
from sidocakep_base.engine.figures.arithmetic import optional_decimal
from sidocakep_base.engine.figures.numerals import read_numeral

FILE = Path(__file__).resolve().parents[1] / "data" / "engine_messages.tsv"
D = Decimal
FROM_2025 = (
    FormulaChoice(Direction.HIGHER, "higher_ratio", date_from=date(2025, 1, 1)),
)


def compare(target, actual, direction="higher", formula=None, on_date=None, **policy):
    return achieve(
        read_value(target),
        read_value(actual),
        direction,
        Policy(**policy),
        on_date,
        formula=formula,
    )


def bands(*bounds):
    return BandScale("skala", tuple(Band(*bound) for bound in bounds))


def table(text):
    return cli.compute_table(text, cli.Options(None, None))


def row(target="5", actual="5", direction="higher", **cells):
    values = {"direction": direction, "target": target, "actual": actual, **cells}
    return cli._achieve(values, cli.Options(None, None))


def width(line):
    names = ["direction", "target", "actual", "cap"]
    return cli._check_width(line.split(","), names)


def decode(data):
    return cli._decode(io.BytesIO(data))


CASES = {
    "ambiguous number": lambda: read_value("1.234 ton"),
    "unannounced English notation": lambda: read_value("1,234,567.5"),
    "malformed numeral": lambda: read_value("12.34.567"),
    "malformed English numeral": lambda: read_numeral("70,54", "."),
    "numeral too long": lambda: read_value("1" * 35),
    "malformed cell": lambda: read_value("5."),
    "two signs": lambda: read_value("-Rp-5"),
    "nil": lambda: read_value("nihil"),
    "worksheet error": lambda: read_value("#DIV/0!"),
    "magnitude word": lambda: read_value("1,5 juta"),
    "range for number": lambda: read_value("1 - 2", kind="number"),
    "number for range": lambda: read_value("1", kind="range"),
    "point off the scale": lambda: read_value("WTS", scale=SCALES["bpk"]),
    "unknown decimal sign": lambda: read_numeral("5", ";"),
    "setting is no number": lambda: optional_decimal("99,5"),
    "range bounds swapped": lambda: Range(D("2.5"), D(1)),
    "scale with both signs": lambda: Scale.parse("A<B>C"),
    "scale too short": lambda: Scale.parse("A"),
    "scale with a point twice": lambda: Scale.parse("A<B<a", "nilai"),
    "scale unknown": lambda: scale_of("WTP", "AA"),
    "formula unknown": lambda: find_formula("x", Direction.LOWER),
    "negative target": lambda: compare("-2", "5"),
    "negative bound": lambda: compare("-3 - -2", "5", "range"),
    "target not for formula": lambda: compare("5 - 6", "5", formula="higher_ratio"),
    "target not for direction": lambda: compare("WTP", "5"),
    "realization not a number": lambda: compare("5", "WTP"),
    "realization not a point": lambda: compare("WTP", "5", "ordinal"),
    "units differ": lambda: compare("5 orang", "5 unit"),
    "zero target": lambda: compare("0", "5", zero_target=ZeroRule.ERROR),
    "zero realization": lambda: compare(
        "5", "0", "lower", "lower_inverse", zero_actual=ZeroRule.ERROR
    ),
    "negative realization": lambda: compare("5", "-1", "lower", "lower_inverse"),
    "no formula on date": lambda: compare(
        "5", "5", on_date=date(2024, 1, 1), formulas=FROM_2025
    ),
    "no formula without date": lambda: compare("5", "5", formulas=FROM_2025),
    "formula dates swapped": lambda: FormulaChoice(
        Direction.HIGHER, "higher_ratio", date(2025, 1, 2), date(2025, 1, 1)
    ),
    "formulas overlap": lambda: Policy(FROM_2025 * 2),
    "decimals": lambda: Policy(decimals=11),
    "cap below floor": lambda: Policy(cap=D(0), floor=D(1)),
    "policy with unknown keys": lambda: Policy.from_values({"caps": 1, "atap": 2}),
    "bands open at an end": bands,
    "band empty": lambda: bands(("a", D(1), D(0))),
    "bands with a gap": lambda: bands(("a", None, D(5)), ("b", D(6))),
    "bands overlap": lambda: bands(("a", None, D(7)), ("b", D(6))),
    "sum of points": lambda: accumulate([Point("WTP")], "sum"),
    "sum of units": lambda: accumulate(
        [Number(D(1), "orang"), Number(D(1), "unit")], "sum"
    ),
    "release without month": lambda: accumulate([], "released_later"),
    "release month": lambda: Release(2025, 13),
    "NIP characters": lambda: parse_nip("19630312.198901.1.002"),
    "NIP length": lambda: parse_nip("1963"),
    "NIP birth date": lambda: parse_nip("19630230 198901 1 002"),
    "NIP month": lambda: parse_nip("19630312 198913 1 002"),
    "NIP appointment": lambda: parse_nip("19630312 196303 1 002"),
    "NIP sex": lambda: parse_nip("19630312 198901 3 002"),
    "code length": lambda: parse_code(" 1.01.02.2 "),
    "code segment": lambda: parse_code("1.1 "),
    "code half a template": lambda: parse_code("1.XX.01 "),
    "code not a template": lambda: instantiate("1.05.01", "1.05"),
    "code not a bidang": lambda: instantiate("X.XX.01", "1"),
    "table empty": lambda: table("# x\n"),
    "table without columns": lambda: table("target,x\n"),
    "table with output columns": lambda: table("direction,target,actual,raw,trace\n"),
    "table with a column twice": lambda: table("direction,target,actual,y,x,x,y\n"),
    "table with bad quotes": lambda: table('direction,target,actual\na,"b\n'),
    "table not UTF-8": lambda: decode(b"\xff"),
    "table not text": lambda: decode(b"a\0"),
    "row too long": lambda: width("higher,81,92,93,7"),
    "row too short": lambda: width("higher,81"),
    "row direction": lambda: row(direction=" Up "),
    "row rounding": lambda: row(rounding="up"),
    "row cap": lambda: row(cap="n/a"),
    "row decimals": lambda: row(decimals="dua"),
    "row target": lambda: row(target=" "),
}


def expected():
    with FILE.open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        return {line["case"]: line for line in csv.DictReader(lines, delimiter="\t")}


@pytest.mark.parametrize("case", CASES)
def test_words(case):
    with pytest.raises(EngineError) as caught:
        CASES[case]()
    line = expected()[case]
    found = (caught.value.code, caught.value.message, caught.value.remedy)
    assert found == (line["code"], line["message"], line["remedy"])
    assert str(caught.value) == f"{line['message']} {line['remedy']}"


def test_every_line_is_used():
    assert list(expected()) == list(CASES)
