"""What a verified figure does to the rows that it is part of."""

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.document.seal_rows import sealing_anew
from odoo.addons.sidocakep_base.models.organisation.turn import take_turn

from ..data_collection.data_columns import STANDINGS
from .sidocakep_measurement import ACCEPTED, FOLLOWING_STATES, SENT


class SidocakepMeasuredMixin(models.AbstractModel):
    """What is open follows; what was settled takes over a release, and nothing else."""

    _name = "sidocakep.measured.mixin"
    _inherit = "sidocakep.measured.mixin"

    @api.model
    def _follow(self, figures):
        """Measure anew what verified figures are part of.

        An open measurement follows each of them. In one that was sent or accepted, a
        figure that was officially released or audited takes the place of a provisional
        one wherever it is part of what is said, the sums of later periods and of the
        year too, and what stood there is kept beside it; anything else waits for a
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
        # Who sends in this moment is waited for: what was sent follows no more. Who
        # accepts does it of rows that have the release, or has to say why he accepts
        # what was corrected.
        take_turn(
            lines.measurement_id.filtered(
                lambda item: item.state in (*FOLLOWING_STATES, SENT)
            )
        )
        following._refresh()
        frozen = lines.filtered(lambda line: line.measurement_state in (SENT, ACCEPTED))
        frozen._update_released(figures)

    def _update_released(self, figures):
        """Take over figures that became official or were audited since."""
        final = figures._filter_settling()
        waiting = self.filtered(lambda row: row._is_waiting_for(final))
        for measurement, rows in waiting.grouped("measurement_id").items():
            with sealing_anew(measurement):
                changed = rows._take_over(final)
                if changed and measurement.frozen_document:
                    measurement._keep_document()
            if changed:
                measurement._ask_reports_to_follow()

    def _is_waiting_for(self, figures):
        """Tell whether it says that there is no figure yet, or has a former one."""
        self.ensure_one()
        own = figures.filtered(lambda figure: figure.indicator_id == self.indicator_id)
        if own and "not_released" in (self.status, self.year_status):
            return True
        return bool(self._get_resting() & set(own.previous_id.ids))

    def _get_resting(self):
        """Return the ids of the versions of figures that it was measured from."""
        self.ensure_one()
        text = self.rests_on or str(self.figure_id.id or "")
        return {int(key) for key in text.split(",") if key}

    def _take_over(self, figures):
        """Measure rows of one settled measurement with the released figures; sudo.

        With these alone: what was corrected besides waits for its own acceptance.
        Return the rows that say something else than before.
        """
        latest = {figure.previous_id.id: figure.id for figure in figures}
        end = self.measurement_id.date_end
        counted = {
            latest.get(key, key) for row in self for key in row._get_resting()
        } | {figure.id for figure in figures if figure.date_end <= end}
        before = {
            row: (row._get_printed_figure(), row._get_printed_year()) for row in self
        }
        self._refresh(counted)
        changed = self.filtered(
            lambda row: (
                before[row] != (row._get_printed_figure(), row._get_printed_year())
            )
        )
        for row in changed:
            row._keep_former(*before[row])
        return changed

    def _keep_former(self, own, year):
        """Keep beside a row what it said before, with the day and in the trail."""
        vals = {"updated_on": self.env.user._get_office_day()}
        now = self._get_printed_figure()
        name, old, new = "to_date_text", year, self._get_printed_year()
        if old != new:
            vals["year_before_text"] = self.year_before_text or old
        if own != now:
            vals["before_text"] = self.before_text or own
            name, old, new = "realisation_text", own, now
        self._with_workflow_bypass().write(vals)
        self.measurement_id._trail(
            "change",
            subject=self.name.split("\n")[0],
            field_name=name,
            field_model=self._name,
            part_id=self.id,
            old_value=old,
            new_value=new,
        )

    def _get_printed_updates(self):
        """Say of rows that took over a release when, what and by which source; sudo.

        Practice 5: only that cell changes, with source and day.
        """
        return [
            f"Dimutakhirkan tanggal {format_date(row.updated_on)}: {row._say_update()}"
            for row in self
            if row.updated_on
        ]

    def _say_update(self):
        """Return ``indicator: figure, semula figure; standing: source`` of a row."""
        self.ensure_one()
        now, before = self._get_printed_figure(), self.before_text
        if not before:
            now, before = self._get_printed_year(), self.year_before_text
        final = self.env["sidocakep.data.figure"].browse(sorted(self._get_resting()))
        final = final.exists().filtered("previous_id")._filter_settling()
        sources = [
            f"{dict(STANDINGS)[item.release_status].lower()}: {item.remark}"
            for item in final
        ]
        words = f"{self.name.splitlines()[0]} {now}, semula {before}"
        return "; ".join([words, *dict.fromkeys(sources)])
