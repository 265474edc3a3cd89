"""What a government and its agencies are to have and have not: one query a document."""

from odoo.tools import SQL

from ..plan_review.plan_finding_sql import AGENCY_KINDS
from ..team.sidocakep_profile_rule import TEAM_DUTIES
from ..team.team import COMPILER_AGENCY

TEAM_MISSING, TEAM_LAPSED = "team_missing", "team_lapsed"
IKU_MISSING, FOLLOW_UP_LATE = "iku_missing", "follow_up_late"
#: Duties that are asked of a government and its agencies.
IKU_DUTY, FOLLOW_UP_DUTY = "iku_set", "lhe_follow_up"
DUTIES = (*TEAM_DUTIES.values(), IKU_DUTY, FOLLOW_UP_DUTY)


def all_findings(rules, today):
    """Return the query of all findings.

    :param rules: ``{code: [(government id, severity)]}`` of the duties in force; who
        is asked nothing has no row
    :param today: the day of the offices

    The id is made of what the finding is about: 52 bits, which a float of the browser
    holds exactly.
    """
    rows = [
        (root_id, code, severity)
        for code, governments in rules.items()
        for root_id, severity in governments
    ]
    return SQL(
        """
        WITH duty AS (
            SELECT owner.id AS company_id, owner.parent_id, rule.code, rule.severity
              FROM UNNEST(%(roots)s::integer[], %(codes)s::varchar[],
                          %(severities)s::varchar[]) AS rule (root_id, code, severity)
              JOIN res_company owner
                ON SPLIT_PART(owner.parent_path, '/', 1)::integer = rule.root_id
             WHERE owner.active
               AND (owner.parent_id IS NULL
                    OR (owner.sidocakep_kind = ANY(%(agencies)s)
                        AND (owner.date_dissolved IS NULL
                             OR owner.date_dissolved > %(today)s)))
        )
        SELECT HASHTEXTEXTENDED(
                   CONCAT_WS(':', kind, company_id, team_kind, recommendation_id), 0
               ) & 4503599627370495 AS id,
               finding.*
          FROM (%(teams)s UNION ALL %(iku)s UNION ALL %(follow_ups)s) AS finding
        """,
        roots=[root_id for root_id, _code, _severity in rows],
        codes=[code for _root_id, code, _severity in rows],
        severities=[severity for _root_id, _code, severity in rows],
        agencies=list(AGENCY_KINDS),
        today=today,
        teams=_teams(today),
        iku=_iku(),
        follow_ups=_follow_ups(today),
    )


def _teams(today):
    """A team that nobody set up, or whose decree is over.

    Gunung Mas 24/2024 art. 4(2), 9(6), 9(7): compiling teams at both levels, one team
    of the government monitors.
    """
    return SQL(
        """
        SELECT CASE WHEN team.id IS NULL THEN %(missing)s ELSE %(lapsed)s END AS kind,
               duty.severity, duty.company_id, needed.kind AS team_kind,
               team.id AS team_id, NULL::integer AS recommendation_id
          FROM duty
          JOIN UNNEST(%(codes)s::varchar[], %(kinds)s::varchar[]) AS needed (code, kind)
            ON needed.code = duty.code
           AND (duty.parent_id IS NULL) = (needed.kind != %(of_agency)s)
          LEFT JOIN LATERAL (
               SELECT latest.id, latest.date_end
                 FROM sidocakep_team latest
                WHERE latest.company_id = duty.company_id
                  AND latest.kind = needed.kind
                  AND latest.state IN ('recorded', 'replaced')
                  AND latest.date_start <= %(today)s
                ORDER BY latest.version DESC, latest.id DESC
                LIMIT 1) team ON TRUE
         WHERE team.id IS NULL OR team.date_end < %(today)s
        """,
        missing=TEAM_MISSING,
        lapsed=TEAM_LAPSED,
        codes=list(TEAM_DUTIES.values()),
        kinds=list(TEAM_DUTIES),
        of_agency=COMPILER_AGENCY,
        today=today,
    )


def _iku():
    """A government or agency without a decree of its IKU in force."""
    return SQL(
        """
        SELECT %s, duty.severity, duty.company_id, NULL, NULL, NULL
          FROM duty
         WHERE duty.code = %s
           AND NOT EXISTS (SELECT FROM sidocakep_iku_decree decree
                            WHERE decree.company_id = duty.company_id
                              AND decree.state = 'decided')
        """,
        IKU_MISSING,
        IKU_DUTY,
    )


def _follow_ups(today):
    """What an evaluation recommended and nobody answered by the day that was set."""
    return SQL(
        """
        SELECT %s, duty.severity, item.company_id, NULL, NULL, item.id
          FROM sidocakep_lhe_recommendation item
          JOIN duty ON duty.company_id = item.company_id AND duty.code = %s
         WHERE item.state = 'open' AND item.date_due < %s
        """,
        FOLLOW_UP_LATE,
        FOLLOW_UP_DUTY,
        today,
    )
