"""Where the chain RPJMD > Renstra > RKT > DPA is broken: a query for each kind.

Every query is made by :func:`.plan_finding_columns.select`, so that they can be put
under one another. All of them name the plan in a way that lets PostgreSQL look at one
plan only.
"""

from functools import partial

from odoo.tools import SQL

from ...const import BUDGET_LEVELS, NODE_LEVELS
from ...engine.finding import SEVERE, WARNING
from ..plan.sidocakep_plan_node import path_ids
from .plan_finding_columns import COLUMNS, LIVE, select
from .plan_finding_year_sql import (
    budget_without_indicator,
    rkt_differs,
    year_without_rkt,
    year_without_target,
)

#: Levels without which there is no Renstra. Gunung Mas 24/2024 annex A.
RENSTRA_LEVELS = ("tujuan", "sasaran", "program", "kegiatan")
#: Levels of the strategy map, and what it tells of each. Paser 23/2016 art. 3(2).
EXPLAINED_LEVELS = [key for key, _label in NODE_LEVELS if key not in BUDGET_LEVELS[1:]]
EXPLANATIONS = ("operational_definition", "stakeholders", "beneficiaries")
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
    return select(
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
    return select(
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
    return select(
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


def outcome_without_program():
    """A goal or objective that nothing is done for.

    Told where it is: of a goal with objectives, the objectives. One of the RPJMD is
    also served by a node of a Renstra that carries it; whether that one has a programme
    is told there.
    """
    return select(
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
    return select(
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


def component_unexplained():
    """A component of a Renstra without what the strategy map is to tell of it.

    Paser 23/2016 art. 3(2): operational definition, stakeholders, the public that
    benefits; of visi down to programme, which the map shows.
    """
    return select(
        {"node_id": SQL("node.id"), "level": SQL("node.level"), "severity": WARNING},
        SQL(
            """
              FROM sidocakep_plan plan
              JOIN sidocakep_plan_node node ON node.plan_id = plan.id
             WHERE plan.kind = 'renstra' AND %s AND node.level = ANY(%s)
               AND (%s)
            """,
            LIVE,
            list(EXPLAINED_LEVELS),
            SQL(" OR ").join(
                SQL("BTRIM(COALESCE(%s, '')) = ''", SQL.identifier("node", name))
                for name in EXPLANATIONS
            ),
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
    "component_unexplained": component_unexplained,
}


#: Kinds that are findings where the regulation sets the duty, with its severity.
DUTIES = {
    "level_missing": "plan_levels",
    "agency_without_plan": "plan_agency",
    "objective_without_parent": "plan_objective",
    "year_without_rkt": "plan_year",
    "component_unexplained": "map_explained",
}


def _of_kind(kind, query, rules):
    """Return the findings of one kind; of a duty, where and as it is set."""
    if kind not in DUTIES:
        return SQL("(SELECT %s AS kind, part.* FROM (%s) part)", kind, query())
    return SQL(
        """
        (SELECT %s AS kind, %s, part.plan_state, part.plan_kind
           FROM (%s) part
           JOIN res_company owner ON owner.id = part.company_id
           JOIN UNNEST(%s::integer[], %s::varchar[]) AS duty (root_id, severity)
             ON duty.root_id = SPLIT_PART(owner.parent_path, '/', 1)::integer)
        """,
        kind,
        SQL(", ").join(
            SQL("duty.severity") if name == "severity" else SQL.identifier("part", name)
            for name in COLUMNS
        ),
        query(),
        [root_id for root_id, _severity in rules.get(DUTIES[kind], ())],
        [severity for _root_id, severity in rules.get(DUTIES[kind], ())],
    )


def all_findings(rules, today):
    """Return the query of all findings.

    :param rules: ``{code: [(government id, severity)]}`` of the duties in force
    :param today: in whose light a year is due to be planned

    Its id is made of what the finding is about, so that it is the same in the next
    query: 52 bits, which a float of the browser holds exactly.
    """
    queries = QUERIES | {"year_without_rkt": partial(year_without_rkt, today)}
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
            _of_kind(kind, query, rules) for kind, query in queries.items()
        ),
    )
