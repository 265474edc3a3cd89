"""Sheet "Angka Kinerja": the figures that wait to be entered, for who has many."""

from decimal import Decimal

from odoo import api, models

from odoo.addons.sidocakep_base.engine.figures.values import Number
from odoo.addons.sidocakep_base.engine.workbook import Sheet, normalize
from odoo.addons.sidocakep_base.models.workbook.sheets import (
    FigureReader,
    SheetHandler,
)

from .data_columns import FIGURE_COLUMNS, FIGURE_EXAMPLES, MESSAGES
from .sidocakep_data_figure import OPEN_STATES, SYSTEM
from .sidocakep_import_earlier import as_typed, check_sentence

#: Column > field of the figure; they stand in the first of its rows.
PLAIN = {
    "no_figure": "no_figure",
    "reason": "no_figure_reason",
    "release_on": "release_on",
    "no_evidence": "no_evidence_reason",
    "standing": "release_status",
    "data_year": "data_year",
    "remark": "remark",
}
#: Stands there too, and is written last: another number drops it.
DOUBT = "doubt"


class FigureEntryHandler(SheetHandler):
    """Rows are parts of open figures, or a figure that has none; sent on the screen.

    Matching: indicator, period and part. Evidence is attached on the screen.
    """

    key = "figures"
    messages = MESSAGES

    def build_sheet(self):
        return Sheet(
            self.key,
            "Angka Kinerja",
            FIGURE_COLUMNS,
            purpose="Angka yang menunggu diisi: yang dihitung bagi tiap indikator dan "
            "periode. Nol ditulis 0. Bukti dilampirkan dan angka dikirim di layar.",
            match="Nama indikator, periode, dan yang dihitung.",
            examples=FIGURE_EXAMPLES,
            frozen=4,
        )

    def load(self):
        self.reader = FigureReader(self)
        figures = self.env["sidocakep.data.figure"].search(
            [
                ("company_id", "=", self.company.id),
                ("origin", "=", SYSTEM),
                ("state", "in", OPEN_STATES),
            ],
            order="date_end, indicator_id, id",
        )
        figures = figures._filtered_access("write")
        self.figures = {
            (figure.indicator_id.id, period_word(figure).casefold()): figure
            for figure in figures
        }

    def export(self):
        rows = []
        for figure in self.figures.values():
            own = self._own_cells(figure)
            parts = self._parts(figure) or [None]
            for number, part in enumerate(parts):
                first = {} if number else self._figure_cells(figure)
                rows.append({**own, **first, **self._part_cells(figure, part)})
        return rows

    def _parts(self, figure):
        return list(figure.part_ids) if figure._is_computed() else []

    def _own_cells(self, figure):
        words = self.run.handlers["indicators"].word_of
        return {
            "indicator": words(figure.indicator_id.sudo()),
            "period": period_word(figure),
        }

    def _figure_cells(self, figure):
        cells = {key: figure[name] or None for key, name in PLAIN.items()}
        return cells | {DOUBT: figure.doubt_reason or None}

    def _part_cells(self, figure, part):
        if part is None:
            return {"number": self.reader.cell(figure)}
        number = part._read()
        return {
            "part": part.name,
            "number": None if number is None else Number(Decimal(number)),
        }

    # Staging -----------------------------------------------------------------

    def stage_rows(self, rows):
        indicators = self.run.handlers["indicators"]
        seen = {}
        self._said, self._renumbered, self._claims = [], set(), {}
        self._typed = {}
        for row in rows:
            if row.failed & {"indicator", "period", "part", "number"}:
                continue
            found = indicators.find(row.get("indicator"))
            indicator = self.resolve(row, "indicator", found, indicators.words())
            if indicator is None:
                continue
            period = normalize(row.get("period"))
            figure = self.figures.get((getattr(indicator, "id", None), period))
            if not figure:
                self.add_problem("figure_not_asked", row, "period")
                continue
            part = self._find_part(row, figure)
            key = (figure.id, part and part.id)
            if part is not False and self.first_use(row, "part", seen, key):
                self._stage_row(row, figure, part)
        self._stage_sentences()
        self._check_claims()
        self._warn_doubtful()

    def _warn_doubtful(self):
        """Ask of the file what who sends a figure is asked, while it can be mended."""
        figures = self.env["sidocakep.data.figure"]
        rows = {
            figures.new(figure._read_written(written), origin=figure): row
            for figure, (row, written) in self._typed.items()
        }
        for figure, words in figures.union(*rows)._find_doubts().items():
            self.warn("figure_doubtful", rows[figure], "number", said=words)

    def _check_claims(self):
        """Refuse rows that say a figure is missing, where nothing else does."""
        for kind, claims in self._claims.items():
            figures = self.env["sidocakep.data.figure"].union(*claims)
            for figure in figures._find_unfounded(kind):
                self.add_problem("no_figure_unfounded", claims[figure], "no_figure")

    def _stage_sentences(self):
        """Add why figures are true, once all their parts are known."""
        for row, label, figure, found in self._said:
            check_sentence(self, row, found, figure in self._renumbered)
            if DOUBT in found:
                vals = {"doubt_reason": row.get(DOUBT)}
                model = "sidocakep.data.figure"
                self.pend(model, row, label, vals, figure, is_last=True)

    def _find_part(self, row, figure):
        """Return the part of a row, ``None`` for the figure, ``False`` if unclear."""
        parts = {normalize(part.name): part for part in self._parts(figure)}
        text = row.get("part")
        if text is None and not parts:
            return None
        part = parts.get(normalize(text or ""))
        if part:
            return part
        names = ", ".join(item.name for item in parts.values())
        self.add_problem("figure_part_unknown", row, "part", parts=names or "-")
        return False

    def _stage_row(self, row, figure, part):
        current = self._own_cells(figure) | self._figure_cells(figure)
        found = self.differences(row, current | self._part_cells(figure, part))
        label = f"{row.get('indicator')} {period_word(figure)}"
        vals = {PLAIN[key]: row.get(key) for key in PLAIN if key in found}
        if vals.get("no_figure"):
            claims = self._claims.setdefault(vals["no_figure"], {})
            claims[figure] = row
        number = self._prepare_number(row, figure, part) if "number" in found else {}
        if number:
            self._renumbered.add(figure)
        if row.get(DOUBT) is not None:
            self._said.append((row, label, figure, found))
        if part and number:
            self.pend("sidocakep.data.figure.part", row, label, number, part)
        elif number:
            vals |= number
            if row.get(DOUBT) is None:
                self._typed[figure] = (row, number["written"])
        if vals:
            self.pend("sidocakep.data.figure", row, label, vals, figure)
        is_changed = vals or number or DOUBT in found
        changes = list(found.values()) if is_changed else []
        self.enter(row, label, False, changes)

    def _prepare_number(self, row, figure, part):
        value = row.get("number")
        if part:
            if isinstance(value, Number):
                return {"written": as_typed(value)}
            self.add_problem("number_expected", row, "number")
            return {}
        indicator = figure.indicator_id.sudo()
        if self.reader.read(row, "number", indicator) is None:
            return {}
        if not hasattr(value, "kind"):
            return {"written": as_typed(value)}
        self.add_problem("number_expected", row, "number")
        return {}


def period_word(figure):
    """Return the period as the workbook writes it: 2026 TW 1, 2026-03, 2026."""
    if figure.period_kind == "quarter":
        return f"{figure.year} TW {figure.period_no}"
    if figure.period_kind == "month":
        return f"{figure.year}-{figure.period_no:02}"
    return str(figure.year)


class SidocakepImport(models.Model):
    """Adds the sheet of the figures to enter."""

    _name = "sidocakep.import"
    _inherit = "sidocakep.import"

    @api.model
    def _get_sheet_handlers(self):
        return [*super()._get_sheet_handlers(), FigureEntryHandler]
