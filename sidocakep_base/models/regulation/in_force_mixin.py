from odoo import fields, models


class SidocakepInForceMixin(models.AbstractModel):
    """A row that holds between two dates, both included; an empty date is no bound."""

    _name = "sidocakep.in.force.mixin"
    _description = "In Force Mixin"
    _days_in_order = (("date_start", "date_end"),)

    date_start = fields.Date(
        string="In Force From", help="First day; empty: from the beginning."
    )
    date_end = fields.Date(string="In Force Until", help="Last day; empty: no end.")

    def _is_in_force(self, day):
        """Whether the row holds on ``day``."""
        self.ensure_one()
        return (not self.date_start or self.date_start <= day) and (
            not self.date_end or day <= self.date_end
        )

    def _filter_in_force(self, day):
        """Return those of the rows that hold on ``day``."""
        return self.filtered(lambda record: record._is_in_force(day))

    def _get_overlaps(self, key):
        """Return pairs of rows with the same key that hold on a common day.

        :param key: function of a record that says which rows compete
        """
        rows = {}
        for record in self:
            rows.setdefault(key(record), []).append(record)
        return [
            (first, second)
            for group in rows.values()
            for index, first in enumerate(group)
            for second in group[index + 1 :]
            if first._starts_before_end_of(second)
            and second._starts_before_end_of(first)
        ]

    def _starts_before_end_of(self, other):
        return (
            not self.date_start
            or not other.date_end
            or self.date_start <= other.date_end
        )
