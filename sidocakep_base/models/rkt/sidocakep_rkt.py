"""The yearly performance plan (Rencana Kinerja Tahunan, RKT)."""

from odoo import api, fields, models

from ..document.version_mixin import in_force_index, version_index
from ..document.workflow_mixin import Transition


class SidocakepRkt(models.Model):
    """What the government or an agency plans to reach in one year.

    The RKT of the government is guided by the RPJMD, that of an agency by its Renstra.
    A decided RKT does not change: an amendment is a new version with a reason, and the
    version before it stays as it was decided.

    Gunung Mas 24/2024 art. 10(1), annex B.
    """

    _name = "sidocakep.rkt"
    _description = "Yearly Performance Plan (RKT)"
    _inherit = [
        "sidocakep.decided.mixin",
        "sidocakep.amendment.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "year desc, company_id, version desc, id desc"
    _rec_names_search = ["document_number", "company_id.name"]
    _trail_fields = frozenset({"year", "plan_id"})

    _version_key = ("company_id", "year")
    _version_in_force = "decided"
    _version_retired = "amended"

    _workflow_transitions = {
        "decide": Transition(
            ("draft",),
            "decided",
            check="_check_decide",
            groups=(
                "sidocakep_base.group_head",
                "sidocakep_base.group_bappeda",
                "sidocakep_base.group_organisasi",
            ),
        ),
    }
    _workflow_fields = {
        "state",
        "frozen_tables",
        "frozen_heading",
        "form_id",
    }
    _workflow_frozen_states = {"decided", "amended"}

    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        index=True,
        default=lambda self: self.env.company,
        help="The government, or the agency whose RKT this is.",
    )
    currency_id = fields.Many2one(
        related="company_id.currency_id", store=True, precompute=True
    )
    scope = fields.Selection(
        [("government", "Government"), ("agency", "Agency")],
        compute="_compute_scope",
        store=True,
        precompute=True,
    )
    year = fields.Integer(
        required=True,
        index=True,
        aggregator=None,
        default=lambda self: self.env.user._get_office_day().year,
    )
    plan_id = fields.Many2one(
        "sidocakep.plan",
        string="Guided by",
        domain="[('company_id', '=', company_id)]",
        compute="_compute_plan_id",
        store=True,
        precompute=True,
        readonly=False,
        required=True,
        index=True,
        ondelete="restrict",
        help="The RPJMD (government) or Renstra (agency) in force from which the RKT "
        "is drawn.",
    )
    state = fields.Selection(
        [("draft", "Draft"), ("decided", "Decided"), ("amended", "Amended")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
    )
    previous_id = fields.Many2one("sidocakep.rkt")
    next_ids = fields.One2many("sidocakep.rkt")
    line_ids = fields.One2many("sidocakep.rkt.line", "rkt_id", string="Targets")
    measure_ids = fields.One2many(
        "sidocakep.rka.measure", "rkt_id", string="Measures for the RKA"
    )
    difference_count = fields.Integer(
        string="Lines That Differ from the Plan", compute="_compute_difference_count"
    )
    budget_ids = fields.One2many("sidocakep.budget", "rkt_id", string="Budgets")
    budget_count = fields.Integer(compute="_compute_budget_count")
    can_decide = fields.Boolean(compute="_compute_workflow_can")

    _version_uniq = version_index(
        _version_key,
        "This version of the RKT exists already. Open that version.",
    )
    _in_force_uniq = in_force_index(
        _version_key, _version_in_force, "Another version of this RKT is in force."
    )

    @api.depends("company_id.parent_id")
    def _compute_scope(self):
        for rkt in self:
            rkt.scope = "agency" if rkt.company_id.parent_id else "government"

    @api.depends("company_id", "scope", "year")
    def _compute_plan_id(self):
        """Take the plan in force. Gunung Mas 24/2024 art. 10(2), 10(3)."""
        for (year, scope), rkts in self.grouped(
            lambda rkt: (rkt.year, rkt.scope)
        ).items():
            kind = "rpjmd" if scope == "government" else "renstra"
            plans = self.env["sidocakep.plan"]._get_in_force(
                rkts.company_id, kind=kind, year=year
            )
            for rkt in rkts:
                if rkt.plan_id.company_id != rkt.company_id or not (
                    rkt.plan_id.year_start <= year <= rkt.plan_id.year_end
                ):
                    rkt.plan_id = plans.get(rkt.company_id.id)

    @api.depends("line_ids.difference")
    def _compute_difference_count(self):
        for rkt in self:
            rkt.difference_count = len(rkt.line_ids.filtered("difference"))

    @api.depends("budget_ids")
    def _compute_budget_count(self):
        for rkt in self:
            rkt.budget_count = len(rkt.budget_ids)

    @api.depends("company_id.name", "year", "version")
    def _compute_display_name(self):
        for rkt in self:
            rkt.display_name = rkt._get_version_name(
                f"RKT {rkt.year} {rkt.company_id.name or ''}"
            )

    # ------------------------------------------------------------------
    # Decision and next version
    # ------------------------------------------------------------------

    def action_decide(self):
        """Put the RKT in force as it stands; the version before becomes history."""
        self._transition("decide")
        return True

    def action_view_plan(self):
        """Show the plan that guides the RKT."""
        self.ensure_one()
        return self.plan_id._open_form()

    def action_view_budgets(self):
        """Show the budgets that are based on the RKT."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_budget_action"
        )
        return action | {"domain": [("rkt_id", "=", self.id)], "context": {}}

    def _before_transition(self, name):
        """Freeze what the document says with its decision."""
        result = super()._before_transition(name)
        if name == "decide":
            headings = self._get_live_headings()
            for rkt in self:
                form = rkt._get_form()
                rkt._with_workflow_bypass().write(
                    {
                        "form_id": form.id,
                        "frozen_heading": headings[rkt.id] if form else False,
                        "frozen_tables": rkt._prepare_tables(),
                    }
                )
        return result

    def _get_missing_for_decision(self):
        """Return in words what the RKT lacks to be decided."""
        self.ensure_one()
        missing = super()._get_missing_for_decision()
        missing += self._get_plan_missing()
        lines = self.line_ids.filtered("is_included")
        if not lines and (rule := self.company_id._get_rule("rkt_objective")):
            missing.append(
                rule._cite(
                    self.env._(
                        "at least one sasaran with its indicator and target: draw them "
                        "from the plan"
                    )
                )
            )
        if rule := self.company_id._get_rule("rkt_target"):
            missing += [
                rule._cite(
                    self.env._(
                        '"%(indicator)s": its target for %(year)s; enter it, or leave '
                        "the line out",
                        indicator=line.name,
                        year=self.year,
                    )
                )
                for line in lines
                if line.figure_status != "figure"
            ]
        return missing + self._get_amendment_missing()

    def _is_dated_before(self, plan):
        """Tell whether the document is older than the plan that it is drawn from."""
        return bool(self.document_date and self.document_date < plan.document_date)

    def _get_plan_missing(self):
        """Return why the plan cannot guide the RKT: it must have been in force."""
        plan = self.plan_id.sudo()
        if plan.state not in ("decided", "amended", "ended"):
            return [
                self.env._("the decision of %(plan)s first", plan=plan.display_name)
            ]
        if plan.document_date and self._is_dated_before(plan):
            rule = self.company_id._get_rule("rkt_plan")
            return [
                rule._cite(
                    self.env._(
                        "a date of the document that is not before %(date)s, when "
                        "%(plan)s was decided, which guides it",
                        date=self._format_day(plan.document_date),
                        plan=plan.display_name,
                    )
                )
            ]
        later = plan.next_ids.filtered(
            lambda item: (
                item.state in ("decided", "amended", "ended")
                and item.document_date
                and self.document_date
                and item.document_date <= self.document_date
            )
        )
        if later:
            return [
                self.env._(
                    "targets drawn anew from %(plan)s, which was in force on the date "
                    "of the document",
                    plan=later[-1].display_name,
                )
            ]
        return []

    def _copy_parts_to(self, successor):
        """Copy lines and measures; a measure keeps the line that it belongs to."""
        lines = self.line_ids.copy_data({"rkt_id": successor.id})
        new_lines = self.env["sidocakep.rkt.line"].create(lines)
        line_by_origin = dict(zip(self.line_ids.ids, new_lines.ids, strict=True))
        measures = self.measure_ids.copy_data({"rkt_id": successor.id})
        for vals in measures:
            vals["rkt_line_id"] = line_by_origin.get(vals.get("rkt_line_id"))
        self.env["sidocakep.rka.measure"].create(measures)
        return super()._copy_parts_to(successor)
