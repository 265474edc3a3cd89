"""What is owed of spending: each month of an agency that has a DPA, closed."""

from datetime import date

from ..document.deadline_kind import DeadlineKind, Owed
from ..document.period import get_period_end
from ..organisation.official import COORDINATOR, PLANNER
from .sidocakep_profile_deadline import DOCUMENT


class RealisationKind(DeadlineKind):
    """The months of a year, from the ratification of its DPA on.

    Done on the day on which the month was closed first: what is opened again is not
    late once more. It waits on the month itself, which the program begins
    (``sidocakep.realisation.month._open_ended``): no second activity here.
    """

    documents = (DOCUMENT,)
    years_back = 1

    def get_owed(self, companies, year, clocks):
        ratified = self._get_ratified_on(companies, year)
        agencies = companies.filtered(lambda company: company.id in ratified)
        officials = self.get_officials(agencies)
        owed = []
        for company in agencies:
            official = officials.get(company.id)
            for number in range(1, 13):
                clock = clocks.get(company, year, DOCUMENT, ("month", number))
                if not clock or not self._spends(company, year, number, ratified):
                    continue
                owed.append(
                    Owed(
                        company,
                        company,
                        year,
                        clock,
                        period=("month", number),
                        employee=official.employee if official else None,
                    )
                )
        return owed

    def _get_ratified_on(self, companies, year):
        """Return ``{company id: day of the first DPA of the year}``."""
        budgets = self.env["sidocakep.budget"].sudo()
        groups = budgets._read_group(
            [
                ("company_id", "in", companies.ids),
                ("year", "=", year),
                ("state", "in", ("ratified", "superseded")),
            ],
            ["company_id"],
            ["ratified_on:min"],
        )
        return {company.id: day for company, day in groups}

    def _spends(self, company, year, number, ratified):
        """Tell whether an agency was there in a month, and had its DPA."""
        first, last = _get_bounds(year, number)
        begun = [ratified[company.id], company.date_established]
        if any(day and day > last for day in begun):
            return False
        return not company.date_dissolved or company.date_dissolved >= first

    def get_officials(self, companies, day=None):
        """Return ``{company id: Official}``: who enters and closes, as of a day.

        Who helps the head of an agency to coordinate, else the head; for the government
        Bappeda.
        """
        day = day or self.env.user._get_office_day()
        governments = companies.filtered(lambda company: not company.parent_id)
        agencies = companies - governments
        found = agencies._get_officials(COORDINATOR, day, asked=True)
        return found | governments._get_officials(PLANNER, day)

    def get_bearers(self, rows, day):
        officials = self.get_officials(rows.company_id, day)
        return self._give_to_agencies(rows, officials)

    def get_done_on(self, rows):
        months = self.env["sidocakep.realisation.month"].sudo()
        found = {
            (month.company_id.id, month.year, int(month.month)): month
            for month in months.search_fetch(
                [
                    ("company_id", "in", rows.mapped("res_id")),
                    ("year", "in", rows.mapped("year")),
                ],
                ["company_id", "year", "month", "closed_on"],
            )
        }
        done = {}
        for row in rows:
            month = found.get((row.res_id, row.year, row.period_no))
            closed_on = month.closed_on if month else False
            if not month or not row.done_on:
                done[row] = {"done_on": closed_on, "complete_on": False}
            else:
                again = closed_on if closed_on != row.done_on else False
                done[row] = {"complete_on": again}
        return done

    def filter_can_open(self, rows):
        """Whoever reads the month opens it; who keeps the budget begins it."""
        months = self.env["sidocakep.realisation.month"]
        begins = months.has_access("create")
        own = self.env.user._get_own_agencies().ids if begins else []
        readable = months.search([("company_id", "in", rows.mapped("res_id"))])
        keys = {
            (month.company_id.id, month.year, int(month.month)) for month in readable
        }
        today = self.env.user._get_office_day()
        return rows.filtered(
            lambda row: (
                (row.res_id, row.year, row.period_no) in keys
                or (row.res_id in own and row.date_start < today)
            )
        )

    def open_step(self, row):
        month = self.env["sidocakep.realisation.month"].search(
            [
                ("company_id", "=", row.res_id),
                ("year", "=", row.year),
                ("month", "=", f"{row.period_no:02}"),
            ]
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": month._name,
            "res_id": month.id,
            "views": [(False, "form")],
            "context": {
                "default_company_id": row.res_id,
                "default_year": row.year,
                "default_month": f"{row.period_no:02}",
            },
        }

    def get_turn_texts(self, rows):
        """Name who closes a month that is over."""
        today = self.env.user._get_office_day()
        over = rows.filtered(lambda row: not row.done_on and row.date_start < today)
        officials = self.get_officials(over.company_id)
        months = self.env["sidocakep.realisation.month"]
        return {
            row: months._say_whose_turn(officials.get(row.company_id.id), row.date_due)
            for row in over
        }


def _get_bounds(year, number):
    """Return the first and the last day of a month."""
    return date(year, number, 1), get_period_end("month", year, number)
