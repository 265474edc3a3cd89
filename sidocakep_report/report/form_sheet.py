"""A printed form as a sheet of a spreadsheet: the same page, in cells."""

import re
from decimal import Decimal
from itertools import pairwise
from textwrap import wrap

from xlsxwriter.utility import xl_rowcol_to_cell

from odoo.addons.sidocakep_base.engine.figures.arithmetic import exact, round_to

from .sheet_parts import (
    FROZEN_BEFORE,
    LANDSCAPE,
    LEFT_OUT,
    LISTS,
    RULED,
    get_classes,
    get_words,
)
from .sheet_totals import SheetTotals
from .xlsx_page import XlsxPage

#: Heads of columns whose cells may be figures; codes, years and NIP stay texts. A head
#: that is a year alone stands above the figures of that year.
FIGURE_HEAD = re.compile(
    r"target|realisasi|capaian|pagu|anggaran|serapan|jumlah|bobot|%|rp\b|\brp|baseline"
    r"|kinerja awal|efisiensi|s\.d\.|triwulan|\btw\b|kenaikan|selisih"
    r"|\bls\b|\bspj\b|setoran|\bblud\b|\blra\b|^\s*(semester i )?\d{4}$",
    re.IGNORECASE,
)
#: Of a column of shares a total of one row may be an average: it stays what is printed.
SHARE_HEAD = re.compile(r"%|capaian|serapan|rata", re.IGNORECASE)
#: Head of the column that numbers the rows.
NUMBER_HEAD = re.compile(r"\s*no\.?\s*", re.IGNORECASE)
#: What a row is called that adds up those above it; "Jumlah kunjungan" is an indicator.
TOTAL = re.compile(r"(jumlah|total)( \(.*\))?", re.IGNORECASE | re.DOTALL)
#: Characters of a line over the whole width of the page.
LANDSCAPE_WIDTH, PORTRAIT_WIDTH = 150, 96
#: A sheet can be changed by anybody, also what it says of signatures.
COPY = "SALINAN UNTUK DIOLAH - yang berlaku adalah dokumen cetaknya"
#: How high a row grows, in points for each line of text.
LINE_HEIGHT = 15
#: What of the width of a column letters fill, other than digits; capitals.
_FULL, _CAPITAL = 0.92, 0.78


