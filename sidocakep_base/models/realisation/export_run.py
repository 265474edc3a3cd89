"""A run of a file of the finance system: read apart, compared like a workbook."""

from decimal import Decimal

from ...engine.document_number import get_number_key
from ...engine.figures.indonesian import find_month, format_rupiah
from ...engine.workbook import Book, normalize, read_export_apart
from ...engine.workbook.texts import row_ranges
from ..document.period import get_month_label, get_period_end
from ..workbook.sheets import BudgetLineHandler, ImportRun, Pending
from .export_columns import MESSAGES, SHEETS
from .export_doubts import DoubtfulRows
from .sidocakep_realisation import LS, SPJ
from .workbook_realisation import SpentHandler

ADVANCES = ("UP", "GU", "TU")
#: So many codes of other agencies are named.
_NAMED = 5


class ExportRun(ImportRun):
    """Like the run of a workbook; of the sheets only the one of the file is staged.

    :param record: the import, whose file and choices it is
    """

    def __init__(self, record, handler_classes):
        self.record = record
        super().__init__(
            record.env, record.company_id, record.year, record.plan_id, handler_classes
        )

    def book(self):
        """Return the one sheet of the file."""
        return Book((SHEETS[self.record.file_kind],))

    # pylint: disable-next=method-required-super
    def read(self, content):
        """Read the file and stage all its rows."""
        reading = read_export_apart(content, self.book())
        self.problems += reading.problems
        self.readings = reading.sheets
        for key, sheet in reading.sheets.items():
            self.handlers[key].stage(sheet)
        self._check_rights()


def _is_agency(row):
    """Return whether the unit that a row names is the agency itself."""
    return _without_unit(row.get("unit")) == _without_unit(row.get("agency"))


def _without_unit(code):
    """Return the code of an agency without the zeros that stand for no unit of it."""
    return (code or "").strip().removesuffix(".0000")


def own_rows(handler, rows):
    """Return the rows of the agency; those of others are named once and left out.

    A file of others alone is a mistake: else it would read as "nothing to change".
    """
    own = _without_unit(handler.company.skpd_code)
    others = [
        row
        for row in rows
        if own and row.get("agency") and _without_unit(row.get("agency")) != own
    ]
    if others and len(others) == len(rows):
        codes = sorted({row.get("agency") for row in others})[:_NAMED]
        row = others[0]
        handler.add_problem(
            "export_no_row_of_agency", row, "agency", own=own, codes=", ".join(codes)
        )
    elif others:
        numbers = row_ranges(row.number for row in others)
        handler.warn("export_other_agency", rows=numbers)
    left_out = {row.number for row in others}
    return [row for row in rows if row.number not in left_out]


class FileHandler(SpentHandler):
    """A sheet of which each row names a line by the code of the finance system."""

    def _know_codes(self):
        """Put in the place of a code what somebody said it belongs to."""
        nodes = self.run.handlers["plan"].nodes
        return {
            normalize(code): node.code or node.name
            for node in nodes
            for code in (node.finance_codes or "").replace(";", ",").split(",")
            if code.strip()
        }

    def _translate(self, rows):
        """Return the rows whose code is known, each with the code of the Renstra."""
        plan, told = self.run.handlers["plan"], self._know_codes()
        known = []
        for row in rows:
            word = row.get("node")
            if word and "node" not in row.failed:
                row.values["node"] = word = told.get(normalize(word), word)
                if not plan.find_budgeted(word):
                    name = row.get("name") or ""
                    self.add_problem("export_code_unknown", row, "node", name=name)
                    continue
            known.append(row)
        return known


