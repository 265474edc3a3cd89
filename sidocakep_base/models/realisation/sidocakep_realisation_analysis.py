"""Ceiling, cash plan and realisation side by side, for lists, pivots and graphs."""

from datetime import date
from decimal import Decimal

from odoo import api, fields, models
from odoo.tools import SQL

from ...const import BUDGET_DAY, MONTH_CODES
from ...engine.absorption import NoShare, Realised, absorb
from ...engine.figures.indonesian import format_rupiah
from ...known_fields import KnownFloat, KnownMonetary
from ..organisation.agency_sql import AGENCY_OF_COMPANY
from ..plan.sidocakep_plan_node import path_ids

#: Shares that are worked out of the sums of a group: (part, whole). Of an agency that
#: reported nothing it is not known what it spent: the whole is what was reported on.
#: What was spent on a line without a cash plan is no part of one.
SHARES = {
    "of_ceiling": ("realised", "reported_ceiling"),
    "of_cash_plan": ("planned_realised", "reported_plan"),
}
_IN_FORCE_NOW = SQL("budget.state = 'ratified'")
_IN_FORCE = """
    budget.id = (SELECT held.id FROM sidocakep_budget held
                  WHERE held.company_id = budget.company_id
                    AND held.year = budget.year
                    AND held.state IN ('ratified', 'superseded')
                    AND held.ratified_on <= %s
                  ORDER BY held.version DESC LIMIT 1)
"""
#: Sums of what was spent, in the order of the engine's ``Realised``.
PARTS = ("ls", "spj", "returned", "blud_spent", "blud_ratified")
_QUERY = f"""
    WITH line AS (
        SELECT line.id, line.company_id, line.year, line.amount, line.node_id,
               node.identity
          FROM sidocakep_budget_line line
          JOIN sidocakep_budget budget
            ON budget.id = line.budget_id AND %(in_force)s
          JOIN sidocakep_plan_node node ON node.id = line.node_id
    ), place AS (
        SELECT company_id, year, identity, MAX(node_id) AS node_id
          FROM line GROUP BY company_id, year, identity
    ), plan AS (
        SELECT DISTINCT line.company_id, line.year, line.identity
          FROM sidocakep_cash_plan cash JOIN line ON line.id = cash.line_id
    ), reported AS (
        SELECT month.company_id, month.year, month.month
          FROM sidocakep_realisation_month month
         WHERE MAKE_DATE(month.year, month.month::int, 1) <= %(until)s
           AND (month.state = 'closed'
                OR EXISTS (SELECT FROM sidocakep_realisation row
                            WHERE row.month_id = month.id AND row.is_current))
    ), part AS (
        SELECT id * 4::bigint AS id, company_id, year, identity, node_id,
               NULL AS month, NULL AS unit_code, amount AS ceiling,
               NULL::numeric AS planned, NULL::numeric AS ls, NULL::numeric AS spj,
               NULL::numeric AS returned, NULL::numeric AS blud_spent,
               NULL::numeric AS blud_ratified
          FROM line
         UNION ALL
        SELECT cash.id * 4::bigint + 1, line.company_id, line.year, line.identity,
               line.node_id, cash.month, NULL, NULL, cash.amount,
               NULL, NULL, NULL, NULL, NULL
          FROM sidocakep_cash_plan cash JOIN line ON line.id = cash.line_id
         UNION ALL
        SELECT id * 4::bigint + 2, company_id, year, identity, node_id, month,
               unit_code, NULL, NULL,
               CASE WHEN kind = 'ls' THEN amount ELSE 0 END,
               CASE WHEN kind = 'spj' THEN amount ELSE 0 END,
               CASE WHEN kind IN ('ls', 'spj', 'return')
                    THEN COALESCE(returned, 0) ELSE 0 END,
               CASE WHEN kind = 'blud_spent'
                    THEN amount - COALESCE(returned, 0) ELSE 0 END,
               CASE WHEN kind = 'blud_ratified'
                    THEN amount - COALESCE(returned, 0) ELSE 0 END
          FROM sidocakep_realisation
         WHERE is_current
    ), placed AS (
        SELECT part.*, COALESCE(place.node_id, part.node_id) AS shown_id,
               place.node_id IS NOT NULL AS has_line,
               plan.identity IS NOT NULL AS has_plan
          FROM part LEFT JOIN place USING (company_id, year, identity)
          LEFT JOIN plan USING (company_id, year, identity)
    ), family AS (
        SELECT node.id,
               MAX(above.id) FILTER (WHERE above.level = 'program') AS program_id,
               MAX(above.id) FILTER (WHERE above.level = 'kegiatan') AS kegiatan_id
          FROM sidocakep_plan_node node, %(path)s AS above_id
          JOIN sidocakep_plan_node above ON above.id = above_id
         WHERE node.id IN (SELECT shown_id FROM placed)
         GROUP BY node.id
    )
    SELECT placed.id, placed.company_id, {AGENCY_OF_COMPANY} AS agency_id,
           company.currency_id, placed.year,
           placed.month, placed.unit_code, placed.shown_id AS node_id,
           family.program_id, family.kegiatan_id, placed.has_line,
           placed.ceiling, placed.planned,
           CASE WHEN EXISTS (SELECT FROM reported
                              WHERE reported.company_id = placed.company_id
                                AND reported.year = placed.year)
                THEN placed.ceiling END AS reported_ceiling,
           CASE WHEN EXISTS (SELECT FROM reported
                              WHERE reported.company_id = placed.company_id
                                AND reported.year = placed.year
                                AND reported.month = placed.month)
                THEN placed.planned END AS reported_plan,
           placed.ls, placed.spj, placed.returned,
           placed.ls + placed.spj - placed.returned AS net,
           placed.blud_spent, placed.blud_ratified,
           placed.blud_spent - placed.blud_ratified AS blud_open,
           placed.ls + placed.spj - placed.returned + placed.blud_ratified AS realised,
           CASE WHEN placed.has_plan
                THEN placed.ls + placed.spj - placed.returned + placed.blud_ratified
           END AS planned_realised, placed.has_plan,
           NULL::numeric AS of_ceiling, NULL::numeric AS of_cash_plan
      FROM placed
      JOIN res_company company ON company.id = placed.company_id
      JOIN family ON family.id = placed.shown_id
"""


