"""Reading what Indonesian documents write in a target or realisation cell.

The cell as a whole: no figure, a point of a scale, a range or a number with its
unit. How the numeral itself is decided is :mod:`.numerals`.
"""

import re
from enum import Enum

from ..achievement.scales import Scale
from ..errors import EngineError
from .counted import is_counted
from .numerals import read_numeral
from .values import (
    FOUND,
    LABELS,
    NoFigure,
    NoFigureKind,
    Number,
    Point,
    Range,
    Value,
)


class ValueKind(str, Enum):
    """What the caller expects in the cell.

    ``MONEY`` and ``COUNT`` are numbers that cannot have three decimals, which
    settles a single dot before three digits: it stands between thousands.
    """

    ANY = "any"
    NUMBER = "number"
    MONEY = "money"
    COUNT = "count"
    RANGE = "range"
    POINT = "point"


_WORDS = {
    **{label: kind for kind, label in LABELS.items() if kind not in FOUND},
    **{kind.value: kind for kind in NoFigureKind if kind not in FOUND},
    "-": NoFigureKind.NOT_APPLICABLE,
    "n/a": NoFigureKind.NOT_APPLICABLE,
    "n.a.": NoFigureKind.NOT_APPLICABLE,
    "belum rilis": NoFigureKind.NOT_RELEASED,
    "belum jatuh tempo": NoFigureKind.NOT_DUE,
    "belum lapor": NoFigureKind.NOT_REPORTED,
    # found by measuring; in a cell it says that nothing stands there
    **dict.fromkeys(
        ("belum ditetapkan", LABELS[NoFigureKind.NO_TARGET]), NoFigureKind.NOT_REPORTED
    ),
}
# Words for thousands to trillions, in full and as officials shorten them. A large M or
# T may be a miliar or metres, a triliun or tonnes; small letters are metres and tonnes.
_MAGNITUDES = frozenset(
    {
        *("ribu", "ribuan", "rb"),
        *("juta", "jutaan", "jt", "mio"),
        *("miliar", "milyar", "milyard", "mlr", "mil"),
        *("triliun", "trilyun", "trilliun", "tril", "trl"),
    }
)
_MAGNITUDE_LETTERS = frozenset("MTK")
_RUPIAH_WORDS = frozenset(("rupiah", "rp", "rp.", "idr"))
_PERCENT = {"%", "persen", "prosen", "percent"}
_DASHES = str.maketrans({"\u2013": "-", "\u2014": "-", "\u2212": "-"})
_SAMPLE = "Tulis satu angka dan satuannya, misalnya 70,54 atau 1.234.567,00."

_COMPARISONS = frozenset("<>≤≥±~≈")

_RUPIAH_AMOUNT = re.compile(r"(?:rp\.?|idr)\s?[+-]?\d", re.I | re.A)
_FIGURE = re.compile(
    r"(?P<sign>[+-]?)\s?(?P<rupiah>rp\.?|idr)?\s?(?P<inner>-?)(?P<body>[\d.,]*\d)"
    r"(?:,-{1,2}(?!\s?\d))?\s?(?P<percent>%?)",
    re.I | re.A,
)
_SEPARATOR = re.compile(r"\s?(?:-|s\.?d\.?|s/d|sampai(?: dengan)?|hingga)\s?", re.I)
_EXPONENT = re.compile(r"e[+-]?\d", re.I)
_UNIT = re.compile(
    r"(?!e[+-]?\d)[^\W\d_](?:[^<>=#;+\d]|(?<=\w)\d|(?<=per )\d[\d.]*)*", re.I
)


