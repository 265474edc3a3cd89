"""The columns of the sheets of money in the workbook, and the words for their rows."""

from odoo.tools.translate import LazyTranslate

from ...const import MONTH_CODES
from ...engine.figures.indonesian import MONTHS
from ...engine.workbook import Column, Kind
from .sidocakep_realisation import (
    BLUD_RATIFIED,
    BLUD_SPENT,
    LS,
    RETURN,
    SPJ,
)

_lt = LazyTranslate(__name__)

CODES = [code for code, _label in MONTH_CODES]
#: Column of a month of the cash plan > the month.
PLANNED = {f"month_{code}": code for code in CODES}
KIND_WORDS = (
    (LS, "LS"),
    (SPJ, "SPJ"),
    (RETURN, "Setoran"),
    (BLUD_SPENT, "BLUD/BOS/Kapitasi belum disahkan"),
    (BLUD_RATIFIED, "BLUD/BOS/Kapitasi disahkan"),
)
NODE = Column(
    "node",
    "Program/Kegiatan/Sub Kegiatan",
    Kind.CODE,
    help="Kode (atau uraian) seperti pada lembar DPA.",
    required=True,
    list_from=("budget", "node"),
    open_list=True,
    width=40,
)
MONTH = Column(
    "month",
    "Bulan",
    Kind.CHOICE,
    choices=tuple(zip(CODES, MONTHS, strict=True)),
    required=True,
    width=14,
)
CASH_PLAN = tuple(
    Column(key, name, Kind.MONEY, width=16)
    for key, name in zip(PLANNED, MONTHS, strict=True)
)
REALISATION = (
    MONTH,
    NODE,
    Column("kind", "Jenis", Kind.CHOICE, choices=KIND_WORDS, required=True, width=24),
    Column(
        "number",
        "Nomor Dokumen",
        Kind.CODE,
        help="Nomor SP2D, SPJ, atau STS. Kosong berarti jumlah sebulan untuk jenis "
        "ini, tanpa rincian dokumen.",
        width=30,
    ),
    Column("date", "Tanggal Dokumen", Kind.DATE, width=18),
    Column("account", "Kode Rekening", Kind.CODE, width=24),
    Column(
        "unit",
        "Kode Unit",
        Kind.CODE,
        help="Unit di bawah Perangkat Daerah (UPTD, puskesmas, kelurahan).",
        width=26,
    ),
    Column("amount", "Bruto", Kind.MONEY, help="Nilai SP2D atau SPJ.", width=20),
    Column(
        "returned",
        "Setoran",
        Kind.MONEY,
        help="Yang dikembalikan; dengan atau tanpa tanda minus.",
        width=20,
        paid_back=True,
    ),
    Column(
        "reason",
        "Alasan Koreksi",
        help="Wajib bila baris mengoreksi yang sudah tersimpan.",
        width=40,
    ),
)
RECONCILIATION = (
    MONTH,
    Column(
        "lra_amount",
        "Realisasi menurut LRA",
        Kind.MONEY,
        help="Realisasi sampai dengan akhir bulan menurut BPKAD/PPKD.",
        required=True,
        width=24,
    ),
    Column("lra_date", "Tanggal Rekonsiliasi", Kind.DATE, required=True, width=20),
    Column("lra_note", "Penjelasan Selisih", width=50),
)

MESSAGES = {
    "cash_plan_without_line": (
        _lt("The newest DPA of %(year)s has no such line."),
        _lt("Add the line to the sheet “DPA”, or correct code and source of funds."),
    ),
    "cash_plan_differs": (
        _lt("The months make %(total)s, the line of the DPA %(amount)s."),
        _lt("Make them equal: a cash plan spreads the whole line over the year."),
    ),
    "realisation_without_amount": (
        _lt("The row has no amount."),
        _lt("Fill in “Bruto”, or “Setoran” of what was paid back; zero is written 0."),
    ),
    "realisation_without_reason": (
        _lt("The row corrects what was entered and does not say why."),
        _lt("Fill in “Alasan Koreksi”: the former row and the reason stay on record."),
    ),
    "realisation_beyond": (
        _lt("%(said)s"),
        _lt("The file can be applied all the same; look at the amounts first."),
    ),
    "realisation_misdated": (
        _lt("The document is dated before the month in which it stands."),
        _lt("Correct the month, or the date; an SP2D is of the month of its date."),
    ),
    "realisation_other_month": (
        _lt("The document stands in %(month)s already."),
        _lt("Correct the month in the row, or correct the document there to zero."),
    ),
}
