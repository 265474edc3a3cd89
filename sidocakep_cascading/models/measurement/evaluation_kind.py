"""By when the superiors evaluate, where the profile of a regency sets a day."""

from odoo.addons.sidocakep_base.models.document.deadline_kind import DeadlineKind, Owed

from .sidocakep_measurement_sheet_evaluation import COUNTING
from .sidocakep_profile_deadline import DOCUMENT

PERIODS = (*(("quarter", number) for number in (1, 2, 3, 4)), ("year", 0))


class EvaluationKind(DeadlineKind):
    """One row a superior post and period, done when all below it are evaluated.

    Owed by whoever holds the post, of a vacant one by the next above it. Who is asked
    is told by the measurement: no second activity here.
    """

    documents = (DOCUMENT,)
    years_back = 1

    def get_owed(self, companies, year, clocks):
        running = {
            (company.id, period): clock
            for company in companies
            for period in PERIODS
            if (clock := clocks.get(company, year, DOCUMENT, period))
        }
        if not running:
            return []
        owing = {
            (post, (item.period_kind, item.period_no))
            for item, post, _state, _day in self._read_sheets(
                [("superior_job_id.company_id", "in", companies.ids)], [year]
            )
        }
        posts = self.env["hr.job"].sudo().union(*(post for post, _period in owing))
        found = self._get_nearest(posts, self.env.user._get_office_day())
        owed = []
        for post, period in sorted(owing, key=lambda item: (item[0].id, item[1])):
            clock = running.get((post.company_id.id, period))
            holder = found[post.id]
            if clock:
                owed.append(
                    Owed(
                        post.company_id,
                        post,
                        year,
                        clock,
                        period=period,
                        employee=holder.employee if holder else None,
                    )
                )
        return owed

    def _get_nearest(self, posts, day):
        """Return ``{post id: Holder or None}``, of a vacant post of the next above."""
        nearest = posts._get_nearest_held(day)
        holders = posts.union(*nearest.values())._get_holders(day)
        return {
            post.id: next(iter(holders.get(nearest[post.id].id) or ()), None)
            for post in posts
        }

    def get_bearers(self, rows, day):
        found = self._get_nearest(rows.job_id.sudo(), day)
        return {row: found.get(row.job_id.id) for row in rows}

    def get_done_on(self, rows):
        """Done on the day on which the last of them was finished."""
        days, open_ones = {}, set()
        for item, post, state, day in self._read_sheets(
            [("superior_job_id", "in", rows.mapped("res_id"))], rows.mapped("year")
        ):
            key = (post.id, item.year, item.period_kind, item.period_no)
            if state == "open":
                open_ones.add(key)
            elif day:
                days[key] = max(days.get(key, day), day)
        return {
            row: {"done_on": False if key in open_ones else days.get(key, False)}
            for row in rows
            for key in [(row.res_id, row.year, row.period_kind, row.period_no)]
        }

    def _read_sheets(self, domain, years):
        """Return ``[(measurement, superior post, state, last day)]``, sudo."""
        return (
            self.env["sidocakep.measurement.sheet"]
            .sudo()
            ._read_group(
                [
                    *domain,
                    ("measurement_id.year", "in", list(set(years))),
                    *COUNTING,
                ],
                ["measurement_id", "superior_job_id", "state"],
                ["evaluated_on:max"],
            )
        )

    def filter_can_open(self, rows):
        """Who holds the post opens what is to be evaluated below it."""
        own = self.env.user._get_held_jobs()
        return rows.filtered(lambda row: row.res_id in own.ids)

    def open_step(self, row):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_cascading.sidocakep_measurement_sheet_action"
        )
        return action | {
            "domain": [
                ("superior_job_id", "=", row.res_id),
                ("measurement_id.year", "=", row.year),
                ("measurement_id.period_kind", "=", row.period_kind),
                ("measurement_id.period_no", "=", row.period_no),
            ],
            "context": {},
        }
