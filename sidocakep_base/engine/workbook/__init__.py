"""Workbooks as forms: one specification writes the .xlsx and reads it back.

:mod:`.spec` is the shape (sheets, columns), :mod:`.writer` makes the file with
lists and help, :mod:`.reader` turns a filled file into rows and typed problems
(:mod:`.portion` hands some of them on as a file of their own, :mod:`.answer` gives the
file back with a remark on each cell that is wrong);
:mod:`.container` guards against files that must not be opened, :mod:`.opening`
opens the others, :mod:`.cells` knows what a cell means. :mod:`.process` reads in a
process with limits (:mod:`.child`, by :mod:`.exchange`): a server reads the files of
strangers only so, the exports of other systems too (:mod:`.export_file`). No Odoo:
needs openpyxl and XlsxWriter.
"""

from .answer import Remark, answer_workbook
from .container import Limits
from .opening import read_texts
from .portion import write_portion
from .problem import Problem, WorkbookRefusedError
from .process import (
    answer_workbook_apart,
    read_export_apart,
    read_texts_apart,
    read_workbook_apart,
    strip_export_apart,
)
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
    "Remark",
    "Row",
    "Sheet",
    "SheetReading",
    "WorkbookRefusedError",
    "answer_workbook",
    "answer_workbook_apart",
    "normalize",
    "read_export_apart",
    "read_texts",
    "read_texts_apart",
    "read_workbook",
    "read_workbook_apart",
    "strip_export_apart",
    "write_portion",
    "write_workbook",
]
