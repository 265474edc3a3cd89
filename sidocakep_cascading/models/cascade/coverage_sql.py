"""Who owes a PK, who carries whom: the common part of the two coverage views.

A position in a year is looked at on one day: today, or the day of that year nearest to
it. Who holds it then is what ``hr.job._get_holders`` answers, and which rule holds for
it what ``sidocakep.profile._get_level_rules`` answers; here for all positions at once.

A revision cuts no link: who carries a line carries the line of the same indicator in
every version of that PK that counts or is being made (``kin``). A successor in the
making adds no share before it is in force: until then the version before it holds it.
"""

from typing import NamedTuple

from odoo.tools import SQL

CONTEXT_KEY = "sidocakep_coverage_scope"


class Scope(NamedTuple):
    """What a reader asks for; a client can put only lists into a context, not this.

    Ids and not conditions: of ids PostgreSQL knows how many rows they mean, and chooses
    its way through the expressions by that.

    :param company_ids: of the agencies, or ``None`` for all; then also the positions
        and the agreements that concern them
    :param years: or ``None`` for all
    """

    company_ids: list | None = None
    years: list | None = None
    job_ids: list | None = None
    pk_ids: list | None = None


#: Years back from this one that can still be mended.
YEARS_BACK = 1

_REGULATED = """
    agency AS (
        SELECT id, split_part(parent_path, '/', 1)::integer AS root_id,
               CASE WHEN sidocakep_kind = 'government'
                    THEN ARRAY['government', 'setda', 'all']
                    WHEN sidocakep_kind IN ('setda', 'bagian')
                    THEN ARRAY['setda', 'all']
                    ELSE ARRAY['skpd', 'all'] END AS scopes
          FROM res_company
    ), year AS (
        SELECT root_id, year,
               LEAST(GREATEST(%(today)s::date, make_date(year, 1, 1)),
                     make_date(year, 12, 31)) AS day
          FROM (
              SELECT agency.root_id, pk.year
                FROM sidocakep_pk pk JOIN agency ON agency.id = pk.company_id
               UNION
              SELECT agency.root_id, budget.year
                FROM sidocakep_budget budget
                JOIN agency ON agency.id = budget.company_id
          ) AS known
         WHERE year >= EXTRACT(year FROM %(today)s::date) - %(back)s AND %(year)s
    ), governed AS (
        SELECT year.*, profile.id AS profile_id, profile.replaces_id,
               profile.date_start
          FROM year
          JOIN res_company root ON root.id = year.root_id
          -- the row nearest to the day: the latest before it, else the first one
          LEFT JOIN LATERAL (
              SELECT adoption.profile_id
                FROM sidocakep_profile_adoption adoption
               WHERE adoption.company_id = root.id
               ORDER BY adoption.date_start <= year.day DESC,
                        ABS(adoption.date_start - year.day)
               LIMIT 1
          ) AS adopted ON TRUE
          JOIN sidocakep_profile profile
            ON profile.id = COALESCE(adopted.profile_id, root.profile_id)
         UNION ALL
        SELECT governed.root_id, governed.year, governed.day, profile.id,
               profile.replaces_id, profile.date_start
          FROM governed
          JOIN sidocakep_profile profile ON profile.id = governed.replaces_id
         WHERE governed.day < governed.date_start
    ), regulated AS (
        SELECT DISTINCT ON (root_id, year) root_id, year, day, profile_id
          FROM governed
         ORDER BY root_id, year,
                  replaces_id IS NOT NULL AND day < date_start, date_start DESC
    )
"""

