"""Which figures that a paper quotes became others after it was signed."""

from typing import NamedTuple

from odoo import api, models

from odoo.addons.sidocakep_base.models.document.sidocakep_trail import CHANGE

from ..data_collection.sidocakep_data_figure import FINAL_STANDINGS, VERIFIED
from .outdated import MODELS, REPLACED, find_outdated
from .sidocakep_measurement import ACCEPTED

#: What a measured row says of its period and of the year, as the trail names it.
SAID = ("realisation_text", "to_date_text")


class ChangedFigure(NamedTuple):
    """An indicator, what became of its figure in words, and the day."""

    name: str
    said: str
    day: object


class SidocakepMeasurement(models.Model):
    """A paper keeps what it says (rule 4 of the house); who reads it later is told.

    A released figure is taken over by what was accepted, a correction by its next
    version; until that is accepted the figure is another one all the same.
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    def _find_quoted(self):
        """Return ``{id: measurements whose figures it says}``; of itself its own."""
        return {item.id: item for item in self}

    def _find_versions_of_period(self):
        """Return all versions of these periods that were not cancelled, sudo."""
        return self.sudo().union(
            *(
                item._search_period(
                    item.company_id, item.year, item.period_kind, item.period_no
                )
                for item in self.sudo()
            )
        )

    @api.model
    def _search_period(self, company, year, kind, number):
        """Return all versions of a period, of an agency and its units."""
        return self.search(
            [
                ("company_id", "child_of", company.id),
                ("year", "=", year),
                ("period_kind", "=", kind),
                ("period_no", "=", number),
                ("state", "!=", "cancelled"),
            ]
        )

    def _find_changed_figures(self, since):
        """Return ``[ChangedFigure]`` of these: taken over, corrected or others since.

        :param since: when what quotes them was issued; ``None`` of their own papers,
            which are issued anew with each figure that they take over
        """
        items = self.sudo()
        found = []
        if since:
            found += self._find_taken_over(since)
            found += self._find_become_final(since)
            for item in items:
                if item.state == ACCEPTED and item.previous_id and item.accepted_on:
                    found += item._find_corrected(since)
        for outdated in find_outdated(items, (REPLACED,)).values():
            for one in outdated:
                text = (one.row.outdated_text or "").splitlines()
                found.append(
                    ChangedFigure(
                        _name(one.row), text[0] if text else "", one.latest.write_date
                    )
                )
        return list({(item.name, item.said): item for item in found}.values())

    def _find_taken_over(self, since):
        """Return the released figures that these took over since."""
        rows = self.env["sidocakep.trail"].sudo()
        rows = rows.search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                ("kind", "=", CHANGE),
                ("field_model", "in", MODELS),
                ("field_name", "in", SAID),
                ("date", ">", since),
            ],
            order="id",
        )
        return [
            ChangedFigure(
                row.subject or "",
                self.env._(
                    "%(old)s became %(new)s",
                    old=row.old_value or "-",
                    new=row.new_value or "-",
                ),
                row.date,
            )
            for row in rows
        ]

    def _find_become_final(self, since):
        """Return the figures that were released or audited since, whatever they say.

        What quotes them says "provisional" or "not audited" of them, with the same
        number too.
        """
        rows = [*self.sudo().line_ids, *self.sudo().output_ids]
        resting = {row: row._get_resting() for row in rows}
        figures = self.env["sidocakep.data.figure"].sudo()
        figures = figures.browse(set().union(*resting.values())).exists()
        final = figures.filtered(
            lambda item: (
                item.release_status in FINAL_STANDINGS
                and item.previous_id
                and item.previous_id.release_status not in FINAL_STANDINGS
            )
        )
        times = self._get_step_times(final, VERIFIED) if final else {}
        labels = dict(
            figures._fields["release_status"]._description_selection(self.env)
        )
        return [
            ChangedFigure(
                _name(row),
                self.env._(
                    "%(old)s became %(new)s",
                    old=labels[figure.previous_id.release_status],
                    new=labels[figure.release_status],
                ),
                times[figure.id],
            )
            for row in rows
            for figure in final
            if figure.id in resting[row]
            and times.get(figure.id)
            and times[figure.id] > since
        ]

    def _find_corrected(self, since):
        """Return what this correction changed, if it was accepted since."""
        self.ensure_one()
        accepted = self._get_step_times(self, ACCEPTED).get(self.id)
        if not accepted or accepted <= since:
            return []
        return [
            ChangedFigure(_name(row), " ".join(row.changed_text.split()), accepted)
            for row in (*self.line_ids, *self.output_ids)
            if row.changed_text
        ]


def _name(row):
    return (row.name or "").split("\n")[0]
