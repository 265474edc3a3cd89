"""What the evaluation of last year recommended, and what became of it."""

from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from ..document.follow_up_mixin import ANSWERED, CLOSED, OPEN, REMARK
from ..document.workflow_mixin import Transition
from ..document.workflow_office import OfficeStep

_lt = LazyTranslate(__name__)

ACTIVITY_FOLLOW_UP = "sidocakep_base.mail_activity_type_follow_up"
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
    _inherit = ["sidocakep.follow.up.mixin"]
    _order = "year desc, company_id, sequence, id"
    _rec_names_search = ["name", "report_number"]
    _trail_fields = frozenset({"name", "planned_action", "report_number"})

    _days_in_order = (("report_date", "date_due"),)
    _follow_up_answer = "planned_action"
    _follow_up_activity = ACTIVITY_FOLLOW_UP
    _workflow_transitions = {
        "send_back": Transition(
            (ANSWERED,),
            OPEN,
            check="_check_sent_back",
            groups=(INSPECTORATE,),
            fills=REMARK,
        ),
        "close": Transition(
            (ANSWERED,),
            CLOSED,
            check="_check_close",
            groups=(INSPECTORATE,),
            fills=REMARK,
        ),
    }
    _office_steps = {
        "close": OfficeStep(
            _lt("Answers of Agencies to Look At"),
            "sidocakep_base.sidocakep_lhe_recommendation_action",
            authors=("answered_by_id",),
        ),
    }

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
    evidence_ids = fields.One2many("sidocakep.lhe.evidence", "recommendation_id")
    remark = fields.Text(
        string="Remark of Inspektorat", help="Why a follow-up was sent back."
    )

    @api.depends("name", "company_id.name", "year")
    def _compute_display_name(self):
        for item in self:
            title = (item.name or "").split("\n")[0]
            item.display_name = f"LHE {item.year} {item.company_id.name or ''}: {title}"

    def _get_next_text(self):
        if self.state == ANSWERED:
            return self.env._("Inspektorat looks at the answer: closed, or sent back.")
        return super()._get_next_text()

    def _get_own_answer_text(self):
        return self.env._(
            "%(item)s: the follow-up is your own. Have a colleague of "
            "Inspektorat look at it.",
            item=self.display_name,
        )
