"""What the evaluation of last year recommended, and what became of it."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..document.workflow_mixin import Transition

INSPECTORATE = "sidocakep_base.group_inspektorat"
#: The components of the evaluation sheet (LKE), PermenPANRB 88/2021.
COMPONENTS = [
    ("planning", "Performance Planning"),
    ("measurement", "Performance Measurement"),
    ("reporting", "Performance Reporting"),
    ("internal", "Internal Evaluation"),
]


class SidocakepLheRecommendation(models.Model):
    """One recommendation of a Laporan Hasil Evaluasi (LHE), until it is followed up.

    Inspektorat records it, the agency says what it does, who and by when, and puts the
    evidence to it; Inspektorat closes it, or sends it back with a reason. Until then it
    is an open follow-up (Tindak Lanjut Terbuka).

    PermenPANRB 88/2021; nothing is scored here.
    """

    _name = "sidocakep.lhe.recommendation"
    _description = "Recommendation of an LHE"
    _inherit = ["sidocakep.workflow.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "year desc, company_id, sequence, id"
    _rec_names_search = ["name", "report_number"]
    _trail_fields = frozenset(
        {
            "date_due",
            "name",
            "planned_action",
            "report_number",
            "responsible_job_id",
        }
    )

    _workflow_transitions = {
        "answer": Transition(
            ("open",), "answered", check="_check_answer", who="_filter_answerable"
        ),
        "send_back": Transition(
            ("answered",), "open", check="_check_sent_back", groups=(INSPECTORATE,)
        ),
        "close": Transition(
            ("answered",), "closed", check="_check_close", groups=(INSPECTORATE,)
        ),
    }
    _workflow_fields = {"state", "answered_by_id", "answered_on", "closed_on"}
    _workflow_frozen_states = {"answered", "closed"}
    _workflow_free_fields = {"remark"}
    _workflow_unlink_states = {"open"}

    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        index=True,
        default=lambda self: self.env.company,
        help="The government, or the agency that was evaluated.",
    )
    year = fields.Integer(
        string="Evaluated Year",
        required=True,
        aggregator=None,
        default=lambda self: self.env.user._get_office_day().year - 1,
    )
    report_number = fields.Char(string="Number of the LHE", required=True)
    report_date = fields.Date(string="Date of the LHE", required=True)
    sequence = fields.Integer(default=10)
    component = fields.Selection(COMPONENTS, required=True, default="planning")
    name = fields.Text(string="Recommendation", required=True)
    planned_action = fields.Text(help="What the agency does about it.")
    responsible_job_id = fields.Many2one(
        "hr.job",
        string="Responsible Position",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('company_id', '=', company_id)]",
    )
    date_due = fields.Date(string="To Be Done By")
    evidence_ids = fields.One2many("sidocakep.lhe.evidence", "recommendation_id")
    remark = fields.Text(
        string="Remark of Inspektorat", help="Why a follow-up was sent back."
    )
    state = fields.Selection(
        [
            ("open", "Not Followed Up Yet"),
            ("answered", "Answered"),
            ("closed", "Closed"),
        ],
        required=True,
        default="open",
        readonly=True,
        copy=False,
        tracking=True,
    )
    answered_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    answered_on = fields.Date(readonly=True, copy=False)
    closed_on = fields.Date(readonly=True, copy=False)
    can_answer = fields.Boolean(compute="_compute_workflow_can")
    can_send_back = fields.Boolean(compute="_compute_workflow_can")
    can_close = fields.Boolean(compute="_compute_workflow_can")

    @api.depends("name", "company_id.name", "year")
    def _compute_display_name(self):
        for item in self:
            title = (item.name or "").split("\n")[0]
            item.display_name = f"LHE {item.year} {item.company_id.name or ''}: {title}"

    # ------------------------------------------------------------------
    # Steps
    # ------------------------------------------------------------------

    def action_answer(self):
        """Say that the follow-up is done, and put it before Inspektorat."""
        day = self.env.user._get_office_day()
        self._transition("answer", {"answered_by_id": self.env.uid, "answered_on": day})
        self.evidence_ids._send()
        return True

    def action_send_back(self):
        """Open the follow-up again, for the reason in the remark."""
        for item in self:
            item._transition("send_back", reason=item.remark)
        return True

    def action_close(self):
        """Say that the recommendation was followed up."""
        self._transition("close", {"closed_on": self.env.user._get_office_day()})
        return True

    def _check_answer(self):
        labels = self.fields_get([], ["string"])
        for item in self:
            asked = ("planned_action", "responsible_job_id", "date_due")
            missing = [labels[name]["string"] for name in asked if not item[name]]
            if not item.evidence_ids:
                missing.append(self.env._("a file or an address as evidence"))
            if missing:
                raise UserError(
                    self.env._(
                        "%(item)s cannot be answered yet. Enter what is missing: "
                        "%(missing)s.",
                        item=item.display_name,
                        missing=", ".join(missing),
                    )
                )

    def _check_sent_back(self):
        for item in self:
            if not (item.remark or "").strip():
                raise UserError(
                    self.env._(
                        "Write in the remark what the follow-up of %(item)s lacks.",
                        item=item.display_name,
                    )
                )

    def _check_close(self):
        """Nobody closes what he answered himself, nor without its evidence."""
        self.evidence_ids._check_whole()
        for item in self:
            if item.answered_by_id == self.env.user:
                raise AccessError(
                    self.env._(
                        "%(item)s: the follow-up is your own. Have a colleague of "
                        "Inspektorat look at it.",
                        item=item.display_name,
                    )
                )
