"""Review, reopen or decide a plan with the findings of its chain in view."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...models.indicator.sidocakep_indicator import SMART_FIELDS

STEPS = [("review", "Review"), ("reopen", "Reopen"), ("decide", "Decide")]


class SidocakepPlanStep(models.TransientModel):
    """One step of a plan, taken after reading the findings.

    The plan checks the rights and the content itself; this only gathers what the step
    needs: a note, a reason, or number, date and signer of the document.
    """

    _name = "sidocakep.plan.step"
    _description = "Step of a Plan"

    plan_id = fields.Many2one("sidocakep.plan", required=True, ondelete="cascade")
    step = fields.Selection(STEPS, required=True)
    note = fields.Text(help="Kept with the plan and in its history.")
    company_id = fields.Many2one(related="plan_id.company_id")
    document_number = fields.Char(
        compute="_compute_document", store=True, readonly=False
    )
    document_date = fields.Date(compute="_compute_document", store=True, readonly=False)
    signer_job_id = fields.Many2one(
        "hr.job",
        string="Signed by",
        compute="_compute_document",
        store=True,
        readonly=False,
        ondelete="cascade",
        domain="[('company_id', 'parent_of', company_id), ('heads_agency', '=', True)]",
    )
    signer_name = fields.Char(compute="_compute_signer", store=True, readonly=False)
    signer_title = fields.Char(compute="_compute_signer", store=True, readonly=False)
    finding_count = fields.Integer(
        string="Number of Findings", compute="_compute_finding_ids", compute_sudo=False
    )
    severe_finding_count = fields.Integer(
        string="Serious Findings", compute="_compute_finding_ids", compute_sudo=False
    )
    finding_ids = fields.Many2many(
        "sidocakep.plan.finding",
        string="Findings",
        compute="_compute_finding_ids",
        compute_sudo=False,
    )

    smart_text = fields.Char(compute="_compute_smart_text", compute_sudo=False)

    @api.model_create_multi
    def create(self, vals_list):
        """Odoo computes with elevated rights; the plan is one that the user reads."""
        wizards = super().create(vals_list)
        wizards.plan_id.check_access("read")
        return wizards

    def write(self, vals):
        """Turned to another plan, it is one that the user reads too."""
        result = super().write(vals)
        if "plan_id" in vals:
            self.plan_id.check_access("read")
        return result

    @api.depends("plan_id")
    def _compute_document(self):
        for wizard in self:
            plan = wizard.plan_id
            wizard.document_number = plan.document_number
            wizard.document_date = plan.document_date
            # The first plan is older than the people who decide it.
            wizard.signer_job_id = plan.signer_job_id or (
                plan._propose_signer_jobs().get(plan.company_id.id, False)
            )

    @api.depends("plan_id", "signer_job_id", "document_date")
    def _compute_signer(self):
        """Take the texts of the plan; name the holder anew for another post or date."""
        for wizard in self:
            plan = wizard.plan_id
            job, date = wizard.signer_job_id, wizard.document_date
            if plan.signer_name and (job, date) == (
                plan.signer_job_id,
                plan.document_date,
            ):
                name, title = plan.signer_name, plan.signer_title
            else:
                name, title = plan._get_signer_texts(job, date)
            wizard.signer_name, wizard.signer_title = name, title

    @api.depends("plan_id")
    def _compute_finding_ids(self):
        """Show the serious findings first, as many as one reads before a step."""
        for wizard in self:
            plan = wizard.plan_id._origin
            wizard.finding_count = plan.finding_count
            wizard.severe_finding_count = plan.severe_finding_count
            wizard.finding_ids = self.env["sidocakep.plan.finding"].search(
                [("plan_id", "=", plan.id)], limit=40
            )

    @api.depends("plan_id")
    def _compute_smart_text(self):
        """Name what keeps the agreements back, months before they are drawn up."""
        is_open = Domain.OR([(name, "=", "unanswered")] for name in SMART_FIELDS)
        today = self.env.user._get_office_day()
        for wizard in self:
            plan = wizard.plan_id._origin
            profile = plan.company_id._get_profile(today).sudo()
            count = 0
            if profile.smart_required:
                of_plan = Domain("node_ids.plan_id", "=", plan.id)
                count = self.env["sidocakep.indicator"].search_count(of_plan & is_open)
            said = self.env._(
                "Indicators that have not answered the SMART criteria: %(count)s. No "
                "agreement is proposed with one of them.",
                count=count,
            )
            cited = profile._cite_article(profile.smart_article, said)
            wizard.smart_text = cited if count else False

    def action_confirm(self):
        """Take the step on the plan."""
        self.ensure_one()
        step = {
            "review": self._review,
            "reopen": self._reopen,
            "decide": self._decide,
        }[self.step]
        step()
        return {"type": "ir.actions.act_window_close"}

    def action_view_findings(self):
        """Show all findings of the plan, to mend them before the step."""
        self.ensure_one()
        return self.plan_id.action_view_findings()

    def _review(self):
        self.plan_id._review((self.note or "").strip() or None)

    def _reopen(self):
        self.plan_id._reopen(self.note)

    def _decide(self):
        """Write number, date and signer, then decide: both or neither."""
        if not self.document_number or not self.document_date:
            raise UserError(
                self.env._(
                    "Enter number and date of the document that decides the plan."
                )
            )
        vals = {
            "document_number": self.document_number,
            "document_date": self.document_date,
            "signer_job_id": self.signer_job_id.id,
            "signer_name": self.signer_name,
            "signer_title": self.signer_title,
        }
        self.plan_id._decide_by(vals)
