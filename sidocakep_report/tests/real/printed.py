"""What stands on a printed form and in its spreadsheet, cell by cell."""

import io
from decimal import Decimal

from openpyxl import load_workbook
from PyPDF2 import PdfFileReader

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_number

from ...report.xlsx_page import get_number


def write(number, unit=""):
    """Return a figure as the sheet prints it, without the noise of its floats."""
    number = round(Decimal(number), 6).normalize()
    decimals = max(0, -number.as_tuple().exponent)
    return f"{format_number(number, decimals)} {unit}".strip()


def percent(number):
    return format_number(Decimal(number), 2)


def squeeze(text):
    """Return a text without blanks and hyphens, where a word is divided one is added.

    In small letters: a unit that is there already is not made a second time.
    """
    return "".join(text.split()).replace("-", "").casefold()


class PrintedForm:
    """A form, printed once as a page and once as a spreadsheet.

    :param user: who prints
    :param report: external id of the report; that of the sheet is named after it
    """

    def __init__(self, user, report, record):
        reports = record.env["ir.actions.report"].with_user(user)
        name = record.env.ref(report).report_name
        pdf = reports._render_qweb_pdf(report, record.ids)[0]
        self.pages = PdfFileReader(io.BytesIO(pdf)).pages
        self.text = squeeze("".join(page.extract_text() for page in self.pages))
        content = reports._render_xlsx(f"{name}_xlsx", record.ids, {})[0]
        self.rows = [
            [cell.value for cell in row if cell.value is not None]
            for sheet in load_workbook(io.BytesIO(content), data_only=True)
            for row in sheet.iter_rows()
        ]

    def find_rows(self, cells):
        """Return of each row of the sheet that has these cells those behind them."""
        wanted = [_read(text) for text in cells]
        return [
            row[place + len(wanted) :]
            for row in self.rows
            for place in range(len(row) - len(wanted) + 1)
            if _is_same(wanted, row[place:])
        ]

    def find_lacking(self, cells):
        """Return where a row is not as it was printed: on ``paper``, in the ``sheet``.

        :param cells: texts that follow one another in it
        """
        lacking = []
        if squeeze("".join(cells)) not in self.text:
            lacking.append("paper")
        if not self.find_rows(cells):
            lacking.append("sheet")
        return lacking


def _read(text):
    number = get_number(text)
    return text if number is None else float(number.value)


def _is_same(wanted, row):
    return all(
        _is_figure(one, other)
        if isinstance(one, float)
        else isinstance(other, str) and squeeze(one) == squeeze(other)
        for one, other in zip(wanted, row, strict=False)
    )


def _is_figure(one, other):
    """Tell whether a cell is the figure, as a number or as the words of it."""
    if isinstance(other, str):
        number = get_number(other)
        other = None if number is None else float(number.value)
    return other is not None and abs(one - other) < 1e-9
