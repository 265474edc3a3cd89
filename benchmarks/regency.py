"""A made-up regency of thousands of positions, for the benchmarks that need one.

Each agency has a head, 4 heads of division, 12 of section and the people below them:
125 positions with 9 people a section; the first one has 5 divisions: 156. Everybody is
held since 2020; an official owns an indicator that supports the superior's.
"""

import json
import time
from itertools import count

YEAR = 2026
DIVISIONS, SECTIONS = 4, 3
LEVELS = {"head": "iku", "administrator": "outcome", "supervisor": "output"}
serial = count(1)


def copy_rows(env, table, template_id, changes):
    """Insert a copy of a row for each of ``changes``; return the new ids in order.

    Through the ORM 5,000 employees would take longer than all that is measured.
    """
    if not changes:
        return []
    env.cr.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s",
        [table],
    )
    changed = list(changes[0])
    same = {row[0] for row in env.cr.fetchall()} - {"id", *changed}
    columns = ", ".join(f'"{name}"' for name in [*changed, *sorted(same)])
    values = ", ".join(
        [f"(change.value ->> '{name}')::integer" for name in changed]
        + [f'template."{name}"' for name in sorted(same)]
    )
    env.cr.execute(
        f"""
        INSERT INTO "{table}" ({columns})
        SELECT {values}
          FROM "{table}" template,
               json_array_elements(%s::json) WITH ORDINALITY AS change (value, place)
         WHERE template.id = %s
         ORDER BY change.place
        RETURNING id
        """,
        [json.dumps(changes), template_id],
    )
    return [row[0] for row in env.cr.fetchall()]


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
    versions = copy_rows(
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
        "FROM hr_version version WHERE version.employee_id = employee.id "
        "AND version.id = ANY(%s)",
        [versions],
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


def create_regency(env, number, staff):
    """Return the agencies of a new government and all their positions.

    :param number: of agencies
    :param staff: people below each head of section
    """
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
                "name": f"Dinas {place}",
                "sidocakep_kind": "dinas",
                "parent_id": government.id,
            }
            for place in range(number)
        ]
    )
    heads = create_level(env, "head", bupati, number)
    for head, agency in zip(heads, agencies, strict=True):
        head.company_id = agency
    divisions = create_level(env, "administrator", heads, DIVISIONS)
    divisions |= create_level(env, "administrator", heads[0], 1)
    sections = create_level(env, "supervisor", divisions, SECTIONS)
    people = create_level(env, "pelaksana", sections, staff)
    jobs = heads | divisions | sections | people
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
    by_job = {}
    for depth in ("head", "administrator", "supervisor", "pelaksana"):
        at_depth = jobs.filtered(
            lambda job, kind=depth: job.position_kind_id.code == kind
        )
        level = env.ref(
            f"sidocakep_base.indicator_level_{LEVELS.get(depth, 'sub_activity_output')}"
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


def measure(env, name, function, keep=False):
    """Print and return the seconds of ``function`` from an empty cache.

    :param keep: leave what it wrote; else undo it
    """
    env.flush_all()
    env.invalidate_all()
    with env.cr.savepoint(flush=False) as savepoint:
        queries, started = env.cr.sql_log_count, time.perf_counter()
        result = function()
        env.flush_all()
        seconds = time.perf_counter() - started
        queries = env.cr.sql_log_count - queries
        if not keep:
            savepoint.rollback()
    env.invalidate_all()
    print(f"{name}: {seconds:.3f} s, {queries} queries, {result}")
    return seconds
