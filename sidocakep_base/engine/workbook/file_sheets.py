"""The sheets of a file as a whole: those of the form, missing ones, foreign ones."""

import json
from collections.abc import Mapping

from ..finding import WARNING
from .container import SheetFacts
from .left_out import EXAMPLES, foreign_sheets
from .opening import rows_of
from .problem import Problem
from .spec import Book, Sheet, normalize
from .writer import GUIDE_TITLE, META_MARK, META_TITLE, REMARKS_TITLE

#: The headers are looked for in the first rows.
HEADER_ROWS = 10
#: Name of the fact that a file holds some sheets on purpose: their keys.
ONLY = "only"
#: Sheets that this application writes and does not read.
_NOT_OF_THE_OFFICE = (META_TITLE, GUIDE_TITLE, REMARKS_TITLE)


def read_meta(workbook) -> dict[str, str]:
    """Return the facts the generator wrote; empty for a book made by hand."""
    if META_TITLE not in workbook.sheetnames:
        return {}
    rows = rows_of(workbook[META_TITLE], max_row=50, max_col=2, values_only=True)
    pairs = [(str(row[0]), str(row[1] or "")) for row in rows if row and row[0]]
    if not pairs or pairs[0][0] != META_MARK:
        return {}
    return dict(pairs)


def later_sheets(
    workbook, meta: Mapping[str, str], titles: Mapping[str, str], book: Book
) -> list[Sheet]:
    """Return the sheets that the form got after a file was made from it.

    A file is filled for weeks. It says itself which sheets it was made with: by their
    keys on the hidden sheet, an older one by their titles on the sheet that explains.
    """
    known = _made_with(workbook, meta)
    if known is None or ONLY in meta:
        return []
    return [
        sheet
        for sheet in book.sheets
        if normalize(sheet.title) not in titles
        and not known & {sheet.key, normalize(sheet.title)}
    ]


def left_to_others(meta: Mapping[str, str], sheet: Sheet) -> bool:
    """Tell whether a file was made without a sheet, which it says itself."""
    try:
        return ONLY in meta and sheet.key not in json.loads(meta[ONLY])
    except (ValueError, TypeError):
        return False


def list_title(workbook, facts: Mapping[str, SheetFacts], sheet: Sheet) -> str | None:
    """Return the title of the sheet whose headers are most of all those of a list."""
    names = {name for column in sheet.columns for name in column.names()}
    best, most = None, sheet.least_headers() - 1
    for title in facts:
        if title not in workbook.sheetnames or title in _NOT_OF_THE_OFFICE:
            continue
        candidate = workbook[title]
        if not hasattr(candidate, "reset_dimensions"):
            continue
        for row in rows_of(candidate, max_row=HEADER_ROWS, max_col=60):
            found = {normalize(cell.value) for cell in row if cell.value is not None}
            if len(found & names) > most:
                best, most = title, len(found & names)
    return best


def _made_with(workbook, meta: Mapping[str, str]) -> set[str] | None:
    if not meta:
        return None
    try:
        return set(dict(json.loads(meta[EXAMPLES])))
    except (ValueError, TypeError, KeyError):
        pass
    if GUIDE_TITLE not in workbook.sheetnames:
        return None
    rows = rows_of(workbook[GUIDE_TITLE], max_row=200, max_col=1, values_only=True)
    return {normalize(row[0]) for row in rows if row and row[0]}


def made_before(sheets: list[Sheet]) -> list[Problem]:
    """Say once which sheets a file has not, because it is older than they are."""
    if not sheets:
        return []
    names = ", ".join(sheet.title for sheet in sheets)
    return [Problem("made_before", WARNING, facts={"sheets": names})]


def missing_sheet(sheet: Sheet, workbook, facts: dict[str, SheetFacts]) -> Problem:
    """Say that a sheet is missing, and which one looks like it by its headers."""
    wanted = {column.names()[0] for column in sheet.columns}
    best, best_share = "", 0.5
    for title in facts:
        if title == META_TITLE or title not in workbook.sheetnames:
            continue
        candidate = workbook[title]
        if not hasattr(candidate, "reset_dimensions"):
            continue
        for row in rows_of(candidate, max_row=HEADER_ROWS, max_col=60):
            found = {normalize(cell.value) for cell in row if cell.value is not None}
            share = len(wanted & found) / len(wanted)
            if share > best_share:
                best, best_share = title, share
    return Problem("missing_sheet", sheet=sheet.title, facts={"lookalike": best})


def unknown_sheets(
    workbook, facts, book: Book, problems: list[Problem]
) -> list[Problem]:
    """Say once which sheets of a person's own are not read."""
    ours = {normalize(sheet.title) for sheet in book.sheets}
    ours |= {normalize(title) for title in _NOT_OF_THE_OFFICE}
    ours |= {normalize(p.facts.get("lookalike", "")) for p in problems}
    found = foreign_sheets(workbook, facts.keys() & set(workbook.sheetnames), ours)
    if not found:
        return []
    names = ", ".join(sorted(found))
    return [Problem("foreign_sheets", WARNING, facts={"sheets": names})]
