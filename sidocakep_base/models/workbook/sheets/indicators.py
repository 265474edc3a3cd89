"""Sheet "Indikator": the indicators of the agency with baseline and yearly targets."""

from collections import defaultdict

from ....engine.figures.limits import NO_LIMIT
from ....engine.workbook import Column, Kind, Sheet, normalize
from ...nomenclature.limits_mixin import LIMIT_FIELDS
from .base import SheetHandler, split_words
from .figures import FigureReader
from .indicator_columns import COLUMNS, EXAMPLES, TEXT_FIELDS
from .indicator_words import IndicatorWords
from .pending import Pending, same_record


def figure_key(kind, year):
    """Return the key of the column of a baseline or target of a year."""
    return f"{kind}_{year}"


class IndicatorHandler(SheetHandler):
    """Rows are indicators; the year columns are rows of targets of the chosen plan.

    Matching: by code in the agency when the code is known, else by component and name:
    one text may stand under several components.
    """

    key = "indicators"

    def build_sheet(self):
        return Sheet(
            self.key,
            "Indikator",
            COLUMNS + self._figure_columns(),
            purpose="Indikator tiap komponen rencana, kondisi awal, dan target tiap "
            "tahun.",
            match="Kode bila sudah dikenal; selain itu komponen rencana dan nama "
            "indikator.",
            examples=EXAMPLES,
            frozen=3,
        )

    def _figure_columns(self):
        columns = []
        for year in self.run.years:
            is_baseline = self.run.is_baseline(year)
            columns.append(
                Column(
                    figure_key("baseline" if is_baseline else "target", year),
                    f"Kondisi Awal {year}" if is_baseline else f"Target {year}",
                    Kind.FIGURE,
                    help="Angka saja, atau angka dengan satuan (0,9 Angka), rentang "
                    "(139,83 - 143,33), atau peringkat pada skala.",
                    width=14,
                )
            )
        return tuple(columns)

    def lists(self):
        return {
            "indicator_levels": tuple(
                self.env["sidocakep.indicator.level"].search([]).mapped("name")
            ),
            "units": tuple(self.env["sidocakep.unit"].search([]).mapped("name")),
            "scales": tuple(
                self.env["sidocakep.ordinal.scale"].search([]).mapped("name")
            ),
        }

    # Records -----------------------------------------------------------------

    def load(self):
        self.figures = FigureReader(self)
        self.rows = {}
        indicators = self.env["sidocakep.indicator"].search(
            [("company_id", "=", self.company.id)], order="id"
        )
        self.indicators = indicators
        self.index = IndicatorWords()
        # What each indicator measures in the chosen plan, those of the file included.
        self.measured = {}
        plan = self.run.handlers["plan"]
        for indicator in indicators:
            nodes = [node for node in indicator.node_ids if node in plan.nodes]
            self.measured[indicator] = nodes
            words = [word for node in nodes for word in plan.words_of(node)]
            self.index.add(indicator, indicator.code, indicator.name, words)
        self._row_nodes = {}
        self._load_above()
        self.levels = self.by_words(self.env["sidocakep.indicator.level"].search([]))
        self.scales = {
            normalize(scale.name): scale
            for scale in self.env["sidocakep.ordinal.scale"].search([])
        }
        self._load_targets()

    def _load_above(self):
        """Read what an indicator may support besides its own: those of the RPJMD."""
        self.above = defaultdict(list)
        government = self.company.parent_ids - self.company
        for indicator in self.env["sidocakep.indicator"].search(
            [("company_id", "in", government.ids)], order="id"
        ):
            self.above[normalize(indicator.name)].append(indicator)

    def find_supported(self, text):
        """Return what a word means as an indicator that is supported."""
        return self.find(text) or self.above.get(normalize(text), [])

    def _load_targets(self):
        """Read the yearly rows of the plan: {(indicator id, kind, year): target}."""
        plan = self.run.plan
        targets = self.env["sidocakep.target"].search(
            [("plan_id", "=", plan.id), ("period_kind", "=", "year")]
            if plan
            else [("id", "=", 0)]
        )
        self.targets = {
            (target.indicator_id.id, target.kind, target.year): target
            for target in targets
        }

    def find(self, text):
        """Return the indicators a word means."""
        return self.index.find(text)

    def word_of(self, indicator):
        """Return the word by which an indicator is found again."""
        return self.index.word_of(indicator)

    def words(self):
        """Return all words that :meth:`find` understands."""
        return self.index.words()

    def export(self):
        return [self._cells(indicator) for indicator in self.indicators]

    def _cells(self, indicator):
        cells = {key: indicator[name] or None for key, name in TEXT_FIELDS.items()}
        plan = self.run.handlers["plan"]
        cells["node"] = "; ".join(map(plan.word_of, self.measured[indicator]))
        cells["level"] = indicator.level_id.name
        cells["unit"] = indicator.unit_id.name
        cells["scale"] = indicator.scale_id.name
        parent = indicator.parent_indicator_id
        cells["parent"] = parent and self.word_of(parent)
        owner = indicator.owner_job_id.sudo()
        cells["owner"] = self.run.handlers["positions"].word_of(owner)
        for (kind, year), column in self._periods().items():
            target = self.targets.get((indicator.id, kind, year))
            if target:
                cells[column] = self.figures.cell(target)
        return cells

    def _periods(self):
        periods = {}
        for year in self.run.years:
            kind = "baseline" if self.run.is_baseline(year) else "target"
            periods[kind, year] = figure_key(kind, year)
        return periods

    # Staging -----------------------------------------------------------------

    def stage_rows(self, rows):
        rows = [row for row in rows if not row.failed & {"name", "code"}]
        seen = {}
        for row in rows:
            target = self._match(row)
            if target is None:
                continue
            key = id(target) if isinstance(target, Pending) else target
            if self.first_use(row, "name", seen, key):
                self.rows[target] = row
        for target, row in self.rows.items():
            self._stage_values(row, target)

    def _match(self, row):
        """Return the indicator of a row, or a new pending one; None after a problem."""
        code, name = row.get("code"), row.get("name")
        found = self.index.by_code.get(normalize(code)) if code else None
        found = found or self._match_name(row)
        if len(found) > 1:
            self.resolve(row, "name", found)
            return None
        if found:
            return found[0]
        vals = {"company_id": self.company.id}
        pending = self.pend("sidocakep.indicator", row, name, vals)
        self.measured[pending] = self._nodes_of(row) or []
        words = self._node_words(row)
        self.index.add(pending, code, name, words)
        return pending

    def _match_name(self, row):
        """Return the indicators with the text of a row and its component.

        One that measures nothing of this plan yet may be of any component of it; a row
        that names none means each of that text.
        """
        named = self.index.by_name.get(normalize(row.get("name")), [])
        if row.get("code"):
            named = [found for found in named if not self._code_of(found)]
        nodes = self._nodes_of(row)
        if not nodes:
            return named
        same = [
            found
            for found in named
            if any(self._covers(self.measured[found], [node]) for node in nodes)
        ]
        if not same:
            return [found for found in named if not self.measured[found]]
        # Without a code it is the one that has none.
        return [found for found in same if not self._code_of(found)] or same

    def _code_of(self, indicator):
        if isinstance(indicator, Pending):
            return self.rows[indicator].get("code") if indicator in self.rows else None
        return indicator.code

    def _nodes_of(self, row):
        """Return the nodes of the row; its problems are told once."""
        if row.number not in self._row_nodes:
            self._row_nodes[row.number] = self._find_nodes(row)
        return self._row_nodes[row.number]

    def _node_words(self, row):
        """Return the words by which a row names what it measures."""
        text = row.get("node") if self._nodes_of(row) else None
        if text is None:
            return []
        return [text, *(part.strip() for part in text.split(";") if part.strip())]

    def _stage_values(self, row, target):
        is_new = isinstance(target, Pending)
        current = {} if is_new else self._cells(target)
        nodes = self._nodes_of(row)
        same = {
            "node": lambda _old, _new: (
                nodes is None or (not is_new and self._covers(target.node_ids, nodes))
            ),
            "parent": lambda old, new: (
                bool(old)
                and any(
                    same_record(one, other)
                    for one in self.find_supported(old)
                    for other in self.find_supported(new)
                )
            ),
        }
        found = self.differences(row, current, same)
        periods = self._periods()
        figures = {key: found.pop(key) for key in periods.values() if key in found}
        vals = self._vals(row, target, found, nodes)
        changes = list(found.values())
        if is_new:
            target.vals.update(vals)
        elif vals:
            self.pend("sidocakep.indicator", row, row.get("name"), vals, target)
        changes += self._pend_targets(row, target, figures, current, periods)
        if figures and self.run.plan_is_frozen:
            self.add_problem("plan_decided", row, plan=self.run.plan.display_name)
        self.enter(row, row.get("name"), is_new, changes)

    def _find_nodes(self, row):
        """Return the nodes of the row; None when the cell says nothing readable."""
        if row.get("node") is None or "node" in row.failed:
            return None
        plan = self.run.handlers["plan"]
        nodes = []
        for word in split_words(row.get("node"), plan.find):
            node = plan.resolve_word(self, row, "node", word)
            if node is None:
                return None
            nodes.append(node)
        return nodes

    @staticmethod
    def _covers(present, wanted):
        """Tell whether all of ``wanted`` are among ``present``."""
        return all(
            any(same_record(node, other) for other in present) for node in wanted
        )

    def _vals(self, row, target, changed, nodes):
        vals = {
            name: row.get(key) for key, name in TEXT_FIELDS.items() if key in changed
        }
        # An empty cell leaves to the unit what the limits are.
        for name in LIMIT_FIELDS & vals.keys():
            vals[name] = False if vals[name] in NO_LIMIT else vals[name]
        if "node" in changed and nodes is not None:
            kept = [] if isinstance(target, Pending) else list(target.node_ids)
            added = [node for node in nodes if not self._covers(kept, [node])]
            vals["node_ids"] = kept + added
            self.measured[target] = self.measured[target] + added
        for key, index, name in (
            ("level", self.levels, "level_id"),
            ("scale", self.scales, "scale_id"),
        ):
            if key in changed:
                record = index.get(normalize(row.get(key)))
                record = self.resolve(row, key, [record] if record else [], index)
                vals |= {name: record.id} if record else {}
        if "parent" in changed:
            parent = self.resolve(
                row,
                "parent",
                self.find_supported(row.get("parent")),
                self.above | self.words(),
            )
            vals |= {"parent_indicator_id": parent} if parent is not None else {}
        if "owner" in changed:
            positions = self.run.handlers["positions"]
            jobs = positions.find_jobs(row.get("owner"))
            job = self.resolve(row, "owner", jobs, positions.jobs)
            vals |= {"owner_job_id": job} if job is not None else {}
        unit = self.figures.unit_of_row(row, target, self._periods().values())
        if unit is not None:
            vals["unit_id"] = unit
        return vals

    def _pend_targets(self, row, target, figures, current, periods):
        changes = []
        for (kind, year), key in periods.items():
            if key not in figures:
                continue
            vals = self.figures.read(row, key, target)
            if vals is None:
                continue
            if not self.run.plan:
                self.add_problem("plan_missing", row, key)
                return changes
            existing = self.targets.get((getattr(target, "id", None), kind, year))
            label = f"{row.get('name')} ({year})"
            if existing:
                self.pend("sidocakep.target", row, label, vals, existing)
            else:
                vals |= {
                    "indicator_id": target,
                    "plan_id": self.run.plan.id,
                    "kind": kind,
                    "period_kind": "year",
                    "year": year,
                    "period_no": 0,
                }
                self.pend("sidocakep.target", row, label, vals, is_verified=True)
            changes.append(figures[key])
        return changes

    def annual(self, indicator, year):
        """Return the target of a year as the file or the plan says it, or None."""
        row = self.rows.get(indicator)
        if row is not None:
            key = figure_key("target", year)
            if row.get(key) is not None and key not in row.failed:
                return row.get(key)
        target = self.targets.get((getattr(indicator, "id", None), "target", year))
        return target and target._to_engine_value()
