"""Reading the plan, the targets and the DPA for many PKs at once.

Not a model: one object reads what a batch of PKs needs, in a number of queries that
depends on the years and plans involved and not on the number of PKs. Of a plan it reads
what the positions of the PKs have a part in, and that only when it is asked: a PK that
is looked at costs the same in an agency of 100 people and of 3,000.

Which indicators a position promises:

- those it owns (``owner_job_id``);
- those without an owner on a node for which it is responsible;
- for the head of region (RPJMD) and the head of an agency (Renstra) also those of a
  tujuan or sasaran for which nobody is named: somebody answers for every objective
  (Gunung Mas 24/2024 art. 8).

Which budget belongs to a position is told in ``pk_budget``.
"""

from collections import defaultdict
from functools import cached_property

from odoo.fields import Domain

from odoo.addons.sidocakep_base.const import BUDGET_LEVELS, OBJECTIVE_LEVELS

from ...const import (
    AGENCY_HEAD_KINDS,
    KIND_HEAD_OF_REGION,
)
from ...engine.tree import Tree, TreeNode
from .pk_budget import BudgetRows
from .pk_dpa import (
    filter_heads_of_region,
    find_budgets,
    find_plans,
    get_day,
    get_nearest,
)
from .pk_iku import IkuDecrees
from .pk_promise import Promise


