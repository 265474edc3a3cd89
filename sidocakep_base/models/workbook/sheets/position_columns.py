"""Columns of the sheet "Jabatan & Pegawai", as an official reads them."""

from datetime import date

from ....engine.workbook import Column, Kind

ECHELONS = (
    ("i_a", "I.a"),
    ("i_b", "I.b"),
    ("ii_a", "II.a"),
    ("ii_b", "II.b"),
    ("iii_a", "III.a"),
    ("iii_b", "III.b"),
    ("iv_a", "IV.a"),
    ("iv_b", "IV.b"),
    ("v_a", "V.a"),
    ("functional", "Fungsional"),
    ("pelaksana", "Pelaksana"),
    ("none", "Tanpa eselon"),
)
ASN_KINDS = (
    ("pns", "PNS"),
    ("pppk", "PPPK"),
    ("official", "Pejabat terpilih"),
    ("honorary", "Non-ASN"),
)
SAME = (("yes", "Ya"), ("no", "Bukan"))
NUMBERED_KINDS = ("pns", "pppk")
TITLE = "Jabatan & Pegawai"
JOB_KEYS = ("kind", "echelon", "superior", "title")
#: What is said of a person, whose name stands in "employee".
PERSON_KEYS = ("nip", "rank", "asn_kind", "since", "same", "login", "email", "role")
COLUMNS = (
    Column(
        "job",
        "Nama Jabatan",
        help="Nama jabatan di perangkat daerah ini. Jabatan yang dipangku beberapa "
        "orang ditulis pada beberapa baris.",
        required=True,
        width=42,
    ),
    Column(
        "kind",
        "Jenis Jabatan",
        help="Tempat jabatan dalam aturan jenjang indikator.",
        list_name="position_kinds",
        width=24,
    ),
    Column("echelon", "Eselon", Kind.CHOICE, choices=ECHELONS, width=12),
    Column(
        "superior",
        "Atasan Langsung",
        help="Nama jabatan atasan (pihak kedua pada Perjanjian Kinerja). Atasan kepala "
        "perangkat daerah adalah jabatan kepala daerah.",
        list_from=("positions", "job"),
        open_list=True,
        width=42,
    ),
    Column(
        "title",
        "Nama Jabatan Tercetak",
        help="Bila berbeda dari nama jabatan, misalnya “Kepala Pelaksana Badan "
        "Penanggulangan Bencana Daerah”.",
        width=36,
    ),
    Column(
        "employee",
        "Nama Pegawai",
        help="Nama lengkap dengan gelar. Kosongkan bila jabatan kosong.",
        width=32,
    ),
    Column("asn_kind", "Jenis Pegawai", Kind.CHOICE, choices=ASN_KINDS, width=14),
    Column(
        "nip",
        "NIP",
        Kind.DIGITS,
        help="18 angka, boleh dengan spasi, diketik sebagai teks. PPPK: NIPPPK.",
        width=24,
    ),
    Column(
        "rank",
        "Pangkat/Golongan",
        help="Misalnya Pembina Tingkat I (IV/b).",
        list_name="ranks",
        width=28,
    ),
    Column(
        "since",
        "Menjabat Sejak",
        Kind.DATE,
        help="Tanggal mulai memegang jabatan ini. Wajib bila pegawai pindah jabatan; "
        "kosong untuk pegawai baru berarti 1 Januari tahun impor.",
        width=18,
    ),
)
COLUMNS += (
    Column(
        "same",
        "Orang yang Sama",
        Kind.CHOICE,
        help="Hanya bila impor menanyakannya: Ya bila pegawai bernama sama yang sudah "
        "ada di Odoo adalah orang ini (ia dipindahkan ke sini), Bukan bila orang lain.",
        choices=SAME,
        width=16,
    ),
    Column(
        "login",
        "Nama Akun",
        help="Hanya diisi administrator. Kosong berarti NIP, bila surel atau peran "
        "diisi. Akun dibuat tanpa kata sandi.",
        width=22,
    ),
    Column("email", "Surel", help="Untuk undangan mengaktifkan akun.", width=28),
    Column(
        "role",
        "Peran",
        help="Kosong berarti menurut jenis jabatan.",
        list_name="roles",
        width=26,
    ),
)
EXAMPLES = (
    {
        "job": "Kepala Bidang Pencegahan dan Kesiapsiagaan",
        "kind": "Administrator (Eselon III)",
        "echelon": "iii_b",
        "superior": "Kepala Pelaksana",
        "employee": "Nama Lengkap, S.T., M.M.",
        "asn_kind": "pns",
        "nip": "19800101 200501 1 001",
        "rank": "Pembina (IV/a)",
        "since": date(2025, 3, 1),
    },
)
