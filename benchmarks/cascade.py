"""Measure cascading and coverage in a regency of 5,000 positions against plain SQL.

Run on a database with sidocakep_cascading installed (what it creates is rolled back)::

    setup/odoo shell -d DATABASE --no-http --log-level=warn < benchmarks/cascade.py

Environment: ``CASCADE_AGENCIES`` (40), ``CASCADE_STAFF`` (9) people below each head of
section. Each agency has a head, 4 heads of division, 12 of section and 108 others: 125
positions; the first one has 5 divisions: 156. Everybody owns an indicator that supports
the superior's.

Measured, each against hand-written SQL that leaves the same rows or counts:

1. drawing up and linking the agreements of the agency of 156 at once;
2. the coverage report of the regency: findings counted by agency and kind.
"""

import json
import os
import time
from itertools import count

AGENCIES = int(os.environ.get("CASCADE_AGENCIES", "40"))
STAFF = int(os.environ.get("CASCADE_STAFF", "9"))
YEAR = 2026
DAY = "2026-01-02"
serial = count(1)


def copy_rows(env, table, template_id, changes):
    """Insert a copy of a row for each of ``changes``; return the new ids in order.

    Through the ORM 5,000 employees would take longer than all that is measured.
    """
    env.cr.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s",
        [table],
    )
    changed = list(changes[0])
    same = {row[0] for row in env.cr.fetchall()} - {"id", *changed}
    columns = ", ".join(f'"{name}"' for name in [*changed, *sorted(same)])
    values = ", ".join(
        [f"(%s::json ->> '{name}')::integer" for name in changed]
        + [f'"{name}"' for name in sorted(same)]
    )
    ids = []
    for change in changes:
        env.cr.execute(
            f'INSERT INTO "{table}" ({columns}) SELECT {values} FROM "{table}" '
            "WHERE id = %s RETURNING id",
            [*[json.dumps(change)] * len(changed), template_id],
        )
        ids.append(env.cr.fetchone()[0])
    return ids


def create_people(env, jobs):
    """Give every position a holder since 2020."""
    template = env["hr.employee"].create(
        {
            "name": "Pegawai",
            "company_id": jobs[0].company_id.id,
            "job_id": jobs[0].id,
            "date_version": "2020-01-01",
        }
    )
    env.flush_all()
    places = [(job.id, job.company_id.id) for job in jobs[1:]]
    resources = copy_rows(
        env,
        "resource_resource",
        template.resource_id.id,
        [{"company_id": company} for _job, company in places],
    )
    employees = copy_rows(
        env,
        "hr_employee",
        template.id,
        [
            {"resource_id": resource, "company_id": place[1]}
            for resource, place in zip(resources, places, strict=True)
        ],
    )
    copy_rows(
        env,
        "hr_version",
        template.version_id.id,
        [
            {"employee_id": employee, "job_id": job, "company_id": company}
            for employee, (job, company) in zip(employees, places, strict=True)
        ],
    )
    env.cr.execute(
        "UPDATE hr_employee employee SET current_version_id = version.id "
        "FROM hr_version version WHERE version.employee_id = employee.id"
    )
    env.invalidate_all()


def create_level(env, kind, superiors, number):
    """Return ``number`` positions of a kind below each of ``superiors``."""
    kind = env.ref(f"sidocakep_base.position_kind_{kind}")
    return env["hr.job"].create(
        [
            {
                "name": f"{kind.code} {next(serial)}",
                "company_id": superior.company_id.id,
                "position_kind_id": kind.id,
                "superior_id": superior.id,
            }
            for superior in superiors
            for _number in range(number)
        ]
    )


def create_regency(env):
    """Return the agencies of a new government and all their positions."""
    government = env["res.company"].create(
        {
            "name": "Kabupaten Ukur",
            "sidocakep_kind": "government",
            "region_kind": "kabupaten",
            "region_name": "Ukur",
            "profile_id": env.ref("sidocakep_base.profile_gunung_mas").id,
        }
    )
    bupati = env["hr.job"].create(
        {
            "name": "Bupati",
            "company_id": government.id,
            "position_kind_id": env.ref(
                "sidocakep_base.position_kind_head_of_region"
            ).id,
        }
    )
    agencies = env["res.company"].create(
        [
            {
                "name": f"Dinas {number}",
                "sidocakep_kind": "dinas",
                "parent_id": government.id,
            }
            for number in range(AGENCIES)
        ]
    )
    heads = create_level(env, "head", bupati, AGENCIES)
    for head, agency in zip(heads, agencies, strict=True):
        head.company_id = agency
    divisions = create_level(env, "administrator", heads, 4)
    divisions |= create_level(env, "administrator", heads[0], 1)
    sections = create_level(env, "supervisor", divisions, 3)
    staff = create_level(env, "pelaksana", sections, STAFF)
    jobs = heads | divisions | sections | staff
    create_people(env, jobs | bupati)
    return agencies, jobs


def create_indicators(env, agency, jobs):
    """Give every position of an agency an indicator under that of its superior."""
    plan = env["sidocakep.plan"].create(
        {
            "name": "Renstra",
            "kind": "renstra",
            "company_id": agency.id,
            "year_start": 2025,
        }
    )
    node = env["sidocakep.plan.node"].create(
        {"plan_id": plan.id, "level": "sasaran", "name": "Sasaran"}
    )
    unit = env["sidocakep.unit"]._find_or_create("Persen")
    levels = {"head": "iku", "administrator": "outcome", "supervisor": "output"}
    by_job = {}
    for depth in ("head", "administrator", "supervisor", "pelaksana"):
        at_depth = jobs.filtered(
            lambda job, kind=depth: job.position_kind_id.code == kind
        )
        level = env.ref(
            f"sidocakep_base.indicator_level_{levels.get(depth, 'sub_activity_output')}"
        )
        created = env["sidocakep.indicator"].create(
            [
                {
                    "name": f"Indikator {job.name}",
                    "company_id": agency.id,
                    "kind": "iku" if depth == "head" else "target",
                    "level_id": level.id,
                    "unit_id": unit.id,
                    "owner_job_id": job.id,
                    "parent_indicator_id": by_job.get(job.superior_id.id),
                    "node_ids": [(4, node.id)],
                }
                for job in at_depth
            ]
        )
        by_job.update(zip(at_depth.ids, created.ids, strict=True))
    env["sidocakep.target"].create(
        [
            {
                "indicator_id": indicator_id,
                "year": YEAR,
                "plan_id": plan.id,
                "written": "10",
            }
            for indicator_id in by_job.values()
        ]
    )
    plan._with_workflow_bypass().write({"state": "decided"})


def measure(env, name, function):
    """Return the seconds of ``function`` from an empty cache; undo what it wrote."""
    env.flush_all()
    env.invalidate_all()
    with env.cr.savepoint(flush=False) as savepoint:
        started = time.perf_counter()
        result = function()
        env.flush_all()
        seconds = time.perf_counter() - started
        savepoint.rollback()
    env.invalidate_all()
    print(f"{name}: {seconds:.3f} s, {result}")
    return seconds


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
    agencies, jobs = create_regency(env)
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
