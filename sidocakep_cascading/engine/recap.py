"""A table of texts and numbers as a workbook of one sheet, to be read and filtered."""

import io
from collections.abc import Sequence

import xlsxwriter

WIDTHS = (6, 60, 14, 16, 18, 16, 10, 20, 30, 36, 8, 40)


def write_table(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]
) -> bytes:
    """Return the .xlsx: a title, the heads, a row for each row.

    A text that begins like a formula stays a text.
    """
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False}
    with xlsxwriter.Workbook(stream, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("Rekapitulasi")
        for column, width in enumerate(WIDTHS[: len(heads)]):
            sheet.set_column(column, column, width)
        sheet.write_string(0, 0, title, bold)
        for column, head in enumerate(heads):
            sheet.write_string(2, column, head, bold)
        for number, row in enumerate(rows, start=3):
            for column, cell in enumerate(row):
                if isinstance(cell, int | float):
                    sheet.write_number(number, column, cell, wrap)
                else:
                    sheet.write_string(number, column, str(cell or ""), wrap)
        sheet.freeze_panes(3, 2)
        sheet.autofilter(2, 0, 2 + len(rows), len(heads) - 1)
    return stream.getvalue()
