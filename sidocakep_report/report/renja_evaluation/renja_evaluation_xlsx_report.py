"""The evaluation of a Renja as a spreadsheet, figures as numbers."""

from odoo import models

from ..xlsx_page import XlsxPage
from .renja_columns import FIRST, PAIRS, get_heads

WIDTHS = (18, 44, 40, *(14, 18) * len(PAIRS))


class RenjaEvaluationXlsxReport(models.AbstractModel):
    """The same columns as in print; money is a number of rupiah."""

    _name = "report.sidocakep_report.report_renja_evaluation_xlsx"
    _description = "Spreadsheet of the Evaluation of the Renja"
    _inherit = "sidocakep.xlsx.report.mixin"

    def generate_xlsx_report(self, workbook, data, objs):
        """Write a sheet for each measurement."""
        objs.check_access("read")
        for position, doc in enumerate(objs._get_renja_values().values(), start=1):
            _write_page(workbook, doc, position)


def _write_page(workbook, doc, position):
    page = XlsxPage(workbook, f"{position} {doc['holder']}", WIDTHS)
    page.write_titles(
        (
            "EVALUASI TERHADAP HASIL RENJA",
            doc["holder"].upper(),
            doc["government"],
            doc["period"].upper(),
            doc["standing"],
        )
    )
    page.row += 1
    heads = list(FIRST)
    for head in get_heads(doc["year"]):
        money = "%" if head.endswith("(%)") else "Rp"
        heads += [f"{head} K", f"{head} {money}"]
    page.write_head(heads, freeze=True)
    for row in doc["rows"]:
        cells = [row["code"], row["name"], row["indicator"]]
        for _head, performance, money in PAIRS:
            amount = row[money]
            cells += [row[performance] or "-", _get_amount(amount)]
        page.write_row(cells, figures=lambda column: column > 2)
    if doc["missing_years"]:
        page.row += 1
        page.write_line(
            f"Realisasi anggaran tahun {doc['missing_years']} belum dilaporkan: "
            "realisasi anggaran dan tingkat capaiannya terhadap Renstra tidak dihitung."
        )
    if doc["documents"]:
        page.row += 1
        page.write_line("Angka yang tercetak pada dokumen lain:")
    for text in doc["documents"]:
        page.write_line(text)
    page.close()


def _get_amount(amount):
    """Return money as it is written in rupiah, which the sheet reads as a number."""
    if amount is None:
        return "-"
    if isinstance(amount, str):
        return amount
    return f"Rp{round(amount):,}".replace(",", ".")
