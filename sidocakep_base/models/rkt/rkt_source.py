"""Reading the plans, targets, costs and budgets for many RKTs at once.

Not a model: one object reads what a batch of RKTs needs. The number of queries does
not depend on the number of RKTs, nodes or indicators.
"""

from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from ...const import BUDGET_LEVELS, OBJECTIVE_LEVELS
from ...engine.achievement.plan_end import find_plan_end
from ...engine.figures.values import NoFigure
from ..budget.sidocakep_budget import RKA


class Promise(NamedTuple):
    """A line or measure that the plan asks for; records are sudo."""

    node: object
    indicator: object
    target: object


class RktSources:
    """What the guiding plans and the budgets say about ``rkts``."""

    def __init__(self, rkts):
        self.rkts = rkts.sudo()
        self.env = self.rkts.env
        plans = self.rkts.plan_id
        nodes = self.env["sidocakep.plan.node"].search([("plan_id", "in", plans.ids)])
        self._nodes_by_plan = {
            plan: self._sort(found) for plan, found in nodes.grouped("plan_id").items()
        }
        self._nodes = nodes
        self._targets = self._read_targets(plans, nodes.indicator_ids)
        self._period_targets = {
            (plan_id, indicator_id): row
            for (plan_id, indicator_id, kind, _year), row in self._targets.items()
            if kind == "five_year"
        }

    def get_nodes(self, rkt, levels):
        """Return the nodes of the plan at ``levels``, in the order of the tree."""
        nodes = self._nodes_by_plan.get(rkt.sudo().plan_id, ())
        return [node for node in nodes if node.level in levels]

    def get_promises(self, rkt, levels=OBJECTIVE_LEVELS):
        """Return a :class:`Promise` for each indicator of the nodes at ``levels``."""
        return [
            promise
            for node in self.get_nodes(rkt, levels)
            for promise in self.get_promises_of(rkt, node)
        ]

    def get_promises_of(self, rkt, node):
        """Return a :class:`Promise` for each indicator of one node."""
        return [
            Promise(node, indicator, self.get_target(rkt, indicator))
            for indicator in node.indicator_ids.sorted(
                lambda item: (item.code or "", item.id)
            )
        ]

    def get_target(self, rkt, indicator, year=None):
        """Return the target of ``indicator`` for a year (default: that of the RKT)."""
        plan = rkt.sudo().plan_id
        return self._targets.get((plan.id, indicator.id, "year", year or rkt.year))

    def get_period_target(self, rkt, indicator):
        """Return the target at the end of the plan as printed, empty without one.

        That with which the realisation over the plan is compared: of a plan that says
        its years only, the last of them or their sum.
        """
        plan = rkt.sudo().plan_id
        stated = self._period_targets.get((plan.id, indicator.id))
        years = range(plan.year_start, plan.year_end + 1)
        targets = {year: self.get_target(rkt, indicator, year) for year in years}
        end = find_plan_end(
            stated._to_engine_value() if stated else None,
            {year: row._to_engine_value() for year, row in targets.items() if row},
            *(plan.year_start, plan.year_end),
            indicator.sudo().accumulation,
        )
        return "" if isinstance(end.target, NoFigure) else str(end.target)

    def get_objective(self, node):
        """Return the nearest tujuan or sasaran above ``node`` (or an empty node)."""
        while node and node.level not in OBJECTIVE_LEVELS:
            node = node.parent_id
        return node

    def get_amount(self, rkt, node):
        """Return the funds of a node and where they come from.

        The budget of the year if it has any for the node, else the indicative cost.
        """
        budget = self._budgets.get((rkt.sudo().company_id, rkt.year))
        if budget and (amount := self._budget_amounts.get((budget.id, node.id))):
            return amount, "budget"
        amount = self._costs.get((rkt.year, node.id), 0.0)
        return amount, "plan" if amount else False

    def _sort(self, nodes):
        """Return the nodes of one plan depth first, siblings as the plan has them."""
        keys = {}

        def key(node):
            if node.id not in keys:
                above = key(node.parent_id) if node.parent_id else ()
                keys[node.id] = (*above, (node.sequence, node.code or "", node.id))
            return keys[node.id]

        return sorted(nodes, key=key)

    def _read_targets(self, plans, indicators):
        """Return ``{(plan id, indicator id, period kind, year): target row}``.

        A row of the plan wins over one that was set for the year alone.
        """
        rows = self.env["sidocakep.target"].search(
            [
                ("indicator_id", "in", indicators.ids),
                ("kind", "=", "target"),
                ("period_kind", "in", ("year", "five_year")),
                ("plan_id", "in", [*plans.ids, False]),
            ]
        )
        result = {}
        own = defaultdict(list)
        for row in rows:
            if row.plan_id:
                key = (row.indicator_id.id, row.period_kind, row.year)
                result[(row.plan_id.id, *key)] = row
            else:
                own[row.indicator_id.id].append(row)
        for plan in plans:
            for indicator_id, loose in own.items():
                for row in loose:
                    key = (plan.id, indicator_id, row.period_kind, row.year)
                    result.setdefault(key, row)
        return result

    @cached_property
    def _costs(self):
        """``{(year, node id): indicative cost}``, read where amounts are asked for."""
        costs = {}
        for year, group in self.rkts.grouped("year").items():
            priced = self._nodes.filtered(
                lambda node, group=group: (
                    node.plan_id in group.plan_id and node.level in BUDGET_LEVELS
                )
            )
            for node_id, amount in priced._get_estimated_costs(year).items():
                costs[year, node_id] = amount
        return costs

    @cached_property
    def _budgets(self):
        """``{(company, year): latest version of the budget}``."""
        budgets = self.env["sidocakep.budget"].search(
            [
                ("company_id", "in", self.rkts.company_id.ids),
                ("year", "in", self.rkts.mapped("year")),
                ("state", "!=", "superseded"),
            ],
            order="version",
        )
        # The version in force wins over a draft or an RKA that is to change it.
        result = {}
        for budget in budgets.sorted(
            lambda budget: (budget.state == "ratified", budget.state == RKA),
            reverse=True,
        ):
            result.setdefault((budget.company_id, budget.year), budget)
        return result

    @cached_property
    def _budget_amounts(self):
        """``{(budget id, node id): amount}`` of programmes and below."""
        result = {}
        nodes = self._nodes.filtered(lambda node: node.level in BUDGET_LEVELS)
        lines = self.env["sidocakep.budget.line"].search(
            [("budget_id", "in", [budget.id for budget in self._budgets.values()])]
        )
        twins = {(node.plan_id.company_id, node.identity): node for node in nodes}
        for line in lines:
            node = twins.get((line.company_id, line.node_id.identity))
            while node and node.level in BUDGET_LEVELS:
                key = (line.budget_id.id, node.id)
                result[key] = result.get(key, 0.0) + line.amount
                node = node.parent_id
        return result