class FormSheet(XlsxPage):
    """One document of a page that is written in the typesetter's vocabulary.

    The widest ruled table of the document gives the columns; what is no ruled table
    runs over all of them. Pictures are left out, their words are written.

    :param article: its ``div.article``
    :param name: of the sheet
    :param paper: on which it is printed, by its number in a spreadsheet
    """

    def __init__(self, workbook, article, name, paper):
        self._tables = [
            table for table in article.iter("table") if get_classes(table) & RULED
        ]
        # of a decree, whose labels stand beside its text
        self._arranged = article.xpath("./table[colgroup]")
        headed = (t for t in self._tables if t.find("thead") is not None)
        self._headed = next(headed, None)  # the table whose heads stay in sight
        self._is_lying = LANDSCAPE in get_classes(article)
        super().__init__(workbook, name, self._get_widths())
        if not self._is_lying:
            self.page.set_portrait()
        self.page.set_paper(paper)
        self._article = article
        self._totals = SheetTotals()
        self._row_values = {}  # column > figure, of the row that is written

    def compose(self):
        self.write_titles([self._article.get("data-mark"), COPY])
        self._write_blocks(self._article)
        self.close()

    def _get_widths(self):
        """Return the characters of each column."""
        whole = LANDSCAPE_WIDTH if self._is_lying else PORTRAIT_WIDTH
        tables = self._tables or self._arranged
        counts = {table: _count_columns(table) for table in tables}
        if not counts:
            return [whole / 4] * 4
        widest = max(counts, key=counts.get)
        shares = _get_shares(widest, counts[widest])
        return [max(5, whole * share) for share in shares]

    def _spread(self, table):
        """Return the first and last column of the sheet for each of a table's.

        A narrower table is as wide as the widest one, in its own proportions.
        """
        count, whole = _count_columns(table), self._last + 1
        ends, reached = [], 0
        for number, share in enumerate(_get_shares(table, count), start=1):
            reached += share
            place = _find_column(self._widths, reached)
            # one column for each that is left, and one at least for this
            place = min(max(place, ends[-1] + 1 if ends else 1), whole - count + number)
            ends.append(place)
        ends[-1] = whole
        return [(first, last - 1) for first, last in pairwise([0, *ends])]

    # ------------------------------------------------ blocks

    def _write_blocks(self, parent):
        for element in parent:
            if not isinstance(element.tag, str) or get_classes(element) & LEFT_OUT:
                continue
            following = element.getnext()
            if following is not None and get_classes(following) & LISTS:
                continue  # the head of a list with pages
            if element.tag == "table":
                self._write_table(element)
            elif element.tag == "div":
                self._write_blocks(element)
            elif element.tag in ("ul", "ol"):
                for number, item in enumerate(element, start=1):
                    sign = "-" if element.tag == "ul" else f"{number}."
                    self._write_text(f"{sign} {get_words(item)}")
            elif element.tag == "img":
                self._write_text(element.get("alt"))
            else:
                is_title = element.tag != "p" or "ts-center" in get_classes(element)
                self._write_text(get_words(element), is_title)

    def _write_text(self, text, is_title=False):
        if not text:
            return
        style = self.formats["title" if is_title else "plain"]
        self._merge(self.row, 0, self.row, self._last, text, style)
        self._set_height(text, sum(self._widths))
        self.row += 1

    def _write_table(self, table):
        if get_classes(table) & RULED:
            self._write_ruled(table)
            return
        spans = self._arrange(table)
        for row in table.iter("tr"):
            self._write_arranged(row, spans)

    def _arrange(self, table):
        """Return first and last column for each cell of a table without rules.

        In its own proportions, where the sheet has as many columns: a label is as wide
        as on paper, whatever stands in the columns of the ruled table below it.
        """
        count, whole = _count_columns(table), self._last + 1
        if count <= whole:
            return self._spread(table)
        ends = [number * whole // count for number in range(count + 1)]
        return [(first, max(first, last - 1)) for first, last in pairwise(ends)]

    def _write_arranged(self, row, spans):
        """Write a row of a letterhead or of signatures, its cells side by side."""
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if not any(map(get_words, cells)):
            self.row += 1
            return
        for (first, last), cell in zip(spans, cells, strict=False):
            text = get_words(cell)
            if text:
                style = self.formats["plain"]
                self._merge(self.row, first, self.row, last, text, style)
                self._set_height(text, sum(self._widths[first : last + 1]))
        self.row += 1

    # ------------------------------------------------ ruled tables

    def _write_ruled(self, table):
        heads, taken, spans = {}, {}, self._spread(table)
        #: Column of the table > that of the sheet in which its figures stand.
        self._firsts = [left for left, _right in spans]
        self.row += 1
        self._totals = SheetTotals(self.row + len(table.xpath("./thead/tr")))
        first, group_row = self.row, 0
        for row in table.iter("tr"):
            if "ts-continued" in get_classes(row):
                continue
            is_head = row.getparent().tag == "thead"
            self._row_values = {}
            if "ts-group" in get_classes(row):
                group_row = self.row
            group = self._find_group(row, taken, group_row)
            for cell, columns, bottom in self._place_cells(row, spans, taken):
                if is_head and "ts-numbers" not in get_classes(row):
                    for column in columns:
                        heads[column] = f"{heads.get(column, '')} {get_words(cell)}"
                left, right = spans[columns[0]][0], spans[columns[-1]][1]
                head = heads.get(columns[0], "")
                self._write_one(cell, head, (left, bottom, right), group)
            self.row += 1
            is_last = is_head and row is row.getparent()[-1]
            is_first = is_last and table is self._headed
            if is_first and first < FROZEN_BEFORE:
                self.page.freeze_panes(self.row, 0)
                if len(self._tables) == 1:
                    self.page.repeat_rows(first, self.row - 1)
        if table.get("data-filter"):
            self.page.autofilter(first, spans[0][0], self.row - 1, spans[-1][1])
        self.row += 1

    def _find_group(self, row, taken, group_row):
        """Return where the figures begin that a total adds up, ``None`` of other rows.

        A total in the rows of a cell that reaches down to it is that of the rows beside
        the cell; one that says so that of the rows below the head of its group; 0 of
        the whole table.

        :param group_row: where the last head of a group stands
        """
        if not any(TOTAL.fullmatch(get_words(cell)) for cell in row):
            return None
        if row.get("data-total") == "group":
            return group_row and group_row + 1
        tops = [top for (line, _place), top in taken.items() if line == self.row]
        return max(tops, default=0)

    def _place_cells(self, row, spans, taken):
        """Yield ``(cell, its columns in the table, its last row in the sheet)``.

        :param taken: ``{place that a cell has: its first row}``, of the whole table
        """
        column = 0
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while (self.row, column) in taken:
                column += 1
            wide, high = (int(cell.get(name) or 1) for name in ("colspan", "rowspan"))
            columns = range(column, min(column + wide, len(spans)))
            bottom = self.row + high - 1
            for line in range(self.row, bottom + 1):
                taken.update({(line, place): self.row for place in columns})
            yield cell, columns, bottom
            column = columns.stop

    def _write_one(self, cell, head, place, group):
        left, bottom, right = place
        text = get_words(cell)
        may_be_figure = cell.tag == "td" and (
            FIGURE_HEAD.search(head)
            or cell.get("data-figure")
            or cell.get("data-value")
        )
        number = text.removesuffix(".")
        if cell.tag == "td" and NUMBER_HEAD.fullmatch(head) and number.isdecimal():
            style = self.formats["number" if number == text else "dotted"]
            self._merge(self.row, left, bottom, right, "", style)
            self.page.write_number(self.row, left, int(number), style)
            return
        figure = self._read_figure(text) if may_be_figure else None
        if figure:
            value, style = figure
            self._make_room(left, right, text)
            self._merge(self.row, left, bottom, right, "", style)
            self._row_values[left] = value
            formula = self._get_formula(cell, value)
            if not formula:
                formula = self._find_total(cell, head, left, value, group)
            elif group is None:
                self._totals.add(self.row, left, value)
            else:
                self._totals.set_apart(self.row, left)
            if formula:
                self.page.write_formula(self.row, left, formula, style, float(value))
            else:
                self._write_figure(left, value, style)
            return
        style = self.formats["head" if cell.tag == "th" else "cell"]
        self._merge(self.row, left, bottom, right, text, style)
        if bottom == self.row:
            self._set_height(text, sum(self._widths[left : right + 1]))

    def _find_total(self, cell, head, column, value, group):
        """Return the formula of a total, ``None`` of a figure, which is kept for one.

        ``data-figure`` says of a cell whose head does not that it is a figure: a
        ``part`` of one above it, or a total that is the ``longest``.
        """
        kind = cell.get("data-figure")
        if kind == "part":
            self._totals.set_apart(self.row, column)
            return None
        formula = None
        if group is not None and kind == "longest":
            formula = self._totals.find_longest(self.row, column, value, group)
        elif group is not None:
            fewest = 2 if SHARE_HEAD.search(head) else 1
            formula = self._totals.find_sum(self.row, column, value, fewest, group)
        if not formula:
            self._totals.add(self.row, column, value)
        return formula

    def _get_formula(self, cell, value):
        """Return how a figure follows from others of its row, where it does.

        ``data-adds`` names the columns of its table that it adds up, one with a minus
        is taken off; ``data-share`` the part and the whole of a percentage. What was
        not reached that way (another accumulation, a figure that was corrected) stays
        what is printed.
        """
        added = [int(item) for item in (cell.get("data-adds") or "").split()]
        share = [int(item) for item in (cell.get("data-share") or "").split()]
        values = self._row_values
        known = {
            column: Decimal(values[self._firsts[column]])
            for column in map(abs, added + share)
            if self._firsts[column] in values
        }
        terms = [item for item in added if abs(item) in known]
        if terms:
            total = sum(known[abs(item)] * (-1 if item < 0 else 1) for item in terms)
            names = [f"{'-' if item < 0 else '+'}{self._name(item)}" for item in terms]
            is_sum = total == Decimal(value)
            return f"={''.join(names).removeprefix('+')}" if is_sum else None
        if share and all(known.get(item) for item in share):
            part, whole = share
            with exact():
                shown = round_to(known[part] / known[whole] * 100, 2)
            if shown == Decimal(value):
                return f"=ROUND({self._name(part)}/{self._name(whole)}*100,2)"
        return None

    def _name(self, column):
        return xl_rowcol_to_cell(self.row, self._firsts[abs(column)])

    def _merge(self, top, left, bottom, right, text, style):
        if (top, left) == (bottom, right):
            self.page.write_string(top, left, text, style)
        else:
            self.page.merge_range(top, left, bottom, right, "", style)
            self.page.write_string(top, left, text, style)

    def _set_height(self, text, width):
        """Let merged cells show their lines, which no office program does by itself."""
        lines = count_lines(text, width)
        if lines > self._heights.get(self.row, 1):
            self._heights[self.row] = lines
            self.page.set_row(self.row, LINE_HEIGHT * min(lines, 27))


def count_lines(text, width):
    """Return how many lines a text takes in a column of so many characters.

    A line breaks between words, which leaves room at its end; capitals are wider than
    the digits by which columns are measured.

    >>> count_lines("Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", 20)
    4
    >>> count_lines("a b", 20), count_lines("a\\nb", 20), count_lines("", 20)
    (1, 2, 1)
    """
    return sum(
        max(
            1,
            len(
                wrap(line, max(1, int(width * (_CAPITAL if line.isupper() else _FULL))))
            ),
        )
        for line in text.split("\n")
    )


def _count_columns(table):
    """Return how many columns a table has, as its first row tells."""
    row = next((row for row in table.iter("tr")), None)
    if row is None:
        return 1
    return sum(
        int(cell.get("colspan") or 1) for cell in row if cell.tag in ("td", "th")
    )


def _get_shares(table, count):
    """Return what part of the width each of ``count`` columns has; together 1."""
    widths = table.xpath("./colgroup/col/@width")
    shares = [float(width.rstrip("%")) for width in widths if width.endswith("%")]
    if len(shares) != count or not sum(shares):
        shares = [1] * count
    return [share / sum(shares) for share in shares]


def _find_column(widths, reached):
    """Return how many columns come nearest to a part of the whole width."""
    whole, sums = sum(widths), [0]
    for width in widths:
        sums.append(sums[-1] + width / whole)
    return min(range(len(sums)), key=lambda number: abs(sums[number] - reached))
