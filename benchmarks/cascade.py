"""Measure cascading and coverage in a regency of 5,000 positions against plain SQL.

Run on a database with sidocakep_cascading installed (what it creates is rolled back)::

    setup/odoo shell -d DATABASE --no-http --log-level=warn < benchmarks/cascade.py

Environment: ``CASCADE_AGENCIES`` (40), ``CASCADE_STAFF`` (9) people below each head of
section (``regency.py``): 156 positions in the first agency, 125 in each other one.

Measured, each against hand-written SQL that leaves the same rows or counts:

1. drawing up and linking the agreements of the agency of 156 at once;
2. the coverage report of the regency: findings counted by agency and kind.
"""

import os
import sys
import time

sys.path.append("benchmarks")

from regency import YEAR, create_indicators, create_regency, measure

AGENCIES = int(os.environ.get("CASCADE_AGENCIES", "40"))
STAFF = int(os.environ.get("CASCADE_STAFF", "9"))
DAY = "2026-01-02"


def draw_up(env, agency, jobs):
    """The wizard: agreements, lines and links of a whole agency."""
    wizard = env["sidocakep.pk.draw.up"].create(
        {
            "company_id": agency.id,
            "year": YEAR,
            "date_document": DAY,
            "job_ids": [(6, 0, jobs.ids)],
        }
    )
    pks = wizard._draw_up()
    linked = len(pks.line_ids.parent_line_id)
    return f"{len(pks)} agreements, {len(pks.line_ids)} lines, {linked} lines carried"


INSERT_PKS = """
    INSERT INTO sidocakep_pk (
        job_id, employee_id, company_id, position_kind_id, year, version, state, basis,
        date_document, has_second_party, second_job_id, profile_id, create_date)
    SELECT job.id, version.employee_id, job.company_id, job.position_kind_id, %(year)s,
           1, 'draft', 'tupoksi', %(day)s, true, job.superior_id, root.profile_id,
           now() AT TIME ZONE 'UTC'
      FROM hr_job job
      JOIN hr_version version ON version.job_id = job.id
      JOIN res_company company ON company.id = job.company_id
      JOIN res_company root ON root.id = company.parent_id
     WHERE job.company_id = ANY(%(companies)s)
"""
INSERT_LINES = """
    INSERT INTO sidocakep_pk_line (
        pk_id, company_id, year, sequence, indicator_id, name, level_id, node_id,
        objective, target_id, value, figure_status, written, target_text, is_from_plan)
    SELECT pk.id, pk.company_id, pk.year, 10, indicator.id, indicator.name,
           indicator.level_id, node.id, node.name, target.id, target.value,
           target.figure_status, target.written, target.written, true
      FROM sidocakep_pk pk
      JOIN sidocakep_indicator indicator ON indicator.owner_job_id = pk.job_id
      JOIN sidocakep_indicator_plan_node_rel rel ON rel.indicator_id = indicator.id
      JOIN sidocakep_plan_node node ON node.id = rel.node_id
      JOIN sidocakep_target target
        ON target.indicator_id = indicator.id AND target.year = pk.year
     WHERE pk.company_id = ANY(%(companies)s) AND pk.year = %(year)s
"""
LINK_LINES = """
    UPDATE sidocakep_pk_line line
       SET parent_line_id = above.id, cascade_method = 'support'
      FROM sidocakep_indicator indicator, sidocakep_pk_line above
     WHERE indicator.id = line.indicator_id
       AND above.indicator_id = indicator.parent_indicator_id
       AND above.year = line.year AND line.year = %(year)s
       AND line.company_id = ANY(%(companies)s)
"""


def draw_up_in_sql(env, companies):
    """The same rows by hand: no checks, no history, no texts of the parties."""
    values = {"year": YEAR, "day": DAY, "companies": companies.ids}
    counts = []
    for query in (INSERT_PKS, INSERT_LINES, LINK_LINES):
        env.cr.execute(query, values)
        counts.append(env.cr.rowcount)
    return f"{counts[0]} agreements, {counts[1]} lines, {counts[2]} links"


