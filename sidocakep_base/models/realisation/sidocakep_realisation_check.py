"""What a document of the realisation may not say, whoever enters it."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import sql

from ...engine.document_number import find_foreign_letter, get_number_key
from .document_twice import DOUBTFUL, TWICE
from .sidocakep_realisation import RETURN


class SidocakepRealisation(models.Model):
    """A payment of another year, of a month to come or below zero is none."""

    _name = "sidocakep.realisation"
    _inherit = "sidocakep.realisation"

    is_apart = fields.Boolean(
        string="Another Document",
        readonly=True,
        copy=True,
        help="Somebody looked and said why: this is not the payment that the document "
        "of the same number stands for.",
    )

    counted_net = fields.Monetary(
        string="Counted",
        compute="_compute_counted_net",
        help="What the row adds to the realisation; one that was corrected adds "
        "nothing.",
    )

    @api.depends("net", "is_current")
    def _compute_counted_net(self):
        for row in self:
            row.counted_net = row.net if row.is_current else 0

    def _is_withdrawn(self):
        """Return whether the document was corrected to zero: it stands nowhere."""
        self.ensure_one()
        return bool(
            self.previous_id and self.number and not (self.amount or self.returned)
        )

    @api.autovacuum
    def _restore_indexes(self):
        """Put an index back that an update left out, once what stood twice is mended.

        :return: how many were put back, and none that is left to do
        """
        found = self.env["sidocakep.realisation.finding"].sudo()
        if found.search([("kind", "=", TWICE)], limit=1):
            return 0, 0
        missing = [
            index
            for index in self._table_objects.values()
            if not sql.index_exists(self.env.cr, index.full_name(self))
            and not sql.constraint_definition(
                self.env.cr, self._table, index.full_name(self)
            )
        ]
        for index in missing:
            index.apply_to_database(self)
        return len(missing), 0

    def _find_doubtful(self):
        """Return the numbers of these rows that a finding says are counted twice."""
        if not self:
            return []
        found = self.env["sidocakep.realisation.finding"].search(
            [
                ("kind", "in", (TWICE, *DOUBTFUL)),
                ("company_id", "in", self.company_id.ids),
                ("year", "in", self.mapped("year")),
            ]
        )
        own = {row.number_key: row.number for row in self if row.number}
        return sorted({own[key] for key in found.mapped("number_key") if key in own})

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
