"""The rows of Tabel II that the DPA in force holds for a PK.

Which budget belongs to a position (rows at the level of Gunung Mas 24/2024 annex C.6,
penjelasan b.2):

- the head of region: the programmes of all agencies, one row per programme of the
  RPJMD that they support, else per name of programme;
- the head of an agency: all of its DPA;
- others: what lies under the programmes, kegiatan or sub kegiatan for which the
  position is responsible; without any, under those whose indicators it owns; without
  any and if it is structural, under the tujuan and sasaran it answers for. A node
  below the level of the table stands for itself.

A position with a unit (UPTD, puskesmas, kelurahan, RSUD, bagian) has of these rows what
the DPA gives its unit; without any of its own, all that its unit has. So a unit without
a line in the DPA of the agency stands on the tupoksi. A DPA that names no unit is not
parted.
"""

from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from odoo.addons.sidocakep_base.const import BUDGET_LEVELS, OBJECTIVE_LEVELS
from odoo.addons.sidocakep_base.models.document.document_lang import document_lang

from ...const import KIND_HEAD_OF_REGION, PROGRAM


class BudgetRow(NamedTuple):
    """A row of Tabel II.

    :param nodes: of the plan, whose budget it shows (sudo)
    :param node_id: the one that it names, if it is one
    :param children: only where the form lists them
    """

    nodes: object
    node_id: int | bool
    code: str | bool
    name: str
    amount: float
    children: tuple = ()


