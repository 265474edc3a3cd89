"""Write a workbook from its specification: form, lists, help, examples, data.

The person who opens it should need nothing else: an instruction sheet, a help
text on every header, drop-downs of the agency's own words, example rows in grey
italics that are skipped at reading, money and dates shown as officials write
them, and headers that stay in sight.
"""

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from ..figures.indonesian import format_number
from .cells import EXACT_DIGITS
from .left_out import EXAMPLES, pack_examples
from .spec import SKIP_EXAMPLE, SKIP_KEY, Book, Column, Kind, Sheet

GUIDE_TITLE = "Petunjuk"
#: The sheet of an answer: see :mod:`.answer`; it is not read.
REMARKS_TITLE = "Catatan Pemeriksaan"
META_TITLE = "_daftar"
META_MARK = "sidocakep-workbook"
META_VERSION = "1"
# Rows below the data that are formatted and have their drop-downs ready.
_SPARE_ROWS = 2000
_LIST_COLUMN = 3
_NUMBER_FORMATS = {
    Kind.CODE: "@",
    Kind.DIGITS: "@",
    Kind.YEAR: "0",
    Kind.MONEY: "#,##0.00",
    Kind.DATE: "d mmmm yyyy",
}
_WRAPPED = (Kind.TEXT, Kind.CHOICE)
_LINE_HEIGHT = 15
# Excel refuses longer texts in these places.
_MAX_INPUT_TITLE = 32
_MAX_INPUT_MESSAGE = 255

Rows = Iterable[Mapping[str, object]]


