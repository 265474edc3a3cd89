"""The rows of an open measurement follow the verified figures."""

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.sidocakep_base.models.organisation.turn import take_turn

from .measured_facts import MeasuredFacts
from .sidocakep_measurement import ACCEPTED, FOLLOWING_STATES, SENT

#: Figures that take the place of provisional ones without a reopening.
FINAL_STANDINGS = ("official", "audited")


class SidocakepMeasuredMixin(models.AbstractModel):
    """Only the engine computes, for many rows at once."""

    _name = "sidocakep.measured.mixin"
    _inherit = "sidocakep.measured.mixin"

    def _refresh(self):
        """Measure the lines anew; queries do not grow with their number."""
        lines = self.sudo().filtered("indicator_id")
        for period in lines.grouped(
            lambda line: (line.year, line.period_kind, line.period_no)
        ).values():
            period._measure()

    def _get_year_targets(self):
        """Return ``{id: the engine's value}``: what the year is compared with."""
        raise NotImplementedError

    def _measure(self):
        """Write what lines of one period come to."""
        facts = MeasuredFacts(self)
        targets = self._get_year_targets()
        values = [
            facts.get_values(line.indicator_id, targets[line.id]) for line in self
        ]
        indicators = self.indicator_id.browse(line.indicator_id.id for line in self)
        day = self[:1].measurement_id.date_end
        colors = self._get_colors(day)

        def achieve(target, actual):
            pairs = [(value[target], value[actual]) for value in values]
            return indicators._achieve_each(pairs, day)

        results = zip(
            achieve("target", "own"),
            achieve("year_target", "to_date"),
            achieve("plan_target", "over_plan"),
            strict=True,
        )
        for line, value, (own, year, plan) in zip(self, values, results, strict=True):
            government = line.company_id.root_id
            line._write_changed(
                {
                    **self._prepare_texts(value),
                    **self._prepare_result("", own, value["trace"]),
                    **self._prepare_result("year_", year, value["trace"]),
                    "color": colors.get((government.id, own.rating), 0),
                    "five_status": plan.status,
                    "five_printed": plan.printed,
                    "five_trace": "\n".join(plan.trace),
                    "figure_id": facts.get_figure(line).id,
                    "asked_job_id": facts.get_asked_job(line).id,
                }
            )

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
        """Return ``{(government id, rating): colour}`` of the bands on a day."""
        colors = {}
        for government in self.company_id.root_id:
            profile = government._get_profile(day).sudo()
            for band in profile.policy_id.band_ids:
                colors[government.id, band.name] = band.color
        return colors

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
            before = f"{line.realisation_text} ({line.printed})"
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
                new_value=f"{line.realisation_text} ({line.printed})",
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
