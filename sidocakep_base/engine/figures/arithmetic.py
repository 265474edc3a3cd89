"""Decimal arithmetic with a context of its own.

The result never depends on the decimal context of the caller's thread: each
calculation opens :func:`exact`, works with 50 digits and hands its result over
through :func:`settle`, which keeps 34. The 16 guard digits swallow the tail
that a chain of divisions leaves (a third plus two thirds is one again), so that
a later truncation to two decimals cannot turn 50 into 49,99.
"""

from contextlib import AbstractContextManager
from decimal import (
    ROUND_DOWN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    localcontext,
)
from enum import Enum
from typing import Any

from ..errors import EngineError

WORKING_DIGITS = 50
RESULT_DIGITS = 34


class Rounding(str, Enum):
    """How a figure is cut to its decimals; both are in use (field practice)."""

    HALF_UP = "half_up"
    TRUNCATE = "truncate"


_MODES = {Rounding.HALF_UP: ROUND_HALF_UP, Rounding.TRUNCATE: ROUND_DOWN}


def _context(digits: int) -> Context:
    return Context(
        prec=digits,
        rounding=ROUND_HALF_UP,
        traps=[InvalidOperation, DivisionByZero, Overflow],
    )


def exact() -> AbstractContextManager[Context]:
    """Open the engine's own decimal context for a ``with`` block."""
    return localcontext(_context(WORKING_DIGITS))


def settle(value: Decimal) -> Decimal:
    """Return ``value`` without guard digits and without idle zeros.

    >>> settle(Decimal("49.99999999999999999999999999999999999999999999995"))
    Decimal('50')
    >>> settle(Decimal("1E+3"))
    Decimal('1000')
    """
    short = _context(RESULT_DIGITS).plus(value)
    return Decimal(strip_zeros(f"{short:f}"))


def strip_zeros(text: str) -> str:
    """Drop idle zeros after the decimal point of a plain numeral.

    >>> strip_zeros("12.500"), strip_zeros("100"), strip_zeros("-0.00")
    ('12.5', '100', '0')
    """
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def round_to(
    value: Decimal, decimals: int, rounding: Rounding = Rounding.HALF_UP
) -> Decimal:
    """Cut ``value`` to ``decimals`` places, half away from zero or towards zero.

    >>> round_to(Decimal("27.849"), 2, Rounding.TRUNCATE)
    Decimal('27.84')
    >>> round_to(Decimal("27.845"), 2)
    Decimal('27.85')
    >>> round_to(Decimal("-0.001"), 2)
    Decimal('0.00')
    """
    digits = max(WORKING_DIGITS, value.adjusted() + decimals + 2)
    result = value.quantize(
        Decimal(1).scaleb(-decimals),
        rounding=_MODES[Rounding(rounding)],
        context=_context(digits),
    )
    return result.copy_abs() if result.is_zero() else result


def optional_decimal(value: Any) -> Decimal | None:
    """Read a plain value of a settings record; unset is ``None``, zero is zero.

    >>> optional_decimal(90.5), optional_decimal(0), optional_decimal(False)
    (Decimal('90.5'), Decimal('0'), None)
    """
    if value is None or value is False or value == "":
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        raise EngineError(
            "setting_number",
            "'{value}' bukan angka.",
            "Tulis angka biasa, misalnya 120 atau 99.5.",
            value=value,
        )
    return number
