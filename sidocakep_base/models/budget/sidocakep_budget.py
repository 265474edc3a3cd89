"""Budget documents (DPA) with their versions."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

from ...known_fields import KnownMonetary
from ..document.version_mixin import in_force_index, version_index
from ..document.workflow_mixin import Transition
from ..plan.sidocakep_plan_node import path_ids

#: The stage before the DPA: the RKA is definitive, the DPA not ratified yet.
RKA = "rka"
#: What the DPA adds to it.
DPA_FIELDS = {"number", "ratified_on"}
#: Who takes the steps of a budget.
BUDGET_GROUPS = (
    "sidocakep_base.group_agency_coordinator",
    "sidocakep_base.group_bappeda",
    "sidocakep_base.group_organisasi",
)


class SidocakepBudget(models.Model):
    """One version of the budget implementation document (DPA) of an agency and year.

    A ratified version does not change: a shift (pergeseran) or a revision (perubahan)
    is a new version. The date of ratification starts the clock of the performance
    agreements. Gunung Mas 24/2024 art. 1.24, 6(1) and 6(2).
    """

    _name = "sidocakep.budget"
    _description = "Budget (DPA)"
    _inherit = ["sidocakep.version.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "year desc, company_id, version desc, id desc"
    _rec_names_search = ["number", "company_id.name"]
    _trail_fields = frozenset({"year", "version_kind", "number", "ratified_on"})

    _version_key = ("company_id", "year")
    _version_in_force = "ratified"
    _version_retired = "superseded"
    _version_dates = ("ratified_on", None)

    _workflow_transitions = {
        "ratify": Transition(
            ("draft", RKA),
            "ratified",
            check="_check_ratify",
            groups=BUDGET_GROUPS,
            # a definitive RKA waits for number and day of the DPA
            fills=DPA_FIELDS,
        ),
    }
    _workflow_frozen_states = {"ratified", "superseded"}

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
    year = fields.Integer(
        required=True,
        aggregator=None,
        index=True,
        default=lambda self: self.env.user._get_office_day().year,
    )
    version_kind = fields.Selection(
        [
            ("murni", "Original (Murni)"),
            ("pergeseran", "Shift (Pergeseran)"),
            ("perubahan", "Revision (Perubahan)"),
        ],
        string="Version",
        required=True,
        default="murni",
        tracking=True,
    )
    version = fields.Integer(string="Version Number")
    number = fields.Char(string="DPA Number", tracking=True, copy=False)
    ratified_on = fields.Date(
        string="Ratified on",
        tracking=True,
        copy=False,
        help="Date on which the DPA was ratified. The performance agreements are due "
        "one month later.",
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            (RKA, "Definitive RKA"),
            ("ratified", "Ratified"),
            ("superseded", "Superseded"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
    )
    previous_id = fields.Many2one("sidocakep.budget", string="Amends")
    next_ids = fields.One2many("sidocakep.budget", string="Amended by")
    line_ids = fields.One2many("sidocakep.budget.line", "budget_id", copy=False)
    total_amount = fields.Monetary(
        string="Total",
        compute="_compute_total_amount",
        store=True,
        tracking=True,
        aggregator=None,
    )
    previous_total = KnownMonetary(
        known_by="previous_id",
        string="Total Before",
        related="previous_id.total_amount",
    )
    difference = KnownMonetary(
        known_by="previous_id",
        compute="_compute_difference",
        help="Against the version that this one changes.",
    )
    can_ratify = fields.Boolean(compute="_compute_workflow_can")

    _version_uniq = version_index(
        _version_key,
        "This version of the budget exists already. Open that version.",
    )
    _in_force_uniq = in_force_index(
        _version_key, _version_in_force, "Another version of this budget is in force."
    )

    @api.depends("line_ids.amount")
    def _compute_total_amount(self):
        sums = {
            budget.id: amount
            for budget, amount in self.env["sidocakep.budget.line"]._read_group(
                [("budget_id", "in", self.ids)], ["budget_id"], ["amount:sum"]
            )
        }
        for budget in self:
            budget.total_amount = sums.get(budget.id, 0.0)

    @api.depends("total_amount", "previous_total")
    def _compute_difference(self):
        for budget in self:
            budget.difference = 0.0
            if budget.previous_id:
                budget.difference = budget.total_amount - budget.previous_total

    @api.depends("company_id.name", "year", "version_kind", "version", "state")
    def _compute_display_name(self):
        labels = dict(self._fields["version_kind"]._description_selection(self.env))
        for budget in self:
            name = (
                self.env._("RKA %(year)s %(agency)s: %(version)s")
                if budget.state == RKA
                else self.env._("DPA %(year)s %(agency)s: %(version)s")
            )
            budget.display_name = name % {
                "year": budget.year,
                "agency": budget.company_id.name,
                "version": labels.get(budget.version_kind, ""),
            }
            if budget.version > 2:
                budget.display_name += f" {budget.version - 1}"

    @api.constrains("version_kind", "previous_id", "year")
    def _check_version(self):
        for budget in self:
            if (budget.version_kind == "murni") == bool(budget.previous_id):
                raise ValidationError(
                    self.env._(
                        "The first version of a budget is the original (murni); a "
                        "shift or a revision is made from the version in force. Press "
                        "its button there."
                    )
                )
            if not 2000 <= budget.year <= 2100:
                raise ValidationError(
                    self.env._(
                        "%(year)s is not a budget year: write it with four digits.",
                        year=budget.year,
                    )
                )

    def action_ratify(self):
        """Put the version in force and supersede the one that it changes."""
        self._transition("ratify")
        return True

    def action_create_pergeseran(self):
        """Draft a shift of the version in force."""
        return self._amend({"version_kind": "pergeseran"})._open_form()

    def action_create_perubahan(self):
        """Draft a revision of the version in force."""
        return self._amend({"version_kind": "perubahan"})._open_form()

    def action_view_lines(self):
        """Show the lines beside those of the version before."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_budget_line_action"
        )
        budgets = self | self.previous_id
        return action | {"domain": [("budget_id", "in", budgets.ids)], "context": {}}

    def action_view_nodes(self):
        """Show programmes and activities with the sums of this version."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_plan_node_budget_action"
        )
        nodes = self.line_ids.node_id
        return action | {
            "domain": [("id", "parent_of", nodes.ids)],
            "context": {"sidocakep_budget_id": self.id},
        }

    def _check_ratify(self):
        """A DPA in force has number, date and lines."""
        for budget in self:
            asked = (
                (budget.number, self.env._("the number of the DPA")),
                (budget.ratified_on, self.env._("the date of ratification")),
                (budget.line_ids, self.env._("at least one line")),
            )
            missing = [f"- {words}" for given, words in asked if not given]
            if missing:
                raise UserError(
                    self.env._(
                        "%(budget)s cannot be ratified yet. Complete first:\n"
                        "%(missing)s",
                        budget=budget.display_name,
                        missing="\n".join(missing),
                    )
                )
            if budget.ratified_on > self.env.user._get_office_day():
                raise UserError(
                    self.env._(
                        "%(budget)s cannot have been ratified on a day to come. Enter"
                        " today or an earlier day.",
                        budget=budget.display_name,
                    )
                )
            previous = budget.previous_id
            if previous and budget.ratified_on < previous.ratified_on:
                raise UserError(
                    self.env._(
                        "%(budget)s was ratified before the version that it changes "
                        "(%(date)s). Correct the date of ratification.",
                        budget=budget.display_name,
                        date=self._format_day(previous.ratified_on),
                    )
                )

    def _copy_parts_to(self, successor):
        """Copy the lines."""
        lines = self.line_ids.copy_data({"budget_id": successor.id})
        self.env["sidocakep.budget.line"].create(lines)
        return super()._copy_parts_to(successor)

    def _get_plan_ids(self):
        """Return {budget id: ids of the plans whose nodes it names}, in one query."""
        self.check_access("read")
        self.env["sidocakep.budget.line"].flush_model(["budget_id", "node_id"])
        found = dict(
            self.env.execute_query(
                SQL(
                    """
                    SELECT line.budget_id, ARRAY_AGG(DISTINCT node.plan_id)
                      FROM sidocakep_budget_line line
                      JOIN sidocakep_plan_node node ON node.id = line.node_id
                     WHERE line.budget_id = ANY(%s)
                     GROUP BY line.budget_id
                    """,
                    self.ids,
                )
            )
        )
        return {budget_id: found.get(budget_id, []) for budget_id in self.ids}

    def _get_amounts(self, nodes):
        """Return {node id: amount of the node and all below}, in one query."""
        return self._add_up(self._get_unit_amounts(nodes))

    @api.model
    def _add_up(self, unit_amounts):
        """Return {node id: amount of all units together}."""
        amounts = defaultdict(float)
        for by_node in unit_amounts.values():
            for node_id, amount in by_node.items():
                amounts[node_id] += amount
        return dict(amounts)

    def _get_unit_amounts(self, nodes):
        """Return {code of a unit: {node id: amount of the node and all below}}.

        The agency's own lines have no code: ``None``. Lines are found by the identity
        of their node, so that a budget that was made on one version of a plan adds up
        on its amendments too. One query.
        """
        self.check_access("read")
        self.env["sidocakep.budget.line"].flush_model()
        self.env["sidocakep.plan.node"].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                    SELECT line.unit_code, upper_id, SUM(line.amount)
                      FROM sidocakep_budget_line line
                      JOIN sidocakep_plan_node budgeted ON budgeted.id = line.node_id
                      JOIN sidocakep_plan_node below
                        ON below.identity = budgeted.identity
                       AND below.plan_id = ANY(ARRAY(
                               SELECT DISTINCT plan_id
                                 FROM sidocakep_plan_node
                                WHERE id = ANY(%s)
                           )),
                           %s AS upper_id
                     WHERE line.budget_id = ANY(%s) AND upper_id = ANY(%s)
                     GROUP BY line.unit_code, upper_id
                    """,
                nodes.ids,
                path_ids("below"),
                self.ids,
                nodes.ids,
            )
        )
        amounts = defaultdict(dict)
        for unit, node_id, amount in rows:
            amounts[unit][node_id] = amount
        return amounts
