"""The rows of an open measurement follow the verified figures."""

from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.sidocakep_base.models.document.seal_rows import seal_at_commit
from odoo.addons.sidocakep_base.models.organisation.turn import take_turn

from .measured_facts import INDICATOR_COLUMNS, MeasuredFacts
from .sidocakep_measurement import ACCEPTED, FOLLOWING_STATES, SENT

#: Figures that take the place of provisional ones without a reopening.
FINAL_STANDINGS = ("official", "audited")
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
    *("is_year_end", "figure_id", "asked_job_id"),
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
    #: Whether each period owes a figure, whatever its target, unless a card says not.
    _owes_each_period = False

    def _refresh(self):
        """Measure the lines anew; queries do not grow with their number."""
        lines = self.sudo()
        names = lines._get_measured_by()
        periods = defaultdict(dict)
        columns = lines._read_stored([*names, *MEASURED])
        for line_id, row in zip(lines._ids, columns, strict=True):
            if row[INDICATOR]:
                periods[row[PERIOD]][line_id] = row
        for rows in periods.values():
            lines.browse(rows)._measure(list(rows.values()), len(names))

    @api.model
    def _get_measured_by(self):
        """Return the columns that a row is measured by, first ``MEASURED_BY``."""
        return MEASURED_BY

    def _get_year_targets(self, keys):
        """Return the engine's values that the year is compared with, for each row.

        :param keys: what ``_get_measured_by`` adds, for each row
        """
        raise NotImplementedError

    def _measure(self, rows, width):
        """Write what lines of one period come to.

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
        self._write_changed(
            MEASURED,
            [row[width:] for row in rows],
            self._prepare_measured(period, asked),
        )

    @api.model
    def _prepare_measured(self, measurement, asked):
        """Return ``MEASURED`` of lines that are or will be, a tuple for each; sudo.

        :param measurement: one of those of the period
        :param asked: ``[(indicator id, agency id, the engine's target of the year)]``
        """
        indicators = self.env["sidocakep.indicator"].browse(
            [indicator_id for indicator_id, _company_id, _target in asked]
        )
        facts = MeasuredFacts(
            indicators.browse(dict.fromkeys(indicators._ids)), measurement
        )
        owes = self._owes_each_period
        measured = [
            facts.measure(key, target, owes) for key, _company_id, target in asked
        ]
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
                    *_get_row(own, (*item.own_trace, *item.trace)),
                    *_get_row(year, item.trace),
                    *(plan.status, plan.printed, "\n".join(plan.trace)),
                    colors[company_id].get(own.rating, 0),
                    item.is_year_end,
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

    # ------------------------------------------------------------------
    # Figures that were verified
    # ------------------------------------------------------------------

    @api.model
    def _follow(self, figures):
        """Measure anew what verified figures are part of.

        An open measurement follows each of them. In one that was sent or accepted, a
        figure that was officially released or audited takes the place of a provisional
        one, in its own cell and kept beside the former; anything else waits for a
        correction.
        """
        figures = figures.sudo()
        if not figures:
            return
        domain = Domain.OR(
            Domain("indicator_id", "=", figure.indicator_id.id)
            & Domain("year", "=", figure.year)
            & Domain("measurement_id.date_end", ">=", figure.date_end)
            for figure in figures
        )
        lines = self.sudo().search(domain)
        following = lines.filtered(
            lambda line: line.measurement_state in FOLLOWING_STATES
        )
        # Who sends in this moment is waited for: what was sent follows no more.
        take_turn(following.measurement_id)
        following._refresh()
        frozen = lines.filtered(lambda line: line.measurement_state in (SENT, ACCEPTED))
        frozen._update_released(figures)

    def _update_released(self, figures):
        """Take over figures that became official or were audited since."""
        final = figures.filtered(lambda item: item.release_status in FINAL_STANDINGS)
        by_indicator = final.grouped("indicator_id")
        waiting = self.filtered(
            lambda line: (
                line.indicator_id in by_indicator
                and line._is_waiting_for(by_indicator[line.indicator_id])
            )
        )
        day = self.env.user._get_office_day()
        for line in waiting:
            before = line._get_printed_figure()
            line._with_workflow_bypass().write(
                {"before_text": line.before_text or before, "updated_on": day}
            )
        waiting._refresh()
        waiting.measurement_id.filtered("frozen_document")._keep_document()
        for line in waiting:
            line.measurement_id._trail(
                "change",
                subject=line.name.split("\n")[0],
                field_name="realisation_text",
                field_model=line._name,
                part_id=line.id,
                old_value=line.before_text,
                new_value=line._get_printed_figure(),
            )
        if waiting:
            seal_at_commit(waiting.measurement_id)

    def _is_waiting_for(self, figures):
        """Tell whether the cell was not released, or provisional or unaudited."""
        self.ensure_one()
        if self.status == "not_released" or self.year_status == "not_released":
            return True
        return (
            self.figure_id in figures.previous_id
            and self.release_status not in FINAL_STANDINGS
        )


def _get_row(result, trace):
    """Return the values of ``RESULT`` of a result of the engine."""
    return (
        result.status,
        float(result.capped or 0),
        float(result.raw or 0),
        result.printed,
        result.rating,
        bool(result.met),
        "\n".join((*trace, *result.trace)),
    )