class SidocakepRealisationAnalysis(models.Model):
    """The DPA in force, its cash plan and what was spent, in the same groups.

    A row is a ceiling (of the whole year), a month of the cash plan, or a document; the
    sums are those of the group. A share is that of the sums: percentages are neither
    added nor averaged, a parent's is not made of its children's.
    """

    _name = "sidocakep.realisation.analysis"
    _inherit = ["sidocakep.view.mixin"]
    _description = "Budget Absorption"
    _auto = False
    _order = "year desc, company_id, program_id, kegiatan_id, node_id, month, id"
    _depends = {
        "res.company": ["currency_id", "parent_path"],
        "sidocakep.budget": ["company_id", "year", "state", "ratified_on", "version"],
        "sidocakep.budget.line": ["budget_id", "node_id", "amount"],
        "sidocakep.plan.node": ["identity", "level", "parent_path"],
        "sidocakep.cash.plan": ["line_id", "month", "amount"],
        "sidocakep.realisation": [
            *("company_id", "year", "month", "identity", "node_id", "unit_code"),
            *("kind", "amount", "returned", "is_current", "month_id"),
        ],
        "sidocakep.realisation.month": ["company_id", "year", "month", "state"],
    }

    agency_id = fields.Many2one(
        "res.company",
        string="Agency with Its Units",
        readonly=True,
        help="The agency, or the one whose unit it is: counted once.",
    )
    company_id = fields.Many2one("res.company", string="Agency", readonly=True)
    currency_id = fields.Many2one("res.currency", readonly=True)
    year = fields.Integer(readonly=True, aggregator=None)
    month = fields.Selection(
        MONTH_CODES, readonly=True, help="Empty: the ceiling, which is of the year."
    )
    unit_code = fields.Char(string="Spending Unit", readonly=True)
    program_id = fields.Many2one(
        "sidocakep.plan.node", string="Programme", readonly=True
    )
    kegiatan_id = fields.Many2one(
        "sidocakep.plan.node", string="Activity (Kegiatan)", readonly=True
    )
    node_id = fields.Many2one(
        "sidocakep.plan.node", string="Line of the Budget", readonly=True
    )
    has_line = fields.Boolean(string="In the DPA", readonly=True)
    ceiling = KnownMonetary(readonly=True)
    planned = KnownMonetary(string="Cash Plan", readonly=True)
    reported_ceiling = KnownMonetary(
        string="Ceiling Reported on",
        readonly=True,
        help="The ceiling of agencies that reported a month of the year: of the others "
        "it is not known what they spent.",
    )
    reported_plan = KnownMonetary(
        string="Cash Plan Reported on",
        readonly=True,
        help="The cash plan of the months that were reported.",
    )
    ls = KnownMonetary(string="LS", readonly=True)
    spj = KnownMonetary(string="Ratified SPJ", readonly=True)
    returned = KnownMonetary(string="Returned (Setoran)", readonly=True)
    net = KnownMonetary(string="LS + SPJ - Returned", readonly=True)
    blud_spent = KnownMonetary(string="Spent by BLUD", readonly=True)
    blud_ratified = KnownMonetary(string="Ratified BLUD", readonly=True)
    blud_open = KnownMonetary(
        string="BLUD not yet Ratified",
        readonly=True,
        help="Spent by a BLUD, a school or from kapitasi and not ratified yet: in no "
        "sum and in no share.",
    )
    realised = KnownMonetary(
        string="Realisation",
        readonly=True,
        help="LS and ratified SPJ less what was returned, with ratified BLUD.",
    )
    planned_realised = KnownMonetary(
        string="Realisation With a Cash Plan",
        readonly=True,
        help="What was spent on lines of the DPA that have a cash plan.",
    )
    has_plan = fields.Boolean(string="In the Cash Plan", readonly=True)
    of_ceiling = KnownFloat(
        string="Of the Ceiling (%)", readonly=True, aggregator="avg", digits=(16, 2)
    )
    of_cash_plan = KnownFloat(
        string="Of the Cash Plan (%)", readonly=True, aggregator="avg", digits=(16, 2)
    )

    @property
    def _table_query(self):
        day = self._get_day()
        return SQL(
            _QUERY,
            path=path_ids("node"),
            in_force=SQL(_IN_FORCE, day) if day else _IN_FORCE_NOW,
            until=day or date.max,
        )

    @api.model
    def _get_day(self):
        """Return the day that the context names, to which all is told; or nothing."""
        day = self.env.context.get(BUDGET_DAY)
        try:
            return fields.Date.to_date(day) if day else None
        except (TypeError, ValueError):
            return None

    def _read_group_select(self, aggregate_spec, query):
        """The share of a group is that of its sums; of what nobody reported none.

        Of a reported month a line without documents has spent nothing, which is zero.
        """
        name = aggregate_spec.partition(":")[0]
        if name not in SHARES:
            return super()._read_group_select(aggregate_spec, query)
        part, whole = (
            self._field_to_sql(self._table, column, query) for column in SHARES[name]
        )
        return SQL(
            "ROUND(100 * COALESCE(SUM(%(part)s), 0) / NULLIF(SUM(%(whole)s), 0), 2)",
            part=part,
            whole=whole,
        )

    @api.model
    def _get_view_cache_key(self, view_id=None, view_type="form", **options):
        """What a BLUD spends has its place where the reader's agencies have one."""
        key = super()._get_view_cache_key(view_id, view_type, **options)
        return (*key, self._has_blud())

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        arch, view = super()._get_view(view_id, view_type, **options)
        for node in arch.findall(".//field[@name='blud_open']"):
            if view_type == "list" and self._has_blud():
                node.set("optional", "show")
            elif view_type == "pivot" and not self._has_blud():
                node.getparent().remove(node)
        return arch, view

    @api.model
    def _has_blud(self):
        """Return whether anything that the reader sees was spent by a BLUD."""
        kinds = [("kind", "in", ("blud_spent", "blud_ratified"))]
        domain = [*kinds, ("is_current", "=", True)]
        return bool(self.env["sidocakep.realisation"].search_count(domain, limit=1))

    @api.model
    def explain_shares(self, domain):
        """Return how the shares of all that ``domain`` finds were reached.

        The engine works them out of the same sums as the list does, and writes how.
        """
        names = (*PARTS, "ceiling", "reported_ceiling", "planned", "reported_plan")
        [sums] = self._read_group(domain, [], [f"{name}:sum" for name in names])
        known = self._read_group(domain, [], [f"{name}:count" for name in names])[0]
        sums = {
            name: Decimal(str(amount)) if count else None
            for name, amount, count in zip(names, sums, known, strict=True)
        }
        realised = Realised(*(sums[name] or Decimal(0) for name in PARTS))
        parts = [f"{name}:sum" for name in PARTS]
        [planned] = self._read_group([*domain, ("has_plan", "=", True)], [], parts)
        with_plan = Realised(*(Decimal(str(amount or 0)) for amount in planned))
        lines = [
            self.env._("Of the ceiling = Realisation : Ceiling Reported on x 100"),
            self._explain_share(realised, sums["ceiling"], sums["reported_ceiling"]),
            "",
            self.env._("Of the cash plan = Realisation : Cash Plan Reported on x 100"),
            self._explain_share(with_plan, sums["planned"], sums["reported_plan"]),
        ]
        lines += self._explain_left_out(realised, with_plan, sums)
        return "\n".join(lines)

    def _explain_share(self, realised, planned, reported):
        """Return the calculation, or why there is none."""
        is_silent = reported is None and planned is not None
        share = absorb(None if is_silent else realised, reported)
        words = {
            NoShare.NOT_REPORTED: self.env._(
                "not reported yet: enter the months first"
            ),
            NoShare.NO_PLAN: self.env._("nothing was planned, so there is no share"),
            NoShare.ZERO_PLAN: self.env._("zero was planned, so there is no share"),
        }
        return "; ".join(filter(None, (share.trace, words.get(share.reason))))

    def _explain_left_out(self, realised, with_plan, sums):
        """Return what stands in the list and takes no part in a share."""
        silent = (sums["ceiling"] or 0) - (sums["reported_ceiling"] or 0)
        later = (sums["planned"] or 0) - (sums["reported_plan"] or 0)
        said = [
            (
                silent,
                self.env._("Ceiling of agencies that reported no month, not counted"),
            ),
            (later, self.env._("Cash plan of months not reported yet, not counted")),
            (
                realised.total - with_plan.total,
                self.env._(
                    "Realisation of lines without a cash plan, not counted against it"
                ),
            ),
            (
                realised.blud_open,
                self.env._("Spent by BLUD and not ratified yet, not counted"),
            ),
        ]
        lines = [
            f"{words}: {format_rupiah(Decimal(amount))}"
            for amount, words in said
            if amount
        ]
        return ["", *lines] if lines else []
