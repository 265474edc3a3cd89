"""Breaks in the chain RPJMD > Renstra > RKT > DPA; each opens what mends it."""

from odoo import fields, models

from ...const import NODE_LEVELS, PLAN_KINDS, PLAN_OPEN_STATES, PLAN_STATES
from ...engine.figures.indonesian import format_rupiah
from ...known_fields import KnownMonetary
from .plan_finding_sql import DUTIES, EXPLANATIONS, all_findings


class SidocakepPlanFinding(models.Model):
    """One break in the chain of a plan: what is broken, where, and how to mend it.

    Read from the records of now; nothing is stored, so that a finding goes away when
    its cause does. Findings of amended and ended plans are not told.
    """

    _name = "sidocakep.plan.finding"
    _inherit = "sidocakep.finding"
    _description = "Plan Finding"
    _auto = False
    _order = "severity, company_id, plan_id, kind, year, id"
    _depends = {
        "res.company": [
            "parent_id",
            "sidocakep_kind",
            "date_dissolved",
            "active",
            "profile_id",
        ],
        "sidocakep.plan": [
            "company_id",
            "kind",
            "state",
            "year_start",
            "year_end",
            "previous_id",
        ],
        "sidocakep.plan.node": [
            "plan_id",
            "level",
            "identity",
            "parent_path",
            "upper_node_id",
            "indicator_ids",
            *EXPLANATIONS,
        ],
        "sidocakep.indicator": ["active", "node_ids"],
        "sidocakep.target": [
            "plan_id",
            "indicator_id",
            "kind",
            "period_kind",
            "year",
            "figure_status",
            "value",
            "value_high",
            "point_id",
        ],
        "sidocakep.profile": ["planning_month"],
        "sidocakep.budget": ["company_id", "state", "year"],
        "sidocakep.budget.line": ["budget_id", "node_id", "amount"],
        "sidocakep.rkt": ["company_id", "plan_id", "state", "year"],
        "sidocakep.rkt.line": [
            "rkt_id",
            "node_id",
            "level",
            "indicator_id",
            "is_included",
            "figure_status",
            "value",
            "value_high",
            "point_id",
        ],
    }

    kind = fields.Selection(
        selection_add=[
            ("level_missing", "Level Missing from the Renstra"),
            ("agency_without_plan", "Agency without Renstra"),
            ("objective_without_parent", "Objective Not Tied to the RPJMD"),
            ("parent_gone", "Tied to What the RPJMD No Longer Has"),
            ("outcome_without_program", "Outcome without Programme"),
            ("year_without_target", "Indicator without Target"),
            ("budget_without_indicator", "Budgeted Programme without Indicator"),
            ("rkt_differs", "RKT Differs from the Plan"),
            ("year_without_rkt", "Year without RKT"),
            ("component_unexplained", "Component Not Explained on the Map"),
        ]
    )
    plan_id = fields.Many2one("sidocakep.plan", readonly=True)
    plan_kind = fields.Selection(PLAN_KINDS, string="Document", readonly=True)
    plan_state = fields.Selection(PLAN_STATES, readonly=True)
    node_id = fields.Many2one("sidocakep.plan.node", string="Component", readonly=True)
    level = fields.Selection(NODE_LEVELS, readonly=True)
    indicator_id = fields.Many2one("sidocakep.indicator", readonly=True)
    year = fields.Integer(readonly=True, aggregator=None)
    target_id = fields.Many2one("sidocakep.target", readonly=True)
    rkt_id = fields.Many2one("sidocakep.rkt", string="RKT", readonly=True)
    rkt_line_id = fields.Many2one(
        "sidocakep.rkt.line", string="RKT Line", readonly=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    amount = KnownMonetary(
        string="Budget",
        readonly=True,
        help="Budget of the programme in the DPA in force.",
    )

    @property
    def _table_query(self):
        companies = self.env["res.company"].sudo()
        return all_findings(
            companies._get_rules_in_force(DUTIES.values()),
            self.env.user._get_office_day(),
        )

    def _describe(self):
        levels = dict(self._fields["level"]._description_selection(self.env))
        describe = getattr(self, f"_describe_{self.kind}")
        message = describe(levels.get(self.level))
        if self.kind in DUTIES:
            message = self.company_id._get_rule(DUTIES[self.kind])._cite(message)
        return message, self._get_remedy()

    def _describe_level_missing(self, level):
        return self.env._(
            "%(plan)s has no component of the level %(level)s. A Renstra contains "
            "goals, objectives, programmes and activities.",
            plan=self.plan_id.display_name,
            level=level,
        )

    def _describe_agency_without_plan(self, _level):
        return self.env._(
            "%(agency)s has no Renstra for the years %(start)s-%(end)s of the RPJMD.",
            agency=self.company_id.name,
            start=self.plan_id.year_start,
            end=self.plan_id.year_end,
        )

    def _describe_objective_without_parent(self, _level):
        return self.env._(
            'The objective "%(node)s" carries nothing of the RPJMD, neither itself nor '
            "by its goal.",
            node=self.node_id.display_name,
        )

    def _describe_parent_gone(self, level):
        return self.env._(
            '%(level)s "%(node)s" carries "%(upper)s", which the amended RPJMD no '
            "longer has.",
            level=level,
            node=self.node_id.display_name,
            upper=self.node_id.upper_node_id.display_name,
        )

    def _describe_outcome_without_program(self, level):
        return self.env._(
            '%(level)s "%(node)s" has no programme: nothing is done for it.',
            level=level,
            node=self.node_id.display_name,
        )

    def _describe_year_without_target(self, level):
        return self.env._(
            '"%(indicator)s" has no target for %(year)s (%(level)s "%(node)s").',
            indicator=self.indicator_id.display_name,
            year=self.year,
            level=level,
            node=self.node_id.display_name,
        )

    def _describe_budget_without_indicator(self, _level):
        return self.env._(
            'The programme "%(node)s" has %(amount)s in the DPA of %(year)s and no '
            "indicator: nobody can tell what the money is for.",
            node=self.node_id.display_name,
            amount=format_rupiah(self.amount),
            year=self.year,
        )

    def _describe_rkt_differs(self, _level):
        return self.env._(
            '"%(indicator)s": the RKT of %(year)s says %(rkt)s, %(plan)s says '
            "%(target)s.",
            indicator=self.indicator_id.display_name,
            year=self.year,
            rkt=self.rkt_line_id.printed_value,
            plan=self.plan_id.display_name,
            target=self.target_id.printed_value or self.env._("nothing"),
        )

    def _describe_year_without_rkt(self, _level):
        return self.env._(
            "%(agency)s has no decided RKT for %(year)s. %(stands_for)s",
            year=self.year,
            agency=self.company_id.name,
            stands_for=self.env["sidocakep.rkt"]._get_stands_for(self.company_id),
        ).strip()

    def _describe_component_unexplained(self, level):
        node = self.node_id
        missing = [
            node._fields[name]._description_string(self.env)
            for name in EXPLANATIONS
            if not (node[name] or "").strip()
        ]
        return self.env._(
            '%(level)s "%(node)s" stands on the strategy map without: %(columns)s.',
            level=level,
            node=node.display_name,
            columns=", ".join(missing),
        )

    def _get_remedy(self):
        """Return in words what mends this finding, as the plan stands now."""
        remedies = {
            "level_missing": self.env._("Add the level to the plan tree."),
            "agency_without_plan": self.env._(
                "Draw up the Renstra, or import the workbook of the agency."
            ),
            "objective_without_parent": self.env._(
                'Choose at the objective, or at its goal, the RPJMD node in "Supports '
                'RPJMD Node".'
            ),
            "parent_gone": self.env._(
                'Choose another RPJMD node in "Supports RPJMD Node".'
            ),
            "outcome_without_program": self.env._(
                "Add the programme that serves it, or move it where it is served."
            ),
            "year_without_target": self.env._("Enter the target of the year."),
            "budget_without_indicator": self.env._(
                "Give the programme its outcome indicator with a target for each year."
            ),
            "rkt_differs": self.env._(
                "Correct the RKT, or amend the plan if the RKT is right."
            ),
            "component_unexplained": self.env._(
                "Fill these in before the map is printed."
            ),
            "year_without_rkt": self.env._(
                "Draw up the RKT of the year and decide it."
            ),
        }
        remedy = remedies[self.kind]
        if self.plan_state in PLAN_OPEN_STATES or self.kind in (
            "agency_without_plan",
            "rkt_differs",
            "year_without_rkt",
        ):
            return remedy
        if self._get_open_version():
            return self.env._("In the amendment: %(remedy)s", remedy=remedy)
        return self.env._("Amend the plan. Then: %(remedy)s", remedy=remedy)

    def _get_remedy_action(self):
        opener = {
            "agency_without_plan": self._open_new_plan,
            "level_missing": self._open_plan_tree,
            "year_without_target": self._open_targets,
            "rkt_differs": self._open_rkt,
            "year_without_rkt": self._open_new_rkt,
        }.get(self.kind, self._open_node)
        return opener()

    def _get_open_version(self):
        """Return the plan that can be changed: this one, or its draft amendment."""
        plan = self.plan_id
        if plan.state in PLAN_OPEN_STATES:
            return plan
        return plan.next_ids.filtered(lambda version: version.state in PLAN_OPEN_STATES)

    def _open_new_plan(self):
        rpjmd = self.plan_id
        return self._open_form(
            "sidocakep.plan",
            default_kind="renstra",
            default_company_id=self.company_id.id,
            default_parent_plan_id=rpjmd.id,
            default_year_start=rpjmd.year_start,
            default_year_end=rpjmd.year_end,
        )

    def _open_plan_tree(self):
        plan = self._get_open_version() or self.plan_id
        return plan.action_view_tree()

    def _open_node(self):
        """Open the node, in the draft amendment where there is one."""
        node = self.node_id
        version = self._get_open_version()
        if version != self.plan_id:
            node = (
                node.search(
                    [("plan_id", "=", version.id), ("identity", "=", node.identity)]
                )
                or node
            )
        return self._open_form("sidocakep.plan.node", node.id)

    def _open_targets(self):
        """Show the targets of the indicator in the plan that can be changed."""
        plan = self._get_open_version() or self.plan_id
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_target_action"
        )
        return action | {
            "domain": [
                ("indicator_id", "=", self.indicator_id.id),
                ("plan_id", "=", plan.id),
            ],
            "context": {
                "default_indicator_id": self.indicator_id.id,
                "default_plan_id": plan.id,
                "default_year": self.year,
            },
        }

    def _open_rkt(self):
        return self._open_form("sidocakep.rkt", self.rkt_id.id)

    def _open_new_rkt(self):
        """Open the draft RKT of the year, or a new one."""
        draft = self.env["sidocakep.rkt"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                ("state", "=", "draft"),
            ],
            limit=1,
        )
        return self._open_form(
            "sidocakep.rkt",
            draft.id,
            default_company_id=self.company_id.id,
            default_year=self.year,
            default_plan_id=self.plan_id.id,
        )
