"""What many lines of one period are measured by, read together."""

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import NamedTuple

from odoo.addons.sidocakep_base.engine.achievement.accumulation import Accumulation
from odoo.addons.sidocakep_base.engine.achievement.measuring import (
    NOT_REPORTED,
    Aims,
    Course,
    measure,
    print_former,
)
from odoo.addons.sidocakep_base.engine.achievement.plan_end import PlanEnd
from odoo.addons.sidocakep_base.engine.figures.values import (
    NoFigure,
    Number,
    Range,
    Value,
)
from odoo.addons.sidocakep_base.models.document.columns import (
    read_columns,
    search_columns,
)
from odoo.addons.sidocakep_base.models.indicator.value_mixin import VALUE_COLUMNS

from ...engine.periods import of_quarter
from ..data_collection.sidocakep_data_figure import ASKED, REPLACED, VERIFIED

#: By its value: asked of the class for each indicator, it takes as long as the rest.
HOW = {item.value: item for item in Accumulation}
#: Of an indicator that no plan has a target of.
NO_PLAN = PlanEnd()
#: Years that a plan looks back at most.
PLAN_YEARS = 5
#: What is read of a figure besides its value.
FIGURE_COLUMNS = (
    *("year", "period_kind", "period_no"),
    *("asked_job_id", "date_end", "state"),
)
#: Where the year and the state stand in a row of ``search_columns``, after its id.
YEAR_AT, STATE_AT = 1 + FIGURE_COLUMNS.index("year"), 1 + FIGURE_COLUMNS.index("state")
#: What measuring and comparing ask of an indicator, read together.
INDICATOR_COLUMNS = (
    *("company_id", "accumulation", "release_month", "value_kind", "unit_id"),
    *("direction", "formula_code", "scale_id"),
)


class Figure(NamedTuple):
    """The performance figure of one period, as far as it is measured."""

    figure_id: int
    asked_job_id: int | None
    date_end: date | None
    state: str
    value: Value


