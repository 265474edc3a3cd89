"""A made-up regency of thousands of positions, for the benchmarks that need one.

An agency has a head, some heads of division, three of section each and the people below
them. Everybody is held since 2020; everybody owns indicators that support those of the
superior. The plan has a tujuan, a sasaran and a kegiatan for each division, a sub
kegiatan for each section, and a DPA on those.
"""

import json
from itertools import count

YEAR = 2026
SECTIONS = 3
#: Divisions and people a section of a regency of 40 agencies: 156 and 39 times 125.
REGENCY = [(5, 9)] + [(4, 9)] * 39
#: The same of agencies by the number of their people.
AGENCIES = {
    156: (5, 9),
    471: (5, 30),
    1521: (5, 100),
    3471: (5, 230),
    4971: (5, 330),
}
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


def create_government(env):
    return env["res.company"].create(
        {
            "name": "Kabupaten Ukur",
            "sidocakep_kind": "government",
            "region_kind": "kabupaten",
            "region_name": "Ukur",
            "profile_id": env.ref("sidocakep_base.profile_gunung_mas").id,
        }
    )


def create_regency(env, sizes):
    """Return the agencies of a new government and all their positions.

    :param sizes: (divisions, people below each head of section) of each agency
    """
    government = create_government(env)
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
            for place in range(len(sizes))
        ]
    )
    heads = create_level(env, "head", bupati, len(sizes))
    jobs = heads
    for head, agency, (divisions, staff) in zip(heads, agencies, sizes, strict=True):
        head.company_id = agency
        jobs |= (below := create_level(env, "administrator", head, divisions))
        jobs |= (below := create_level(env, "supervisor", below, SECTIONS))
        jobs |= create_level(env, "pelaksana", below, staff)
    create_people(env, jobs | bupati)
    return agencies, jobs


def create_plan(env, agency, jobs):
    """Return the draft Renstra of an agency and ``{position: its tujuan or sasaran}``.

    Heads answer for the programme, the kegiatan and the sub kegiatan of the DPA.
    """
    plan = env["sidocakep.plan"].create(
        {
            "name": "Renstra",
            "kind": "renstra",
            "company_id": agency.id,
            "year_start": YEAR - 1,
        }
    )
    nodes = env["sidocakep.plan.node"]

    def create_node(level, parent, job, code=False):
        return nodes.create(
            {
                "plan_id": plan.id,
                "level": level,
                "name": f"{level} {job.name}",
                "parent_id": parent.id,
                "responsible_job_id": job.id if code else False,
                "code": code,
            }
        )

    head = jobs.filtered(lambda job: job.position_kind_id.code == "head")
    objectives = {head: create_node("tujuan", nodes, head)}
    program, lines = None, []
    for number, division in enumerate(head.subordinate_ids, start=1):
        objectives[division] = create_node("sasaran", objectives[head], division)
        program = program or create_node("program", objectives[division], head, "1.01")
        code = f"1.01.2.{number:02}"
        activity = create_node("kegiatan", program, division, code)
        for place, section in enumerate(division.subordinate_ids, start=1):
            below = create_node("sub_kegiatan", activity, section, f"{code}.{place:04}")
            lines.append({"node_id": below.id, "amount": 1_000_000})
            for job in section | section.subordinate_ids:
                objectives[job] = objectives[division]
    budget = env["sidocakep.budget"].create(
        {
            "company_id": agency.id,
            "year": YEAR,
            "ratified_on": f"{YEAR}-01-02",
            "line_ids": [(0, 0, line) for line in lines],
        }
    )
    budget._with_workflow_bypass().write({"state": "ratified"})
    return plan, objectives


def create_indicators(env, agency, jobs, lines=1):
    """Give every position of an agency ``lines`` indicators under its superior's."""
    env = env(context={**env.context, "tracking_disable": True})
    plan, objectives = create_plan(env, agency, jobs)
    unit = env["sidocakep.unit"]._find_or_create("Persen")
    by_job = {}
    for depth in ("head", "administrator", "supervisor", "pelaksana"):
        at_depth = jobs.filtered(
            lambda job, kind=depth: job.position_kind_id.code == kind
        )
        level = env.ref(
            f"sidocakep_base.indicator_level_{LEVELS.get(depth, 'sub_activity_output')}"
        )
        keys = [(job, number) for job in at_depth for number in range(lines)]
        created = env["sidocakep.indicator"].create(
            [
                {
                    "name": f"Indikator {number} {job.name}",
                    "company_id": agency.id,
                    "kind": "iku" if depth == "head" else "target",
                    "level_id": level.id,
                    "unit_id": unit.id,
                    "owner_job_id": job.id,
                    "parent_indicator_id": by_job.get((job.superior_id, number)),
                    "node_ids": [(4, objectives[job].id)],
                }
                for job, number in keys
            ]
        )
        by_job.update(zip(keys, created.ids, strict=True))
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
