"""The measurement of an agency: a quarter or a year of its performance agreements."""

from odoo import api, fields, models

from odoo.addons.sidocakep_base.models.document.version_mixin import (
    CANCELLED,
    in_force_index,
    version_index,
)
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition

from ..data_collection.sidocakep_data_collection import DRAFTERS

OPEN, SENT, RETURNED = "open", "sent", "returned"
ACCEPTED, REPLACED = "accepted", "replaced"
STATES = [
    (OPEN, "Being Completed"),
    (SENT, "Sent"),
    (RETURNED, "Returned"),
    (ACCEPTED, "Received"),
    (REPLACED, "Replaced"),
    (CANCELLED, "Cancelled"),
]
#: In which the lines follow the verified figures.
FOLLOWING_STATES = (OPEN, RETURNED)
#: Which measurement it is; set by the program, and never changed.
KEY_FIELDS = ("company_id", "year", "period_kind", "period_no")

#: What the superior writes on a sheet, also of a measurement that was sent long since.
EVALUATED = frozenset(
    {
        *("state", "evaluation", "direction", "conclusion"),
        *("evaluated_by_id", "evaluated_as", "evaluated_on", "evaluated_figures"),
    }
)


class SidocakepMeasurement(models.Model):
    """What was reached of what was promised, by the end of a quarter or of the year.

    Made by the program when the period has ended, from the verified figures. Accepted
    by Tim Monev it is final; a silent team blocks nobody: what was sent is computed and
    printed as not accepted yet. A correction is a next version. Gunung Mas 24/2024
    art. 9(1), 9(2), 9(5)-(7).
    """

    _name = "sidocakep.measurement"
    _description = "Performance Measurement"
    _inherit = [
        "sidocakep.period.mixin",
        "sidocakep.amendment.mixin",
        "sidocakep.submission.mixin",
        "sidocakep.letter.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "date_end desc, period_kind, company_id, version desc, id desc"
    _rec_names_search = ["company_id.name"]

    _days_contained = {"letter_date": ("date_end", "line_ids.figure_id.verified_on")}
    _version_key = KEY_FIELDS
    _version_in_force = ACCEPTED
    _version_retired = REPLACED
    _version_dates = ("date_end", None)
    _submission_next = "send"

    _workflow_transitions = {
        "submit": Transition(
            FOLLOWING_STATES,
            OPEN,
            groups=DRAFTERS,
            who="_filter_not_submitted",
        ),
        "give_back": Transition((OPEN,), OPEN, who="_filter_returnable", access="read"),
        "take_back": Transition((OPEN,), OPEN, who="_filter_takeable", access="read"),
        "send": Transition(
            FOLLOWING_STATES, SENT, "_check_send", who="_filter_own_send", access="read"
        ),
        "withdraw": Transition(
            (SENT,), OPEN, who="_filter_own_withdrawal", access="read"
        ),
        "return": Transition(
            (SENT,),
            RETURNED,
            "_check_send_back",
            who="_filter_to_send_back",
            access="read",
        ),
        "cancel": Transition(FOLLOWING_STATES, CANCELLED, who="_filter_corrections"),
        "accept": Transition(
            (SENT,), ACCEPTED, who="_filter_acceptable", access="read"
        ),
    }
    _workflow_fields = {
        "state",
        *KEY_FIELDS,
        "date_end",
        "first_sent_on",
        "handed_on",
        "sent_on",
        "sent_by_id",
        "sent_as",
        "returned_on",
        "return_remark",
        "accepted_on",
        "accepted_by_id",
    }
    _workflow_frozen_states = {SENT, ACCEPTED, REPLACED, CANCELLED}
    _workflow_unlink_states = frozenset()

    company_id = fields.Many2one(
        "res.company", string="Agency", required=True, index=True, readonly=True
    )
    year = fields.Integer(
        string="Performance Year", required=True, readonly=True, aggregator=None
    )
    period_kind = fields.Selection(
        [("quarter", "Quarter"), ("year", "Year")],
        string="Period",
        required=True,
        readonly=True,
        default="quarter",
    )
    period_no = fields.Integer(
        string="Quarter (0: the Year)", required=True, readonly=True, aggregator=None
    )
    date_end = fields.Date(string="End of the Period", readonly=True, index=True)
    state = fields.Selection(
        STATES,
        required=True,
        default=OPEN,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    previous_id = fields.Many2one("sidocakep.measurement")
    next_ids = fields.One2many("sidocakep.measurement")
    sheet_ids = fields.One2many(
        "sidocakep.measurement.sheet", "measurement_id", string="Sheets of the PKs"
    )
    line_ids = fields.One2many(
        "sidocakep.measurement.line", "measurement_id", string="Measured Indicators"
    )
    output_ids = fields.One2many(
        "sidocakep.measurement.output", "measurement_id", string="Outputs of the DPA"
    )

    # Steps
    first_sent_on = fields.Date(
        string="First Sent on",
        readonly=True,
        copy=False,
        help="A returned measurement keeps the day on which it was sent first. Without "
        "an agreement (PK) there is none: nothing that was promised is measured.",
    )
    handed_on = fields.Date(
        string="Before Who Sends It on",
        readonly=True,
        copy=False,
        help="The day on which it was put before who sent it first: his own day counts "
        "from then, whatever is submitted again later.",
    )
    sent_on = fields.Date(readonly=True, copy=False)
    sent_by_id = fields.Many2one(
        "res.users", string="Sent by", readonly=True, copy=False
    )
    sent_as = fields.Char(
        string="In the Capacity of",
        readonly=True,
        copy=False,
        help="The post of who sent it, as it was on that day.",
    )
    returned_on = fields.Date(readonly=True, copy=False)
    return_remark = fields.Text(string="Why It Was Returned", readonly=True, copy=False)
    accepted_on = fields.Date(readonly=True, copy=False)
    accepted_by_id = fields.Many2one(
        "res.users", string="Accepted by", readonly=True, copy=False
    )
    standing_text = fields.Char(
        string="Acceptance",
        compute="_compute_standing_text",
        help="How final the figures are, as it is printed.",
    )
    notice = fields.Text(string="Completeness", compute="_compute_notice")
    line_count = fields.Integer(string="Indicators", compute="_compute_counts")
    measured_count = fields.Integer(string="Measured", compute="_compute_counts")
    missing_count = fields.Integer(
        string="Not Reported",
        compute="_compute_counts",
        help="Indicators that are due and of which no figure is verified.",
    )
    red_count = fields.Integer(string="Below Target", compute="_compute_counts")
    can_send = fields.Boolean(compute="_compute_workflow_can")
    can_withdraw = fields.Boolean(compute="_compute_workflow_can")
    can_return = fields.Boolean(compute="_compute_workflow_can")
    can_accept = fields.Boolean(
        compute="_compute_workflow_can", search="_search_can_accept"
    )
    can_cancel = fields.Boolean(compute="_compute_workflow_can")

    _version_uniq = version_index(
        _version_key, "This version of the measurement exists already. Open that one."
    )
    _in_force_uniq = in_force_index(
        _version_key,
        _version_in_force,
        "Another version of this measurement is accepted. Open that one.",
    )

    @api.depends("company_id.name", "year", "period_no", "period_kind", "version")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for measurement in self:
            name = f"{measurement.company_id.name or ''} ({measurement.period_text})"
            measurement.display_name = measurement._get_version_name(name)

    @api.depends("state", "first_sent_on", "sent_on", "returned_on", "accepted_on")
    @api.depends_context("lang")
    def _compute_standing_text(self):
        for measurement in self:
            measurement.standing_text = measurement._get_standing_text()

    def _get_standing_text(self):
        """Say how final the figures are. Gunung Mas 24/2024 art. 9(6)."""
        self.ensure_one()
        if self.accepted_on:
            return self.env._(
                "Accepted by Tim Monev on %(day)s",
                day=self._format_day(self.accepted_on),
            )
        if self.state != SENT:
            return self._get_open_text()
        if not self.first_sent_on:
            return self._get_unpromised_text()
        if self.first_sent_on == self.sent_on:
            return self.env._(
                "Sent on %(day)s, not accepted by Tim Monev yet",
                day=self._format_day(self.sent_on),
            )
        return self.env._(
            "Sent on %(day)s, complete on %(complete)s, not accepted by Tim Monev yet",
            day=self._format_day(self.first_sent_on),
            complete=self._format_day(self.sent_on),
        )

    def _get_open_text(self):
        """Say of what is not with Tim Monev whether it has been there."""
        if not self.first_sent_on:
            return self.env._("Not sent yet")
        sent = self._format_day(self.first_sent_on)
        if self._is_returned():
            return self.env._(
                "Sent on %(day)s, returned on %(returned)s, not sent again yet",
                day=sent,
                returned=self._format_day(self.returned_on),
            )
        return self.env._("Sent on %(day)s, taken back, not sent again yet", day=sent)

    def _is_returned(self):
        """Return whether it was Tim Monev that gave it back last."""
        self.ensure_one()
        if self.state == SENT or not self.returned_on:
            return False
        return self.state == RETURNED or self.returned_on >= self.sent_on

    @api.depends("line_ids")
    def _compute_counts(self):
        counts = self._count_lines()
        for measurement in self:
            counted = counts.get(measurement._origin.id, {})
            measurement.line_count = sum(counted.values())
            measurement.measured_count = sum(
                number for (status, _met), number in counted.items() if status == "ok"
            )
            measurement.missing_count = counted.get(("not_reported", False), 0)
            measurement.red_count = counted.get(("ok", False), 0)

    def _count_lines(self):
        """Return ``{measurement id: {(status, is met): number}}``, in one query."""
        result = {}
        for measurement, status, met, number in self.env[
            "sidocakep.measurement.line"
        ]._read_group(
            [("measurement_id", "in", self.ids)],
            ["measurement_id", "status", "is_met"],
            ["__count"],
        ):
            result.setdefault(measurement.id, {})[status, met] = number
        return result

    def _get_frozen_remedy(self):
        """Say which lock holds and who opens it."""
        if self.state == SENT:
            return self.env._(
                "It was sent: who heads the agency withdraws it, or Tim Monev returns "
                "it."
            )
        if self.state == ACCEPTED:
            return self.env._(
                "It was accepted by Tim Monev: ask for its reopening (Ask to Reopen), "
                "which Bagian Organisasi grants."
            )
        return super()._get_frozen_remedy()
