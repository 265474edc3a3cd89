"""Five-year plan documents: RPJMD of the government, Renstra of an agency."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...const import (
    PLAN_AMENDED,
    PLAN_DECIDED,
    PLAN_ENDED,
    PLAN_KINDS,
    PLAN_OPEN_STATES,
)
from ..document.version_mixin import in_force_index, version_index

# A plan of five years is named by its first and last year, or by the years of
# taking and leaving office (the RPJMD 2019-2024 named in Gunung Mas 24/2024).
PERIOD_SPANS = (4, 5)


class SidocakepPlan(models.Model):
    """One version of a five-year planning document.

    A decided plan does not change. An amendment is a new version that carries over
    the nodes with their identities, so that what refers to a node of the old version
    still finds its successor; the old version stays as it was decided.

    Gunung Mas 24/2024 art. 1.18, 1.19 and 5(1), 5(2).
    """

    _name = "sidocakep.plan"
    _description = "Plan"
    _inherit = ["sidocakep.amendment.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "year_start desc, kind, company_id, version desc, id desc"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of
    _rec_names_search = ["name", "document_number"]
    _trail_fields = frozenset(
        {
            "name",
            "kind",
            "year_start",
            "year_end",
            "parent_plan_id",
            "document_number",
            "document_date",
        }
    )

    # Two Renstra of an agency that begin in the same year are versions of one plan.
    _version_key = ("company_id", "kind", "year_start")
    _version_in_force = PLAN_DECIDED
    _version_retired = PLAN_AMENDED
    _version_ended = (PLAN_ENDED,)
    _version_dates = ("document_date", "ended_on")
    _version_order = "year_start, version, id"

    name = fields.Char(required=True, tracking=True)
    kind = fields.Selection(PLAN_KINDS, required=True, default="renstra")
    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    currency_id = fields.Many2one(
        related="company_id.currency_id", store=True, precompute=True
    )
    year_start = fields.Integer(
        string="First Year",
        required=True,
        aggregator=None,
        default=lambda self: self.env.user._get_office_day().year,
    )
    year_end = fields.Integer(
        string="Last Year",
        compute="_compute_year_end",
        store=True,
        precompute=True,
        readonly=False,
        required=True,
        aggregator=None,
    )
    parent_plan_id = fields.Many2one(
        "sidocakep.plan",
        string="Guided by RPJMD",
        domain="[('kind', '=', 'rpjmd')]",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        help="The RPJMD that guides this Renstra.",
    )
    child_plan_ids = fields.One2many("sidocakep.plan", "parent_plan_id")
    previous_id = fields.Many2one("sidocakep.plan")
    next_ids = fields.One2many("sidocakep.plan")
    node_ids = fields.One2many("sidocakep.plan.node", "plan_id", string="Nodes")
    node_count = fields.Integer(compute="_compute_counts")
    program_count = fields.Integer(string="Programmes", compute="_compute_counts")
    activity_count = fields.Integer(
        string="Activities (Kegiatan)", compute="_compute_counts"
    )
    sub_activity_count = fields.Integer(
        string="Sub-activities (Sub Kegiatan)", compute="_compute_counts"
    )
    estimated_cost = fields.Monetary(compute="_compute_estimated_cost")

    _version_uniq = version_index(
        _version_key,
        "This version of the plan exists already. Open that version.",
    )
    _in_force_uniq = in_force_index(
        _version_key, _version_in_force, "Another version of this plan is in force."
    )

    @api.depends("year_start")
    def _compute_year_end(self):
        for plan in self:
            if plan.year_end - plan.year_start not in PERIOD_SPANS:
                plan.year_end = plan.year_start + PERIOD_SPANS[0]

    @api.onchange("year_start")
    def _onchange_year_start(self):
        """Let the last year follow the first: that of the RPJMD, else five years."""
        guide = self.parent_plan_id
        if guide.year_start == self.year_start:
            self.year_end = guide.year_end
        elif self.year_start != self._origin.year_start:
            self.year_end = self.year_start + PERIOD_SPANS[0]

    @api.onchange("kind")
    def _onchange_kind(self):
        """An RPJMD is of the government; whose Renstra it is has to be chosen."""
        companies = self.env["res.company"]
        government = self.company_id.root_id or companies._get_default_government()
        if self._origin or government.sidocakep_kind != "government":
            return
        if self.kind == "rpjmd":
            self.company_id, self.parent_plan_id = government, False
        elif self.company_id == government:
            self.company_id = False

    @api.depends("node_ids.level")
    def _compute_counts(self):
        """Count nodes, programmes and activities. Paser 23/2016 art. 3(2)."""
        counts = {
            (plan.id, level): count
            for plan, level, count in self.env["sidocakep.plan.node"]._read_group(
                [("plan_id", "in", self.ids)], ["plan_id", "level"], ["__count"]
            )
        }
        totals = dict.fromkeys(self.ids, 0)
        for (plan_id, _level), count in counts.items():
            totals[plan_id] += count
        for plan in self:
            plan.node_count = totals.get(plan.id, 0)
            plan.program_count = counts.get((plan.id, "program"), 0)
            plan.activity_count = counts.get((plan.id, "kegiatan"), 0)
            plan.sub_activity_count = counts.get((plan.id, "sub_kegiatan"), 0)

    @api.depends("node_ids.cost_ids.amount")
    def _compute_estimated_cost(self):
        """Sum the indicative costs of the period. Paser 23/2016 art. 3(2)."""
        sums = {
            plan.id: amount
            for plan, amount in self.env["sidocakep.plan.cost"]._read_group(
                [("plan_id", "in", self.ids)], ["plan_id"], ["amount:sum"]
            )
        }
        for plan in self:
            plan.estimated_cost = sums.get(plan.id, 0.0)

    @api.depends("name", "version")
    def _compute_display_name(self):
        for plan in self:
            plan.display_name = plan._get_version_name(plan.name)

    @api.constrains("year_start", "year_end")
    def _check_period(self):
        """A plan covers five years. Gunung Mas 24/2024 art. 1.18, 1.19."""
        for plan in self:
            if not 2000 <= plan.year_start <= 2100:
                raise ValidationError(
                    self.env._(
                        "%(year)s is not a year of a plan: write it with four digits.",
                        year=plan.year_start,
                    )
                )
            if plan.year_end - plan.year_start not in PERIOD_SPANS:
                raise ValidationError(
                    self.env._(
                        "A plan covers five years: for %(start)s the last year is "
                        "%(end)s or %(end_named)s, not %(given)s. Correct the last "
                        "year.",
                        start=plan.year_start,
                        end=plan.year_start + PERIOD_SPANS[0],
                        end_named=plan.year_start + PERIOD_SPANS[1],
                        given=plan.year_end,
                    )
                )

    @api.constrains("kind", "company_id", "parent_plan_id")
    def _check_kind(self):
        """RPJMD for the government, Renstra for an agency, guided by the RPJMD.

        Gunung Mas 24/2024 art. 5(1), 5(2).
        """
        for plan in self.sudo():
            if plan.kind == "rpjmd" and plan.company_id.parent_id:
                raise ValidationError(
                    self.env._(
                        "The RPJMD belongs to the government; %(agency)s makes a "
                        "Renstra. Choose Renstra.",
                        agency=plan.company_id.name,
                    )
                )
            is_government = plan.company_id.sidocakep_kind == "government"
            if plan.kind == "renstra" and is_government:
                raise ValidationError(
                    self.env._(
                        "%(agency)s makes the RPJMD; a Renstra is of one of its "
                        "agencies. Choose the agency.",
                        agency=plan.company_id.name,
                    )
                )
            if plan.parent_plan_id and (
                plan.kind != "renstra" or plan.parent_plan_id.kind != "rpjmd"
            ):
                raise ValidationError(
                    self.env._(
                        "Only a Renstra is guided by another plan, an RPJMD. Leave "
                        "the field empty."
                    )
                )

    def action_view_tree(self):
        """Show the plan tree."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_plan_node_action"
        )
        return action | {
            "display_name": self.env._("Plan Tree: %(plan)s", plan=self.display_name),
            "domain": [("plan_id", "=", self.id)],
            "context": {"default_plan_id": self.id},
        }

    def action_view_costs(self):
        """Show the indicative costs per node and year."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_plan_cost_action"
        )
        return action | {"domain": [("plan_id", "=", self.id)]}

    # ------------------------------------------------------------------
    # As it was on a day
    # ------------------------------------------------------------------

    def _is_decided_on(self, day=None):
        """Tell whether the version was decided by a day; the first counts before too.

        A PK that is older than the document of its plan stands on that all the same.

        :param day: ``None``: as it stands now
        """
        if self.state in PLAN_OPEN_STATES:
            return False
        if not (day and self.previous_id and self.document_date):
            return True
        return self.document_date <= day

    def _is_replaced_on(self, day=None):
        """Tell whether a later version had taken its place by a day."""
        if not day or self.state != PLAN_AMENDED:
            return self.state == PLAN_AMENDED
        return any(item._is_decided_on(day) for item in self.sudo().next_ids)

    def _is_in_force_on(self, day=None):
        """Tell whether the version held on a day."""
        if not day:
            return self.state == PLAN_DECIDED
        is_open = not self.ended_on or day <= self.ended_on
        return is_open and self._is_decided_on(day) and not self._is_replaced_on(day)
