"""Which days a public holiday takes, wherever the one who enters it sits."""

from datetime import datetime, time, timedelta

import pytz

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ResourceCalendarLeaves(models.Model):
    """A public holiday is a day of the offices, not a moment of a browser.

    Odoo keeps the moment at which it begins and ends. Entered as a moment, 17 August
    begins at the midnight of who enters it, and is 16 August an hour further west.
    """

    _inherit = "resource.calendar.leaves"

    first_day = fields.Date(compute="_compute_days", readonly=False)
    last_day = fields.Date(compute="_compute_days", readonly=False)

    @api.depends("date_from", "date_to")
    def _compute_days(self):
        for leave in self:
            leave.first_day = leave._get_office_date(leave.date_from)
            leave.last_day = leave._get_office_date(leave.date_to)

    @api.onchange("first_day")
    def _onchange_first_day(self):
        """A holiday takes one day until a later last day is entered."""
        if self.first_day and (not self.last_day or self.last_day < self.first_day):
            self.last_day = self.first_day

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get("first_day"):
                vals.setdefault("last_day", vals["first_day"])
        return super().create([self._with_moments(vals) for vals in vals_list])

    def write(self, vals):
        result = super().write(self._with_moments(vals))
        if {"resource_id", "calendar_id", "company_id"} & vals.keys():
            # Odoo checks the rules before a write only: an absence of one's own would
            # become a public holiday, and move the deadlines of all.
            self.check_access("write")
        return result

    def _with_moments(self, vals):
        """Return values in which the moments stand for the days of the offices."""
        vals = dict(vals)
        for name, moment, after in (
            ("first_day", "date_from", 0),
            ("last_day", "date_to", 1),
        ):
            if name not in vals:
                continue
            day = fields.Date.to_date(vals.pop(name))
            if not day:
                raise ValidationError(
                    self.env._("Enter the first and the last day of the holiday.")
                )
            midnight = self._get_midnight(day + timedelta(days=after))
            vals[moment] = midnight - timedelta(seconds=after)
        return vals

    def _get_office_zone(self):
        return pytz.timezone(self.env.user._get_office_zone())

    def _get_office_date(self, moment):
        if not moment:
            return False
        return pytz.utc.localize(moment).astimezone(self._get_office_zone()).date()

    def _get_midnight(self, day):
        """Return when a day of the offices begins, as UTC."""
        local = self._get_office_zone().localize(datetime.combine(day, time.min))
        return local.astimezone(pytz.utc).replace(tzinfo=None)
