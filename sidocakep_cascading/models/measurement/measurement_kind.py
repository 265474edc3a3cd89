"""What is owed of measurements: each agency, and the government itself, sends one."""

from datetime import date

from odoo.addons.sidocakep_base.models.document.deadline_kind import DeadlineKind, Owed
from odoo.addons.sidocakep_base.models.organisation.official import HEAD, RECEIVER

from ...engine.periods import ending
from .owing import Owing

DOCUMENTS = (("measurement_quarter", "quarter"), ("measurement_year", "year"))


class MeasurementKind(DeadlineKind):
    """Done on the day on which it was sent first: a return does not make it late.

    Gunung Mas 24/2024 art. 9(8), 9(9): of the government and of every agency.
    """

    documents = tuple(document for document, _kind in DOCUMENTS)
    years_back = 1
    #: what is sent, and the kind of period for which each document is owed
    model = "sidocakep.measurement"
    periods = DOCUMENTS

    def get_owed(self, companies, year, clocks):
        find = self._get_owing(year)
        holders = self._get_holders(companies)
        first, last = date(year, 1, 1), date(year, 12, 31)
        owed = []
        for document, kind in self.periods:
            for period in ending(kind, first, last):
                for company in find(companies, period):
                    key = (period.kind, period.number)
                    clock = clocks.get(company, year, document, key)
                    if clock:
                        employee = holders.get(company.id)
                        owed.append(
                            Owed(
                                company,
                                company,
                                year,
                                clock,
                                period=key,
                                employee=employee,
                            )
                        )
        return owed

    def _get_owing(self, year):
        """Return the function that finds which of the companies owe a period."""
        return Owing(self.env, [year]).find

    def _get_holders(self, companies):
        """Return ``{company id: employee (sudo)}``: who hands it in, as of today.

        Who heads an agency; for the government Bagian Organisasi, which compiles and
        sends it, and not the head of region, to whom it goes.
        """
        found = self._get_officials(companies, self.env.user._get_office_day())
        return {company_id: item.employee for company_id, item in found.items()}

    def _get_officials(self, companies, day):
        governments = companies.filtered(lambda company: not company.parent_id)
        found = (companies - governments)._get_officials(HEAD, day)
        return found | governments._get_officials(RECEIVER, day)

    def get_bearers(self, rows, day):
        officials = self._get_officials(rows.company_id, day)
        return self._give_to_agencies(rows, officials)

    def get_done_on(self, rows):
        """What was returned is done on its first day, and complete on its last."""
        groups = (
            self.env[self.model]
            .sudo()
            ._read_group(
                [
                    ("company_id", "in", rows.mapped("res_id")),
                    ("year", "in", rows.mapped("year")),
                    ("first_sent_on", "!=", False),
                ],
                ["company_id", "year", "period_kind", "period_no", "first_sent_on:day"],
                ["sent_on:max"],
            )
        )
        # The first day, and the last on which what was sent then was sent again.
        days = {}
        for company, *key, first, last in groups:
            place = (company.id, *key)
            days[place] = min(days.get(place, (first, last)), (first, last))
        done = {}
        for row in rows:
            place = (row.res_id, row.year, row.period_kind, row.period_no)
            first, last = days.get(place, (False, False))
            again = last if last and last != first else False
            done[row] = {"done_on": first, "complete_on": again}
        return done

    def filter_can_open(self, rows):
        """Whoever reads the measurement of the agency opens it."""
        readable = self.env[self.model].search(
            [("company_id", "in", rows.mapped("res_id"))]
        )
        keys = {self._get_key(item, item.company_id.id) for item in readable}
        return rows.filtered(lambda row: self._get_key(row, row.res_id) in keys)

    def open_step(self, row):
        found = self.env[self.model].search(
            [
                ("company_id", "=", row.res_id),
                ("year", "=", row.year),
                ("period_kind", "=", row.period_kind),
                ("period_no", "=", row.period_no),
            ],
            limit=1,
        )
        return found._open_form()

    def _get_key(self, record, company_id):
        return (company_id, record.year, record.period_kind, record.period_no)
