"""The action plan (rencana aksi) of an agency for a year."""

from odoo import api, fields, models

from odoo.addons.sidocakep_base.models.document.version_mixin import (
    in_force_index,
    version_index,
)
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition

from ...const import COORDINATOR_GROUPS

PLAN_STATES = [("draft", "Draft"), ("decided", "Decided"), ("amended", "Amended")]


class SidocakepActionPlan(models.Model):
    """What an agency does in which month of a year to keep what it agreed.

    One plan per agency and year, drafted before any agreement is made: its first
    activities lead to the agreements. A decided plan does not change; an amendment is
    a new version with a reason.

    Paser 23/2016 art. 1.9, 6.
    """

    _name = "sidocakep.action.plan"
    _description = "Action Plan"
    _inherit = [
        "sidocakep.amendment.mixin",
        "sidocakep.submission.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "year desc, company_id, version desc, id desc"
    _rec_names_search = ["document_number", "company_id.name"]
    _trail_fields = frozenset({"year", "document_number"})

    _version_key = ("company_id", "year")
    _version_in_force = "decided"
    _version_retired = "amended"
    _version_dates = ("decided_on", None)

    _workflow_transitions = {
        "submit": Transition(
            ("draft",),
            "draft",
            "_check_submit",
            groups=COORDINATOR_GROUPS,
            who="_filter_not_submitted",
        ),
        # Deciding is no right of a group: who holds the post of the head does it.
        "decide": Transition(
            ("draft",), "decided", "_check_decide", who="_filter_headed", access="read"
        ),
    }
    _workflow_fields = {"state", "decided_on", "decider_name", "decider_title"}
    _workflow_frozen_states = {"decided", "amended"}
    # The work of the months goes on, and goes over to the next version.
    _sealed_parts = {"month_ids": None, "sidocakep.action.evidence": None}

    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        index=True,
        default=lambda self: self.env.company,
        domain="[('parent_id', '!=', False)]",
    )
    currency_id = fields.Many2one(
        related="company_id.currency_id", store=True, precompute=True
    )
    year = fields.Integer(
        required=True,
        index=True,
        aggregator=None,
        default=lambda self: self._get_first_free_year(),
    )
    state = fields.Selection(
        PLAN_STATES,
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    document_number = fields.Char(
        copy=False,
        help="Number of the decree that decides the plan, where there is one.",
    )
    decided_on = fields.Date(readonly=True, copy=False)
    decider_name = fields.Char(string="Decided by", readonly=True, copy=False)
    decider_title = fields.Char(string="Post of Who Decided", readonly=True, copy=False)
    previous_id = fields.Many2one("sidocakep.action.plan")
    next_ids = fields.One2many("sidocakep.action.plan")
    submitted_on = fields.Date(help="When the draft was put before the head.")
    action_ids = fields.One2many("sidocakep.action", "plan_id", string="Actions")
    month_ids = fields.One2many(
        "sidocakep.action.month", "plan_id", string="Work of the Months"
    )
    action_count = fields.Integer(
        string="Actions in the Plan", compute="_compute_action_count"
    )
    late_count = fields.Integer(
        string="Late Work of the Plan", compute="_compute_late_count"
    )
    can_decide = fields.Boolean(compute="_compute_workflow_can")

    _version_uniq = version_index(
        _version_key,
        "The agency has an action plan for this year already. Open that plan.",
    )
    _in_force_uniq = in_force_index(
        _version_key, _version_in_force, "Another version of this plan is in force."
    )

    @api.depends("company_id.name", "year", "version")
    def _compute_display_name(self):
        for plan in self:
            name = f"Rencana Aksi {plan.year} {plan.company_id.name or ''}"
            plan.display_name = plan._get_version_name(name.strip())

    @api.model
    def _get_first_free_year(self):
        """Return this year, or the first after it of which the agency has no plan."""
        year = self.env.user._get_office_day().year
        own = [("company_id", "=", self.env.company.id), ("year", ">=", year)]
        taken = {taken for (taken,) in self._read_group(own, ["year"])}
        while year in taken:
            year += 1
        return year

    @api.depends("action_ids")
    def _compute_action_count(self):
        counts = self._count("sidocakep.action", [])
        for plan in self:
            plan.action_count = counts.get(plan._origin, 0)

    @api.depends("month_ids.status", "month_ids.date_end")
    def _compute_late_count(self):
        counts = self._count("sidocakep.action.month", [("is_late", "=", True)])
        for plan in self:
            plan.late_count = counts.get(plan._origin, 0)

    def _count(self, model, domain):
        """Return ``{plan: how many of its rows are in the domain}``."""
        domain = [("plan_id", "in", self._origin.ids), *domain]
        return dict(self.env[model]._read_group(domain, ["plan_id"], ["__count"]))

    # ------------------------------------------------------------------
    # Rows
    # ------------------------------------------------------------------

    def action_add_templates(self):
        """Copy the template activities that the plan does not have yet.

        Paser 23/2016 art. 6(4)e, 6(4)f: an example that is changed as needed.
        """
        self.ensure_one()
        self.check_access("write")
        present = set(self.action_ids.mapped("name"))
        templates = self.env["sidocakep.action.template"].search(
            [("name", "not in", list(present))]
        )
        last = max(self.action_ids.mapped("sequence"), default=0)
        self.env["sidocakep.action"].create(
            [
                {
                    "plan_id": self.id,
                    "kind": "management",
                    "name": template.name,
                    "sequence": last + 10 * number,
                }
                for number, template in enumerate(templates, start=1)
            ]
        )
        return True

    def action_view_months(self):
        """Show what is done in which month."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_cascading.sidocakep_action_month_action"
        )
        return action | {"domain": [("plan_id", "=", self.id)], "context": {}}

    def action_view_late(self):
        """Show the work whose month is over and of which nobody has reported."""
        action = self.action_view_months()
        return action | {"domain": [*action["domain"], ("is_late", "=", True)]}

    def action_view_findings(self):
        """Show what is to be looked at in the plan."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_cascading.sidocakep_action_finding_action"
        )
        return action | {"domain": [("plan_id", "=", self.id)], "context": {}}

    def _prepare_next_vals(self, default):
        """The decision of an amendment has its own number."""
        return super()._prepare_next_vals({"document_number": False} | default)

    def _copy_parts_to(self, successor):
        """Copy the actions, with what stands under them and what they are linked to."""
        self.action_ids._copy_to_plan(successor)
        return super()._copy_parts_to(successor)
