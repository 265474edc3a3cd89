"""Sheet "Rencana": the plan tree with the indicative cost of each year."""

from collections import defaultdict
from decimal import Decimal

from ....const import BUDGET_LEVELS, OBJECTIVE_LEVELS
from ....engine.errors import EngineError
from ....engine.nomenclature import template_of
from ....engine.workbook import Sheet, normalize
from .base import SheetHandler
from .pending import Pending, same_record
from .plan_costs import PlanCosts, cost_key
from .plan_node_columns import COLUMNS, EXAMPLES, RPJMD_COLUMN, TEXT_FIELDS
from .plan_rpjmd import PlanGuide
from .plan_words import NodeWords


def _spellings(code):
    """Return the codes under which the nomenclature may hold one of a plan.

    ``1.05.01`` of an agency is stored once for all of them as ``X.XX.01``.
    """
    try:
        template = template_of(code)
    except EngineError:
        return (code,)
    return (code, template) if template else (code,)


class PlanNodeHandler(PlanCosts, PlanGuide, SheetHandler):
    """Rows are nodes of the chosen plan, parents before or after their children.

    Matching: by code in the plan; a node without code by level, name and parent. The
    codes of the nomenclature are unique; a misi, a tujuan and a sasaran may all be "1",
    as in every Renstra: there the level belongs to the code.
    """

    key = "plan"

    def build_sheet(self):
        columns = COLUMNS + (RPJMD_COLUMN,) * self._has_guide() + self._cost_columns()
        return Sheet(
            self.key,
            "Rencana",
            columns,
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
        self.index = NodeWords()
        for node in nodes:
            self.index.add_record(node)
        self.by_identity = {node.identity: node for node in nodes}
        # Words of rows that have a problem already: what names them needs no other.
        self.broken = set()
        self._load_upper()
        self._load_costs(nodes)
        # What stands above a node and is true after the import: node > parent.
        self.parents = {node: node.parent_id for node in nodes}

    def find(self, text):
        """Return the nodes a word means."""
        return self.index.find(text)

    def find_objectives(self, text):
        """Return the nodes a word means where a tujuan or sasaran is asked for."""
        return self.index.find_of_levels(text, OBJECTIVE_LEVELS)

    def find_budgeted(self, text):
        """Return the nodes a word means where one with a budget is asked for."""
        return self.index.find_of_levels(text, BUDGET_LEVELS)

    def find_parents(self, text, level):
        """Return what a word means above a node of ``level``: the nearest of them."""
        return self.index.find_above(text, level)

    def twin(self, node):
        """Return the node of the chosen plan that a node is a version of, or itself."""
        return self.by_identity.get(node.identity, node)

    def word_of(self, node, find=None):
        """Return the word by which a node, or its version here, is found again.

        :param find: how the cell is looked up, where it is not by :meth:`find`
        """
        twin = self.by_identity.get(node.identity)
        return self.index.word_of(twin, find) if twin else node.code or node.name

    def words_of(self, node):
        """Return all words that may name a node of the plan, the best one first."""
        return [self.word_of(node), *self.index.candidates(node)]

    def words(self):
        """Return all words that :meth:`find` understands."""
        return self.index.words()

    def resolve_word(self, handler, row, key, word, find=None):
        """Return the node that a word of another sheet means, else add its problem.

        A row of this sheet that has a problem of its own is not told a second time.

        :param find: how the word is looked up, :meth:`find` if not said
        """
        found = (find or self.find)(word)
        if not found and normalize(word) in self.broken:
            return None
        return handler.resolve(row, key, found, self.words(), word)

    def resolve_read(self, handler, row):
        """Return the node that a row of money names; ``None`` after a problem.

        Looked up whatever else is wrong in the row, so that both are told at once.
        """
        if "node" in row.failed:
            return None
        word = row.get("node")
        return self.resolve_word(handler, row, "node", word, self.find_budgeted)

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
        cells["parent"] = node.parent_id and self.word_of(
            node.parent_id, lambda word: self.find_parents(word, node.level)
        )
        upper = node.upper_node_id.sudo()
        cells["rpjmd"] = upper and self._upper_word(upper)
        cells["nomenclature"] = node.nomenclature_id.code
        job = node.responsible_job_id.sudo()
        cells["job"] = self.run.handlers["positions"].word_of(job)
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
        self._nomenclature = self._load_nomenclature(rows)
        rows = [row for row in rows if self._is_readable(row)]
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

    def _is_readable(self, row):
        """Tell whether a row can be a node; its text may come from the nomenclature."""
        if not row.failed & {"level", "name", "code"}:
            if row.get("name") is None:
                self._fill_name(row)
            if row.get("name") is not None:
                return True
            self.add_problem("required", row, "name")
        for key in ("code", "name"):
            self.broken.add(normalize(row.get(key) or ""))
        self.broken.discard("")
        return False

    def _fill_name(self, row):
        """Take a blank text from the record of the code, else from the nomenclature."""
        code = row.get("code")
        if not code:
            return
        known = self._match_code(row)
        record = known[0] if len(known) == 1 else self._find_nomenclature(row, code)
        if record:
            row.values["name"] = row.written["name"] = " ".join(record.name.split())

    def _match(self, row):
        """Return the node of a row, or a new pending one; None after a problem."""
        found = self._matches(row)
        if len(found) > 1:
            self.resolve(row, "name", found)
            return None
        if found:
            if row.get("code"):
                self.index.add_code(found[0], row.get("code"))
            return found[0]
        pending = self.pend(
            "sidocakep.plan.node",
            row,
            self._label(row),
            {"plan_id": self.run.plan.id, "sequence": row.number * 10},
        )
        words = (row.get(key) for key in ("level", "code", "name", "parent"))
        self.index.add(pending, *words)
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
            for node in self.index.by_name.get(normalize(row.get("name")), [])
            if not (code and self._code_of(node))
            and self._level_of(node) == row.get("level")
        ]
        if len(found) > 1:
            found = [
                node for node in found if wanted_parent in self._parent_words(node)
            ]
            if len(found) > 1:
                # Without a code it is the one that has none.
                found = [node for node in found if not self._code_of(node)] or found
        elif found and isinstance(found[0], Pending):
            # Two rows of the file with one name: another parent is another node.
            other = self._rows.get(found[0])
            if other and normalize(other.get("parent") or "") != wanted_parent:
                return []
        return found

    def _match_code(self, row):
        found = self.index.by_code.get(normalize(row.get("code")), [])
        same = [node for node in found if self._level_of(node) == row.get("level")]
        return same or (found if row.get("level") in BUDGET_LEVELS else [])

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
        return self.index.all_words(parent) if parent else {""}

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
                row, "job", positions.find_jobs(row.get("job")), positions.jobs
            )
            if job is not None:
                vals["responsible_job_id"] = job
        if "nomenclature" in changed:
            record = self._find_nomenclature(row, row.get("nomenclature"))
            if record:
                vals["nomenclature_id"] = record.id
            else:
                self.add_problem("nomenclature_unknown", row, "nomenclature")
        if "rpjmd" in changed:
            vals |= self._upper_vals(row)
        if (
            "nomenclature" not in changed
            and isinstance(target, Pending)
            and row.get("code")
        ):
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
