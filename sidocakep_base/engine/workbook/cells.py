"""From what stands in a cell to what the column means.

A spreadsheet stores a number, a date or a text and how it is shown. Numbers are
taken at the 15 digits that Excel shows of them, percentages as they are seen
(0.835 shown as 83,5% is 83,5%), texts go through the engine's tolerant reader.
What can be read in two ways is refused with both readings.
"""

import math
import re
from datetime import date, datetime
from decimal import Decimal
from typing import TypeGuard

from ..errors import EngineError
from ..figures.indonesian import MONTHS, format_number
from ..figures.numerals import MAX_LENGTH
from ..figures.reading import ValueKind, read_value
from ..figures.values import Number, Value
from .cell_error import CellError
from .dates import read_date
from .number_format import is_lettered_percent, is_percent
from .spec import Column, Kind
from .texts import clean_text

_ERROR_VALUES = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!")
)
# What a spreadsheet shows of a number that is larger than any it can keep.
_ENDLESS = "#NUM!"
# Offices write a dash where there is nothing to write.
_DASHES = frozenset("-–—")
_BLANK_BY_A_DASH = (Kind.DIGITS, Kind.DATE, Kind.CHOICE)
# Digits that Excel keeps and shows of a number: of one with more the last are lost.
EXACT_DIGITS = 15
# From 200% on, a number in a cell of percentages may be a percentage that was pasted
# as it is seen (98.5 for 98,5%): which of the two is asked.
_DOUBTFUL_SHARE = 2
# What stands around the digits of a NIP that was typed or copied as a text.
_AROUND_DIGITS = re.compile(r"^['’‘`\s]*(?:NIP(?:PPK)?)?[\s.:]*|['’‘`\s.\-–/]", re.I)
# A minus, or brackets, before or around what was paid back.
_BELOW_ZERO = re.compile(r"\s*(?:-|−|\()\s*(.+?)\)?\s*")
_CURRENCY = re.compile(r"(\s*(?:Rp\.?)?\s*)(.*)", re.I | re.S)
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.I)


def shown(raw: object, number_format: str = "") -> str:
    """Return the cell as an Indonesian reader would write it.

    >>> shown(0.835, "0.0%"), shown(1234.5), shown(" a  b "), shown(None)
    ('83,5%', '1.234,5', 'a b', '')
    """
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "BENAR" if raw else "SALAH"
    if _is_endless(raw):
        return _ENDLESS
    if isinstance(raw, (int, float)):
        number, sign = _as_seen(raw, number_format)
        return format_number(number) + sign
    if isinstance(raw, datetime):
        return f"{raw.day} {MONTHS[raw.month - 1]} {raw.year}"
    return clean_text(str(raw))


def read_cell(column: Column, raw: object, number_format: str = "") -> object:
    """Return the value of a cell by the kind of its column, None when blank.

    :raise CellError: when it cannot be understood, or in two ways
    """
    if isinstance(raw, str):
        raw = clean_text(raw)
    if raw is None or raw == "":
        return None
    if raw in _ERROR_VALUES or _is_endless(raw):
        raise CellError("error_value")
    if raw in _DASHES and column.kind in _BLANK_BY_A_DASH:
        return None
    return _READERS[column.kind](column, raw, number_format)


def _decimal(raw: float) -> Decimal:
    """Return the number as Excel shows it, without the residue of its calculation.

    >>> _decimal(4.35 * 100), _decimal(5294655000.0), _decimal(197001011990011001)
    (Decimal('435'), Decimal('5294655000'), Decimal('197001011990011001'))
    """
    if isinstance(raw, int):
        return Decimal(raw)
    # a zero below zero is a zero
    number = Decimal(f"{raw + 0.0:.{EXACT_DIGITS}g}")
    return number.to_integral_value() if number == number.to_integral() else number


def _as_seen(raw: float, number_format: str) -> tuple[Decimal, str]:
    """Return a number as its cell shows it, with its percent sign if it has one.

    >>> _as_seen(0.835, "0.0%"), _as_seen(83.5, '0.0"%"'), _as_seen(83.5, "0.0")
    ((Decimal('83.500'), '%'), (Decimal('83.5'), '%'), (Decimal('83.5'), ''))
    """
    number = _decimal(raw)
    if is_percent(number_format, number):
        return number * 100, "%"
    return number, "%" if is_lettered_percent(number_format, number) else ""


def _is_endless(raw: object) -> bool:
    """Tell whether a file says a number that none is: 1E999 is read as infinite."""
    return isinstance(raw, float) and not math.isfinite(raw)