class RealisationFileHandler(DoubtfulRows, FileHandler):
    """Rows are documents by account; what is not paid or ratified is named, not kept.

    A file summed by month has no numbers: its rows are totals of their month.
    Matching: kind, number (a total: month), line, account and unit. The same file again
    changes nothing. Two rows that say one thing are counted once, and named.
    """

    key = "realisation_file"
    messages = MESSAGES

    def build_sheet(self):
        return SHEETS["realisation"]

    def load(self):
        env, company, year = self.env, self.company, self.run.year
        domain = [("company_id", "=", company.id), ("year", "=", year)]
        rows = env["sidocakep.realisation"].search([*domain, ("is_current", "=", True)])
        # what was withdrawn gives way to the row that stands elsewhere
        rows = rows.sorted(lambda row: not row._is_withdrawn())
        self.rows = {_key(row): row for row in rows}
        months = env["sidocakep.realisation.month"].search(domain)
        self.months = {month.month: month for month in months}
        budget = env["sidocakep.budget"]._get_in_force(company, year=year)
        budget = budget.get(company.id, env["sidocakep.budget"])
        self.lines = {line.node_id.identity: line.node_id for line in budget.line_ids}
        self._left_out = {}
        self._without_line = []
        self._collected = set()
        self._said, self._repeated = {}, []
        self._stage_kept = []

    def export(self):
        """The file is another system's: nothing is written into one."""
        return []

    def stage_rows(self, rows):
        left_out = ("export_not_paid", "export_not_told_paid", "export_not_ratified")
        self._left_out = {code: [] for code in left_out}
        documents = {}
        for row in self._translate(own_rows(self, rows)):
            if not row.failed:
                self._collect(row, documents)
        self._warn_of_repeated()
        self._warn_of_missing(rows, documents)
        self._warn_of_other_account(documents)
        for key, (row, vals) in documents.items():
            self._stage_document(key, row, vals)
        self._warn_of_stage_kept()
        self._warn_beyond(self.lines)
        for code, left in self._left_out.items():
            if left:
                total = sum((row.get("amount") for row in left), Decimal(0))
                numbers = row_ranges(row.number for row in left)
                self.warn(code, rows=numbers, total=format_rupiah(total, 0))
        if self._without_line:
            self.warn("export_without_line", rows=row_ranges(self._without_line))

    def _collect(self, row, documents):
        """Put a row to its document, line and account; or say why it is not counted."""
        last = self._get_last_day(row)
        if not last and not (row.get("number") and row.get("date")):
            self.add_problem("export_without_day", row, "date")
            return
        kind = self._get_kind(row, last)
        if kind is None:
            return
        day = (row.get("sp2d_date") if kind == LS else row.get("date")) or last
        if day.year != self.run.year:
            self.add_problem(
                "export_other_year",
                row,
                "date",
                year=day.year,
                expected=self.run.year,
            )
            return
        plan = self.run.handlers["plan"]
        node = plan.resolve_word(self, row, "node", row.get("node"), plan.find_budgeted)
        if node is None or isinstance(node, Pending):
            return
        if node.identity not in self.lines:
            self._without_line.append(row.number)
        self._collected.add(row.number)
        vals = self._prepare(row, kind, day, self.lines.get(node.identity, node))
        key = _key(vals)
        if self._is_repeated(row, key):
            return
        if key in documents:
            former = documents[key][1]
            former["stage"] = vals["stage"] or former["stage"]
            former["amount"] += vals["amount"]
            former["returned"] += vals["returned"]
        else:
            documents[key] = (row, vals)

    def _get_last_day(self, row):
        """Return the last day of the month that a row is the sum of, if it is one."""
        if row.get("number"):
            return None
        found = find_month(row.get("month") or "", self.run.year)
        return found and get_period_end("month", *found)

    def _get_kind(self, row, last):
        """Return LS or SPJ; ``None`` for what is not counted, or not known."""
        transaction, record = row.get("transaction").upper(), self.run.record
        if transaction == "LS":
            if row.get("sp2d") and row.get("sp2d_date"):
                return LS
            if last and record.ls_until and last <= record.ls_until:
                return LS
            code = "export_not_told_paid" if last else "export_not_paid"
            self._left_out[code].append(row)
        elif transaction in ADVANCES:
            until = record.spj_until
            if until and (row.get("date") or last) <= until:
                return SPJ
            self._left_out["export_not_ratified"].append(row)
        else:
            self.add_problem("export_kind_unknown", row, "transaction")
        return None

    def _prepare(self, row, kind, day, node):
        unit = row.get("unit")
        return {
            "node_id": node,
            "kind": kind,
            "number": (row.get("sp2d") if kind == LS else row.get("number")) or False,
            "account": row.get("account"),
            "unit_code": unit if not _is_agency(row) else False,
            "month": f"{day.month:02}",
            "date": day if row.get("number") else False,
            "stage": self._read_stage(row),
            "amount": float(row.get("amount")),
            "returned": float(row.get("returned") or 0),
        }

    def _stage_document(self, key, row, vals):
        label = f"{vals['number'] or vals['month']} {row.get('node')} {vals['account']}"
        month, stored = vals.pop("month"), self.rows.get(key)
        origin = self.run.record.file_name or False
        if stored and stored.month != month and stored._is_withdrawn():
            stored = None
        if not stored:
            vals |= {"month_id": self._get_month(row, month), "origin": origin}
            self.pend("sidocakep.realisation", row, label, vals)
            told = [("Bulan", "", month)]
            for name in ("amount", "returned"):
                money = format_rupiah(Decimal(str(vals[name])), 0)
                told.append((self.sheet.column(name).header, "", money))
            self.enter(row, label, True, told)
            return
        if stored.month != month:
            self.add_problem(
                "export_moved", row, "number", month=stored.month_id.display_name
            )
        changes = [
            (
                self.sheet.column(name).header,
                format_rupiah(Decimal(str(stored[name])), 0),
                format_rupiah(Decimal(str(vals[name])), 0),
            )
            for name in ("amount", "returned")
            if stored[name] != vals[name]
        ]
        said = ("amount", "returned")
        if vals["stage"] and vals["stage"] != stored.stage:
            if changes or not stored.month_id.sudo()._is_frozen():
                changes.append(self._say_stage(stored.stage, vals["stage"]))
                said = (*said, "stage")
            else:
                self._stage_kept.append(row.number)
        if changes:
            vals = {name: vals[name] for name in said}
            vals |= {
                "origin": origin,
                "reason": self.env._("The file of the finance system says otherwise."),
            }
            self.pend("sidocakep.realisation", row, label, vals, stored)
        self.enter(row, label, False, changes)

    def _get_month(self, row, month):
        if month not in self.months:
            vals = {
                "company_id": self.company.id,
                "year": self.run.year,
                "month": month,
            }
            label = get_month_label(self.env, self.run.year, int(month))
            self.months[month] = self.pend(
                "sidocakep.realisation.month", row, label, vals
            )
        return self.months[month]


