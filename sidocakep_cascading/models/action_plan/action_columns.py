"""Columns of the sheet "Rencana Aksi", and the words for problems it alone finds."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.sidocakep_base.engine.figures.indonesian import MONTHS
from odoo.addons.sidocakep_base.engine.workbook import Column, Kind

_lt = LazyTranslate(__name__)

MESSAGES = {
    "action_plan_decided": (
        _lt("%(plan)s is decided and does not change by an import."),
        _lt("Amend it on the screen, then check again."),
    ),
    "action_months_unclear": (
        _lt("“%(part)s” is no month."),
        _lt("Write the numbers 1 to 12, e.g. 1, 4, 7-9."),
    ),
    "action_quarter_month": (
        _lt("The targets are by quarter, and this is not the last month of one."),
        _lt("Write them under Maret, Juni, September and Desember."),
    ),
}
KINDS = (("management", "Aktivitas manajemen"), ("performance", "Aksi kinerja"))
YEARS = (("this", "Tahun rencana"), ("before", "Tahun sebelumnya"))
PERIODS = (("month", "Bulan"), ("quarter", "Triwulan"))
SUMS = (("position", "Posisi akhir"), ("sum", "Jumlah"))


def month_key(month):
    """Return the key of the column of a month (1 to 12)."""
    return f"month_{month}"


COLUMNS = (
    Column("name", "Aksi", help="Yang dikerjakan.", required=True, width=48),
    Column(
        "indicator",
        "Nama Indikator",
        help="Indikator yang dituju targetnya. Kosong: keluaran aksi itu sendiri.",
        list_from=("indicators", "name"),
        open_list=True,
        width=48,
    ),
    Column("kind", "Jenis Aksi", Kind.CHOICE, choices=KINDS, width=20),
    Column("parent", "Bagian dari Aksi", help="Aksi di atasnya.", width=32),
    Column(
        "months",
        "Bulan Pelaksanaan",
        help="Angka bulan: 1, 4, 7-9.",
        width=18,
    ),
    Column("for_year", "Untuk Tahun", Kind.CHOICE, choices=YEARS, width=18),
    Column("responsible", "Penanggung Jawab", help="Nama atau NIP.", width=30),
    Column(
        "participants",
        "Ikut Serta",
        help="Nama atau NIP, dipisahkan titik koma.",
        width=36,
    ),
    Column("output", "Keluaran", width=24),
    Column(
        "serves",
        "Melayani PK",
        help="Jabatan: indikator, misalnya Kepala Dinas: Nilai SAKIP. Beberapa "
        "dipisahkan titik koma.",
        width=48,
    ),
    Column(
        "budget",
        "Baris DPA",
        Kind.CODE,
        help="Kode atau uraian; bila sumber dananya lebih dari satu: kode (DAK).",
        width=30,
    ),
    Column("period", "Periode Target", Kind.CHOICE, choices=PERIODS, width=16),
    Column("accumulation", "Akumulasi", Kind.CHOICE, choices=SUMS, width=16),
    *(
        Column(month_key(number), name, Kind.FIGURE, width=11)
        for number, name in enumerate(MONTHS, start=1)
    ),
    Column("reason", "Alasan Target Berbeda", width=30),
)
EXAMPLES = (
    {
        "name": "Rapat monev triwulan",
        "kind": "Aktivitas manajemen",
        "months": "4, 7, 10",
        "responsible": "Lilis Suryani",
    },
    {
        "name": "Meningkatkan layanan informasi rawan bencana",
        "indicator": "Persentase layanan informasi",
        "kind": "Aksi kinerja",
        "months": "3, 6, 9, 12",
        "period": "Triwulan",
        "month_3": "25",
        "month_6": "50",
        "month_9": "75",
        "month_12": "100",
    },
)
