"""The plan tree: one typed tree from vision to sub-activity."""

import uuid
from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

from ...const import BUDGET_LEVELS, NODE_LEVEL_RANK, NODE_LEVELS


def path_ids(alias):
    """Return the SQL of the ids of a node and all above it, a row each.

    Sums go up from what is there: that is linear, where a comparison of the paths of
    all pairs of nodes is not.

    :param alias: alias of ``sidocakep_plan_node`` in the query
    """
    return SQL(
        "UNNEST(STRING_TO_ARRAY(RTRIM(%s, '/'), '/')::int[])",
        SQL.identifier(alias, "parent_path"),
    )


class SidocakepPlanNode(models.Model):
    """A component of a plan, with what a strategy map says about it.

    Levels may be skipped on the way down but never inverted: a programme may stand
    directly under an objective, an objective never under a programme.

    The ``identity`` is shared by the versions of one node in the versions of a plan.

    Paser 23/2016 art. 3(2); Gunung Mas 24/2024 annex A.
    """

    _name = "sidocakep.plan.node"
    _description = "Plan Node"
    _made_elsewhere = True
    _inherit = ["sidocakep.workflow.part.mixin"]
    _parent_store = True
    _order = "plan_id, sequence, code, id"
    _rec_names_search = ["code", "name"]
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    _workflow_document_field = "plan_id"
    _trail_fields = frozenset(
        {
            "parent_id",
            "level",
            "code",
            "name",
            "operational_definition",
            "responsible_job_id",
            "staff_job_ids",
            "stakeholders",
            "beneficiaries",
            "link_ids",
            "upper_node_id",
        }
    )

    plan_id = fields.Many2one(
        "sidocakep.plan", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="plan_id.company_id", store=True, index=True, precompute=True
    )
    plan_state = fields.Selection(related="plan_id.state", string="Plan State")
    currency_id = fields.Many2one(
        related="company_id.currency_id", store=True, precompute=True
    )
    parent_id = fields.Many2one(
        "sidocakep.plan.node",
        string="Upper Node",
        domain="[('plan_id', '=', plan_id)]",
        ondelete="cascade",
        index=True,
    )
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many(
        "sidocakep.plan.node", "parent_id", string="Lower Nodes"
    )
    level = fields.Selection(NODE_LEVELS, required=True, index=True)
    sequence = fields.Integer(default=10)
    code = fields.Char(
        index=True,
        help="Code in the document; for programmes the code of the nomenclature.",
    )
    name = fields.Text(required=True)
    nomenclature_id = fields.Many2one(
        "sidocakep.nomenclature",
        ondelete="restrict",
        index="btree_not_null",
        help="Row of the national nomenclature that this programme, activity or "
        "sub-activity comes from.",
    )
    identity = fields.Char(
        required=True,
        readonly=True,
        index=True,
        copy=False,
        default=lambda self: str(uuid.uuid4()),
    )
    operational_definition = fields.Text(
        help="What the component means, in terms that can be observed."
    )
    responsible_job_id = fields.Many2one(
        "hr.job",
        string="Responsible Position",
        check_company=True,
        index="btree_not_null",
    )
    staff_job_ids = fields.Many2many("hr.job", string="Positions Involved")
    stakeholders = fields.Text(help="Who has an interest in the result.")
    beneficiaries = fields.Text(help="Which part of the public benefits.")
    link_ids = fields.Many2many(
        "sidocakep.plan.node",
        relation="sidocakep_plan_node_link",
        column1="cause_id",
        column2="effect_id",
        string="Contributes to",
        domain="[('plan_id', '=', plan_id), ('id', '!=', id)]",
        help="Other nodes of the plan that this one is a cause of.",
    )
    upper_node_id = fields.Many2one(
        "sidocakep.plan.node",
        string="Supports RPJMD Node",
        domain="[('plan_id.kind', '=', 'rpjmd'), ('plan_id.state', '!=', 'amended')]",
        ondelete="restrict",
        index="btree_not_null",
        help="The node of the RPJMD that this node of the Renstra supports.",
    )
    lower_plan_node_ids = fields.One2many(
        "sidocakep.plan.node", "upper_node_id", string="Supported by"
    )
    cost_ids = fields.One2many("sidocakep.plan.cost", "node_id", string="Costs")
    program_count = fields.Integer(string="Programmes", compute="_compute_counts")
    activity_count = fields.Integer(
        string="Activities (Kegiatan)", compute="_compute_counts"
    )
    estimated_cost = fields.Monetary(
        compute="_compute_estimated_cost",
        help="Indicative cost of this node and all below it over the plan period.",
    )

    _identity_uniq = models.UniqueIndex(
        "(plan_id, identity)", "This node is in the plan already. Use that node."
    )
    _code_uniq = models.UniqueIndex(
        "(plan_id, code) WHERE code IS NOT NULL"
        " AND level IN ('program', 'kegiatan', 'sub_kegiatan')",
        "A programme, activity or sub-activity with this code is in the plan already."
        " Use that one, or correct the code.",
    )

    # Through the plan, not through child_ids: Odoo computes a recursive field record
    # by record, which would be a query for each node.
    @api.depends("plan_id.node_ids.parent_id", "plan_id.node_ids.level")
    def _compute_counts(self):
        """Count the programmes and activities below. Paser 23/2016 art. 3(2)."""
        self.flush_model(["parent_path", "plan_id", "level"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT upper_id,
                       COUNT(*) FILTER (WHERE below.level = 'program'),
                       COUNT(*) FILTER (WHERE below.level = 'kegiatan')
                  FROM sidocakep_plan_node below, %s AS upper_id
                 WHERE below.plan_id = ANY(%s)
                   AND below.id != upper_id
                   AND upper_id = ANY(%s)
                 GROUP BY upper_id
                """,
                path_ids("below"),
                self.plan_id._origin.ids,
                list(self._ids_in_database()),
            )
        )
        counts = {node_id: found for node_id, *found in rows}
        for node in self:
            node.program_count, node.activity_count = counts.get(
                node._origin.id, (0, 0)
            )

    @api.depends("plan_id.node_ids.parent_id", "plan_id.node_ids.cost_ids.amount")
    def _compute_estimated_cost(self):
        """Roll the indicative costs up. Paser 23/2016 art. 3(2)."""
        amounts = self._get_estimated_costs()
        for node in self:
            node.estimated_cost = amounts.get(node._origin.id, 0.0)

    def _get_path_ids(self):
        """Return the ids of the node and all above it."""
        self.ensure_one()
        return [int(key) for key in self.parent_path.split("/") if key]

    @api.depends("code", "name")
    def _compute_display_name(self):
        for node in self:
            node.display_name = " ".join(filter(None, (node.code, node.name)))

    @api.constrains("parent_id", "level", "plan_id")
    def _check_parent(self):
        """Levels are never inverted, and a tree stays within its plan."""
        labels = dict(NODE_LEVELS)
        for node in self.filtered("parent_id") | self.child_ids:
            if node.parent_id.plan_id != node.plan_id:
                raise ValidationError(
                    self.env._(
                        '"%(node)s" and its upper node "%(parent)s" are in different '
                        "plans. Choose an upper node of the same plan.",
                        node=node.display_name,
                        parent=node.parent_id.display_name,
                    )
                )
            if NODE_LEVEL_RANK[node.level] <= NODE_LEVEL_RANK[node.parent_id.level]:
                raise ValidationError(
                    self.env._(
                        '"%(node)s" (%(level)s) cannot stand under "%(parent)s" '
                        "(%(parent_level)s): the upper node must be of a higher "
                        "level. Choose another upper node.",
                        node=node.display_name,
                        level=labels[node.level],
                        parent=node.parent_id.display_name,
                        parent_level=labels[node.parent_id.level],
                    )
                )

    @api.constrains("parent_id", "code", "level")
    def _check_code(self):
        """The code of an activity continues the code of its programme."""
        for node in self.filtered("parent_id") | self.child_ids:
            parent = node.parent_id
            if (
                node.code
                and parent.code
                and node.level in BUDGET_LEVELS
                and parent.level in BUDGET_LEVELS
                and not node.code.startswith(f"{parent.code}.")
            ):
                raise ValidationError(
                    self.env._(
                        "Code %(code)s does not belong under %(parent_code)s: the "
                        "code of a lower level begins with the code of the upper one."
                        " Correct the code, or choose another upper node.",
                        code=node.code,
                        parent_code=parent.code,
                    )
                )

    @api.constrains("level", "nomenclature_id")
    def _check_nomenclature(self):
        for node in self:
            if node.nomenclature_id and node.level != node.nomenclature_id.level:
                raise ValidationError(
                    self.env._(
                        '"%(node)s" points at a row of another level of the '
                        "nomenclature (%(code)s). Choose a row of its own level.",
                        node=node.display_name,
                        code=node.nomenclature_id.code,
                    )
                )

    @api.constrains("upper_node_id", "plan_id")
    def _check_upper_node(self):
        """Only a node of a Renstra supports a node of an RPJMD."""
        for node in self.filtered("upper_node_id").sudo():
            if node.upper_node_id.plan_id.kind != "rpjmd" or (
                node.plan_id.kind != "renstra"
            ):
                raise ValidationError(
                    self.env._(
                        '"%(node)s": a node of a Renstra supports a node of the '
                        "RPJMD, nothing else. Choose a node of the RPJMD.",
                        node=node.display_name,
                    )
                )

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {"parent_id", "level"}:
            # A moved branch may bring one line under another.
            self.cost_ids._check_one_level()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_with_children(self):
        for node in self:
            if node.child_ids - self:
                raise UserError(
                    self.env._(
                        '"%(node)s" has lower nodes: delete or move these first.',
                        node=node.display_name,
                    )
                )

    def action_view_tree(self):
        """Show this node in the plan tree."""
        self.ensure_one()
        action = self.plan_id.action_view_tree()
        action["context"]["hierarchy_res_id"] = self.id
        return action

    def _ids_in_database(self):
        return (node_id for node_id in self._origin.ids if node_id)

    def _get_goal(self):
        """Return the tujuan that a component is, or stands under; sudo."""
        node = self.sudo()
        while node and node.level != "tujuan":
            node = node.parent_id
        return node

    def _put_decided_first(self, day=None):
        """Return the nodes, those of a version in force first.

        A node stands in each version of its plan; one that is only drafted decides
        nothing beside the one that was decided.

        :param day: as it was on that day; without it, as it stands now
        """
        return self.sorted(lambda node: not node.plan_id._is_in_force_on(day))

    def _get_estimated_costs(self, year=None):
        """Return {node id: indicative cost of it and all below}, in one query.

        :param year: one year of the period; all years without it
        """
        self.env["sidocakep.plan.cost"].flush_model()
        self.flush_model(["parent_path", "plan_id"])
        return dict(
            self.env.execute_query(
                SQL(
                    """
                    SELECT upper_id, SUM(cost.amount)
                      FROM sidocakep_plan_cost cost
                      JOIN sidocakep_plan_node below ON below.id = cost.node_id,
                           %s AS upper_id
                     WHERE cost.plan_id = ANY(%s) AND upper_id = ANY(%s) AND %s
                     GROUP BY upper_id
                    """,
                    path_ids("below"),
                    self.plan_id._origin.ids,
                    list(self._ids_in_database()),
                    SQL("cost.year = %s", year) if year else SQL("TRUE"),
                )
            )
        )

    def _copy_to_plan(self, plan):
        """Copy the nodes to another version of their plan, keeping identities.

        One batch per depth, so that a parent exists before its children.
        """
        new_of = {}
        by_depth = defaultdict(self.browse)
        for node in self:
            by_depth[node.parent_path.count("/")] |= node
        for depth in sorted(by_depth):
            nodes = by_depth[depth]
            # What is archived still belongs to the plan that promised it.
            vals_list = nodes.with_context(active_test=False).copy_data()
            for node, vals in zip(nodes, vals_list, strict=True):
                vals |= {
                    "plan_id": plan.id,
                    "parent_id": new_of[node.parent_id].id if node.parent_id else False,
                    "identity": node.identity,
                    "link_ids": False,
                    "cost_ids": [
                        fields.Command.create(
                            {"year": cost.year, "amount": cost.amount}
                        )
                        for cost in node.cost_ids
                    ],
                }
            new_of |= zip(nodes, self.create(vals_list), strict=True)
        for node, new in new_of.items():
            if node.link_ids:
                effects = [new_of[effect].id for effect in node.link_ids]
                new.link_ids = [fields.Command.set(effects)]
        return plan.node_ids
