"""Columns of the sheet "Indikator", as an official reads them."""

from ....engine.workbook import Column, Kind

KINDS = (
    ("iku", "IKU"),
    ("target", "Indikator Sasaran"),
    ("program", "Indikator Program"),
    ("kegiatan", "Indikator Kegiatan"),
    ("other", "Lainnya"),
)
DIRECTIONS = (
    ("higher", "Makin tinggi makin baik"),
    ("lower", "Makin rendah makin baik"),
    ("range", "Di dalam rentang"),
    ("ordinal", "Peringkat pada skala"),
)
VALUE_KINDS = (
    ("number", "Angka"),
    ("range", "Rentang"),
    ("ordinal", "Peringkat"),
)
ACCUMULATIONS = (
    ("sum", "Jumlah"),
    ("last", "Terakhir"),
    ("average", "Rata-rata"),
    ("position", "Posisi akhir"),
    ("released_later", "Dirilis kemudian"),
)
SMART_ANSWERS = (
    ("unanswered", "Belum dijawab"),
    ("yes", "Ya"),
    ("no", "Tidak"),
)
# Criterion, its heading, what it asks (Gunung Mas 24/2024 annex B.2).
SMART_COLUMNS = tuple(
    Column(key, title, Kind.CHOICE, choices=SMART_ANSWERS, help=text, width=16)
    for key, title, text in (
        ("smart_specific", "SMART: Spesifik", "Tidak bermakna ganda."),
        (
            "smart_measurable",
            "SMART: Terukur",
            "Dapat diukur dan satuan atau parameternya dapat diidentifikasi.",
        ),
        ("smart_achievable", "SMART: Dapat Dicapai", "Targetnya dapat dicapai."),
        (
            "smart_relevant",
            "SMART: Relevan",
            "Terkait langsung dengan tujuan atau rencana.",
        ),
        (
            "smart_time_bound",
            "SMART: Berjangka Waktu",
            "Dicapai dalam kurun waktu tertentu.",
        ),
    )
)
COLUMNS = (
    Column("code", "Kode", Kind.CODE, help="Kode singkat, boleh kosong.", width=12),
    Column("name", "Nama Indikator", required=True, width=56),
    Column(
        "node",
        "Komponen Rencana",
        Kind.CODE,
        help="Kode (atau uraian) tujuan, sasaran, program, kegiatan, atau sub kegiatan "
        "yang diukur. Beberapa komponen dipisahkan dengan titik koma.",
        list_from=("plan", "code"),
        open_list=True,
        width=20,
    ),
    Column("kind", "Jenis", Kind.CHOICE, choices=KINDS, width=20),
    Column(
        "level",
        "Jenjang",
        help="Jenjang indikator dalam penjenjangan kinerja.",
        list_name="indicator_levels",
        width=24,
    ),
    Column(
        "unit",
        "Satuan",
        help="Satuan angka, misalnya Persen, Angka, Dokumen.",
        list_name="units",
        open_list=True,
        width=14,
    ),
    Column("direction", "Arah", Kind.CHOICE, choices=DIRECTIONS, width=24),
    Column("value_kind", "Jenis Nilai", Kind.CHOICE, choices=VALUE_KINDS, width=14),
    Column(
        "scale",
        "Skala",
        help="Hanya untuk nilai berupa peringkat.",
        list_name="scales",
        width=20,
    ),
    Column(
        "accumulation",
        "Akumulasi",
        Kind.CHOICE,
        help="Cara angka bulan atau triwulan menjadi angka tahun.",
        choices=ACCUMULATIONS,
        width=18,
    ),
    Column(
        "parent",
        "Mendukung Indikator",
        help="Nama indikator di atasnya yang didukung.",
        list_from=("indicators", "name"),
        open_list=True,
        width=36,
    ),
    Column(
        "owner",
        "Jabatan Penanggung Jawab",
        list_from=("positions", "job"),
        open_list=True,
        width=34,
    ),
    Column("definition", "Definisi Operasional", width=36),
    Column("formula", "Rumus", help="Cara menghitung, dalam kata.", width=36),
    Column("source", "Sumber Data", width=26),
    Column(
        "lowest",
        "Nilai Terendah",
        help="Nilai terendah yang mungkin, misalnya 0. Kosong: menurut satuan dan "
        "nama; tulis 'tidak ada' bila tidak ada batasnya.",
        width=12,
    ),
    Column(
        "highest",
        "Nilai Tertinggi",
        help="Nilai tertinggi yang mungkin, misalnya 100 untuk bagian dari keseluruhan "
        "atau 4 untuk indeks 0 sampai 4. Kosong: menurut satuan dan nama; tulis 'tidak "
        "ada' bila tidak ada batasnya, misalnya pertumbuhan.",
        width=12,
    ),
    *SMART_COLUMNS,
)
TEXT_FIELDS = {
    "code": "code",
    "name": "name",
    "kind": "kind",
    "direction": "direction",
    "value_kind": "value_kind",
    "accumulation": "accumulation",
    "definition": "operational_definition",
    "formula": "formula_text",
    "source": "data_source",
    "lowest": "lowest",
    "highest": "highest",
    **{column.key: column.key for column in SMART_COLUMNS},
}
EXAMPLES = (
    {
        "name": "Nilai SAKIP",
        "node": "S1",
        "kind": "iku",
        "unit": "Angka",
        "direction": "higher",
        "accumulation": "last",
    },
)
