"""Columns of the sheet "Rencana", as an official reads them."""

from ....engine.workbook import Column, Kind

LEVELS = (
    ("visi", "Visi"),
    ("misi", "Misi"),
    ("tujuan", "Tujuan"),
    ("sasaran", "Sasaran"),
    ("strategi", "Strategi"),
    ("arah_kebijakan", "Arah Kebijakan"),
    ("program", "Program"),
    ("kegiatan", "Kegiatan"),
    ("sub_kegiatan", "Sub Kegiatan"),
)
COLUMNS = (
    Column("level", "Tingkat", Kind.CHOICE, required=True, choices=LEVELS, width=16),
    Column(
        "code",
        "Kode",
        Kind.CODE,
        help="Program, kegiatan, dan sub kegiatan: kode nomenklatur. Tujuan dan "
        "sasaran: kode buatan sendiri, misalnya T1 dan S1.1.",
        width=18,
    ),
    Column(
        "name",
        "Uraian",
        help="Wajib diisi, kecuali kodenya ada dalam nomenklatur: uraian diambil dari "
        "sana.",
        width=60,
    ),
    Column(
        "parent",
        "Induk",
        Kind.CODE,
        help="Kode (atau uraian) baris yang langsung di atasnya dalam pohon rencana; "
        "bila kodenya dipakai dua tingkat, tulis tingkatnya: Misi 1. Kosong untuk "
        "puncak pohon.",
        list_from=("plan", "code"),
        open_list=True,
        width=18,
    ),
    Column(
        "nomenclature",
        "Kode Nomenklatur",
        Kind.CODE,
        help="Hanya bila berbeda dari Kode, misalnya X.XX.01.2.01.0001.",
        width=20,
    ),
    Column(
        "job",
        "Jabatan Penanggung Jawab",
        list_from=("positions", "job"),
        open_list=True,
        width=34,
    ),
    Column(
        "definition",
        "Definisi Operasional",
        help="Apa arti komponen ini, dalam kata yang dapat diamati.",
        width=40,
    ),
    Column(
        "beneficiaries", "Pemanfaat", help="Kelompok yang menerima manfaat.", width=26
    ),
)
# Only in the workbook of an agency, whose plan the RPJMD guides.
RPJMD_COLUMN = Column(
    "rpjmd",
    "Mendukung RPJMD",
    Kind.CODE,
    help="Tujuan atau sasaran RPJMD yang didukung: kode atau uraiannya.",
    list_name="rpjmd_nodes",
    open_list=True,
    width=30,
)
TEXT_FIELDS = {
    "definition": "operational_definition",
    "beneficiaries": "beneficiaries",
    "name": "name",
    "code": "code",
    "level": "level",
}
EXAMPLES = (
    {
        "level": "sasaran",
        "code": "S1",
        "name": "Meningkatnya akuntabilitas kinerja perangkat daerah",
    },
    {
        "level": "program",
        "code": "1.05.03",
        "name": "PROGRAM PENANGGULANGAN BENCANA",
        "parent": "S1",
    },
)
