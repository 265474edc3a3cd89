from datetime import date

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...engine.deadline import (
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
AT_BUDGET = ("dpa_ratified", "budget_decided")
#: Events that can start the clock of a document, the first one told first.
TRIGGERS_OF_DOCUMENT = {
    "pk": AT_BUDGET,
    "pk_hand_in": AT_BUDGET,
    "measurement_quarter": ("quarter_end",),
    "measurement_year": ("year_end",),
    "lkjip": ("year_end",),
    "map_review": ("year_end",),
}
#: The APBD is decided for an agency that has no DPA: no trigger to choose.
WITHOUT_DPA = "budget_without_dpa"
OFTENER_ALLOWED, OFTENER_REFUSED = "allowed", "refused"
#: Ten years of each unit: beyond it nobody means what he has typed.
LONGEST = {DAY: 3660, WORKING_DAY: 2610, WEEK: 522, MONTH: 120}
#: What happens to a last day on which offices rest.
REST_DAYS = [
    (EXACT, "Stays on that day"),
    (NEXT, "Moves to the next working day"),
    (PREVIOUS, "Moves to the working day before"),
]


class SidocakepProfileDeadline(models.Model):
    """By when a document is due after the event that starts its clock."""

    _name = "sidocakep.profile.deadline"
    _description = "Deadline"
    _inherit = [
        "sidocakep.in.force.mixin",
        "sidocakep.article.mixin",
        "sidocakep.whole.part.mixin",
    ]
    _order = "profile_id, sequence, id"

    _whole_field = "profile_id"

    profile_id = fields.Many2one(
        "sidocakep.profile", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    document = fields.Selection(DOCUMENTS, required=True)
    trigger = fields.Selection(TRIGGERS, string="Clock Starts When", required=True)
    offset_value = fields.Integer(string="Within", required=True, aggregator=None)
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
        "second week ends on the fourteenth day; where the second working week is "
        "meant, write ten working days.",
    )
    rest_day = fields.Selection(
        REST_DAYS,
        string="On a Rest Day",
        required=True,
        default=EXACT,
        help="What happens to a due date on a day on which offices rest or on a public "
        "holiday.",
    )
    without_dpa = fields.Selection(
        [
            ("budget", "From the day on which the APBD was decided"),
            ("never", "Not before a DPA is ratified"),
        ],
        string="Without a DPA",
        required=True,
        default="budget",
        help="When the clock of an agency starts that has no DPA entered, where the "
        "article counts from its ratification. From the APBD: it owes on its tupoksi "
        "like the others. Not before: without a DPA nothing is due.",
    )
    made_when = fields.Selection(
        [
            ("signed", "All parties have signed"),
            ("proposed", "It is drawn up and proposed"),
        ],
        required=True,
        default="signed",
        help='How "disusun" is read. Signed: an agreement is one between parties. '
        "Proposed: to draw it up in time is enough, signing may come later.",
    )
    owed_by = fields.Selection(
        [
            ("all", "Every position that makes one"),
            ("head", "The head of the agency"),
        ],
        required=True,
        default="all",
        help="Whose agreement is due on that day. Every position: that of each "
        "official. The head: only that of the agency; the others have no day.",
    )
    oftener = fields.Selection(
        [
            (OFTENER_ALLOWED, "Oftener, if one likes"),
            (OFTENER_REFUSED, "Not within a year of the last"),
        ],
        string="How Often Reviewed",
        required=True,
        default=OFTENER_ALLOWED,
        help='How "paling singkat satu tahun sekali" is read. Oftener: at the latest '
        "by the due date, and as often as one likes. Not within a year of the last: a "
        "year is the shortest time between two reviews.",
    )
    article = fields.Char(required=True)
    note = fields.Char(
        translate=True, help="Reading of the article, where it leaves something open."
    )

    example = fields.Char(
        compute="_compute_example", help="A due date counted by this line."
    )

    _offset_value_check = models.Constraint(
        "CHECK(offset_value >= 0)",
        "A document is due after its clock starts. Enter an offset of more than none.",
    )

    @api.depends("document", "article", "profile_id.regulation_short")
    def _compute_display_name(self):
        labels = dict(self._fields["document"]._description_selection(self.env))
        for deadline in self:
            label = labels.get(deadline.document, "")
            deadline.display_name = deadline._cite(label)

    @api.depends(
        "document",
        "trigger",
        "offset_value",
        "offset_unit",
        "rest_day",
        "profile_id.working_days",
        "profile_id.tz",
    )
    @api.depends_context("lang")
    def _compute_example(self):
        """Count from the day on which such an event falls this year."""
        starts = self._get_example_starts(self.env.user._get_office_day().year)
        for deadline in self:
            start = starts.get(deadline.trigger)
            deadline.example = False
            longest = LONGEST.get(deadline.offset_unit, -1)
            if not start or not 0 <= deadline.offset_value <= longest:
                continue
            deadline.example = self.env._(
                "%(start)s: due on %(due)s",
                start=self._format_day(start),
                due=self._format_day(deadline._get_due_date(start)),
            )

    @api.model
    def _get_example_starts(self, year):
        """Return ``{trigger: a day of the year on which such an event falls}``."""
        return {
            "dpa_ratified": date(year, 1, 2),
            "budget_decided": date(year - 1, 12, 29),
            "quarter_end": date(year, 3, 31),
            "year_end": date(year, 12, 31),
        }

    @api.model
    def _get_triggers_of_documents(self):
        """Return ``{document: events that can start its clock}``.

        An addon that adds a document (``selection_add``) says here when its clock
        starts, and answers a trigger of its own in
        ``sidocakep.deadline._get_clock_starts``.
        """
        return TRIGGERS_OF_DOCUMENT

    @api.onchange("document")
    def _onchange_document(self):
        """Start the clock at an event that concerns the document."""
        fitting = self._get_triggers_of_documents().get(self.document, ())
        if fitting and self.trigger not in fitting:
            self.trigger = fitting[0]

    @api.constrains("document", "trigger")
    def _check_trigger(self):
        """The clock of a document starts at an event that concerns it."""
        documents = dict(self._fields["document"]._description_selection(self.env))
        triggers = dict(self._fields["trigger"]._description_selection(self.env))
        fitting_of = self._get_triggers_of_documents()
        for deadline in self:
            fitting = fitting_of[deadline.document]
            if deadline.trigger not in fitting:
                raise ValidationError(
                    self.env._(
                        "%(document)s: its clock cannot start when %(trigger)s. "
                        "Choose: %(fitting)s.",
                        document=documents[deadline.document],
                        trigger=triggers[deadline.trigger],
                        fitting=", ".join(triggers[trigger] for trigger in fitting),
                    )
                )

    @api.constrains("offset_value", "offset_unit")
    def _check_offset(self):
        units = dict(self._fields["offset_unit"]._description_selection(self.env))
        for deadline in self:
            longest = LONGEST[deadline.offset_unit]
            if deadline.offset_value > longest:
                raise ValidationError(
                    self.env._(
                        "%(document)s: a document is due within ten years at the "
                        "latest. Write at most %(longest)s (%(unit)s).",
                        document=deadline.display_name,
                        longest=longest,
                        unit=units[deadline.offset_unit],
                    )
                )

    def _get_clock_keys(self):
        """Return the events that start the clock of this line, by their keys."""
        self.ensure_one()
        if self.trigger == "dpa_ratified" and self.without_dpa == "budget":
            return (self.trigger, WITHOUT_DPA)
        return (self.trigger,)

    def _get_counting_key(self):
        """Return how the line counts from a day, the calendar apart."""
        self.ensure_one()
        week = self.profile_id.working_days or ""
        return f"{self.offset_value} {self.offset_unit} {self.rest_day} {week}".strip()

    def _get_due_date(self, trigger_date):
        """Return the last day on which the document is on time."""
        return self._get_due_dates([trigger_date])[trigger_date]

    def _get_due_dates(self, trigger_dates):
        """Return ``{day that starts the clock: last day on time}``.

        One look-up of the calendar, however many days are asked.
        """
        self.ensure_one()
        if not trigger_dates:
            return {}
        holidays = rest_weekdays = ()
        if self.rest_day != EXACT or self.offset_unit == WORKING_DAY:
            latest = due_date(
                max(trigger_dates),
                # working days spread over the weekends between them
                self.offset_value * (2 if self.offset_unit == WORKING_DAY else 1),
                DAY if self.offset_unit == WORKING_DAY else self.offset_unit,
            )
            holidays = self.profile_id._get_holidays(min(trigger_dates), latest)
            rest_weekdays = self.profile_id._get_rest_weekdays()
        return {
            day: due_date(
                day,
                self.offset_value,
                self.offset_unit,
                self.rest_day,
                holidays,
                rest_weekdays,
            )
            for day in trigger_dates
        }
