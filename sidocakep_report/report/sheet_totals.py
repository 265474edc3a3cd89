"""What the totals of a table in a spreadsheet add up."""

from decimal import Decimal

from xlsxwriter.utility import xl_range

#: Ranges that a sum names one by one, where what lies between is not added.
MOST_NAMED = 200


class SheetTotals:
    """The figures of one table, column by column, and the totals that follow from them.

    A total is a formula where it is what the paper prints; an average, or a sum of some
    of the rows, stays what is printed. It covers all rows from the first of its table
    or group to the one above it, also those that have no figure yet: a figure that is
    filled in there counts.

    :param first: the first row of the table below its heads
    """

    def __init__(self, first=0):
        self._first = first
        #: Column > its figures by row; rows apart; sums that leave each other out.
        self._added, self._apart, self._nested = {}, {}, {}

    def add(self, row, column, value):
        """Keep a figure that a total below it adds up."""
        self._added.setdefault(column, {})[row] = Decimal(value)

    def set_apart(self, row, column):
        """Keep where a figure stands that no total adds up.

        A part of one above it; a sum of its row in the row of a total.
        """
        self._apart.setdefault(column, set()).add(row)

    def find_sum(self, row, column, value, fewest, group):
        """Return the sum of the figures above, ``None`` where the total is another.

        The sum of a table leaves out those of its groups.

        :param row: where the total stands
        :param fewest: how many rows a total of this column adds up at least
        :param group: first row of those that a total of some of them adds up

        >>> totals = SheetTotals(2)
        >>> for row, value in ((3, "2"), (4, "3")):
        ...     totals.add(row, 2, value)
        >>> totals.find_sum(6, 2, "6", 1, 0)
        >>> totals.find_sum(6, 2, "5", 1, 0)
        '=SUM(C3:C6)'
        >>> totals.add(7, 2, "4")
        >>> totals.find_sum(8, 2, "9", 1, 0)
        '=SUM(C3:C6,C8)'
        >>> totals = SheetTotals(2)
        >>> for row, value in ((3, "2"), (4, "3")):
        ...     totals.add(row, 2, value)
        >>> totals.find_sum(5, 2, "3", 1, 4), totals.find_sum(6, 2, "5", 1, 0)
        ('=SUBTOTAL(9,C5)', '=SUBTOTAL(9,C3:C6)')
        """
        above = self._get_above(column, group)
        if len(above) < fewest or sum(above) != Decimal(value):
            return None
        cells = self._name(column, group, row, self._apart)
        if not cells:
            return None
        if group or column in self._nested:
            self._nested.setdefault(column, set()).add(row)
            return f"=SUBTOTAL(9,{cells})"
        self.set_apart(row, column)
        return f"=SUM({cells})"

    def find_longest(self, row, column, value, group):
        """Return the largest of the figures above as what it is.

        >>> totals = SheetTotals(2)
        >>> for row, value in ((3, "2"), (5, "3")):
        ...     totals.add(row, 2, value)
        >>> totals.find_longest(6, 2, "5", 0)
        >>> totals.set_apart(4, 2)
        >>> totals.find_longest(6, 2, "3", 0)
        '=MAX(C3:C4,C6)'
        """
        above = self._get_above(column, group)
        if not above or max(above) != Decimal(value):
            return None
        cells = self._name(column, group, row, self._apart, self._nested)
        if cells:
            self.set_apart(row, column)
        return cells and f"=MAX({cells})"

    def _get_above(self, column, group):
        found = self._added.get(column, {})
        return [number for row, number in found.items() if row >= group]

    def _name(self, column, group, end, *left_out):
        """Return the rows from a group, or the table, to a total as ranges.

        :param left_out: rows between them, by column
        """
        ranges, first = [], max(group, self._first)
        left = set().union(*(rows.get(column, ()) for rows in left_out))
        for row in [*sorted(row for row in left if first <= row < end), end]:
            if first < row:
                ranges.append(xl_range(first, column, row - 1, column))
            first = row + 1
        return ",".join(ranges) if len(ranges) <= MOST_NAMED else None
