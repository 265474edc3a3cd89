"""What the formulas of a sheet come to: the few that a form is written with."""

import re
from decimal import ROUND_HALF_UP, Decimal

from openpyxl.utils import range_boundaries

_CALL = re.compile(r"=(SUM|MAX|SUBTOTAL)\((?:9,)?([A-Z0-9:,]+)\)")
_SHARE = re.compile(r"=ROUND\(([A-Z]+\d+)/([A-Z]+\d+)\*100,2\)")
_TERMS = re.compile(r"=-?[A-Z]+\d+(?:[+-][A-Z]+\d+)*")


def get_formulas(sheet):
    """Return the cells of a sheet that hold a formula."""
    return [cell for row in sheet.rows for cell in row if cell.data_type == "f"]


def list_cells(sheet, ranges):
    """Return the cells that ``"C4:C6,C8"`` names."""
    found = []
    for item in ranges.split(","):
        left, top, right, bottom = range_boundaries(item)
        rows = sheet.iter_rows(top, bottom, left, right)
        found += [cell for row in rows for cell in row]
    return found


def work_out(sheet, cell):
    """Return what an office program shows of a cell; ``None`` of words.

    Like one, a subtotal leaves out the cells that hold another.

    :raise ValueError: of a formula that no form is written with
    """
    if cell.data_type != "f":
        is_figure = isinstance(cell.value, int | float)
        return Decimal(str(cell.value)) if is_figure else None
    if found := _CALL.fullmatch(cell.value):
        name, ranges = found.groups()
        cells = list_cells(sheet, ranges)
        if name == "SUBTOTAL":
            cells = [c for c in cells if not str(c.value).startswith("=SUBTOTAL")]
        figures = [work_out(sheet, item) for item in cells]
        figures = [figure for figure in figures if figure is not None]
        return max(figures) if name == "MAX" else sum(figures)
    if found := _SHARE.fullmatch(cell.value):
        part, whole = (work_out(sheet, sheet[name]) for name in found.groups())
        return (part / whole * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if _TERMS.fullmatch(cell.value):
        terms = re.findall(r"(-?)([A-Z]+\d+)", cell.value)
        return sum(
            work_out(sheet, sheet[name]) * (-1 if sign else 1) for sign, name in terms
        )
    raise ValueError(cell.value)
