"""What goes to the process that reads a workbook and comes back from it, as JSON.

Only plain data: whoever takes over the reading process can at most lie about cells.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal

from ..figures.values import NoFigure, NoFigureKind, Number, Point, Range
from .left_out import example_words
from .problem import Problem
from .reader import Reading, Row, SheetReading
from .spec import Book, Column, Kind, Sheet

_PACK: Mapping[type, Callable] = {
    Decimal: lambda value: ["decimal", str(value)],
    date: lambda value: ["date", value.isoformat()],
    Number: lambda value: ["number", str(value.value), value.unit, value.text],
    Range: lambda value: [
        "range",
        str(value.low),
        str(value.high),
        value.unit,
        value.text,
    ],
    Point: lambda value: ["point", value.name, value.text],
    NoFigure: lambda value: ["no_figure", value.kind.value, value.text],
}
_UNPACK: Mapping[str, Callable] = {
    "decimal": Decimal,
    "date": date.fromisoformat,
    "number": lambda value, *rest: Number(Decimal(value), *rest),
    "range": lambda low, high, *rest: Range(Decimal(low), Decimal(high), *rest),
    "point": Point,
    "no_figure": lambda kind, text: NoFigure(NoFigureKind(kind), text),
}


def pack_book(book: Book) -> list:
    """Return what reading needs of a specification: sheets, columns and examples."""
    return [
        {
            "key": sheet.key,
            "title": sheet.title,
            "columns": [asdict(column) for column in sheet.columns],
            "examples": example_words(sheet),
            "is_list": sheet.is_list,
        }
        for sheet in book.sheets
    ]


def unpack_book(sheets: list) -> Book:
    """Return the specification that :func:`pack_book` made plain."""
    return Book(
        tuple(
            Sheet(
                sheet["key"],
                sheet["title"],
                tuple(_unpack_column(column) for column in sheet["columns"]),
                examples=tuple(sheet["examples"]),
                is_list=sheet["is_list"],
            )
            for sheet in sheets
        )
    )


def _unpack_column(column: dict) -> Column:
    list_from = column["list_from"]
    return Column(
        **column
        | {
            "kind": Kind(column["kind"]),
            "choices": tuple((code, label) for code, label in column["choices"]),
            "aliases": tuple(column["aliases"]),
            "list_from": tuple(list_from) if list_from else None,
        }
    )


def pack_reading(reading: Reading) -> dict:
    """Return a reading as plain data."""
    return {
        "meta": reading.meta,
        "problems": [pack_problem(problem) for problem in reading.problems],
        "sheets": {
            key: {
                "columns": sorted(sheet.columns),
                "examples": sheet.examples,
                "marked": sheet.marked,
                "rows": [_pack_row(row) for row in sheet.rows],
            }
            for key, sheet in reading.sheets.items()
        },
    }


def unpack_reading(plain: dict) -> Reading:
    """Return the reading that :func:`pack_reading` made plain."""
    return Reading(
        {
            key: SheetReading(
                [_unpack_row(key, row) for row in sheet["rows"]],
                set(sheet["columns"]),
                sheet["examples"],
                sheet["marked"],
            )
            for key, sheet in plain["sheets"].items()
        },
        [unpack_problem(problem) for problem in plain["problems"]],
        plain["meta"],
    )


def pack_problem(problem: Problem) -> dict:
    """Return a problem as plain data."""
    return asdict(problem)


def unpack_problem(plain: dict) -> Problem:
    """Return the problem that :func:`pack_problem` made plain."""
    return Problem(**plain | {"others": tuple(plain["others"])})


def _pack_row(row: Row) -> list:
    values = {key: _pack_value(value) for key, value in row.values.items()}
    return [row.number, values, row.written, sorted(row.failed)]


def _unpack_row(sheet: str, plain: list) -> Row:
    number, values, written, failed = plain
    unpacked = {key: _unpack_value(value) for key, value in values.items()}
    return Row(sheet, number, unpacked, written, set(failed))


def _pack_value(value: object) -> object:
    pack = _PACK.get(type(value))
    return pack(value) if pack else value


def _unpack_value(value: object) -> object:
    if isinstance(value, list):
        kind, *parts = value
        return _UNPACK[kind](*parts)
    return value
