from odoo import api, models


class ResourceCalendarAttendance(models.Model):
    """On which weekdays the offices work: each change stands with the calendar."""

    _name = "resource.calendar.attendance"
    _inherit = ["resource.calendar.attendance", "sidocakep.kept.mixin"]

    _kept_in = "calendar_id"
    _kept_names = frozenset(
        {
            *("calendar_id", "day_period", "dayofweek", "display_type"),
            *("hour_from", "hour_to", "week_type"),
        }
    )
    _kept_whole = True

    @api.model_create_multi
    def create(self, vals_list):
        hours = super().create(vals_list)
        hours.calendar_id._check_keeper()
        return hours

    def write(self, vals):
        self.calendar_id._check_keeper()
        result = super().write(vals)
        self.calendar_id._check_keeper()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_of_offices(self):
        self.calendar_id._check_keeper()
