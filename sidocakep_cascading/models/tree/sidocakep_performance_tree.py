"""Pohon kinerja: the logic of success, before structure, programmes and budget."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.sidocakep_base.engine.finding import SEVERE
from odoo.addons.sidocakep_base.models.document.version_mixin import (
    in_force_index,
    version_index,
)
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition

from ...const import TREE_STATES
from ...engine.performance_tree import (
    FIRST_STEP,
    LAST_DOCUMENT_STEP,
    LAST_FREE_STEP,
    LAST_STEP,
    steps_done,
)

KEEPER_GROUPS = (
    "sidocakep_base.group_head",
    "sidocakep_base.group_sekda",
    "sidocakep_base.group_bappeda",
    "sidocakep_base.group_organisasi",
)


class SidocakepPerformanceTree(models.Model):
    """The performance tree of the government or of an agency for a year.

    Five steps: outcome, critical success factors, conditions down to the most
    operational, indicators, translation into plans and positions. In the first three
    the tree is free of existing plans, structure and budget. The document is what the
    first four make; the translation of step 5 goes on after the decision.

    PermenPANRB 89/2021.
    """

    _name = "sidocakep.performance.tree"
    _description = "Performance Tree"
    _inherit = ["sidocakep.amendment.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "year desc, company_id, version desc, id desc"
    _rec_names_search = ["name", "document_number"]
    _trail_fields = frozenset({"name", "year", "document_number", "document_date"})

    _version_key = ("company_id", "year")
    _version_in_force = "decided"
    _version_retired = "amended"
    _version_ended = ("ended",)

    _workflow_transitions = {
        "decide": Transition(
            ("draft",), "decided", check="_check_decide", groups=KEEPER_GROUPS
        ),
        "end": Transition(("decided",), "ended", groups=KEEPER_GROUPS[2:]),
    }
    _workflow_fields = {"state", "decided_on", "copied_from_id"}
    _workflow_frozen_states = {"decided", "amended", "ended"}

    name = fields.Char(
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        tracking=True,
    )
    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        index=True,
        default=lambda self: self.env.company,
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
    document_number = fields.Char(
        tracking=True,
        help="Number of the decree by which the tree was decided.",
    )
    document_date = fields.Date(tracking=True)
    state = fields.Selection(
        TREE_STATES,
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    decided_on = fields.Date(readonly=True, copy=False)
    previous_id = fields.Many2one("sidocakep.performance.tree")
    next_ids = fields.One2many("sidocakep.performance.tree")
    copied_from_id = fields.Many2one(
        "sidocakep.performance.tree",
        string="Copied from",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
        help="The tree of the year before, whose nodes this one continues.",
    )
    node_ids = fields.One2many(
        "sidocakep.performance.tree.node", "tree_id", string="Tree Nodes"
    )
    node_count = fields.Integer(string="Nodes in the Tree", compute="_compute_counts")
    crosscutting_count = fields.Integer(
        string="Crosscutting", compute="_compute_counts"
    )
    steps_done = fields.Integer(
        compute="_compute_steps",
        compute_sudo=True,
        help="How many of the five steps are done, counted from the first.",
    )
    step_text = fields.Char(
        string="Stands at", compute="_compute_steps", compute_sudo=True
    )
    steps = fields.Json(
        string="The Five Steps", compute="_compute_steps", compute_sudo=True
    )
    notice_count = fields.Integer(
        string="Notices", compute="_compute_steps", compute_sudo=True
    )
    can_decide = fields.Boolean(compute="_compute_workflow_can")
    can_end = fields.Boolean(compute="_compute_workflow_can")

    _version_uniq = version_index(
        _version_key,
        "The agency has a performance tree for this year already. Open that tree.",
    )
    _in_force_uniq = in_force_index(
        _version_key, _version_in_force, "Another version of this tree is in force."
    )

    # ------------------------------------------------------------------
    # Computed
    # ------------------------------------------------------------------

    @api.depends("company_id", "year")
    def _compute_name(self):
        """Name a new tree as its document is called."""
        for tree in self:
            if not tree.id or not tree.name:
                tree.name = f"Pohon Kinerja {tree.company_id.name or ''} {tree.year}"

    @api.depends("company_id.parent_id")
    def _compute_scope(self):
        for tree in self:
            is_agency = tree.company_id.sudo().parent_id
            tree.scope = "agency" if is_agency else "government"

    @api.depends("node_ids.crosscutting_ids")
    def _compute_counts(self):
        domain = [("tree_id", "in", self.ids)]
        nodes, asked = (
            dict(self.env[model]._read_group(domain, ["tree_id"], ["__count"]))
            for model in ("sidocakep.performance.tree.node", "sidocakep.crosscutting")
        )
        for tree in self:
            tree.node_count = nodes.get(tree._origin, 0)
            tree.crosscutting_count = asked.get(tree._origin, 0)

    @api.depends(
        "node_ids.kind",
        "node_ids.parent_id",
        "node_ids.indicator_ids",
        "node_ids.indicator_text",
        "node_ids.plan_node_ids",
        "node_ids.job_ids",
        "node_ids.crosscutting_ids.state",
    )
    def _compute_steps(self):
        """Work out where the tree stands. PermenPANRB 89/2021."""
        missing = self._get_missing_by_step()
        labels = self._get_step_labels()
        rows = self.env["sidocakep.performance.tree.notice"]._read_group(
            [("tree_id", "in", self.ids), ("is_due", "=", True)],
            ["tree_id"],
            ["__count"],
        )
        notices = {tree.id: count for tree, count in rows}
        for tree in self:
            counts = missing.get(tree._origin.id, {FIRST_STEP: 1})
            done = steps_done(counts)
            tree.steps_done = done
            tree.notice_count = notices.get(tree._origin.id, 0)
            current = min(done + 1, LAST_STEP)
            tree.step_text = (
                self.env._("All five steps are done")
                if done == LAST_STEP
                else self.env._(
                    "Step %(number)s: %(title)s", number=current, title=labels[current]
                )
            )
            tree.steps = [
                {
                    "number": number,
                    "title": labels[number],
                    "done": number <= done,
                    "current": number == done + 1,
                    "missing": counts.get(number, 0),
                }
                for number in range(FIRST_STEP, LAST_STEP + 1)
            ]

    @api.depends("name", "version")
    def _compute_display_name(self):
        for tree in self:
            tree.display_name = tree._get_version_name(tree.name)

    @api.model
    def _get_step_labels(self):
        return {
            1: self.env._("Outcome"),
            2: self.env._("Critical Success Factors"),
            3: self.env._("Conditions down to the most operational"),
            4: self.env._("Indicators"),
            5: self.env._("Translation into plan and positions"),
        }

    def _get_missing_by_step(self):
        """Return {tree id: {step: number of things missing}}, in one query."""
        result = {tree_id: defaultdict(int) for tree_id in self._origin.ids}
        rows = (
            self.env["sidocakep.performance.tree.notice"]
            .sudo()
            ._read_group(
                [("tree_id", "in", self._origin.ids), ("severity", "=", SEVERE)],
                ["tree_id", "step"],
                ["__count"],
            )
        )
        for tree, step, count in rows:
            result[tree.id][int(step)] = count
        return result

    # ------------------------------------------------------------------
    # Rules
    # ------------------------------------------------------------------

    @api.constrains("year")
    def _check_year(self):
        for tree in self:
            if not 2000 <= tree.year <= 2100:
                raise ValidationError(
                    self.env._(
                        "%(year)s is not a year of a performance tree: write it with "
                        "four digits.",
                        year=tree.year,
                    )
                )

    def write(self, vals):
        if vals.keys() & {"company_id", "year"}:
            for tree in self:
                if tree.sudo().node_ids and any(
                    tree._fields[name].convert_to_write(tree[name], tree) != vals[name]
                    for name in vals.keys() & {"company_id", "year"}
                ):
                    raise ValidationError(
                        self.env._(
                            "%(tree)s has nodes already: its agency and year stay. "
                            "Make another tree, or copy this one to the next year.",
                            tree=tree.display_name,
                        )
                    )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_asked(self):
        """A tree from which another agency was asked stays."""
        self.sudo().node_ids._unlink_except_asked()

    def _check_decide(self):
        """Refuse to decide a tree whose first four steps are not done."""
        labels = self._get_step_labels()
        missing_by_step = self._get_missing_by_step()
        for tree in self:
            missing = []
            if not tree.document_number or not tree.document_date:
                missing.append(self.env._("number and date of the document"))
            missing += tree._get_amendment_missing()
            missing += [
                self.env._(
                    "step %(number)s, %(title)s (%(count)s open)",
                    number=number,
                    title=labels[number],
                    count=count,
                )
                for number, count in sorted(missing_by_step[tree.id].items())
                if number <= LAST_DOCUMENT_STEP
            ]
            if missing:
                raise UserError(
                    self.env._(
                        "%(tree)s cannot be decided yet. Still needed: %(missing)s. "
                        "Complete these first.",
                        tree=tree.display_name,
                        missing="; ".join(missing),
                    )
                )

    def _check_structure_open(self):
        """Refuse links and requests while the logic is not complete.

        PermenPANRB 89/2021, step 1-3: without regard to the existing components of
        the plan, the structure, programmes or budget.
        """
        missing = self._get_missing_by_step()
        for tree in self:
            if steps_done(missing[tree.id]) < LAST_FREE_STEP:
                raise ValidationError(
                    self.env._(
                        "%(tree)s is still in its first three steps, which are made "
                        "free of plans, positions and agencies (PermenPANRB 89/2021). "
                        "Bring every branch down to its operational conditions first.",
                        tree=tree.display_name,
                    )
                )

    # ------------------------------------------------------------------
    # Steps of the document
    # ------------------------------------------------------------------

    def action_decide(self):
        """Decide the tree; a former version becomes history."""
        self._transition("decide", {"decided_on": self.env.user._get_office_day()})
        return True

    def action_end(self):
        """Close the tree of a year that is over."""
        self._transition("end")
        return True

    def _before_transition(self, name):
        """Lead the requests to other agencies to the amendment, or close them."""
        result = super()._before_transition(name)
        requests = self.env["sidocakep.crosscutting"]
        if name == "decide":
            for tree in self.filtered("previous_id"):
                requests._move_to_amendment(tree)
        elif name == "end":
            requests._close_unanswered(self)
        return result

    # ------------------------------------------------------------------
    # Screens
    # ------------------------------------------------------------------

    def action_view_nodes(self):
        """Show the whole tree."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_cascading.sidocakep_performance_tree_node_action"
        )
        return action | {
            "display_name": self.display_name,
            "domain": [("tree_id", "=", self.id)],
            "context": {
                "default_tree_id": self.id,
                "sidocakep_tree_id": self.id,
            },
        }

    def action_view_notices(self):
        """Show what is missing, the step the tree stands at first."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_cascading.sidocakep_performance_tree_notice_action"
        )
        return action | {"domain": [("tree_id", "=", self.id)]}

    def action_view_crosscutting(self):
        """Show what other agencies are asked to carry."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_cascading.sidocakep_crosscutting_action"
        )
        return action | {"domain": [("tree_id", "=", self.id)], "context": {}}
