"""Who owes a PK, who carries whom: the common part of the two coverage views.

A position in a year is looked at on one day: today, or the day of that year nearest to
it. Who holds it then is what ``hr.job._get_holders`` answers, and which rule holds for
it what ``sidocakep.profile._get_level_rules`` answers; here for all positions at once.

A revision cuts no link: who carries a line carries the line of the same indicator in
every version of that PK that counts or is being made (``kin``). A successor in the
making adds no share before it is in force: until then the version before it holds it.
"""

from odoo.tools import SQL

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
         WHERE year >= EXTRACT(year FROM %(today)s::date) - %(back)s
    ), governed AS (
        SELECT year.*, profile.id AS profile_id, profile.replaces_id,
               profile.date_start
          FROM year
          JOIN res_company root ON root.id = year.root_id
          JOIN sidocakep_profile profile ON profile.id = root.profile_id
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
         WHERE job.active
         ORDER BY job.id, regulated.year, array_position(agency.scopes, rule.scope)
    ), standing AS (
        SELECT history.id, history.job_id, history.employee_id, post.year,
               post.company_id, post.superior_id, post.is_single_holder, post.rule_id,
               CASE history.capacity
                    WHEN 'plh' THEN 0 WHEN 'definitif' THEN 1 ELSE 2 END AS place,
               history.date_start
          FROM (%(history)s) AS history
          JOIN post ON post.job_id = history.job_id
           AND history.date_start <= post.day
           AND COALESCE(history.date_end, post.day) >= post.day
    ), ranked AS (
        SELECT standing.*,
               MIN(place) OVER (PARTITION BY job_id, year) AS first_place,
               ROW_NUMBER() OVER (
                   PARTITION BY job_id, year ORDER BY place, date_start DESC, id DESC
               ) AS number,
               ROW_NUMBER() OVER (
                   PARTITION BY job_id, year, employee_id
                   ORDER BY place, date_start DESC, id DESC
               ) AS time
          FROM standing
    ), holder AS (
        SELECT * FROM ranked
         -- Never below the first: "=" would make the planner expect a single row and
         -- look up 5,000 people one by one.
         WHERE place <= first_place
           AND CASE WHEN is_single_holder THEN number = 1 ELSE time = 1 END
    ), staffed AS (
        SELECT superior_id AS job_id, year FROM holder WHERE superior_id IS NOT NULL
         UNION
        SELECT job.superior_id, staffed.year
          FROM staffed JOIN hr_job job ON job.id = staffed.job_id
         WHERE job.superior_id IS NOT NULL
    ), superior AS (
        SELECT DISTINCT superior_id AS job_id, year FROM post WHERE rule_id IS NOT NULL
    )
"""

_AGREEMENTS = """
    agreement AS (
        SELECT pk.*,
               pk.previous_id IS NOT NULL AND pk.state != 'in_force'
               AND former.state != 'replaced' AS is_in_making
          FROM sidocakep_pk pk
          LEFT JOIN sidocakep_pk former ON former.id = pk.previous_id
         WHERE pk.state != 'replaced'
           AND pk.year >= EXTRACT(year FROM %(today)s::date) - %(back)s
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


def with_coverage(env, today, query):
    """Return ``query`` with the common table expressions in front of it.

    :param today: the day in whose light the current year is seen
    """
    common = {"today": today, "back": YEARS_BACK}
    history = env["sidocakep.position.history"]._table_query
    # OFFSET 0 keeps a filter by year out of the expressions above: with it the planner
    # expects single rows and looks up 5,000 people one by one (9 s instead of 0.1 s).
    return SQL(
        "WITH RECURSIVE %s, %s, %s %s OFFSET 0",
        SQL(_REGULATED, **common),
        SQL(_POSTS, history=history),
        SQL(_AGREEMENTS, **common),
        query,
    )


#: What both views read, so that it is written to the database before they are.
DEPENDS = {
    "res.company": ["parent_path", "sidocakep_kind", "profile_id"],
    "hr.job": [
        "active",
        "company_id",
        "is_single_holder",
        "position_kind_id",
        "superior_id",
    ],
    "hr.version": ["active", "date_version", "employee_id", "job_id"],
    "sidocakep.acting.official": ["capacity", "date_end", "date_start", "job_id"],
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
