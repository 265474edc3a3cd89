"""What achievement is computed by changes by day, never behind what was sent."""

from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError

from .counting_reason import get_reason, take_reason

JANUARY = 1
DATES = frozenset({"date_start", "date_end"})


class SidocakepCountingMixin(models.AbstractModel):
    """A row by which achievements are computed, from a day on.

    What was sent was computed by the row of its day: that row stays, and a change is
    another row from a later period. While a period is measured and nothing of it was
    sent, a change says why in the same write; so does a row that begins inside a year.
    The reason stands in the trail beside what was changed (``document/counting_mixin``)
    and is printed on the measurements of the year. What the program does by itself, an
    upgrade or elevated code, is asked for none.
    """

    _name = "sidocakep.counting.mixin"
    _description = "Setting That Counts by Day"

    #: Columns that change no figure.
    _counting_free = frozenset()

    change_reason = fields.Char(
        string="Reason of the Change",
        store=False,
        copy=False,
        help="Asked for each change inside a year that is being measured, and saved "
        "with it; printed on the measurements of that year.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        records = self.browse()
        for vals in vals_list:
            rest, reason = self._take_reason(vals)
            model = reason.bind(self) if reason else self
            record = super(SidocakepCountingMixin, model).create([rest])
            record._check_counted(record._find_counted())
            record._check_beginning()
            record._check_reason_kept(reason)
            records |= record.with_env(self.env)
        return records

    def write(self, vals):
        rest, reason = self._take_reason(vals)
        if not rest and not reason:
            return True
        records = reason.bind(self) if reason else self
        names = records._get_counting_names(rest)
        before = {record: record._get_counting_window() for record in records}
        was = {record: record._find_counted() for record in records} if names else {}
        if names - DATES:
            for record in records:
                record._check_counted(was[record])
        result = super(SidocakepCountingMixin, records).write(rest)
        for record in records:
            if names:
                # Moved in time, or to a whole that counts.
                record._check_counted(set(was[record]) ^ set(record._find_counted()))
            start, _end = record._get_counting_window()
            if before[record][0] != start:
                record._check_beginning()
        records._check_reason_kept(reason)
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_uncounted(self):
        for record in self:
            record._check_counted(record._find_counted(), is_deleted=True)

    def _take_reason(self, vals):
        """Return what is written, and the reason that came with it, if any."""
        return take_reason(vals)

    def _check_reason_kept(self, reason):
        """Refuse a reason of nothing: it would be lost, or printed of no change."""
        if reason and not reason.is_kept:
            raise UserError(
                self.env._(
                    "Nothing by which figures are computed is changed with the Reason "
                    "of the Change “%(reason)s”. Write it together with what you "
                    "change; without a change, empty it.",
                    reason=reason.text,
                )
            )

    def _get_counting_names(self, vals):
        """Return the columns of ``vals`` by which a figure may change."""
        return {
            name
            for name in vals.keys() - self._counting_free
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

    def _check_counted(self, periods, is_deleted=False):
        """Refuse a change of what was sent, or one without its reason.

        :param periods: those whose figures the change may touch
        :param is_deleted: the row goes, and cannot say why
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
        if not periods or (get_reason(self.env) and not is_deleted):
            return
        first = self._format_day(min(day for day, _is_sent in periods))
        setting = self.display_name
        if is_deleted:
            raise UserError(
                self.env._(
                    "The period that ended on %(day)s is measured by %(setting)s, and "
                    "a deletion says no reason. Change its days so that it does not "
                    "hold on that day, and write the Reason of the Change with them.",
                    setting=setting,
                    day=first,
                )
            )
        raise UserError(
            self.env._(
                "The period that ended on %(day)s is measured by %(setting)s. Write "
                "the Reason of the Change with it: it is printed on the measurement.",
                setting=setting,
                day=first,
            )
        )

    def _check_beginning(self):
        """Ask why a row follows another one inside a year."""
        self.ensure_one()
        start, _end = self._get_counting_window()
        if self.env.su or not start or get_reason(self.env) or not self._has_former():
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