_POSTS = """
    post AS (
        SELECT DISTINCT ON (job.id, regulated.year)
               job.id AS job_id, job.company_id, job.superior_id, job.is_single_holder,
               kind.is_structural, regulated.year, regulated.day,
               rule.id AS rule_id
          FROM hr_job job
          JOIN sidocakep_position_kind kind ON kind.id = job.position_kind_id
          JOIN agency ON agency.id = job.company_id
          JOIN regulated ON regulated.root_id = agency.root_id
          LEFT JOIN sidocakep_profile_level_rule rule
            ON rule.profile_id = regulated.profile_id
           AND rule.position_kind_id = job.position_kind_id
           AND rule.scope = ANY(agency.scopes)
           AND COALESCE(rule.date_start, regulated.day) <= regulated.day
           AND COALESCE(rule.date_end, regulated.day) >= regulated.day
         WHERE job.active AND %(jobs)s
         ORDER BY job.id, regulated.year, array_position(agency.scopes, rule.scope)
    ), standing AS (
        SELECT version.id * 2 AS id, post.*, version.employee_id, FALSE AS is_acting
          FROM post
          JOIN hr_version version ON version.job_id = post.job_id AND version.active
          JOIN hr_employee employee ON employee.id = version.employee_id
         -- In one expression: of each comparison the planner would expect a third.
         WHERE CASE WHEN version.date_version <= post.day
                     AND COALESCE(version.departure_date, post.day) >= post.day
                     AND COALESCE(version.contract_date_end, post.day) >= post.day
                     AND (version.departure_date IS NOT NULL OR employee.active
                          OR post.day < %(today)s::date)
                    THEN TRUE ELSE FALSE END
           AND NOT EXISTS (
               SELECT FROM hr_version later
                WHERE later.employee_id = version.employee_id AND later.active
                  AND later.date_version > version.date_version
                  AND later.date_version <= post.day)
         UNION ALL
        SELECT acting.id * 2 + 1, post.*, acting.employee_id, TRUE
          FROM post
          JOIN sidocakep_acting_official acting ON acting.job_id = post.job_id
           AND acting.corrected_on IS NULL
           AND acting.date_start <= post.day
           AND COALESCE(acting.date_end, post.day) >= post.day
    ), contested AS (
        SELECT job_id, year FROM standing
         GROUP BY job_id, year
        HAVING COUNT(*) > 1 AND (BOOL_OR(is_single_holder) OR BOOL_OR(is_acting))
    ), ranked AS (
        SELECT history.id, history.employee_id, post.*,
               history.place, MIN(history.place) OVER job AS first_place,
               ROW_NUMBER() OVER (job ORDER BY place, date_start DESC, history.id DESC
               ) AS number,
               ROW_NUMBER() OVER (
                   PARTITION BY job_id, year, history.employee_id
                   ORDER BY place, date_start DESC, history.id DESC
               ) AS time
          FROM contested
          JOIN post USING (job_id, year)
          JOIN (SELECT id, job_id, employee_id, date_start, date_end,
                       CASE capacity WHEN 'plh' THEN 0 WHEN 'definitif' THEN 1 ELSE 2
                       END AS place
                  FROM (%(history)s) AS holding) AS history USING (job_id)
         WHERE history.date_start <= post.day
           AND COALESCE(history.date_end, post.day) >= post.day
        WINDOW job AS (PARTITION BY job_id, year)
    ), holder AS (
        SELECT id, job_id, employee_id, year, company_id, superior_id,
               is_single_holder, rule_id
          FROM standing
         WHERE (job_id, year) NOT IN (SELECT job_id, year FROM contested)
         UNION ALL
        SELECT id, job_id, employee_id, year, company_id, superior_id,
               is_single_holder, rule_id
          FROM ranked
         WHERE place = first_place
           AND CASE WHEN is_single_holder THEN number = 1 ELSE time = 1 END
    ), superior AS (
        SELECT DISTINCT superior_id AS job_id, year FROM post WHERE rule_id IS NOT NULL
    )
"""

