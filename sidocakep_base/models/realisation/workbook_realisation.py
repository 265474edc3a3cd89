"""Sheets "Realisasi" and "Rekonsiliasi LRA" of the workbook."""

from decimal import Decimal

from ...engine.document_number import get_number_key
from ...engine.workbook import Sheet
from ..document.period import get_month_label
from ..workbook.sheets import Pending, SheetHandler
from .sidocakep_realisation import LS, RETURN
from .workbook_columns import MESSAGES, REALISATION, RECONCILIATION

MONEY = ("amount", "returned")
_OF_NET = frozenset({"kind", *MONEY})
#: Column > field of what tells a row apart besides its line.
TEXTS = {"number": "number", "account": "account", "unit": "unit_code"}


class SpentHandler(SheetHandler):
    """What the screens say of a document while it is entered, said of a file."""

    def _warn_beyond(self, lines=None):
        """Name the lines that are beyond the DPA with the rows of this file.

        :param lines: identities of those that are asked about; all
        """
        rows = self.env["sidocakep.realisation"]
        entered, replaced = {}, rows
        for pending in self.pendings:
            stored = pending.record
            node = pending.vals.get("node_id") or (stored and stored.node_id)
            if pending.model != rows._name or isinstance(node, Pending):
                continue
            content = {name: stored[name] for name in _OF_NET} if stored else {}
            given = _OF_NET & pending.vals.keys()
            content |= {name: pending.vals[name] for name in given}
            entered[node] = entered.get(node, 0) + rows.new(content).net
            replaced |= stored or rows
        entered = {
            node: net
            for node, net in entered.items()
            if lines is None or node.identity in lines
        }
        said = rows._say_beyond(
            self.company, self.run.year, entered, ("id", "in", replaced.ids)
        )
        for sentence in said.splitlines() if said else ():
            self.warn("realisation_beyond", said=sentence)


class MonthHandler(SpentHandler):
    """A sheet whose rows belong to months of the agency.

    A closed month is refused by the month itself, with what is to be done.
    """

    messages = MESSAGES

    def _load_months(self):
        domain = [("company_id", "=", self.company.id), ("year", "=", self.run.year)]
        months = self.env["sidocakep.realisation.month"].search(domain)
        self.months = {month.month: month for month in months}

    def _get_month(self, row, month):
        """Return the month, pending when the agency has not begun it."""
        if month not in self.months:
            label = get_month_label(self.env, self.run.year, int(month))
            vals = {
                "company_id": self.company.id,
                "year": self.run.year,
                "month": month,
            }
            self.months[month] = self.pend(
                "sidocakep.realisation.month", row, label, vals
            )
        return self.months[month]


