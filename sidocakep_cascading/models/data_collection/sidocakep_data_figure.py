"""The figures of the agencies: one row for an indicator, a period and a version."""

from datetime import date

from odoo import api, fields, models

from odoo.addons.sidocakep_base.const import PERIOD_KINDS
from odoo.addons.sidocakep_base.models.document.version_mixin import (
    CANCELLED,
    in_force_index,
    version_index,
)
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition

ASKED, SENT, RETURNED = "asked", "sent", "returned"
VERIFIED, REPLACED = "verified", "replaced"
STATES = [
    (ASKED, "To Be Entered"),
    (SENT, "Sent"),
    (RETURNED, "Returned"),
    (VERIFIED, "Verified"),
    (REPLACED, "Replaced"),
    (CANCELLED, "Cancelled"),
]
#: Where a figure comes from: asked for here, or of a year before the system.
SYSTEM, BEFORE = "system", "before"
#: In which a figure is worked on.
OPEN_STATES = (ASKED, RETURNED)
#: Which figure of which period; set when it is asked for, and never changed.
KEY_FIELDS = (
    *("indicator_id", "period_kind", "year", "period_no", "card_id"),
    "origin",
)

RELEASE_STATUSES = [
    ("provisional", "Provisional"),
    ("official", "Officially Released"),
    ("unaudited", "Not Audited"),
    ("audited", "Audited"),
]
#: Standings that a paper shows, and what a figure corrected by hand is instead.
LOOSE_AGAIN = {"official": "provisional", "audited": "unaudited"}
#: Figures that take the place of provisional ones without a reopening.
FINAL_STANDINGS = tuple(LOOSE_AGAIN)
#: Those of figures that may still become others.
LOOSE_STANDINGS = tuple(LOOSE_AGAIN.values())


