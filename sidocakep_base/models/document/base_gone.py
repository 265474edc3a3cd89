"""A row of a query may be gone since the list was read."""

from odoo import models
from odoo.exceptions import MissingError


class Base(models.AbstractModel):
    """What is pressed on such a row answers in a sentence."""

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    def _ensure_row(self):
        """Refuse what is not one row that is there.

        The rows of a query have no constraint that keeps them, and their numbers are
        worked out: one that there is none of would be read as empty.

        :raises MissingError: with the remedy
        """
        self.ensure_one()
        if not self.exists():
            raise MissingError(
                self.env._(
                    "This row is not there any more: it was made of records that have "
                    "changed since. Load the list again."
                )
            )
