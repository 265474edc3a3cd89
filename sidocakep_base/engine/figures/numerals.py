"""One numeral: which sign is the decimal sign, and which stands between thousands.

The **comma is the decimal sign**, always: that is Indonesian orthography, and every
comma before three digits met in real tables (0,765 and 99,564) is one. The **dot
has two uses** in those tables: between thousands (40.519.804.030) and, in figures
pasted from spreadsheets and applications, as a decimal point (0.75). So a dot is
read by its shape. Two or more groups of three are thousands. A dot *not* followed
by exactly three digits, or after a lone zero, or after more than three digits, is
a decimal point. What is left, one dot before exactly three digits (1.234), can be
either; it is refused, naming both readings.

The caller may know better: ``decimal=","`` makes such a dot a thousands sign,
``decimal="."`` announces English notation, ``whole`` says that three decimals are
impossible (rupiah, counts). English notation that was not announced (1,234.50) is
refused: it shows that the other commas of the document are not decimal signs.
"""

import re
from decimal import Decimal

from ..errors import EngineError
from .indonesian import format_number

# As many digits as a result keeps (arithmetic.RESULT_DIGITS)
MAX_LENGTH = 34

_PLAIN = re.compile(r"\d+", re.ASCII)
_ONE_DOT_GROUP = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
_DOT_GROUPS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}", re.ASCII)
_DOT_GROUPS_AND_COMMA = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+,\d+", re.ASCII)
_COMMA = re.compile(r"(?:0|[1-9]\d*),\d+", re.ASCII)
_DOT = re.compile(r"(?:0|[1-9]\d*)\.\d+", re.ASCII)
# How applications of regional finance print an amount of nothing.
_BARE_ZERO = re.compile(r"[.,]0+", re.ASCII)
_COMMA_GROUPS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", re.ASCII)


def read_numeral(body: str, decimal: str | None = None, whole: bool = False) -> Decimal:
    """Read digits, dots and commas without a sign.

    >>> read_numeral("1.234.567,00"), read_numeral("0.75"), read_numeral("99,564")
    (Decimal('1234567.00'), Decimal('0.75'), Decimal('99.564'))
    >>> read_numeral("1.234", whole=True), read_numeral("1.234", decimal=".")
    (Decimal('1234'), Decimal('1.234'))
    >>> try:
    ...     read_numeral("1.234")
    ... except EngineError as error:
    ...     print(error.remedy)
    Tulis 1234 atau 1,234.
    """
    if decimal not in (None, ",", "."):
        raise EngineError(
            "decimal_sign",
            "Tanda desimal '{sign}' tidak dikenal.",
            "Pakai , atau .",
            sign=decimal,
        )
    if len(body) > MAX_LENGTH:
        raise EngineError(
            "too_long",
            "Angka '{body}...' lebih dari {maximum} tanda.",
            "Periksa apakah beberapa sel tergabung menjadi satu.",
            body=body[:MAX_LENGTH],
            maximum=MAX_LENGTH,
        )
    if _PLAIN.fullmatch(body):
        return Decimal(body)
    if decimal == ".":
        return _read_english(body)
    return _read_indonesian(body, decimal == "," or whole)


def _read_indonesian(body: str, dots_are_thousands: bool) -> Decimal:
    if _DOT_GROUPS.fullmatch(body) or _DOT_GROUPS_AND_COMMA.fullmatch(body):
        return Decimal(body.replace(".", "").replace(",", "."))
    if _BARE_ZERO.fullmatch(body):
        return Decimal(0)
    if _COMMA.fullmatch(body):
        return Decimal(body.replace(",", "."))
    if _ONE_DOT_GROUP.fullmatch(body):
        if dots_are_thousands:
            return Decimal(body.replace(".", ""))
        raise _ambiguous(body)
    if _DOT.fullmatch(body):
        return Decimal(body)
    if _COMMA_GROUPS.fullmatch(body):
        raise EngineError(
            "english_notation",
            ("Angka '{body}' memakai koma sebagai pemisah ribuan (notasi Inggris)."),
            (
                "Tulis {written}, atau nyatakan titik sebagai tanda desimal "
                "untuk seluruh dokumen."
            ),
            body=body,
            written=format_number(_read_english(body)),
        )
    raise EngineError(
        "malformed",
        "'{text}' tidak dapat dibaca sebagai angka.",
        ("Tulis titik di antara ribuan dan koma sebelum desimal, misalnya 1.234,5."),
        text=body,
    )


def _read_english(body: str) -> Decimal:
    if _COMMA_GROUPS.fullmatch(body) or _DOT.fullmatch(body):
        return Decimal(body.replace(",", ""))
    raise EngineError(
        "malformed.english",
        "'{body}' tidak dapat dibaca sebagai angka bertitik desimal.",
        ("Tulis koma di antara ribuan dan titik sebelum desimal, misalnya 1,234.5."),
        body=body,
    )


def _ambiguous(body: str) -> EngineError:
    thousands = body.replace(".", "")
    decimals = body.replace(".", ",")
    return EngineError(
        "ambiguous_number",
        (
            "Angka '{body}' dapat dibaca {thousands} (titik pemisah ribuan)"
            " atau {decimals} (titik desimal)."
        ),
        "Tulis {thousands} atau {decimals}.",
        body=body,
        thousands=thousands,
        decimals=decimals,
    )


def get_readings(error: EngineError) -> str:
    """Return both ways to read what was refused, or nothing where there is one at most.

    >>> try:
    ...     read_numeral("1.234")
    ... except EngineError as error:
    ...     print(get_readings(error))
    1234|1,234
    """
    if error.code != "ambiguous_number":
        return ""
    return f"{error.facts['thousands']}|{error.facts['decimals']}"
