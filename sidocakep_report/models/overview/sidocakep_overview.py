"""Rekap Kepatuhan: lateness by agency, by document and by holder."""

from collections import defaultdict

from odoo import api, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_cascading.models.overview.sidocakep_punctuality import (
    DOCUMENT,
)
from odoo.addons.sidocakep_cascading.wizard.overview.sidocakep_overview import (
    YEAR_PERIOD,
)


class SidocakepOverview(models.TransientModel):
    """The table of lateness; what is not due yet is in none of its sums."""

    _name = "sidocakep.overview"
    _inherit = "sidocakep.overview"

    def _get_recap(self):
        """Return the sums by agency and by document, and each one that is late.

        Of a quarter its own documents, of the year all of them.
        """
        self.ensure_one()
        domain = [
            ("company_id", "child_of", self.company_id.id),
            ("year", "=", self.year),
            ("due_count", "=", 1),
        ]
        if self.period != YEAR_PERIOD:
            domain.append(("quarter", "=", int(self.period)))
        # The paper is Indonesian, whoever prints it.
        found = self.env["sidocakep.punctuality"].with_context(lang="id_ID")
        found = found.search(domain)
        rows = found.filtered(lambda row: row.station == DOCUMENT)
        names = dict(rows._fields["document"]._description_selection(rows.env))
        late = rows.filtered("late_count")
        ordered = late.sorted(
            lambda row: (row.agency_id.name, row.holder, row.date_due, row.id)
        )
        return {
            **self._get_head(),
            "is_year": self.period == YEAR_PERIOD,
            "agencies": self._sum_up(rows, lambda row: row.agency_id.name),
            "documents": self._sum_up(rows, lambda row: names[row.document]),
            "total": self._sum_up(rows, lambda row: "Jumlah"),
            "late": [
                {
                    "agency": agency,
                    "rows": [
                        self._get_late_row(row, names)
                        for row in ordered
                        if row.agency_id.name == agency
                    ],
                }
                for agency in dict.fromkeys(ordered.mapped("agency_id.name"))
            ],
            "stations": self._sum_up_stations(found - rows),
        }

    @api.model
    def _sum_up_stations(self, rows):
        """Return of each station its sums, and those of each holder who was late."""
        names = dict(rows._fields["station"]._description_selection(rows.env))
        by_station = rows.grouped("station")
        return [
            {
                "name": label,
                "total": self._sum_up(own, lambda row: "Jumlah"),
                "holders": self._sum_up(
                    own.filtered("late_count"),
                    lambda row: f"{row.holder} ({row.agency_id.name})",
                ),
            }
            for station, label in names.items()
            if (own := by_station.get(station))
        ]

    @api.model
    def _sum_up(self, rows, get_name):
        """Return the sums of the rows of each name, by the names."""
        found = defaultdict(list)
        for row in rows:
            found[get_name(row)].append(row)
        return [
            {
                "name": name,
                "due": len(own),
                "done": sum(row.done_count for row in own),
                "on_time": sum(row.timing == "on_time" for row in own),
                "done_late": sum(row.timing == "done_late" for row in own),
                "late": sum(row.timing == "late" for row in own),
                "longest": max(row.days_late for row in own),
            }
            for name, own in sorted(found.items())
        ]

    @api.model
    def _get_late_row(self, row, names):
        return {
            "holder": row.holder or "",
            "document": f"{names[row.document]}, {row._get_period_words()}",
            "due": format_date(row.date_due),
            "done": _word_done(row),
            "complete": format_date(row.complete_on) if row.complete_on else "",
            "days": row.days_late,
        }


def _word_done(row):
    """Return when it was done, and when first where that does not count."""
    done = format_date(row.done_on) if row.done_on else "belum"
    return f"{done} (pertama {format_date(row.first_on)})" if row.first_on else done
