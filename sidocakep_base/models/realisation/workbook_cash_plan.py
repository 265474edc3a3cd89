"""Sheet "Anggaran Kas" of the workbook."""

from decimal import Decimal

from ...engine.figures.indonesian import format_rupiah
from ...engine.workbook import Sheet
from ..workbook.sheets import Pending, SheetHandler, same_record
from .workbook_columns import CASH_PLAN, MESSAGES, NODE, PLANNED


class CashPlanHandler(SheetHandler):
    """Rows are lines of the newest DPA of the year; the columns are their months.

    Matching: node, source of funds and unit. The line may stand in the same file.
    """

    key = "cash_plan"
    messages = MESSAGES

    def build_sheet(self):
        dpa = self.run.handlers["budget"].sheet
        return Sheet(
            self.key,
            "Anggaran Kas",
            (NODE, dpa.column("fund"), dpa.column("unit"), *CASH_PLAN),
            purpose=f"Anggaran kas tahun {self.run.year}: rencana pengeluaran tiap "
            "bulan dari setiap baris DPA.",
            match="Kode, sumber dana, dan unit.",
            examples=({"node": "1.05.03", "month_01": 1_000_000},),
            frozen=4,
        )

    def load(self):
        self.budget = self.run.handlers["budget"].budgets.get(self.run.year)
        self.lines = {}
        self.months = {}
        if not self.budget:
            return
        for line in self.budget.line_ids:
            self.lines[line._get_key()] = line
        for row in self.env["sidocakep.cash.plan"].search(
            [("budget_id", "=", self.budget.id)]
        ):
            self.months.setdefault(row.line_id.id, {})[row.month] = row

    def export(self):
        rows = [
            self._own_cells(line) | self._month_cells(line)
            for line in self.lines.values()
            if line.id in self.months
        ]
        return sorted(rows, key=lambda row: row["node"])

    def _own_cells(self, line):
        plan = self.run.handlers["plan"]
        return {
            "node": plan.word_of(line.node_id, plan.find_budgeted),
            "fund": line.fund_source,
            "unit": line.unit_code or None,
        }

    def _month_cells(self, line):
        stored = self.months.get(line.id, {})
        return {
            key: Decimal(str(stored[code].amount))
            for key, code in PLANNED.items()
            if code in stored
        }

    # Staging -----------------------------------------------------------------

    def stage_rows(self, rows):
        self._take_lines_of_file()
        plan, seen = self.run.handlers["plan"], {}
        for row in rows:
            node = plan.resolve_read(self, row)
            if node is None or row.failed & {"fund", "unit"}:
                continue
            unit = "".join((row.get("unit") or "").split())
            key = (_identity(node), row.get("fund") or "apbd", unit)
            line = self.lines.get(key)
            if not line:
                self.add_problem(
                    "cash_plan_without_line", row, "node", year=self.run.year
                )
            elif self.first_use(row, "node", seen, key):
                self._stage_line(row, line)

    def _take_lines_of_file(self):
        """Know what the sheet of the DPA adds and changes in the same file."""
        handler = self.run.handlers["budget"]
        budget = handler.budgets.get(self.run.year)
        for line in handler.added:
            if same_record(line.vals["budget_id"], budget):
                vals = line.vals
                place = (vals["fund_source"], vals["unit_code"] or "")
                self.lines[_identity(vals["node_id"]), *place] = line
        self._changed = {
            item.record.id: item.vals
            for item in handler.pendings
            if item.model == "sidocakep.budget.line" and item.record
        }

    def _stage_line(self, row, line):
        is_new_line = isinstance(line, Pending)
        stored = {} if is_new_line else self.months.get(line.id, {})
        current = {} if is_new_line else self._month_cells(line)
        found = self.differences(row, current)
        label = f"{row.written['node']} {self.run.year}"
        changes = [found[key] for key in PLANNED if key in found]
        for key, code in PLANNED.items():
            if key not in found:
                continue
            vals = {"amount": float(row.get(key))}
            if code not in stored:
                vals |= {"line_id": line, "month": code}
            self.pend("sidocakep.cash.plan", row, label, vals, stored.get(code))
        if changes:
            self._compare(row, line, current)
        self.enter(row, label, bool(changes) and not current, changes)

    def _compare(self, row, line, current):
        """Say where the months do not make the line of the DPA, if all were read."""
        if row.failed & PLANNED.keys():
            return
        amount = Decimal(str(self._get_amount(line)))
        said = {key: row.get(key) for key in PLANNED if row.get(key) is not None}
        total = sum((current | said).values(), Decimal(0))
        if total != amount:
            self.warn(
                "cash_plan_differs",
                row,
                "node",
                total=format_rupiah(total, 0),
                amount=format_rupiah(amount, 0),
            )

    def _get_amount(self, line):
        """Return the amount of a line as the sheet of the DPA leaves it."""
        if isinstance(line, Pending):
            return line.vals["amount"]
        return self._changed.get(line.id, {}).get("amount", line.amount)


def _identity(node):
    """Return what tells a node apart, in whichever version; a new one by itself."""
    return id(node) if isinstance(node, Pending) else node.identity
