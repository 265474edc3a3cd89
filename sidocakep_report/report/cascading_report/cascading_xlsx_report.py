"""A cascading report as a spreadsheet: the summary, and a sheet for each holder."""

from odoo import models

from ..xlsx_page import XlsxPage

SUMMARY = ("No", "Jabatan", "Nama", "Keadaan PK", "Indikator Kinerja", "Target")
SUMMARY += ("Realisasi", "Capaian (%)")
SUMMARY_WIDTHS = (6, 36, 28, 16, 44, 18, 18, 14)
#: Paser 23/2016 annex II.
TABLE = ("No", "Sasaran Strategis", "Indikator Kinerja", "Target", "Keterangan")
RESULTS = ("Realisasi", "Capaian (%)")
BUDGET = ("Program dan Kegiatan", "Anggaran")
WIDTHS = (6, 40, 44, 18, 30, 18, 14)


class CascadingXlsxReport(models.AbstractModel):
    """Annex II and its summary, figures as numbers. Paser 23/2016 art. 7(5)."""

    _name = "report.sidocakep_report.report_cascading_xlsx"
    _description = "Spreadsheet of a Cascading Report"
    _inherit = "sidocakep.xlsx.report.mixin"

    def generate_xlsx_report(self, workbook, data, objs):
        """Write the summary, then a sheet for each holder down the ladder."""
        objs.check_access("read")
        for doc in objs._get_document_values().values():
            _write_summary(workbook, doc)
            for position, sheet in enumerate(doc["sheets"], start=1):
                _write_sheet(workbook, doc, sheet, position)


def _write_summary(workbook, doc):
    page = XlsxPage(workbook, f"Rekapitulasi {doc['year']}", SUMMARY_WIDTHS)
    page.write_titles(
        (
            "REKAPITULASI PELAPORAN CASCADING KINERJA",
            doc["holder"].upper(),
            doc["period"].upper(),
            doc["standing"],
        )
    )
    page.row += 1
    page.write_head(SUMMARY, freeze=True)
    for number, sheet in enumerate(doc["sheets"], start=1):
        person = (number, sheet["first"]["title"], sheet["first"]["name"])
        lines = _list_lines(sheet)
        for line in lines:
            values = (*person, sheet["state"], line["name"], line["target"])
            page.write_row((*values, *_get_results(line)), _is_figure(5))
        if not lines:
            page.write_row((*person, sheet["state"], *["-"] * 4), _is_figure(5))
    page.close()


def _write_sheet(workbook, doc, sheet, position):
    page = XlsxPage(workbook, f"{position} {sheet['title']}", WIDTHS)
    page.write_titles(
        (
            "PERJANJIAN KINERJA",
            sheet["title"],
            f"{doc['government']['name']} TAHUN {doc['year']}",
            f"Pelaporan Cascading Kinerja {doc['period']}",
        )
    )
    page.row += 1
    page.write_line(f"Pihak pertama: {sheet['first']['name']}")
    if sheet["second"]:
        second = sheet["second"]
        page.write_line(f"Pihak kedua: {second['name']}, {second['title']}")
    page.write_line(f"Keadaan Perjanjian Kinerja: {sheet['state']}")
    page.write_head(TABLE + RESULTS, freeze=True)
    for objective in sheet["objectives"]:
        for line in objective["indicators"]:
            first = (objective["no"], objective["name"], line["name"], line["target"])
            page.write_row(
                (*first, line["note"], *_get_results(line)),
                lambda column: column in (0, 3, 5, 6),
            )
    page.row += 1
    page.write_row(("", *BUDGET), lambda column: False)
    for row in sheet["table2"]:
        for item in (row, *row.get("children", ())):
            page.write_row((item["no"], item["name"], item["amount"]), _is_figure(2))
    page.close()


def _list_lines(sheet):
    return [
        line for objective in sheet["objectives"] for line in objective["indicators"]
    ]


def _get_results(line):
    printed = line["printed"] if line["is_measured"] else "-"
    return (line["realisation"] or "-", printed)


def _is_figure(first):
    """Return what tells whether a column may hold a figure: the number, and results."""
    return lambda column: not column or column >= first
