from datetime import datetime, time, timedelta

import pytz

from odoo import api, fields, models

from ..engine.deadline import (
    DAY,
    EXACT,
    MONTH,
    NEXT,
    PREVIOUS,
    WEEK,
    WORKING_DAY,
    due_date,
)

DOCUMENTS = [
    ("pk", "Performance agreement (PK)"),
    ("pk_hand_in", "Performance agreement handed in"),
    ("measurement_quarter", "Quarterly measurement"),
    ("measurement_year", "Yearly measurement"),
    ("lkjip", "Performance report (LKjIP)"),
    ("map_review", "Review of the strategy map"),
]
TRIGGERS = [
    ("dpa_ratified", "The DPA is ratified"),
    ("budget_decided", "The budget of the year is decided"),
    ("quarter_end", "The quarter ends"),
    ("year_end", "The budget year ends"),
]
# Rest days move a date by a few days; a long holiday (Lebaran) by less than this.
HOLIDAY_MARGIN = timedelta(days=30)


class SidocakepProfileDeadline(models.Model):
    """By when a document is due after the event that starts its clock."""

    _name = "sidocakep.profile.deadline"
    _description = "Deadline"
    _inherit = ["sidocakep.in.force.mixin"]
    _order = "profile_id, sequence, id"

    profile_id = fields.Many2one(
        "sidocakep.profile", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    document = fields.Selection(DOCUMENTS, required=True)
    trigger = fields.Selection(TRIGGERS, string="Clock Starts When", required=True)
    offset_value = fields.Integer(string="Within", required=True)
    offset_unit = fields.Selection(
        [
            (DAY, "Days"),
            (WORKING_DAY, "Working days"),
            (WEEK, "Weeks"),
            (MONTH, "Months"),
        ],
        string="Unit",
        required=True,
        default=MONTH,
        help="A month after the 31st ends on the last day of a shorter month. The "
        "second week ends on the fourteenth day.",
    )
    rest_day = fields.Selection(
        [
            (EXACT, "Stays on that day"),
            (NEXT, "Moves to the next working day"),
            (PREVIOUS, "Moves to the working day before"),
        ],
        string="On a Rest Day",
        required=True,
        default=EXACT,
        help="What happens to a due date on a Saturday, a Sunday or a public holiday.",
    )
    article = fields.Char(required=True)
    note = fields.Char(
        translate=True, help="Reading of the article, where it leaves something open."
    )

    _offset_value_check = models.Constraint(
        "CHECK(offset_value >= 0)", "A document is due after its clock starts."
    )

    @api.depends("document", "article")
    def _compute_display_name(self):
        labels = dict(self._fields["document"]._description_selection(self.env))
        for deadline in self:
            label = labels.get(deadline.document, "")
            deadline.display_name = f"{label} ({deadline.article})"

    @api.constrains("profile_id", "document", "date_start", "date_end")
    def _check_rows_together(self):
        self.profile_id._check_rows()

    def _get_due_date(self, trigger_date):
        """Return the last day on which the document is on time."""
        self.ensure_one()
        holidays = ()
        if self.rest_day != EXACT or self.offset_unit == WORKING_DAY:
            holidays = self._get_holidays(trigger_date)
        return due_date(
            trigger_date, self.offset_value, self.offset_unit, self.rest_day, holidays
        )

    def _get_holidays(self, trigger_date):
        """Return the public holidays of the government around the possible dates."""
        government = self.env.company.root_id.sudo()
        zone = pytz.timezone(government.resource_calendar_id.tz or "Asia/Jakarta")
        latest = due_date(
            trigger_date,
            # working days spread over the weekends between them
            self.offset_value * (2 if self.offset_unit == WORKING_DAY else 1),
            DAY if self.offset_unit == WORKING_DAY else self.offset_unit,
        )
        leaves = (
            self.env["resource.calendar.leaves"]
            .sudo()
            .search(
                [
                    ("resource_id", "=", False),
                    ("company_id", "in", [False, government.id]),
                    ("date_from", "<=", _midnight(latest + HOLIDAY_MARGIN)),
                    ("date_to", ">=", _midnight(trigger_date - HOLIDAY_MARGIN)),
                ]
            )
        )
        holidays = set()
        for leave in leaves:
            day = pytz.utc.localize(leave.date_from).astimezone(zone).date()
            last = pytz.utc.localize(leave.date_to).astimezone(zone).date()
            while day <= last:
                holidays.add(day)
                day += timedelta(days=1)
        return holidays


def _midnight(day):
    return datetime.combine(day, time.min)
