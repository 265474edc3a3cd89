"""Sheet "DPA": the budget lines of the agency by year."""

from collections import defaultdict
from decimal import Decimal

from ....engine.figures.indonesian import format_rupiah
from ....engine.workbook import Column, Kind, Sheet
from ....engine.workbook.texts import row_ranges
from .base import SheetHandler
from .pending import Pending

FUND_SOURCES = (
    ("apbd", "APBD"),
    ("pad", "PAD"),
    ("dau", "DAU"),
    ("dak", "DAK"),
    ("dbh", "DBH"),
    ("blud", "BLUD"),
    ("dekonsentrasi", "Dekonsentrasi"),
    ("tugas_pembantuan", "Tugas Pembantuan"),
    ("other", "Lainnya"),
)
COLUMNS = (
    Column("year", "Tahun", Kind.YEAR, required=True, width=9),
    Column(
        "node",
        "Program/Kegiatan/Sub Kegiatan",
        Kind.CODE,
        help="Kode (atau uraian) dari lembar Rencana, pada tingkat terbawah yang punya "
        "anggaran.",
        required=True,
        list_from=("plan", "code"),
        open_list=True,
        width=40,
    ),
    Column(
        "fund",
        "Sumber Dana",
        Kind.CHOICE,
        help="Kosong berarti APBD.",
        choices=FUND_SOURCES,
        width=18,
    ),
    Column(
        "amount",
        "Jumlah",
        Kind.MONEY,
        help="Rupiah, misalnya 5.294.655.000 atau Rp5.294.655.000,00.",
        required=True,
        width=22,
    ),
    Column("note", "Keterangan", width=30),
    Column(
        "number",
        "Nomor DPA",
        Kind.CODE,
        help="Cukup pada satu baris tiap tahun.",
        width=26,
    ),
    Column(
        "date",
        "Tanggal Pengesahan",
        Kind.DATE,
        help="Cukup pada satu baris tiap tahun. Pengesahan sendiri dilakukan di layar.",
        width=18,
    ),
    Column(
        "unit",
        "Kode Unit",
        Kind.CODE,
        help="Unit di bawah Perangkat Daerah (UPTD, puskesmas, kelurahan, RSUD, "
        "bagian). Kosong berarti Perangkat Daerah sendiri.",
        width=26,
    ),
)
EXAMPLES = (
    {
        "year": 2026,
        "node": "1.05.03",
        "fund": "apbd",
        "amount": 827_924_000,
        "number": "DPA/A.1/1.05.0.00.0.00.01.0000/001/2026",
    },
)
BUDGET_KEYS = {"number": "number", "date": "ratified_on"}