def read_value(
    text: str,
    *,
    kind: ValueKind | str = ValueKind.ANY,
    decimal: str | None = None,
    unit: str = "",
    scale: Scale | None = None,
    blank: NoFigureKind = NoFigureKind.NOT_REPORTED,
) -> Value:
    """Read one cell; refuse with :class:`EngineError` what is not clear.

    :param kind: what the column holds; anything else in it is refused
    :param decimal: the document's decimal sign when the caller knows it
    :param unit: in which the caller counts; the cell may name one itself. Of what is
        counted one by one a single dot before three digits stands between thousands:
        so papers print it, and nothing else can be meant
    :param scale: the ordinal scale of the column; only its points are accepted
    :param blank: what an empty cell means here

    >>> str(read_value("143,33 - 139,83")), str(read_value("83,5%"))
    ('139,83 - 143,33', '83,5%')
    >>> str(read_value("Rp5.294.655.000,00")), str(read_value("0,9 Angka"))
    ('5.294.655.000', '0,9 Angka')
    >>> str(read_value("5.400 Orang")), str(read_value("5.400", unit="Orang"))
    ('5.400 Orang', '5.400')
    >>> str(read_value("5.400", unit="Sampel"))
    '5.400'
    >>> str(read_value("Level 3 Plus")), str(read_value(" "))
    ('Level 3 Plus', 'belum dilaporkan')
    """
    kind = ValueKind(kind)
    cleaned = " ".join(text.translate(_DASHES).split())
    if not cleaned:
        return NoFigure(blank, text)
    if cleaned.casefold() in _WORDS:
        return NoFigure(_WORDS[cleaned.casefold()], text)
    _refuse_known_traps(cleaned)
    if scale is not None:
        return Point(scale.points[scale.position(cleaned) - 1].name, text)
    if kind is ValueKind.POINT:
        return Point(cleaned, text)
    if kind is ValueKind.ANY and _is_name(cleaned):
        return Point(cleaned, text)
    value = _read_figure(cleaned, text, kind, decimal, unit)
    _check_shape(value, cleaned, kind)
    return value


def read_printed(text: str, scale: Scale | None = None) -> Value | None:
    """Read a figure as our papers print it; ``None`` of what is no figure.

    What a paper says of the figure stands behind it in brackets.

    >>> str(read_printed("1.250,5 indeks (Sementara)"))
    '1.250,5 indeks'
    >>> read_printed("-"), read_printed("belum dirilis"), read_printed("1 dari 2")
    (None, None, None)
    """
    figure = text.partition(" (")[0].strip()
    if figure in ("", "-"):
        return None
    try:
        value = read_value(figure, decimal=",", scale=scale)
    except EngineError:
        return None
    return None if isinstance(value, NoFigure) else value


def says(text: str, kind: NoFigureKind) -> bool:
    """Tell whether a cell says this way of having no figure, now or as it once did.

    >>> says("belum tiba tenggatnya", NoFigureKind.NOT_DUE)
    True
    >>> says("82,5 Persen", NoFigureKind.NOT_DUE)
    False
    """
    return _WORDS.get(" ".join(text.split()).casefold()) is kind


def _is_name(cleaned: str) -> bool:
    return cleaned[0].isalpha() and not _RUPIAH_AMOUNT.match(cleaned)


def _refuse_known_traps(cleaned: str) -> None:
    if cleaned.casefold() == "nihil":
        raise EngineError(
            "nil",
            "'nihil' dapat berarti angka nol atau tidak ada data.",
            "Tulis 0 bila memang nol, atau 'belum dilaporkan' bila belum ada data.",
        )
    if cleaned[0] in _COMPARISONS:
        raise EngineError(
            "malformed.comparison",
            "'{text}' memuat tanda '{sign}', yang bukan bagian dari angka.",
            "Tulis angkanya saja; arah indikator mengatakan mana yang lebih baik.",
            text=cleaned,
            sign=cleaned[0],
        )
    if cleaned.startswith("#"):
        raise EngineError(
            "sheet_error",
            "'{text}' adalah galat lembar kerja, bukan angka.",
            "Perbaiki rumus di lembar asal, lalu tulis hasilnya.",
            text=cleaned,
        )