class PkSources:
    """What the plans and budgets say about ``pks``.

    :param as_now: plan and DPA as they stand now, and not on the date of each PK
    """

    def __init__(self, pks, as_now=False):
        self.pks = pks.sudo()
        self.env = self.pks.env
        self._as_now = as_now

    # ------------------------------------------------------------------
    # What is asked
    # ------------------------------------------------------------------

    def get_plan(self, pk):
        """Return the plan in force on its date that ``pk`` is drawn from, or none."""
        return self._plans[pk.id]

    def get_budget(self, pk):
        """Return the DPA in force on its date; of the head of region all agencies'."""
        return self._budgets[pk.id]

    def get_target(self, pk, indicator):
        """Return the target of a line's indicator for the year, or ``None``."""
        return self._line_targets[pk.year][self._get_day(pk)].get(indicator.id)

    def is_planned(self, indicator):
        """Tell whether the plans or budgets of the PKs know the indicator."""
        indicator = indicator.sudo()
        return indicator.active and bool(indicator.node_ids.plan_id & self._all_plans)

    def get_promises(self, pk):
        """Return the promises of ``pk`` in the order of the plan."""
        plan_id = self.get_plan(pk).id
        pairs = list(self._promised[plan_id, pk.sudo().job_id.id])
        if self.is_top(pk):
            pairs += self._promised[plan_id, None]
        found = {}
        for indicator, node in pairs:
            objective_id = self.tree.nearest(node.id, OBJECTIVE_LEVELS)
            objective = self.get_nodes(objective_id) if objective_id else node
            place = (
                self.tree.position(objective.id),
                self.tree.position(node.id),
                indicator.code or "",
                indicator.id,
            )
            if indicator not in found or place < found[indicator][0]:
                found[indicator] = (place, objective)
        targets = self._promise_targets[pk.year][self._get_day(pk)]
        return [
            Promise(indicator, objective, targets.get(indicator.id))
            for indicator, (_place, objective) in sorted(
                found.items(), key=lambda item: item[1][0]
            )
        ]

    @cached_property
    def budget_rows(self):
        """The :class:`BudgetRows` of Tabel II."""
        return BudgetRows(self)

    @cached_property
    def iku_decrees(self):
        """The :class:`IkuDecrees` in force, beside which the IKU are read."""
        return IkuDecrees(self)

    def get_supported_line(self, line, superior_lines):
        """Return the line of the superior that ``line`` supports, or ``None``.

        The same indicator; else the indicator to which this one is logically tied
        (Gunung Mas 24/2024 art. 1.16); else the promise on the nearest node above,
        through the RPJMD node that a node of the Renstra supports.
        """
        by_indicator = {other.indicator_id.id: other for other in superior_lines}
        indicator = line.indicator_id
        for candidate in (indicator, indicator.parent_indicator_id):
            if candidate.id in by_indicator:
                return by_indicator[candidate.id]
        by_node = {}
        for other in superior_lines:
            by_node.setdefault(other.node_id.identity, other)
        by_node.pop(False, None)
        above = line.node_id
        while above:
            if above.identity in by_node:
                return by_node[above.identity]
            above = self.get_node_above(above)
        return None

    def get_node_above(self, node):
        """Return the parent; from the top of a Renstra, the RPJMD node it supports."""
        if node.level in OBJECTIVE_LEVELS and node.upper_node_id:
            return node.upper_node_id
        return node.parent_id

    def is_top(self, pk):
        """Tell whether ``pk`` is that of who answers for the whole plan."""
        kind = pk.sudo().position_kind_id.code
        if kind == KIND_HEAD_OF_REGION:
            return True
        plan = self.get_plan(pk)
        return kind in AGENCY_HEAD_KINDS and plan.company_id == pk.company_id.sudo()

    # ------------------------------------------------------------------
    # Plans and budgets
    # ------------------------------------------------------------------

    @cached_property
    def _plans(self):
        """``{pk id: plan}``: the RPJMD for the head of region, else the Renstra.

        Gunung Mas 24/2024 art. 5(1), 5(2). A unit without a Renstra of its own stands
        on that of the agency above it.
        """
        plan_model = self.env["sidocakep.plan"]
        result = {}
        for year, pks in self.pks.grouped("year").items():
            companies, days = pks.company_id.parent_ids, self._days[year]
            renstras = find_plans(companies, "renstra", year, days)
            heads = filter_heads_of_region(pks)
            rpjmds = {}
            if heads:
                governments = heads.company_id.root_id
                rpjmds = find_plans(governments, "rpjmd", year, days)
            for pk in pks:
                day = self._get_day(pk)
                if pk in heads:
                    plan = rpjmds[day].get(pk.company_id.root_id.id)
                else:
                    plan = get_nearest(pk.company_id, renstras[day])
                result[pk.id] = plan or plan_model
        return result

    def _get_day(self, pk):
        return get_day(pk.sudo(), self._as_now)

    @cached_property
    def _days(self):
        """``{year: days of its PKs}``."""
        return {
            year: set(map(self._get_day, pks))
            for year, pks in self.pks.grouped("year").items()
        }

    @cached_property
    def _budgets(self):
        """``{pk id: DPA}``; all agencies' for the head of region."""
        return find_budgets(self.pks, self._as_now)

    @cached_property
    def plans(self):
        """The plans that the PKs are drawn from."""
        plan_ids = {plan.id for plan in self._plans.values() if plan}
        return self.env["sidocakep.plan"].browse(sorted(plan_ids))

    @cached_property
    def budgets(self):
        """The budgets of the PKs."""
        budget_ids = {key for budget in self._budgets.values() for key in budget.ids}
        return self.env["sidocakep.budget"].browse(sorted(budget_ids))

    @cached_property
    def _plan_ids(self):
        """``{budget id: ids of the plans on whose nodes it stands}``."""
        return self.budgets._get_plan_ids()

    def get_budget_plans(self, budgets):
        """Return the plans on which the lines of ``budgets`` stand."""
        plan_ids = {key for budget in budgets for key in self._plan_ids[budget.id]}
        return self.env["sidocakep.plan"].browse(sorted(plan_ids))

    @cached_property
    def _all_plans(self):
        """The plans of the PKs and those on which their budgets stand."""
        return self.plans | self.get_budget_plans(self.budgets)

    # ------------------------------------------------------------------
    # Nodes
    # ------------------------------------------------------------------

    @cached_property
    def nodes(self):
        """The part of the plans that the positions stand in.

        Of who answers for the whole, all of it. Else the nodes of the position in every
        version of the plan with what is above them, and what is below them where the
        budget of the position is looked for.
        """
        node_model = self.env["sidocakep.plan.node"]
        in_plans = Domain("plan_id", "in", self._all_plans.ids)
        whole = self._get_whole_plans()
        if whole >= self._all_plans:
            return node_model.search_fetch(in_plans)
        own = node_model.search_fetch(
            in_plans
            & (
                Domain("responsible_job_id", "in", self.pks.job_id.ids)
                | Domain("indicator_ids", "in", self._owned.ids)
            )
        )
        if len(self._all_plans) > 1:
            identities = own.mapped("identity")
            own = node_model.search_fetch(
                in_plans & Domain("identity", "in", identities)
            )
        lineage_ids = {key for node in own for key in node._get_path_ids()}
        return node_model.search_fetch(
            in_plans
            & (
                Domain("plan_id", "in", whole.ids)
                | Domain("id", "in", lineage_ids)
                | Domain("id", "child_of", self._get_budget_roots(own).ids)
            )
        )

    def _get_budget_roots(self, own):
        """Return those of the nodes below which a position may have its budget.

        An official without a node of the DPA has it below his tujuan and sasaran.
        """
        roots = own.filtered(lambda node: node.level in BUDGET_LEVELS)
        owner_ids = {key for node in roots for key in self.owners_by_node[node.id]}
        owner_ids.update(roots.responsible_job_id.ids)
        officials = self.pks.job_id.filtered("position_kind_id.is_structural")
        return own if set(officials.ids) - owner_ids else roots

    def _get_whole_plans(self):
        """Return the plans for all of which one of the PKs answers."""
        plans = self.env["sidocakep.plan"]
        for pk in self.pks:
            if self.is_top(pk):
                plans |= self.get_plan(pk)
                plans |= self.get_budget_plans(self.get_budget(pk))
        return plans

    def get_nodes(self, *node_ids):
        """Return nodes that are read together with all the others."""
        nodes = self.env["sidocakep.plan.node"].browse(node_ids)
        return nodes.with_prefetch(self.nodes._prefetch_ids)

    @cached_property
    def nodes_by_plan(self):
        return self.nodes.grouped("plan_id")

    @cached_property
    def tree(self):
        """The nodes in the order in which the plan prints them."""
        return Tree(
            TreeNode(
                node.id,
                node.parent_id.id,
                node.level,
                (node.sequence, node.code or "", node.id),
            )
            for node in self.nodes
        )

    @cached_property
    def _nodes_in_force(self):
        """``{(plan id, identity): node}`` of the plans that the PKs are drawn from."""
        return {
            (node.plan_id.id, node.identity): node
            for node in self.nodes
            if node.plan_id in self.plans
        }

    def get_responsible(self, node, plan):
        """Return the responsible position, as the plan in force names it.

        A DPA may stand on the plan as it was before its amendment.
        """
        current = self._nodes_in_force.get((plan.id, node.identity), node)
        return current.responsible_job_id

    # ------------------------------------------------------------------
    # Indicators and their targets
    # ------------------------------------------------------------------

    @cached_property
    def _owned(self):
        """The indicators that the positions own."""
        return self.env["sidocakep.indicator"].search(
            [("owner_job_id", "in", self.pks.job_id.ids)]
        )

    @cached_property
    def owners_by_node(self):
        """``{node id: ids of the positions that own indicators on it}``."""
        result = defaultdict(set)
        for indicator in self._owned:
            for node_id in indicator.node_ids.ids:
                result[node_id].add(indicator.owner_job_id.id)
        return result

    @cached_property
    def _promised(self):
        """``{(plan id, position id): [(indicator, node)]}``.

        Under no position stands what falls to who answers for the whole plan.
        """
        nameless = self.env["sidocakep.indicator"].search(
            [("owner_job_id", "=", False), ("node_ids", "in", self.nodes.ids)]
        )
        result = defaultdict(list)
        for indicator in self._owned | nameless:
            for node in indicator.node_ids:
                if node.id not in self.tree:
                    continue
                job = indicator.owner_job_id or node.responsible_job_id
                if job or node.level in OBJECTIVE_LEVELS:
                    result[node.plan_id.id, job.id or None].append((indicator, node))
        return result

    @cached_property
    def _promise_targets(self):
        pairs = [pair for some in self._promised.values() for pair in some]
        indicators = self._owned.browse({indicator.id for indicator, _node in pairs})
        return self._read_targets(indicators)

    @cached_property
    def _line_targets(self):
        """The targets of the indicators that the lines promise."""
        return self._read_targets(self.pks.line_ids.indicator_id)

    @cached_property
    def outcome_rank(self):
        """From which a level counts as outcome."""
        return self.pks._get_outcome_rank()

    def _read_targets(self, indicators):
        """Return ``{year: {day: {indicator id: target}}}``."""
        return {
            year: indicators._get_targets_on(year, days)
            for year, days in self._days.items()
        }
