"""What the totals of a table in a spreadsheet add up."""

from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

#: Cells that a sum names one by one, where those between are parts of them.
MOST_NAMED = 200


class SheetTotals:
    """The figures of one table, column by column, and the totals that follow from them.

    A total is a formula where it is what the paper prints; an average, or a sum of some
    of the rows, stays what is printed.
    """

    def __init__(self):
        self._added, self._parts, self._nested = {}, {}, set()

    def add(self, row, column, value):
        """Keep a figure that a total below it adds up."""
        self._added.setdefault(column, []).append((row, Decimal(value)))

    def add_part(self, row, column):
        """Keep where a part of a figure above it stands: no total adds it up."""
        self._parts.setdefault(column, set()).add(row)

    def find_sum(self, column, value, fewest, group):
        """Return the sum of the figures of a column, ``None`` where it is another.

        The sum of a table leaves out those of its groups.

        :param fewest: how many rows a total of this column adds up at least
        :param group: first row of those that a total of some of them adds up

        >>> totals = SheetTotals()
        >>> for row, value in ((3, "2"), (4, "3")):
        ...     totals.add(row, 2, value)
        >>> totals.find_sum(2, "5", 1, 0), totals.find_sum(2, "6", 1, 0)
        ('=SUM(C4:C5)', None)
        >>> totals.find_sum(2, "3", 1, 4), totals.find_sum(2, "5", 1, 0)
        ('=SUBTOTAL(9,C5)', '=SUBTOTAL(9,C4:C5)')
        """
        above = self._get_above(column, group)
        if len(above) < fewest or sum(above.values()) != Decimal(value):
            return None
        cells = self._name(column, list(above))
        if cells and group:
            self._nested.add(column)
        adds = "SUBTOTAL(9," if column in self._nested else "SUM("
        return cells and f"={adds}{cells})"

    def find_longest(self, column, value, group):
        """Return the largest of the figures of a column as what it is.

        >>> totals = SheetTotals()
        >>> for row, value in ((3, "2"), (5, "3")):
        ...     totals.add(row, 2, value)
        >>> totals.find_longest(2, "3", 0), totals.find_longest(2, "5", 0)
        ('=MAX(C4:C6)', None)
        >>> totals.add_part(4, 2)
        >>> totals.find_longest(2, "3", 0)
        '=MAX(C4,C6)'
        """
        above = self._get_above(column, group)
        if not above or max(above.values()) != Decimal(value):
            return None
        cells = self._name(column, list(above))
        return cells and f"=MAX({cells})"

    def _get_above(self, column, group):
        return {
            row: number for row, number in self._added.get(column, []) if row >= group
        }

    def _name(self, column, rows):
        """Return the cells of a total: a range, or each where parts lie between."""
        between = range(rows[0], rows[-1])
        if not self._parts.get(column, set()).intersection(between):
            return xl_range(rows[0], column, rows[-1], column)
        if len(rows) > MOST_NAMED:
            return None
        return ",".join(xl_rowcol_to_cell(row, column) for row in rows)
