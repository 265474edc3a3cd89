"""Indicative costs of the sheet "Rencana": which are stored, which are totals."""

from decimal import Decimal

from ....engine.figures.indonesian import format_rupiah
from ....engine.workbook import Column, Kind


def cost_key(year):
    """Return the key of the column with the cost of a year."""
    return f"cost_{year}"


class PlanCosts:
    """The years of the sheet of the plan.

    An amount on a node whose lower nodes have amounts of the same year is a total of
    the document: it is compared with their sum and not stored (Paser 23/2016 art.
    3(2): the cost is rolled up).
    """

    def _cost_columns(self):
        return tuple(
            Column(
                cost_key(year),
                f"Pagu {year}",
                Kind.MONEY,
                help="Pagu indikatif dalam rupiah. Isi pada tingkat terbawah; angka di "
                "tingkat atas hanya dicocokkan dengan jumlahnya.",
                width=20,
            )
            for year in self.run.years
        )

    def _load_costs(self, nodes):
        costs = self.env["sidocakep.plan.cost"].search([("node_id", "in", nodes.ids)])
        costs.fetch(["node_id", "year", "amount"])
        self.costs = {(cost.node_id.id, cost.year): cost for cost in costs}

    def _stage_costs(self, targets):
        """Find out which amounts are stored and which are totals of what is below."""
        amounts = {
            (cost.node_id, year): Decimal(str(cost.amount))
            for (_node_id, year), cost in self.costs.items()
        }
        for row, target in targets:
            for year in self.run.years:
                value = row.get(cost_key(year))
                if value is not None and cost_key(year) not in row.failed:
                    amounts[target, year] = value
        self.totals = {
            (upper, year): Decimal(0)
            for node, year in amounts
            for upper in self._ancestors(node)
        }
        already = {
            (upper, cost.year)
            for cost in self.costs.values()
            for upper in self._ancestors(cost.node_id)
        }
        for cost in self.costs.values():
            key = cost.node_id, cost.year
            if key in self.totals and key not in already:
                # An amount recorded here before would become a total.
                self.add_problem(
                    "cost_above", node=cost.node_id.display_name, year=cost.year
                )
        for (node, year), amount in amounts.items():
            if (node, year) not in self.totals:
                for upper in self._ancestors(node):
                    self.totals[upper, year] += amount

    def _ancestors(self, node):
        """Yield what stands above a node after the import; a cycle ends the walk."""
        passed = {node}
        node = self.parents.get(node)
        while node and node not in passed:
            yield node
            passed.add(node)
            node = self.parents.get(node)

    def _pend_costs(self, row, target, found):
        """Stage the amounts that are stored, compare those that are totals."""
        changes = []
        for year in self.run.years:
            key = cost_key(year)
            if key not in found:
                continue
            amount = row.get(key)
            existing = self.costs.get((getattr(target, "id", None), year))
            if (target, year) in self.totals:
                self._compare_total(row, key, amount, self.totals[target, year])
                continue
            if existing:
                self.pend(
                    "sidocakep.plan.cost",
                    row,
                    self._label(row),
                    {"amount": float(amount)},
                    existing,
                )
            else:
                vals = {"node_id": target, "year": year, "amount": float(amount)}
                self.pend(
                    "sidocakep.plan.cost", row, self._label(row), vals, is_verified=True
                )
            changes.append(found[key])
        return changes

    def _compare_total(self, row, key, amount, total):
        if amount != total:
            self.warn(
                "total_differs",
                row,
                key,
                total=format_rupiah(total),
                difference=format_rupiah(amount - total),
            )
