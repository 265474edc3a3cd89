"""What many lines of one period are measured by, read together."""

from datetime import date
from typing import NamedTuple

from odoo.addons.sidocakep_base.engine.achievement.accumulation import (
    Accumulation,
    Release,
    accumulate,
)
from odoo.addons.sidocakep_base.engine.achievement.measuring import realise
from odoo.addons.sidocakep_base.engine.errors import EngineError
from odoo.addons.sidocakep_base.engine.figures.values import (
    NoFigure,
    NoFigureKind,
    Number,
    Range,
    Value,
)
from odoo.addons.sidocakep_base.models.document.columns import read_columns

from ..data_collection.sidocakep_data_figure import VERIFIED

NOT_DUE = NoFigure(NoFigureKind.NOT_DUE)
NOT_APPLICABLE = NoFigure(NoFigureKind.NOT_APPLICABLE)
NOT_REPORTED = NoFigure(NoFigureKind.NOT_REPORTED)
NOT_COMPUTABLE = NoFigure(NoFigureKind.NOT_COMPUTABLE)
#: Years that a plan looks back at most.
PLAN_YEARS = 5
LAST_QUARTER = 4


class Figure(NamedTuple):
    """The performance figure of one period, as far as it is measured."""

    figure_id: int
    asked_job_id: int | None
    date_end: date | None
    state: str
    value: Value


