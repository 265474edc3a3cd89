"""Numbers that there may be none of: whoever asks is told that apart from zero.

Odoo keeps a number that is not there as zero. The screens hide it by a sister field; a
program that reads over RPC, an export, a pivot and a filter know no sisters, and would
have 0 for what was not due, not reported or not yet released.
"""

import re
from functools import reduce

from odoo import fields
from odoo.tools import SQL

#: The field of a figure as it is printed, or of the words why there is none.
PRINTED = "printed"
#: How a figure begins, in Python and in PostgreSQL.
PRINTED_NUMBER = r"^-?[0-9]"


class Known:
    """What both kinds of number share.

    ``known_by`` is the sister field that says whether there is a number, ``known_as``
    its values that say so (none given: whatever is filled in); ``printed`` says so by
    beginning with one. What is computed may name a path. Without a sister it is the
    database that says so: NULL, of the views.

    Python has 0.0 of a record, as of every number of Odoo; what is read over RPC is
    ``False``, what is exported an empty cell, in SQL it is NULL: in no sum, no mean,
    no order and no comparison with a number. Its filter is "is not set".
    """

    known_by: str | None = None
    known_as: tuple[str, ...] = ()
    #: A number that is not there is no zero: no filter takes the one for the other.
    falsy_value = None

    def convert_to_read(self, value, record, use_display_name=True):
        """Return the number, or that there is none."""
        if not self._is_known(record):
            return False
        return super().convert_to_read(value, record, use_display_name)

    def convert_to_export(self, value, record):
        """Return the number, or an empty cell where there is none."""
        if not self._is_known(record):
            return ""
        return super().convert_to_export(value, record)

    def expression_getter(self, field_expr):
        """Return what filters compare: the number, or that there is none."""
        get = super().expression_getter(field_expr)
        return lambda record: get(record) if self._is_known(record) else None

    def filter_function(self, records, field_expr, operator, value):
        """To Python 0.0 is as False: here only nothing is."""
        if operator != "in":
            return super().filter_function(records, field_expr, operator, value)
        get = self.expression_getter(field_expr)
        numbers = {item for item in value if not _is_nothing(item)}
        takes_nothing = any(map(_is_nothing, value))
        return lambda record: (
            takes_nothing if (number := get(record)) is None else number in numbers
        )

    def to_sql(self, model, alias):
        """Return the number, or NULL, whatever the column keeps."""
        column = super().to_sql(model, alias)
        if not model._auto or not self.known_by:
            return column
        sister = model._fields[self.known_by]
        told = sister.to_sql(model, alias)
        if self.known_by == PRINTED:
            known = SQL("%s ~ %s", told, PRINTED_NUMBER)
        elif self.known_as:
            known = SQL(" OR ").join(SQL("%s = %s", told, way) for way in self.known_as)
        elif sister.is_text:
            known = SQL("%s <> ''", told)
        else:
            known = SQL("%s IS NOT NULL", told)
        return SQL("(CASE WHEN %s THEN %s END)", known, column)

    def _is_known(self, record):
        if not self.known_by:
            return self._get_cache(record.env).get(record.id) is not None
        told = reduce(lambda part, name: part[name], self.known_by.split("."), record)
        if self.known_by == PRINTED:
            return bool(re.match(PRINTED_NUMBER, told or ""))
        return told in self.known_as if self.known_as else bool(told)


class KnownFloat(Known, fields.Float):
    """A figure or a share."""

    def convert_to_write(self, value, record):
        """Return the number: a copy may have its sister from elsewhere."""
        return self.convert_to_cache(value, record)


class KnownMonetary(Known, fields.Monetary):
    """Money."""


def _is_nothing(value):
    return value is None or value is False
