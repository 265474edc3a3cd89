"""Which day it is and on which days offices work, as the regulation's region has it."""

from datetime import datetime, time, timedelta

import pytz

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...engine.deadline import REST_WEEKDAYS
from ..organisation.res_users_agency import OFFICE_ZONE

LONGEST_NOTICE = 366
# Rest days move a date by a few days; a long holiday (Lebaran) by less than this.
HOLIDAY_MARGIN = timedelta(days=30)
TIME_ZONES = [
    ("Asia/Jakarta", "WIB: western Indonesia (Jakarta)"),
    ("Asia/Makassar", "WITA: central Indonesia (Makassar)"),
    ("Asia/Jayapura", "WIT: eastern Indonesia (Jayapura)"),
]


class SidocakepProfile(models.Model):
    """The calendar by which deadlines are counted."""

    _name = "sidocakep.profile"
    _inherit = "sidocakep.profile"

    tz = fields.Selection(
        TIME_ZONES,
        string="Time Zone",
        required=True,
        default=OFFICE_ZONE,
        help="A document handed in before midnight in this zone is still of that day.",
    )
    working_days = fields.Selection(
        [
            ("5", "Five days: Monday to Friday"),
            ("6", "Six days: Monday to Saturday"),
        ],
        string="Working Week",
        help="Only where the regulation itself says it. Empty: the working days of the "
        "calendar of the government (Settings > Companies > Working Hours). On them "
        "working days are counted and due dates may fall. Public holidays are kept in "
        "Configuration > Public Holidays.",
    )
    notice_days = fields.Integer(
        string="Shown as Due",
        required=True,
        default=7,
        help="So many days before its due date a document is shown as due.",
        aggregator=None,
    )
    _notice_days_check = models.Constraint(
        "CHECK(notice_days >= 0)",
        "The days of notice cannot be less than none. Enter zero or more.",
    )

    def _get_zone(self):
        """Return the time zone of the offices, also where no regulation says it."""
        return self.sudo().tz or OFFICE_ZONE

    @api.constrains("notice_days")
    def _check_notice_days(self):
        for profile in self:
            if profile.notice_days > LONGEST_NOTICE:
                raise ValidationError(
                    self.env._(
                        "A document is shown as due at most %(days)s days before. "
                        "Enter fewer days.",
                        days=LONGEST_NOTICE,
                    )
                )

    def _get_rest_weekdays(self):
        """Return the weekdays on which offices rest, Monday being 0.

        Where the regulation is silent, those of the government of ``env.company``.
        """
        self.ensure_one()
        if self.working_days:
            return REST_WEEKDAYS[int(self.working_days)]
        return self.env.company._get_rest_weekdays()

    def write(self, vals):
        result = super().write(vals)
        if "tz" in vals:
            # The zone of the offices is kept with the rights, see ``ir.rule``.
            self.env.registry.clear_cache()
        return result

    def _get_local_date(self, moment):
        """Return the day of a moment (UTC) in the time zone of the profile."""
        self.ensure_one()
        zone = pytz.timezone(self.tz)
        return pytz.utc.localize(moment).astimezone(zone).date()

    def _get_today(self):
        """Return today where the regulation holds, whoever asks from wherever."""
        return self._get_local_date(fields.Datetime.now())

    def _get_holidays(self, first, last):
        """Return the public holidays that can move a due date between two days.

        Those of the government and of its secretariat, where Bagian Organisasi enters
        them; with a margin, in the time zone of the profile.
        """
        self.ensure_one()
        government = self.env.company.root_id.sudo()
        keepers = government | government.child_ids.filtered(
            lambda company: company.sidocakep_kind in ("setda", "bagian")
        )
        keepers |= keepers.child_ids.filtered(
            lambda company: company.sidocakep_kind == "bagian"
        )
        zone = pytz.timezone(self.tz)
        leaves = (
            self.env["resource.calendar.leaves"]
            .sudo()
            .search(
                [
                    ("resource_id", "=", False),
                    ("company_id", "in", [False, *keepers.ids]),
                    ("date_from", "<=", _midnight(last + HOLIDAY_MARGIN)),
                    ("date_to", ">=", _midnight(first - HOLIDAY_MARGIN)),
                ]
            )
        )
        holidays = set()
        for leave in leaves:
            day = pytz.utc.localize(leave.date_from).astimezone(zone).date()
            last_day = pytz.utc.localize(leave.date_to).astimezone(zone).date()
            while day <= last_day:
                holidays.add(day)
                day += timedelta(days=1)
        return holidays


def _midnight(day):
    return datetime.combine(day, time.min)
