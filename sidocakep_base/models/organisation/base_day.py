from odoo import api, models
from odoo.tools import format_date


class Base(models.AbstractModel):
    """Days in sentences, the same in every message."""

    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    @api.model
    def _format_day(self, day):
        """Return a day with the name of its month, as the reader's language has it."""
        return format_date(self.env, day, date_format="d MMMM y") if day else ""
