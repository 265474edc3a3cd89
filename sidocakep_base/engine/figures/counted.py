"""Units of what is counted one by one, so that a part of one says something is lost."""

from .values import Number

_COUNTED = frozenset(
    {
        *("orang", "jiwa", "kk", "pegawai", "siswa", "guru", "peserta", "penduduk"),
        *("dokumen", "laporan", "berkas", "buku", "peraturan", "perda", "naskah"),
        *("unit", "buah", "paket", "kegiatan", "kali", "kasus", "kelompok"),
        *("lembaga", "organisasi", "desa", "kelurahan", "kecamatan", "rumah", "titik"),
    }
)


def is_counted(unit: str) -> bool:
    """Tell whether a unit is one of what is counted one by one, by its first word.

    >>> is_counted("Orang/Bulan"), is_counted("Kegiatan"), is_counted("Dokumen LKjIP")
    (False, True, True)
    >>> is_counted("Persen"), is_counted("")
    (False, False)
    """
    words = unit.casefold().split()
    return bool(words) and words[0] in _COUNTED


def lost_thousands(value: Number, unit: str) -> int | None:
    """Return the count whose dot between thousands may have become a decimal sign.

    A spreadsheet takes a typed 5.014 as five and fourteen thousandths. Only a number
    that came as a number is doubtful; a text says with its comma what it means.

    >>> from decimal import Decimal
    >>> lost_thousands(Number(Decimal("5.014")), "Orang")
    5014
    >>> lost_thousands(Number(Decimal("5.014")), "Persen")
    >>> lost_thousands(Number(Decimal("5.014"), text="5,014"), "Orang")
    """
    if value.text or not is_counted(unit):
        return None
    is_group = value.value.as_tuple().exponent == -3 and 1 <= abs(value.value) < 1000
    return int(value.value * 1000) if is_group else None