class BudgetRows:
    """The rows of Tabel II of PKs, from what their ``sources`` read."""

    def __init__(self, sources):
        self.sources = sources
        self.env = sources.env
        self._own_nodes = {}

    def get_rows(self, pk):
        """Return the rows that the DPA in force holds for ``pk``."""
        is_region = pk.sudo().position_kind_id.code == KIND_HEAD_OF_REGION
        level = self._levels[pk.id]
        if level not in BUDGET_LEVELS and not is_region:
            return []
        if not self.sources.get_budget(pk):
            return []
        if is_region:
            return self._get_government_rows(pk)
        nodes = self._get_position_nodes(pk, level)
        child_level = pk._get_table2_child_level(level)
        amounts = self._get_amounts(pk)
        if not child_level:
            return [self._prepare_row(node, amounts) for node in nodes]
        return self._get_grouped_rows(nodes, child_level, amounts)

    def get_amounts(self, pk):
        """Return ``{(node id, name): amount}`` of all rows, also those below others."""
        return {
            (row.node_id, row.name): row.amount
            for top in self.get_rows(pk)
            for row in (top, *top.children)
        }

    # ------------------------------------------------------------------
    # What a row serves
    # ------------------------------------------------------------------

    def get_fund_source(self, row):
        """Return the sources of funds of the nodes of ``row``, in words."""
        found = set().union(*(self._fund_sources[node.id] for node in row.nodes))
        words = self._lines.with_context(lang=document_lang(self.env)).env
        labels = dict(self._lines._fields["fund_source"]._description_selection(words))
        return ", ".join(labels[key] for key in labels if key in found) or False

    def get_served_lines(self, pk, row):
        """Return the lines of ``pk`` that the budget of ``row`` serves.

        Gunung Mas 24/2024 art. 8: the budget of each performance. Those that measure
        the row itself, else its kegiatan, else its programme; where none of them is
        promised, those of the nearest tujuan or sasaran that has indicators. For the
        head of region those of the RPJMD. None is guessed.
        """
        if pk.sudo().position_kind_id.code == KIND_HEAD_OF_REGION:
            served = set(map(self._find_rpjmd_identity, row.nodes)) - {None}
            return self._filter_objective(pk, served)
        for above_id in self.sources.tree.lineage(row.nodes.id):
            above = self.sources.get_nodes(above_id)
            indicator_ids = set(above.indicator_ids.ids)
            measuring = pk.line_ids.filtered(
                lambda line, ids=indicator_ids: line.indicator_id.id in ids
            )
            if measuring:
                return measuring
            if above.level in OBJECTIVE_LEVELS and indicator_ids:
                return self._filter_objective(pk, {above.identity})
        return pk.line_ids.browse()

    def _filter_objective(self, pk, identities):
        """Return the lines of ``pk`` under these tujuan and sasaran."""
        return pk.line_ids.filtered(
            lambda line: line.node_id.sudo().identity in identities
        )

    def _find_rpjmd_identity(self, node):
        above = node
        while above:
            if above.plan_id.kind == "rpjmd" and above.level in OBJECTIVE_LEVELS:
                return above.identity
            above = self.sources.get_node_above(above)
        return None

    # ------------------------------------------------------------------
    # What was read
    # ------------------------------------------------------------------

    @cached_property
    def _levels(self):
        return self.sources.pks._get_table2_levels()

    @cached_property
    def _lines(self):
        return self.sources.budgets.line_ids

    @cached_property
    def _fund_sources(self):
        """``{node id: sources of funds of the lines on it and below}``."""
        result = defaultdict(set)
        for line in self._lines.filtered("fund_source"):
            for node_id in line.node_id._get_path_ids():
                result[node_id].add(line.fund_source)
        return result

    @cached_property
    def _unit_amounts(self):
        """``{code of a unit: {node id: budget of it and all below}}``."""
        return self.sources.budgets._get_unit_amounts(
            self.sources.nodes.filtered(lambda node: node.level in BUDGET_LEVELS)
        )

    @cached_property
    def _amounts(self):
        """``{node id: budget of it and all below}``."""
        return self.sources.budgets._add_up(self._unit_amounts)

    def _get_unit(self, pk):
        """Return the code of the unit of a position, where its DPA is parted."""
        unit = pk.sudo().job_id.unit_code
        budget = self.sources.get_budget(pk)
        is_parted = any(item.id in self._units for item in budget)
        return unit if unit and is_parted and not self.sources.is_top(pk) else None

    @cached_property
    def _units(self):
        """``{budget id: codes of the units of its lines}``."""
        result = defaultdict(set)
        for line in self._lines.filtered("unit_code"):
            result[line.budget_id.id].add(line.unit_code)
        return result

    def _get_amounts(self, pk):
        """Return ``{node id: budget}`` of what a position has to do with."""
        unit = self._get_unit(pk)
        return self._unit_amounts.get(unit, {}) if unit else self._amounts

    def _get_budget_nodes(self, pk):
        """Return the nodes of the plans on which the budgets stand, each once.

        A DPA may name nodes of two versions of a plan; a node of the version in force
        wins over its former self.
        """
        plan = self.sources.get_plan(pk)
        plans = self.sources.get_budget_plans(self.sources.get_budget(pk)).sorted(
            lambda item: (item == plan, item.version)
        )
        nodes = {
            (node.company_id, node.identity): node
            for budget_plan in plans
            for node in self.sources.nodes_by_plan.get(budget_plan, ())
        }
        return list(nodes.values())

    # ------------------------------------------------------------------
    # Whose is it
    # ------------------------------------------------------------------

    def _get_position_nodes(self, pk, level):
        """Return the nodes of the rows of ``pk`` with a budget, in printed order."""
        tree, amounts = self.sources.tree, self._get_amounts(pk)
        roots = set() if self.sources.is_top(pk) else self._get_position_roots(pk)
        if self.sources.is_top(pk) or (self._get_unit(pk) and not roots):
            nodes = self._get_budget_nodes(pk)
            wanted = {node.id for node in nodes if node.level == level}
        else:
            scope = tree.below(roots)
            wanted = {node_id for node_id in scope if tree.level(node_id) == level}
            depth = BUDGET_LEVELS.index(level)
            wanted |= {
                node_id
                for node_id in roots
                if tree.level(node_id) in BUDGET_LEVELS[depth + 1 :]
            }
        ordered = sorted(filter(amounts.get, tree.topmost(wanted)), key=tree.position)
        return self.sources.get_nodes(*ordered)

    def _get_position_roots(self, pk):
        """Return the topmost nodes under which the budget of a position lies."""
        responsible, owned = self._get_own_nodes(pk)
        is_structural = pk.sudo().job_id.position_kind_id.is_structural
        objectives = responsible + owned if is_structural else []
        for candidates, levels in (
            (responsible, BUDGET_LEVELS),
            (owned, BUDGET_LEVELS),
            (objectives, OBJECTIVE_LEVELS),
        ):
            found = {node.id for node in candidates if node.level in levels}
            if found:
                return self.sources.tree.topmost(found)
        return set()

    def _get_own_nodes(self, pk):
        """Return the budget nodes that a position answers for and those it owns in."""
        key = self.sources.get_plan(pk), self.sources.get_budget(pk)
        if key not in self._own_nodes:
            self._own_nodes[key] = self._share_out(pk)
        responsible, owned = self._own_nodes[key]
        job_id = pk.sudo().job_id.id
        return responsible[job_id], owned[job_id]

    def _share_out(self, pk):
        """Return the nodes of plan and budget by position, for all at once."""
        plan = self.sources.get_plan(pk)
        responsible, owned = defaultdict(list), defaultdict(list)
        for node in self._get_budget_nodes(pk):
            responsible[self.sources.get_responsible(node, plan).id].append(node)
            for job_id in self.sources.owners_by_node[node.id]:
                owned[job_id].append(node)
        return responsible, owned

    # ------------------------------------------------------------------
    # Rows
    # ------------------------------------------------------------------

    def _prepare_row(self, node, amounts, children=()):
        amount = sum(child.amount for child in children)
        return BudgetRow(
            nodes=node,
            node_id=node.id,
            code=node.code,
            name=node.name,
            amount=amount if children else amounts[node.id],
            children=tuple(children),
        )

    def _get_grouped_rows(self, nodes, child_level, amounts):
        """Return the programmes of ``nodes`` with the rows under each of them."""
        tree, groups = self.sources.tree, defaultdict(list)
        for node in nodes:
            program_id = tree.nearest(node.id, {PROGRAM}) or node.id
            below = [
                below_id
                for below_id in tree.below([node.id])
                if tree.level(below_id) == child_level and amounts.get(below_id)
            ]
            groups[program_id] += sorted(below, key=tree.position) or [node.id]
        rows = []
        for program_id, child_ids in groups.items():
            children = [
                self._prepare_row(self.sources.get_nodes(child_id), amounts)
                for child_id in child_ids
                if child_id != program_id
            ]
            program = self.sources.get_nodes(program_id)
            rows.append(self._prepare_row(program, amounts, children))
        return rows

    def _get_government_rows(self, pk):
        """Return the programmes of all agencies, one row per programme."""
        rpjmd = self.sources.get_plan(pk)
        groups = defaultdict(self.sources.nodes.browse)
        for node in self._get_budget_nodes(pk):
            if node.level == PROGRAM and self._amounts.get(node.id):
                upper = node.upper_node_id
                is_program = upper.level == PROGRAM and upper.plan_id == rpjmd
                key = upper if is_program else " ".join(node.name.lower().split())
                groups[key] += node
        rows = [self._prepare_government_row(nodes) for nodes in groups.values()]
        return sorted(rows, key=lambda row: (row.code or "", row.name))

    def _prepare_government_row(self, nodes):
        upper = nodes[0].upper_node_id
        named = upper if upper.level == PROGRAM else nodes[0]
        is_one = named == upper or len(nodes) == 1
        return BudgetRow(
            nodes=nodes,
            node_id=is_one and named.id,
            code=is_one and named.code,
            name=named.name,
            amount=sum(self._amounts[node.id] for node in nodes),
        )