class MeasuredFacts:
    """The figures, targets and beginnings of the indicators of lines of one period.

    A fixed number of queries for any number of lines. All records are sudo.

    :param lines: measured lines of one year and period, of any agencies
    """

    def __init__(self, lines):
        self.env = lines.env
        self._indicators = lines.indicator_id
        first = lines[:1].measurement_id
        self._year, self._end = first.year, first.date_end
        self._quarter = first.period_no
        self._is_end = self._quarter in (0, LAST_QUARTER)
        self._today = self.env.user._get_office_day()
        self._means = self._read_means()
        self._figures = self._read_figures()
        self._begins = self._read_begins()
        self._targets = self._read_targets()
        self._plan_targets = self._indicators._get_five_year_targets(self._year)
        rows = lines.env["sidocakep.target"].union(*self._plan_targets.values())
        self._plan_values = rows._to_engine_values()

    # ------------------------------------------------------------------
    # Asked for one line
    # ------------------------------------------------------------------

    def get_values(self, indicator_id, year_target):
        """Return the :class:`dict` of engine values that an indicator is measured by.

        :param year_target: what it is to come to in the year
        """
        own, to_date, trace = self._realise(indicator_id, self._year, self._quarter)
        if self._is_before_begin(indicator_id):
            own = to_date = NOT_APPLICABLE
        target = self._targets.get(indicator_id, NOT_REPORTED)
        if target == NOT_REPORTED:
            # Without targets for quarters the year is due when it ends.
            target, own = (year_target, to_date) if self._is_end else (NOT_DUE, own)
        if self._is_end:
            to_date = _get_owed(year_target, to_date)
        plan_target = self._plan_targets.get(indicator_id)
        return {
            "target": target,
            "own": _get_owed(target, own),
            "year_target": year_target,
            "to_date": to_date,
            "plan_target": self._plan_values[plan_target.id]
            if plan_target
            else NOT_DUE,
            "past": self._get_over_plan(indicator_id, plan_target),
            "over_plan": self._get_over_plan(indicator_id, plan_target, to_date),
            "last_year": self._realise(indicator_id, self._year - 1, 0)[1],
            "trace": trace,
        }

    def get_source(self, indicator_id):
        """Return the id of the verified figure and of who was asked; ``None``: none.

        The figure is that of the latest period of the year that has a verified one,
        the position that of the latest period.
        """
        rows = self._list_rows(indicator_id)
        verified = [row.figure_id for row in rows if row.state == VERIFIED]
        return (
            verified[-1] if verified else None,
            rows[-1].asked_job_id if rows else None,
        )

    def get_first_year(self, line):
        """Return the first year of the plan of a line; at most five are counted."""
        target = self._plan_targets.get(line.indicator_id.id)
        plan = target.plan_id if target else line.pk_line_id.node_id.plan_id
        return max(plan.year_start or self._year, self._year - PLAN_YEARS + 1)

    def get_years(self, line, first):
        """Return what each of five years of the plan came to, as it is printed.

        Of this year what the line says to date; a year to come is blank; a year before
        of which nothing was ever collected has a dash. Gunung Mas 24/2024 annex D,
        Tabel I column 5.
        """
        return [
            self._print_year(line, year) for year in range(first, first + PLAN_YEARS)
        ]

    def _print_year(self, line, year):
        if year > self._year:
            return ""
        if year == self._year:
            return line.to_date_text or ""
        value = self._realise(line.indicator_id.id, year, 0)[1]
        return "-" if value == NOT_DUE else str(value)

    def _list_rows(self, indicator_id):
        """Return the figures of the year up to the end of the period, in its order."""
        rows = [
            figure
            for figure in self._figures.get((indicator_id, self._year), {}).values()
            if figure.date_end and figure.date_end <= self._end
        ]
        return sorted(rows, key=lambda row: row.date_end)

    # ------------------------------------------------------------------
    # Values
    # ------------------------------------------------------------------

    def _is_before_begin(self, indicator_id):
        begin = self._begins.get(indicator_id)
        return bool(begin and begin > self._end)

    def _realise(self, indicator_id, year, quarter):
        """Return own value, value to date and trace of an indicator in a year."""
        figures = {
            key: _get_actual(figure)
            for key, figure in self._figures.get((indicator_id, year), {}).items()
        }
        accumulation, release_month = self._means[indicator_id]
        release = None
        if accumulation == "released_later" and release_month:
            release = Release(year, int(release_month))
        try:
            return realise(
                figures,
                quarter,
                accumulation,
                release=release,
                on_date=self._today,
            )
        except EngineError as error:
            return NOT_COMPUTABLE, NOT_COMPUTABLE, (str(error),)

    def _get_over_plan(self, indicator_id, plan_target, *to_date):
        """Return what was reached from the first year of the plan up to last year.

        Gunung Mas 24/2024 art. 9(5)b.

        :param to_date: with what was reached since: up to now
        """
        if not plan_target:
            return NOT_DUE
        first = plan_target.plan_id.year_start or self._year
        years = [
            self._realise(indicator_id, year, 0)[1] for year in range(first, self._year)
        ]
        is_sum = self._means[indicator_id][0] == "sum"
        how = Accumulation.SUM if is_sum else Accumulation.LAST
        try:
            return accumulate([*years, *to_date], how).value
        except EngineError:
            return NOT_COMPUTABLE

    # ------------------------------------------------------------------
    # Reading
    # ------------------------------------------------------------------

    def _read_means(self):
        """Return ``{indicator id: (accumulation, month of the release)}``."""
        rows = read_columns(self._indicators, "accumulation", "release_month")
        return dict(zip(self._indicators._ids, rows, strict=True))

    def _read_targets(self):
        """Return ``{indicator id: target of the quarter}``, engine values."""
        if not self._quarter:
            return {}
        rows = self._indicators._get_targets(self._year, "quarter", self._quarter)
        values = self.env["sidocakep.target"].union(*rows.values())._to_engine_values()
        return {indicator_id: values[row.id] for indicator_id, row in rows.items()}

    def _read_figures(self):
        """Return ``{(indicator id, year): {(kind, number): Figure}}``.

        A verified figure before one that is only asked for.
        """
        model = self.env["sidocakep.data.figure"]
        rows = model.search(
            [
                ("indicator_id", "in", self._indicators.ids),
                ("year", "<=", self._year),
                ("year", ">", self._year - PLAN_YEARS),
                ("state", "in", ("asked", "sent", "returned", VERIFIED)),
            ],
            order="version, id",
        )
        values = rows._to_engine_values()
        keys = read_columns(rows, "indicator_id", "year", "period_kind", "period_no")
        states = read_columns(rows, "asked_job_id", "date_end", "state")
        figures = [
            (key, Figure(row_id, *state, values[row_id]))
            for row_id, key, state in zip(rows._ids, keys, states, strict=True)
        ]
        result = {}
        for key, figure in sorted(figures, key=lambda item: item[1].state == VERIFIED):
            indicator_id, year, kind, number = key
            periods = result.setdefault((indicator_id, year), {})
            periods[kind, number or 0] = figure
        return result

    def _read_begins(self):
        """Return ``{indicator id: first day from which its card collects it}``."""
        collections = self.env["sidocakep.data.collection"]._get_worked_by(
            self._indicators.company_id
        )
        cards = collections.card_ids.filtered(
            lambda card: card.indicator_id in self._indicators
        )
        return {card.indicator_id.id: card.date_from for card in cards}


def _get_owed(target, actual):
    """Return what is due by its target and nobody asked for as not reported."""
    is_owed = not isinstance(target, NoFigure) and actual == NOT_DUE
    return NOT_REPORTED if is_owed else actual


def _get_actual(figure):
    """Return a realisation as the engine compares it: of a range one number."""
    if figure.state != VERIFIED:
        return NOT_REPORTED
    value = figure.value
    if isinstance(value, Range) and value.low == value.high:
        return Number(value.low, value.unit)
    return value