class SidocakepDataFigure(models.Model):
    """A realisation: asked for, entered with its parts and evidence, verified.

    A verified figure does not change: what takes its place is the next version, with
    its reason. What measures reads the verified versions; "accepted" by the team comes
    above them and is no state of this row. Gunung Mas 24/2024 art. 9(3), 9(4); Paser
    23/2016 art. 8(2)d.
    """

    _name = "sidocakep.data.figure"
    _description = "Performance Figure"
    # The document first: what a client writes is looked at before a text is read.
    _inherit = [
        "sidocakep.period.mixin",
        "sidocakep.amendment.mixin",
        "sidocakep.value.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "date_due desc, company_id, indicator_id, version desc, id desc"
    _rec_names_search = ["indicator_id.name"]
    _trail_fields = frozenset(
        {
            "written",
            "point_id",
            "no_figure",
            "no_figure_reason",
            "remark",
            "release_status",
            "data_year",
        }
    )

    _version_key = ("indicator_id", "period_kind", "year", "period_no")
    _version_in_force = VERIFIED
    _version_retired = REPLACED
    _version_dates = ("date_end", None)

    _workflow_transitions = {
        "send": Transition(OPEN_STATES, SENT, "_check_send"),
        "verify": Transition(
            (SENT,), VERIFIED, "_check_verify", who="_filter_verifiable", access="read"
        ),
        "return": Transition(
            (SENT,), RETURNED, who="_filter_verifiable", access="read"
        ),
        "withdraw": Transition(
            (SENT,), ASKED, who="_filter_sent_by_user", access="read"
        ),
        "cancel": Transition(OPEN_STATES, CANCELLED, who="_filter_corrections"),
    }
    _workflow_fields = {
        "state",
        *KEY_FIELDS,
        "company_id",
        "date_end",
        "date_due",
        "date_verify",
        "responsible_job_id",
        "asked_job_id",
        "value",
        "value_high",
        "figure_status",
        "entered_by_id",
        "first_sent_on",
        "sent_on",
        "sent_by_id",
        "is_on_behalf",
        "return_remark",
        "returned_on",
        "returned_by_id",
        "returned_content",
        "verified_on",
        "verified_by_id",
        "verified_as",
    }
    _workflow_frozen_states = {SENT, VERIFIED, REPLACED, CANCELLED}
    _workflow_unlink_states = frozenset()
    # What was sent waits to be verified: it is taken back or returned every day.
    _sealed_states = frozenset({VERIFIED, REPLACED})
    _sealed_first_columns = {
        "part_ids": (
            *("counted_by_job_id", "entered_by_id", "is_below", "name", "sequence"),
            *("value", "written"),
        ),
        "evidence_ids": (
            *("file_kind", "is_sent", "kind", "name", "note", "sha256", "size", "url"),
        ),
    }

    company_id = fields.Many2one(
        "res.company", string="Agency", required=True, index=True, readonly=True
    )
    card_id = fields.Many2one(
        "sidocakep.data.card",
        string="Collection Card",
        index="btree_not_null",
        readonly=True,
        ondelete="restrict",
        help="The card by which the figure was asked for.",
    )
    indicator_id = fields.Many2one(required=True, readonly=True, ondelete="restrict")
    period_kind = fields.Selection(
        PERIOD_KINDS, string="Period", required=True, readonly=True, default="quarter"
    )
    year = fields.Integer(
        string="Performance Year", required=True, readonly=True, aggregator=None
    )
    period_no = fields.Integer(
        string="Quarter or Month", required=True, readonly=True, aggregator=None
    )
    date_end = fields.Date(string="End of the Period", readonly=True)
    date_due = fields.Date(string="To Be Entered by", readonly=True, index=True)
    date_verify = fields.Date(
        string="To Be Verified by, If Sent in Time", readonly=True
    )
    state = fields.Selection(
        STATES,
        required=True,
        default=ASKED,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    previous_id = fields.Many2one("sidocakep.data.figure")
    next_ids = fields.One2many("sidocakep.data.figure")

    # Who
    responsible_job_id = fields.Many2one(
        "hr.job",
        string="Responsible for the Data",
        index="btree_not_null",
        readonly=True,
        ondelete="restrict",
    )
    asked_job_id = fields.Many2one(
        "hr.job",
        string="Position That Is Asked",
        index="btree_not_null",
        readonly=True,
        ondelete="restrict",
        help="The responsible position; while it is vacant its superior.",
    )
    entered_by_id = fields.Many2one(
        "res.users", string="Entered by", readonly=True, copy=False
    )
    sent_by_id = fields.Many2one(
        "res.users", string="Sent by", readonly=True, copy=False
    )
    first_sent_on = fields.Datetime(
        string="First Sent on",
        readonly=True,
        copy=False,
        help="A figure that was returned or taken back keeps it: by this day it is on "
        "time or late.",
    )
    sent_on = fields.Datetime(readonly=True, copy=False)
    is_on_behalf = fields.Boolean(
        string="Entered on Behalf",
        readonly=True,
        copy=False,
        help="Sent by somebody who does not hold the position that is asked.",
    )
    verified_by_id = fields.Many2one(
        "res.users", string="Verified by", readonly=True, copy=False
    )
    verified_on = fields.Datetime(readonly=True, copy=False)
    verified_as = fields.Selection(
        [
            ("guardian", "Guardian of the Performance Data"),
            ("superior", "Direct Superior in Place of the Guardian"),
            ("head", "Head of the Agency in Place of the Guardian"),
        ],
        readonly=True,
        copy=False,
        help="Nobody verifies a figure that he sent: who stood in is shown.",
    )
    return_remark = fields.Text(string="Why It Was Returned", readonly=True, copy=False)
    returned_on = fields.Datetime(readonly=True, copy=False)
    returned_by_id = fields.Many2one(
        "res.users", string="Returned by", readonly=True, copy=False
    )
    returned_content = fields.Json(
        readonly=True, copy=False, help="What was returned, to tell what changed."
    )

    # What
    no_figure = fields.Selection(
        [("not_released", "Not Yet Released"), ("not_applicable", "Not Applicable")],
        string="There Is No Figure",
        help="Zero is a figure: enter 0.",
    )
    no_figure_reason = fields.Text(string="Why There Is No Figure")
    remark = fields.Text(help="What the reader should know about the figure.")
    release_status = fields.Selection(
        RELEASE_STATUSES,
        string="Standing of the Figure",
        required=True,
        default="provisional",
    )
    data_year = fields.Integer(
        string="Year of the Data",
        aggregator=None,
        help="The year that the data are about, if it is not the performance year.",
    )
    part_ids = fields.One2many(
        "sidocakep.data.figure.part", "figure_id", string="Parts"
    )
    evidence_ids = fields.One2many(
        "sidocakep.data.evidence",
        "figure_id",
    )
    evidence_count = fields.Integer(compute="_compute_evidence_count")
    collection_notice = fields.Text(compute="_compute_collection_notice")
    is_late = fields.Boolean(
        string="Late",
        compute="_compute_is_late",
        search="_search_is_late",
        help="Sent after its day, or not sent though the day has passed.",
    )
    can_send = fields.Boolean(compute="_compute_workflow_can")
    can_verify = fields.Boolean(
        compute="_compute_workflow_can", search="_search_can_verify"
    )
    can_return = fields.Boolean(compute="_compute_workflow_can")
    can_withdraw = fields.Boolean(compute="_compute_workflow_can")
    can_cancel = fields.Boolean(compute="_compute_workflow_can")

    _version_uniq = version_index(
        _version_key,
        "This version of the figure exists already. Open that one.",
    )
    _in_force_uniq = in_force_index(
        _version_key,
        _version_in_force,
        "Another version of this figure is verified. Open that one.",
    )
    _open_idx = models.Index("(date_due) WHERE state IN ('asked', 'returned', 'sent')")

    @api.depends("indicator_id.name", "year", "period_no", "period_kind", "version")
    def _compute_display_name(self):
        for figure in self:
            name = f"{figure.indicator_id.name or ''} ({figure.period_text})"
            figure.display_name = figure._get_version_name(name)

    @api.depends("evidence_ids")
    def _compute_evidence_count(self):
        counts = dict(
            self.env["sidocakep.data.evidence"]._read_group(
                [("figure_id", "in", self.ids)], ["figure_id"], ["__count"]
            )
        )
        for figure in self:
            figure.evidence_count = counts.get(figure._origin, 0)

    @api.depends("card_id.collection_id.state")
    @api.depends_context("lang")
    def _compute_collection_notice(self):
        """Say on each figure that no decree decides its collection."""
        for collection, figures in self.grouped(
            lambda figure: figure.card_id.collection_id.sudo()
        ).items():
            notice = collection._get_decree_notice() if collection else ""
            figures.collection_notice = notice or False

    @api.depends("date_due", "first_sent_on", "state")
    def _compute_is_late(self):
        today = self.env.user._get_office_day()
        for figure in self:
            day = today
            if figure.first_sent_on:
                day = self.env.user._to_office_day(figure.first_sent_on)
            is_owed = figure.state != CANCELLED and figure.version == 1
            figure.is_late = bool(is_owed and figure.date_due and figure.date_due < day)

    def _get_first_version(self):
        """Return the version that was asked for by a day."""
        self.ensure_one()
        first = self
        while first.previous_id:
            first = first.previous_id
        return first

    def _search_is_late(self, operator, value):
        """Find what is open after its day, and what was sent after it."""
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        today = self.env.user._get_office_day()
        owed = [("version", "=", 1), ("state", "!=", CANCELLED)]
        candidates = self.search_fetch(
            [*owed, ("date_due", "<", today)], ["date_due", "first_sent_on", "state"]
        )
        return [("id", "in", candidates.filtered("is_late").ids)]

    def _get_frozen_remedy(self):
        if self.state == SENT:
            return self.env._("Who sent it takes it back, or who verifies returns it.")
        if self.state == VERIFIED:
            return self.env._(
                "Ask %(job)s to replace it by a next version, with the reason.",
                job=self.sudo().asked_job_id.name or self.company_id.sudo().name,
            )
        return super()._get_frozen_remedy()

    def _prepare_next_vals(self, default):
        """Keep which figure it is; files stay with the version that they prove."""
        kept = (*KEY_FIELDS, "company_id", "date_end", "value", "value_high")
        kept += ("responsible_job_id", "asked_job_id")
        day = self._get_correction_day()
        vals = super()._prepare_next_vals(default)
        vals |= self._convert_to_write({name: self[name] for name in kept})
        # A number corrected by hand was neither released nor audited so.
        standing = LOOSE_AGAIN.get(self.release_status, self.release_status)
        standing = (default or {}).get("release_status") or standing
        return vals | {
            "figure_status": self.figure_status,
            "release_status": standing,
            "date_due": day,
            "date_verify": max(day, self.date_verify or day),
        }

    def _get_correction_day(self):
        """Return by when a correction that is begun today is entered.

        The day of the first figure was kept or missed by the first figure. A room above
        knows until when its period is open.
        """
        return max(self.env.user._get_office_day(), self.date_due or date.min)

    def _copy_parts_to(self, successor):
        """Copy what was counted, to be corrected."""
        vals_list = self.part_ids.copy_data({"figure_id": successor.id})
        parts = self.env["sidocakep.data.figure.part"]._with_workflow_bypass()
        parts.create(vals_list)
        return super()._copy_parts_to(successor)
