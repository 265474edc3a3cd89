"""A month that has ended is begun by the program, and it is said whose turn it is."""

from odoo import api, models

from ..document.period import get_period_end
from ..document.turn_words import say_turn
from .realisation_kind import RealisationKind
from .sidocakep_profile_deadline import DOCUMENT


class SidocakepRealisationMonth(models.Model):
    """What is owed is there: a month that nobody began would be named nowhere.

    An empty month says nothing of what was spent: only one with a document, or one that
    was closed, is reported (``_get_reported_months``).
    """

    _name = "sidocakep.realisation.month"
    _inherit = "sidocakep.realisation.month"

    @api.model
    def _cron_open_ended(self):
        """Once a day: begin the months that are over and that nobody began."""
        self.sudo()._open_ended()

    @api.model
    def _open_ended(self):
        """Create the months that are owed (``RealisationKind``) and not there."""
        rows = self.env["sidocakep.deadline"].search(
            [
                ("document", "=", DOCUMENT),
                ("done_on", "=", False),
                ("date_start", "<", self.env.user._get_office_day()),
            ]
        )
        owed = {(row.res_id, row.year, f"{row.period_no:02}") for row in rows}
        known = self.search_fetch(
            [
                ("company_id", "in", rows.mapped("res_id")),
                ("year", "in", rows.mapped("year")),
            ],
            ["company_id", "year", "month"],
        )
        owed -= {(month.company_id.id, month.year, month.month) for month in known}
        return self.create(
            [
                {"company_id": company_id, "year": year, "month": month}
                for company_id, year, month in sorted(owed)
            ]
        )

    def _transition(self, name, vals=None, reason=None):
        result = super()._transition(name, vals, reason)
        self._get_deadlines()._follow_documents()
        return result

    def _get_deadlines(self):
        """Return the rows that these months close, sudo: one query."""
        rows = self.env["sidocakep.deadline"].sudo()
        rows = rows.search(
            [
                ("document", "=", DOCUMENT),
                ("company_id", "in", self.company_id.ids),
                ("year", "in", self.mapped("year")),
            ]
        )
        keys = {(month.company_id.id, month.year, month.month) for month in self}
        return rows.filtered(
            lambda row: (row.res_id, row.year, f"{row.period_no:02}") in keys
        )

    def _get_next_texts(self):
        """Name who closes the months that are over, and by which day."""
        today = self.env.user._get_office_day()
        texts = super()._get_next_texts()
        opened = self.filtered(lambda month: month.state == "open" and month.month)
        over = opened.filtered(lambda month: month._get_end() < today)
        dues = {
            (row.res_id, row.year, f"{row.period_no:02}"): row.date_due
            for row in over._get_deadlines()
        }
        officials = RealisationKind(self.env).get_officials(over.company_id)
        for month in opened - over:
            texts[month] = self.env._("It is closed when the month has ended.")
        for month in over:
            key = (month.company_id.id, month.year, month.month)
            official = officials.get(month.company_id.id)
            texts[month] = self._say_whose_turn(official, dues.get(key))
        return texts

    @api.model
    def _say_whose_turn(self, official, due):
        """Return who closes a month, and by when where a day is known."""
        step = self.env._("enter what was spent, and close the month")
        return say_turn(self.env, official, step, due)

    def _get_end(self):
        """Return the last day of the month."""
        return get_period_end("month", self.year, int(self.month))