class MeasuredFacts:
    """The figures, targets and beginnings of indicators in one period.

    A fixed number of queries for any number of them. All records are sudo.

    :param indicators: of any agencies
    :param measurement: one of those of the period
    :param counted: ids of the versions of figures that count in its year, for what was
        settled with them; default: those that are verified now
    """

    def __init__(self, indicators, measurement, counted=None):
        self.env = indicators.env
        self._indicators = indicators
        indicators.fetch(INDICATOR_COLUMNS)
        self._year, self._end = measurement.year, measurement.date_end
        self._quarter = measurement.period_no
        names = ("year", "period_kind", "period_no")
        self._period = [(name, "=", measurement[name]) for name in names]
        self._counted = counted
        self._figures = self._read_figures()
        self._courses = self._make_courses()
        self._cards = self._read_cards()
        self._targets = self._read_targets()
        self._plans = indicators._read_five_year_targets(self._year)
        self._sources = self._find_sources()

    # ------------------------------------------------------------------
    # Asked for one line
    # ------------------------------------------------------------------

    def measure(self, indicator_id, company_id, year_target, owes_unasked=False):
        """Return what an indicator came to: the engine's ``Measured``.

        :param company_id: of the agency whose measurement it is
        :param year_target: what it is to come to in the year
        :param owes_unasked: a figure is owed, where no card says otherwise
        """
        has_begun, is_collected = self._cards.get(indicator_id, (True, True))
        quarters = self._targets.get(indicator_id, {})
        aims = Aims(
            quarters.get(self._quarter, NOT_REPORTED),
            year_target,
            self._plans.get(indicator_id, NO_PLAN),
            [
                number
                for number, value in quarters.items()
                if not isinstance(value, NoFigure)
            ],
        )
        return measure(
            self._get_course(indicator_id, company_id),
            aims,
            self._year,
            self._quarter,
            has_begun=has_begun,
            is_collected=is_collected,
            is_owed=owes_unasked and indicator_id not in self._cards,
        )

    def get_source(self, indicator_id):
        """Return verified figure, who was asked, and all figures; ``None``: none.

        The figure is that of the latest period of the year that has a verified one,
        the position that of the latest period, both by their id; the ids of all
        verified figures of the year up to its end are one text, see ``rests_on``.
        """
        return self._sources.get(indicator_id, (None, None, None))

    def get_first_year(self, line):
        """Return the first year of the plan of a line; none where it is of no plan."""
        first = self._plans.get(line.indicator_id.id, NO_PLAN).first_year
        return first or line.pk_line_id.node_id.plan_id.year_start

    def get_years(self, line, first, to_date):
        """Return what each of five years of the plan came to, as it is printed.

        A year to come is blank; a year before of which nothing was ever collected has
        a dash. Gunung Mas 24/2024 annex D, Tabel I column 5.

        :param to_date: what is printed of this year
        """
        return [
            to_date if year == self._year else self._print_year(line, year)
            for year in range(first, first + PLAN_YEARS)
        ]

    def _print_year(self, line, year):
        if year > self._year:
            return ""
        course = self._get_course(line.indicator_id.id, line.company_id.id)
        return print_former(course.realise(year).to_date)

    def _get_course(self, indicator_id, company_id):
        """Return the figures of an indicator as the measurement of an agency has them.

        A correction does not say otherwise why there is no figure only because time
        has passed: the month of a release since the first sending of its period.
        """
        course = self._courses[indicator_id]
        if course.how is not Accumulation.RELEASED_LATER:
            return course
        return course._replace(said_on=self._first_sendings.get(company_id))

    @cached_property
    def _first_sendings(self):
        """``{agency id: day}`` on which it sent its measurement of the period first."""
        found = self.env["sidocakep.measurement"]._read_group(
            [*self._period, ("first_sent_on", "!=", False)],
            ["company_id"],
            ["first_sent_on:min"],
        )
        return {company.id: day for company, day in found}

    # ------------------------------------------------------------------
    # Reading
    # ------------------------------------------------------------------

    def _find_sources(self):
        """Return ``{indicator id: what get_source answers}``."""
        sources = {}
        for (indicator_id, year), periods in self._figures.items():
            if year != self._year:
                continue
            verified_id = asked_job_id = None
            resting = []
            # By the day alone: of one day the later row stays.
            for figure in sorted(periods.values(), key=_get_end):
                if figure.date_end and figure.date_end <= self._end:
                    asked_job_id = figure.asked_job_id
                    if figure.state == VERIFIED:
                        verified_id = figure.figure_id
                        resting.append(str(verified_id))
            rests_on = ",".join(resting) or None
            sources[indicator_id] = (verified_id, asked_job_id, rests_on)
        return sources

    def _make_courses(self):
        """Return ``{indicator id: its figures, and how they become one}``."""
        today = self.env.user._get_office_day()
        rows = read_columns(self._indicators, "accumulation", "release_month")
        figures = {key: {} for key in self._indicators._ids}
        for (indicator_id, year), periods in self._figures.items():
            figures[indicator_id][year] = {
                key: _get_actual(figure) for key, figure in periods.items()
            }
        return {
            key: Course(figures[key], HOW[how], month and int(month), today)
            for key, (how, month) in zip(self._indicators._ids, rows, strict=True)
        }

    def _read_targets(self):
        """Return ``{indicator id: {quarter: target}}`` of the year, engine values."""
        return self._indicators._read_quarter_targets(self._year)

    def _read_figures(self):
        """Return ``{(indicator id, year): {(kind, number): Figure}}``.

        A verified figure before one that is only asked for.
        """
        model = self.env["sidocakep.data.figure"]
        former = () if self._counted is None else (REPLACED,)
        rows = search_columns(
            model,
            [
                ("year", "<=", self._year),
                ("year", ">", self._year - PLAN_YEARS),
                ("state", "in", ("asked", "sent", "returned", VERIFIED, *former)),
            ],
            (*FIGURE_COLUMNS, *VALUE_COLUMNS),
            order="version, id",
            among=("indicator_id", self._indicators._ids),
        )
        if former:
            rows = self._keep_counted(rows)
        width = len(FIGURE_COLUMNS) + 1
        values = model._make_engine_values([row[width:] for row in rows])
        result = defaultdict(dict)
        # What is verified comes last and stays.
        verified_last = sorted(
            zip(rows, values, strict=True),
            key=lambda pair: pair[0][width - 1] == VERIFIED,
        )
        for row, value in verified_last:
            row_id, year, kind, number, job_id, end, state, indicator_id, *_ = row
            figure = Figure(row_id, job_id, end, state, value)
            result[indicator_id, year][kind, number or 0] = figure
        return result

    def _keep_counted(self, rows):
        """Return the rows as if the versions that count were the verified ones.

        What was verified since stands as asked for: it was, when it was settled.
        """
        kept = []
        for row in rows:
            state = row[STATE_AT]
            if row[YEAR_AT] == self._year and state in (VERIFIED, REPLACED):
                state = VERIFIED if row[0] in self._counted else ASKED
            if state != REPLACED:
                kept.append((*row[:STATE_AT], state, *row[STATE_AT + 1 :]))
        return kept

    def _read_cards(self):
        """Return ``{indicator id: (whether it has begun, whether it is collected)}``.

        Of those with a card, which says from when on and how often it asks. An
        indicator of which a figure was asked for has begun: a card that says later
        afterwards lifts nothing out.
        """
        companies = read_columns(self._indicators, "company_id")
        collections = self.env["sidocakep.data.collection"]._get_worked_by(
            self.env["res.company"].browse(dict.fromkeys(key for (key,) in companies))
        )
        cards = search_columns(
            self.env["sidocakep.data.card"],
            [("collection_id", "in", collections.ids)],
            ["indicator_id", "date_from", "frequency"],
        )
        asked = {
            indicator_id
            for (indicator_id, year), periods in self._figures.items()
            if year == self._year
            and any(
                item.date_end and item.date_end <= self._end
                for item in periods.values()
            )
        }
        collected = {
            kind: bool(of_quarter(kind, self._quarter))
            for kind in {frequency for *_others, frequency in cards}
        }
        return {
            key: (key in asked or begin <= self._end, collected[frequency])
            for _card_id, key, begin, frequency in cards
            if key in self._courses
        }


def _get_end(figure):
    return figure.date_end or date.min


def _get_actual(figure):
    """Return a realisation as the engine compares it: of a range one number."""
    if figure.state != VERIFIED:
        return NOT_REPORTED
    value = figure.value
    if isinstance(value, Range) and value.low == value.high:
        return Number(value.low, value.unit)
    return value
