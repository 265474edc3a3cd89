"""What a document of the realisation may not say, whoever enters it."""

from odoo import api, models
from odoo.exceptions import ValidationError

from ...engine.document_number import find_foreign_letter, get_number_key
from .sidocakep_realisation import RETURN


class SidocakepRealisation(models.Model):
    """A payment of another year, of a month to come or below zero is none."""

    _name = "sidocakep.realisation"
    _inherit = "sidocakep.realisation"

    @api.constrains("number")
    def _check_number(self):
        """The number is what tells a document apart: it is read by its letters."""
        for row in self.filtered("number"):
            foreign = find_foreign_letter(row.number)
            if foreign or not get_number_key(row.number):
                raise ValidationError(
                    self.env._(
                        "“%(number)s” is no number of a document: it has a sign that "
                        "only looks like a letter, or no letter and digit at all. Type "
                        "it anew instead of pasting it.",
                        number=row.number,
                    )
                )

    @api.constrains("amount", "returned", "kind")
    def _check_returned(self):
        """Of one payment no more comes back than was paid; an STS is its own row."""
        for row in self:
            if row.kind != RETURN and row.returned > row.amount:
                raise ValidationError(
                    self.env._(
                        "%(row)s returns more than was paid. Enter what was returned "
                        "of this payment; a return of earlier ones is a row of its "
                        "own, of the kind Returned (STS).",
                        row=row.display_name,
                    )
                )

    @api.constrains("date", "month_id")
    def _check_year(self):
        """What is of another year, or of a month to come, was not spent in this one."""
        today = self.env.user._get_office_day()
        for row in self:
            if (row.year, int(row.month)) > (today.year, today.month):
                raise ValidationError(
                    self.env._(
                        "%(month)s has not begun. Enter what was spent in the month in "
                        "which it was spent.",
                        month=row.month_id.display_name,
                    )
                )
            if row.date and row.date.year != row.year:
                raise ValidationError(
                    self.env._(
                        "%(row)s is dated %(date)s, in another year than %(month)s. "
                        "Correct the date, or enter it in its own year.",
                        row=row.display_name,
                        date=self._format_day(row.date),
                        month=row.month_id.display_name,
                    )
                )