def _check_length(number: Decimal) -> Decimal:
    """Refuse a number of more digits than one that is typed as a text may have."""
    if number.adjusted() >= MAX_LENGTH:
        body = f"{number:f}"[:MAX_LENGTH]
        raise CellError(
            "reading", reason="too_long", body=body, maximum=str(MAX_LENGTH)
        )
    return number


def _is_number(raw: object) -> TypeGuard[int | float]:
    return isinstance(raw, (int, float)) and not isinstance(raw, bool)


def _words(raw: object, number_format: str) -> str:
    """Return what is shown; a text was cleaned already, and only once."""
    return raw if isinstance(raw, str) else shown(raw, number_format)


def _read_text(column: Column, raw: object, number_format: str) -> str:
    return _words(raw, number_format)


def _read_code(column: Column, raw: object, number_format: str) -> str:
    """A code keeps its dots: 5.01 typed as a number is the code 5.01."""
    if isinstance(raw, datetime):
        raise CellError("code_became_date", shown=shown(raw))
    if _is_number(raw):
        return f"{_decimal(raw):f}"
    return _words(raw, number_format)


def _read_digits(column: Column, raw: object, number_format: str) -> str:
    if isinstance(raw, datetime):
        raise CellError("code_became_date", shown=shown(raw))
    if _is_number(raw):
        digits = f"{_decimal(raw):f}"
        if len(digits) > EXACT_DIGITS:
            raise CellError("digits_lost")
        return digits
    text = str(raw)
    if _SCIENTIFIC.fullmatch(text):
        raise CellError("digits_lost")
    return _AROUND_DIGITS.sub("", text)


def _read_year(column: Column, raw: object, number_format: str) -> int:
    text = str(raw.year) if isinstance(raw, datetime) else _read_code(column, raw, "")
    if not re.fullmatch(r"(19|20|21)\d\d", text):
        raise CellError("not_a_year")
    return int(text)


def without_sign(column: Column, text: str) -> str:
    """Return what was paid back without its minus or brackets; others as they are.

    >>> back = Column("returned", "Setoran", Kind.MONEY, paid_back=True)
    >>> without_sign(back, "(34.567,00)"), without_sign(back, "Rp -5")
    ('34.567,00', 'Rp 5')
    >>> without_sign(Column("amount", "Bruto", Kind.MONEY), "-5")
    '-5'
    """
    parts = _CURRENCY.fullmatch(text)
    if not column.paid_back or parts is None:
        return text
    currency, amount = parts.groups()
    found = _BELOW_ZERO.fullmatch(amount)
    return f"{currency}{found[1]}" if found else text


def _read_money(column: Column, raw: object, number_format: str) -> Decimal:
    if isinstance(raw, str):
        raw = without_sign(column, raw)
    amount = _read_amount(raw)
    if column.paid_back and _is_number(raw):
        amount = abs(amount)
    if amount < 0:
        raise CellError("negative_amount")
    return amount


def _read_amount(raw: object) -> Decimal:
    if isinstance(raw, (datetime, bool)):
        raise CellError("not_an_amount")
    if _is_number(raw):
        return _check_length(_decimal(raw))
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
        number, sign = _as_seen(raw, number_format)
        if sign and is_percent(number_format, _decimal(raw)):
            _check_share(_decimal(raw), number)
        # Without the text of a writer: nobody wrote a comma here.
        return Number(_check_length(number), sign)
    return _by_engine(raw, ValueKind.ANY)


def _check_share(stored: Decimal, seen: Decimal) -> None:
    """Ask when both what is stored and what is shown can be the percentage."""
    if stored >= _DOUBTFUL_SHARE:
        raise CellError(
            "percent_doubtful",
            first=f"{format_number(seen)}%",
            second=f"{format_number(stored)}%",
        )


def _by_engine(raw: object, kind: ValueKind) -> Value:
    try:
        return read_value(str(raw), kind=kind)
    except EngineError as error:
        facts = {name: str(fact) for name, fact in error.facts.items()}
        raise CellError("reading", reason=error.case, **facts) from error


def _read_choice(column: Column, raw: object, number_format: str) -> str:
    code = column.choice_code(_words(raw, number_format))
    if code is None:
        raise CellError(
            "not_in_list", allowed="; ".join(label for _code, label in column.choices)
        )
    return code


def _read_date(column: Column, raw: object, number_format: str) -> date:
    return read_date(raw)


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
