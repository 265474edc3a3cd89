"""Indonesian notation: numbers, rupiah and dates as official letters write them.

Writing only; reading what documents wrote is :mod:`.reading`.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from .arithmetic import Rounding, round_to, strip_zeros
from .runs import get_runs

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
#: Quarters of a year as papers number them, from the first.
QUARTERS = ("I", "II", "III", "IV")
#: Units that name the kind of a figure and measure nothing.
BARE_UNITS = frozenset({"angka", "indeks", "nilai", "rasio", "skor"})
#: Names of the zones as official documents write them.
ZONE_NAMES = {
    "Asia/Jakarta": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def format_number(
    value: Decimal | int,
    decimals: int | None = None,
    rounding: Rounding = Rounding.HALF_UP,
) -> str:
    """Write a number with dots between thousands and a decimal comma.

    Without ``decimals`` all its decimals are written and idle zeros dropped.

    >>> format_number(Decimal("1234567.5"), 2)
    '1.234.567,50'
    >>> format_number(Decimal("-24.650"))
    '-24,65'
    >>> format_number(1000)
    '1.000'
    """
    number = Decimal(value)
    if decimals is None:
        text = strip_zeros(f"{number:f}")
    else:
        text = f"{round_to(number, decimals, rounding):f}"
    sign = "-" if text.startswith("-") else ""
    whole, _, fraction = text.removeprefix("-").partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def write_unit(name: str) -> str:
    """Write a unit as it stands behind a figure in an official text.

    Words are written small; abbreviations and signs stay as they are. What says only
    that it is a figure is left out: 0,9 and not 0,9 Angka.

    >>> [write_unit(name) for name in ("Persen", "Angka", "indeks", "%", "Orang/Bulan")]
    ['persen', '', '', '%', 'orang/bulan']
    >>> [write_unit(name) for name in ("Kampung KB", "Ha", "UMKM", "M³/Hari")]
    ['kampung KB', 'Ha', 'UMKM', 'm³/hari']
    """
    if name.strip().lower() in BARE_UNITS:
        return ""
    return " ".join(
        word.lower() if word.istitle() and len(word) > 2 else word
        for word in name.split()
    )


def format_rupiah(value: Decimal | int, decimals: int = 2) -> str:
    """Write an amount as the budget tables do, without a blank after Rp.

    >>> format_rupiah(Decimal("5294655000"))
    'Rp5.294.655.000,00'
    >>> format_rupiah(-1500, decimals=0)
    '-Rp1.500'
    """
    text = format_number(value, decimals)
    return f"-Rp{text[1:]}" if text.startswith("-") else f"Rp{text}"


def format_date(value: date, weekday: bool = False) -> str:
    """Write a date in words of the month, as letters do.

    >>> format_date(date(2026, 1, 2))
    '2 Januari 2026'
    >>> format_date(date(2026, 1, 2), weekday=True)
    'Jumat, 2 Januari 2026'
    """
    text = f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    return f"{WEEKDAYS[value.weekday()]}, {text}" if weekday else text


def format_month(value: date) -> str:
    """Write month and year.

    >>> format_month(date(2026, 8, 17))
    'Agustus 2026'
    """
    return f"{MONTHS[value.month - 1]} {value.year}"


def name_months(
    numbers: Iterable[int], names: Sequence[str] = MONTHS, until: str = "s.d."
) -> str:
    """Write months by their names, three or more that follow one another as from - to.

    :param names: of the twelve months, where the reader has another language
    :param until: between the first and the last

    >>> name_months([7]), name_months([12, 11]), name_months(())
    ('Juli', 'November, Desember', '')
    >>> name_months({1, 2, 3, 4, 6}), name_months(range(1, 13))
    ('Januari s.d. April, Juni', 'Januari s.d. Desember')
    """
    words = (
        [f"{names[first - 1]} {until} {names[last - 1]}"]
        if last - first > 1
        else names[first - 1 : last]
        for first, last in get_runs(numbers)
    )
    return ", ".join(word for run in words for word in run)


_ONES = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan"),
    *("sembilan", "sepuluh", "sebelas"),
)
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"))


def find_month(text: str, year: int) -> tuple[int, int] | None:
    """Return (year, month) that a word means; ``None`` when it is no month.

    :param year: of a word that names none

    >>> find_month("2026-01", 2025), find_month("01/2026", 2025), find_month("3", 2025)
    ((2026, 1), (2026, 1), (2025, 3))
    >>> find_month("Februari 2026", 2025), find_month("agt", 2025), find_month("x", 1)
    ((2026, 2), (2025, 8), None)
    """
    words = text.casefold().replace("-", " ").replace("/", " ").split()
    years = [int(word) for word in words if word.isdecimal() and len(word) == 4]
    rest = [word for word in words if not (word.isdecimal() and len(word) == 4)]
    if len(rest) != 1 or len(years) > 1:
        return None
    [word] = rest
    if word.isdecimal():
        month = int(word)
    else:
        names = [name.casefold() for name in MONTHS]
        found = [n for n, name in enumerate(names, 1) if name.startswith(word)]
        found = found or [8] * (word in ("agt", "ags"))
        month = found[0] if len(found) == 1 and len(word) >= 3 else 0
    return (years[0] if years else year, month) if 1 <= month <= 12 else None


def format_moment(moment: datetime, zone: str) -> str:
    """Write a moment (UTC) as a letter does, in the time of the place.

    >>> format_moment(datetime(2026, 11, 30, 13, 30), "Asia/Jakarta")
    '30 November 2026 pukul 20.30 WIB'
    >>> format_moment(datetime(2026, 11, 30, 16, 30), "Asia/Makassar")
    '1 Desember 2026 pukul 00.30 WITA'
    """
    local = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    return f"{format_date(local)} pukul {local:%H.%M} {ZONE_NAMES.get(zone, zone)}"


def spell_number(value: int) -> str:
    """Write a whole number in words, as letters and minutes do.

    >>> spell_number(2026), spell_number(11), spell_number(100), spell_number(0)
    ('dua ribu dua puluh enam', 'sebelas', 'seratus', 'nol')
    >>> spell_number(1_119_000)
    'satu juta seratus sembilan belas ribu'
    """
    if value < 0:
        return f"minus {spell_number(-value)}"
    for size, word in _SCALES:
        if value >= size:
            count, rest = divmod(value, size)
            one = size == 1000 and count == 1
            head = "seribu" if one else f"{spell_number(count)} {word}"
            return f"{head} {spell_number(rest)}" if rest else head
    if value >= 200:
        head, rest = f"{_ONES[value // 100]} ratus", value % 100
    elif value >= 100:
        head, rest = "seratus", value - 100
    elif value >= 20:
        head, rest = f"{_ONES[value // 10]} puluh", value % 10
    elif value >= 12:
        head, rest = f"{_ONES[value - 10]} belas", 0
    else:
        return _ONES[value]
    return f"{head} {spell_number(rest)}" if rest else head
