"""What is owed of action plans: each agency has one decided for the year."""

from odoo.addons.sidocakep_base.models.document.deadline_kind import DeadlineKind, Owed
from odoo.addons.sidocakep_base.models.organisation.official import COORDINATOR, HEAD

from .sidocakep_profile_deadline import DOCUMENT_ACTION_PLAN


class ActionPlanKind(DeadlineKind):
    """The plan of an agency; done on the day of its first decision."""

    documents = (DOCUMENT_ACTION_PLAN,)

    def get_owed(self, companies, year, clocks):
        running = {
            company: clock
            for company in companies.filtered("parent_id")
            if (clock := clocks.get(company, year, DOCUMENT_ACTION_PLAN))
        }
        agencies = companies.browse().union(*running)
        heads = agencies._get_officials(HEAD, agencies.env.user._get_office_day())
        return [
            Owed(
                company,
                company,
                year,
                clock,
                employee=heads[company.id].employee if company.id in heads else None,
            )
            for company, clock in running.items()
        ]

    def get_bearers(self, rows, day):
        heads = rows.company_id._get_officials(HEAD, day)
        return self._give_to_agencies(rows, heads)

    def get_done_on(self, rows):
        plans = self.env["sidocakep.action.plan"].sudo()
        first = {
            (company.id, year): day
            for company, year, day in plans._read_group(
                [
                    ("company_id", "in", rows.mapped("res_id")),
                    ("year", "in", rows.mapped("year")),
                    ("decided_on", "!=", False),
                ],
                ["company_id", "year"],
                ["decided_on:min"],
            )
        }
        return {
            row: {"done_on": first.get((row.res_id, row.year), False)} for row in rows
        }

    def filter_can_open(self, rows):
        """Whoever draws the plan up opens it, or a new one."""
        plans = self.env["sidocakep.action.plan"]
        if not plans.has_access("create"):
            return rows.browse()
        own = self.env.user._get_own_agencies().ids
        return rows.filtered(lambda row: row.res_id in own)

    def open_step(self, row):
        plans = self.env["sidocakep.action.plan"]
        plan = plans.search(
            [("company_id", "=", row.res_id), ("year", "=", row.year)], limit=1
        )
        context = {"default_company_id": row.res_id, "default_year": row.year}
        return plan._open_form() | {"context": context}

    def get_users(self, rows):
        """Who helps the head to coordinate, else the head. Paser 23/2016 art. 6(3)."""
        agencies = self.env["res.company"].sudo().browse(rows.mapped("res_id"))
        day = agencies.env.user._get_office_day()
        asked = agencies._get_officials(COORDINATOR, day, asked=True)
        return {row: asked[row.res_id].user for row in rows if row.res_id in asked}