class DpaFileHandler(FileHandler, BudgetLineHandler):
    """Rows are lines of the DPA: those of one sub kegiatan and unit are added up.

    A first DPA begins as a draft; the draft of a shift or revision is compared line by
    line. A ratified DPA is not changed (Gunung Mas 24/2024 art. 1.24).
    """

    key = "budget"
    messages = MESSAGES

    def build_sheet(self):
        return SHEETS["dpa"]

    def _cells(self, line):
        return {"node": line.node_id.code, "amount": Decimal(str(line.amount))}

    def _budget_cells(self, budget):
        return {}

    def stage_rows(self, rows):
        rows = self._translate(own_rows(self, rows))
        for row in rows:
            row.values.setdefault("year", self.run.year)
            if _is_agency(row):
                row.values.pop("unit", None)
        result = super().stage_rows(rows)
        budget = self.budgets.get(self.run.year)
        if not isinstance(budget, Pending) and budget and rows:
            said = {(row.get("node"), row.get("unit") or "") for row in rows}
            missing = sorted(
                " ".join(filter(None, (line.code, line.unit_code)))
                for line in budget.line_ids
                if (line.code, line.unit_code or "") not in said
            )
            if missing:
                self.warn("export_line_missing", codes=", ".join(missing))
        return result


def _key(row):
    """Return what tells a document apart, of a stored row or of values."""
    number = get_number_key(row["number"] or "")
    return (
        row["kind"],
        number,
        "" if number else row["month"],
        row["node_id"].identity,
        row["account"] or "",
        row["unit_code"] or "",
    )
