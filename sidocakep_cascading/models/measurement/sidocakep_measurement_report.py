"""The report of Tim Monev to the head of region on what the agencies measured."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.translate import LazyTranslate

from odoo.addons.sidocakep_base.models.document.version_mixin import (
    in_force_index,
    version_index,
)
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition
from odoo.addons.sidocakep_base.models.organisation.official import (
    OFFICE_GROUPS,
    RECEIVER,
)
from odoo.addons.sidocakep_base.models.organisation.res_company import GOVERNMENTS
from odoo.addons.sidocakep_base.models.team.team import MONEV

from ...const import ORGANISASI_GROUP

_lt = LazyTranslate(__name__)

ACTIVITY_ISSUE = "sidocakep_cascading.mail_activity_type_measurement_report_issue"
DRAFTERS = (ORGANISASI_GROUP, "sidocakep_base.group_monev")
#: What the team writes into it; the rest are the figures of the agencies.
TEXT_FIELDS = ("document_number", "document_date", "conclusion", "recommendation")
#: "5" is the year, whose measurement is another one than that of its last quarter.
YEAR_PERIOD = "5"
PERIODS = [
    ("1", "Quarter I"),
    ("2", "Quarter II"),
    ("3", "Quarter III"),
    ("4", "Quarter IV"),
    (YEAR_PERIOD, "Year"),
]


class SidocakepMeasurementReport(models.Model):
    """Who measured, in time or late, and with which result; of one period.

    The measurements go to the head of region through the team (Gunung Mas 24/2024
    art. 9(8), 9(9)): this is the paper by which they go. Its figures are read from the
    measurements until who heads the team signs it, and kept from then on. What an
    agency hands in later stands in the next version.
    """

    _name = "sidocakep.measurement.report"
    _description = "Report of the Measurement"
    _inherit = [
        "sidocakep.proved.mixin",
        "sidocakep.amendment.mixin",
        "sidocakep.submission.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "year desc, period desc, company_id, version desc, id desc"
    _rec_names_search = ["document_number"]

    _days_contained = {"document_date": ("previous_id.document_date",)}
    _version_key = ("company_id", "year", "period")
    _version_in_force = "issued"
    _version_retired = "replaced"
    _submission_next = "issue"
    _document_kept_by = "issue"
    _proved_button = "action_issue"
    _proved_question = _lt(
        "The figures stay as they are today; what agencies hand in later stands "
        "in the next version. Sign it?"
    )
    _asking_methods = {"action_issue"}
    _step_activities = (ACTIVITY_ISSUE,)
    _asked_of = {ACTIVITY_ISSUE: "_find_leading"}
    _trail_fields = frozenset(TEXT_FIELDS)

    _workflow_transitions = {
        "submit": Transition(
            ("draft",),
            "draft",
            "_check_issue",
            groups=DRAFTERS,
            who="_filter_not_submitted",
        ),
        "issue": Transition(
            ("draft",), "issued", "_check_issue", who="_filter_led", access="read"
        ),
        "read": Transition(
            ("issued",), "issued", who="_filter_addressed", access="read"
        ),
    }
    _workflow_fields = {"state"}
    _workflow_frozen_states = {"issued", "replaced"}

    company_id = fields.Many2one(
        "res.company",
        string="Government",
        required=True,
        index=True,
        default=lambda self: self.env.company.root_id,
        domain=GOVERNMENTS,
    )
    year = fields.Integer(
        string="Performance Year",
        required=True,
        default=lambda self: self._get_last_period()[0],
        aggregator=None,
    )
    period = fields.Selection(
        PERIODS, required=True, default=lambda self: self._get_last_period()[1]
    )
    state = fields.Selection(
        [("draft", "Draft"), ("issued", "Issued"), ("replaced", "Replaced")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
    )
    document_number = fields.Char(string="Number of the Report", copy=False)
    document_date = fields.Date(string="Date of the Report", copy=False)
    conclusion = fields.Text(help="What the team says of the period as a whole.")
    recommendation = fields.Text(
        help="What the head of region is asked to decide or to see to."
    )
    previous_id = fields.Many2one("sidocakep.measurement.report")
    next_ids = fields.One2many("sidocakep.measurement.report")
    leader_name = fields.Char(
        string="Head of the Team",
        compute="_compute_leader_name",
        help="Who signs: the chair of the monitoring and evaluation team, whose decree "
        "is in force.",
    )
    date_due = fields.Date(
        string="Report Due",
        compute="_compute_date_due",
        help="Last day for the report, by the regulation profile.",
    )
    notice = fields.Text(string="Completeness", compute="_compute_notice")
    can_issue = fields.Boolean(compute="_compute_workflow_can")

    _version_uniq = version_index(
        _version_key, "This version of the report exists already. Open that one."
    )
    _in_force_uniq = in_force_index(
        _version_key,
        _version_in_force,
        "Another version of this report is issued. Open that one.",
    )
    _year_check = models.Constraint(
        "CHECK(year BETWEEN 2000 AND 2100)", "Write a year with four digits, e.g. 2026."
    )

    @api.model
    def _get_last_period(self):
        """Return year and period of the quarter that ended last."""
        today = self.env.user._get_office_day()
        quarter = (today.month - 1) // 3
        return (today.year, str(quarter)) if quarter else (today.year - 1, "4")

    @api.depends("company_id.name", "year", "period", "version")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["period"]._description_selection(self.env))
        for report in self:
            report.display_name = report._get_version_name(
                self.env._(
                    "Report of the measurement of %(government)s (%(period)s %(year)s)",
                    government=report.company_id.name or "",
                    period=labels.get(report.period, ""),
                    year=report.year,
                )
            )

    @api.depends("company_id")
    def _compute_leader_name(self):
        for report in self:
            title, employee = report._get_leader()
            report.leader_name = ", ".join(filter(None, (title, employee.name)))

    @api.depends("company_id", "year", "period")
    def _compute_date_due(self):
        for report in self:
            end = report._get_end()
            government = report.company_id
            profile = government._get_profile(end).sudo() if end else None
            profile = profile and profile.with_company(government)
            period = ("year" if report.period == YEAR_PERIOD else "quarter", end)
            days = profile._get_measurement_days("report", [period]) if profile else {}
            report.date_due = days.get(period)

    @api.depends("company_id", "year", "period", "state")
    @api.depends_context("lang")
    def _compute_notice(self):
        for report in self:
            report.notice = "\n".join(report._get_gaps()) or False

    @api.constrains("company_id")
    def _check_government(self):
        for report in self.sudo():
            if report.company_id.parent_id:
                raise ValidationError(
                    self.env._(
                        "%(agency)s is an agency: the team reports on all agencies of "
                        "the government at once. Choose the government.",
                        agency=report.company_id.name,
                    )
                )

    # ------------------------------------------------------------------
    # Who
    # ------------------------------------------------------------------

    def _get_leader(self, day=None):
        """Return title and employee (sudo) of who heads the team on a day, else today.

        A chair whose decree has lapsed signs nothing, unless the profile says that the
        members go on. Gunung Mas 24/2024 art. 9(6), 9(7).
        """
        self.ensure_one()
        nobody = "", self.env["hr.employee"].sudo()
        day = day or self.env.user._get_office_day()
        standing = self.env["sidocakep.team"]._get_standing(MONEV, self.company_id, day)
        if not standing.has_rights:
            return nobody
        chairs = standing.team.member_ids.filtered(lambda item: item.role == "chair")
        for holder in filter(None, chairs.job_id._get_single_holders(day).values()):
            return holder.title, holder.employee
        for employee in chairs.employee_id:
            return "", employee
        return nobody

    def _filter_led(self):
        """Return those that the user issues: as head of the team today.

        For one whom no login reaches Bagian Organisasi records what he signed.
        """
        led = self._filter_own_step()
        if self.env.user.has_group(OFFICE_GROUPS[RECEIVER]):
            for report in self - led:
                _title, employee = report._get_leader()
                if employee and not employee.user_id.filtered("active"):
                    led |= report
        return led

    def _filter_own_step(self):
        own = self.browse()
        for report in self:
            _title, employee = report._get_leader()
            if employee.user_id.filtered("active") == self.env.user:
                own |= report
        return own

    def _find_leading(self):
        """Return ``{id: login}``: who heads the team today."""
        return {
            report.id: report._get_leader()[1].user_id.filtered("active")
            for report in self
        }

    def _get_named_signers(self):
        return {
            report.id: report._get_leader(report.document_date)[1] for report in self
        }

    # ------------------------------------------------------------------
    # Steps
    # ------------------------------------------------------------------

    def action_submit(self):
        """Put the report before who heads the team."""
        self._submit()
        day = self.env.user._get_office_day()
        due = {report.id: max(report.date_due or day, day) for report in self}
        self._hand_over([ACTIVITY_ISSUE], self._prepare_asked(ACTIVITY_ISSUE, due))
        return True

    def action_issue(self):
        """Sign: the figures stay as they are today.

        :return: the window that asks who signs, where the head of the team does
        """
        if window := self._ask_for_proof():
            return window
        self._transition("issue")
        self._hand_over([ACTIVITY_ISSUE], {})
        return True

    def _before_transition(self, name):
        """Who signs may not write; what gives way retires all the same."""
        items = self.sudo() if name == "issue" else self
        return super(SidocakepMeasurementReport, items)._before_transition(name)

    def _check_ended(self):
        """Refuse the report of a period that runs."""
        day = self.env.user._get_office_day()
        for report in self:
            if report._get_end() >= day:
                raise UserError(
                    self.env._(
                        "%(report)s: the period ends on %(day)s. Report on it "
                        "afterwards, or choose one that has ended.",
                        report=report.display_name,
                        day=report._format_day(report._get_end()),
                    )
                )

    def _check_issue(self):
        """Refuse what lacks number, date or reason, and say all of it."""
        self._check_ended()
        today = self.env.user._get_office_day()
        for report in self:
            missing = report._get_amendment_missing()
            if not report.document_number or not report.document_date:
                missing.append(self.env._("number and date of the document"))
            elif not report._get_end() < report.document_date <= today:
                missing.append(
                    self.env._("a date after the period that is not in the future")
                )
            elif early := report._list_dated_too_early("document_date"):
                missing += early
            elif report._get_leader(report.document_date) != report._get_leader():
                missing.append(self.env._("a date on which who signs headed the team"))
            if missing:
                raise UserError(
                    self.env._(
                        "%(report)s cannot be issued yet. Complete first:\n%(missing)s",
                        report=report.display_name,
                        missing="\n".join(f"- {item}" for item in missing),
                    )
                )

    def _get_next_text(self):
        if self.state != "draft":
            return ""
        if self.submitted_on:
            return self.env._("The head of the team signs it next.")
        return self.env._("It is being drawn up; then the head of the team signs it.")
