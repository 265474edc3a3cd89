"""Sheet "Target Bulanan": the twelve months of an indicator's year."""

from decimal import Decimal

from ....engine.figures.indonesian import MONTHS
from ....engine.figures.values import Number
from ....engine.workbook import Column, Kind, Sheet
from ...document.period import get_month_label
from .base import SheetHandler, same_figure
from .figures import FigureReader, figure_words
from .pending import Pending

# How the months of a year must agree with its target, by accumulation.
LAST = ("last", "position")


def month_key(month):
    """Return the key of the column of a month (1 to 12)."""
    return f"month_{month}"


class MonthTargetHandler(SheetHandler):
    """Rows are an indicator in a year; the columns are its targets of the months.

    Matching: indicator and year. The months are compared with the target of the year
    by the accumulation of the indicator; a difference is a warning, because real
    documents have them.
    """

    key = "months"

    def build_sheet(self):
        months = tuple(
            Column(month_key(number), name, Kind.FIGURE, width=11)
            for number, name in enumerate(MONTHS, start=1)
        )
        return Sheet(
            self.key,
            "Target Bulanan",
            (
                Column(
                    "indicator",
                    "Nama Indikator",
                    help="Indikator dari lembar Indikator.",
                    required=True,
                    list_from=("indicators", "name"),
                    open_list=True,
                    width=56,
                ),
                Column("year", "Tahun", Kind.YEAR, required=True, width=9),
                *months,
            ),
            purpose="Target tiap bulan (rencana aksi). Kosong berarti belum ada "
            "target; nol ditulis 0.",
            match="Nama indikator dan tahun.",
            examples=(
                {
                    "indicator": "Nilai SAKIP",
                    "year": self.run.year,
                    month_key(12): 75.35,
                },
            ),
            frozen=3,
        )

    def load(self):
        self.figures = FigureReader(self)
        targets = self.env["sidocakep.target"].search(
            [
                ("company_id", "=", self.company.id),
                ("period_kind", "=", "month"),
                ("kind", "=", "target"),
                ("plan_id", "=", False),
            ]
        )
        self.targets = {
            (target.indicator_id.id, target.year, target.period_no): target
            for target in targets
        }

    def export(self):
        words = self.run.handlers["indicators"].word_of
        rows = {}
        for (indicator_id, year, month), target in self.targets.items():
            if year == self.run.year:
                row = rows.setdefault(
                    indicator_id,
                    {"indicator": words(target.indicator_id), "year": year},
                )
                row[month_key(month)] = self.figures.cell(target)
        order = self.run.handlers["indicators"].indicators.ids
        return [rows[key] for key in order if key in rows]

    def stage_rows(self, rows):
        indicators = self.run.handlers["indicators"]
        seen = {}
        for row in rows:
            if row.failed & {"indicator", "year"}:
                continue
            indicator = self.resolve(
                row,
                "indicator",
                indicators.find(row.get("indicator")),
                indicators.words(),
            )
            if indicator is None:
                continue
            owner = id(indicator) if isinstance(indicator, Pending) else indicator.id
            if self.first_use(row, "indicator", seen, (owner, row.get("year"))):
                self._stage_year(row, indicator, indicators.rows.get(indicator))

    def _stage_year(self, row, indicator, definition):
        year = row.get("year")
        owner_id = getattr(indicator, "id", None)
        existing = {
            month: self.targets.get((owner_id, year, month)) for month in range(1, 13)
        }
        current = {
            month_key(month): self.figures.cell(target)
            for month, target in existing.items()
            if target
        }
        current |= {"indicator": row.get("indicator"), "year": year}
        found = self.differences(row, current)
        changes = []
        for month, target in existing.items():
            key = month_key(month)
            if key not in found:
                continue
            vals = self.figures.read(row, key, indicator, definition)
            if vals is None:
                continue
            changes.append(found[key])
            label = f"{row.get('indicator')} {get_month_label(self.env, year, month)}"
            if not target:
                vals |= {
                    "indicator_id": indicator,
                    "kind": "target",
                    "period_kind": "month",
                    "year": year,
                    "period_no": month,
                }
            self.pend("sidocakep.target", row, label, vals, target, is_verified=True)
        if found or self._has_new_annual(indicator, year):
            self._compare_with_year(row, indicator, definition)
        self.enter(
            row, f"{row.get('indicator')} ({year})", not any(existing.values()), changes
        )

    def _has_new_annual(self, indicator, year):
        """Tell whether the file changes the target of the year."""
        indicators = self.run.handlers["indicators"]
        stored = indicators.targets.get(
            (getattr(indicator, "id", None), "target", year)
        )
        annual = indicators.annual(indicator, year)
        return not stored or not same_figure(annual, stored._to_engine_value())

    def _compare_with_year(self, row, indicator, definition):
        """Warn when the months do not lead to the target of the year."""
        year = row.get("year")
        annual = self.run.handlers["indicators"].annual(indicator, year)
        months = [row.get(month_key(month)) for month in range(1, 13)]
        if not isinstance(annual, Number) or not all(
            isinstance(value, Number) for value in months
        ):
            return
        accumulation = self._accumulation(indicator, definition)
        values = [value.value for value in months]
        if accumulation in LAST:
            total = values[-1]
        elif accumulation == "sum":
            total = sum(values, Decimal(0))
        elif accumulation == "average":
            total = sum(values, Decimal(0)) / 12
        else:
            return
        if total != annual.value:
            self.warn(
                f"months_differ_{'last' if accumulation in LAST else 'total'}",
                row,
                month_key(12),
                year=year,
                annual=figure_words(annual),
                total=figure_words(Number(total)),
            )

    def _accumulation(self, indicator, definition):
        if definition and definition.get("accumulation"):
            return definition.get("accumulation")
        return "last" if isinstance(indicator, Pending) else indicator.accumulation
