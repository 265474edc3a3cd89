from odoo import models

#: Of each moment of Odoo, the day of the offices.
DAYS = {"date_from": "first_day", "date_to": "last_day"}


class ResourceCalendarLeaves(models.Model):
    """A public holiday moves the deadlines of all: who entered or moved it is kept.

    The absence of a person is nobody's business.
    """

    _name = "resource.calendar.leaves"
    _inherit = ["resource.calendar.leaves", "sidocakep.kept.mixin"]

    _kept_names = frozenset(
        {"calendar_id", "company_id", "name", "resource_id", *DAYS.values()}
    )
    _kept_whole = True

    def _filter_kept(self):
        return self.filtered(lambda leave: not leave.sudo().resource_id)

    def _get_kept_values(self, names):
        return super()._get_kept_values([DAYS.get(name, name) for name in names])

    def _get_trail_company(self):
        """A holiday is one of all agencies, whoever entered it."""
        return self.env.company.sudo().root_id

    def write(self, vals):
        """What was an absence and is a holiday now comes like a new one."""
        absences = self - self._filter_kept()
        result = super().write(vals)
        absences._filter_kept()._keep_whole("new_value")
        return result
