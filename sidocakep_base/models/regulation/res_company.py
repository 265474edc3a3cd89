from odoo import api, fields, models

from ...engine.deadline import FIVE_DAY_WEEK


class ResCompany(models.Model):
    """The regulation that a government adopts."""

    _name = "res.company"
    _inherit = "res.company"

    profile_id = fields.Many2one(
        "sidocakep.profile",
        string="Regulation Profile",
        ondelete="restrict",
        # an administrator without a role here may not read profiles
        groups="sidocakep_base.group_employee",
        help="The regulation whose level rules, deadlines, forms and achievement "
        "policy hold. Chosen once for the government; its agencies follow.",
    )

    def write(self, vals):
        result = super().write(vals)
        if "profile_id" in vals:
            # The zone of the offices is kept with the rights, see ``ir.rule``.
            self.env.registry.clear_cache()
        return result

    def _get_profile(self, day=None):
        """Return the profile of the government this agency is part of.

        :param day: a day before the adopted regulation began is governed by the one it
            replaced, as far as that is known
        """
        self.ensure_one()
        profile = self.root_id.sudo().profile_id.sudo(False)
        while (
            day
            and profile.replaces_id
            and profile.date_start
            and day < profile.date_start
        ):
            profile = profile.replaces_id
        return profile

    def _get_rule(self, code, day=None):
        """Return the row that sets a duty here on a day (sudo), or an empty one.

        :param day: default: today
        """
        day = day or fields.Date.context_today(self)
        return self._get_profile(day).sudo()._get_rule(code, day)

    @api.model
    def _get_rules_in_force(self, codes):
        """Return ``{code: [(government id, severity)]}`` of the duties of today."""
        found = {code: [] for code in codes}
        for government in self.search([("parent_id", "=", False)]):
            for code, severities in found.items():
                if rule := government._get_rule(code):
                    severities.append((government.id, rule.severity))
        return found

    def _get_rest_weekdays(self):
        """Return the weekdays on which the offices of the government rest.

        Those on which its working hours name no work, Monday being 0; of a calendar
        that works every second week on a day it is a working day. Where no hours are
        written down, as in a flexible calendar, Saturday and Sunday.
        """
        self.ensure_one()
        calendar = self.root_id.sudo().resource_calendar_id
        worked = {
            int(hours.dayofweek)
            for hours in calendar.attendance_ids
            if not hours.display_type and hours.day_period != "lunch"
        }
        return frozenset(range(7)) - worked if worked else FIVE_DAY_WEEK
