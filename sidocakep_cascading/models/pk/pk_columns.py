"""Columns of the sheet "PK", and the words for the problems that it alone finds."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.sidocakep_base.engine.workbook import Column, Kind

_lt = LazyTranslate(__name__)

MESSAGES = {
    "pk_signed": (
        _lt("%(pk)s is no longer a draft and does not change by an import."),
        _lt("Have it returned to draft, or draw up its successor, then check again."),
    ),
    "pk_position_without_kind": (
        _lt("The position has no kind, so no agreement can be drawn up for it."),
        _lt("Fill in “Jenis Jabatan” in the sheet “Jabatan & Pegawai”."),
    ),
    "pk_person_needed": (
        _lt("Several people hold this position."),
        _lt("Fill in “Nama Pegawai”: name or NIP of the person who promises."),
    ),
    "pk_target_differs": (
        _lt("The plan says %(annual)s for %(year)s; the agreement would say this."),
        _lt("Leave the target empty to take that of the plan, or correct one."),
    ),
    "pk_superior_line_missing": (
        _lt("The agreement of the superior has no such indicator yet."),
        _lt(
            "The line goes in without the link; draw up the superior's agreement "
            "first, or in the same workbook."
        ),
    ),
    "pk_weight": (
        _lt("This is no weight."),
        _lt("Write a number above 0, e.g. 1 or 2,5; 1 where all weigh the same."),
    ),
    "pk_not_an_objective": (
        _lt("This is not a tujuan or sasaran."),
        _lt("Name the tujuan or sasaran that the indicator measures."),
    ),
}
COLUMNS = (
    Column(
        "job",
        "Nama Jabatan",
        help="Jabatan yang berjanji (pihak pertama).",
        required=True,
        list_from=("positions", "job"),
        open_list=True,
        width=40,
    ),
    Column(
        "employee",
        "Nama Pegawai",
        help="Hanya bila jabatan dipangku beberapa orang: nama atau NIP.",
        width=28,
    ),
    Column(
        "indicator",
        "Nama Indikator",
        help="Indikator dari lembar Indikator.",
        required=True,
        list_from=("indicators", "name"),
        open_list=True,
        width=52,
    ),
    Column(
        "node",
        "Tujuan/Sasaran",
        Kind.CODE,
        help="Kode (atau uraian) tujuan atau sasaran. Kosong: menurut indikatornya.",
        list_from=("plan", "code"),
        open_list=True,
        width=18,
    ),
    Column(
        "target",
        "Target",
        Kind.FIGURE,
        help="Kosong: target rencana untuk tahun ini.",
        width=14,
    ),
    Column("note", "Keterangan", width=24),
    Column(
        "superior",
        "Indikator PK Atasan",
        help="Indikator pada PK atasan langsung yang didukung baris ini.",
        list_from=("indicators", "name"),
        open_list=True,
        width=40,
    ),
)
#: Where achievements are rolled up by weights only.
WEIGHT = Column(
    "weight",
    "Bobot",
    Kind.FIGURE,
    help="Bobot dalam rata-rata tertimbang: 2 dihitung dua kali. Kosong: 1.",
    width=10,
)
EXAMPLES = (
    {
        "job": "Kepala Pelaksana",
        "indicator": "Nilai SAKIP",
        "node": "S1",
        "target": "75,35 Angka",
    },
)
