"""Numbers that there may be none of: what leaves Odoo tells that apart from zero.

Odoo keeps a number that is not there as zero. The screens hide it by a sister field; an
export knows no sisters, and would write 0 for what was not due, not reported or not yet
released.
"""

import re

from odoo import fields

#: The field of a figure as it is printed, or of the words why there is none.
PRINTED = "printed"
PRINTED_NUMBER = re.compile(r"-?[0-9]")


class Known:
    """What both kinds of number share.

    ``known_by`` is the sister field that says whether there is a number, ``known_as``
    its values that say so (none given: whatever is filled in); ``printed`` says so by
    beginning with one. Without a sister it is
    the database that says so: NULL, of the views.
    """

    known_by: str | None = None
    known_as: tuple[str, ...] = ()

    def convert_to_export(self, value, record):
        """Return the number, or an empty cell where there is none."""
        if not self._is_known(record):
            return ""
        return super().convert_to_export(value, record)

    def _is_known(self, record):
        if self.known_by:
            said = record[self.known_by]
            if self.known_by == PRINTED:
                return bool(PRINTED_NUMBER.match(said or ""))
            return said in self.known_as if self.known_as else bool(said)
        return self._get_cache(record.env).get(record.id) is not None


class KnownFloat(Known, fields.Float):
    """A figure or a share."""


class KnownMonetary(Known, fields.Monetary):
    """Money."""
