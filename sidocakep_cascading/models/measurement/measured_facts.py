"""What many lines of one period are measured by, read together."""

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
)

from ..data_collection.sidocakep_data_figure import VERIFIED

NOT_DUE = NoFigure(NoFigureKind.NOT_DUE)
NOT_APPLICABLE = NoFigure(NoFigureKind.NOT_APPLICABLE)
NOT_REPORTED = NoFigure(NoFigureKind.NOT_REPORTED)
NOT_COMPUTABLE = NoFigure(NoFigureKind.NOT_COMPUTABLE)
#: Years that a plan looks back at most.
PLAN_YEARS = 5
LAST_QUARTER = 4


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
        self._figures = self._read_figures()
        self._begins = self._read_begins()
        quarter = self._quarter
        self._targets = (
            self._indicators._get_targets(self._year, "quarter", quarter)
            if quarter
            else {}
        )
        self._plan_targets = self._indicators._get_five_year_targets(self._year)

    # ------------------------------------------------------------------
    # Asked for one line
    # ------------------------------------------------------------------

    def get_values(self, indicator, year_target):
        """Return the :class:`dict` of engine values that an indicator is measured by.

        :param year_target: what it is to come to in the year
        """
        own, to_date, trace = self._realise(indicator, self._year, self._quarter)
        if self._is_before_begin(indicator):
            own = to_date = NOT_APPLICABLE
        target = self._get_target(indicator)
        if target is None:
            # Without targets for quarters the year is due when it ends.
            target, own = (year_target, to_date) if self._is_end else (NOT_DUE, own)
        if self._is_end:
            to_date = _get_owed(year_target, to_date)
        plan_target = self._plan_targets.get(indicator.id)
        return {
            "target": target,
            "own": _get_owed(target, own),
            "year_target": year_target,
            "to_date": to_date,
            "plan_target": plan_target._to_engine_value() if plan_target else NOT_DUE,
            "past": self._get_over_plan(indicator, plan_target),
            "over_plan": self._get_over_plan(indicator, plan_target, to_date),
            "last_year": self._realise(indicator, self._year - 1, 0)[1],
            "trace": trace,
        }

    def get_figure(self, line):
        """Return the verified figure of the latest period of the year, or none."""
        rows = [
            figure
            for (number, figure) in self._list_rows(line.indicator_id)
            if figure.state == VERIFIED
        ]
        return rows[-1] if rows else self.env["sidocakep.data.figure"]

    def get_asked_job(self, line):
        """Return the position that was asked for the figure of the latest period."""
        rows = self._list_rows(line.indicator_id)
        return rows[-1][1].asked_job_id if rows else self.env["hr.job"]

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
        value = self._realise(line.indicator_id, year, 0)[1]
        return "-" if value == NOT_DUE else str(value)

    def _list_rows(self, indicator):
        """Return ``[(end, figure)]`` of the year up to the end of the period."""
        rows = [
            (figure.date_end, figure)
            for figure in self._figures.get((indicator.id, self._year), {}).values()
            if figure.date_end and figure.date_end <= self._end
        ]
        return sorted(rows, key=lambda row: row[0])

    # ------------------------------------------------------------------
    # Values
    # ------------------------------------------------------------------

    def _get_target(self, indicator):
        """Return the target of the quarter; ``None`` where there is none."""
        row = self._targets.get(indicator.id)
        if not row or row.figure_status == "not_reported":
            return None
        return row._to_engine_value()

    def _is_before_begin(self, indicator):
        begin = self._begins.get(indicator.id)
        return bool(begin and begin > self._end)

    def _realise(self, indicator, year, quarter):
        """Return own value, value to date and trace of an indicator in a year."""
        figures = {
            key: _get_actual(figure)
            for key, figure in self._figures.get((indicator.id, year), {}).items()
        }
        release = None
        if indicator.accumulation == "released_later" and indicator.release_month:
            release = Release(year, int(indicator.release_month))
        try:
            return realise(
                figures,
                quarter,
                indicator.accumulation,
                release=release,
                on_date=self._today,
            )
        except EngineError as error:
            return NOT_COMPUTABLE, NOT_COMPUTABLE, (str(error),)

    def _get_over_plan(self, indicator, plan_target, *to_date):
        """Return what was reached from the first year of the plan up to last year.

        Gunung Mas 24/2024 art. 9(5)b.

        :param to_date: with what was reached since: up to now
        """
        if not plan_target:
            return NOT_DUE
        first = plan_target.plan_id.year_start or self._year
        years = [
            self._realise(indicator, year, 0)[1] for year in range(first, self._year)
        ]
        is_sum = indicator.accumulation == "sum"
        how = Accumulation.SUM if is_sum else Accumulation.LAST
        try:
            return accumulate([*years, *to_date], how).value
        except EngineError:
            return NOT_COMPUTABLE

    # ------------------------------------------------------------------
    # Reading
    # ------------------------------------------------------------------

    def _read_figures(self):
        """Return ``{(indicator id, year): {(kind, number): figure}}``.

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
        result = {}
        for row in rows.sorted(lambda row: row.state == VERIFIED):
            periods = result.setdefault((row.indicator_id.id, row.year), {})
            periods[row.period_kind, row.period_no] = row
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
    value = figure._to_engine_value()
    if isinstance(value, Range) and value.low == value.high:
        return Number(value.low, value.unit)
    return value
