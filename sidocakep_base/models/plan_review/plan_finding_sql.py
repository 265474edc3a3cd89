"""Where the chain RPJMD > Renstra > RKT > DPA is broken: a query for each kind.

Every query returns the columns of :data:`COLUMNS`, so that they can be put under one
another. All of them name the plan in a way that lets PostgreSQL look at one plan only.
"""

from odoo.tools import SQL

from ...engine.finding import SEVERE, WARNING
from ..plan.sidocakep_plan_node import path_ids

#: What a query may say, in this order; what it does not say is NULL.
COLUMNS = {
    "plan_id": "integer",
    "company_id": "integer",
    "severity": "varchar",
    "node_id": "integer",
    "level": "varchar",
    "indicator_id": "integer",
    "year": "integer",
    "target_id": "integer",
    "rkt_id": "integer",
    "rkt_line_id": "integer",
    "amount": "numeric",
}
# The plans of today: history is not mended.
LIVE = SQL("plan.state IN ('draft', 'reviewed', 'decided')")
#: Levels without which there is no Renstra. Gunung Mas 24/2024 annex A.
RENSTRA_LEVELS = ("tujuan", "sasaran", "program", "kegiatan")
# Units that are a perangkat daerah; what is below one of them plans with it.
AGENCY_KINDS = (
    "setda",
    "setwan",
    "inspektorat",
    "dinas",
    "badan",
    "satpol",
    "kecamatan",
)


def level_missing():
    """A Renstra without goals, objectives, programmes or activities.

    Gunung Mas 24/2024 annex A: it contains tujuan, sasaran, program and kegiatan.
    """
    return _select(
        {"level": SQL("needed.level"), "severity": SEVERE},
        SQL(
            """
              FROM sidocakep_plan plan
             CROSS JOIN UNNEST(%s::varchar[]) AS needed (level)
             WHERE plan.kind = 'renstra' AND %s
               AND NOT EXISTS (
                   SELECT FROM sidocakep_plan_node node
                    WHERE node.plan_id = plan.id AND node.level = needed.level
               )
            """,
            list(RENSTRA_LEVELS),
            LIVE,
        ),
    )


def objective_without_parent():
    """A sasaran of a Renstra that carries nothing of the RPJMD.

    It is carried by itself, or by a tujuan or sasaran above it: a Renstra takes up an
    objective of the RPJMD with its goals. Visi and misi say nothing: every Renstra
    repeats those of the RPJMD. Gunung Mas 24/2024 art. 5(1).
    """
    return _select(
        {"node_id": SQL("node.id"), "level": SQL("node.level"), "severity": SEVERE},
        SQL(
            """
              FROM sidocakep_plan plan
              JOIN sidocakep_plan_node node ON node.plan_id = plan.id
             WHERE plan.kind = 'renstra' AND %s AND node.level = 'sasaran'
               AND NOT EXISTS (
                   SELECT FROM %s AS above_id
                     JOIN sidocakep_plan_node above ON above.id = above_id
                    WHERE above.upper_node_id IS NOT NULL
                      AND above.level IN ('tujuan', 'sasaran')
               )
            """,
            LIVE,
            path_ids("node"),
        ),
    )


def parent_gone():
    """A node that carries what the amended RPJMD no longer has.

    Found by identity: a node of the RPJMD that was carried over is still the same.
    """
    return _select(
        {"node_id": SQL("node.id"), "level": SQL("node.level"), "severity": SEVERE},
        SQL(
            """
              FROM sidocakep_plan plan
              JOIN sidocakep_plan_node node ON node.plan_id = plan.id
              JOIN sidocakep_plan_node upper ON upper.id = node.upper_node_id
              JOIN sidocakep_plan former
                ON former.id = upper.plan_id AND former.state = 'amended'
              JOIN sidocakep_plan present
                ON present.company_id = former.company_id
               AND present.kind = former.kind
               AND present.year_start = former.year_start
               AND present.state = 'decided'
             WHERE %s
               AND NOT EXISTS (
                   SELECT FROM sidocakep_plan_node successor
                    WHERE successor.plan_id = present.id
                      AND successor.identity = upper.identity
               )
            """,
            LIVE,
        ),
    )


