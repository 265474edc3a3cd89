"""The civil servant's number (NIP) and the contract employee's (NIPPPK).

Perka BKN 22/2007: 18 digits = birth date (8), month of appointment (6), sex (1),
serial number (3). Printed in four groups, stored without blanks. For a PPPK the
digits 13-14 are not a month, so they are not checked.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from .errors import EngineError

NIP_LENGTH = 18


class NipPart(str, Enum):
    """The part of the number an error is about."""

    CHARACTERS = "characters"
    LENGTH = "length"
    BIRTH_DATE = "birth_date"
    APPOINTMENT = "appointment"
    SEX = "sex"


class Sex(str, Enum):
    """Digit 15 of the number."""

    MALE = "male"
    FEMALE = "female"


_SEX = {"1": Sex.MALE, "2": Sex.FEMALE}


class NipError(EngineError):
    """A number that cannot be a NIP; ``part`` says which digits are wrong."""

    def __init__(
        self, part: NipPart, message: str, remedy: str, which: str = "", **facts: object
    ) -> None:
        super().__init__(f"nip_{part.value}{which}", message, remedy, **facts)
        self.part = part


@dataclass(frozen=True, slots=True)
class Nip:
    """A checked number, taken apart.

    ``appointment_month`` is ``None`` for a PPPK.
    """

    digits: str
    birth_date: date
    appointment_year: int
    appointment_month: int | None
    sex: Sex
    serial: str
    pppk: bool = False

    def __str__(self) -> str:
        return self.digits

    @property
    def printed(self) -> str:
        """The number in its four groups, as under a signature."""
        return _grouped(self.digits)


def parse_nip(text: str, pppk: bool = False) -> Nip:
    """Check a number and take it apart; blanks between digits are tolerated.

    >>> nip = parse_nip("19630312 198901 1 002")
    >>> nip.digits, nip.birth_date.isoformat(), nip.sex.value, nip.printed
    ('196303121989011002', '1963-03-12', 'male', '19630312 198901 1 002')
    >>> try:
    ...     parse_nip("19630312 198913 1 002")
    ... except NipError as error:
    ...     print(error.part.value, error.remedy, sep=": ")
    appointment: Isi bulan 01 sampai 12.
    """
    digits = normalize_nip(text)
    year, month = int(digits[8:12]), int(digits[12:14])
    birth_date = _birth_date(digits[:8])
    if not pppk and not 1 <= month <= 12:
        raise NipError(
            NipPart.APPOINTMENT,
            "Bulan pengangkatan pada NIP (angka ke-13 dan ke-14) adalah {month}.",
            "Isi bulan 01 sampai 12.",
            which=".month",
            month=digits[12:14],
        )
    appointment = (year,) if pppk else (year, month)
    if appointment <= (birth_date.year, birth_date.month)[: len(appointment)]:
        raise NipError(
            NipPart.APPOINTMENT,
            (
                "Pengangkatan pada NIP (angka ke-9 sampai ke-14) adalah {digits}, "
                "mendahului tanggal lahir."
            ),
            "Periksa tanggal lahir dan tahun pengangkatan.",
            digits=digits[8:14],
        )
    if digits[14] not in _SEX:
        raise NipError(
            NipPart.SEX,
            "Angka ke-15 NIP adalah {digit}.",
            "Isi 1 untuk laki-laki atau 2 untuk perempuan.",
            digit=digits[14],
        )
    return Nip(
        digits=digits,
        birth_date=birth_date,
        appointment_year=year,
        appointment_month=None if pppk else month,
        sex=_SEX[digits[14]],
        serial=digits[15:],
        pppk=pppk,
    )


def normalize_nip(text: str) -> str:
    """Return the 18 digits without blanks, the stored form.

    >>> normalize_nip(" 19630312 198901 1 002 ")
    '196303121989011002'
    """
    digits = re.sub(r"\s", "", text)
    strange = re.search(r"[^0-9]", digits)
    if strange:
        raise NipError(
            NipPart.CHARACTERS,
            "NIP memuat tanda '{sign}'.",
            "Isi hanya angka; spasi boleh.",
            sign=strange.group(),
        )
    if len(digits) != NIP_LENGTH:
        raise NipError(
            NipPart.LENGTH,
            "NIP terdiri atas {count} angka.",
            "Isi tepat {length} angka.",
            count=len(digits),
            length=NIP_LENGTH,
        )
    return digits


def format_nip(text: str) -> str:
    """Return the printed form of a stored number.

    >>> format_nip("196303121989011002")
    '19630312 198901 1 002'
    """
    return _grouped(normalize_nip(text))


def _grouped(digits: str) -> str:
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def _birth_date(digits: str) -> date:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise NipError(
            NipPart.BIRTH_DATE,
            (
                "Tanggal lahir pada NIP (8 angka pertama) adalah {digits}, "
                "bukan tanggal yang ada."
            ),
            "Tulis sebagai tahun, bulan, tanggal, misalnya 19630312.",
            digits=digits,
        ) from None