def read_report(env):
    """What the screen asks: findings by agency and kind, and the summary."""
    findings = env["sidocakep.coverage.finding"].formatted_read_group(
        [("year", "=", YEAR)], ["company_id", "kind"], ["__count"]
    )
    summary = env["sidocakep.coverage"].search_read([("year", "=", YEAR)])
    total = sum(row["__count"] for row in findings)
    return f"{total} findings, {len(summary)} agencies"


REPORT = """
    WITH held AS (
        SELECT job.id AS job_id, job.company_id, job.superior_id, version.employee_id
          FROM hr_job job JOIN hr_version version ON version.job_id = job.id
         WHERE job.active AND job.position_kind_id IS NOT NULL
    ), line AS (
        SELECT line.*, pk.job_id, pk.has_second_party
          FROM sidocakep_pk_line line JOIN sidocakep_pk pk ON pk.id = line.pk_id
         WHERE pk.year = %(year)s AND pk.state != 'replaced'
    )
    SELECT company_id, 'line_not_carried', COUNT(*) FROM line
     WHERE EXISTS (SELECT FROM held WHERE held.superior_id = line.job_id)
       AND NOT EXISTS (SELECT FROM line low WHERE low.parent_line_id = line.id)
     GROUP BY company_id
     UNION ALL
    SELECT company_id, 'line_without_parent', COUNT(*) FROM line
     WHERE has_second_party AND parent_line_id IS NULL
     GROUP BY company_id
     UNION ALL
    SELECT company_id, 'position_without_pk', COUNT(*) FROM held
     WHERE NOT EXISTS (
        SELECT FROM sidocakep_pk pk
         WHERE pk.job_id = held.job_id AND pk.employee_id = held.employee_id
           AND pk.year = %(year)s AND pk.state != 'replaced')
     GROUP BY company_id
     UNION ALL
    SELECT low.company_id, 'share_mismatch', COUNT(*)
      FROM (SELECT parent_line_id, company_id, SUM(value) AS given FROM line
             WHERE cascade_method = 'share' GROUP BY parent_line_id, company_id) low
      JOIN line above ON above.id = low.parent_line_id AND above.value != low.given
     GROUP BY low.company_id
     UNION ALL
    SELECT pk.company_id, 'nobody_below', COUNT(*)
      FROM sidocakep_pk pk
      JOIN sidocakep_position_kind kind ON kind.id = pk.position_kind_id
     WHERE pk.year = %(year)s AND kind.is_structural
       AND NOT EXISTS (SELECT FROM held WHERE held.superior_id = pk.job_id)
     GROUP BY pk.company_id
"""


def read_report_in_sql(env):
    env.cr.execute(REPORT, {"year": YEAR})
    rows = env.cr.fetchall()
    return f"{sum(row[2] for row in rows)} findings, {len(rows)} groups"


def main(env):
    started = time.perf_counter()
    agencies, jobs = create_regency(env, AGENCIES, STAFF)
    for agency in agencies:
        own = jobs.filtered(lambda job, agency=agency: job.company_id == agency)
        create_indicators(env, agency, own)
    env.flush_all()
    print(
        f"{len(agencies)} agencies, {len(jobs)} positions "
        f"({time.perf_counter() - started:.0f} s to make)"
    )
    first = jobs.filtered(lambda job: job.company_id == agencies[0])
    env.cr.execute("ANALYZE")
    orm = measure(env, "agency, Odoo", lambda: draw_up(env, agencies[0], first))
    sql = measure(env, "agency, SQL", lambda: draw_up_in_sql(env, agencies[0]))
    print(f"agency: {orm / sql:.0f} times plain SQL")
    # The regency as it is in January: 39 of 40 agencies are done.
    draw_up_in_sql(env, agencies[1:])
    env.cr.execute("ANALYZE")
    for _turn in range(2):
        orm = measure(env, "report, Odoo", lambda: read_report(env))
        sql = measure(env, "report, SQL", lambda: read_report_in_sql(env))
    print(f"report: {orm / sql:.1f} times plain SQL")
    env.cr.rollback()


main(env)  # noqa: F821 - `env` is given by the shell
