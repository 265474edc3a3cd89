"""What holds of each spreadsheet of a form, asked of the file of one document."""

import io
import re
from decimal import Decimal

from openpyxl import load_workbook

from ..report.form_sheet import COPY
from ..report.form_xlsx_report import PAPERS
from .formulas import get_formulas, work_out

#: A figure beyond doubt: an amount, groups of thousands, a decimal comma. Codes, years,
#: NIP and the numbers of columns are texts.
_FIGURE = re.compile(
    r"(Rp ?-?\d[\d.]*|-?\d{1,3}(\.\d{3})+|-?\d+(?=,))(,\d+)?( ?%| [^\W\d]+)?( \*+\)?)?"
)
#: The heads of a table and the row that numbers them.
_HEADS = 6


def write_workbook(case, report, record, user):
    """Write the spreadsheet of a printed form as a user and look at it.

    :param report: external id of the form
    :return: the rows of its sheets without empty cells, by the words of its tab
    """
    reports = case.env["ir.actions.report"].with_user(user)
    name = f"{case.env.ref(report).report_name}_xlsx"
    book = check_workbook(case, reports._render_xlsx(name, record.ids, {})[0])
    return {
        sheet.title.partition(" ")[2]: [
            row
            for cells in sheet.iter_rows(values_only=True)
            if (row := [value for value in cells if value not in (None, "")])
        ]
        for sheet in book
    }


def check_workbook(case, content):
    """Each sheet is marked and set up for paper, its figures are numbers.

    :return: the workbook
    """
    book = load_workbook(io.BytesIO(content))
    shown = load_workbook(io.BytesIO(content), data_only=True)
    for sheet in book:
        with case.subTest(sheet=sheet.title):
            top = [cell.value for row in sheet["A1:A2"] for cell in row]
            case.assertIn(COPY, top)
            case.assertTrue(sheet.print_area)
            case.assertIn(sheet.page_setup.paperSize, PAPERS.values())
            case.assertTrue(sheet.sheet_properties.pageSetUpPr.fitToPage)
            _check_heads(case, sheet)
            _check_figures(case, sheet, shown[sheet.title])
    return book


def _is_head(cell):
    return bool(cell.font.bold and cell.border.left.style and cell.border.bottom.style)


def _is_head_row(row):
    """A row of heads alone: beside a head of its row stands what it says."""
    framed = [cell for cell in row if cell.border.left.style]
    return bool(framed) and all(map(_is_head, framed))


def _check_heads(case, sheet):
    """The heads of the first table stay in sight, and leave room for its rows."""
    heads = [row[0].row for row in sheet.rows if _is_head_row(row)]
    if not heads:
        return
    case.assertTrue(sheet.freeze_panes, "the heads do not stay in sight")
    frozen = int(re.sub(r"\D", "", sheet.freeze_panes)) - 1
    case.assertTrue(heads[0] <= frozen < heads[0] + _HEADS, (heads, frozen))
    case.assertTrue(any(map(_is_head, sheet[frozen])))


def _check_figures(case, sheet, shown):
    """No figure is a text; a formula is of the form and comes to what is shown."""
    for row in sheet.rows:
        for cell in row:
            is_text = isinstance(cell.value, str) and cell.data_type != "f"
            if is_text and cell.border.left.style and not _is_head(cell):
                case.assertFalse(_FIGURE.fullmatch(cell.value), cell.value)
    for cell in get_formulas(sheet):
        printed = Decimal(str(shown[cell.coordinate].value))
        case.assertEqual(work_out(sheet, cell), printed, (cell.coordinate, cell.value))
