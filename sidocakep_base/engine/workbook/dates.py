"""Days as offices write them: read when only one day can be meant, else asked."""

import re
from datetime import date, datetime, timedelta

from ..figures.indonesian import MONTHS, format_date
from .cell_error import CellError

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_NUMERIC = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})")
_WORDED = re.compile(r"(\d{1,2})[\s./-]+([a-z]+)[\s./,-]*(\d{4}|\d{2})")
_SHORT = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{2})")
_SERIAL = re.compile(r"\d{5}")
# What may stand before a day: its weekday, "terhitung mulai tanggal", "tanggal".
_BEFORE = re.compile(
    r"(?:(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu),?\s+)?"
    r"(?:(?:tmt|tgl|tanggal)[\s.:]+)?"
)
# Old spellings, abbreviations of offices and those of an English spreadsheet.
_SPELLINGS = {
    1: ("jan", "jnr", "january"),
    2: ("feb", "peb", "pebruari", "feberuari", "february"),
    3: ("mar", "mrt", "march"),
    4: ("apr",),
    5: ("may",),
    6: ("jun", "june"),
    7: ("jul", "july"),
    8: ("agt", "agu", "ags", "agst", "agust", "aug", "august"),
    9: ("sep", "sept"),
    10: ("okt", "oct", "october"),
    11: ("nov", "nop", "nopember"),
    12: ("des", "dec", "december"),
}
_MONTH = {
    word: number
    for number, name in enumerate(MONTHS, start=1)
    for word in (name.lower(), *_SPELLINGS[number])
}
# Day 0 of Excel, moved by the 29 February 1900 that it knows and the calendar does not.
_DAY_ZERO = date(1899, 12, 30)
# Serial numbers of the days that a document of ours may hold: 1950 to 2100.
_FIRST_SERIAL, _LAST_SERIAL = 18264, 73415
# Years of two digits are of this century below it, as Excel takes them.
_TURN = 30


def read_date(raw: object) -> date:
    """Return the day of a date cell, or of a text whose parts cannot be confused.

    >>> read_date("2 Januari 2026"), read_date("31/12/2026")
    (datetime.date(2026, 1, 2), datetime.date(2026, 12, 31))
    >>> read_date("TMT 1 Nopember 2026"), read_date("02-Mar-26")
    (datetime.date(2026, 11, 1), datetime.date(2026, 3, 2))
    >>> try:
    ...     read_date(45717)
    ... except CellError as error:
    ...     print(error.code, error.facts["reading"])
    date_became_number 1 Maret 2025

    :raise CellError: when it is no day, or could be two
    """
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    text = " ".join(str(raw).split()).lower()
    if text.endswith(".0"):
        text = text.removesuffix(".0")
    try:
        return _of_text(text)
    except ValueError as error:
        raise CellError("not_a_date") from error


def _of_text(text: str) -> date:
    if _SERIAL.fullmatch(text) and _FIRST_SERIAL <= int(text) <= _LAST_SERIAL:
        reading = format_date(_DAY_ZERO + timedelta(days=int(text)))
        raise CellError("date_became_number", reading=reading)
    text = _BEFORE.sub("", text, count=1)
    if match := _ISO.fullmatch(text):
        return date(*(int(part) for part in match.groups()))
    if match := _WORDED.fullmatch(text):
        day, word, year = match.groups()
        if word not in _MONTH:
            raise CellError("month_unknown", word=word)
        return date(_full_year(year), _MONTH[word], int(day))
    if match := _NUMERIC.fullmatch(text):
        first, second, year = (int(part) for part in match.groups())
        return _day_and_month(first, second, year)
    if match := _SHORT.fullmatch(text):
        day, month, short = match.groups()
        example = _example(int(day), int(month), _full_year(short))
        raise CellError("short_year", reading=example)
    raise ValueError(text)


def is_day_first(text: str) -> bool:
    """Tell whether a text is a day that only stands before its month.

    >>> is_day_first("31/12/2025"), is_day_first("01/12/2025"), is_day_first("Jan")
    (True, False, False)
    """
    first, second, _year = _figures(text)
    return first > 12 >= second > 0


def is_month_first(text: str) -> bool:
    """Tell whether a text is a day that only stands behind its month."""
    first, second, _year = _figures(text)
    return second > 12 >= first > 0


def read_day_first(text: str) -> date:
    """Return the day of a text of figures alone, taken as Indonesians write it."""
    day, month, year = _figures(text)
    return date(year, month, day)


def _figures(text: str) -> tuple[int, int, int]:
    """Return the three figures of such a text, zeros where it is no such text."""
    plain = _BEFORE.sub("", " ".join(text.split()).lower(), count=1)
    match = _NUMERIC.fullmatch(plain)
    if not match:
        return 0, 0, 0
    return int(match.group(1)), int(match.group(2)), int(match.group(3))


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < _TURN else 1900)


def _day_and_month(first: int, second: int, year: int) -> date:
    """Read day and month, or refuse both readings when each can be either."""
    if first <= 12 and second <= 12 and first != second:
        raise CellError(
            "ambiguous_date",
            first=format_date(date(year, second, first)),
            second=format_date(date(year, first, second)),
        )
    if first > 12:
        return date(year, second, first)
    return date(year, first, second)


def _example(first: int, second: int, year: int) -> str:
    """Return the likeliest reading in words, day first as Indonesians write it."""
    try:
        return format_date(date(year, second, first))
    except ValueError:
        return format_date(date(year, first, second))
