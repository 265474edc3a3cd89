from odoo import api, models
from odoo.tools import format_date, format_datetime


class Base(models.AbstractModel):
    """Days in sentences, the same in every message."""

    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    @api.model
    def _format_day(self, day):
        """Return a day with the name of its month, as the reader's language has it."""
        return format_date(self.env, day, date_format="d MMMM y") if day else ""

    @api.model
    def _format_moment(self, moment):
        """Return day and hour as the offices have them, wherever the reader is."""
        if not moment:
            return ""
        zone = self.env.user._get_office_zone()
        return format_datetime(self.env, moment, tz=zone, dt_format="d MMMM y, HH:mm")