def _read_figure(
    cleaned: str, text: str, kind: ValueKind, decimal: str | None, counted_in: str
) -> Number | Range:
    first = _FIGURE.match(cleaned)
    if first is None:
        raise _malformed(cleaned)
    figures, rest = [first], cleaned[first.end() :]
    separator = _SEPARATOR.match(rest)
    second = _FIGURE.match(rest, separator.end()) if separator else None
    if second is not None:
        figures.append(second)
        rest = rest[second.end() :]
    unit = _read_unit(rest.strip(), cleaned, figures)
    if kind is ValueKind.MONEY:
        unit = _check_money_unit(unit, cleaned)
    whole = kind in (ValueKind.MONEY, ValueKind.COUNT) or is_counted(unit or counted_in)
    numbers = []
    for figure in figures:
        if figure["sign"] and figure["inner"]:
            raise _malformed(cleaned)
        thousands = whole or bool(figure["rupiah"])
        number = read_numeral(figure["body"], decimal, thousands)
        negative = "-" in (figure["sign"], figure["inner"])
        numbers.append(-number if negative else number)
    if len(numbers) == 1:
        return Number(numbers[0], unit, text)
    return Range(min(numbers), max(numbers), unit, text)


def _read_unit(rest: str, cleaned: str, figures: list[re.Match[str]]) -> str:
    percent = any(figure["percent"] for figure in figures)
    if not rest:
        return "%" if percent else ""
    if rest == "‰" and not percent:
        return rest
    if percent or not rest[0].isalpha() or not _UNIT.fullmatch(rest):
        raise _rest_error(rest, cleaned, figures)
    first_word = rest.partition(" ")[0].rstrip(".")
    if first_word.casefold() in _MAGNITUDES or first_word in _MAGNITUDE_LETTERS:
        raise EngineError(
            "magnitude",
            "'{text}' memakai kata '{word}'.",
            "Tulis angkanya lengkap, misalnya 1.500.000.",
            text=cleaned,
            word=first_word,
        )
    return "%" if rest.casefold() in _PERCENT else rest


def _check_money_unit(unit: str, cleaned: str) -> str:
    """An amount of money has no unit but rupiah: 500 Orang is none."""
    if unit and unit.casefold() not in _RUPIAH_WORDS:
        raise EngineError(
            "money_unit",
            "'{text}' bukan jumlah uang: '{unit}' bukan rupiah.",
            "Tulis jumlahnya lengkap dalam rupiah, misalnya 1.500.000.",
            text=cleaned,
            unit=unit,
        )
    return ""


def _rest_error(rest: str, cleaned: str, figures: list[re.Match[str]]) -> EngineError:
    """Say what stands behind a figure that is no unit, and where it may go."""
    if rest[0] in ":/":
        return EngineError(
            "malformed.ratio",
            "'{text}' adalah perbandingan, bukan satu angka.",
            "Tulis angka yang diukur saja, dan pembandingnya sebagai satuan, misalnya "
            "183 per 100.000 KH.",
            text=cleaned,
        )
    is_more = rest[0].isalpha() and re.search(r"\d", rest)
    if len(figures) > 1 or not is_more or _EXPONENT.match(rest):
        return _malformed(cleaned)
    first_word = re.split(r"[\s(]", rest)[0]
    figure = figures[0].group().strip()
    kept = f"{figure} {first_word}" if _is_unit_word(first_word) else figure
    return EngineError(
        "malformed.more",
        "'{text}' memuat lebih dari satu angka.",
        "Tulis angkanya saja di sini, misalnya '{kept}', dan kalimat lengkapnya "
        "sebagai Keterangan pada PK.",
        text=cleaned,
        kept=kept,
    )


def _is_unit_word(word: str) -> bool:
    return word.isalpha() and word.casefold() not in ("dari", "di", "dan", "sampai")


def _check_shape(value: Number | Range, cleaned: str, kind: ValueKind) -> None:
    if kind is ValueKind.ANY or isinstance(value, Range) == (kind is ValueKind.RANGE):
        return
    if isinstance(value, Range):
        raise EngineError(
            "not_a_number",
            "'{text}' adalah rentang.",
            _SAMPLE,
            text=cleaned,
        )
    raise EngineError(
        "not_a_range",
        "'{text}' hanya satu angka.",
        "Tulis dua batas, misalnya 139,83 - 143,33.",
        text=cleaned,
    )


def _malformed(cleaned: str) -> EngineError:
    return EngineError(
        "malformed",
        "'{text}' tidak dapat dibaca sebagai angka.",
        _SAMPLE,
        text=cleaned,
    )
