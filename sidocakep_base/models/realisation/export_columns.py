"""What is read of the files of the national finance system, and what is said of them.

The headers are those of the export that every agency can save (CSV, JSON or Excel),
document by document, or summed by month: then neither number nor day is there and the
month is. No column of a person (NIP, name) is among them, and no text about a payment.
"""

from odoo.tools.translate import LazyTranslate

from ...engine.workbook import Column, Kind, Sheet

_lt = LazyTranslate(__name__)

REALISATION = (
    Column("agency", "kode_skpd", Kind.CODE, required=True),
    Column("unit", "kode_sub_skpd", Kind.CODE),
    Column(
        "node",
        "kode_sub_giat",
        Kind.CODE,
        required=True,
        aliases=("kode_sub_kegiatan",),
    ),
    Column("name", "nama_sub_giat", aliases=("nama_sub_kegiatan",)),
    Column("account", "kode_rekening", Kind.CODE, required=True),
    Column("transaction", "jenis_transaksi", Kind.CODE, required=True),
    Column("number", "nomor_dokumen", Kind.CODE),
    Column("date", "tanggal_dokumen", Kind.DATE),
    Column("month", "bulan", Kind.CODE),
    Column("sp2d", "nomor_sp2d", Kind.CODE),
    Column("sp2d_date", "tanggal_sp2d", Kind.DATE),
    Column("stage", "status_tahap_apbd", Kind.CODE),
    Column("amount", "nilai_realisasi", Kind.MONEY, required=True),
    Column("returned", "nilai_setoran", Kind.MONEY, paid_back=True),
)
DPA = (
    Column("agency", "kode_skpd", Kind.CODE),
    Column("unit", "kode_sub_skpd", Kind.CODE),
    Column(
        "node",
        "kode_sub_giat",
        Kind.CODE,
        required=True,
        aliases=("kode_sub_kegiatan",),
    ),
    Column("name", "nama_sub_giat", aliases=("nama_sub_kegiatan",)),
    Column("year", "tahun", Kind.YEAR),
    Column("stage", "status_tahap_apbd", Kind.CODE),
    Column(
        "amount",
        "pagu",
        Kind.MONEY,
        required=True,
        aliases=("nilai_anggaran", "anggaran", "nilai_pagu"),
    ),
)

#: Kind of file > what is read of it.
SHEETS = {
    "realisation": Sheet("realisation_file", "Realisasi", REALISATION),
    "dpa": Sheet("budget", "DPA", DPA),
}

MESSAGES = {
    "export_unreadable": (
        _lt("The file is no table: no CSV or sheet with a head, no list in JSON."),
        _lt(
            "Save the export of the finance system as CSV, JSON or Excel; upload that."
        ),
    ),
    "export_without_column": (
        _lt("The file has no column “%(column)s”."),
        _lt("Save the export with all its columns, under their own headers."),
    ),
    "export_other_agency": (
        _lt("Rows of other agencies were left out: %(rows)s."),
        _lt("Nothing needs to be done if they are of others; upload them there."),
    ),
    "export_no_row_of_agency": (
        _lt("No row is of this agency (%(own)s): all are of %(codes)s."),
        _lt("Choose the agency on the import, or have its SKPD code corrected."),
    ),
    "export_not_paid": (
        _lt("LS without SP2D, %(total)s in all, is not counted: rows %(rows)s."),
        _lt("Upload the file again when the SP2D are there."),
    ),
    "export_not_ratified": (
        _lt("SPJ not ratified yet, %(total)s in all, is not counted: rows %(rows)s."),
        _lt("Enter on the import until which day the SPJ are ratified, then check."),
    ),
    "export_not_told_paid": (
        _lt(
            "Sums of LS without SP2D, %(total)s in all, are not counted: rows %(rows)s."
        ),
        _lt("Enter on the import until which day LS is paid by SP2D, then check."),
    ),
    "export_without_day": (
        _lt("The row has neither the number and day of its document nor its month."),
        _lt("Save the export with tanggal_dokumen and nomor_dokumen, or with bulan."),
    ),
    "export_code_unknown": (
        _lt('The Renstra has no line with this code: "%(name)s".'),
        _lt(
            "Say where it belongs: enter it as Codes in the Finance System of that "
            "line of the Renstra, then check again. The next file knows it."
        ),
    ),
    "export_kind_unknown": (
        _lt("This kind of transaction is not known."),
        _lt("Leave the row out of the file, and enter it in the month by hand."),
    ),
    "export_other_year": (
        _lt("The document is of %(year)s, this import of %(expected)s."),
        _lt("Choose that year on the import, or leave the row out."),
    ),
    "export_moved": (
        _lt("The document stands in %(month)s already."),
        _lt("Correct it there to zero first, or leave the row out."),
    ),
    "export_without_line": (
        _lt(
            "The DPA in force has no line for rows %(rows)s; they are counted all the "
            "same."
        ),
        _lt("Enter the DPA that has the line, or look for a wrong code."),
    ),
    "export_row_repeated": (
        _lt(
            "Rows say the same as an earlier one: document, sub-activity, account, day "
            "and amount. They are counted once, %(total)s left out: rows %(rows)s."
        ),
        _lt(
            "Nothing needs to be done if the file has them twice. If each is a payment "
            "of its own, put their sum into one row and upload the file again."
        ),
    ),
    "export_beside_hand": (
        _lt(
            "Entered by hand of documents that the file has with another account or "
            "sub-activity, %(total)s, and counted beside them: %(documents)s."
        ),
        _lt("Correct them to zero, with the reason, if they are the same payments."),
    ),
    "export_stage_unknown": (
        _lt("This version of the budget is not known; the row is counted without it."),
        _lt("Write Murni, Pergeseran or Perubahan there, also with a number."),
    ),
    "export_stage_kept": (
        _lt(
            "The version of the budget is another one in rows %(rows)s, but their "
            "months are closed and keep it."
        ),
        _lt("Nothing needs to be done; reopen the month if it matters there."),
    ),
    "export_row_missing": (
        _lt(
            "%(count)s rows of an earlier file of the same months are not in this one "
            "(%(total)s) and go on being counted: %(documents)s."
        ),
        _lt("Correct them to zero, with the reason, if they were cancelled."),
    ),
    "realisation_beyond": (
        _lt("%(said)s"),
        _lt("The file can be applied all the same; look at the amounts first."),
    ),
    "export_line_missing": (
        _lt("The DPA here has lines that the file has not: %(codes)s."),
        _lt("Delete them from the draft if they were dropped; a file deletes nothing."),
    ),
}
