"""Measure the coverage reports of a regency of 5,000 positions against plain SQL.

Run on a database with sidocakep_cascading installed (all is rolled back)::

    setup/odoo shell -d DATABASE --no-http --log-level=warn < benchmarks/coverage.py

Environment: ``COVERAGE_AGENCIES`` (40), ``COVERAGE_LINES`` (3) a PK,
``COVERAGE_ROUNDS`` (7). 39 of 40 agencies have their PKs and half of the links are cut,
so that there are thousands of findings. All of it once on the settings of the own
server and once on those that PostgreSQL is installed with.

The plain SQL counts the same findings and the same summary; it knows no acting
officials, level rules, vacancies, revisions or years.
"""

import os
import sys

sys.path.append("benchmarks")

from measuring import SERVERS, compare, use_server
from pk_sql import draw_up_in_sql
from regency import REGENCY, YEAR, create_indicators, create_regency

AGENCIES = int(os.environ.get("COVERAGE_AGENCIES", "40"))
LINES = int(os.environ.get("COVERAGE_LINES", "3"))
ROUNDS = int(os.environ.get("COVERAGE_ROUNDS", "7"))

HELD = """
    WITH held AS (
        SELECT job.id AS job_id, job.company_id, job.superior_id, version.employee_id
          FROM hr_job job JOIN hr_version version ON version.job_id = job.id
         WHERE job.active AND job.position_kind_id IS NOT NULL
           AND job.company_id = ANY(%(companies)s)
    ), line AS (
        SELECT line.*, pk.job_id, pk.has_second_party
          FROM sidocakep_pk_line line JOIN sidocakep_pk pk ON pk.id = line.pk_id
         WHERE pk.year = %(year)s AND pk.state != 'replaced'
           AND pk.company_id = ANY(%(companies)s)
    )
"""
FINDINGS = """
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
       AND pk.company_id = ANY(%(companies)s)
       AND NOT EXISTS (SELECT FROM held WHERE held.superior_id = pk.job_id)
     GROUP BY pk.company_id
"""
SUMMARY = """
    SELECT owed.company_id, owed.count, owed.made, line.carried, line.linked
      FROM (
        SELECT held.company_id, COUNT(*), COUNT(pk.id) AS made
          FROM held
          LEFT JOIN sidocakep_pk pk
            ON pk.job_id = held.job_id AND pk.employee_id = held.employee_id
           AND pk.year = %(year)s AND pk.state != 'replaced'
         GROUP BY held.company_id) AS owed
      LEFT JOIN (
        SELECT line.company_id, COUNT(low.parent_line_id) AS carried,
               COUNT(line.parent_line_id) AS linked
          FROM line
          LEFT JOIN (SELECT DISTINCT parent_line_id FROM line) AS low
            ON low.parent_line_id = line.id
         GROUP BY line.company_id) AS line USING (company_id)
"""


def read_report(env, companies):
    """What the screen asks: findings by agency and kind, and the summary."""
    domain = [("year", "=", YEAR)]
    if len(companies) == 1:
        domain.append(("company_id", "=", companies.id))
    findings = env["sidocakep.coverage.finding"].formatted_read_group(
        domain, ["company_id", "kind"], ["__count"]
    )
    summary = env["sidocakep.coverage"].search_read(domain)
    total = sum(row["__count"] for row in findings)
    return f"{total} findings, {len(summary)} agencies"


def read_page(env):
    """A page of the list of findings, as the web client asks for it."""
    names = ("year", "company_id", "kind", "severity", "message", "remedy", "job_id")
    answer = env["sidocakep.coverage.finding"].web_search_read(
        [("year", "=", YEAR)], {name: {} for name in names}, limit=80
    )
    return f"{len(answer['records'])} of {answer['length']} findings"


def read_report_in_sql(env, companies):
    values = {"year": YEAR, "companies": companies.ids}
    env.cr.execute(HELD + FINDINGS, values)
    findings = env.cr.fetchall()
    env.cr.execute(HELD + SUMMARY, values)
    summary = env.cr.fetchall()
    return f"{sum(row[2] for row in findings)} findings, {len(summary)} agencies"


def create_findings(env):
    """Return the agencies, in January and with half of the links cut."""
    agencies, jobs = create_regency(env, REGENCY[:AGENCIES])
    by_agency = jobs.grouped("company_id")
    for agency in agencies:
        create_indicators(env, agency, by_agency[agency], LINES)
    env.flush_all()
    draw_up_in_sql(env, agencies[1:])
    env.cr.execute(
        "UPDATE sidocakep_pk_line SET parent_line_id = NULL, cascade_method = NULL"
        " WHERE id %% 2 = 0 AND company_id = ANY(%s)",
        [agencies.ids],
    )
    env.cr.execute("ANALYZE")
    print(f"{len(agencies)} agencies, {len(jobs)} positions", flush=True)
    return agencies


def main(env):
    agencies = create_findings(env)
    for server in SERVERS:
        print(server, flush=True)
        use_server(env, server)
        for companies in (agencies, agencies[5]):
            compare(
                env,
                {
                    "report, Odoo": lambda some=companies: read_report(env, some),
                    "report, plain SQL": (
                        lambda some=companies: read_report_in_sql(env, some)
                    ),
                },
                ROUNDS,
            )
        compare(env, {"page of the list": lambda: read_page(env)}, ROUNDS)
    env.cr.rollback()


main(env)  # noqa: F821 - `env` is given by the shell
