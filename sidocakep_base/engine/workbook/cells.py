"""From what stands in a cell to what the column means.

A spreadsheet stores a number, a date or a text and how it is shown. Numbers are
taken as they are (Excel knows what it stored), percentages as they are seen
(0.835 shown as 83,5% is 83,5%), texts go through the engine's tolerant reader.
What can be read in two ways is refused with both readings.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TypeGuard

from ..errors import EngineError
from ..figures.indonesian import MONTHS, format_number
from ..figures.reading import ValueKind, read_value
from ..figures.values import Number, Value
from .spec import Column, Kind

_ERROR_VALUES = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!")
)
_NUMERIC_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_WORD_DATE = re.compile(r"(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})")
# A number of 16 digits or more has lost its last digits in a spreadsheet.
_EXACT_DIGITS = 15


class CellError(Exception):
    """A cell that cannot be understood; ``code`` and ``facts`` as in a Problem."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def shown(raw: object, number_format: str = "") -> str:
    """Return the cell as an Indonesian reader would write it.

    >>> shown(0.835, "0.0%"), shown(1234.5), shown(" a  b "), shown(None)
    ('83,5%', '1.234,5', 'a b', '')
    """
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "BENAR" if raw else "SALAH"
    if isinstance(raw, (int, float)):
        number = _decimal(raw)
        if "%" in number_format:
            return f"{format_number(number * 100)}%"
        return format_number(number)
    if isinstance(raw, datetime):
        return f"{raw.day} {MONTHS[raw.month - 1]} {raw.year}"
    return " ".join(str(raw).split())


def read_cell(column: Column, raw: object, number_format: str = "") -> object:
    """Return the value of a cell by the kind of its column, None when blank.

    :raise CellError: when it cannot be understood, or in two ways
    """
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    if isinstance(raw, str) and raw.strip() in _ERROR_VALUES:
        raise CellError("error_value")
    return _READERS[column.kind](column, raw, number_format)


def _decimal(raw: float) -> Decimal:
    """Return the shortest decimal that means the stored number (4.47, not 4.4699…).

    >>> _decimal(4.47), _decimal(5294655000.0)
    (Decimal('4.47'), Decimal('5294655000'))
    """
    number = Decimal(repr(raw))
    return number.to_integral_value() if number == number.to_integral() else number


def _is_number(raw: object) -> TypeGuard[int | float]:
    return isinstance(raw, (int, float)) and not isinstance(raw, bool)


def _read_text(column: Column, raw: object, number_format: str) -> str:
    return shown(raw, number_format)


def _read_code(column: Column, raw: object, number_format: str) -> str:
    """A code keeps its dots: 5.01 typed as a number is the code 5.01."""
    if isinstance(raw, datetime):
        raise CellError("code_became_date", shown=shown(raw))
    if _is_number(raw):
        return f"{_decimal(raw):f}"
    return " ".join(str(raw).split())


def _read_digits(column: Column, raw: object, number_format: str) -> str:
    if _is_number(raw):
        digits = f"{_decimal(raw):f}"
        if len(digits) > _EXACT_DIGITS:
            raise CellError("digits_lost")
        return digits
    return "".join(str(raw).split())


def _read_year(column: Column, raw: object, number_format: str) -> int:
    text = str(raw.year) if isinstance(raw, datetime) else _read_code(column, raw, "")
    if not re.fullmatch(r"(19|20|21)\d\d", text):
        raise CellError("not_a_year")
    return int(text)


def _read_money(column: Column, raw: object, number_format: str) -> Decimal:
    amount = _read_amount(raw)
    if amount < 0:
        raise CellError("negative_amount")
    return amount


def _read_amount(raw: object) -> Decimal:
    if isinstance(raw, (datetime, bool)):
        raise CellError("not_an_amount")
    if _is_number(raw):
        return _decimal(raw)
    value = _by_engine(raw, ValueKind.MONEY)
    if not isinstance(value, Number):
        raise CellError("not_an_amount")
    return value.value


def _read_figure(column: Column, raw: object, number_format: str) -> Value:
    if isinstance(raw, datetime):
        raise CellError("figure_became_date", shown=shown(raw))
    if isinstance(raw, bool):
        raise CellError("not_a_figure")
    if _is_number(raw):
        number = _decimal(raw)
        if "%" in number_format:
            return Number(number * 100, "%", shown(raw, number_format))
        return Number(number, "", shown(raw))
    return _by_engine(raw, ValueKind.ANY)


def _by_engine(raw: object, kind: ValueKind) -> Value:
    try:
        return read_value(str(raw), kind=kind)
    except EngineError as error:
        raise CellError(
            "reading", why=error.message, remedy=error.remedy, reason=error.code
        ) from error


def _read_choice(column: Column, raw: object, number_format: str) -> str:
    code = column.choice_code(shown(raw, number_format))
    if code is None:
        raise CellError(
            "not_in_list", allowed="; ".join(label for _code, label in column.choices)
        )
    return code


def _read_date(column: Column, raw: object, number_format: str) -> date:
    """A date cell, or a text whose day and month cannot be confused.

    >>> _read_date(None, "2 Januari 2026", ""), _read_date(None, "31/12/2026", "")
    (datetime.date(2026, 1, 2), datetime.date(2026, 12, 31))
    """
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    text = " ".join(str(raw).split()).lower()
    try:
        return _date_of_text(text)
    except ValueError as error:
        raise CellError("not_a_date") from error


def _date_of_text(text: str) -> date:
    if match := _ISO_DATE.fullmatch(text):
        return date(*(int(part) for part in match.groups()))
    if match := _WORD_DATE.fullmatch(text):
        day, word, year = match.groups()
        return date(int(year), _month_of(word), int(day))
    if match := _NUMERIC_DATE.fullmatch(text):
        first, second, year = (int(part) for part in match.groups())
        if first <= 12 and second <= 12 and first != second:
            raise CellError(
                "ambiguous_date",
                first=f"{first} {MONTHS[second - 1]} {year}",
                second=f"{second} {MONTHS[first - 1]} {year}",
            )
        if first > 12:
            return date(year, second, first)
        return date(year, first, second)
    raise ValueError(text)


def _month_of(word: str) -> int:
    """Return the number of an Indonesian month, also by its first three letters."""
    for number, name in enumerate(MONTHS, start=1):
        if word in (name.lower(), name.lower()[:3]):
            return number
    raise ValueError(word)


_READERS = {
    Kind.TEXT: _read_text,
    Kind.CODE: _read_code,
    Kind.DIGITS: _read_digits,
    Kind.YEAR: _read_year,
    Kind.MONEY: _read_money,
    Kind.FIGURE: _read_figure,
    Kind.DATE: _read_date,
    Kind.CHOICE: _read_choice,
}
