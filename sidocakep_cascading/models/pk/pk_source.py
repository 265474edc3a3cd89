"""Reading the plan, the targets and the DPA for many PKs at once.

Not a model: one object reads what a batch of PKs needs, in a number of queries that
depends on the years and plans involved and not on the number of PKs.

Which indicators a position promises:

- those it owns (``owner_job_id``);
- those without an owner on a node for which it is responsible;
- for the head of region (RPJMD) and the head of an agency (Renstra) also those of a
  tujuan or sasaran for which nobody is named: somebody answers for every objective
  (Gunung Mas 24/2024 art. 8).

Which budget belongs to a position (rows at the level of Gunung Mas 24/2024 annex C.6,
penjelasan b.2):

- the head of region: the programmes of all agencies, one row per programme of the
  RPJMD that they support, else per name of programme;
- the head of an agency: all of its DPA;
- others: what lies under the programmes, kegiatan or sub kegiatan for which the
  position is responsible; without any, under those whose indicators it owns; without
  any and if it is structural, under the tujuan and sasaran it answers for. A node
  below the level of the table stands for itself.
"""

from collections import defaultdict
from typing import NamedTuple

from odoo.addons.sidocakep_base.const import BUDGET_LEVELS, OBJECTIVE_LEVELS

from ...const import (
    AGENCY_HEAD_KINDS,
    KIND_HEAD_OF_REGION,
    PROGRAM,
)
from ...engine.tree import Tree, TreeNode


class Promise(NamedTuple):
    """An indicator that a position promises; records are sudo."""

    indicator: object
    node: object
    target: object


class BudgetRow(NamedTuple):
    """A row of Tabel II. ``children`` only where the form lists them."""

    node_id: int | bool
    code: str
    name: str
    amount: float
    fund_source: str | bool
    objective_identities: frozenset = frozenset()
    indicator_ids: frozenset = frozenset()
    children: tuple = ()


