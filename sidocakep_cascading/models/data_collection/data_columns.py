"""Columns of the sheets of the room, and the words for problems that they find."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.sidocakep_base.engine.workbook import Column, Kind

_lt = LazyTranslate(__name__)

MESSAGES = {
    "earlier_fixed": (
        _lt("%(figure)s was sent or verified and does not change by an import."),
        _lt("Have it returned, or replace it on the screen, then check again."),
    ),
    "collection_decided": (
        _lt("%(collection)s is decided and does not change by an import."),
        _lt("Amend it on the screen, then check again."),
    ),
    "card_missing": (
        _lt("The indicator has no collection card."),
        _lt("Add a row for it to the sheet “Kartu Data”, or delete this row."),
    ),
    "whole_number_expected": (
        _lt("This is no whole number."),
        _lt("Write e.g. 5."),
    ),
    "figure_not_asked": (
        _lt("No figure of this indicator and period waits to be entered."),
        _lt(
            "Take the rows of a workbook downloaded today; correct a sent figure on "
            "the screen."
        ),
    ),
    "no_figure_unfounded": (
        _lt("Nothing says that there may be no figure of this indicator."),
        _lt(
            "Enter the figure, 0 where nothing was counted. Who releases it, or when "
            "it applies, is written on the collection card before the period ends."
        ),
    ),
    "figure_doubtful": (
        _lt("%(said)s"),
        _lt(
            "Check figure and unit. Where it is true, a sentence says how that comes "
            "when it is sent."
        ),
    ),
    "figure_part_unknown": (
        _lt("The figure has no such part."),
        _lt("Write one of these: %(parts)s."),
    ),
    "doubt_of_former": (
        _lt("This sentence was said of the former figure."),
        _lt("Write why the new figure is true, or empty the cell."),
    ),
    "doubt_no_sentence": (
        _lt("This is no sentence."),
        _lt("Say in three words or more why the figure is true, or empty the cell."),
    ),
    "earlier_without_figure": (
        _lt("A year of which there is no figure needs no row."),
        _lt("Write the figure, or delete the row."),
    ),
}
DOUBT = Column(
    "doubt",
    "Mengapa Angka Benar",
    help="Hanya bila angkanya jauh dari target dan dari angka terakhir: satu kalimat "
    "mengapa demikian. Angka lain memerlukan kalimat lain.",
    width=44,
)
INDICATOR = Column(
    "indicator",
    "Nama Indikator",
    help="Indikator dari lembar Indikator.",
    required=True,
    list_from=("indicators", "name"),
    open_list=True,
    width=56,
)
STANDINGS = (
    ("provisional", "Sementara"),
    ("official", "Rilis resmi"),
    ("unaudited", "Belum diaudit"),
    ("audited", "Diaudit"),
)
EARLIER_COLUMNS = (
    INDICATOR,
    Column("year", "Tahun", Kind.YEAR, required=True, width=9),
    Column("figure", "Realisasi", Kind.FIGURE, required=True, width=14),
    Column(
        "source",
        "Dokumen dan Halaman",
        help="Misalnya LKjIP 2024 hlm. 31.",
        required=True,
        width=36,
    ),
    Column("standing", "Status Angka", Kind.CHOICE, choices=STANDINGS, width=16),
    Column("remark", "Catatan", width=40),
    DOUBT,
)
EARLIER_EXAMPLES = (
    {
        "indicator": "Nilai SAKIP",
        "year": 2024,
        "figure": 71.2,
        "source": "LKjIP 2024 hlm. 31",
        "standing": "Rilis resmi",
    },
)
FORMULAS = (
    ("typed", "Diisi langsung"),
    ("ratio", "Pembilang dibagi penyebut"),
    ("sum", "Jumlah unsur"),
    ("average", "Rata-rata unsur"),
    ("change", "Perubahan terhadap pembanding"),
)
FREQUENCIES = (
    ("month", "Bulan"),
    ("quarter", "Triwulan"),
    ("half", "Semester"),
    ("year", "Tahun"),
)
INSTRUMENTS = (
    ("form", "Formulir"),
    ("register", "Register"),
    ("application", "Aplikasi"),
)
CARD_COLUMNS = (
    INDICATOR,
    Column("collected", "Data yang Dikumpulkan", width=36),
    Column("formula", "Cara Hitung", Kind.CHOICE, choices=FORMULAS, width=26),
    Column("formula_text", "Formulasi", width=36),
    Column("factor", "Dikali", Kind.FIGURE, help="100 untuk persen.", width=10),
    Column("decimals", "Desimal", Kind.FIGURE, width=10),
    Column("method", "Metode", width=30),
    Column("frequency", "Diisi Tiap", Kind.CHOICE, choices=FREQUENCIES, width=14),
    Column("date_from", "Dikumpulkan Sejak", Kind.DATE, width=18),
    Column(
        "entry_days",
        "Hari Pengisian",
        Kind.FIGURE,
        help="Batas hari setelah periode berakhir.",
        width=12,
    ),
    Column(
        "released_by",
        "Dirilis oleh",
        help="Pihak luar yang merilis angkanya, misalnya BPS.",
        width=20,
    ),
    Column(
        "applies_when",
        "Berlaku Bila",
        help="Yang harus terjadi agar indikator berlaku dalam suatu periode.",
        width=30,
    ),
    Column("procedure", "Mekanisme Pemasukan", width=36),
    Column("purpose", "Penggunaan", width=30),
    Column(
        "responsible",
        "Penanggung Jawab Data",
        help="Jabatan dari lembar Jabatan.",
        list_from=("positions", "job"),
        open_list=True,
        width=40,
    ),
    Column(
        "instrument_kind", "Jenis Instrumen", Kind.CHOICE, choices=INSTRUMENTS, width=16
    ),
    Column("instrument", "Nama Instrumen", width=30),
    Column("recording_unit", "Unit Pencatat", width=24),
    Column("kept_at", "Tempat Penyimpanan", width=24),
    Column("archive_code", "Kode Arsip", Kind.CODE, width=14),
    Column("retention_years", "Tahun Simpan", Kind.FIGURE, width=12),
    Column("baseline", "Data Awal", Kind.FIGURE, width=14),
    Column("baseline_year", "Tahun Data Awal", Kind.YEAR, width=12),
    Column("baseline_source", "Sumber Data Awal", width=30),
    Column("baseline_revision", "Bila Data Awal Direvisi", width=30),
)
CARD_EXAMPLES = (
    {
        "indicator": "Persentase layanan sesuai standar",
        "formula": "Pembilang dibagi penyebut",
        "factor": 100,
        "frequency": "Triwulan",
        "responsible": "Kepala Bidang Pelayanan",
    },
)
PLACES = (("no", "Atas"), ("yes", "Bawah"))
PART_COLUMNS = (
    INDICATOR,
    Column("name", "Yang Dihitung", required=True, width=48),
    Column(
        "place",
        "Letak",
        Kind.CHOICE,
        choices=PLACES,
        help="Atas: pembilang. Bawah: penyebut.",
        width=10,
    ),
    Column(
        "counted_by",
        "Dihitung oleh",
        help="Jabatan; kosong: penanggung jawab data.",
        list_from=("positions", "job"),
        open_list=True,
        width=40,
    ),
)
PART_EXAMPLES = (
    {
        "indicator": "Persentase layanan sesuai standar",
        "name": "Kunjungan sesuai standar",
        "place": "Atas",
    },
)
NO_FIGURES = (("not_released", "Belum dirilis"), ("not_applicable", "Tidak berlaku"))
FIGURE_COLUMNS = (
    INDICATOR,
    Column(
        "period", "Periode", required=True, help="2026 TW 1, 2026-03, 2026.", width=12
    ),
    Column("part", "Yang Dihitung", help="Kosong: angkanya sendiri.", width=48),
    Column("number", "Angka", Kind.FIGURE, width=16),
    Column("no_figure", "Tidak Ada Angka", Kind.CHOICE, choices=NO_FIGURES, width=16),
    Column("reason", "Alasan Tidak Ada Angka", width=30),
    Column("release_on", "Perkiraan Rilis", Kind.DATE, width=14),
    Column("standing", "Status Angka", Kind.CHOICE, choices=STANDINGS, width=16),
    Column("data_year", "Tahun Data", Kind.YEAR, width=10),
    Column("no_evidence", "Mengapa Tanpa Bukti", width=30),
    Column("remark", "Catatan", width=40),
    DOUBT,
)
FIGURE_EXAMPLES = (
    {
        "indicator": "Persentase layanan sesuai standar",
        "period": "2026 TW 1",
        "part": "Kunjungan sesuai standar",
        "number": 17,
    },
)
