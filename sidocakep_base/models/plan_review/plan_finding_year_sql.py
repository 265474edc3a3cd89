"""Where a year breaks the chain: without target, RKT or indicator of what is paid."""

from odoo.tools import SQL

from ...engine.finding import SEVERE, WARNING
from ..plan.sidocakep_plan_node import path_ids
from .plan_finding_columns import LIVE, select

#: Whether the year of taking office counts in a plan of six, the profile says.
FIRST_YEAR = SQL(
    "CASE profile.plan_columns"
    " WHEN 'five' THEN plan.year_end - 4 ELSE plan.year_start END"
)


def year_without_target():
    """An indicator of the plan without a target for one of the five years.

    A plan named by six years (2019-2024) begins with the year of taking office, which
    is its baseline. Gunung Mas 24/2024 annex B Table I.
    """
    return select(
        {
            "node_id": SQL("node.id"),
            "level": SQL("node.level"),
            "indicator_id": SQL("node.indicator_id"),
            "year": SQL("year"),
            "severity": SQL(
                "CASE WHEN node.level IN ('program', 'kegiatan', 'sub_kegiatan')"
                " THEN %s ELSE %s END",
                WARNING,
                SEVERE,
            ),
        },
        SQL(
            """
              FROM sidocakep_plan plan
              JOIN (
                  SELECT DISTINCT ON (node.plan_id, link.indicator_id)
                         node.plan_id, link.indicator_id, node.id, node.level
                    FROM sidocakep_plan_node node
                    JOIN sidocakep_indicator_plan_node_rel link
                      ON link.node_id = node.id
                    JOIN sidocakep_indicator indicator
                      ON indicator.id = link.indicator_id AND indicator.active
                   ORDER BY node.plan_id, link.indicator_id, node.id
              ) node ON node.plan_id = plan.id
             CROSS JOIN GENERATE_SERIES(plan.year_end - 4, plan.year_end) AS year
             WHERE %s
               AND NOT EXISTS (
                   SELECT FROM sidocakep_target target
                    WHERE target.plan_id = plan.id
                      AND target.indicator_id = node.indicator_id
                      AND target.year = year.year
                      AND target.kind = 'target'
                      AND target.period_kind = 'year'
                      AND target.figure_status != 'not_reported'
               )
            """,
            LIVE,
        ),
    )


def rkt_differs():
    """A target of the RKT that is not the one of the plan in force.

    Gunung Mas 24/2024 annex B.4 a 3): the targets of the Renstra are broken down into
    those of the RKT.
    """
    return select(
        {
            "node_id": SQL("line.node_id"),
            "level": SQL("line.level"),
            "indicator_id": SQL("line.indicator_id"),
            "year": SQL("rkt.year"),
            "target_id": SQL("target.id"),
            "rkt_id": SQL("rkt.id"),
            "rkt_line_id": SQL("line.id"),
            "severity": SQL(
                "CASE rkt.state WHEN 'decided' THEN %s ELSE %s END", SEVERE, WARNING
            ),
        },
        SQL(
            """
              FROM sidocakep_plan plan
              JOIN sidocakep_plan guide
                ON guide.company_id = plan.company_id
               AND guide.kind = plan.kind
               AND guide.year_start = plan.year_start
              JOIN sidocakep_rkt rkt
                ON rkt.plan_id = guide.id AND rkt.state IN ('draft', 'decided')
              JOIN sidocakep_rkt_line line ON line.rkt_id = rkt.id
              LEFT JOIN sidocakep_target target
                ON target.plan_id = plan.id
               AND target.indicator_id = line.indicator_id
               AND target.year = rkt.year
               AND target.kind = 'target'
               AND target.period_kind = 'year'
             WHERE plan.state = 'decided' AND line.is_included
               AND (line.figure_status, COALESCE(line.value, 0),
                    COALESCE(line.value_high, 0), COALESCE(line.point_id, 0))
                   IS DISTINCT FROM
                   (COALESCE(target.figure_status, 'not_reported'),
                    COALESCE(target.value, 0), COALESCE(target.value_high, 0),
                    COALESCE(target.point_id, 0))
            """
        ),
    )


