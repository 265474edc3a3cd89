"""What was realised, added up: for other rooms, in SQL."""

from decimal import Decimal
from typing import NamedTuple

from odoo import api, models
from odoo.tools import SQL

from ...engine.absorption import Realised, Share, absorb
from ..document.period import get_period_end


class LineRealised(NamedTuple):
    """A budget line to the end of a month: all its sources of funds together.

    :param company_id: of the agency
    :param identity: identity of the plan node, the same in all versions of the plan
    :param node_id: of the node, in the DPA where it has a line there
    :param code: of the node
    :param ceiling: of the DPA in force at the end of the month; ``None`` without a line
    :param planned: cash plan to that month; ``None`` where the line has none
    :param realised: sums of its documents; ``None`` where no month was reported
    :param missing_months: numbers of the months to date that nobody has reported
    :param of_ceiling: share of the ceiling
    :param of_cash_plan: share of the cash plan to date
    """

    company_id: int
    identity: str
    node_id: int
    code: str
    ceiling: Decimal | None
    planned: Decimal | None
    realised: Realised | None
    missing_months: tuple[int, ...]
    of_ceiling: Share
    of_cash_plan: Share


class SidocakepRealisation(models.Model):
    """The sums of the documents that count."""

    _name = "sidocakep.realisation"
    _inherit = "sidocakep.realisation"

    @api.model
    def _get_realised(self, companies, year, until_month):
        """Return ``{(company id, identity of the node): LineRealised}``: four queries.

        Every line of the DPA in force on the last day of the month is in it, spent or
        not, and everything that was spent without a line. A month is reported when it
        has a document or is closed. Zero is a figure: of a reported month a line
        without documents has spent nothing.

        :param until_month: number of the last month that counts, 1 to 12
        """
        companies.check_access("read")
        self.check_access("read")
        reported = self._get_reported_months(companies, year)
        lines = self._get_ceilings(companies, year, until_month)
        sums = self._get_sums(companies, year, until_month)
        result = {}
        for key in lines.keys() | sums.keys():
            company_id, identity = key
            months = reported.get(company_id, set())
            missing = tuple(m for m in range(1, until_month + 1) if m not in months)
            has_reported = len(missing) < until_month
            node_id, code, realised = sums.get(key, (None, None, Realised()))
            realised = realised if has_reported else None
            line = lines.get(key, (node_id, code, None, None))
            node_id, code, ceiling, planned = line
            result[key] = LineRealised(
                company_id,
                identity,
                node_id,
                code,
                ceiling,
                planned,
                realised,
                missing,
                absorb(realised, ceiling),
                absorb(realised, planned),
            )
        return result

    @api.model
    def _get_realised_up(self, companies, year, until_month):
        """Return ``{(company id, identity of the node): Realised}`` of all of the plan.

        What the lines of the DPA came to, and of a kegiatan and a program the sum of
        what lies below it. Each rupiah stands once on each level; what nobody has
        reported on is left out.
        """
        found = self._get_realised(companies, year, until_month)
        spent = [item for item in found.values() if item.realised is not None]
        nodes = self.env["sidocakep.plan.node"].sudo()
        paths = {
            node.id: nodes.browse(node._get_path_ids())
            for node in nodes.browse({item.node_id for item in spent})
        }
        nodes.union(*paths.values()).fetch(["identity"])
        sums = {}
        for item in spent:
            for node in paths[item.node_id]:
                key = item.company_id, node.identity
                sums[key] = sums.get(key, Realised()).plus(item.realised)
        return sums

    @api.model
    def _get_reported_months(self, companies, year):
        """Return ``{company id: numbers of the months with a document, or closed}``."""
        self.flush_model()
        self.env["sidocakep.realisation.month"].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT month.company_id, ARRAY_AGG(month.month::int)
                  FROM sidocakep_realisation_month month
                 WHERE month.company_id = ANY(%s) AND month.year = %s
                   AND (month.state = 'closed' OR EXISTS (
                           SELECT FROM sidocakep_realisation row
                            WHERE row.month_id = month.id AND row.is_current))
                 GROUP BY month.company_id
                """,
                companies.ids,
                year,
            )
        )
        return {company_id: set(months) for company_id, months in rows}

    @api.model
    def _get_ceilings(self, companies, year, until_month):
        """Return ``{(company id, identity): (node id, code, ceiling, cash plan)}``."""
        last = get_period_end("month", year, until_month)
        budgets = self.env["sidocakep.budget"]
        in_force = budgets._get_in_force(companies, last, year=year)
        budget_ids = [budget.id for budget in in_force.values()]
        for name in ("sidocakep.budget.line", "sidocakep.cash.plan"):
            self.env[name].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT line.company_id, node.identity, MAX(node.id), MAX(node.code),
                       SUM(line.amount), SUM(cash.amount)
                  FROM sidocakep_budget_line line
                  JOIN sidocakep_plan_node node ON node.id = line.node_id
                  LEFT JOIN (SELECT line_id, SUM(amount) AS amount
                               FROM sidocakep_cash_plan
                              WHERE month::int <= %s
                              GROUP BY line_id) cash ON cash.line_id = line.id
                 WHERE line.budget_id = ANY(%s)
                 GROUP BY line.company_id, node.identity
                """,
                until_month,
                budget_ids,
            )
        )
        return {
            (company_id, identity): (
                node_id,
                code,
                _decimal(ceiling),
                _decimal(planned),
            )
            for company_id, identity, node_id, code, ceiling, planned in rows
        }

    @api.model
    def _get_sums(self, companies, year, until_month):
        """Return ``{(company id, identity): (node id, code, Realised)}``."""
        self.flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT company_id, identity, MAX(node_id), MAX(code),
                       COALESCE(SUM(amount) FILTER (WHERE kind = 'ls'), 0),
                       COALESCE(SUM(amount) FILTER (WHERE kind = 'spj'), 0),
                       COALESCE(SUM(returned) FILTER
                                (WHERE kind IN ('ls', 'spj', 'return')), 0),
                       COALESCE(SUM(amount - COALESCE(returned, 0)) FILTER
                                (WHERE kind = 'blud_spent'), 0),
                       COALESCE(SUM(amount - COALESCE(returned, 0)) FILTER
                                (WHERE kind = 'blud_ratified'), 0)
                  FROM sidocakep_realisation
                 WHERE company_id = ANY(%s) AND year = %s AND month::int <= %s
                   AND is_current
                 GROUP BY company_id, identity
                """,
                companies.ids,
                year,
                until_month,
            )
        )
        return {
            (company_id, identity): (node_id, code, Realised(*map(_decimal, sums)))
            for company_id, identity, node_id, code, *sums in rows
        }

    @api.model
    def _get_month_totals(self, companies, years):
        """Return ``{(company id, year, month): realisation of that month}``."""
        groups = self._read_group(
            [
                ("company_id", "in", companies.ids),
                ("year", "in", list(years)),
                ("is_current", "=", True),
            ],
            ["company_id", "year", "month"],
            ["net:sum"],
        )
        return {(company.id, year, month): net for company, year, month, net in groups}

    @api.model
    def _get_blud_months(self, companies, years):
        """Return ``{(company id, year, month): BLUD spent less ratified}``."""
        signs = {"blud_spent": 1, "blud_ratified": -1}
        groups = self._read_group(
            [
                ("company_id", "in", companies.ids),
                ("year", "in", list(years)),
                ("kind", "in", list(signs)),
                ("is_current", "=", True),
            ],
            ["company_id", "year", "month", "kind"],
            ["amount:sum", "returned:sum"],
        )
        months = {}
        for company, year, month, kind, amount, returned in groups:
            key = company.id, year, month
            added = signs[kind] * (amount - (returned or 0))
            months[key] = months.get(key, 0) + added
        return months


def _decimal(amount):
    """Return an amount of the database, which comes as a float, as it was typed."""
    return None if amount is None else Decimal(str(amount))
