"""What is owed of strategy maps: each plan in force has its map reviewed every year."""

from odoo.addons.sidocakep_base.models.document.deadline_kind import DeadlineKind, Owed
from odoo.addons.sidocakep_base.models.organisation.official import HEAD

DOCUMENT_MAP_REVIEW = "map_review"


class MapReviewKind(DeadlineKind):
    """The review of the map of a plan in force, from the year after its decision.

    Paser 23/2016 art. 3(3): direviu secara berkala, paling singkat satu tahun sekali.
    By the profile's rule: of the calendar year, whichever day of it. A review that
    comes too late is that of every year that was missed.
    """

    documents = (DOCUMENT_MAP_REVIEW,)

    def get_owed(self, companies, year, clocks):
        """Return a row for every plan that was in force before the year began."""
        running = {
            company: clock
            for company in companies
            if (clock := clocks.get(company, year, DOCUMENT_MAP_REVIEW))
        }
        if not running:
            return []
        plans = (
            self.env["sidocakep.plan"]
            .sudo()
            .search(
                [
                    ("company_id", "in", companies.browse().union(*running).ids),
                    ("state", "=", "decided"),
                    ("document_date", "<", f"{year}-01-01"),
                ]
            )
        )
        day = plans.env.user._get_office_day()
        heads = plans.company_id._get_officials(HEAD, day)
        return [
            Owed(
                plan.company_id,
                plan,
                year,
                running[plan.company_id],
                employee=heads[plan.company_id.id].employee
                if plan.company_id.id in heads
                else None,
            )
            for plan in plans
        ]

    def get_bearers(self, rows, day):
        heads = rows.company_id._get_officials(HEAD, day)
        return self._give_to_agencies(rows, heads)

    def get_done_on(self, rows):
        """A row is closed by the first review of its year or after."""
        reviews = (
            self.env["sidocakep.map.review"]
            .sudo()
            .search_fetch(
                [("plan_id", "in", rows.mapped("res_id"))],
                ["plan_id", "reviewed_on"],
                order="reviewed_on, id",
            )
            .grouped(lambda review: review.plan_id.id)
        )
        done = {}
        for row in rows:
            days = [
                review.reviewed_on
                for review in reviews.get(row.res_id, ())
                if review.reviewed_on.year >= row.year
            ]
            done[row] = {"done_on": days[0] if days else False}
        return done

    def filter_can_open(self, rows):
        """The form of a review is for who may record one."""
        reviews = self.env["sidocakep.map.review"]
        if not reviews.has_access("create"):
            return rows.browse()
        plans = self.env["sidocakep.plan"].browse(rows.mapped("res_id"))
        mine = reviews._filter_reviewable(plans.exists()._filtered_access("read"))
        return rows.filtered(lambda row: row.res_id in mine.ids)

    def open_step(self, row):
        """Open the form in which a review is recorded."""
        return self.env["sidocakep.plan"].browse(row.res_id).action_review_map()

    def get_users(self, rows):
        """The head of the agency coordinates the map. Paser 23/2016 art. 3(1)."""
        return {row: row.user_id for row in rows}
