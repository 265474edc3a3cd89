"""The rows of an open measurement follow the verified figures."""

from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.sidocakep_base.models.document.columns import read_columns
from odoo.addons.sidocakep_base.models.organisation.turn import take_turn

from .measured_facts import MeasuredFacts
from .sidocakep_measurement import ACCEPTED, FOLLOWING_STATES, SENT

#: Figures that take the place of provisional ones without a reopening.
FINAL_STANDINGS = ("official", "audited")
#: What is compared: the target of the period, of the year, at the end of the plan.
COMPARED = (
    ("target", "own"),
    ("year_target", "to_date"),
    ("plan_target", "over_plan"),
)


class SidocakepMeasuredMixin(models.AbstractModel):
    """Only the engine computes, for many rows at once."""

    _name = "sidocakep.measured.mixin"
    _inherit = "sidocakep.measured.mixin"

    def _refresh(self):
        """Measure the lines anew; queries do not grow with their number."""
        lines = self.sudo()
        periods = defaultdict(list)
        rows = read_columns(lines, "indicator_id", "year", "period_kind", "period_no")
        for line_id, (indicator_id, *period) in zip(lines._ids, rows, strict=True):
            if indicator_id:
                periods[tuple(period)].append(line_id)
        for line_ids in periods.values():
            lines.browse(line_ids)._measure()

    def _get_year_targets(self):
        """Return ``{id: the engine's value}``: what the year is compared with."""
        raise NotImplementedError

    def _measure(self):
        """Write what lines of one period come to."""
        facts = MeasuredFacts(self)
        targets = self._get_year_targets()
        rows = read_columns(self, "indicator_id", "company_id")
        indicator_ids = [indicator_id for indicator_id, _company_id in rows]
        values = [
            facts.get_values(indicator_id, targets[line_id])
            for line_id, indicator_id in zip(self._ids, indicator_ids, strict=True)
        ]
        day = self[:1].measurement_id.date_end
        colors = self._get_colors(day)
        pairs = [
            (value[target], value[actual])
            for value in values
            for target, actual in COMPARED
        ]
        times = [key for key in indicator_ids for _pair in COMPARED]
        results = iter(self.indicator_id.browse(times)._achieve_each(pairs, day))
        vals_list = []
        for (indicator_id, company_id), value in zip(rows, values, strict=True):
            own, year, plan = next(results), next(results), next(results)
            figure_id, asked_job_id = facts.get_source(indicator_id)
            vals_list.append(
                {
                    **self._prepare_texts(value),
                    **self._prepare_result("", own, value["trace"]),
                    **self._prepare_result("year_", year, value["trace"]),
                    "color": colors[company_id].get(own.rating, 0),
                    "five_status": plan.status,
                    "five_printed": plan.printed,
                    "five_trace": "\n".join(plan.trace),
                    "figure_id": figure_id,
                    "asked_job_id": asked_job_id,
                }
            )
        self._write_each(vals_list)

    @api.model
    def _prepare_texts(self, value):
        """Return the figures as they are printed."""
        return {
            "target_text": str(value["target"]),
            "realisation_text": str(value["own"]),
            "year_target_text": str(value["year_target"]),
            "to_date_text": str(value["to_date"]),
            "five_target_text": str(value["plan_target"]),
            "five_text": str(value["over_plan"]),
            "past_text": str(value["past"]),
            "last_year_text": str(value["last_year"]),
        }

    @api.model
    def _prepare_result(self, prefix, result, trace):
        """Return the fields of a result of the engine."""
        return {
            f"{prefix}status": result.status,
            f"{prefix}achievement": float(result.capped or 0),
            f"{prefix}raw": float(result.raw or 0),
            f"{prefix}printed": result.printed,
            f"{prefix}rating": result.rating,
            f"{prefix}is_met": bool(result.met),
            f"{prefix}trace": "\n".join((*trace, *result.trace)),
        }

    def _get_colors(self, day):
        """Return ``{agency id: {rating: colour}}`` of the bands on a day."""
        by_government = {}
        for government in self.company_id.root_id:
            bands = government._get_profile(day).sudo().policy_id.band_ids
            by_government[government] = {band.name: band.color for band in bands}
        return {
            company.id: by_government[company.root_id] for company in self.company_id
        }

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

    def _is_waiting_for(self, figures):
        """Tell whether the cell was not released, or provisional or unaudited."""
        self.ensure_one()
        if self.status == "not_released" or self.year_status == "not_released":
            return True
        return (
            self.figure_id in figures.previous_id
            and self.release_status not in FINAL_STANDINGS
        )
