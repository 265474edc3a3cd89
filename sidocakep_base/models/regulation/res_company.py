from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

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
    adoption_ids = fields.One2many(
        "sidocakep.profile.adoption",
        "company_id",
        string="Regulations",
        readonly=True,
        groups="sidocakep_base.group_employee",
        help="Which regulation governed from which day on.",
    )

    def write(self, vals):
        result = super().write(vals)
        if "profile_id" in vals:
            # The zone of the offices is kept with the rights, see ``ir.rule``.
            self.env.registry.clear_cache()
        return result

    @api.constrains("profile_id")
    def _check_profile(self):
        """Another regulation is adopted on a day, not put in the place of the first."""
        for company in self.sudo():
            latest = company.adoption_ids.sorted("date_start")[-1:]
            if latest and latest.profile_id != company.profile_id:
                raise ValidationError(
                    self.env._(
                        "%(government)s has adopted %(profile)s. Open the profile that "
                        "shall govern from now on and choose Adopt for My Government.",
                        government=company.name,
                        profile=latest.profile_id.name,
                    )
                )

    def _adopt(self, profile, date_start, date_counted=None, reason=None):
        """Let a regulation govern this government from a day on, and return the row.

        :param date_counted: from when on deadlines are counted by it; default: the day
            of the adoption
        :param reason: why, in a year that is being measured
        """
        self.ensure_one()
        government = self.root_id.sudo()
        adoptions = government.adoption_ids
        is_beginning = not adoptions and not government.profile_id
        if former := not adoptions and government.profile_id:
            # Since the regulation is there, no day before it was made.
            before = former.date_start
            if not before or before >= date_start:
                before = fields.Date.subtract(date_start, days=1)
            adoptions.create(
                {
                    "company_id": government.id,
                    "profile_id": former.id,
                    "date_start": before,
                    "date_counted": before,
                }
            )
        latest = government.adoption_ids.sorted("date_start")[-1:]
        if latest.date_start == date_start:
            # chosen by mistake and put right on the same day
            is_beginning = latest.is_beginning
            latest.unlink()
        elif latest and latest.date_start > date_start:
            raise UserError(
                self.env._(
                    "%(profile)s was adopted on %(day)s. Adopt another regulation on a "
                    "later day.",
                    profile=latest.profile_id.name,
                    day=self._format_day(latest.date_start),
                )
            )
        adoption = adoptions.create(
            {
                "company_id": government.id,
                "profile_id": profile.id,
                "date_start": date_start,
                "date_counted": date_counted or date_start,
                "is_beginning": is_beginning,
                "change_reason": (reason or "").strip() or False,
            }
        )
        government.profile_id = profile
        return adoption

    def _get_profile(self, day=None, of_deadlines=False):
        """Return the profile of the government this agency is part of.

        :param day: the one adopted by that day; a day before a regulation began is
            governed by the one it replaced, as far as that is known
        :param of_deadlines: the one by which a clock that starts on the day runs
        """
        self.ensure_one()
        government = self.root_id.sudo()
        profile = government.profile_id.sudo(False)
        if day and government.adoption_ids:
            name = "date_counted" if of_deadlines else "date_start"
            profile = government.adoption_ids._get_on(day, name).profile_id.sudo(False)
        while (
            day
            and profile.replaces_id
            and profile.date_start
            and day < profile.date_start
        ):
            profile = profile.replaces_id
        return profile

    def _get_counted_periods(self):
        """Return the ``CountedPeriod`` of what was measured of the government.

        What measures says it, in a room above.
        """
        self.ensure_one()
        return []

    def _get_rule(self, code, day=None):
        """Return the row that sets a duty here on a day (sudo), or an empty one.

        :param day: default: today
        """
        day = day or self.env.user._get_office_day()
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
