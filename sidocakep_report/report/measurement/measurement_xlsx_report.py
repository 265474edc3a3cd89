"""The form of a measurement as a spreadsheet: a sheet for each PK."""

import re

from odoo import models

from odoo.addons.sidocakep_base.engine.errors import EngineError
from odoo.addons.sidocakep_base.engine.figures.reading import read_value
from odoo.addons.sidocakep_base.engine.figures.values import Number

TABLE1 = ("No.", "Tujuan dan Sasaran Daerah", "Indikator Kinerja", "Target")
WIDTHS = (6, 42, 42, 18, 14, 14, 14, 14, 14)
YEARS = 5
LAST = len(WIDTHS) - 1
#: Longest name of a sheet, and what it may not have in it.
NAME_LENGTH = 28
#: What stands before and behind the digits of a figure on paper.
AROUND = re.compile(r"(?P<before>(?:Rp)?)[\d.,\s-]+(?P<after>.*)", re.DOTALL)
NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


class MeasurementXlsxReport(models.AbstractModel):
    """Tabel I and II as in print, figures as numbers. Gunung Mas 24/2024 annex D."""

    _name = "report.sidocakep_report.report_measurement_xlsx"
    _description = "Spreadsheet of a Measurement"
    _inherit = "report.report_xlsx.abstract"

    def get_workbook_options(self):
        """Keep a text that begins like a formula a text."""
        options = super().get_workbook_options()
        return {**options, "in_memory": True, "strings_to_formulas": False}

    def generate_xlsx_report(self, workbook, data, objs):
        """Write a sheet for each PK of the measurements."""
        objs.check_access("read")
        for values in objs._get_document_values().values():
            for position, sheet in enumerate(values["sheets"], start=1):
                _FormSheet(workbook, values, sheet, position).compose()


class _FormSheet:
    """One sheet of the spreadsheet, written from top to bottom."""

    def __init__(self, workbook, doc, sheet, position):
        self._book, self._doc, self._sheet = workbook, doc, sheet
        name = f"{position} {sheet['title']}".translate(NOT_IN_A_NAME)
        self._page = workbook.add_worksheet(name[:NAME_LENGTH].strip())
        self._row = 0
        base = {"text_wrap": True, "valign": "top"}
        framed = {**base, "border": 1}
        self._formats = {
            "title": workbook.add_format({"bold": True, "align": "center"}),
            "plain": workbook.add_format(base),
            "cell": workbook.add_format(framed),
            "head": workbook.add_format({**framed, "bold": True, "align": "center"}),
        }
        self._framed = framed
        self._numbers = {}

    def compose(self):
        page = self._page
        for column, width in enumerate(WIDTHS):
            page.set_column(column, column, width)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        self._write_titles()
        self._write_table("Tabel I", TABLE1, "Realisasi Capaian", self._list_table1())
        head2 = ("No.", "Indikator Kinerja", self._sheet["table2_head"], "Target")
        self._write_table("Tabel II", head2, "Realisasi", self._list_table2())
        self._write_closing("1. Kendala pencapaian kinerja", self._sheet["obstacles"])
        self._write_closing("2. Solusi alternatif", self._sheet["solutions"])
        self._write_line(self._doc["standing"])
        page.print_area(0, 0, self._row - 1, LAST)

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
        for title in filter(None, titles):
            self._page.merge_range(
                self._row, 0, self._row, LAST, title, self._formats["title"]
            )
            self._row += 1

    def _write_table(self, title, heads, years_head, rows):
        self._row += 1
        self._write_line(title)
        head, page = self._formats["head"], self._page
        top = self._row
        for column, text in enumerate(heads):
            page.merge_range(top, column, top + 1, column, text, head)
        page.merge_range(top, len(heads), top, LAST, years_head, head)
        for year in range(YEARS):
            page.write_number(top + 1, len(heads) + year, year + 1, head)
        for column in range(len(heads)):
            page.write_number(top + 2, column, column + 1, head)
        page.merge_range(top + 2, len(heads), top + 2, LAST, len(heads) + 1, head)
        self._row = top + 3
        if heads is TABLE1:  # what stands above its rows stays in sight
            page.freeze_panes(self._row, 0)
        for row in rows:
            for column, value in enumerate(row):
                self._write_cell(column, value)
            self._row += 1

    def _write_closing(self, title, texts):
        self._row += 1
        self._write_line(title)
        for text in texts:
            self._write_line(text)

    def _write_line(self, text):
        self._page.write_string(self._row, 0, text)
        self._row += 1

    def _write_cell(self, column, value):
        value = str(value)
        number = _get_number(value) if column > 2 or not column else None
        if number is None:
            self._page.write_string(self._row, column, value, self._formats["cell"])
            return
        style = self._get_number_format(number, value)
        self._page.write_number(self._row, column, float(number.value), style)

    def _get_number_format(self, number, text):
        """Return the format that shows the figure as the paper does, with its unit."""
        decimals = max(0, -number.value.as_tuple().exponent)
        around = AROUND.fullmatch(text)
        before, after = around.groups() if around else ("", number.unit)
        key = (decimals, before, after)
        if key not in self._numbers:
            shape = "#,##0" + ("." + "0" * decimals if decimals else "")
            before = before and f'"{before}"'
            after = after and ' "{}"'.format(after.replace('"', ""))
            self._numbers[key] = self._book.add_format(
                {**self._framed, "num_format": f"{before}{shape}{after}"}
            )
        return self._numbers[key]


def _get_number(value):
    """Return the figure of a cell as a number; ``None`` of words."""
    try:
        found = read_value(value)
    except EngineError:
        return None
    return found if isinstance(found, Number) else None