def year_without_rkt(today):
    """A year of a plan without a decided yearly plan.

    From the start of the season in which the year is planned, which the profile names:
    after the DPA it is too late. A year that was budgeted stays found.

    Gunung Mas 24/2024 art. 5(1), 5(2): the government and every agency plan for one
    year as well; art. 10(4): the yearly plan of an agency is the base of its RKA.
    """
    return select(
        {"year": SQL("year.year"), "severity": WARNING},
        SQL(
            """
              FROM sidocakep_plan plan
              JOIN res_company owner ON owner.id = plan.company_id
              JOIN res_company root
                ON root.id = SPLIT_PART(owner.parent_path, '/', 1)::integer
              LEFT JOIN sidocakep_profile profile ON profile.id = root.profile_id
             CROSS JOIN GENERATE_SERIES(%(first)s, plan.year_end) AS year (year)
              LEFT JOIN (
                  SELECT budget.company_id, budget.year, 'renstra' AS kind
                    FROM sidocakep_budget budget
                   WHERE budget.state = 'ratified'
                   UNION
                  SELECT agency.parent_id, budget.year, 'rpjmd'
                    FROM sidocakep_budget budget
                    JOIN res_company agency ON agency.id = budget.company_id
                   WHERE budget.state = 'ratified'
              ) budget
                ON budget.company_id = plan.company_id
               AND budget.kind = plan.kind
               AND budget.year = year.year
             WHERE plan.state = 'decided'
               AND (budget.year IS NOT NULL
                    OR year.year >= EXTRACT(YEAR FROM %(today)s::date)
                   AND %(today)s::date >= MAKE_DATE(
                       year.year - 1, profile.planning_month::integer, 1
                   ))
               AND NOT EXISTS (
                   SELECT FROM sidocakep_rkt rkt
                    WHERE rkt.company_id = plan.company_id
                      AND rkt.year = year.year
                      AND rkt.state = 'decided'
               )
            """,
            today=today,
            first=FIRST_YEAR,
        ),
    )


def budget_without_indicator():
    """A programme of the DPA in force of the latest year, without an indicator.

    The budget is found by the identity of its nodes: it may have been made on an
    earlier version of the plan. Gunung Mas 24/2024 art. 6(3), 7(1).
    """
    return select(
        {
            "node_id": SQL("program.id"),
            "level": SQL("program.level"),
            "year": SQL("budget.year"),
            "amount": SQL("SUM(line.amount)"),
            "severity": SEVERE,
        },
        SQL(
            """
              FROM sidocakep_plan plan
              JOIN sidocakep_plan_node below ON below.plan_id = plan.id
              JOIN sidocakep_plan_node budgeted
                ON budgeted.identity = below.identity
              JOIN sidocakep_budget_line line ON line.node_id = budgeted.id
              JOIN sidocakep_budget budget
                ON budget.id = line.budget_id
               AND budget.state = 'ratified'
               AND budget.year = (
                   SELECT MAX(latest.year)
                     FROM sidocakep_budget latest
                    WHERE latest.company_id = plan.company_id
                      AND latest.state = 'ratified'
                      AND latest.year BETWEEN plan.year_start AND plan.year_end
               )
             CROSS JOIN %s AS above_id
              JOIN sidocakep_plan_node program
                ON program.id = above_id AND program.level = 'program'
             WHERE plan.kind = 'renstra' AND %s
               AND NOT EXISTS (
                   SELECT FROM sidocakep_indicator_plan_node_rel link
                     JOIN sidocakep_indicator indicator
                       ON indicator.id = link.indicator_id AND indicator.active
                    WHERE link.node_id = program.id
               )
             GROUP BY plan.id, program.id, budget.year
            """,
            path_ids("below"),
            LIVE,
        ),
    )
