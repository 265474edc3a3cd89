"""Sheet "Data Sebelum Sistem": what earlier years realised, with the document."""

from odoo import api, models

from odoo.addons.sidocakep_base.engine.figures.values import NoFigure, Number, Range
from odoo.addons.sidocakep_base.engine.workbook import Sheet
from odoo.addons.sidocakep_base.models.workbook.sheets import (
    FigureReader,
    Pending,
    SheetHandler,
)

from ...engine.doubt import is_sentence
from .data_columns import EARLIER_COLUMNS, EARLIER_EXAMPLES, MESSAGES
from .sidocakep_data_figure import OPEN_STATES
from .sidocakep_data_figure_earlier import BEFORE

#: Column > field, where the cell says what the field holds.
PLAIN = {
    "source": "source",
    "remark": "remark",
    "standing": "release_status",
    "doubt": "doubt_reason",
}
GONE = ("replaced", "cancelled")


class EarlierFigureHandler(SheetHandler):
    """Rows are whole years of an indicator, to be sent and verified on the screen.

    Matching: indicator and year.
    """

    key = "earlier"
    messages = MESSAGES

    def build_sheet(self):
        return Sheet(
            self.key,
            "Data Sebelum Sistem",
            EARLIER_COLUMNS,
            purpose="Realisasi tahun-tahun sebelum sistem ini, dengan dokumen yang "
            "memuatnya. Setelah diimpor, angkanya dikirim dan diverifikasi di layar.",
            match="Nama indikator dan tahun.",
            examples=EARLIER_EXAMPLES,
            frozen=2,
        )

    def load(self):
        self.reader = FigureReader(self)
        figures = self.env["sidocakep.data.figure"].search(
            [
                ("company_id", "=", self.company.id),
                ("origin", "=", BEFORE),
                ("state", "not in", GONE),
            ],
            order="indicator_id, year, version",
        )
        self.figures = {
            (figure.indicator_id.id, figure.year): figure for figure in figures
        }

    def export(self):
        return [self._cells(figure) for figure in self.figures.values()]

    def _cells(self, figure):
        words = self.run.handlers["indicators"].word_of
        cells = {key: figure[name] for key, name in PLAIN.items()}
        return cells | {
            "indicator": words(figure.indicator_id.sudo()),
            "year": figure.year,
            "figure": self.reader.cell(figure),
        }

    def stage_rows(self, rows):
        indicators = self.run.handlers["indicators"]
        seen = {}
        for row in rows:
            if row.failed & {"indicator", "year", "figure", "source"}:
                continue
            found = indicators.find(row.get("indicator"))
            indicator = self.resolve(row, "indicator", found, indicators.words())
            if indicator is None:
                continue
            owner = id(indicator) if isinstance(indicator, Pending) else indicator.id
            if self.first_use(row, "indicator", seen, (owner, row.get("year"))):
                self._stage_figure(row, indicator, indicators.rows.get(indicator))

    def _stage_figure(self, row, indicator, definition):
        owner_id, year = getattr(indicator, "id", None), row.get("year")
        figure = self.figures.get((owner_id, year))
        same = {"indicator": lambda _old, _new: bool(figure)}
        found = self.differences(row, self._cells(figure) if figure else {}, same)
        vals = {PLAIN[key]: row.get(key) for key in PLAIN if key in found}
        if "figure" in found:
            text = self._read(row, indicator, definition)
            if text is None:
                return
            vals["written"] = text
        check_sentence(self, row, found, bool(figure) and "figure" in found)
        label = f"{row.get('indicator')} {year}"
        if not figure:
            vals |= {"indicator_id": indicator, "year": year}
            self.pend("sidocakep.data.figure", row, label, vals)
        elif vals:
            if figure.state not in OPEN_STATES:
                name = figure.display_name
                self.add_problem("earlier_fixed", row, figure=name)
            self.pend("sidocakep.data.figure", row, label, vals, figure)
        self.enter(row, label, not figure, list(found.values()) if vals else [])

    def _read(self, row, indicator, definition):
        """Return the figure as it is typed on the screen, ``None`` after a problem."""
        value = row.get("figure")
        if isinstance(value, NoFigure):
            self.add_problem("earlier_without_figure", row, "figure")
            return None
        if self.reader.read(row, "figure", indicator, definition) is None:
            return None
        return as_typed(value)


def check_sentence(handler, row, found, is_renumbered):
    """Refuse what does not say why a figure is true; docs/decisions/0031.

    :param found: what differs in the row from the figure
    :param is_renumbered: another figure than that of which a sentence was said
    """
    text = row.get("doubt")
    if text is None:
        return
    if "doubt" not in found and is_renumbered:
        handler.add_problem("doubt_of_former", row, "doubt")
    elif "doubt" in found and not is_sentence(text):
        handler.add_problem("doubt_no_sentence", row, "doubt")


def as_typed(value):
    """Return an engine value as a person types it: no dots, a comma for decimals."""
    if isinstance(value, Number):
        return _plain(value.value)
    if isinstance(value, Range):
        return f"{_plain(value.low)} - {_plain(value.high)}"
    return value.name


def _plain(number):
    return format(number, "f").replace(".", ",")


class SidocakepImport(models.Model):
    """Adds the sheet of the years before the system."""

    _name = "sidocakep.import"
    _inherit = "sidocakep.import"

    @api.model
    def _get_sheet_handlers(self):
        return [*super()._get_sheet_handlers(), EarlierFigureHandler]
