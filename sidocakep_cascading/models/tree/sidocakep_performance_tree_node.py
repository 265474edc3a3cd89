"""Nodes of a pohon kinerja, with an identity that lasts over the years."""

import uuid

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError

from ...const import TREE_LIVE_STATES
from ...engine.performance_tree import (
    CSF,
    INTERMEDIATE,
    LAST_FREE_STEP,
    NEXT_KIND,
    OPERATIONAL,
    OUTCOME,
    may_stand_under,
)

TREE_KINDS = [
    (OUTCOME, "Outcome"),
    (CSF, "Critical Success Factor"),
    (INTERMEDIATE, "Intermediate Condition"),
    (OPERATIONAL, "Operational Condition"),
]
#: Step 5: may be written on a decided tree too.
LINK_FIELDS = frozenset({"plan_node_ids", "job_ids"})


class SidocakepPerformanceTreeNode(models.Model):
    """A result, a factor or a condition of success.

    Steps 1 to 3 name it, step 4 gives it indicators (in words first, then as records),
    step 5 links it to the plan and to the positions that answer for it.

    PermenPANRB 89/2021.
    """

    _name = "sidocakep.performance.tree.node"
    _description = "Performance Tree Node"
    _inherit = ["sidocakep.workflow.part.mixin"]
    _parent_store = True
    _order = "tree_id, sequence, id"

    _workflow_document_field = "tree_id"
    _workflow_part_free_fields = LINK_FIELDS
    _trail_fields = frozenset(
        {
            "kind",
            "parent_id",
            "name",
            "explanation",
            "indicator_text",
            "indicator_ids",
            "plan_node_ids",
            "job_ids",
        }
    )

    tree_id = fields.Many2one(
        "sidocakep.performance.tree",
        string="Performance Tree",
        required=True,
        ondelete="cascade",
        index=True,
    )
    company_id = fields.Many2one(
        related="tree_id.company_id", store=True, index=True, precompute=True
    )
    year = fields.Integer(
        related="tree_id.year", store=True, precompute=True, aggregator=None
    )
    tree_state = fields.Selection(related="tree_id.state", string="Tree State")
    identity = fields.Char(
        required=True,
        readonly=True,
        index=True,
        copy=False,
        default=lambda self: str(uuid.uuid4()),
    )
    kind = fields.Selection(TREE_KINDS, required=True, index=True, default=OUTCOME)
    parent_id = fields.Many2one(
        "sidocakep.performance.tree.node",
        string="Supports",
        domain="[('tree_id', '=', tree_id), ('id', '!=', id)]",
        ondelete="restrict",
        index=True,
        help="The result or condition above, which this one brings about.",
    )
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many(
        "sidocakep.performance.tree.node", "parent_id", string="Brought About by"
    )
    sequence = fields.Integer(default=10)
    name = fields.Text(required=True)
    explanation = fields.Text(
        help="Why this is needed for the result above: evidence, assumptions, risks."
    )
    indicator_text = fields.Text(
        string="Indicators in Words",
        help="Step 4, as first worded, one a line. Link the indicator itself as soon "
        "as it is in the list of indicators.",
    )
    indicator_ids = fields.Many2many(
        "sidocakep.indicator",
        relation="sidocakep_performance_node_indicator_rel",
        column1="node_id",
        column2="indicator_id",
        string="Indicators",
    )
    plan_node_ids = fields.Many2many(
        "sidocakep.plan.node",
        relation="sidocakep_performance_node_plan_node_rel",
        column1="node_id",
        column2="plan_node_id",
        string="Components of the Plan",
        help="Step 5: the goals, objectives, programmes, activities and sub-activities "
        "that stand for this node.",
    )
    job_ids = fields.Many2many(
        "hr.job",
        relation="sidocakep_performance_node_job_rel",
        column1="node_id",
        column2="job_id",
        string="Positions",
        help="Step 5: the positions that answer for this node.",
    )
    crosscutting_ids = fields.One2many(
        "sidocakep.crosscutting", "node_id", string="Asked of Other Agencies"
    )
    carried_ids = fields.One2many(
        "sidocakep.crosscutting",
        "carrier_node_id",
        string="Carried for Other Agencies",
        readonly=True,
    )
    is_editable = fields.Boolean(compute="_compute_rights")
    is_linkable = fields.Boolean(compute="_compute_rights")

    _identity_uniq = models.UniqueIndex(
        "(tree_id, identity)", "This node is in the tree already. Use that node."
    )

    # ------------------------------------------------------------------
    # Computed
    # ------------------------------------------------------------------

    @api.depends("name")
    def _compute_display_name(self):
        for node in self:
            node.display_name = " ".join((node.name or "").split())

    @api.depends("tree_id.state", "tree_id.steps_done")
    @api.depends_context("uid")
    def _compute_rights(self):
        """Tell the screen what this user may do with the node now."""
        writable = set(self._origin._filtered_access("write").ids)
        for node in self:
            may_write = not node._origin or node._origin.id in writable
            tree = node.tree_id.sudo()
            node.is_editable = may_write and tree.state in (False, "draft")
            node.is_linkable = (
                may_write
                and tree.state in TREE_LIVE_STATES
                and tree.steps_done >= LAST_FREE_STEP
            )

    @api.onchange("parent_id")
    def _onchange_parent_id(self):
        """Propose what is usually written below the chosen node."""
        upper_kind = self.parent_id.kind or None
        if not self._origin or not may_stand_under(self.kind, upper_kind):
            self.kind = NEXT_KIND[upper_kind]

    # ------------------------------------------------------------------
    # Rules
    # ------------------------------------------------------------------

    @api.constrains("parent_id", "kind", "tree_id")
    def _check_parent(self):
        """Outcome, critical success factor, condition: never the other way round."""
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for node in self | self.child_ids:
            parent = node.parent_id
            if parent and parent.tree_id != node.tree_id:
                raise ValidationError(
                    self.env._(
                        '"%(node)s" and "%(parent)s" are in different trees. Choose a'
                        " node of the same tree.",
                        node=node.display_name,
                        parent=parent.display_name,
                    )
                )
            if may_stand_under(node.kind, parent.kind or None):
                continue
            if not parent:
                raise ValidationError(
                    self.env._(
                        '"%(node)s" is a %(kind)s and needs the node above that it '
                        "brings about; only an outcome stands at the top. Choose that"
                        " node.",
                        node=node.display_name,
                        kind=labels[node.kind],
                    )
                )
            raise ValidationError(
                self.env._(
                    '"%(node)s" (%(kind)s) cannot stand under "%(parent)s" '
                    "(%(parent_kind)s). The order is outcome, critical success "
                    "factor, intermediate condition, operational condition. Choose "
                    "another node above it.",
                    node=node.display_name,
                    kind=labels[node.kind],
                    parent=parent.display_name,
                    parent_kind=labels[parent.kind],
                )
            )

    @api.constrains("indicator_ids")
    def _check_indicator_company(self):
        for node in self.sudo():
            for indicator in node.indicator_ids:
                if not node._is_company_fitting(indicator.company_id):
                    raise ValidationError(
                        self.env._(
                            'The indicator "%(indicator)s" belongs to another agency '
                            'than "%(node)s". Choose an indicator of that agency.',
                            indicator=indicator.name,
                            node=node.display_name,
                        )
                    )

    @api.constrains("plan_node_ids", "job_ids")
    def _check_links(self):
        """Links come in step 5, in the own agency and in the plan of the year."""
        linked = self.sudo().filtered(lambda node: node.plan_node_ids or node.job_ids)
        if not self._workflow_bypassed():
            linked.tree_id._check_structure_open()
        for node in linked:
            for plan_node in node.plan_node_ids:
                plan = plan_node.plan_id
                if not plan.year_start <= node.year <= plan.year_end:
                    raise ValidationError(
                        self.env._(
                            '%(plan)s does not cover %(year)s: "%(component)s" cannot'
                            ' stand for "%(node)s". Choose a component of the plan of'
                            " that year.",
                            plan=plan.display_name,
                            year=node.year,
                            component=plan_node.display_name,
                            node=node.display_name,
                        )
                    )
            for record in [*node.plan_node_ids, *node.job_ids]:
                if not node._is_company_fitting(record.company_id):
                    raise ValidationError(
                        self.env._(
                            '"%(record)s" belongs to another agency than "%(node)s". '
                            "Ask that agency to carry the node instead "
                            "(crosscutting).",
                            record=record.display_name,
                            node=node.display_name,
                        )
                    )

    def _is_company_fitting(self, company):
        """The own agency and those above; the government also reaches below."""
        own = self.company_id
        return own in company | company.parent_ids or company in own.parent_ids

    def write(self, vals):
        links = vals.keys() & LINK_FIELDS
        if links:
            self._check_links_open()
        before = {node: node._get_link_names() for node in self} if links else {}
        result = super().write(vals)
        for node, names in before.items():
            if node.tree_id.state != "draft" and names != node._get_link_names():
                node.tree_id.message_post(
                    body=self.env._(
                        '"%(node)s" is now linked to: %(links)s.',
                        node=node.display_name,
                        links=", ".join(node._get_link_names()) or "-",
                    )
                )
        return result

    def _check_links_open(self):
        for tree in self.tree_id:
            if tree.state not in TREE_LIVE_STATES:
                raise FrozenRecordError(
                    self.env._(
                        "%(tree)s is %(state)s and may no longer change.",
                        tree=tree.display_name,
                        state=tree._get_state_label(),
                    )
                )

    def _get_link_names(self):
        self.ensure_one()
        node = self.sudo()
        return [
            *node.plan_node_ids.mapped("display_name"),
            *node.job_ids.mapped("name"),
        ]

    @api.ondelete(at_uninstall=False)
    def _unlink_except_with_children(self):
        for node in self:
            if node.child_ids - self:
                raise UserError(
                    self.env._(
                        '"%(node)s" has nodes below: delete or move these first.',
                        node=node.display_name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_asked(self):
        for node in self.sudo():
            if node.crosscutting_ids or node.carried_ids:
                raise FrozenRecordError(
                    self.env._(
                        'Another agency was asked to carry "%(node)s", or it carries '
                        "something for another agency: it stays on record.",
                        node=node.display_name,
                    )
                )

    # ------------------------------------------------------------------
    # Buttons
    # ------------------------------------------------------------------

    def action_view_in_tree(self):
        """Show the tree of this node."""
        self.ensure_one()
        return self.tree_id.action_view_nodes()

    def action_ask_agency(self):
        """Ask other agencies to carry this node."""
        self.ensure_one()
        self.tree_id.check_access("write")
        self.tree_id._check_structure_open()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Ask Another Agency"),
            "res_model": "sidocakep.crosscutting.ask",
            "view_mode": "form",
            "target": "new",
            "context": {"default_node_id": self.id},
        }
