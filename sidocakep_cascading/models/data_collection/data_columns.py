"""Columns of the sheets of the room, and the words for problems that they find."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.sidocakep_base.engine.workbook import Column, Kind

_lt = LazyTranslate(__name__)

MESSAGES = {
    "earlier_fixed": (
        _lt("%(figure)s was sent or verified and does not change by an import."),
        _lt("Have it returned, or replace it on the screen, then check again."),
    ),
    "earlier_without_figure": (
        _lt("A year of which there is no figure needs no row."),
        _lt("Write the figure, or delete the row."),
    ),
}
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