_AGREEMENTS = """
    agreement AS (
        SELECT pk.id, pk.company_id, pk.year, pk.job_id, pk.employee_id, pk.state,
               pk.profile_id, pk.has_second_party,
               pk.previous_id IS NOT NULL AND pk.state != 'in_force'
               AND former.state != 'replaced' AS is_in_making
          FROM sidocakep_pk pk
          LEFT JOIN sidocakep_pk former ON former.id = pk.previous_id
         WHERE pk.state != 'replaced' AND %(agreements)s
           AND pk.year >= EXTRACT(year FROM %(today)s::date) - %(back)s AND %(pk_year)s
    ), lonely AS (
        -- Officials below whom nobody stands directly; the posts there may be vacant.
        SELECT post.job_id, post.year
          FROM agreement
          JOIN post ON post.job_id = agreement.job_id AND post.year = agreement.year
         WHERE post.is_structural
           AND (post.job_id, post.year) NOT IN (
               SELECT superior_id, year FROM holder WHERE superior_id IS NOT NULL)
    ), below AS (
        SELECT lonely.job_id AS top_id, lonely.year, job.id AS job_id
          FROM lonely JOIN hr_job job ON job.superior_id = lonely.job_id
         UNION
        SELECT below.top_id, below.year, job.id
          FROM below JOIN hr_job job ON job.superior_id = below.job_id
    ), unstaffed AS (
        SELECT job_id, year FROM lonely
        EXCEPT
        SELECT below.top_id, below.year
          FROM below JOIN holder ON holder.job_id = below.job_id
           AND holder.year = below.year
    ), chain AS (
        SELECT pk.previous_id AS pk_id, pk.previous_id AS first_id FROM sidocakep_pk pk
          JOIN sidocakep_pk former ON former.id = pk.previous_id
         WHERE former.previous_id IS NULL
         UNION
        SELECT pk.id, chain.first_id
          FROM chain JOIN sidocakep_pk pk ON pk.previous_id = chain.pk_id
    ), kin AS (
        SELECT other.id AS other_id, line.id
          FROM chain
          JOIN agreement ON agreement.id = chain.pk_id
          JOIN sidocakep_pk_line line ON line.pk_id = agreement.id
          JOIN chain version ON version.first_id = chain.first_id
           AND version.pk_id != chain.pk_id
          JOIN sidocakep_pk_line other ON other.pk_id = version.pk_id
           AND other.indicator_id = line.indicator_id
    ), made AS (
        SELECT DISTINCT job_id, year, employee_id FROM agreement
    ), owed AS (
        SELECT holder.id::bigint * 200 + holder.year %% 100 * 2 AS id, holder.job_id,
               holder.employee_id, holder.company_id, holder.year,
               own.job_id IS NOT NULL OR nameless.job_id IS NOT NULL AS is_covered
          FROM holder
          LEFT JOIN made own ON own.job_id = holder.job_id AND own.year = holder.year
           AND own.employee_id = holder.employee_id
          LEFT JOIN (SELECT * FROM made WHERE employee_id IS NULL) AS nameless
            ON nameless.job_id = holder.job_id AND nameless.year = holder.year
           AND holder.is_single_holder
         WHERE holder.rule_id IS NOT NULL
         UNION ALL
        SELECT post.job_id::bigint * 200 + post.year %% 100 * 2 + 1, post.job_id, NULL,
               post.company_id, post.year, filled.job_id IS NOT NULL
          FROM post
          LEFT JOIN holder ON holder.job_id = post.job_id AND holder.year = post.year
          LEFT JOIN (SELECT DISTINCT job_id, year FROM made) AS filled
            ON filled.job_id = post.job_id AND filled.year = post.year
         WHERE post.rule_id IS NOT NULL AND post.is_single_holder AND holder.id IS NULL
    ), line AS (
        SELECT line.id, line.pk_id, line.parent_line_id, line.cascade_method,
               line.value, line.figure_status, agreement.company_id, agreement.year,
               agreement.job_id, agreement.employee_id, agreement.state,
               agreement.profile_id, agreement.has_second_party,
               agreement.is_in_making,
               superior.job_id IS NOT NULL AS has_subordinates
          FROM sidocakep_pk_line line
          JOIN agreement ON agreement.id = line.pk_id
          LEFT JOIN superior ON superior.job_id = agreement.job_id
           AND superior.year = agreement.year
         WHERE %(lines)s
    ), link AS (
        SELECT id, parent_line_id FROM line WHERE parent_line_id IS NOT NULL
         UNION
        SELECT line.id, kin.id
          FROM line JOIN kin ON kin.other_id = line.parent_line_id
    ), carried AS (
        SELECT link.parent_line_id AS id,
               COUNT(*) FILTER (WHERE is_share) AS share_count,
               SUM(line.value) FILTER (WHERE is_share) AS share_sum
          FROM link
          JOIN (SELECT id, value,
                       cascade_method = 'share' AND NOT is_in_making AS is_share
                  FROM line) AS line ON line.id = link.id
         GROUP BY link.parent_line_id
    ), linked AS (
        SELECT DISTINCT link.id
          FROM link JOIN line above ON above.id = link.parent_line_id
    )
"""


