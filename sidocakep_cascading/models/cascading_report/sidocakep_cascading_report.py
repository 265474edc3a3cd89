"""The cascading report of an agency: every PK down the ladder, a quarter or a year."""

from odoo import api, fields, models

from odoo.addons.sidocakep_base.models.document.version_mixin import (
    CANCELLED,
    in_force_index,
    version_index,
)
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition

from ...const import ORGANISASI_GROUP
from ..data_collection.sidocakep_data_collection import DRAFTERS
from ..measurement.sidocakep_measurement import FOLLOWING_STATES
from .sidocakep_profile_deadline import DOCUMENT

DRAFT, SENT, REPLACED = "draft", "sent", "replaced"
#: Of which period it is; those of the measurement from which it is drawn.
KEY_FIELDS = ("company_id", "year", "period_kind", "period_no")
#: Where a report that was sent passes: Paser 23/2016 art. 7(3).
STATIONS = ("forwarded", "received", "office_copy", "inspectorate_copy")
RECORDERS = (ORGANISASI_GROUP, "sidocakep_base.group_bupati")
INSPECTORATE = ("sidocakep_base.group_inspektorat",)


class SidocakepCascadingReport(models.Model):
    """State and results of every PK of an agency, from its head to the functional.

    Made by the program at the reporting times of the PK, where the profile asks for
    it; compiled through the Sekretaris, sent by the head, then through the Sekda to the
    head of region with copies to Bagian Organisasi and Inspektorat. What was sent stays
    as it was; a correction is a next version. Paser 23/2016 art. 7.
    """

    _name = "sidocakep.cascading.report"
    _description = "Cascading Report"
    _inherit = [
        "sidocakep.half.year.mixin",
        "sidocakep.decided.mixin",
        "sidocakep.station.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "date_end desc, period_kind, company_id, version desc, id desc"
    _rec_names_search = ["document_number", "company_id.name"]

    _days_contained = {
        "document_date": (
            *("date_end", "measurement_id.sent_on", "measurement_id.accepted_on"),
        )
    }
    _version_key = KEY_FIELDS
    _rhythm_field = "cascading_rhythm"
    _version_in_force = SENT
    _version_retired = REPLACED

    _workflow_transitions = {
        "submit": Transition(
            (DRAFT,), DRAFT, groups=DRAFTERS, who="_filter_not_submitted"
        ),
        "decide": Transition(
            (DRAFT,), SENT, "_check_decide", who="_filter_headed", access="read"
        ),
        "ask_correction": Transition(
            (SENT,), SENT, who="_filter_correctable", access="read"
        ),
        "cancel": Transition((DRAFT,), CANCELLED, who="_filter_corrections"),
        "forward": Transition((SENT,), SENT, who="_filter_forwardable", access="read"),
        "receive": Transition(
            (SENT,), SENT, groups=RECORDERS, who="_filter_receivable", access="read"
        ),
        "office_copy": Transition(
            (SENT,),
            SENT,
            groups=(ORGANISASI_GROUP,),
            who="_filter_office_copy",
            access="read",
        ),
        "inspectorate_copy": Transition(
            (SENT,),
            SENT,
            groups=INSPECTORATE,
            who="_filter_inspectorate_copy",
            access="read",
        ),
    }
    _workflow_fields = {
        *("state", "measurement_id", "first_sent_on", "sent_on", "sent_by_id"),
        *(f"{station}_on" for station in STATIONS),
        *(f"{station}_by_id" for station in STATIONS),
    }
    _workflow_frozen_states = {SENT, REPLACED, CANCELLED}
    _sealed_parts = {"line_ids": frozenset()}
    _workflow_unlink_states = frozenset()

    measurement_id = fields.Many2one(
        "sidocakep.measurement",
        string="Drawn From",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        help="The measurement whose results the report carries.",
    )
    company_id = fields.Many2one(
        related="measurement_id.company_id",
        store=True,
        index=True,
        precompute=True,
        required=True,
    )
    year = fields.Integer(
        related="measurement_id.year",
        store=True,
        precompute=True,
        required=True,
        aggregator=None,
    )
    period_kind = fields.Selection(
        related="measurement_id.period_kind", store=True, precompute=True, required=True
    )
    period_no = fields.Integer(
        related="measurement_id.period_no",
        store=True,
        precompute=True,
        required=True,
        aggregator=None,
    )
    date_end = fields.Date(
        related="measurement_id.date_end", store=True, precompute=True
    )
    measured_text = fields.Char(
        related="measurement_id.standing_text",
        string="Standing of the Figures",
    )
    measured_notice = fields.Char(
        string="Still Being Measured",
        compute="_compute_measured_notice",
        help="The measurement of the period was not sent: its figures may change.",
    )
    state = fields.Selection(
        [
            (DRAFT, "Being Compiled"),
            (SENT, "Sent"),
            (REPLACED, "Replaced"),
            (CANCELLED, "Cancelled"),
        ],
        required=True,
        default=DRAFT,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    document_number = fields.Char(
        string="Number of the Letter",
        help="Number of the letter or note with which the report is sent.",
    )
    document_date = fields.Date(
        string="Date of the Letter", help="Date of the letter with which it is sent."
    )
    signer_job_id = fields.Many2one(
        domain="[('company_id', '=', company_id), ('heads_agency', '=', True)]",
        help="The head of the agency, whose report it is.",
    )
    previous_id = fields.Many2one("sidocakep.cascading.report")
    next_ids = fields.One2many("sidocakep.cascading.report")
    line_ids = fields.One2many(
        "sidocakep.cascading.report.line", "report_id", string="Lines of the Report"
    )

    # Stations
    first_sent_on = fields.Date(
        string="First Sent on",
        readonly=True,
        copy=False,
        help="A corrected report keeps the day on which it was sent first.",
    )
    sent_on = fields.Date(readonly=True, copy=False)
    sent_by_id = fields.Many2one(
        "res.users", string="Sent by", readonly=True, copy=False
    )
    forwarded_on = fields.Date(
        string="Forwarded by the Sekda on", readonly=True, copy=False
    )
    forwarded_by_id = fields.Many2one(
        "res.users", string="Forwarded by", readonly=True, copy=False
    )
    received_on = fields.Date(
        string="Received by the Head of Region on", readonly=True, copy=False
    )
    received_by_id = fields.Many2one(
        "res.users", string="Receipt Recorded by", readonly=True, copy=False
    )
    office_copy_on = fields.Date(
        string="Copy to Bagian Organisasi on", readonly=True, copy=False
    )
    office_copy_by_id = fields.Many2one(
        "res.users",
        string="Copy to Bagian Organisasi Received by",
        readonly=True,
        copy=False,
    )
    inspectorate_copy_on = fields.Date(
        string="Copy to Inspektorat on", readonly=True, copy=False
    )
    inspectorate_copy_by_id = fields.Many2one(
        "res.users", string="Copy to Inspektorat Received by", readonly=True, copy=False
    )
    standing_text = fields.Char(
        string="Where It Stands", compute="_compute_standing_text"
    )
    late_text = fields.Char(
        string="Lateness",
        compute="_compute_late_text",
        help="Against the day that the circular of the government sets, if any.",
    )
    can_decide = fields.Boolean(compute="_compute_workflow_can")
    can_cancel = fields.Boolean(compute="_compute_workflow_can")
    can_forward = fields.Boolean(compute="_compute_workflow_can")
    can_receive = fields.Boolean(compute="_compute_workflow_can")
    can_office_copy = fields.Boolean(compute="_compute_workflow_can")
    can_inspectorate_copy = fields.Boolean(compute="_compute_workflow_can")

    _version_uniq = version_index(
        _version_key,
        "This version of the cascading report exists already. Open that one.",
    )
    _in_force_uniq = in_force_index(
        _version_key,
        _version_in_force,
        "Another version of this cascading report was sent. Open that one.",
    )

    def _get_signing_companies(self):
        """Each agency reports through its own head. Paser 23/2016 art. 7(1), 7(2)."""
        return self.company_id

    @api.depends("company_id.name", "period_text", "version")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for report in self:
            name = f"{report.company_id.name or ''} ({report.period_text or ''})"
            report.display_name = report._get_version_name(name)

    @api.depends(
        "state",
        "submitted_on",
        "sent_on",
        "forwarded_on",
        "received_on",
        "correction_asked_on",
        "correction_asked_by_id",
    )
    @api.depends_context("lang")
    def _compute_standing_text(self):
        for report in self:
            report.standing_text = report._get_standing_text()

    def _get_standing_text(self):
        """Say the last station, its day, and where the report waits."""
        self.ensure_one()
        if returned := self._get_returned_text():
            return returned
        if self.received_on:
            return self.env._(
                "Received by the head of region on %(day)s",
                day=self._format_day(self.received_on),
            )
        if self.forwarded_on:
            return self.env._(
                "Forwarded by the Sekda on %(day)s, waits for the head of region",
                day=self._format_day(self.forwarded_on),
            )
        if self.sent_on:
            return self.env._(
                "Sent on %(day)s, waits for the Sekda",
                day=self._format_day(self.sent_on),
            )
        if self.submitted_on:
            return self.env._(
                "Compiled on %(day)s, waits for the head of the agency",
                day=self._format_day(self.submitted_on),
            )
        return self.env._("Not compiled yet")

    @api.depends("state", "measurement_id.state")
    @api.depends_context("lang")
    def _compute_measured_notice(self):
        for report in self:
            report.measured_notice = False
            measured = report.sudo().measurement_id.state not in FOLLOWING_STATES
            if report.state != DRAFT or measured:
                continue
            notice = self.env._(
                "The measurement of this period is not sent yet: its figures may still "
                "change."
            )
            rule = report._get_unmeasured_rule()
            report.measured_notice = rule._cite(notice) if rule else notice

    @api.depends("first_sent_on", "state")
    @api.depends_context("lang")
    def _compute_late_text(self):
        dues = self._get_due_days()
        today = self.env.user._get_office_day()
        for report in self:
            due = dues.get(report._get_key())
            late = due and ((report.first_sent_on or today) - due).days
            report.late_text = False
            if due and late > 0:
                report.late_text = self.env._(
                    "%(days)s days late: due on %(due)s",
                    days=late,
                    due=self._format_day(due),
                )

    def _get_due_days(self):
        """Return ``{key: day}`` of those for which the profile names a day."""
        rows = self.env["sidocakep.deadline"].sudo()
        rows = rows.search_fetch(
            [
                ("document", "=", DOCUMENT),
                ("company_id", "in", self.company_id.ids),
                ("year", "in", self.mapped("year")),
            ],
            [*KEY_FIELDS, "date_due"],
        )
        return {
            (row.company_id, row.year, row.period_kind, row.period_no): row.date_due
            for row in rows
        }

    def _find_quoted(self):
        """Return ``{id: measurements of its period}``, all versions; sudo."""
        return {
            item.id: item.sudo().measurement_id._find_versions_of_period()
            for item in self
        }

    def _filter_quoting(self, names, measurements):
        """Return of those that print results, not only what was promised."""
        printing = self.filtered(
            lambda item: (item.sudo().frozen_document or {}).get("has_results", True)
        )
        return super(SidocakepCascadingReport, printing)._filter_quoting(
            names, measurements
        )

    def _find_changed_in(self, content, since):
        if content and not content.get("has_results", True):
            return []
        return super()._find_changed_in(content, since)

    def _get_key(self):
        return tuple(self[name] for name in KEY_FIELDS)
