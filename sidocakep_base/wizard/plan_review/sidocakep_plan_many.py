"""Draft, review or decide the plans of many agencies in one act."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ...const import PLAN_DECIDED, PLAN_DRAFT, PLAN_ENDED, PLAN_REVIEWED
from ...models.organisation.official import HEAD

DRAFT, REVIEW, DECIDE = "draft", "review", "decide"
#: The state in which a plan is before the step.
BEFORE = {REVIEW: PLAN_DRAFT, DECIDE: PLAN_REVIEWED}
OFFICE = "sidocakep_base.group_organisasi"


class SidocakepPlanMany(models.TransientModel):
    """One act for the Renstra of a regency; each agency keeps a line of its own.

    One regulation of the head of region commonly decides the Renstra of all agencies,
    and forty of them are drafted on one day. The plans check rights and content
    themselves: what is refused of one agency stands on its line and stops no other.
    """

    _name = "sidocakep.plan.many"
    _description = "Step of Many Plans"

    step = fields.Selection(
        [(DRAFT, "Draft"), (REVIEW, "Review"), (DECIDE, "Decide")],
        required=True,
        default=DRAFT,
    )
    guide_id = fields.Many2one(
        "sidocakep.plan",
        string="Guided by RPJMD",
        domain="[('kind', '=', 'rpjmd'), ('state', '!=', 'ended')]",
        default=lambda self: self._get_default_guide(),
        help="The drafts cover its years.",
    )
    company_ids = fields.Many2many(
        "res.company",
        "sidocakep_plan_many_company_rel",
        "wizard_id",
        "company_id",
        string="Agencies",
        compute="_compute_company_ids",
        compute_sudo=False,
        store=True,
        readonly=False,
        domain="[('id', 'in', allowed_company_ids)]",
    )
    allowed_company_ids = fields.Many2many(
        "res.company",
        "sidocakep_plan_many_allowed_rel",
        "wizard_id",
        "company_id",
        compute="_compute_allowed_company_ids",
        compute_sudo=False,
    )
    plan_ids = fields.Many2many(
        "sidocakep.plan",
        "sidocakep_plan_many_plan_rel",
        "wizard_id",
        "plan_id",
        string="Plans",
        default=lambda self: self._get_selected_plans(),
    )
    note = fields.Text(help="Kept with each plan and in its history.")
    document_number = fields.Char(
        help="Number of the one regulation that decides them all.",
    )
    document_date = fields.Date()
    signed_by = fields.Selection(
        [("region", "Head of Region"), ("agency", "Head of Each Agency")],
        required=True,
        default="region",
    )
    row_ids = fields.One2many(
        "sidocakep.plan.many.row",
        "wizard_id",
        string="What Will Be Done",
        compute="_compute_row_ids",
        compute_sudo=False,
        store=True,
    )
    has_work = fields.Boolean(compute="_compute_has_work")
    is_done = fields.Boolean(readonly=True)
    made_text = fields.Char(compute="_compute_made_text")

    # ------------------------------------------------------------------
    # What is chosen
    # ------------------------------------------------------------------

    @api.model
    def _get_default_guide(self):
        """Return the RPJMD in force; before one is decided, the last one."""
        plans = self.env["sidocakep.plan"]
        found = plans.search([("kind", "=", "rpjmd"), ("state", "!=", PLAN_ENDED)])
        return found.filtered(lambda plan: plan.state == PLAN_DECIDED)[:1] or found[:1]

    @api.model
    def _get_selected_plans(self):
        """Return the ticked rows of the list that the window was opened from."""
        context = self.env.context
        if context.get("active_model") != "sidocakep.plan":
            return self.env["sidocakep.plan"]
        return self.env["sidocakep.plan"].browse(context.get("active_ids") or [])

    def _get_allowed_companies(self):
        """Return the agencies for which the user drafts plans."""
        if not self.env.user.has_group(OFFICE):
            return self.env["res.company"]
        governments = self.env.user._get_government_companies()
        return governments.filtered("parent_id").filtered("sidocakep_kind")

    @api.depends("step")
    def _compute_allowed_company_ids(self):
        self.allowed_company_ids = self._get_allowed_companies()

    @api.depends("step", "guide_id")
    def _compute_company_ids(self):
        """Propose the agencies that have no Renstra of these years yet."""
        for wizard in self:
            companies = self.env["res.company"]
            if wizard.step == DRAFT and wizard.guide_id:
                companies = wizard._get_allowed_companies()
                companies -= companies.browse(wizard._find_drafted(companies))
            wizard.company_ids = companies

    def _find_drafted(self, companies):
        """Return ``{agency id: its Renstra}`` of the years of the RPJMD."""
        found = self.env["sidocakep.plan"].search(
            [
                ("company_id", "in", companies.ids),
                ("kind", "=", "renstra"),
                ("year_start", "=", self.guide_id.year_start),
            ],
            order="version",
        )
        return {plan.company_id.id: plan for plan in found}

    # ------------------------------------------------------------------
    # What will become of each
    # ------------------------------------------------------------------

    @api.depends("step", "guide_id", "company_ids", "plan_ids")
    def _compute_row_ids(self):
        for wizard in self:
            prepare = (
                wizard._prepare_draft_rows
                if wizard.step == DRAFT
                else wizard._prepare_step_rows
            )
            wizard.row_ids = [Command.clear()] + [
                Command.create(vals) for vals in prepare()
            ]

    @api.depends("row_ids.is_possible")
    def _compute_has_work(self):
        for wizard in self:
            wizard.has_work = any(wizard.row_ids.mapped("is_possible"))

    def _prepare_draft_rows(self):
        drafted = self._find_drafted(self.company_ids._origin)
        for company in self.company_ids._origin:
            plan = drafted.get(company.id)
            yield {
                "company_id": company.id,
                "plan_id": plan.id if plan else False,
                "is_possible": not plan and bool(self.guide_id),
                "remedy": self.env._("Is there already. Open it to go on.")
                if plan
                else False,
            }

    def _prepare_step_rows(self):
        """A plan that lacks something says what; it is not tried."""
        for plan in self.plan_ids._origin:
            if plan.state != BEFORE[self.step]:
                missing = [self._say_state(plan)]
            else:
                # of a decision number, date and who signs are entered here
                missing = plan._get_missing_for_review()
            yield {
                "company_id": plan.company_id.id,
                "plan_id": plan.id,
                "finding_count": plan.finding_count,
                "severe_finding_count": plan.severe_finding_count,
                "is_possible": not missing,
                "remedy": "; ".join(missing) or False,
            }

    def _say_state(self, plan):
        labels = dict(plan._fields["state"]._description_selection(self.env))
        return self.env._(
            "It is %(state)s; only what is %(before)s takes this step.",
            state=plan._get_state_label(),
            before=labels[BEFORE[self.step]],
        )

    # ------------------------------------------------------------------
    # The act
    # ------------------------------------------------------------------

    def action_confirm(self):
        """Take the step for each agency; a refusal stands on its line."""
        self.ensure_one()
        if self.is_done:
            return self._reopen()
        self._check_complete()
        self.env.add_to_compute(self._fields["row_ids"], self)
        self.flush_recordset(["row_ids"])
        rows = self.row_ids.filtered("is_possible")
        if not rows:
            raise UserError(
                self.env._(
                    "There is nothing to do. Choose agencies or plans that have not "
                    "taken this step yet."
                )
            )
        for row in rows:
            row._take()
        self.is_done = True
        return self._reopen()

    def _check_complete(self):
        is_decision = self.step == DECIDE
        if is_decision and not (self.document_number and self.document_date):
            raise UserError(
                self.env._(
                    "Enter number and date of the document that decides the plans."
                )
            )
        if self.step == DRAFT and not self.guide_id:
            raise UserError(
                self.env._("Choose the RPJMD that guides the Renstra first.")
            )

    def _draft(self, company):
        """Return the new draft of an agency, for the years of the RPJMD."""
        guide = self.guide_id
        name = self.env._(
            "Renstra %(agency)s %(start)s-%(end)s",
            agency=company.sidocakep_short_name or company.name,
            start=guide.year_start,
            end=guide.year_end,
        )
        return self.env["sidocakep.plan"].create(
            {
                "name": name,
                "kind": "renstra",
                "company_id": company.id,
                "year_start": guide.year_start,
                "year_end": guide.year_end,
                "parent_plan_id": guide.id,
            }
        )

    def _get_signing_job(self, plan):
        """Return the position that signs a plan: as chosen here, else that of the plan.

        Of the agency, the one that the plan names stays if it is of the agency.
        """
        own, agency = plan.signer_job_id, plan.company_id
        if self.signed_by == "region":
            government = agency.root_id.sudo()
            heads = government._get_officials(HEAD, self.document_date)
            return heads[government.id].job if government.id in heads else own
        if own.company_id == agency:
            return own
        proposed = plan._propose_signer_jobs().get(agency.id, own)
        return own.browse(proposed.id)

    def _decide(self, plan):
        job = self._get_signing_job(plan)
        name, title = plan._get_signer_texts(job, self.document_date)
        plan._decide_by(
            {
                "document_number": self.document_number,
                "document_date": self.document_date,
                "signer_job_id": job.id,
                "signer_name": name,
                "signer_title": title,
            }
        )

    def action_view_plans(self):
        """Show the plans of the lines."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_plan_action"
        )
        domain = [("id", "in", self.row_ids.plan_id.ids)]
        return action | {"domain": domain, "context": {}}

    def _reopen(self):
        return {
            "type": "ir.actions.act_window",
            "name": dict(self._fields["step"]._description_selection(self.env))[
                self.step
            ],
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    @api.depends("row_ids.is_done", "row_ids.answer")
    @api.depends_context("lang")
    def _compute_made_text(self):
        for wizard in self:
            done = wizard.row_ids.filtered("is_done")
            made = done.filtered(lambda row: not row.answer)
            wizard.made_text = self.env._(
                "Done for %(done)s of %(count)s agencies.",
                done=len(made),
                count=len(wizard.row_ids),
            )