def year_without_target():
    """An indicator of the plan without a target for one of the five years.

    A plan named by six years (2019-2024) begins with the year of taking office, which
    is its baseline. Gunung Mas 24/2024 annex B Table I.
    """
    return _select(
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
    return _select(
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


def year_without_rkt():
    """A budget year without a decided yearly plan.

    Gunung Mas 24/2024 art. 5(1), 5(2): the government and every agency plan for one
    year as well; art. 10(4): the yearly plan of an agency is the base of its RKA.
    """
    return _select(
        {"year": SQL("budget.year"), "severity": WARNING},
        SQL(
            """
              FROM sidocakep_plan plan
              JOIN (
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
               AND budget.year BETWEEN plan.year_start AND plan.year_end
             WHERE plan.state = 'decided'
               AND NOT EXISTS (
                   SELECT FROM sidocakep_rkt rkt
                    WHERE rkt.company_id = plan.company_id
                      AND rkt.year = budget.year
                      AND rkt.state = 'decided'
               )
            """
        ),
    )


def budget_without_indicator():
    """A programme of the DPA in force of the latest year, without an indicator.

    The budget is found by the identity of its nodes: it may have been made on an
    earlier version of the plan. Gunung Mas 24/2024 art. 6(3), 7(1).
    """
    return _select(
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


def outcome_without_program():
    """A goal or objective that nothing is done for.

    Told where it is: of a goal with objectives, the objectives. One of the RPJMD is
    also served by a node of a Renstra that carries it; whether that one has a programme
    is told there.
    """
    return _select(
        {"node_id": SQL("node.id"), "level": SQL("node.level"), "severity": SEVERE},
        SQL(
            """
              FROM sidocakep_plan plan
              JOIN sidocakep_plan_node node ON node.plan_id = plan.id
             WHERE %(live)s AND node.level IN ('tujuan', 'sasaran')
               AND NOT EXISTS (
                   SELECT FROM sidocakep_plan_node below, %(path)s AS above_id
                    WHERE below.plan_id = node.plan_id
                      AND below.level IN ('tujuan', 'sasaran', 'program')
                      AND below.id != node.id
                      AND above_id = node.id
               )
               AND NOT EXISTS (
                   SELECT FROM sidocakep_plan_node carried
                     JOIN sidocakep_plan_node carrier
                       ON carrier.upper_node_id = carried.id
                     JOIN sidocakep_plan carrying
                       ON carrying.id = carrier.plan_id
                      AND carrying.state IN ('draft', 'reviewed', 'decided')
                    WHERE carried.identity = node.identity
               )
            """,
            live=LIVE,
            path=path_ids("below"),
        ),
    )


def agency_without_plan():
    """An agency that has no Renstra in the time of the RPJMD.

    Gunung Mas 24/2024 art. 5(1): every perangkat daerah makes one.
    """
    return _select(
        {"company_id": SQL("agency.id"), "severity": SEVERE},
        SQL(
            """
              FROM sidocakep_plan plan
              JOIN res_company agency ON agency.parent_id = plan.company_id
             WHERE plan.kind = 'rpjmd' AND plan.state = 'decided'
               AND agency.active
               AND agency.sidocakep_kind = ANY(%s)
               AND (agency.date_dissolved IS NULL
                    OR agency.date_dissolved >= MAKE_DATE(plan.year_start, 12, 31))
               AND NOT EXISTS (
                   SELECT FROM sidocakep_plan renstra
                    WHERE renstra.company_id = agency.id
                      AND renstra.kind = 'renstra'
                      AND renstra.year_start <= plan.year_end
                      AND renstra.year_end >= plan.year_start
               )
            """,
            list(AGENCY_KINDS),
        ),
    )


#: The query of each kind.
QUERIES = {
    "level_missing": level_missing,
    "agency_without_plan": agency_without_plan,
    "objective_without_parent": objective_without_parent,
    "parent_gone": parent_gone,
    "outcome_without_program": outcome_without_program,
    "year_without_target": year_without_target,
    "budget_without_indicator": budget_without_indicator,
    "rkt_differs": rkt_differs,
    "year_without_rkt": year_without_rkt,
}


def all_findings():
    """Return the query of all findings.

    Its id is made of what the finding is about, so that it is the same in the next
    query: 52 bits, which a float of the browser holds exactly.
    """
    return SQL(
        """
        SELECT HASHTEXTEXTENDED(
                   CONCAT_WS(
                       ':', kind, plan_id, company_id, COALESCE(node_id, 0), level,
                       COALESCE(indicator_id, 0), COALESCE(year, 0), rkt_line_id
                   ), 0
               ) & 4503599627370495 AS id,
               finding.*
          FROM (%s) AS finding
        """,
        SQL(" UNION ALL ").join(
            SQL("(SELECT %s AS kind, part.* FROM (%s) part)", kind, query())
            for kind, query in QUERIES.items()
        ),
    )


def _select(values, source):
    """Return a query of all columns: ``values`` and, besides the plan, NULL."""
    values = {"plan_id": SQL("plan.id"), "company_id": SQL("plan.company_id"), **values}
    columns = [
        SQL(
            "%s::%s AS %s",
            values.get(name),
            SQL(kind),
            SQL.identifier(name),
        )
        for name, kind in COLUMNS.items()
    ]
    return SQL(
        "SELECT %s, plan.state AS plan_state, plan.kind AS plan_kind %s",
        SQL(", ").join(columns),
        source,
    )
