"""The words for the problems of an import: what is wrong, and how to mend it."""

from odoo.tools.translate import LazyTranslate

from ...engine_words import describe_refusal, fill
from .import_messages_records import RECORDS

_lt = LazyTranslate(__name__)

# code: (what is wrong, how to mend it); placeholders are the facts of the problem.
MESSAGES = {
    # The file as a whole
    "empty_file": (
        _lt("The file is empty."),
        _lt("Save the workbook again and upload it."),
    ),
    "file_too_large": (
        _lt("The file is larger than %(limit_mb)s MB."),
        _lt("Remove pictures and foreign sheets, or split the agency's rows."),
    ),
    "unpacks_too_large": (
        _lt("The file is far larger inside than outside and was not opened."),
        _lt("Copy your rows into a new workbook from this application."),
    ),
    "part_too_large": (
        _lt("The part “%(part)s” of the file is larger than %(limit_mb)s MB."),
        _lt("Copy your rows into a new workbook from this application."),
    ),
    "too_many_strings": (
        _lt("The file holds more than %(limit)s different texts and was not read."),
        _lt("Copy your rows into a new workbook from this application."),
    ),
    "too_many_stored_rows": (
        _lt(
            "The sheet stores more than %(limit)s rows, most of them surely blank or "
            "with formulas alone; it was not read."
        ),
        _lt(
            "Delete all rows below your last one (select them, then Delete Rows), "
            "save and upload again."
        ),
    ),
    "too_many_cells": (
        _lt("The file stores more than %(limit)s cells and was not read."),
        _lt(
            "Delete the rows and columns that hold nothing of yours, or split the "
            "agency's rows into two files."
        ),
    ),
    "too_many_merges": (
        _lt("The sheet has more than %(limit)s merged ranges and was not read."),
        _lt("Unmerge the cells and fill every row."),
    ),
    "too_heavy": (
        _lt("Reading the file takes too much time or memory; it was given up."),
        _lt(
            "Copy your rows, as values only, into a new workbook from this "
            "application, or split them into two files."
        ),
    ),
    "readers_busy": (
        _lt("Other workbooks are being read right now."),
        _lt("Wait a minute, then check again."),
    ),
    "old_or_protected_file": (
        _lt("The file is in the old .xls format or protected by a password."),
        _lt("Save it as “Excel Workbook (.xlsx)” without a password."),
    ),
    "other_format": (
        _lt("The file was saved as %(format)s, which is not read here."),
        _lt("Save it as “Excel Workbook (.xlsx)” and upload that."),
    ),
    "not_a_workbook": (
        _lt("The file is not an Excel workbook."),
        _lt("Upload the .xlsx file that was downloaded from this application."),
    ),
    "broken_file": (
        _lt("The file is damaged and cannot be opened."),
        _lt("Open it in Excel or LibreOffice, save it anew as .xlsx and upload that."),
    ),
    "foreign_agency": (
        _lt("The file was made for %(agency)s, not for %(expected)s."),
        _lt("Upload the workbook of this agency, or choose the other agency above."),
    ),
    "other_year": (
        _lt("The file was made for %(year)s, this import is for %(expected)s."),
        _lt("Choose that year on the import, or download the workbook of this one."),
    ),
    "other_plan": (
        _lt(
            "The file was made with the plan %(plan)s, this import is for %(expected)s."
        ),
        _lt("Choose that plan on the import, or download the workbook of this one."),
    ),
    "file_has_plan": (
        _lt("The file was made with the plan %(plan)s, and this import has no plan."),
        _lt("Choose the plan on the import, then check again."),
    ),
    "file_without_plan": (
        _lt("The file was made before this import had the plan %(expected)s."),
        _lt("Download the workbook again: it has the years of the plan."),
    ),
    "made_before": (
        _lt(
            "The file was made before the workbook had these sheets: %(sheets)s."
            " What they hold stays as it is."
        ),
        _lt("To fill them in too, download the workbook again."),
    ),
    "missing_sheet": (
        _lt("This sheet is missing."),
        _lt("Put the sheet back with its own name; it may stay empty."),
    ),
    "missing_sheet_similar": (
        _lt("This sheet is missing."),
        _lt("Rename the sheet “%(lookalike)s”, which looks like it."),
    ),
    "missing_header": (
        _lt("The row with the column headers is missing."),
        _lt("Put the headers back in the first row: %(headers)s …"),
    ),
    "missing_column": (
        _lt("This column is missing; what belongs there is not read."),
        _lt("Put the column back with its own header; it may stay empty."),
    ),
    "missing_column_similar": (
        _lt("This column is missing; the sheet has “%(found)s” instead."),
        _lt("Give the column its own header again."),
    ),
    "duplicate_column": (
        _lt("This column stands in the sheet twice."),
        _lt("Delete one of the two."),
    ),
    "unknown_column": (
        _lt("This column is not known and is not read."),
        _lt("Nothing needs to be done if it is a note of your own."),
    ),
    "foreign_sheets": (
        _lt("These sheets are not of this application and are not read: %(sheets)s."),
        _lt("Move rows that are meant into the sheets of the form; the rest may stay."),
    ),
    "rows_above_header": (
        _lt("Above the column headers nothing is read: rows %(rows)s."),
        _lt("Move rows that are meant below the headers; a title may stay."),
    ),
    "totals_left_out": (
        _lt("Totals are not read: rows %(rows)s."),
        _lt("Nothing needs to be done: sums are worked out from the rows."),
    ),
    "cells_without_header": (
        _lt("Column %(column)s has no header and is not read: rows %(rows)s."),
        _lt("Move cells that are meant into a column of the form; a note may stay."),
    ),
    "example_filled": (
        _lt(
            "An example row was typed over and is read like all others: rows %(rows)s."
        ),
        _lt("Nothing needs to be done if it is meant; else delete the row."),
    ),
    "hidden_sheet": (
        _lt("The sheet is hidden in the file; its rows are read like all others."),
        _lt("Look at them (Unhide), or write a word into “Lewati” of each."),
    ),
    "hidden_rows": (
        _lt("Hidden in the file, but read like all others: rows %(rows)s."),
        _lt("Look at them (remove the filter, Unhide), or write a word into “Lewati”."),
    ),
    "hidden_column": (
        _lt("The column is hidden in the file; its cells are read like all others."),
        _lt("Look at it (Unhide) and empty the cells that are not meant."),
    ),
    "merged_cells": (
        _lt("Cells are merged here; only the first of them holds the value."),
        _lt("Unmerge the cells and fill every row."),
    ),
    "too_many_rows": (
        _lt("The sheet has more than %(limit)s rows."),
        _lt("Delete the empty rows at the end, or import in parts."),
    ),
    "too_many_rows_in_all": (
        _lt("The file has more than %(limit)s filled rows in all its sheets."),
        _lt(
            "Split the rows into two files and apply one after the other; a sheet may "
            "stay empty."
        ),
    ),
    "more_problems": (
        _lt("There are %(count)s more problems in this sheet."),
        _lt("Mend those shown and check again."),
    ),
    # One cell
    "required": (_lt("The cell is empty."), _lt("Fill it in, or empty the whole row.")),
    "duplicate_row": (
        _lt("The row is the same as row %(other)s."),
        _lt("Delete one of the two."),
    ),
    "duplicate_key": (
        _lt("Row %(other)s already speaks of this."),
        _lt("Put everything in one row and delete the other, or tell them apart."),
    ),
    "error_value": (
        _lt("The cell shows an error of the spreadsheet."),
        _lt("Mend the formula, or type the result."),
    ),
    "formula_without_value": (
        _lt("The cell holds a formula, but the file does not hold its result."),
        _lt("Open the file in Excel or LibreOffice, save it and upload it again."),
    ),
    "formulas_without_value": (
        _lt(
            "The cells down to row %(last)s hold formulas, but the file does not hold "
            "their results."
        ),
        _lt("Open the file in Excel or LibreOffice, save it and upload it again."),
    ),
    "not_a_figure": (
        _lt("This is not a figure."),
        _lt("Write a number (75,35), a range (139,83 - 143,33) or a point of a scale."),
    ),
    "figure_became_date": (
        _lt("The spreadsheet turned the figure into a date (%(shown)s)."),
        _lt("Set the format of the cell to Text or Number and type the figure again."),
    ),
    "percent_doubtful": (
        _lt("The cell shows %(first)s, but %(second)s may be meant."),
        _lt("Write the percentage as it is meant, e.g. %(second)s, and look at it."),
    ),
    "code_became_date": (
        _lt("The spreadsheet turned the code into a date (%(shown)s)."),
        _lt("Set the format of the cell to Text and type the code again."),
    ),
    "digits_lost": (
        _lt("The NIP was typed as a number; its last digits are lost."),
        _lt("Set the format of the cell to Text and type the 18 digits again."),
    ),
    "not_a_year": (
        _lt("This is not a year."),
        _lt("Write it with four digits, e.g. 2026."),
    ),
    "not_an_amount": (
        _lt("This is not an amount of money."),
        _lt("Write e.g. 5.294.655.000 or Rp5.294.655.000,00."),
    ),
    "negative_amount": (
        _lt("The amount is negative."),
        _lt("Plans and budgets hold amounts of zero or more; remove the minus sign."),
    ),
    "not_a_date": (
        _lt("This is not a date."),
        _lt("Write e.g. 2 Januari 2026."),
    ),
    "month_unknown": (
        _lt("There is no month called “%(word)s”."),
        _lt("Write the month in full, e.g. 2 Januari 2026."),
    ),
    "short_year": (
        _lt("The year of this date has two digits only."),
        _lt("Write the date in full, e.g. %(reading)s."),
    ),
    "date_became_number": (
        _lt("The date became a number; the spreadsheet means %(reading)s by it."),
        _lt("Write %(reading)s, or set the format of the cell to Date."),
    ),
    "ambiguous_date": (
        _lt("The date can be %(first)s or %(second)s."),
        _lt("Write the month as a word, e.g. %(first)s."),
    ),
    "ambiguous_dates": (
        _lt(
            "%(count)s dates of this column can be read in two ways: the first is "
            "%(first)s or %(second)s."
        ),
        _lt(
            "Write the months as words, e.g. %(first)s; or select the column in Excel "
            "and take Text to Columns with the date DMY."
        ),
    ),
    "dates_day_first": (
        _lt(
            "Read day before month, as the other dates of this column are written: "
            "%(first)s."
        ),
        _lt("If that is wrong, write the months as words."),
    ),
    "not_in_list": (
        _lt("This is not one of the choices."),
        _lt("Choose from the list: %(allowed)s."),
    ),
    "reference_unknown": (
        _lt("Nothing is known by this name or code."),
        _lt("Choose from the list, or add a row for it to its sheet."),
    ),
    "reference_unknown_similar": (
        _lt("Nothing is known by this name or code."),
        _lt("Choose from the list. Do you mean “%(near)s”?"),
    ),
    "reference_ambiguous": (
        _lt("%(count)s records have this name."),
        _lt("Use a code that only one of them has, or its component in brackets."),
    ),
    "number_expected": (
        _lt("The indicator has numbers, and this is not one."),
        _lt("Write one number, or change “Jenis Nilai” of the indicator."),
    ),
    "range_expected": (
        _lt("The indicator has ranges, and this is not one."),
        _lt("Write two bounds, e.g. 139,83 - 143,33."),
    ),
    "scale_missing": (
        _lt("The indicator is a point on a scale, but no scale is chosen."),
        _lt("Choose the scale in the column “Skala”."),
    ),
    "unit_differs": (
        _lt("The figure is in “%(found)s”, the indicator in “%(unit)s”."),
        _lt("Correct the unit of the figure or of the indicator."),
    ),
    "not_possible": (
        _lt("The figure is not possible: the values of this indicator lie %(limits)s."),
        _lt(
            "Correct the figure, or the columns “Nilai Terendah” and “Nilai "
            "Tertinggi”: write “tidak ada” where there is no limit, as of a growth."
        ),
    ),
    "thousands_lost": (
        _lt("This can be %(first)s or %(second)s."),
        _lt("Write %(first)s without a dot, or %(second)s as text."),
    ),
    "unit_unknown": (
        _lt("The unit “%(unit)s” is not known, and you may not add units."),
        _lt("Choose from the list, or ask the organisation division to add it."),
    ),
    **RECORDS,
}


#: What the engine could not read; the engine's own code is the fact ``reason``.
READING = "reading"

# The fact that holds a suggestion, for codes that have a text with and without one.
SUGGESTIONS = {
    "missing_sheet": "lookalike",
    "missing_column": "found",
    "reference_unknown": "near",
}


def describe(env, code, facts, more=None):
    """Return (what is wrong, how to mend it) in the language of ``env``.

    :param more: ``{code: (what is wrong, how to mend it)}`` of sheets of other addons
    """
    if code == READING:
        return describe_refusal(env, facts["reason"], facts)
    if facts.get(SUGGESTIONS.get(code)):
        code = f"{code}_similar"
    wrong, remedy = MESSAGES.get(code) or more[code]
    return fill(env, wrong, facts), fill(env, remedy, facts)
