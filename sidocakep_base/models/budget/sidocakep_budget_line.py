"""Lines of the budget: an amount at a programme, activity or sub-activity."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

from ...const import BUDGET_LEVELS, FUND_SOURCES
from ...known_fields import KnownMonetary
from ..plan.sidocakep_plan_node import path_ids


class SidocakepBudgetLine(models.Model):
    """An amount of a budget at the lowest level that the document states.

    Totals are sums, never typed: no line stands on an ancestor of another.
    Gunung Mas 24/2024 art. 6(1).
    """

    _name = "sidocakep.budget.line"
    _description = "Budget Line"
    _made_elsewhere = True
    _inherit = ["sidocakep.workflow.part.mixin"]
    _order = "budget_id, code, node_id, id"
    _rec_names_search = ["code", "node_id.name"]

    _workflow_document_field = "budget_id"
    _trail_fields = frozenset(
        {
            "node_id",
            "amount",
            "fund_source",
            "unit_code",
            "note",
        }
    )

    budget_id = fields.Many2one(
        "sidocakep.budget", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="budget_id.company_id", store=True, index=True, precompute=True
    )
    year = fields.Integer(
        related="budget_id.year", store=True, precompute=True, aggregator=None
    )
    currency_id = fields.Many2one(
        related="company_id.currency_id", store=True, precompute=True
    )
    node_id = fields.Many2one(
        "sidocakep.plan.node",
        string="Programme, Activity or Sub-activity",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('company_id', '=', company_id), ('plan_id.kind', '=', 'renstra'),"
        " ('level', 'in', ('program', 'kegiatan', 'sub_kegiatan'))]",
    )
    level = fields.Selection(related="node_id.level", store=True, precompute=True)
    code = fields.Char(related="node_id.code", store=True, precompute=True)
    program_id = fields.Many2one(
        "sidocakep.plan.node",
        string="Programme",
        compute="_compute_program_id",
        store=True,
        index=True,
    )
    amount = fields.Monetary(required=True)
    fund_source = fields.Selection(FUND_SOURCES, required=True, default="apbd")
    unit_code = fields.Char(
        string="Spending Unit",
        index="btree_not_null",
        help="Code of the unit below the agency (UPTD, puskesmas, kelurahan, RSUD, "
        "bagian) that has this part of the DPA. Empty: the agency itself.",
    )
    note = fields.Text()
    previous_amount = KnownMonetary(
        known_by="budget_id.previous_id",
        string="Amount Before",
        compute="_compute_previous_amount",
    )
    difference = KnownMonetary(
        known_by="budget_id.previous_id", compute="_compute_previous_amount"
    )

    _node_uniq = models.UniqueIndex(
        "(budget_id, node_id, fund_source, unit_code) NULLS NOT DISTINCT",
        "The budget has a line for this node, source of funds and unit already. Change"
        " that line.",
    )
    _amount_check = models.Constraint(
        "CHECK(amount >= 0)",
        "An amount of the budget is not negative. Enter zero or more.",
    )

    @api.depends("node_id", "node_id.parent_path", "node_id.level")
    def _compute_program_id(self):
        """Find the programme that the line belongs to, for grouping."""
        ancestors = self.env["sidocakep.plan.node"].browse(
            {
                int(node_id)
                for path in self.node_id.mapped("parent_path")
                for node_id in (path or "").split("/")
                if node_id
            }
        )
        programs = {node.id: node for node in ancestors if node.level == "program"}
        for line in self:
            path = (line.node_id.parent_path or "").split("/")
            line.program_id = next(
                (programs[int(key)] for key in path if key and int(key) in programs),
                False,
            )

    @api.depends(
        "amount", "budget_id.previous_id", "node_id", "fund_source", "unit_code"
    )
    def _compute_previous_amount(self):
        """Compare with the same node, source and unit of the version before."""
        previous = self.budget_id.previous_id.line_ids
        amounts = {(line.budget_id, *line._get_key()): line.amount for line in previous}
        for line in self:
            former = line.budget_id.previous_id
            key = (former, *line._get_key())
            line.previous_amount = amounts.get(key, 0.0)
            line.difference = line.amount - line.previous_amount if former else 0.0

    @api.depends("node_id", "budget_id")
    def _compute_display_name(self):
        for line in self:
            line.display_name = line.node_id.display_name

    def _get_key(self):
        """Return what tells a line apart from the others of its version."""
        self.ensure_one()
        return self.node_id.identity, self.fund_source, self.unit_code or ""

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._clean(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._clean(vals))

    @api.model
    def _clean(self, vals):
        """Return the values with the unit as it is compared; an empty one is none."""
        unit = vals.get("unit_code")
        if unit is None:
            return vals
        return vals | {"unit_code": "".join((unit or "").split()) or False}

    @api.constrains("node_id", "budget_id")
    def _check_node(self):
        """The node is a programme or below, of the Renstra of the agency."""
        for line in self:
            node = line.node_id.sudo()
            if node.level not in BUDGET_LEVELS:
                raise ValidationError(
                    self.env._(
                        '"%(node)s" carries no budget: choose a programme, an activity '
                        "or a sub-activity.",
                        node=node.display_name,
                    )
                )
            company = line.company_id.sudo()
            if node.company_id != company and node.company_id in company.parent_ids:
                raise ValidationError(
                    self.env._(
                        '"%(node)s" is in the plan of %(above)s. %(unit)s has a DPA of '
                        "its own and needs a Renstra of its own: draw it up first. Or "
                        "enter the row in the DPA of %(above)s with the code of the "
                        "unit.",
                        node=node.display_name,
                        above=node.company_id.name,
                        unit=company.name,
                    )
                )
            if node.company_id != company or node.plan_id.kind != "renstra":
                raise ValidationError(
                    self.env._(
                        '"%(node)s" is not in the Renstra of %(agency)s. Choose a '
                        "programme, activity or sub-activity of its Renstra.",
                        node=node.display_name,
                        agency=line.company_id.name,
                    )
                )

    @api.constrains("node_id", "budget_id")
    def _check_one_level(self):
        """Refuse a line on an ancestor of another line of the budget.

        Nodes are compared by identity, because the lines of a budget may point at
        two versions of one plan.
        """
        if not self:
            return
        lines = self.budget_id.line_ids
        stated = {
            (line.budget_id.id, line.node_id.identity): line.node_id.name
            for line in lines
        }
        for budget_id, identity, lower in lines._get_identities_above():
            if upper := stated.get((budget_id, identity)):
                raise ValidationError(
                    self.env._(
                        'The budget of "%(upper)s" is the sum of what is below it: '
                        'remove its own line, or the one of "%(lower)s".',
                        upper=upper,
                        lower=lower,
                    )
                )

    def _get_identities_above(self):
        """Return rows: budget id, identity of a node above a line, name of its node."""
        self.flush_model(["node_id", "budget_id"])
        self.env["sidocakep.plan.node"].flush_model()
        return self.env.execute_query(
            SQL(
                """
                SELECT DISTINCT line.budget_id, above.identity, node.name
                  FROM sidocakep_budget_line line
                  JOIN sidocakep_plan_node node ON node.id = line.node_id
                  JOIN sidocakep_plan_node twin ON twin.identity = node.identity,
                       %s AS above_id
                  JOIN sidocakep_plan_node above ON above.id = above_id
                 WHERE line.id = ANY(%s) AND above_id != twin.id
                """,
                path_ids("twin"),
                self.ids,
            )
        )
