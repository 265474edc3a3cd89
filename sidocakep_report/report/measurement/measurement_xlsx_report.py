"""The form of a measurement as a spreadsheet: a sheet for each PK."""

from odoo import models

from ..xlsx_page import XlsxPage

TABLE1 = ("No.", "Tujuan dan Sasaran Daerah", "Indikator Kinerja", "Target")
WIDTHS = (6, 42, 42, 18, 14, 14, 14, 14, 14)
YEARS = 5
LAST = len(WIDTHS) - 1


class MeasurementXlsxReport(models.AbstractModel):
    """Tabel I and II as in print, figures as numbers. Gunung Mas 24/2024 annex D."""

    _name = "report.sidocakep_report.report_measurement_xlsx"
    _description = "Spreadsheet of a Measurement"
    _inherit = "sidocakep.xlsx.report.mixin"

    def generate_xlsx_report(self, workbook, data, objs):
        """Write a sheet for each PK of the measurements."""
        objs.check_access("read")
        for values in objs._get_document_values().values():
            for position, sheet in enumerate(values["sheets"], start=1):
                _FormSheet(workbook, values, sheet, position).compose()


class _FormSheet(XlsxPage):
    """One sheet of the spreadsheet, written from top to bottom."""

    def __init__(self, workbook, doc, sheet, position):
        super().__init__(workbook, f"{position} {sheet['title']}", WIDTHS)
        self._doc, self._sheet = doc, sheet

    def compose(self):
        self._write_titles()
        self._write_table("Tabel I", TABLE1, "Realisasi Capaian", self._list_table1())
        if unpromised := self._sheet.get("unpromised"):
            self.write_line(unpromised)
        head2 = ("No.", "Indikator Kinerja", self._sheet["table2_head"], "Target")
        self._write_table("Tabel II", head2, "Realisasi", self._list_table2())
        self._write_closing("1. Kendala pencapaian kinerja", self._sheet["obstacles"])
        self._write_closing("2. Solusi alternatif", self._sheet["solutions"])
        self.write_line(self._doc["standing"])
        self.close()

    def _list_table1(self):
        for row in self._sheet["rows"]:
            first = (row["no"], row["objective"], row["indicator"], row["target"])
            yield (*first, *row["years"])

    def _list_table2(self):
        for row in self._sheet["table2"]:
            first = (row["no"], row["indicator"], row["name"], row["target"])
            yield (*first, *row["years"])

    def _write_titles(self):
        doc = self._doc
        titles = (
            f"PENGUKURAN KINERJA TAHUN {doc['year']}",
            doc["government"],
            doc["holder"],
            self._sheet["title"],
            doc["until"],
        )
        self.write_titles(titles)

    def _write_table(self, title, heads, years_head, rows):
        self.row += 1
        self.write_line(title)
        head, page = self.formats["head"], self.page
        top = self.row
        for column, text in enumerate(heads):
            page.merge_range(top, column, top + 1, column, text, head)
        page.merge_range(top, len(heads), top, LAST, years_head, head)
        for year in range(YEARS):
            page.write_number(top + 1, len(heads) + year, year + 1, head)
        for column in range(len(heads)):
            page.write_number(top + 2, column, column + 1, head)
        page.merge_range(top + 2, len(heads), top + 2, LAST, len(heads) + 1, head)
        self.row = top + 3
        if heads is TABLE1:  # what stands above its rows stays in sight
            page.freeze_panes(self.row, 0)
        for row in rows:
            self.write_row(row, figures=lambda column: column > 2 or not column)

    def _write_closing(self, title, texts):
        self.row += 1
        self.write_line(title)
        for text in texts:
            self.write_line(text)
