"""Whose money a sum of several agencies is of, and what of theirs is not in it."""

from odoo import api, models

from ...engine.covered import Lack, Part, say_lack
from ..document.period import get_period_end


class SidocakepRealisation(models.Model):
    """Of how many agencies a sum of ceilings and realisation is."""

    _name = "sidocakep.realisation"
    _inherit = "sidocakep.realisation"

    @api.model
    def _get_covered(self, agencies, year, until_month, is_each=False):
        """Return a :class:`Part` of each agency, in their order.

        An agency is in a sum with anything that it or a unit of it reported. What may
        still come or change is named: a DPA that is not there, months that nobody
        reported or closed, those of a unit with its name.

        :param agencies: whose money the sum is of; each stands with its units
        :param until_month: number of the last month that counts
        :param is_each: each company stands alone, one without a DPA of its own only
            where it is an agency: the money of a unit may stand in the DPA above
        """
        companies = agencies if is_each else agencies._get_with_units()
        companies.check_access("read")
        self.check_access("read")
        known = self._read_known(companies, year, until_month)
        parts = []
        for agency in agencies:
            own = agency
            if not is_each:
                own = companies.filtered(
                    lambda item, top=agency: top in item.parent_ids
                )
            told = [company for company in own if company in known]
            if told:
                lacks = [
                    lack
                    for company in told
                    for lack in _list_lacks(
                        company != agency and company.name, *known[company]
                    )
                ]
                is_in = any(known[company][0] for company in told)
                parts.append(Part(agency.name, is_in, tuple(lacks)))
            elif not is_each or agency._is_agency():
                parts.append(Part(agency.name, False, (Lack("no_budget"),)))
        return parts

    @api.model
    def _read_known(self, companies, year, until_month):
        """Return ``{company: (months it reported, of the others, not closed, DPA)}``.

        Of who has a DPA at the end of the last month, or reported anything. The DPA of
        a unit may be that of its agency.
        """
        end = get_period_end("month", year, until_month)
        budgets = self.env["sidocakep.budget"].sudo()
        budgeted = budgets._get_in_force(companies, end, year=year)
        reported = self.sudo()._get_reported_months(companies, year)
        still_open = self._get_open_months(companies, year)
        due, known = set(range(1, until_month + 1)), {}
        for company in companies:
            months = reported.get(company.id, set()) & due
            if months or company.id in budgeted:
                unsettled = still_open.get(company.id, set()) & months
                has_budget = company.id in budgeted or not company._is_agency()
                known[company] = months, due - months, unsettled, has_budget
        return known

    @api.model
    def _get_open_months(self, companies, year):
        """Return ``{company id: numbers of its months that are not closed}``."""
        months = self.env["sidocakep.realisation.month"].sudo()
        rows = months.search(
            [
                ("company_id", "in", companies.ids),
                ("year", "=", year),
                ("state", "=", "open"),
            ]
        )
        return {
            company.id: {int(month.month) for month in own}
            for company, own in rows.grouped("company_id").items()
        }


def _list_lacks(unit, reported, missing, still_open, has_budget):
    """Return what of one company is not in the sum, or may change.

    :param unit: its name, where it is a unit of the agency that is named
    """
    lacks = [
        Lack(code, tuple(sorted(months)))
        for code, months in (("months_missing", missing), ("months_open", still_open))
        if months
    ]
    if not reported:
        lacks = [Lack("not_reported")]
    if not has_budget:
        lacks.insert(0, Lack("no_budget"))
    if not unit:
        return lacks
    return [Lack("unit", f"{unit} {say_lack(lack)}") for lack in lacks]
