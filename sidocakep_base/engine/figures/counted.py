"""Units of what is counted one by one: no figure of them has decimals.

So a dot before three digits stands between thousands, and a part of one says that
something was lost.
"""

from .values import Number

_COUNTED = frozenset(
    {
        *("orang", "jiwa", "kk", "pegawai", "siswa", "guru", "peserta", "penduduk"),
        *("dokumen", "laporan", "berkas", "buku", "peraturan", "perda", "naskah"),
        *("unit", "buah", "paket", "kegiatan", "kali", "kasus", "kelompok"),
        *("lembaga", "organisasi", "desa", "kelurahan", "kecamatan", "rumah", "titik"),
        *("warga", "masyarakat", "keluarga", "pasien", "balita", "bayi", "ibu", "anak"),
        *(
            "korban",
            "kunjungan",
            "aparatur",
            "asn",
            "sekolah",
            "puskesmas",
            "kendaraan",
        ),
        # Units of the national nomenclature that nobody has a part of.
        *("sampel", "spesimen", "rekomendasi", "objek", "pelaku", "layanan", "lokasi"),
        *("arsip", "produk", "umkm", "sertifikat", "perusahaan", "koperasi", "perkara"),
        *("bangunan", "eksemplar", "instansi", "opd", "usulan", "ekor", "batang"),
        *("pohon", "aduan", "pengaduan", "izin", "jembatan", "aplikasi", "komunitas"),
        *("pelatihan", "perpustakaan", "surat"),
    }
)
#: Words before the unit that say that it is counted.
_OPENERS = frozenset(("jumlah", "banyaknya", "total", "seluruh", "semua"))


def is_counted(unit: str) -> bool:
    """Tell whether a unit is one of what is counted one by one, by its first word.

    >>> is_counted("Orang/Bulan"), is_counted("Kegiatan"), is_counted("Dokumen LKjIP")
    (False, True, True)
    >>> is_counted("Sampel"), is_counted("Ekor"), is_counted("Ton/Hari")
    (True, True, False)
    >>> is_counted("Persen"), is_counted("")
    (False, False)
    """
    words = unit.casefold().split()
    return bool(words) and words[0] in _COUNTED


def names_count(name: str) -> bool:
    """Tell whether what is counted is named as a number of such units.

    >>> names_count("Jumlah penduduk usia rentan"), names_count("Kasus yang selesai")
    (True, True)
    >>> names_count("Jumlah produksi padi (ton)"), names_count("Jumlah warga (orang)")
    (False, True)
    >>> names_count("Rata-rata waktu tanggap"), names_count("Rasio jiwa")
    (False, False)
    """
    head, _bracket, rest = name.partition("(")
    said = rest.partition(")")[0]
    if said and is_counted(said):
        return True
    words = head.casefold().split()
    while words and words[0] in _OPENERS:
        words = words[1:]
    return is_counted(" ".join(words))


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
