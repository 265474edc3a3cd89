"""Workbooks as forms: one specification writes the .xlsx and reads it back.

:mod:`.spec` is the shape (sheets, columns), :mod:`.writer` makes the file with
lists and help, :mod:`.reader` turns a filled file into rows and typed problems;
:mod:`.container` guards against files that must not be opened, :mod:`.cells`
knows what a cell means. No Odoo: needs openpyxl and XlsxWriter.
"""

from .container import Limits
from .problem import Problem
from .reader import Reading, Row, SheetReading, read_workbook
from .spec import Book, Column, Kind, Sheet, normalize
from .writer import write_workbook

__all__ = [
    "Book",
    "Column",
    "Kind",
    "Limits",
    "Problem",
    "Reading",
    "Row",
    "Sheet",
    "SheetReading",
    "normalize",
    "read_workbook",
    "write_workbook",
]
