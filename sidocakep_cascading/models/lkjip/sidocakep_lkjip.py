"""The performance report (LKjIP) of an agency or the government."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.models.document.version_mixin import (
    CANCELLED,
    in_force_index,
    version_index,
)
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition

from ...const import ORGANISASI_GROUP
from ..data_collection.sidocakep_data_collection import DRAFTERS
from .lkjip_period import PERIODS, REPORT_PERIODS, YEAR

DRAFT, SIGNED, REPLACED = "draft", "signed", "replaced"
BAPPEDA_GROUP = "sidocakep_base.group_bappeda"
KEY_FIELDS = ("company_id", "year", "period")
#: The deadline of an agency's report, and that of the government's.
DOCUMENT, DOCUMENT_GOVERNMENT = DOCUMENTS = ("lkjip", "lkjip_government")


class SidocakepLkjip(models.Model):
    """What an agency reached with the budget of a year, told to the head of region.

    An interim report tells the same of the first half, from the same sections.

    Compiled in the agency from locked figures and the text of several people, signed
    by its head, received by Bagian Organisasi and by Bappeda. That of the government is
    compiled by Bagian Organisasi, signed by the head of region and sent upwards. At the
    signature the whole content is kept as printed; a correction is a next version.
    Gunung Mas 24/2024 art. 11, annex E; Paser 23/2016 art. 1 number 10, art. 9(1).
    """

    _name = "sidocakep.lkjip"
    _description = "Performance Report (LKjIP)"
    _inherit = [
        "sidocakep.proved.mixin",
        "sidocakep.decided.mixin",
        "sidocakep.station.mixin",
        "sidocakep.addressed.mixin",
        "sidocakep.letter.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "year desc, company_id, version desc, id desc"
    _rec_names_search = ["document_number", "company_id.name"]

    _days_contained = {
        "document_date": ("measurement_id.sent_on", "measurement_id.accepted_on"),
        "letter_date": ("document_date",),
    }
    _version_key = KEY_FIELDS
    _version_in_force = SIGNED
    _version_retired = REPLACED

    _workflow_transitions = {
        "submit": Transition(
            (DRAFT,),
            DRAFT,
            "_check_submit",
            groups=DRAFTERS,
            who="_filter_not_submitted",
        ),
        "decide": Transition(
            (DRAFT,), SIGNED, "_check_decide", who="_filter_headed", access="read"
        ),
        "ask_correction": Transition(
            (SIGNED,), SIGNED, who="_filter_correctable", access="read"
        ),
        "cancel": Transition((DRAFT,), CANCELLED, who="_filter_corrections"),
        "receive": Transition(
            (SIGNED,),
            SIGNED,
            groups=(ORGANISASI_GROUP,),
            who="_filter_receivable",
            access="read",
        ),
        "receive_planner": Transition(
            (SIGNED,),
            SIGNED,
            groups=(BAPPEDA_GROUP,),
            who="_filter_planner_receivable",
            access="read",
        ),
        "read": Transition((SIGNED,), SIGNED, who="_filter_addressed", access="read"),
    }
    _workflow_fields = {
        *("state", "measurement_id", "first_signed_on", "signed_on", "signed_by_id"),
        "first_sent_on",
        *("received_on", "received_by_id", "receipt_number"),
        *("planner_received_on", "planner_received_by_id"),
    }
    _workflow_frozen_states = {SIGNED, REPLACED, CANCELLED}
    #: Letters and receipts come after the signature.
    _workflow_free_fields = {"dispatch_ids"}

    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        index=True,
        default=lambda self: self.env.company,
        help="The agency, or the government for its own report.",
    )
    is_government = fields.Boolean(compute="_compute_is_government")
    year = fields.Integer(
        string="Performance Year",
        required=True,
        default=lambda self: self.env.user._get_office_day().year - 1,
        aggregator=None,
    )
    period = fields.Selection(
        PERIODS,
        string="Period of the Report",
        required=True,
        default=YEAR,
        help="The interim report is drawn from the measurement of quarter II.",
    )
    state = fields.Selection(
        [
            (DRAFT, "Being Compiled"),
            (SIGNED, "Signed"),
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
    document_number = fields.Char(string="Number of the Report")
    document_date = fields.Date(
        string="Date of the Report", help="Date on which its foreword is signed."
    )
    signer_job_id = fields.Many2one(
        domain="[('company_id', '=', company_id), ('heads_agency', '=', True)]",
        help="The head of the agency, whose report it is.",
    )
    previous_id = fields.Many2one("sidocakep.lkjip")
    next_ids = fields.One2many("sidocakep.lkjip")
    section_ids = fields.One2many("sidocakep.lkjip.section", "lkjip_id", copy=False)
    measurement_id = fields.Many2one(
        "sidocakep.measurement",
        string="Drawn From",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="The measurement of the year from which the tables were drawn last: "
        "accepted by Tim Monev, or at least sent.",
    )

    # Stations
    first_signed_on = fields.Date(
        string="First Signed on",
        readonly=True,
        copy=False,
        help="A corrected report keeps the day on which it was signed first.",
    )
    signed_on = fields.Date(readonly=True, copy=False)
    signed_by_id = fields.Many2one(
        "res.users", string="Sent by", readonly=True, copy=False
    )
    first_sent_on = fields.Date(
        string="Sent Upwards on",
        readonly=True,
        copy=False,
        help="When the last recipient of the government's report was written to; a "
        "corrected report keeps the day of the first one.",
    )
    dispatch_ids = fields.One2many(
        "sidocakep.lkjip.dispatch", "lkjip_id", string="Recipients Upwards", copy=False
    )
    received_on = fields.Date(
        string="Received by Bagian Organisasi on", readonly=True, copy=False
    )
    received_by_id = fields.Many2one(
        "res.users", string="Received by", readonly=True, copy=False
    )
    receipt_number = fields.Char(
        string="Number of the Receipt",
        readonly=True,
        copy=False,
        help="Given when Bagian Organisasi receives the report for the head of region.",
    )
    planner_received_on = fields.Date(
        string="Received by Bappeda on", readonly=True, copy=False
    )
    planner_received_by_id = fields.Many2one(
        "res.users", string="Received in Bappeda by", readonly=True, copy=False
    )
    standing_text = fields.Char(
        string="Where It Stands", compute="_compute_standing_text"
    )
    late_text = fields.Char(
        string="Lateness",
        compute="_compute_late_text",
        help="Against the last day by the regulation profile.",
    )
    can_decide = fields.Boolean(compute="_compute_workflow_can")
    can_cancel = fields.Boolean(compute="_compute_workflow_can")
    can_receive = fields.Boolean(compute="_compute_workflow_can")
    can_receive_planner = fields.Boolean(compute="_compute_workflow_can")

    _version_uniq = version_index(
        _version_key, "This agency has a report for this time already. Open that one."
    )
    _in_force_uniq = in_force_index(
        _version_key,
        _version_in_force,
        "Another version of this report was signed. Open that one.",
    )
    _year_check = models.Constraint(
        "CHECK(year BETWEEN 2000 AND 2100)", "Write a year with four digits, e.g. 2026."
    )

    def _get_signing_companies(self):
        """Each agency reports through its own head. Paser 23/2016 art. 9(1)."""
        return self.company_id

    @api.model_create_multi
    def create(self, vals_list):
        reports = super().create(vals_list)
        reports.filtered(lambda report: not report.previous_id)._make_sections()
        return reports

    def write(self, vals):
        """Whose report it is and of which year is said when it is begun."""
        if not self._workflow_bypassed() and set(KEY_FIELDS) & vals.keys():
            raise UserError(
                self.env._(
                    "Agency, year and period of a performance report stay as they are: "
                    "its tables are drawn for them. Delete the draft and begin another "
                    "one."
                )
            )
        return super().write(vals)

    @api.onchange("period")
    def _onchange_period(self):
        """Propose this year for a half-year that is over; the year before is usual."""
        today = self.env.user._get_office_day()
        is_over = self._get_period().get_end(today.year) < today
        if self.period != YEAR and is_over and self.year == today.year - 1:
            self.year = today.year

    @api.depends("company_id")
    def _compute_is_government(self):
        for report in self:
            report.is_government = not report.sudo().company_id.parent_id

    def _get_period(self):
        """Return the period that it is of."""
        self.ensure_one()
        return REPORT_PERIODS[self.period or YEAR]

    def _get_period_end(self):
        """Return the last day that it tells of."""
        return self._get_period().get_end(self.year)

    def _get_told_day(self):
        """Return the day until which it tells what became of the figures."""
        self.ensure_one()
        return self.document_date or self.signed_on or self.env.user._get_office_day()

    def _is_sent_upwards(self):
        """Tell whether the head of region owes it upwards: his own of the year."""
        self.ensure_one()
        return self.is_government and self.period == YEAR

    @api.depends("company_id.name", "year", "period", "version")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for report in self:
            when = report._get_period().name_to_date(report.year)
            name = f"LKjIP {when} {report.company_id.name or ''}"
            report.display_name = report._get_version_name(name)

    @api.depends(
        "state",
        "submitted_on",
        "signed_on",
        "received_on",
        "planner_received_on",
        "read_on",
        "first_sent_on",
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
            return "; ".join(self._list_receivers())
        if self.signed_on:
            return self._get_signed_text(self._format_day(self.signed_on))
        if self.submitted_on:
            return self._get_submitted_text(self._format_day(self.submitted_on))
        return self.env._("Being compiled")

    def _list_receivers(self):
        """Say who has the report by now: the head of region reads it as the last."""
        words = [
            self.env._(
                "Received by Bagian Organisasi on %(day)s, receipt %(number)s",
                day=self._format_day(self.received_on),
                number=self.receipt_number,
            )
        ]
        if self.planner_received_on:
            day = self._format_day(self.planner_received_on)
            words.append(self.env._("received by Bappeda on %(day)s", day=day))
        else:
            words.append(self.env._("waits for Bappeda"))
        if self.read_on:
            day = self._format_day(self.read_on)
            words.append(self.env._("read by the head of region on %(day)s", day=day))
        else:
            words.append(self.env._("waits to be read by the head of region"))
        return words

    def _get_signed_text(self, day):
        if not self.is_government:
            return self.env._("Signed on %(day)s, waits for Bagian Organisasi", day=day)
        if self.first_sent_on:
            sent = self._format_day(self.first_sent_on)
            return self.env._(
                "Signed on %(day)s, sent upwards on %(sent)s", day=day, sent=sent
            )
        if not self._is_sent_upwards():
            return self.env._("Signed on %(day)s", day=day)
        return self.env._(
            "Signed on %(day)s, Bagian Organisasi sends it upwards", day=day
        )

    def _get_submitted_text(self, day):
        if self.is_government:
            return self.env._(
                "Compiled on %(day)s, waits for the head of region", day=day
            )
        return self.env._(
            "Compiled on %(day)s, waits for the head of the agency", day=day
        )

    @api.depends("first_signed_on", "first_sent_on", "state")
    @api.depends_context("lang")
    def _compute_late_text(self):
        dues = self._get_due_days()
        today = self.env.user._get_office_day()
        for report in self:
            is_owed = report.period == YEAR
            due = is_owed and dues.get((report.company_id, report.year))
            done = report._get_done_on() or today
            report.late_text = due and report._say_late(due, done)

    def _say_late(self, due, day):
        """Return in words by how much a day is after the last one; else nothing."""
        late = (day - due).days
        return late > 0 and self.env._(
            "%(days)s days late: due on %(due)s", days=late, due=self._format_day(due)
        )

    def _get_done_on(self):
        """Return the day that counts for the deadline, if it has come."""
        self.ensure_one()
        return self.first_sent_on if self.is_government else self.first_signed_on

    def _get_due_days(self):
        """Return ``{(agency, year): last day}``, by the deadlines of the profile."""
        rows = self.env["sidocakep.deadline"].sudo()
        rows = rows.search_fetch(
            [
                ("document", "in", DOCUMENTS),
                ("company_id", "in", self.company_id.ids),
                ("year", "in", self.mapped("year")),
            ],
            ["company_id", "year", "date_due"],
        )
        return {(row.company_id, row.year): row.date_due for row in rows}