class BudgetLineHandler(SheetHandler):
    """Rows are lines of the newest DPA of a year; a first DPA begins as a draft.

    Matching: year, node, source of funds and unit. A ratified DPA is not changed: a
    shift or a revision is drafted on the screen first (Gunung Mas 24/2024 art. 1.24).
    """

    key = "budget"

    def build_sheet(self):
        return Sheet(
            self.key,
            "DPA",
            COLUMNS,
            purpose="Anggaran menurut DPA, pada sub kegiatan (atau kegiatan atau "
            "program bila hanya itu yang diketahui).",
            match="Tahun, kode, sumber dana, dan unit.",
            examples=EXAMPLES,
            frozen=3,
        )

    def load(self):
        budgets = self.env["sidocakep.budget"].search(
            [("company_id", "=", self.company.id)], order="year, version"
        )
        # The newest version of a year: a draft when there is one, else in force.
        self.budgets = {budget.year: budget for budget in budgets}
        self._other_years = set()
        #: lines that the file adds
        self.added = []
        newest = self.env["sidocakep.budget"].concat(*self.budgets.values())
        lines = self.env["sidocakep.budget.line"].search(
            [("budget_id", "in", newest.ids)]
        )
        self.lines = {(line.budget_id.id, *line._get_key()): line for line in lines}

    def export(self):
        rows = [
            self._cells(line) | self._budget_cells(line.budget_id)
            for line in self.lines.values()
            if line.year == self.run.year
        ]
        return sorted(rows, key=lambda row: row["node"])

    def words_of(self, line):
        """Return the words for a line, pending or not, the one that tells all first."""
        values = line.vals if isinstance(line, Pending) else line
        node, fund = values["node_id"], dict(FUND_SOURCES)[values["fund_source"]]
        if values["unit_code"]:
            fund = f"{fund}, {values['unit_code']}"
        if isinstance(node, Pending):
            words = [node.vals.get("code"), node.vals.get("name")]
        else:
            words = [node.code, node.name]
        words = list(filter(None, words))
        return [*(f"{word} ({fund})" for word in words), *words]

    def _cells(self, line):
        plan = self.run.handlers["plan"]
        return {
            "year": line.year,
            "node": plan.word_of(line.node_id, plan.find_budgeted),
            "fund": line.fund_source,
            "amount": Decimal(str(line.amount)),
            "note": line.note,
            "unit": line.unit_code or None,
        }

    def _budget_cells(self, budget):
        return {"number": budget.number, "date": budget.ratified_on or None}

    def stage_rows(self, rows):
        plan = self.run.handlers["plan"]
        said = self._read_budgets(rows)
        first = {}
        repeated = defaultdict(list)
        for row in rows:
            node = plan.resolve_read(self, row)
            if node is None or row.failed & {"year", "amount", "fund", "unit"}:
                continue
            fund = row.get("fund") or "apbd"
            owner = id(node) if isinstance(node, Pending) else node.id
            unit = "".join((row.get("unit") or "").split())
            key = (row.get("year"), owner, fund, unit)
            first.setdefault(key, (row, node, (fund, unit)))
            repeated[key].append(row)
        for key, (row, node, place) in first.items():
            self._add_up(row, repeated[key])
            budget = self._budget(row)
            changes = self._stage_budget(row, budget, said.pop(row.get("year"), {}))
            self._stage_line(row, budget, node, place, changes)

    def _add_up(self, row, rows):
        """A real DPA repeats a sub kegiatan, e.g. for an UPTD: its lines are one."""
        if len(rows) == 1:
            return
        total = sum((other.get("amount") for other in rows), Decimal(0))
        row.values["amount"] = total
        row.written["amount"] = format_rupiah(total)
        notes = dict.fromkeys(filter(None, (other.get("note") for other in rows)))
        if notes:
            row.values["note"] = row.written["note"] = "; ".join(notes)
        numbers = row_ranges(other.number for other in rows)
        self.warn(
            "amounts_added", row, "amount", rows=numbers, total=row.written["amount"]
        )

    def _budget(self, row):
        """Return the DPA of the row's year, pending when the year has none."""
        year = row.get("year")
        if year != self.run.year and year not in self._other_years:
            self._other_years.add(year)
            self.warn("budget_of_other_year", row, "year", expected=self.run.year)
        if year not in self.budgets:
            label = f"DPA {year}"
            vals = {"company_id": self.company.id, "year": year}
            self.budgets[year] = self.pend("sidocakep.budget", row, label, vals)
        return self.budgets[year]

    def _read_budgets(self, rows):
        """Return {year: {column: row that says it}} of number and date of the DPAs.

        Any row of the year may say them; rows that disagree are one problem, at the
        row that stands alone.
        """
        found = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
        for row in rows:
            if "year" not in row.failed:
                for key in BUDGET_KEYS:
                    if row.get(key) is not None and key not in row.failed:
                        found[row.get("year")][key][row.get(key)].append(row)
        said = {}
        for year, columns in found.items():
            said[year] = {}
            for key, sayings in columns.items():
                said[year][key] = next(iter(sayings.values()))[0]
                if len(sayings) > 1:
                    self._tell_disagreement(key, list(sayings.values()))
        return said

    def _tell_disagreement(self, key, sayings):
        # of two that stand alone the later one
        rarest = min(reversed(sayings), key=len)
        words = [
            f"“{rows[0].written[key]}” ({row_ranges(row.number for row in rows)})"
            for rows in sayings
        ]
        self.add_problem("budget_disagrees", rarest[0], key, sayings=", ".join(words))

    def _stage_budget(self, row, budget, said):
        """Stage number and date of the DPA, as its rows say them; return the changes.

        :param said: {column: row that says it}, for the first line of a year
        """
        is_new = isinstance(budget, Pending)
        current = {} if is_new else self._budget_cells(budget)
        changes = []
        for key, saying in said.items():
            value = saying.get(key)
            if value == current.get(key):
                continue
            change = self.differences(saying, current).get(key)
            changes += [change] if change else []
            vals = {BUDGET_KEYS[key]: value}
            if is_new:
                budget.vals.update(vals)
            else:
                label = f"DPA {budget.year}"
                self.pend("sidocakep.budget", row, label, vals, budget)
        return changes

    def _stage_line(self, row, budget, node, place, budget_changes):
        """Stage a line of a node at its place: source of funds and unit."""
        line, (fund, unit) = None, place
        if not isinstance(budget, Pending) and not isinstance(node, Pending):
            line = self.lines.get((budget.id, node.identity, fund, unit))
        current = self._cells(line) if line else {}
        found = self.differences(
            row, current, {"node": lambda _old, _new: line is not None}
        )
        found = {key: found[key] for key in ("amount", "note") if key in found}
        label = " ".join((str(row.get("year")), row.written["node"]))
        changes = [*found.values(), *budget_changes]
        if not line:
            vals = {
                "budget_id": budget,
                "node_id": node,
                "fund_source": fund,
                "unit_code": unit or False,
                "amount": float(row.get("amount")),
                "note": row.get("note") or False,
            }
            self.added.append(self.pend("sidocakep.budget.line", row, label, vals))
        elif found:
            vals = {key: row.get(key) for key in found}
            if "amount" in vals:
                vals["amount"] = float(vals["amount"])
            self.pend("sidocakep.budget.line", row, label, vals, line)
        is_frozen = not isinstance(budget, Pending) and budget._is_frozen()
        if is_frozen and (changes or not line):
            self.add_problem("budget_ratified", row, budget=budget.display_name)
        self.enter(row, label, line is None, changes)
