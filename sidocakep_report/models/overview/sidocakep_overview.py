"""Rekap Kepatuhan: lateness by agency, by document and by holder."""

from collections import defaultdict
from datetime import date

from odoo import api, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.organisation.official import HEAD
from odoo.addons.sidocakep_cascading.engine.periods import ending
from odoo.addons.sidocakep_cascading.models.measurement.owing import Owing, say_unasked
from odoo.addons.sidocakep_cascading.models.overview.sidocakep_punctuality import (
    DOCUMENT,
)
from odoo.addons.sidocakep_cascading.wizard.overview.sidocakep_overview import (
    YEAR_PERIOD,
)

#: The sum of a station: its rows name only who was late.
ALL_HOLDERS = "Jumlah semua pemangku, juga yang tepat waktu"


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
        late = self._list_late(rows.filtered("late_count"), names)
        return {
            **self._get_head(),
            "is_year": self.period == YEAR_PERIOD,
            "agencies": self._sum_up(rows, lambda row: row.agency_id.name),
            "documents": self._sum_up(rows, lambda row: names[row.document]),
            "total": self._sum_up(rows, lambda row: "Jumlah"),
            "late": [
                {
                    "agency": agency,
                    "rows": [row for name, row in late if name == agency],
                }
                for agency in dict.fromkeys(name for name, _row in late)
            ],
            "stations": self._sum_up_stations(found - rows),
            "unasked_text": self._say_unasked(rows),
        }

    def _say_unasked(self, rows):
        """Return who has no row because the period is not asked of him, and why."""
        kind = "year" if self.period == YEAR_PERIOD else "quarter"
        periods = ending(kind, date(self.year, 1, 1), date(self.year, 12, 31))
        number = 0 if self.period == YEAR_PERIOD else int(self.period)
        end = next(item.end for item in periods if item.number == number)
        whole = self.company_id
        silent = (whole.sudo().child_ids if not whole.parent_id else whole.sudo()) - (
            rows.agency_id.sudo()
        )
        owing = Owing(self.env, [self.year])
        return say_unasked(
            (company.name, owing.find_reason(company, self.year, end))
            for company in silent.sorted("name")
        )

    @api.model
    def _sum_up_stations(self, rows):
        """Return of each station its sums, and those of each holder who was late."""
        names = dict(rows._fields["station"]._description_selection(rows.env))
        by_station = rows.grouped("station")
        charged = self._find_charged(rows.filtered("late_count"))
        return [
            {
                "name": label,
                "total": self._sum_up(own, lambda row: ALL_HOLDERS),
                "holders": self._sum_up(
                    own.filtered("late_count"),
                    lambda row: (
                        f"{charged.get(row, row.holder)} ({row.agency_id.name})"
                    ),
                ),
            }
            for station, label in names.items()
            if (own := by_station.get(station))
        ]

    @api.model
    def _find_charged(self, rows):
        """Return ``{row: name}`` of who held a station on the day that was missed.

        Only where who took the step, or is to take it, came later.
        """
        charged = {}
        today = self.env.user._get_office_day()
        for station, find in (
            ("sending", lambda companies, day: companies._get_officials(HEAD, day)),
            ("verification", lambda companies, day: companies._get_data_guardians(day)),
        ):
            own = rows.filtered(lambda row, station=station: row.station == station)
            for (due, end), late in own.grouped(
                lambda row: (row.date_due, row.done_on or today)
            ).items():
                companies = late.company_id.sudo()
                before, after = find(companies, due), find(companies, end)
                for row in late:
                    then = before.get(row.company_id.id)
                    now = after.get(row.company_id.id)
                    took = now and now.user == row.user_id.sudo()
                    if then and then.employee and took and then.user != now.user:
                        charged[row] = then.employee.name
        return charged

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
    def _list_late(self, rows, names):
        """Return ``[(agency, row)]``, by holder: each has the days that were his.

        Who held the post on the due day is charged with the document; who took over is
        listed with the days since then (decision 0043).
        """
        shares = rows.sudo().deadline_id._get_late_shares()
        listed = []
        for row in rows:
            for share in shares[row.sudo().deadline_id]:
                holder = share.name or row.holder or ""
                key = (row.agency_id.name, holder, row.date_due, row.id)
                found = self._get_late_row(row, names)
                since = format_date(share.since) if share.since else ""
                found |= {"holder": holder, "since": since, "days": share.days}
                listed.append((key, (row.agency_id.name, found)))
        return [found for _key, found in sorted(listed, key=lambda item: item[0])]

    @api.model
    def _get_late_row(self, row, names):
        return {
            "document": f"{names[row.document]}, {row._get_period_words()}",
            "due": format_date(row.date_due),
            "done": _word_done(row),
            "complete": format_date(row.complete_on) if row.complete_on else "",
        }


def _word_done(row):
    """Return when it was done, and when first where that does not count."""
    done = format_date(row.done_on) if row.done_on else "belum"
    return f"{done} (pertama {format_date(row.first_on)})" if row.first_on else done