class PkSources:
    """What the plans and budgets say about ``pks``."""

    def __init__(self, pks):
        self.pks = pks.sudo()
        self.env = self.pks.env
        self._plans = self._read_plans()
        self._budgets = self._read_budgets()
        self._lines = self._budgets_all().line_ids
        plans = self.env["sidocakep.plan"].browse(
            {plan.id for plan in self._plans.values()}
        )
        self._nodes = self.env["sidocakep.plan.node"].search(
            [("plan_id", "in", (plans | self._lines.node_id.plan_id).ids)]
        )
        self._by_identity = {
            (node.plan_id.id, node.identity): node
            for node in self._nodes
            if node.plan_id in plans
        }
        self._tree = Tree(
            TreeNode(
                node.id,
                node.parent_id.id,
                node.level,
                (node.sequence, node.code or "", node.id),
            )
            for node in self._nodes
        )
        self._nodes_by_plan = self._nodes.grouped("plan_id")
        self._targets = self._read_targets()
        self._amounts = self._budgets_all()._get_amounts(
            self._nodes.filtered(lambda node: node.level in BUDGET_LEVELS)
        )
        self._levels = self.pks._get_table2_levels()

    # ------------------------------------------------------------------
    # What was read
    # ------------------------------------------------------------------

    def get_plan(self, pk):
        """Return the plan in force that ``pk`` is drawn from (or an empty one)."""
        return self._plans.get(pk.id) or self.env["sidocakep.plan"]

    def get_budget(self, pk):
        """Return the DPA in force; for the head of region those of all agencies."""
        return self._budgets[pk.id]

    def get_table2_level(self, pk):
        """Return the level of column 3 of Tabel II."""
        return self._levels[pk.id]

    def get_target(self, pk, indicator):
        """Return the target of the plan for the year of ``pk``, or ``None``."""
        return self._targets.get(pk.year, {}).get(indicator.id)

    def get_promises(self, pk):
        """Return the promises of ``pk`` in the order of the plan."""
        plan, job = self.get_plan(pk), pk.job_id.sudo()
        is_top = self._is_top(pk)
        found = {}
        for node in self._nodes_by_plan.get(plan, ()):
            objective_id = self._tree.nearest(node.id, OBJECTIVE_LEVELS)
            objective = node.browse(objective_id) if objective_id else node
            for indicator in node.indicator_ids:
                if not self._is_promised(indicator, node, job, is_top):
                    continue
                place = (
                    self._tree.position(objective.id),
                    self._tree.position(node.id),
                    indicator.code or "",
                    indicator.id,
                )
                if indicator not in found or place < found[indicator][0]:
                    found[indicator] = (place, objective)
        targets = self._targets.get(pk.year, {})
        return [
            Promise(indicator, objective, targets.get(indicator.id))
            for indicator, (_place, objective) in sorted(
                found.items(), key=lambda item: item[1][0]
            )
        ]

    def get_budget_rows(self, pk):
        """Return the rows of Tabel II that the DPA in force holds for ``pk``."""
        if pk.sudo().position_kind_id.code == KIND_HEAD_OF_REGION:
            return self._get_government_rows(pk)
        level = self.get_table2_level(pk)
        if level not in BUDGET_LEVELS:
            return []
        nodes = self._get_position_nodes(pk, level)
        child_level = pk._get_table2_child_level(level)
        if not child_level:
            return [self._prepare_row(node) for node in nodes]
        return self._get_grouped_rows(nodes, child_level)

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
            above = self._get_node_above(above)
        return None

    # ------------------------------------------------------------------
    # Reading, once
    # ------------------------------------------------------------------

    def _read_plans(self):
        """Return ``{pk id: plan}``: the RPJMD for the head of region, else the Renstra.

        Gunung Mas 24/2024 art. 5(1), 5(2). A unit without a Renstra of its own stands
        on that of the agency above it.
        """
        plan_model = self.env["sidocakep.plan"]
        result = {}
        for year, pks in self.pks.grouped("year").items():
            companies = pks.company_id.parent_ids
            renstras = plan_model._get_in_force(companies, "renstra", year)
            rpjmds = plan_model._get_in_force(companies.root_id, "rpjmd", year)
            for pk in pks:
                if pk.position_kind_id.code == KIND_HEAD_OF_REGION:
                    plan = rpjmds.get(pk.company_id.root_id.id)
                else:
                    plan = self._get_nearest(pk.company_id, renstras)
                result[pk.id] = plan or plan_model
        return result

    def _read_budgets(self):
        """Return ``{pk id: DPA in force}``; all agencies' for the head of region."""
        budget_model = self.env["sidocakep.budget"]
        result = {}
        for year, pks in self.pks.grouped("year").items():
            heads = pks.filtered(
                lambda pk: pk.position_kind_id.code == KIND_HEAD_OF_REGION
            )
            companies = pks.company_id.parent_ids
            if heads:
                companies |= companies.search(
                    [("id", "child_of", heads.company_id.root_id.ids)]
                )
            in_force = budget_model._get_in_force(companies, year)
            by_company = {budget.company_id.id: budget for budget in in_force}
            for pk in pks:
                if pk in heads:
                    root = pk.company_id.root_id
                    result[pk.id] = in_force.filtered(
                        lambda budget, root=root: budget.company_id.root_id == root
                    )
                else:
                    found = self._get_nearest(pk.company_id, by_company)
                    result[pk.id] = found or budget_model
        return result

    def _read_targets(self):
        """Return ``{year: {indicator id: target}}``."""
        indicators = self._nodes.indicator_ids
        return {
            year: indicators._get_targets(year) for year in set(self.pks.mapped("year"))
        }

    def _budgets_all(self):
        return self.env["sidocakep.budget"].union(*self._budgets.values())

    @staticmethod
    def _get_nearest(company, by_company):
        """Return what the unit itself has, else the nearest agency above it."""
        for unit in reversed(company.parent_ids[1:] or company):
            if unit.id in by_company:
                return by_company[unit.id]
        return None

    # ------------------------------------------------------------------
    # Whose is it
    # ------------------------------------------------------------------

    def _is_top(self, pk):
        kind = pk.sudo().position_kind_id.code
        if kind == KIND_HEAD_OF_REGION:
            return True
        plan = self.get_plan(pk)
        return kind in AGENCY_HEAD_KINDS and plan.company_id == pk.company_id.sudo()

    def _is_promised(self, indicator, node, job, is_top):
        if indicator.owner_job_id:
            return indicator.owner_job_id == job
        responsible = node.responsible_job_id
        if responsible:
            return responsible == job
        return is_top and node.level in OBJECTIVE_LEVELS

    def _get_responsible(self, node, plan):
        """Return the responsible position, as the plan in force names it.

        A DPA may stand on the plan as it was before its amendment.
        """
        current = self._by_identity.get((plan.id, node.identity), node)
        return current.responsible_job_id

    def _get_budget_nodes(self, budgets, plan):
        """Return the nodes of the plans on which the budgets stand, each once.

        A DPA may name nodes of two versions of a plan; a node of the version in force
        wins over its former self.
        """
        plans = budgets.line_ids.node_id.plan_id.sorted(
            lambda item: (item == plan, item.version)
        )
        nodes = {
            (node.company_id, node.identity): node
            for budget_plan in plans
            for node in self._nodes_by_plan.get(budget_plan, ())
        }
        return list(nodes.values())

    def _get_position_nodes(self, pk, level):
        """Return the nodes of the rows of ``pk`` with a budget, in printed order."""
        budget, plan, job = self.get_budget(pk), self.get_plan(pk), pk.job_id.sudo()
        nodes = self._get_budget_nodes(budget, plan)
        if self._is_top(pk):
            wanted = {node.id for node in nodes if node.level == level}
        else:
            roots = self._get_position_roots(nodes, plan, job)
            scope = self._tree.below(roots)
            wanted = {
                node_id for node_id in scope if self._tree.level(node_id) == level
            }
            depth = BUDGET_LEVELS.index(level)
            wanted |= {
                node_id
                for node_id in roots
                if self._tree.level(node_id) in BUDGET_LEVELS[depth + 1 :]
            }
        ordered = sorted(
            filter(self._amounts.get, self._tree.topmost(wanted)),
            key=self._tree.position,
        )
        return self._nodes.browse(ordered)

    def _get_position_roots(self, nodes, plan, job):
        """Return the topmost nodes under which the budget of a position lies."""
        responsible = [
            node for node in nodes if self._get_responsible(node, plan) == job
        ]
        owned = [
            node
            for node in nodes
            if any(indicator.owner_job_id == job for indicator in node.indicator_ids)
        ]
        is_structural = job.position_kind_id.is_structural
        objectives = responsible + owned if is_structural else []
        for candidates, levels in (
            (responsible, BUDGET_LEVELS),
            (owned, BUDGET_LEVELS),
            (objectives, OBJECTIVE_LEVELS),
        ):
            found = {node.id for node in candidates if node.level in levels}
            if found:
                return self._tree.topmost(found)
        return set()

    def _get_node_above(self, node):
        """Return the parent; from the top of a Renstra, the RPJMD node it supports."""
        if node.level in OBJECTIVE_LEVELS and node.upper_node_id:
            return node.upper_node_id
        return node.parent_id

    # ------------------------------------------------------------------
    # Rows of Tabel II
    # ------------------------------------------------------------------

    def _prepare_row(self, node, children=()):
        lineage = [node.browse(node_id) for node_id in self._tree.lineage(node.id)]
        below = self._nodes.browse(self._tree.below([node.id]))
        return BudgetRow(
            node_id=node.id,
            code=node.code,
            name=node.name,
            amount=(
                sum(child.amount for child in children)
                if children
                else self._amounts[node.id]
            ),
            fund_source=self._get_fund_source(below),
            objective_identities=self._get_objective_identities(lineage),
            indicator_ids=frozenset(node.indicator_ids.ids),
            children=tuple(children),
        )

    def _get_objective_identities(self, lineage):
        """Return the identity of the nearest tujuan or sasaran that has indicators."""
        for above in lineage:
            if above.level in OBJECTIVE_LEVELS and above.indicator_ids:
                return frozenset([above.identity])
        return frozenset()

    def _get_fund_source(self, nodes):
        """Return the sources of funds of the lines on ``nodes``, in words."""
        lines = self._lines.filtered(lambda line: line.node_id in nodes)
        labels = dict(
            lines._fields["fund_source"]._description_selection(
                self.env(context={**self.env.context, "lang": "id_ID"})
            )
        )
        found = {line.fund_source for line in lines if line.fund_source}
        return ", ".join(labels[key] for key in labels if key in found) or False

    def _get_grouped_rows(self, nodes, child_level):
        """Return the programmes of ``nodes`` with the rows under each of them."""
        groups = defaultdict(list)
        for node in nodes:
            program_id = self._tree.nearest(node.id, {PROGRAM}) or node.id
            below = [
                below_id
                for below_id in self._tree.below([node.id])
                if self._tree.level(below_id) == child_level
                and self._amounts.get(below_id)
            ]
            groups[program_id] += sorted(below, key=self._tree.position) or [node.id]
        rows = []
        for program_id, child_ids in groups.items():
            children = [
                self._prepare_row(self._nodes.browse(child_id))
                for child_id in child_ids
                if child_id != program_id
            ]
            rows.append(self._prepare_row(self._nodes.browse(program_id), children))
        return rows

    def _get_government_rows(self, pk):
        """Return the programmes of all agencies, one row per programme."""
        rpjmd = self.get_plan(pk)
        groups = defaultdict(list)
        for node in self._get_budget_nodes(self.get_budget(pk), rpjmd):
            if node.level == PROGRAM and self._amounts.get(node.id):
                upper = node.upper_node_id
                is_program = upper.level == PROGRAM and upper.plan_id == rpjmd
                key = upper if is_program else " ".join(node.name.lower().split())
                groups[key].append(node)
        rows = [self._prepare_government_row(nodes) for nodes in groups.values()]
        return sorted(rows, key=lambda row: (row.code or "", row.name))

    def _prepare_government_row(self, nodes):
        first = nodes[0]
        upper = first.upper_node_id
        named = upper if upper.level == PROGRAM else first
        identities = set()
        for node in nodes:
            above = node
            while above:
                if above.plan_id.kind == "rpjmd" and above.level in OBJECTIVE_LEVELS:
                    identities.add(above.identity)
                    break
                above = self._get_node_above(above)
        below = self._nodes.browse(self._tree.below([node.id for node in nodes]))
        return BudgetRow(
            node_id=named.id if named == upper or len(nodes) == 1 else False,
            code=named.code if named == upper or len(nodes) == 1 else False,
            name=named.name,
            amount=sum(self._amounts[node.id] for node in nodes),
            fund_source=self._get_fund_source(below),
            objective_identities=frozenset(identities),
        )