def write_workbook(book: Book, data: Mapping[str, Rows] | None = None) -> bytes:
    """Return the .xlsx of ``book``, its sheets filled with ``data`` by sheet key."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False}
    ) as workbook:
        workbook.set_properties({"title": book.title})
        _Writer(workbook, book).write(data or {})
    return buffer.getvalue()


def _lines(text: object, width: float) -> int:
    """Return how many lines a text takes in a column of that width.

    >>> _lines("Meningkatnya akuntabilitas", 20), _lines("Nilai", 20), _lines(None, 9)
    (2, 1, 1)
    """
    return max(1, math.ceil(len(str(text or "")) * 0.9 / width))


class _Writer:
    def __init__(self, workbook: xlsxwriter.Workbook, book: Book) -> None:
        self.workbook = workbook
        self.book = book
        self.formats: dict[tuple, object] = {}

    def write(self, data: Mapping[str, Rows]) -> None:
        self._write_guide()
        worksheets = {
            sheet.key: self.workbook.add_worksheet(sheet.title)
            for sheet in self.book.sheets
        }
        self._write_lists()
        for sheet in self.book.sheets:
            rows = list(data.get(sheet.key, ()))
            self._define_column_lists(sheet)
            self._write_sheet(worksheets[sheet.key], sheet, rows)

    def _format(self, **properties):
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            base = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
            self.formats[key] = self.workbook.add_format({**base, **properties})
        return self.formats[key]

    # Sheets ------------------------------------------------------------------

    def _write_sheet(self, worksheet, sheet: Sheet, rows: Sequence[Mapping]) -> None:
        columns = sheet.all_columns()
        worksheet.set_row(0, 48)
        for index, column in enumerate(columns):
            worksheet.set_column(
                index, index, column.width, self._body_format(column), {}
            )
            self._write_header(worksheet, index, column)
        number = 1
        for example in sheet.examples:
            marked = {SKIP_KEY: SKIP_EXAMPLE, **example}
            self._write_row(worksheet, number, columns, marked, example=True)
            number += 1
        for row in rows:
            self._write_row(worksheet, number, columns, row)
            number += 1
        for index, column in enumerate(columns):
            source = self._source(sheet, column)
            self._validate(worksheet, index, column, source, number + _SPARE_ROWS)
        worksheet.freeze_panes(1, sheet.frozen)
        worksheet.autofilter(0, 0, max(number - 1, 1), len(columns) - 1)
        worksheet.set_landscape()
        worksheet.set_paper(9)
        worksheet.fit_to_pages(1, 0)
        worksheet.repeat_rows(0)
        worksheet.set_footer("&L&A&RHalaman &P dari &N")

    def _write_header(self, worksheet, index: int, column: Column) -> None:
        color = "#7F7F7F" if column.key == SKIP_KEY else "#1F4E79"
        if column.required:
            color = "#9C2A10"
        style = self._format(
            bold=True, font_color="#FFFFFF", bg_color=color, border=1, text_wrap=True
        )
        worksheet.write_string(0, index, column.title, style)
        text = self._help(column)
        if text:
            worksheet.write_comment(
                0, index, text, {"x_scale": 2.2, "y_scale": 1 + len(text) / 150}
            )

    def _help(self, column: Column) -> str:
        parts = [column.help]
        if column.required:
            parts.append("Wajib diisi.")
        if column.choices:
            labels = "; ".join(label for _code, label in column.choices)
            parts.append(f"Pilihan: {labels}.")
        return " ".join(part for part in parts if part)

    def _body_format(self, column: Column, example: bool = False):
        properties: dict[str, object] = {"text_wrap": column.kind in _WRAPPED}
        if column.kind in _NUMBER_FORMATS:
            properties["num_format"] = _NUMBER_FORMATS[column.kind]
        if example:
            properties.update(italic=True, font_color="#7F7F7F", bg_color="#F2F2F2")
        return self._format(**properties)

    def _write_row(
        self, worksheet, number: int, columns, row: Mapping, example: bool = False
    ) -> None:
        lines = max(
            _lines(row.get(column.key), column.width)
            for column in columns
            if column.kind in _WRAPPED
        )
        if lines > 1:
            # Not every program fits the height of wrapped text when it opens a file.
            worksheet.set_row(number, _LINE_HEIGHT * lines)
        for index, column in enumerate(columns):
            value = row.get(column.key)
            if value is None or value == "":
                if example:
                    worksheet.write_blank(
                        number, index, None, self._body_format(column, True)
                    )
                continue
            style = self._body_format(column, example)
            if column.kind is Kind.CHOICE:
                value = column.choice_label(str(value))
            if isinstance(value, date):
                worksheet.write_datetime(number, index, value, style)
            elif isinstance(value, (int, float, Decimal)):
                self._write_number(worksheet, number, index, value, style)
            else:
                worksheet.write_string(number, index, str(value), style)

    @staticmethod
    def _write_number(worksheet, number: int, index: int, value, style) -> None:
        """Write a number; as a text when it has more digits than Excel keeps."""
        if isinstance(value, Decimal) and len(value.as_tuple().digits) > EXACT_DIGITS:
            worksheet.write_string(number, index, format_number(value), style)
        else:
            worksheet.write_number(number, index, value, style)

    # Drop-downs --------------------------------------------------------------

    def _validate(
        self, worksheet, index: int, column: Column, source: str, last: int
    ) -> None:
        options: dict[str, object] = {"ignore_blank": True}
        if source:
            options.update(
                validate="list",
                source=source,
                error_type="information" if column.open_list else "stop",
                error_title="Tidak ada dalam daftar",
                error_message="Pilih dari daftar."
                if not column.open_list
                else "Isian ini belum ada dalam daftar. Lanjutkan bila memang baru.",
            )
        elif column.kind is Kind.YEAR:
            options.update(
                validate="integer",
                criteria="between",
                minimum=1945,
                maximum=2199,
                error_title="Bukan tahun",
                error_message="Isi tahun dengan empat angka, misalnya 2026.",
            )
        else:
            options.update(validate="any")
        if column.help:
            options["input_title"] = column.header[:_MAX_INPUT_TITLE]
            options["input_message"] = column.help[:_MAX_INPUT_MESSAGE]
        elif options["validate"] == "any":
            return
        worksheet.data_validation(1, index, last, index, options)

    def _source(self, sheet: Sheet, column: Column) -> str:
        if column.choices:
            return f"=daftar_{sheet.key}_{column.key}"
        if column.list_name:
            return f"=daftar_{column.list_name}"
        if column.list_from:
            return "=isi_{}_{}".format(*column.list_from)
        return ""

    def _write_lists(self) -> None:
        """Fill the hidden sheet: facts of the book left, one list a column right."""
        worksheet = self.workbook.add_worksheet(META_TITLE)
        examples = (EXAMPLES, pack_examples(self.book))
        facts = ((META_MARK, META_VERSION), *self.book.meta, examples)
        for number, (key, value) in enumerate(facts):
            worksheet.write_string(number, 0, key)
            worksheet.write_string(number, 1, value)
        lists = dict(self.book.lists)
        for sheet in self.book.sheets:
            for column in sheet.columns:
                if column.choices:
                    words = tuple(label for _code, label in column.choices)
                    lists[f"{sheet.key}_{column.key}"] = words
        for index, (name, words) in enumerate(lists.items(), start=_LIST_COLUMN):
            worksheet.write_string(0, index, name)
            for number, word in enumerate(words, start=1):
                worksheet.write_string(number, index, word)
            last = max(len(words), 1)
            letter = xl_col_to_name(index)
            self.workbook.define_name(
                f"daftar_{name}", f"='{META_TITLE}'!${letter}$2:${letter}${last + 1}"
            )
        worksheet.hide()

    def _define_column_lists(self, sheet: Sheet) -> None:
        """Name the filled part of columns that other sheets choose from."""
        wanted = {
            column.list_from
            for other in self.book.sheets
            for column in other.columns
            if column.list_from and column.list_from[0] == sheet.key
        }
        for sheet_key, column_key in sorted(wanted):
            keys = [column.key for column in sheet.all_columns()]
            index = keys.index(column_key)
            # Examples are not to be chosen: the list begins below them.
            top = 1 + len(sheet.examples)
            first = xl_rowcol_to_cell(top, index, row_abs=True, col_abs=True)
            last = xl_rowcol_to_cell(20_000, index, row_abs=True, col_abs=True)
            title = sheet.title.replace("'", "''")
            self.workbook.define_name(
                f"isi_{sheet_key}_{column_key}",
                f"=OFFSET('{title}'!{first},0,0,"
                f"MAX(1,COUNTA('{title}'!{first}:{last})),1)",
            )

    # Instructions --------------------------------------------------------------

    def _write_guide(self) -> None:
        worksheet = self.workbook.add_worksheet(GUIDE_TITLE)
        worksheet.hide_gridlines(2)
        worksheet.set_column(0, 0, 24)
        worksheet.set_column(1, 1, 30)
        worksheet.set_column(2, 2, 12)
        worksheet.set_column(3, 3, 84)
        plain = self._format(text_wrap=True)
        head = self._format(
            bold=True, font_color="#FFFFFF", bg_color="#1F4E79", border=1
        )
        worksheet.write_string(
            0, 0, self.book.title, self._format(bold=True, font_size=16)
        )
        number = 2
        for note in self.book.notes:
            worksheet.merge_range(number, 0, number, 3, note, plain)
            worksheet.set_row(number, _LINE_HEIGHT * _lines(note, 150))
            number += 1
        number += 1
        for index, word in enumerate(("Lembar", "Isi", "", "Baris dikenali dari")):
            worksheet.write_string(number, index, word, head)
        for sheet in self.book.sheets:
            number += 1
            link = f"internal:'{sheet.title}'!A1"
            worksheet.write_url(number, 0, link, self._format(underline=1), sheet.title)
            worksheet.merge_range(number, 1, number, 2, sheet.purpose, plain)
            worksheet.write_string(number, 3, sheet.match, plain)
            longest = max(_lines(sheet.purpose, 42), _lines(sheet.match, 84))
            worksheet.set_row(number, _LINE_HEIGHT * longest)
        number += 2
        self._write_column_table(worksheet, number, head, plain)
        worksheet.set_landscape()
        worksheet.set_paper(9)
        worksheet.fit_to_pages(1, 0)
        worksheet.activate()

    def _write_column_table(self, worksheet, number: int, head, plain) -> None:
        for index, word in enumerate(("Lembar", "Kolom", "Wajib", "Cara mengisi")):
            worksheet.write_string(number, index, word, head)
        for sheet in self.book.sheets:
            for headers, column in _grouped(sheet.columns):
                number += 1
                cells = (
                    sheet.title,
                    headers,
                    "ya" if column.required else "",
                    self._help(column).replace("Wajib diisi.", "").strip(),
                )
                worksheet.set_row(number, _LINE_HEIGHT * _lines(cells[3], 84))
                for index, word in enumerate(cells):
                    worksheet.write_string(number, index, word, plain)


def _grouped(columns: Sequence[Column]) -> list[tuple[str, Column]]:
    """Return (headers, column), the columns of a run of years or months as one."""
    groups: list[tuple[str, Column]] = []
    first = ""
    for column in columns:
        before = groups[-1][1] if groups else None
        if before and _is_next(before, column):
            groups[-1] = (f"{first} … {column.header}", column)
        else:
            first = column.header
            groups.append((first, column))
    return groups


def _is_next(before: Column, column: Column) -> bool:
    """Tell whether two columns differ only by year or month: cost_2025, cost_2026."""
    return (
        before.key.rstrip("0123456789") == column.key.rstrip("0123456789")
        and before.key != column.key
        and before.help == column.help
    )