def _get_scope_values(scope):
    """Return the conditions that keep the query to what is asked for."""
    values = dict.fromkeys(
        ("jobs", "agreements", "lines", "year", "pk_year"), SQL("TRUE")
    )
    if scope.company_ids is not None:
        values |= {
            "jobs": SQL("job.id = ANY(%s)", scope.job_ids),
            "agreements": SQL("pk.id = ANY(%s)", scope.pk_ids),
            "lines": SQL("line.pk_id = ANY(%s)", scope.pk_ids),
        }
    if scope.years is not None:
        values |= {
            "year": SQL("year = ANY(%s)", scope.years),
            "pk_year": SQL("pk.year = ANY(%s)", scope.years),
        }
    return values


def with_coverage(env, today, query):
    """Return ``query`` with the common table expressions in front of it.

    What the context asks for (:class:`Scope`) is kept to in them: a filter outside does
    not get below the windows and the recursion.

    :param today: the day in whose light the current year is seen
    """
    scope = env.context.get(CONTEXT_KEY)
    values = _get_scope_values(scope if isinstance(scope, Scope) else Scope())
    history = env["sidocakep.position.history"]._get_query(
        SQL(
            """AND v.employee_id IN (
                   SELECT employee_id FROM hr_version
                    WHERE job_id IN (SELECT job_id FROM contested))"""
        )
    )
    values |= {"today": today, "back": YEARS_BACK, "history": history}
    # OFFSET 0 keeps a filter by year out of the expressions above: with it the planner
    # expects single rows and looks up 5,000 people one by one (9 s instead of 0.1 s).
    return SQL(
        "WITH RECURSIVE %s, %s, %s %s OFFSET 0",
        SQL(_REGULATED, **_only(_REGULATED, values)),
        SQL(_POSTS, **_only(_POSTS, values)),
        SQL(_AGREEMENTS, **_only(_AGREEMENTS, values)),
        query,
    )


def _only(text, values):
    return {key: value for key, value in values.items() if f"%({key})s" in text}


#: What both views read, so that it is written to the database before they are.
DEPENDS = {
    "res.company": ["parent_path", "sidocakep_kind", "profile_id"],
    "sidocakep.profile.adoption": ["company_id", "profile_id", "date_start"],
    "hr.job": [
        "active",
        "company_id",
        "is_single_holder",
        "position_kind_id",
        "superior_id",
    ],
    "hr.version": ["active", "date_version", "employee_id", "job_id"],
    "sidocakep.acting.official": [
        "capacity",
        "corrected_on",
        "date_end",
        "date_start",
        "job_id",
    ],
    "sidocakep.budget": ["company_id", "year"],
    "sidocakep.pk": [
        "company_id",
        "employee_id",
        "has_second_party",
        "job_id",
        "previous_id",
        "profile_id",
        "state",
        "year",
    ],
    "sidocakep.pk.line": [
        "cascade_method",
        "figure_status",
        "indicator_id",
        "parent_line_id",
        "pk_id",
        "value",
    ],
    "sidocakep.position.kind": ["is_structural"],
    "sidocakep.profile": ["date_start", "parent_line_severity", "replaces_id"],
    "sidocakep.profile.level.rule": [
        "date_end",
        "date_start",
        "position_kind_id",
        "profile_id",
        "scope",
    ],
}
