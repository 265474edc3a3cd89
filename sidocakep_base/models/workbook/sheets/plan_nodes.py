"""Sheet "Rencana": the plan tree with the indicative cost of each year."""

from collections import defaultdict
from decimal import Decimal

from ....const import BUDGET_LEVELS, NODE_LEVEL_RANK
from ....engine.errors import EngineError
from ....engine.figures.indonesian import format_rupiah
from ....engine.nomenclature import template_of
from ....engine.workbook import Column, Kind, Sheet, normalize
from .base import SheetHandler
from .pending import Pending, same_record
from .plan_node_columns import COLUMNS, EXAMPLES, TEXT_FIELDS


def cost_key(year):
    """Return the key of the column with the cost of a year."""
    return f"cost_{year}"


def _spellings(code):
    """Return the codes under which the nomenclature may hold one of a plan.

    ``1.05.01`` of an agency is stored once for all of them as ``X.XX.01``.
    """
    try:
        template = template_of(code)
    except EngineError:
        return (code,)
    return (code, template) if template else (code,)


class PlanNodeHandler(SheetHandler):
    """Rows are nodes of the chosen plan, parents before or after their children.

    Matching: by code in the plan; a node without code by level, name and parent. The
    codes of the nomenclature are unique; a misi, a tujuan and a sasaran may all be "1",
    as in every Renstra: there the level belongs to the code.
    An amount on a node whose lower nodes have amounts of the same year is a total of
    the document: it is compared with their sum and not stored (Paser 23/2016 art.
    3(2): the cost is rolled up).
    """

    key = "plan"

    def build_sheet(self):
        costs = tuple(
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
        return Sheet(
            self.key,
            "Rencana",
            COLUMNS + costs,
            purpose="Pohon rencana dari tujuan sampai sub kegiatan, dengan pagu "
            "indikatif tiap tahun.",
            match="Kode; bila tanpa kode: tingkat, uraian, dan induk.",
            examples=EXAMPLES,
            frozen=4,
        )

    # Records -----------------------------------------------------------------

    def load(self):
        nodes = self.env["sidocakep.plan.node"].search(
            [("plan_id", "=", self.run.plan.id)] if self.run.plan else [("id", "=", 0)],
            order="parent_path",
        )
        nodes.fetch(["code", "name", "level", "parent_id", *TEXT_FIELDS.values()])
        self.nodes = nodes
        self.by_code = defaultdict(list)
        self.by_name = defaultdict(list)
        for node in nodes:
            self._index(node, node.code, node.name)
        costs = self.env["sidocakep.plan.cost"].search([("node_id", "in", nodes.ids)])
        costs.fetch(["node_id", "year", "amount"])
        self.costs = {(cost.node_id.id, cost.year): cost for cost in costs}
        # What stands above a node and is true after the import: node > parent.
        self.parents = {node: node.parent_id for node in nodes}

    def _index(self, node, code, name):
        if code:
            self.by_code[normalize(code)].append(node)
        self.by_name[normalize(name)].append(node)

    def find(self, text):
        """Return the nodes a word means: by code, else by name."""
        wanted = normalize(text or "")
        return self.by_code.get(wanted) or self.by_name.get(wanted, [])

    def find_parents(self, text, level):
        """Return what a word means above a node of ``level``: the nearest of them."""
        found = self.find(text)
        rank = NODE_LEVEL_RANK.get(level, 0)
        above = [node for node in found if self._rank_of(node) < rank]
        nearest = max(map(self._rank_of, above), default=0)
        return [node for node in above if self._rank_of(node) == nearest] or found

    def word_of(self, node, level=None):
        """Return the word by which a node is found again: its code, else its name.

        :param level: that of the node above which ``node`` stands, if it is a parent
        """
        found = self.find_parents(node.code, level) if level else self.find(node.code)
        return node.code if node.code and len(found) == 1 else node.name

    def words(self):
        """Return all words that :meth:`find` understands."""
        return [*self.by_code, *self.by_name]

    def export(self):
        return [self._cells(node) for node in self._in_tree_order()]

    def _in_tree_order(self):
        children = defaultdict(list)
        for node in self.nodes.sorted(lambda node: (node.sequence, node.id)):
            children[node.parent_id.id].append(node)
        stack = list(reversed(children[False]))
        while stack:
            node = stack.pop()
            yield node
            stack += reversed(children[node.id])

    def _cells(self, node):
        cells = {key: node[name] or None for key, name in TEXT_FIELDS.items()}
        cells["parent"] = node.parent_id and self.word_of(node.parent_id, node.level)
        cells["nomenclature"] = node.nomenclature_id.code
        cells["job"] = node.responsible_job_id.sudo().name
        for year in self.run.years:
            cost = self.costs.get((node.id, year))
            if cost:
                cells[cost_key(year)] = Decimal(str(cost.amount))
        return cells

    # Staging -----------------------------------------------------------------

    def stage_rows(self, rows):
        if not rows:
            return
        if not self.run.plan:
            self.add_problem("plan_missing", rows[0])
            return
        rows = [row for row in rows if not row.failed & {"level", "name", "code"}]
        self._nomenclature = self._load_nomenclature(rows)
        self._rows = {}
        seen = {}
        targets = []
        for row in rows:
            target = self._match(row)
            if target is None:
                continue
            key = target if not isinstance(target, Pending) else id(target)
            if not self.first_use(
                row, "code" if row.get("code") else "name", seen, key
            ):
                continue
            self._rows[target] = row
            targets.append((row, target))
        for row, target in targets:
            self._stage_parent(row, target)
        self._stage_costs(targets)
        for row, target in targets:
            self._stage_values(row, target)

    def _match(self, row):
        """Return the node of a row, or a new pending one; None after a problem."""
        found = self._matches(row)
        if len(found) > 1:
            self.resolve(row, "name", found)
            return None
        if found:
            return found[0]
        pending = self.pend(
            "sidocakep.plan.node",
            row,
            self._label(row),
            {"plan_id": self.run.plan.id, "sequence": row.number * 10},
        )
        self._index(pending, row.get("code"), row.get("name"))
        self.parents[pending] = None
        return pending

    def _matches(self, row):
        code = row.get("code")
        wanted_parent = normalize(row.get("parent") or "")
        coded = self._match_code(row) if code else []
        if len(coded) > 1:
            coded = [
                node for node in coded if wanted_parent in self._parent_words(node)
            ] or coded
        if coded:
            return coded
        found = [
            node
            for node in self.by_name.get(normalize(row.get("name")), [])
            if not (code and self._code_of(node))
            and self._level_of(node) == row.get("level")
        ]
        if len(found) > 1:
            found = [
                node for node in found if wanted_parent in self._parent_words(node)
            ]
        elif found and isinstance(found[0], Pending):
            # Two rows of the file with one name: another parent is another node.
            other = self._rows.get(found[0])
            if other and normalize(other.get("parent") or "") != wanted_parent:
                return []
        return found

    def _match_code(self, row):
        found = self.by_code.get(normalize(row.get("code")), [])
        same = [node for node in found if self._level_of(node) == row.get("level")]
        return same or (found if row.get("level") in BUDGET_LEVELS else [])

    def _rank_of(self, node):
        return NODE_LEVEL_RANK.get(self._level_of(node), 0)

    def _code_of(self, node):
        if isinstance(node, Pending):
            return self._rows[node].get("code") if node in self._rows else None
        return node.code

    def _level_of(self, node):
        if isinstance(node, Pending):
            return self._rows[node].get("level") if node in self._rows else None
        return node.level

    def _parent_words(self, node):
        if isinstance(node, Pending):
            return {normalize(self._rows[node].get("parent") or "")}
        parent = node.parent_id
        return {normalize(parent.code or ""), normalize(parent.name or "")}

    def _label(self, row):
        return " ".join(filter(None, (row.get("code"), row.get("name"))))

    def _stage_parent(self, row, target):
        if row.get("parent") is None or "parent" in row.failed:
            return
        found = self.find_parents(row.get("parent"), row.get("level"))
        parent = self.resolve(row, "parent", found, self.words())
        if parent is target:
            self.add_problem("parent_is_itself", row, "parent")
        elif parent is not None:
            self.parents[target] = parent

    def _stage_values(self, row, target):
        is_new = isinstance(target, Pending)
        current = {} if is_new else self._cells(target)
        # The words of a parent may be its code or its name: compare what they mean.
        same = {
            "parent": lambda _old, _new: (
                not is_new and same_record(self.parents[target], target.parent_id)
            )
        }
        found = self.differences(row, current, same)
        costs = {key: found.pop(key) for key in list(found) if key.startswith("cost_")}
        changes = list(found.values())
        vals = self._vals(row, target, found)
        if is_new:
            target.vals.update(vals)
        elif vals:
            self.pend("sidocakep.plan.node", row, self._label(row), vals, target)
        changes += self._pend_costs(row, target, costs)
        if (is_new or changes) and self.run.plan_is_frozen:
            self.add_problem("plan_decided", row, plan=self.run.plan.display_name)
        self.enter(row, self._label(row), is_new, changes)

    def _vals(self, row, target, changed):
        vals = {
            name: row.get(key) for key, name in TEXT_FIELDS.items() if key in changed
        }
        if "parent" in changed and self.parents.get(target) is not None:
            vals["parent_id"] = self.parents[target]
        if "job" in changed:
            positions = self.run.handlers["positions"]
            job = self.resolve(
                row, "job", positions.find_jobs(row.get("job")), list(positions.jobs)
            )
            if job is not None:
                vals["responsible_job_id"] = job
        if "nomenclature" in changed:
            record = self._find_nomenclature(row, row.get("nomenclature"))
            if record:
                vals["nomenclature_id"] = record.id
            else:
                self.add_problem("nomenclature_unknown", row, "nomenclature")
        elif isinstance(target, Pending) and row.get("code"):
            record = self._find_nomenclature(row, row.get("code"))
            if record:
                vals["nomenclature_id"] = record.id
        return vals

    def _load_nomenclature(self, rows):
        """Return {code: row of the default edition} of all codes in the file."""
        codes = set()
        for row in rows:
            for key in ("code", "nomenclature"):
                code = row.get(key)
                if code:
                    codes |= set(_spellings(code))
        edition = self.env["sidocakep.nomenclature.edition"]._get_default()
        found = self.env["sidocakep.nomenclature"].search(
            [("edition_id", "=", edition.id), ("code", "in", list(codes))]
        )
        return {record.code: record for record in found}

    def _find_nomenclature(self, row, code):
        """Return the row of the nomenclature with this code and the row's level."""
        for candidate in _spellings(code):
            record = self._nomenclature.get(candidate)
            if record and record.level == row.get("level"):
                return record
        return None

    # Costs -------------------------------------------------------------------

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
        for cost in self.costs.values():
            if (cost.node_id, cost.year) in self.totals:
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
