"""A sheet of a spreadsheet that says what a paper says, its figures as numbers."""

import re
from decimal import Decimal, InvalidOperation

from odoo.addons.sidocakep_base.engine.errors import EngineError
from odoo.addons.sidocakep_base.engine.figures.reading import read_value
from odoo.addons.sidocakep_base.engine.figures.values import Number

#: Longest name of a sheet, and what it may not have in it.
NAME_LENGTH = 28
NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
#: What stands before and behind the digits of a figure on paper.
AROUND = re.compile(r"(?P<before>(?:Rp)?)[\d.,\s-]+(?P<after>.*)", re.DOTALL)

#: What is explained below a table: "1.655,48 *)" is a figure with it and without.
FOOTNOTE = re.compile(r"\s+\*+\)?$")
#: Digits in groups of three, as a paper writes thousands.
THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.])")
#: The shape of a figure: which digits it has does not matter, unless it begins with 0.
#: Of bytes, which are translated five times as fast as texts.
SHAPE = bytes.maketrans(b"0123456789", b"1" * 10)
LEADING_ZERO = re.compile(r"\D*0[\d.]")


def shorten(name):
    """Return the name of a sheet, cut behind a whole word where it is too long."""
    name = " ".join(name.split())
    if len(name) <= NAME_LENGTH:
        return name
    words = name[: NAME_LENGTH + 1].rpartition(" ")[0]
    return words if len(words) > NAME_LENGTH // 2 else name[:NAME_LENGTH].strip()


def get_sheet_name(name):
    """Return a name as a sheet may have one: not too long, without its signs."""
    return shorten(name.translate(NOT_IN_A_NAME))


class XlsxPage:
    """One landscape sheet, written from top to bottom and as wide as its columns.

    :param name: of the sheet; what it may not have is taken out of it
    :param widths: of its columns
    """

    def __init__(self, workbook, name, widths):
        self._book, self._last = workbook, len(widths) - 1
        self._widths, self._heights = list(widths), {}
        self.page = workbook.add_worksheet(get_sheet_name(name))
        self.row = 0
        base = {"text_wrap": True, "valign": "top"}
        self._framed = {**base, "border": 1}
        head = {**self._framed, "bold": True, "align": "center"}
        self.formats = {
            "title": workbook.add_format({"bold": True, "align": "center"}),
            "plain": workbook.add_format(base),
            "cell": workbook.add_format(self._framed),
            "strong": workbook.add_format({**self._framed, "bold": True}),
            "number": workbook.add_format(
                {**self._framed, "align": "center", "num_format": "0"}
            ),
            "dotted": workbook.add_format(
                {**self._framed, "align": "center", "num_format": '0"."'}
            ),
            "head": workbook.add_format(head),
        }
        self._numbers, self._shapes = {}, {}
        for column, width in enumerate(widths):
            self.page.set_column(column, column, width)
        self.page.set_landscape()
        self.page.fit_to_pages(1, 0)

    def write_titles(self, titles):
        """Write titles over the whole width; empty ones are left out."""
        for title in filter(None, titles):
            self.page.merge_range(
                self.row, 0, self.row, self._last, title, self.formats["title"]
            )
            self.row += 1

    def write_head(self, heads, freeze=False):
        """Write the heads of a table and the row that numbers its columns.

        :param freeze: the heads stay in sight
        """
        head = self.formats["head"]
        for column, text in enumerate(heads):
            self.page.write_string(self.row, column, text, head)
            self.page.write_number(self.row + 1, column, column + 1, head)
        self.row += 2
        if freeze:
            self.page.freeze_panes(self.row, 0)
            self.page.repeat_rows(self.row - 2, self.row - 1)

    def write_row(self, values, figures):
        """Write a framed row.

        :param figures: tells of the number of a column whether it may hold a figure
        """
        for column, value in enumerate(values):
            self.write_cell(column, value, figures(column))
        self.row += 1

    def write_cell(self, column, value, may_be_figure):
        """Write what the paper says: a figure as a number that looks the same."""
        value = str(value)
        figure = self._read_figure(value) if may_be_figure else None
        if figure:
            self._make_room(column, column, value)
            self._write_figure(column, *figure)
        else:
            self.page.write_string(self.row, column, value, self.formats["cell"])

    def _write_figure(self, column, value, style):
        return self.page.write_number(self.row, column, float(value), style)

    def _make_room(self, first, last, text):
        """Widen a cell in which a figure, which is never wrapped, would be ``###``."""
        wanted = len(text) + 2
        if wanted <= self._widths[last]:
            return
        missing = wanted - sum(self._widths[first : last + 1])
        if missing > 0:
            self._widths[last] += missing
            self.page.set_column(last, last, self._widths[last])

    def close(self):
        """Set what is printed: all that was written."""
        self.page.print_area(0, 0, self.row - 1, self._last)

    def _read_figure(self, text):
        """Return a figure as Python writes it and its format; ``None`` of words.

        A text, since a sum wants the exact number and a cell the nearest that a sheet
        has. A table has thousands of figures of one shape ("Rp1.234", "12,50 Persen"):
        the first of a shape is read, from the others their digits are taken.
        """
        shape = text.encode().translate(SHAPE)
        if shape in self._shapes:
            first, last, style = self._shapes[shape]
            digits = text[first : len(text) - last].strip()
            if "0" not in digits[:2] or not LEADING_ZERO.match(digits):
                return take_digits(digits), style
        number = get_number(FOOTNOTE.sub("", text))
        if number is None:
            return None
        value, style = number.value, self._get_number_format(number, text)
        around = AROUND.fullmatch(text)
        # "5 m2" and "5 m3" have one shape, but not one unit.
        if around and not re.search(r"\d", around["after"]):
            before, after = map(len, around.groups())
            if is_number(take_digits(text[before : len(text) - after]), value):
                self._shapes[shape] = before, after, style
        return str(value), style

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


def take_digits(text):
    """Return the digits of an Indonesian figure as Python writes them."""
    return text.replace(".", "").replace(",", ".")


def is_number(text, number):
    """Tell whether ``text`` is this number as Python writes one."""
    try:
        return Decimal(text) == number
    except InvalidOperation:
        return False


def get_number(value):
    """Return the figure of a cell as a number; ``None`` of words.

    What is printed has dots between thousands only, so that "1.500" is no one and a
    half here.
    """
    try:
        found = read_value(
            THOUSANDS.sub(lambda found: found[0].replace(".", ""), value)
        )
    except EngineError:
        return None
    return found if isinstance(found, Number) else None
