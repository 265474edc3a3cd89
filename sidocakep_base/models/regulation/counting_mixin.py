"""What achievement is computed by changes by day, never behind what was sent."""

from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...engine.typed import says_why

JANUARY = 1
DATES = frozenset({"date_start", "date_end"})
#: What is said of a change itself.
OF_CHANGE = frozenset({"change_reason", "changed_on"})


class SidocakepCountingMixin(models.AbstractModel):
    """A row by which achievements are computed, from a day on.

    What was sent was computed by the row of its day: that row stays, and a change is
    another row from a later period. While a period is measured and nothing of it was
    sent, a change needs a reason of its day, which stays; so does a row that begins
    inside a year. The reason is printed on the measurements of the year. What the
    program does by itself, an upgrade or elevated code, is asked for none.
    """

    _name = "sidocakep.counting.mixin"
    _description = "Setting That Counts by Day"

    #: Columns that change no figure.
    _counting_free = frozenset()

    change_reason = fields.Char(
        string="Reason of the Change",
        copy=False,
        help="Asked for a change inside a year that is being measured; printed on the "
        "measurements of that year.",
    )
    changed_on = fields.Date(
        string="Reason Written On",
        readonly=True,
        copy=False,
        help="The day on which the reason was written.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        today = self.env.user._get_office_day()
        for record in records:
            # Whichever way it came, by a default too, which nobody asked.
            if not says_why(record.change_reason or ""):
                record.sudo().change_reason = False
            record.sudo().changed_on = record.change_reason and today
            record._check_counted(record._find_counted())
            record._check_beginning()
        return records

    def write(self, vals):
        names = self._get_counting_names(vals)
        before = {record: record._get_counting_window() for record in self}
        was = {record: record._find_counted() for record in self} if names else {}
        rest = self._write_reason(vals)
        if names - DATES:
            for record in self:
                record._check_counted(was[record])
        result = super().write(rest)
        for record in self:
            if names:
                # Moved in time, or to a whole that counts.
                record._check_counted(set(was[record]) ^ set(record._find_counted()))
            start, _end = record._get_counting_window()
            if "change_reason" in vals or before[record][0] != start:
                record._check_beginning()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_uncounted(self):
        for record in self:
            record._check_counted(record._find_counted())

    def _write_reason(self, vals):
        """Write the reason with its day, and return what else is written.

        One that stood there before is of its own day, no reason of another change.
        """
        rest = {name: vals[name] for name in vals if name != "change_reason"}
        if "change_reason" not in vals:
            return rest
        reason = (vals["change_reason"] or "").strip() or False
        for record in self.filtered(lambda row: row.change_reason != reason):
            if not reason and record._find_counted():
                raise UserError(
                    self.env._(
                        "%(setting)s was changed while periods are measured by it: the "
                        "Reason of the Change stays, as it is printed there. Write it "
                        "clearer, do not empty it.",
                        setting=record.display_name,
                    )
                )
            plain = super(SidocakepCountingMixin, record)
            plain.write({"change_reason": reason})
            day = reason and self.env.user._get_office_day()
            record.sudo().changed_on = day or False
        return rest

    def _get_counting_names(self, vals):
        """Return the columns of ``vals`` by which a figure may change."""
        return {
            name
            for name in vals.keys() - self._counting_free - OF_CHANGE
            if self._fields[name].store and self._fields[name].column_type
        }

    # ------------------------------------------------------------------
    # To be said by the model
    # ------------------------------------------------------------------

    def _get_counting_window(self):
        """Return first and last day on which the row counts; ``None``: no bound."""
        self.ensure_one()
        return self.date_start or None, self.date_end or None

    def _get_counting_profiles(self):
        """Return the profiles whose figures are computed by the row; sudo."""
        raise NotImplementedError

    def _has_former(self):
        """Whether another row counted on the day before the first of this one."""
        raise NotImplementedError

    def _get_counting_remedy(self):
        """Return what to do instead, where what was sent was computed by the row."""
        raise NotImplementedError

    # ------------------------------------------------------------------
    # What was measured by it
    # ------------------------------------------------------------------

    def _find_counted(self):
        """Return ``[(last day of a measured period, whether one was sent)]``."""
        self.ensure_one()
        if self.env.su:
            return []
        start, end = self._get_counting_window()
        periods = self._get_counting_profiles()._get_counted_periods()
        return [
            (day, is_sent)
            for day, is_sent in periods
            if (start or date.min) <= day <= (end or date.max)
        ]

    def _check_counted(self, periods):
        """Refuse a change of what was sent, or one without its reason.

        :param periods: those whose figures the change may touch
        """
        self.ensure_one()
        sent = [day for day, is_sent in periods if is_sent]
        if sent:
            raise UserError(
                self.env._(
                    "The period that ended on %(day)s was sent, and %(setting)s is "
                    "not changed behind it. %(remedy)s",
                    setting=self.display_name,
                    day=self._format_day(max(sent)),
                    remedy=self._get_counting_remedy(),
                )
            )
        today = self.env.user._get_office_day()
        if not periods or (self.change_reason and self.changed_on == today):
            return
        first = min(day for day, _is_sent in periods)
        raise UserError(
            self.env._(
                "The period that ended on %(day)s is measured by %(setting)s. Write "
                "the Reason of the Change with it: it is printed on the measurement.",
                setting=self.display_name,
                day=self._format_day(first),
            )
        )

    def _check_beginning(self):
        """Ask why a row follows another one inside a year."""
        self.ensure_one()
        start, _end = self._get_counting_window()
        if self.env.su or not start or self.change_reason or not self._has_former():
            return
        if (start.month, start.day) == (JANUARY, 1):
            return
        raise UserError(
            self.env._(
                "%(setting)s begins on %(day)s, inside a year. Write the Reason of the "
                "Change: it is printed on the measurements of that year. Or choose "
                "1 January.",
                setting=self.display_name,
                day=self._format_day(start),
            )
        )
