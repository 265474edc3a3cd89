"""The rows of an open measurement follow the verified figures."""

from collections import defaultdict

from odoo import api, models

from .measured_facts import INDICATOR_COLUMNS, MeasuredFacts

#: The fields of a result of the engine.
RESULT = ("status", "achievement", "raw", "printed", "rating", "is_met", "trace")
#: What is measured of a row: the figures as the engine prints them, what they come to
#: against the period, the year and the plan, and whose figure it is.
MEASURED = (
    *("target_text", "realisation_text", "year_target_text", "to_date_text"),
    *("five_target_text", "five_text", "past_text", "last_year_text"),
    *RESULT,
    *(f"year_{name}" for name in RESULT),
    *("five_status", "five_printed", "five_trace", "color"),
    *("is_year_end", "alone_text", "figure_id", "asked_job_id", "rests_on"),
)
#: What every row is measured by.
MEASURED_BY = (
    *("indicator_id", "company_id", "measurement_id"),
    *("year", "period_kind", "period_no"),
)
INDICATOR, COMPANY, MEASUREMENT = range(3)
PERIOD = slice(3, 6)


class SidocakepMeasuredMixin(models.AbstractModel):
    """Only the engine computes, for many rows at once."""

    _name = "sidocakep.measured.mixin"
    _inherit = "sidocakep.measured.mixin"
    #: Whether a figure is owed that no card asks for: see the engine's ``measure``.
    _owes_unasked = False

    def _refresh(self, counted=None):
        """Measure the lines anew; queries do not grow with their number.

        :param counted: see ``MeasuredFacts``
        """
        for lines, stored, measured in self._measure_anew(counted):
            lines._write_changed(MEASURED, stored, measured)

    def _read_now(self, counted=None):
        """Return ``{row id: {name: value}}``: what rows would say, measured now.

        :param counted: see ``MeasuredFacts``
        """
        return {
            row_id: dict(zip(MEASURED, row, strict=True))
            for lines, _stored, measured in self._measure_anew(counted)
            for row_id, row in zip(lines._ids, measured, strict=True)
        }

    def _measure_anew(self, counted=None):
        """Yield the rows of each period, what they say and what they are to say; sudo.

        ``MEASURED`` of each row, as ``_write_changed`` takes them.
        """
        lines = self.sudo()
        names = lines._get_measured_by()
        periods = defaultdict(dict)
        columns = lines._read_stored([*names, *MEASURED])
        for line_id, row in zip(lines._ids, columns, strict=True):
            if row[INDICATOR]:
                periods[row[PERIOD]][line_id] = row
        for rows in periods.values():
            of_period = lines.browse(rows)
            columns = list(rows.values())
            width = len(names)
            measured = of_period._measure(columns, width, counted)
            yield of_period, [row[width:] for row in columns], measured

    @api.model
    def _get_measured_by(self):
        """Return the columns that a row is measured by, first ``MEASURED_BY``."""
        return MEASURED_BY

    def _get_year_targets(self, keys):
        """Return the engine's values that the year is compared with, for each row.

        :param keys: what ``_get_measured_by`` adds, for each row
        """
        raise NotImplementedError

    def _measure(self, rows, width, counted=None):
        """Return what lines of one period come to, a tuple ``MEASURED`` for each.

        :param rows: what each is measured by, so many columns, and what is measured
        """
        # Read once with all that is asked of them: the targets ask for less.
        indicators = self.env["sidocakep.indicator"].browse(
            dict.fromkeys([row[INDICATOR] for row in rows])
        )
        indicators.fetch(INDICATOR_COLUMNS)
        targets = self._get_year_targets(
            [row[len(MEASURED_BY) : width] for row in rows]
        )
        asked = [
            (row[INDICATOR], row[COMPANY], target)
            for row, target in zip(rows, targets, strict=True)
        ]
        period = self.env["sidocakep.measurement"].browse(rows[0][MEASUREMENT])
        return self._prepare_measured(period, asked, counted)

    @api.model
    def _prepare_measured(self, measurement, asked, counted=None):
        """Return ``MEASURED`` of lines that are or will be, a tuple for each; sudo.

        :param measurement: one of those of the period
        :param asked: ``[(indicator id, agency id, the engine's target of the year)]``
        """
        indicators = self.env["sidocakep.indicator"].browse(
            [indicator_id for indicator_id, _company_id, _target in asked]
        )
        facts = MeasuredFacts(
            indicators.browse(dict.fromkeys(indicators._ids)), measurement, counted
        )
        owes = self._owes_unasked
        measured = [facts.measure(*item, owes) for item in asked]
        day = measurement.date_end
        results = indicators._achieve_each([item.pairs for item in measured], day)
        companies = {company_id for _key, company_id, _target in asked}
        colors = self._get_colors(self.env["res.company"].browse(companies), day)
        rows = []
        for (indicator_id, company_id, _target), item, (own, year, plan) in zip(
            asked, measured, results, strict=True
        ):
            rows.append(
                (
                    *item.print(),
                    *_get_row(own, item.explain(own.trace)),
                    *_get_row(year, (*item.trace, *year.trace)),
                    *(plan.status, plan.printed),
                    "\n".join((*item.plan_trace, *plan.trace)),
                    colors[company_id].get(own.rating, 0),
                    item.is_year_end,
                    str(item.alone),
                    *facts.get_source(indicator_id),
                )
            )
        return rows

    @api.model
    def _get_colors(self, companies, day):
        """Return ``{agency id: {rating: colour}}`` of the bands on a day."""
        by_government = {}
        for government in companies.root_id:
            bands = government._get_profile(day).sudo()._get_bands(day)
            by_government[government] = {band.name: band.color for band in bands}
        return {company.id: by_government[company.root_id] for company in companies}


def _get_row(result, trace):
    """Return the values of ``RESULT`` of a result of the engine.

    :param trace: all that is said of it
    """
    return (
        result.status,
        float(result.capped or 0),
        float(result.raw or 0),
        result.printed,
        result.rating,
        bool(result.met),
        "\n".join(trace),
    )