class RealisationHandler(MonthHandler):
    """Rows are documents, or the total of a month of a kind without documents.

    Matching: kind, number, line, account and unit; a total also by its month. A row
    that differs is a correction and says why. What the file of the finance system
    brought is known, and not written into the workbook again.
    """

    key = "realisation"

    def build_sheet(self):
        return Sheet(
            self.key,
            "Realisasi",
            REALISATION,
            purpose=f"Realisasi anggaran tahun {self.run.year} per bulan dan dokumen: "
            "LS menurut SP2D, SPJ UP/GU/TU yang disahkan, setoran, dan BLUD, BOS, "
            "Kapitasi. Satu dokumen dihitung satu kali.",
            match="Jenis, nomor dokumen, kode, rekening, dan unit; tanpa nomor: bulan.",
            examples=(
                {
                    "month": "01",
                    "node": "1.05.03",
                    "kind": LS,
                    "number": "33/04.0/000001/LS",
                    "amount": 1_000_000,
                },
            ),
            frozen=3,
        )

    def load(self):
        self._load_months()
        rows = (
            self.env["sidocakep.realisation"]
            .search(
                [
                    ("company_id", "=", self.company.id),
                    ("year", "=", self.run.year),
                    ("is_current", "=", True),
                ],
                order="month, code, kind, id",
            )
            .sorted(lambda row: not row._is_withdrawn())
        )
        self.rows = {_key(row.node_id.identity, row, row.month): row for row in rows}
        budget = self.env["sidocakep.budget"]._get_in_force(
            self.company, year=self.run.year
        )
        budget = budget.get(self.company.id, self.env["sidocakep.budget"])
        self.nodes = {line.node_id.identity: line.node_id for line in budget.line_ids}

    def export(self):
        return [self._cells(row) for row in self.rows.values() if not row.origin]

    def _cells(self, row):
        plan = self.run.handlers["plan"]
        return {
            "month": row.month,
            "node": plan.word_of(row.node_id, plan.find_budgeted),
            "kind": row.kind,
            "date": row.date or None,
            **{key: row[name] or None for key, name in TEXTS.items()},
            **{key: Decimal(str(row[key])) for key in MONEY},
        }

    # Staging -----------------------------------------------------------------

    def stage_rows(self, rows):
        plan, seen = self.run.handlers["plan"], {}
        for row in rows:
            node = plan.resolve_read(self, row)
            if node is None or row.failed:
                continue
            identity = id(node) if isinstance(node, Pending) else node.identity
            said = {name: row.get(key) for key, name in TEXTS.items()}
            said["kind"] = row.get("kind")
            key = _key(identity, said, row.get("month"))
            if self.first_use(row, "number", seen, key):
                self._stage_row(row, node, key)
        self._warn_beyond()

    def _stage_row(self, row, node, key):
        stored = self.rows.get(key)
        if stored and stored.month != row.get("month") and stored._is_withdrawn():
            stored = None
        if stored:
            self._stage_correction(row, stored)
            return
        if all(row.get(name) is None for name in MONEY):
            self.add_problem("realisation_without_amount", row, "amount")
            return
        if not isinstance(node, Pending):
            node = self.nodes.get(node.identity, node)
        vals = {
            "month_id": self._get_month(row, row.get("month")),
            "node_id": node,
            "kind": row.get("kind"),
            "date": row.get("date") or False,
            **{name: row.get(column) or False for column, name in TEXTS.items()},
            **{name: float(row.get(name) or 0) for name in MONEY},
        }
        label = self._label(row)
        self.pend("sidocakep.realisation", row, label, vals)
        told = ("month", "date", *MONEY)
        self.enter(row, label, True, self._say_new(row, *told))
        self._warn_misdated(row)

    def _warn_misdated(self, row):
        day = row.get("date")
        if (
            row.get("kind") in (LS, RETURN)
            and day
            and day.month < int(row.get("month"))
        ):
            self.warn("realisation_misdated", row, "date")

    def _stage_correction(self, row, stored):
        """Put what the row says otherwise in the place of what was entered."""
        if stored.month != row.get("month"):
            month = stored.month_id.display_name
            self.add_problem("realisation_other_month", row, "month", month=month)
            return
        found = self.differences(row, self._cells(stored))
        found = {key: found[key] for key in (*MONEY, "date") if key in found}
        label = self._label(row)
        if found and not row.get("reason"):
            self.add_problem("realisation_without_reason", row, "reason")
        elif found:
            vals = {key: row.get(key) for key in found}
            vals |= {key: float(vals[key]) for key in MONEY if key in vals}
            vals["reason"] = row.get("reason")
            self.pend("sidocakep.realisation", row, label, vals, stored)
        self.enter(row, label, False, list(found.values()))

    def _label(self, row):
        words = (row.written[key] for key in ("node", "kind"))
        return " ".join((*words, row.get("number") or row.written["month"]))


class ReconciliationHandler(MonthHandler):
    """Rows are months with what the finance office reports. Matching: the month."""

    key = "reconciliation"

    def build_sheet(self):
        return Sheet(
            self.key,
            "Rekonsiliasi LRA",
            RECONCILIATION,
            purpose="Realisasi sampai dengan akhir bulan menurut LRA dari BPKAD/PPKD, "
            "hari pencocokan, dan penjelasan selisihnya.",
            match="Bulan.",
            examples=(
                {
                    "month": "01",
                    "lra_amount": 1_000_000,
                    "lra_date": f"10 Februari {self.run.year}",
                },
            ),
            frozen=2,
        )

    def load(self):
        # The months that the sheet before begins are these.
        self.months = self.run.handlers[RealisationHandler.key].months

    def export(self):
        return [
            {"month": code, **self._cells(month)}
            for code, month in sorted(self.months.items())
            if month.lra_date
        ]

    def _cells(self, month):
        return {
            "lra_amount": Decimal(str(month.lra_amount)) if month.lra_date else None,
            "lra_date": month.lra_date or None,
            "lra_note": month.lra_note or None,
        }

    def stage_rows(self, rows):
        seen = {}
        for row in rows:
            if row.failed or not self.first_use(row, "month", seen, row.get("month")):
                continue
            month = self._get_month(row, row.get("month"))
            is_new = isinstance(month, Pending)
            current = {} if is_new else self._cells(month)
            found = self.differences(row, {"month": row.get("month"), **current})
            vals = {key: row.get(key) for key in found}
            if "lra_amount" in vals:
                vals["lra_amount"] = float(vals["lra_amount"])
            label = f"{row.written['month']} {self.run.year}"
            if is_new:
                month.vals |= vals
            elif vals:
                self.pend("sidocakep.realisation.month", row, label, vals, month)
            self.enter(row, label, is_new, list(found.values()))


def _key(identity, row, month):
    """Return what tells a row apart; a total without number stands in its month."""
    number = get_number_key(row["number"] or "")
    texts = (row["account"] or "", row["unit_code"] or "")
    return (row["kind"], number, identity, *texts, "" if number else month)
